"""Change over time: stance by document, month or year, with the intervals of `stance`."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from framing.errors import InputError, did_you_mean
from framing.measure.stance import stance

Period = Literal["document", "month", "year"]

_LENGTH = {"year": 4, "month": 7, "document": 10}
TIME_COLUMNS = ("group", "actor", "period", "document", "stance", "low", "high", "n", "thin")


def over_time(evidence: pd.DataFrame, *, period: Period = "year", seed: int = 1) -> pd.DataFrame:
    """One row a (group, actor, period) with dated rows, in the order of time.

    period is `2023`, `2023-05`, or for single documents the date as given; rows whose date is
    missing or too coarse for the period are left out. `document` is empty unless asked for.
    """
    if period not in _LENGTH:
        raise InputError(
            "period",
            f'no period "{period}"',
            expected=", ".join(_LENGTH),
            cure=did_you_mean(period, _LENGTH),
        )
    date = evidence["date"].fillna("").astype(str).str.slice(0, _LENGTH[period])
    coarse = 4 if period == "document" else _LENGTH[period]
    rows = evidence.assign(period=date)[date.str.len() >= coarse]
    rows["text"] = rows["document"] if period == "document" else ""
    table = stance(rows, by=["group", "actor", "period", "text"], seed=seed)
    table = table.rename(columns={"text": "document"})
    table = table.sort_values(["group", "actor", "period", "document"])
    return table[list(TIME_COLUMNS)].reset_index(drop=True)
