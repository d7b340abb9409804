"""TextBlob's polarity of a sentence: a labelled second opinion, never mixed into stance."""

from __future__ import annotations


def sentence_tone(text: str) -> float:
    """Polarity in [-1, 1] as TextBlob's default analyser gives it, to four decimals.

    It knows neither actors nor roles: "Russia abandoned Armenia" is 0.0 to it.
    """
    # What `TextBlob(text).sentiment` asks, without the blob around it.
    from textblob.en import sentiment

    return round(float(sentiment(text)[0]), 4)
