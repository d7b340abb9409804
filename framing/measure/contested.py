"""Contested actors: opposite frames or clashing voices about one actor, in one place.

Kinds: `frames`, a frame of pole + and one of pole - for the same actor; `voices`, the author's
stance and the reported one fall on opposite sides of the neutral band (|stance| > 0.15).
Competing frames: D. Chong and J. N. Druckman 2007, Framing Theory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from framing.measure.rows import NEUTRAL, counted, polarity_of

CONTESTED_COLUMNS = ("kind", "left", "right", "n_left", "n_right", "evidence_ids")
IN_SENTENCE = ("group", "actor", "document", "sentence_id", "sentence")
IN_GROUP = ("group", "actor")


def contested(
    evidence: pd.DataFrame, poles: Mapping[str, str], *, within: Sequence[str] = IN_SENTENCE
) -> pd.DataFrame:
    """One row a contested place (`within`: one sentence, or one group with IN_GROUP).

    left and right: the frames of pole + and -, or `author` and `attributed` with their sign;
    n_left, n_right: rows on each side; evidence_ids: all of them.
    """
    keys = list(within)
    rows = _two_sided(counted(evidence), poles, keys)
    found = [
        [*part.iloc[0][keys], *clash]
        for _, part in rows.groupby(keys)
        for clash in (*_frames(part, poles), *_voices(part))
    ]
    table = pd.DataFrame(found, columns=[*keys, *CONTESTED_COLUMNS])
    return table.sort_values([*keys, "kind"]).reset_index(drop=True)


def _two_sided(rows: pd.DataFrame, poles: Mapping[str, str], keys: Sequence[str]) -> pd.DataFrame:
    """The rows of places that can clash at all: few of many, found without a look at each."""
    pole = rows["frame"].map(poles)
    own = rows["voice"] == "author"
    sides = rows[list(keys)].assign(good=pole == "+", bad=pole == "-", own=own, other=~own)
    has = sides.groupby(list(keys))[["good", "bad", "own", "other"]].transform("any")
    return rows[(has["good"] & has["bad"]) | (has["own"] & has["other"])]


def _frames(part: pd.DataFrame, poles: Mapping[str, str]) -> list[list[object]]:
    # A denied frame stands on the other side: "not a threat" does not clash with "a partner".
    asserted = part[~part["negated"].astype(bool)]
    pole = asserted["frame"].map(poles)
    good, bad = asserted[pole == "+"], asserted[pole == "-"]
    if good.empty or bad.empty:
        return []
    names = [", ".join(sorted(side["frame"].unique())) for side in (good, bad)]
    return [["frames", *names, len(good), len(bad), _ids(pd.concat([good, bad]))]]


def _voices(part: pd.DataFrame) -> list[list[object]]:
    own = part["voice"] == "author"
    if own.all() or not own.any():
        return []
    value = polarity_of(part.assign(own=own), ["own"])
    mine, theirs = float(value[True]), float(value[False])
    if not (min(mine, theirs) < -NEUTRAL and max(mine, theirs) > NEUTRAL):
        return []
    names = [f"author {'+' if mine > 0 else '-'}", f"attributed {'+' if theirs > 0 else '-'}"]
    return [["voices", *names, int(own.sum()), int((~own).sum()), _ids(part)]]


def _ids(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(sorted(rows["evidence_id"]))
