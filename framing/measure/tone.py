"""Tone: the mean TextBlob polarity of the sentences that mention an actor.

A labelled second opinion, never mixed into stance: it scores the words of the whole sentence,
whoever they are about (S. Loria, TextBlob; pattern lexicon by T. De Smedt and W. Daelemans
2012).
"""

from __future__ import annotations

import pandas as pd

from framing.measure.rows import SENTENCE

TONE_COLUMNS = ("group", "actor", "tone", "n")


def tone(mentions: pd.DataFrame) -> pd.DataFrame:
    """One row a (group, actor): tone in [-1, 1], the mean over n distinct sentences."""
    if mentions.empty:
        return pd.DataFrame(columns=list(TONE_COLUMNS))
    each = mentions.drop_duplicates(["group", "actor", *SENTENCE]).groupby(["group", "actor"])
    table = pd.DataFrame({"tone": each["tone"].mean(), "n": each.size()})
    return table.reset_index()[list(TONE_COLUMNS)]
