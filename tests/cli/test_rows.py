"""The one writer of rows: table, csv, json, jsonl, parquet."""

from __future__ import annotations

import csv
import io
import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.cli.files import write
from framing.cli.rows import Rows, as_csv, as_json, as_table, encode, plain
from framing.errors import InputError

ROWS = Rows(
    ("actor", "value", "n", "thin", "names"),
    [
        {"actor": "russia", "value": -0.25, "n": 3, "thin": True, "names": ["a", "b"]},
        {"actor": "china", "value": float("nan"), "n": None, "thin": False, "names": []},
    ],
)


def test_csv_has_an_ascii_minus_words_for_truth_and_nothing_for_no_value() -> None:
    assert as_csv(ROWS).splitlines() == [
        "actor,value,n,thin,names",
        "russia,-0.25,3,true,a | b",
        "china,,,false,",
    ]


def test_json_has_numbers_truth_and_null() -> None:
    first, second = json.loads(encode(ROWS, "json"))
    assert first == {"actor": "russia", "value": -0.25, "n": 3, "thin": True, "names": ["a", "b"]}
    assert second["value"] is None
    assert second["n"] is None
    assert second["thin"] is False


def test_jsonl_has_one_object_a_line() -> None:
    lines = str(encode(ROWS, "jsonl")).splitlines()
    assert [json.loads(line)["actor"] for line in lines] == ["russia", "china"]


def test_parquet_can_be_read_back() -> None:
    import pandas as pd

    data = encode(ROWS, "parquet")
    assert isinstance(data, bytes)
    table = pd.read_parquet(io.BytesIO(data))
    assert list(table["actor"]) == ["russia", "china"]
    assert table["value"][0] == -0.25


def test_a_table_is_aligned_and_numbers_stand_right() -> None:
    lines = as_table(ROWS._replace(columns=("actor", "value", "n"))).splitlines()
    assert lines == ["actor   value  n", "russia  -0.25  3", "china"]


def test_no_rows_are_said_to_be_none() -> None:
    assert as_table(Rows(("a",), [])) == "no rows\n"
    assert as_csv(Rows(("a",), [])) == "a\n"
    assert encode(Rows(("a",), []), "json") == "[]\n"


def test_there_is_no_signed_zero() -> None:
    assert as_csv(Rows(("a",), [{"a": -0.0}, {"a": -1e-9}])) == "a\n0\n0\n"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@given(st.lists(st.fixed_dictionaries({"a": VALUES, "b": VALUES}), max_size=4))
def test_whatever_a_cell_holds_no_form_fails_or_says_nan(records: list[dict[str, Any]]) -> None:
    rows = Rows(("a", "b"), list(records))
    assert len(json.loads(str(encode(rows, "json")))) == len(records)
    read = list(csv.reader(io.StringIO(as_csv(rows), newline="")))
    assert len(read) == len(records) + 1
    as_table(rows)
    assert as_json(records)


@given(st.floats())
def test_a_number_is_finite_or_nothing(value: float) -> None:
    kept = plain(value)
    assert kept is None or math.isfinite(kept)


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.csv"
    write(str(target), "old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(InputError, match="No space left on device"):
        write(str(target), "new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
