"""Dyads: who does what to whom, according to whom.

Directed source-target events with a holder, in the manner of event data (P. Schrodt 2012,
CAMEO; D. Bond et al. 2003, IDEA).
"""

from __future__ import annotations

import pandas as pd

from framing.measure.rows import counted, polarity_of, sentences

DYAD_COLUMNS = ("group", "agent", "target", "frame", "holder", "n", "polarity")


def dyads(evidence: pd.DataFrame) -> pd.DataFrame:
    """One row a (group, agent, target, frame, holder), from rows with a counterpart.

    The framed actor is the agent, unless it stands in role target. A mutual relation (role
    party) has no direction: its two sides stand in alphabetical order, once.
    """
    rows = counted(evidence)
    rows = rows[(rows["counterpart"] != "") & (rows["counterpart"] != rows["actor"])]
    if rows.empty:
        return pd.DataFrame(columns=list(DYAD_COLUMNS))
    turned = (rows["role"] == "target") | (
        (rows["role"] == "party") & (rows["counterpart"] < rows["actor"])
    )
    directed = rows.assign(
        agent=rows["counterpart"].where(turned, rows["actor"]),
        target=rows["actor"].where(turned, rows["counterpart"]),
    )
    by = list(DYAD_COLUMNS[:5])
    table = pd.DataFrame({"n": sentences(directed, by), "polarity": polarity_of(directed, by)})
    return table.reset_index()[list(DYAD_COLUMNS)]
