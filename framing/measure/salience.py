"""Frame profiles: under which frames a group shows an actor.

salience = mentions of the actor under the frame / all mentions of the actor in the group
(R. M. Entman 1993, Framing: making some aspects more salient); share = rows under the frame /
all counted rows of the actor in the group, so that the shares of one actor add up to 1.
"""

from __future__ import annotations

import pandas as pd

from framing.measure.rows import MENTION, counted, look_up, mention_keys, polarity_of, sentences

FRAME_COLUMNS = (
    "group",
    "actor",
    "frame",
    "n",
    "rows",
    "framed",
    "mentions",
    "salience",
    "share",
    "polarity",
)


def frames(evidence: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """One row a (group, actor, frame) that occurs.

    n: distinct sentences; rows: counted rows; framed: mentions under the frame; mentions: all
    mentions of the actor in the group; salience and share in [0, 1]; polarity in [-1, 1].
    """
    rows = counted(evidence)
    if rows.empty:
        return pd.DataFrame(columns=list(FRAME_COLUMNS))
    cell, actor = ["group", "actor", "frame"], ["group", "actor"]
    table = pd.DataFrame({"n": sentences(rows, cell)})
    table["rows"] = rows.groupby(cell).size()
    table["framed"] = rows.drop_duplicates([*cell, *MENTION]).groupby(cell).size()
    table["polarity"] = polarity_of(rows, cell)
    table = table.reset_index()
    every = mention_keys(evidence, mentions).groupby(actor).size()
    table["mentions"] = look_up(table, actor, every).astype("int64")
    table["salience"] = table["framed"] / table["mentions"]
    table["share"] = table["rows"] / table.groupby(actor)["rows"].transform("sum")
    return table[list(FRAME_COLUMNS)]
