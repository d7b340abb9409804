"""Cues that deserve a second look, judged by what they did in texts.

What carries a value is in `framing.measure.robustness`; this is about the cues themselves.
"""

from __future__ import annotations

from typing import Final

import pandas as pd

from framing.measure.rows import SENTENCE, counted

DOUBT_COLUMNS: Final = ("doubt", "cue_id", "other", "n", "share")
#: A cue in so many sentences, and in so large a part of all that count, is too broad.
_BROAD: Final = 10
_BROAD_SHARE: Final = 0.05
#: Sentences a cue needs before it is telling that one group alone uses it.
_ALONE: Final = 3


def doubts(evidence: pd.DataFrame) -> pd.DataFrame:
    """One row a doubt and cue; n: distinct sentences, share: of the sentences it is measured by.

    overlapping: shares words and frame with `other` on the same actor (of the cue's sentences);
    contradictory: shares words with `other`, which has the opposite sign; too-broad: in 5 % of
    all counted sentences, and ten at least; one-group: only `other`, a group, triggers it.
    """
    rows = counted(evidence)
    if rows.empty:
        return pd.DataFrame(columns=list(DOUBT_COLUMNS))
    tables = [_pairs(rows), _broad(rows), _alone(rows)]
    found = pd.concat([table for table in tables if len(table)] or tables[:1], ignore_index=True)
    order = ["doubt", "n", "cue_id", "other"]
    found = found.sort_values(order, ascending=[True, False, True, True], kind="stable")
    return found[list(DOUBT_COLUMNS)].reset_index(drop=True)


def _sentences(rows: pd.DataFrame, by: list[str]) -> pd.Series[int]:
    return rows.drop_duplicates([*by, *SENTENCE]).groupby(by).size()


def _pairs(rows: pd.DataFrame) -> pd.DataFrame:
    """Two cues on the same words for the same actor: of one frame, or of opposite signs."""
    kept = ["cue_id", "frame", "valence", "cue_start", "cue_end"]
    keys = [*SENTENCE, "actor"]
    both = rows[[*keys, *kept]].merge(rows[[*keys, *kept]], on=keys, suffixes=("", "_other"))
    both = both[
        (both["cue_id"] < both["cue_id_other"])
        & (both["cue_start"] < both["cue_end_other"])
        & (both["cue_start_other"] < both["cue_end"])
    ]
    against = both["valence"] * both["valence_other"] < 0
    same = both["frame"] == both["frame_other"]
    both = both.assign(doubt="").rename(columns={"cue_id_other": "other"})
    both.loc[same, "doubt"] = "overlapping"
    both.loc[against, "doubt"] = "contradictory"
    both = both[both["doubt"] != ""]
    if both.empty:
        return pd.DataFrame(columns=list(DOUBT_COLUMNS))
    counts = _sentences(both, ["doubt", "cue_id", "other"]).rename("n").reset_index()
    counts["share"] = counts["n"] / counts["cue_id"].map(_sentences(rows, ["cue_id"]))
    return counts


def _broad(rows: pd.DataFrame) -> pd.DataFrame:
    every = len(rows.drop_duplicates(list(SENTENCE)))
    counts = _sentences(rows, ["cue_id"]).rename("n").reset_index()
    counts["share"] = counts["n"] / every
    wide = counts[(counts["n"] >= _BROAD) & (counts["share"] >= _BROAD_SHARE)]
    return wide.assign(doubt="too-broad", other="")


def _alone(rows: pd.DataFrame) -> pd.DataFrame:
    if rows["group"].nunique() < 2:
        return pd.DataFrame(columns=list(DOUBT_COLUMNS))
    counts = _sentences(rows, ["cue_id"]).rename("n").reset_index()
    groups = rows.groupby("cue_id")["group"]
    counts["other"] = counts["cue_id"].map(groups.first()).astype(str)
    one = counts["cue_id"].map(groups.nunique()) == 1
    return counts[one & (counts["n"] >= _ALONE)].assign(doubt="one-group", share=1.0)
