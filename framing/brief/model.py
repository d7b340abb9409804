"""What a briefing holds, before any format is chosen. All texts are clean single lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of a sentence; `strong` marks a cue."""

    text: str
    strong: bool = False


class Statement(NamedTuple):
    """A finding: its sentence, what stands behind it, one quotation, the annex sentences."""

    text: str
    facts: str
    quote: str
    source: str
    numbers: tuple[int, ...]
    more: int


class Picture(NamedTuple):
    """A figure as a picture (PNG on white paper) with everything that travels with it."""

    number: int
    name: str
    title: str
    subtitle: str
    note: str
    alt: str
    source_line: str
    how_line: str
    png: bytes
    width: int
    height: int


class Grid(NamedTuple):
    """A table: header, rows of text, and a line on how to read it."""

    title: str
    note: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Sentence(NamedTuple):
    """A numbered sentence of the annex; `claims` say what was read in it."""

    number: int
    pieces: tuple[Piece, ...]
    claims: tuple[str, ...]
    source: str
    ids: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence as written."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Plan:
    """The whole content of a briefing, in the order in which it is read.

    `title` may end in an ellipsis; `full_title` never does. `opening` says what was read, under
    the title; `facts` and `method` are (label, text). `words` are the fixed words of the
    briefing; `notes` tell its maker what was left out.
    """

    title: str
    full_title: str
    opening: tuple[str, ...]
    notices: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    command: str
    findings: tuple[Statement, ...]
    caution: str
    warnings: tuple[str, ...]
    pictures: tuple[Picture, ...]
    grid: Grid | None
    method: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    evidence: tuple[Sentence, ...]
    sources: tuple[str, ...]
    words: Mapping[str, str]
    notes: tuple[str, ...]
