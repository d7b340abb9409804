"""What a reader gives: a document with its cleaned text, its paragraphs and what was cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ParagraphKind = Literal["prose", "heading", "item"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch `text[start:end]` of the cleaned text, parsed as one piece.

    A heading is kept for `section` and shown, never scored; an item is one bullet of a list,
    and the prose paragraph before the first item is its lead-in.
    """

    start: int
    end: int
    kind: ParagraphKind
    section: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of the raw file that is not prose, and the name of the rule that said so."""

    line: int
    text: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One text. `document` is its path relative to the folder given, never absolute."""

    document: str
    source: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    cuts: tuple[Cut, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"
    alerts: tuple[str, ...] = ()

    @property
    def words_kept(self) -> int:
        """Blank-separated words of the cleaned text, headings included."""
        return len(self.text.split())

    @property
    def words_cut(self) -> int:
        """Blank-separated words of all that was cut."""
        return sum(len(cut.text.split()) for cut in self.cuts)
