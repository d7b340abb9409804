"""Robustness: how much of a stance rests on one cue or one document.

Leave-one-out influence (the delete-one jackknife, B. Efron and C. Stein 1981, The Jackknife
Estimate of Variance): the cell is computed again without each cue, or each document.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from framing.measure.rows import counted

LEFT_OUT_COLUMNS = ("left_out", "share", "without", "change", "sign_flips")


def leave_one_out(evidence: pd.DataFrame, part: str, *, by: Sequence[str]) -> pd.DataFrame:
    """One row a (cell, left-out value of `part`), `part` being `cue_id` or `document`.

    share: the part of sum(weight x |polarity|) that the left-out rows bring (of sum(weight)
    where every polarity is 0); without: the stance of the rest, missing where nothing is left;
    change: without - stance; sign_flips: the two have opposite signs.
    """
    rows = counted(evidence)
    keys = list(by)
    if rows.empty:
        return pd.DataFrame(columns=[*keys, *LEFT_OUT_COLUMNS])
    pull = rows["weight"] * rows["polarity"]
    parts = rows.assign(pull=pull, force=pull.abs()).groupby([*keys, part])
    table = parts[["pull", "force", "weight"]].sum().reset_index()
    whole = table.groupby(keys)[["pull", "force", "weight"]].transform("sum")
    some_force = whole["force"] > 0
    table["share"] = (table["force"] / whole["force"]).where(
        some_force, table["weight"] / whole["weight"]
    )
    rest = (whole["weight"] - table["weight"]).where(
        table.groupby(keys)[part].transform("size") > 1
    )
    value = whole["pull"] / whole["weight"]
    table["without"] = (whole["pull"] - table["pull"]) / rest
    table["change"] = table["without"] - value
    table["sign_flips"] = table["without"] * value < -1e-12
    return table.rename(columns={part: "left_out"})[[*keys, *LEFT_OUT_COLUMNS]]


def leave_one_cue_out(evidence: pd.DataFrame, *, by: Sequence[str]) -> pd.DataFrame:
    """Per cell (as index): `top_cue`, `top_cue_share` in [0, 1] and `sign_flips`."""
    keys = list(by)
    each = leave_one_out(evidence, "cue_id", by=keys)
    # Ties go to the alphabetically first cue, so that the order of rows never matters.
    first = each.sort_values(["share", "left_out"], ascending=[False, True], kind="stable")
    top = first.groupby(keys)[["left_out", "share"]].first()
    top = top.rename(columns={"left_out": "top_cue", "share": "top_cue_share"})
    top["sign_flips"] = each.groupby(keys)["sign_flips"].any()
    return top
