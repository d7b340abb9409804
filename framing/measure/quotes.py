"""The one sentence that stands for many: short, strong, asserted, as written."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

LONGEST = 300


def quote(rows: pd.DataFrame, *, longest: int = LONGEST) -> tuple[str, str]:
    """(sentence, document) to quote for evidence rows; two empty strings where there are none.

    Strongest first (weight x |polarity| in steps of a fifth), then the shortest that fits; cut
    at a word with an ellipsis if none fits.
    """
    if rows.empty:
        return "", ""
    best = _best_first(rows, longest).iloc[0]
    return shortened(str(best["sentence"]), longest=longest), str(best["document"])


def quotes(
    rows: pd.DataFrame, by: Sequence[str], *, longest: int = LONGEST
) -> dict[tuple[str, ...], tuple[str, str]]:
    """What `quote` gives for each value of `by`, sorted once for all of them."""
    keys = list(by)
    best = _best_first(rows, longest).drop_duplicates(keys)
    values = best[[*keys, "sentence", "document"]].astype(str).to_numpy().tolist()
    return {tuple(v[:-2]): (shortened(v[-2], longest=longest), v[-1]) for v in values}


def _best_first(rows: pd.DataFrame, longest: int) -> pd.DataFrame:
    strength = (rows["weight"] * rows["polarity"].abs() * 5).round()
    length = rows["sentence"].str.len()
    return rows.assign(strength=strength, fits=length <= longest, length=length).sort_values(
        ["fits", "strength", "length", "document", "start"],
        ascending=[False, False, True, True, True],
        kind="stable",
    )


def shortened(text: str, *, longest: int = LONGEST) -> str:
    """`text` on one line, cut at a word with an ellipsis where it passes `longest` characters."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    kept = line[: longest - 1]
    if not line[longest - 1].isspace() and " " in kept:
        kept = kept[: kept.rindex(" ")]
    return kept.rstrip(" ,;:-") + "\N{HORIZONTAL ELLIPSIS}"


def voice_of(rows: pd.DataFrame) -> str:
    """`author`, `attributed` or `mixed`; empty for no rows. Quoted words count as attributed."""
    voices = {"author" if voice == "author" else "attributed" for voice in rows["voice"]}
    return "mixed" if len(voices) > 1 else next(iter(voices), "")
