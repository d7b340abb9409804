"""Emphasis: how much of a group's attention an actor gets.

share = mentions of the actor / mentions of all actors in the group; per_1000 = mentions per
1,000 words of the group's kept text (attention as first-level salience: M. McCombs and
D. Shaw 1972, The agenda-setting function of mass media).
"""

from __future__ import annotations

import pandas as pd

from framing.measure.rows import look_up, mention_keys

EMPHASIS_COLUMNS = ("group", "actor", "mentions", "share", "per_1000")


def emphasis(
    evidence: pd.DataFrame, mentions: pd.DataFrame, documents: pd.DataFrame
) -> pd.DataFrame:
    """One row a (group, actor) that is mentioned; share in [0, 1].

    per_1000 is 0 where the documents tell no number of words.
    """
    keys = mention_keys(evidence, mentions)
    if keys.empty:
        return pd.DataFrame(columns=list(EMPHASIS_COLUMNS))
    table = keys.groupby(["group", "actor"]).size().rename("mentions").reset_index()
    table["share"] = table["mentions"] / table.groupby("group")["mentions"].transform("sum")
    words = look_up(table, ["group"], documents.groupby("group")["words_kept"].sum())
    table["per_1000"] = (1000 * table["mentions"] / words.where(words > 0)).fillna(0.0)
    return table[list(EMPHASIS_COLUMNS)]
