"""Silence in three states: an actor is absent, mentioned without a frame, or framed.

None of the three is a stance of 0 (the hidden and the absent: T. Huckin 2002, Textual silence
and the discourse of homelessness).
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from framing.measure.rows import MENTION, counted, look_up, mention_keys

SILENCE_GROUP_COLUMNS = ("group", "actor", "state", "mentions", "framed")


def silence(
    evidence: pd.DataFrame,
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    actors: Iterable[str] = (),
) -> pd.DataFrame:
    """One row for every group and every actor that any group mentions, or that `actors` names.

    mentions: all mentions; framed: the mentions that carry a counted frame.
    """
    keys = mention_keys(evidence, mentions)
    rows = counted(evidence)
    groups = sorted({*documents["group"], *keys["group"]})
    everybody = sorted({*keys["actor"], *actors})
    pairs = [(group, actor) for group in groups for actor in everybody]
    table = pd.DataFrame(pairs, columns=["group", "actor"])
    if table.empty:
        return pd.DataFrame(columns=list(SILENCE_GROUP_COLUMNS))
    by = ["group", "actor"]
    framed = rows.drop_duplicates(["group", *MENTION]).groupby(by).size()
    table["mentions"] = look_up(table, by, keys.groupby(by).size()).astype("int64")
    table["framed"] = look_up(table, by, framed).astype("int64")
    table["state"] = "absent"
    table.loc[table["mentions"] > 0, "state"] = "mentioned"
    table.loc[table["framed"] > 0, "state"] = "framed"
    return table[list(SILENCE_GROUP_COLUMNS)]
