"""Similarity of groups by their frame profiles: how alike they show the same actors.

A profile is the share of each (actor, frame) in a group's distinct framed sentences. cosine in
[0, 1]; jensen_shannon is the distance (square root of the divergence, base 2) in [0, 1], 0 for
the same profile (J. Lin 1991, Divergence measures based on the Shannon entropy; D. Endres and
J. Schindelin 2003).
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from framing.measure.rows import counted, sentences

SIMILARITY_COLUMNS = ("group_a", "group_b", "cosine", "jensen_shannon", "n_a", "n_b", "shared")


def similarity(evidence: pd.DataFrame) -> pd.DataFrame:
    """One row a pair of groups; n_a, n_b: their claims; shared: pairs (actor, frame) of both."""
    from scipy.spatial.distance import jensenshannon

    rows = counted(evidence)
    if rows.empty or rows["group"].nunique() < 2:
        return pd.DataFrame(columns=list(SIMILARITY_COLUMNS))
    counts = sentences(rows, ["group", "actor", "frame"]).unstack(["actor", "frame"], fill_value=0)
    table = counts.sort_index().to_numpy(dtype="float64")
    share = table / table.sum(axis=1, keepdims=True)
    unit = share / np.linalg.norm(share, axis=1, keepdims=True)
    names = [str(name) for name in counts.sort_index().index]
    found = []
    for a, b in combinations(range(len(names)), 2):
        cosine = min(float(unit[a] @ unit[b]), 1.0)
        distance = float(np.nan_to_num(jensenshannon(share[a], share[b], base=2)))
        both = int(((table[a] > 0) & (table[b] > 0)).sum())
        sizes = (int(table[a].sum()), int(table[b].sum()))
        found.append([names[a], names[b], cosine, distance, *sizes, both])
    return pd.DataFrame(found, columns=list(SIMILARITY_COLUMNS))
