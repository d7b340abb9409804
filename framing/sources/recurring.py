"""Paragraphs that stand in many texts of one outlet: its own words about itself, not a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from framing.sources.model import Document, Paragraph
from framing.sources.pieces import same

#: Paragraphs at the head and at the foot of a text among which they are looked for.
_HEAD: Final = 2
_FOOT: Final = 4
#: They stand in so many texts of the outlet, and in this share of them.
_TEXTS: Final = 4
_SHARE: Final = 0.1
#: Letters; a shorter line is a section's name, a longer paragraph a text's own.
_SHORTEST: Final = 20
_LONGEST: Final = 600


def recurring(documents: Sequence[Document], copies: Iterable[str]) -> dict[str, frozenset[str]]:
    """Outlet -> its recurring paragraphs, as `same` gives them; copies of a text count once."""
    left_out = frozenset(copies)
    texts: Counter[str] = Counter()
    counts: dict[str, Counter[str]] = {}
    seen: set[str] = set()
    for document in documents:
        if document.document in left_out or document.text in seen:
            continue
        seen.add(document.text)
        outlet = outlet_of(document)
        texts[outlet] += 1
        counts.setdefault(outlet, Counter()).update(_edges(document))
    found = {
        outlet: frozenset(
            key for key, n in keys.items() if n >= max(_TEXTS, _SHARE * texts[outlet])
        )
        for outlet, keys in counts.items()
    }
    return {outlet: keys for outlet, keys in found.items() if keys}


def outlet_of(document: Document) -> str:
    """Whose page the text stood on."""
    return document.metadata.get("outlet") or document.source


def _edges(document: Document) -> set[str]:
    """The paragraphs at head and foot, each once; never all of a text."""
    paragraphs = document.paragraphs
    if len(paragraphs) < 3:
        return set()
    edges = {*paragraphs[:_HEAD], *paragraphs[-_FOOT:]} - {max(paragraphs, key=_length)}
    keys = (same(document.text[p.start : p.end]) for p in edges)
    return {key for key in keys if _SHORTEST <= len(key) <= _LONGEST}


def _length(paragraph: Paragraph) -> int:
    return paragraph.end - paragraph.start
