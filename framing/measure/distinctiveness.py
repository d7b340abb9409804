"""Distinctiveness: the frame in which one group shows an actor more than the others do.

Weighted log-odds ratio with an informative Dirichlet prior: B. L. Monroe, M. P. Colaresi and
K. M. Quinn (2008), Fightin' Words, Political Analysis 16(4), equations 15, 20 and 22. For one
actor the features are the frames, counted in distinct sentences. The prior is how often all
groups use a frame of anybody, times PRIOR sentences: a frame that is common everywhere has to
show up more often to stand out, and an actor framed in one group only is held against the
general run of frames. How much is said about an actor does not enter; that is emphasis.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.measure.rows import counted, sentences

Floats = NDArray[np.float64]

#: Weight of the prior, in sentences: small beside a source of a few pages, so that a claim made
#: three times in one source stands out, and large beside a single sentence.
PRIOR = 20.0

DISTINCT_COLUMNS = (
    "group",
    "actor",
    "frame",
    "log_odds",
    "z",
    "n",
    "n_elsewhere",
    "only_here",
)


def log_odds(here: Floats, elsewhere: Floats, prior: Floats) -> tuple[Floats, Floats]:
    """Log-odds ratio and its z-score; arrays (..., features), the prior broadcast over them.

    delta = log((y_i + a) / (n_i + a0 - y_i - a)) - log((y_j + a) / (n_j + a0 - y_j - a)),
    var(delta) = 1 / (y_i + a) + 1 / (y_j + a), z = delta / sqrt(var). Every prior must be
    above 0, and there must be two features or more.
    """
    first, second = here + prior, elsewhere + prior
    delta = np.log(first / (first.sum(axis=-1, keepdims=True) - first)) - np.log(
        second / (second.sum(axis=-1, keepdims=True) - second)
    )
    return delta, delta / np.sqrt(1 / first + 1 / second)


def distinct(evidence: pd.DataFrame, *, prior: float = PRIOR) -> pd.DataFrame:
    """One row a (group, actor, frame) that occurs; empty where there is nothing to compare.

    n and n_elsewhere are distinct sentences; only_here: no other group has the pair.
    """
    rows = counted(evidence)
    if rows.empty or rows["group"].nunique() < 2:
        return pd.DataFrame(columns=list(DISTINCT_COLUMNS))
    counts = sentences(rows, ["actor", "group", "frame"]).unstack("frame", fill_value=0)
    counts = counts.sort_index().sort_index(axis=1)
    here = counts.to_numpy(dtype="float64")
    elsewhere = counts.groupby(level="actor").transform("sum").to_numpy(dtype="float64") - here
    used = here.sum(axis=0)
    # A single frame in all the texts can stand out against nothing.
    delta = z = np.zeros_like(here)
    if len(used) > 1:
        delta, z = log_odds(here, elsewhere, prior * used / used.sum())
    found = pd.DataFrame({"n": counts.stack()}).reset_index()
    found = found.assign(log_odds=delta.ravel(), z=z.ravel())
    found["n_elsewhere"] = elsewhere.ravel().astype("int64")
    found["only_here"] = found["n_elsewhere"] == 0
    by = ["group", "z", "log_odds", "actor", "frame"]
    found = found[found["n"] > 0].sort_values(by, ascending=[True, False, False, True, True])
    return found.reset_index(drop=True)[list(DISTINCT_COLUMNS)]
