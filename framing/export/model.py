"""What exports share: formats, sentences with their claims, tokens whose edges spans keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from pandas import DataFrame

from framing.measure.rows import counted, records

Row = Mapping[str, Any]
#: Words, numbers with their signs inside, and single marks.
_TOKEN: Final = re.compile(r"\w+(?:['’.,]\w+)*|[^\w\s]")


class Format(NamedTuple):
    """A format: the file's ending, one line about it, and `write(evidence, texts)`, where
    `texts` maps a document to its cleaned text."""

    ending: str
    description: str
    write: Callable[[DataFrame, Mapping[str, str]], str]


class Token(NamedTuple):
    """A token of a sentence; offsets count characters from the sentence's start."""

    text: str
    start: int
    end: int


class Span(NamedTuple):
    """A marked stretch, with the same offsets, and its label."""

    start: int
    end: int
    label: str


def sentences(evidence: DataFrame) -> list[list[Row]]:
    """The counted rows of each sentence, in the order of the texts."""
    rows = records(counted(evidence))
    rows.sort(key=lambda row: (str(row["document"]), int(row["start"]), int(row["cue_start"])))
    grouped: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        grouped.setdefault((str(row["document"]), int(row["start"])), []).append(row)
    return list(grouped.values())


def mention_of(row: Row) -> Span:
    """The actor's mention inside its sentence."""
    return _inside(row, "mention_start", "mention_end", str(row["actor"]))


def cue_of(row: Row) -> Span:
    """The cue inside its sentence."""
    return _inside(row, "cue_start", "cue_end", str(row["frame"]))


def _inside(row: Row, start: str, end: str, label: str) -> Span:
    begin, length = int(row["start"]), len(str(row["sentence"]))
    first = min(max(0, int(row[start]) - begin), length)
    return Span(first, min(max(first, int(row[end]) - begin), length), label)


def tokens(sentence: str, spans: Iterable[Span]) -> list[Token]:
    """Words and marks; a word is cut where a span begins or ends inside it."""
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    found = []
    for hit in _TOKEN.finditer(sentence):
        cuts = [hit.start(), *(e for e in edges if hit.start() < e < hit.end()), hit.end()]
        found += [Token(sentence[a:b], a, b) for a, b in pairwise(cuts)]
    return found


def covered(found: Sequence[Token], span: Span) -> tuple[int, int] | None:
    """The first and last token of a span; None for a span without a letter."""
    inside = [at for at, t in enumerate(found) if t.start >= span.start and t.end <= span.end]
    return (inside[0], inside[-1]) if inside else None
