"""Metadata guessed from a text's head, used where sources.csv is silent."""

from __future__ import annotations

import re
from typing import Final

from framing.sources.clean import Cleaned
from framing.sources.dates import dates_in
from framing.sources.model import Cut

_AUTHOR: Final = re.compile(r"^(?:authors?|by|written by)\s*:?\s+(\S.{2,80})$", re.IGNORECASE)
_OUTLET: Final = re.compile(
    r"^(?:publisher|organi[sz]ation/publisher)\s*:\s*(\S.{1,80})$", re.IGNORECASE
)
_DATED: Final = re.compile(r"^(?:date|published|posted)\b", re.IGNORECASE)
_HEAD_RULES: Final = ("date", "label", "head")


def guessed(cleaned: Cleaned) -> dict[str, str]:
    """Of title, author, outlet and published those that the head of the text tells."""
    body = next((i for i, p in enumerate(cleaned.paragraphs) if p.kind == "prose"), 0)
    cuts = [cut for cut in cleaned.cuts if cut.rule in _HEAD_RULES]
    found = {
        "title": cleaned.title or _first_heading(cleaned, body),
        "author": _first_match(_AUTHOR, cuts),
        "outlet": _first_match(_OUTLET, cuts),
        "published": _published(cuts),
    }
    return {key: value for key, value in found.items() if value}


def _first_heading(cleaned: Cleaned, body: int) -> str:
    headings = (p for p in cleaned.paragraphs[:body] if p.kind == "heading")
    return next((cleaned.text[p.start : p.end] for p in headings), "")


def _first_match(pattern: re.Pattern[str], cuts: list[Cut]) -> str:
    found = (pattern.match(cut.text) for cut in cuts)
    return next((match[1].strip() for match in found if match), "")


def _published(cuts: list[Cut]) -> str:
    """A labelled date goes before one that stands alone: that is often the day of the print."""
    ordered = sorted(cuts, key=lambda cut: (_DATED.match(cut.text) is None, cut.line))
    return next((day for cut in ordered for day in dates_in(cut.text)[:1]), "")
