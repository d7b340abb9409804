"""Stance: how favourably a group's wording treats an actor.

stance = sum(weight x polarity) / sum(weight) over the counted rows of a cell, in [-1, 1];
n = distinct sentences. A ratio estimator with the sentence as sampling unit: W. G. Cochran,
Sampling Techniques (1977), chapter 6.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from framing.measure.intervals import intervals
from framing.measure.robustness import leave_one_cue_out
from framing.measure.rows import VoiceFilter, counted, in_voice, polarity_of, sentences
from framing.schema import THIN

STANCE_COLUMNS = (
    "stance",
    "low",
    "high",
    "n",
    "thin",
    "rows",
    "stance_author",
    "n_author",
    "stance_attributed",
    "n_attributed",
    "top_cue",
    "top_cue_share",
    "sign_flips",
)


def stance(
    evidence: pd.DataFrame, *, by: Sequence[str] = ("group", "actor"), seed: int = 1
) -> pd.DataFrame:
    """One row a cell of `by`, with a 95 % interval where n >= 5; thin cells carry none.

    `stance_author` and `stance_attributed` (reported and quoted) stand beside the whole; they
    are missing where the voice does not occur. `top_cue` is the cue whose rows pull hardest,
    `sign_flips` whether the value changes sign when any one cue is left out.
    """
    rows = counted(evidence)
    keys = list(by)
    if rows.empty:
        return pd.DataFrame(columns=[*keys, *STANCE_COLUMNS])
    table = pd.DataFrame({"stance": polarity_of(rows, keys)})
    table = table.join(intervals(rows, by=keys, seed=seed))
    table["n"] = sentences(rows, keys)
    table["thin"] = table["n"] < THIN
    table["rows"] = rows.groupby(keys).size()
    for voice in ("author", "attributed"):
        table = table.join(_in_one_voice(rows, keys, voice))
    table = table.join(leave_one_cue_out(rows, by=keys))
    return table.reset_index()[[*keys, *STANCE_COLUMNS]]


def _in_one_voice(rows: pd.DataFrame, keys: list[str], voice: VoiceFilter) -> pd.DataFrame:
    every = rows.groupby(keys).size().index
    part = in_voice(rows, voice)
    value = polarity_of(part, keys).reindex(every)
    n = sentences(part, keys).reindex(every).fillna(0).astype("int64")
    return pd.DataFrame({f"stance_{voice}": value, f"n_{voice}": n})
