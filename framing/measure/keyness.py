"""Keyness: the words that stand around an actor more often than elsewhere.

Log-likelihood G2 (T. Dunning 1993, Accurate Methods for the Statistics of Surprise and
Coincidence; P. Rayson and R. Garside 2000) with its sign, and the weighted log-odds of
`distinctiveness`, over the words of the distinct sentences that mention some actor.
"""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.measure.distinctiveness import log_odds
from framing.measure.rows import SENTENCE

Floats = NDArray[np.float64]

#: Weight of the prior in words, small beside the sentences of one actor.
PRIOR_WORDS = 100.0
KEYNESS_COLUMNS = ("word", "count", "elsewhere", "log_likelihood", "log_odds", "z")
_WORD = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][^\W\d_]+)*")


def keyness(mentions: pd.DataFrame, actor: str, *, group: str = "", least: int = 2) -> pd.DataFrame:
    """One row a word with `least` uses around `actor` (in `group`), most typical first.

    The rest is every other sentence of the mention table. The actor's own names do not count.
    """
    own = mentions["actor"] == actor
    if group:
        own &= mentions["group"] == group
    chosen = mentions[own].drop_duplicates(list(SENTENCE))
    every = mentions.drop_duplicates(list(SENTENCE))
    here_ids = set(zip(*(chosen[column] for column in SENTENCE), strict=True))
    inside = [key in here_ids for key in zip(*(every[c] for c in SENTENCE), strict=True)]
    names = _count(mentions.loc[mentions["actor"] == actor, "mention"].drop_duplicates())
    here = _count(every.loc[inside, "sentence"])
    there = _count(every.loc[[not flag for flag in inside], "sentence"])
    words = sorted((here.keys() | there.keys()) - names.keys())
    if not here or not there or len(words) < 2:
        return pd.DataFrame(columns=list(KEYNESS_COLUMNS))
    first = np.array([here[word] for word in words], dtype="float64")
    second = np.array([there[word] for word in words], dtype="float64")
    prior = PRIOR_WORDS * (first + second) / (first + second).sum()
    delta, z = log_odds(first, second, prior)
    table = pd.DataFrame({"word": words, "count": first, "elsewhere": second})
    table = table.astype({"count": "int64", "elsewhere": "int64"})
    table = table.assign(log_likelihood=log_likelihood(first, second), log_odds=delta, z=z)
    table = table[table["count"] >= least]
    order = table.sort_values(["log_likelihood", "word"], ascending=[False, True])
    return order.reset_index(drop=True)[list(KEYNESS_COLUMNS)]


def log_likelihood(here: Floats, elsewhere: Floats) -> Floats:
    """Signed G2 of each word: 2 sum(O ln(O / E)), negative where the word is rarer here."""
    n, m = here.sum(), elsewhere.sum()
    both = here + elsewhere
    parts = [
        np.where(seen > 0, seen * np.log(np.where(seen > 0, seen, 1) / (size * both / (n + m))), 0)
        for seen, size in ((here, n), (elsewhere, m))
    ]
    sign = np.where(here / n >= elsewhere / m, 2.0, -2.0)
    signed: Floats = sign * (parts[0] + parts[1])
    return signed


def _count(texts: pd.Series[str]) -> Counter[str]:
    return Counter(word.lower() for text in texts for word in _WORD.findall(text))
