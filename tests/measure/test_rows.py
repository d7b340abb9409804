"""Rows of a table as dictionaries of plain values."""

from __future__ import annotations

import math

import pandas as pd

from framing.measure.rows import records


def test_records_hold_what_pandas_would_say_cell_by_cell() -> None:
    table = pd.DataFrame(
        {"name": ["a", "b"], "n": [1, 2], "share": [0.5, 0.25], "thin": [True, False]}
    )
    found = records(table)
    assert found == table.to_dict("records")
    assert [type(value) for value in found[0].values()] == [str, int, float, bool]


def test_a_missing_value_stays_missing() -> None:
    (row,) = records(
        pd.DataFrame({"low": [float("nan")], "anchor": pd.Series([None], dtype="str")})
    )
    assert math.isnan(row["low"])
    assert math.isnan(row["anchor"])
