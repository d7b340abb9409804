"""Position: where in a text an actor is framed, and how, in thirds of its length.

Placement is part of emphasis (R. M. Entman 1993): what stands first is read most.
"""

from __future__ import annotations

import pandas as pd

from framing.measure.stance import stance

THIRDS = ("beginning", "middle", "end")
POSITION_COLUMNS = ("group", "actor", "third", "stance", "low", "high", "n", "thin", "share")


def position(evidence: pd.DataFrame, mentions: pd.DataFrame, *, seed: int = 1) -> pd.DataFrame:
    """One row a (group, actor, third); share: of the actor's framed sentences in the group.

    The length of a text is taken to the end of the last sentence that mentions any actor.
    """
    ends = [table.groupby("document")["end"].max() for table in (evidence, mentions) if len(table)]
    if evidence.empty:
        return pd.DataFrame(columns=list(POSITION_COLUMNS))
    length = pd.concat(ends).groupby(level=0).max()
    part = 3 * evidence["start"] / evidence["document"].map(length)
    number = part.astype("int64").clip(0, 2)
    rows = evidence.assign(third=number.map(dict(enumerate(THIRDS))))
    table = stance(rows, by=["group", "actor", "third"], seed=seed)
    table["share"] = table["n"] / table.groupby(["group", "actor"])["n"].transform("sum")
    place = table["third"].map({third: i for i, third in enumerate(THIRDS)})
    table = table.assign(place=place).sort_values(["group", "actor", "place"])
    return table[list(POSITION_COLUMNS)].reset_index(drop=True)
