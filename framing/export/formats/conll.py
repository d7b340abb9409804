"""Columns as in CoNLL 2003, which INCEpTION and most taggers read: word, -X-, actor, frame.

The third column marks actor mentions, the fourth the cues with their frames, both as B-/I-/O.
Columns are flat: where two marks overlap, the longer stands; the other formats hold all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pandas import DataFrame

from framing.export.model import Format, Row, Span, Token, covered, cue_of, mention_of
from framing.export.model import sentences as sentences_of
from framing.export.model import tokens as tokens_of

_DOCUMENT: Final = "-DOCSTART- -X- O O"


def write(evidence: DataFrame, texts: Mapping[str, str]) -> str:
    """A block a sentence, an empty line after it; a line -DOCSTART- before each document."""
    blocks, document = [], None
    for rows in sentences_of(evidence):
        if rows[0]["document"] != document:
            document = rows[0]["document"]
            blocks.append(_DOCUMENT)
        blocks.append(_block(rows))
    return "".join(f"{block}\n\n" for block in blocks)


def _block(rows: Sequence[Row]) -> str:
    mentions, cues = [mention_of(row) for row in rows], [cue_of(row) for row in rows]
    found = tokens_of(str(rows[0]["sentence"]), [*mentions, *cues])
    actors, frames = _marks(found, mentions), _marks(found, cues)
    lines = zip(found, actors, frames, strict=True)
    return "\n".join(f"{token.text} -X- {actor} {frame}" for token, actor, frame in lines)


def _marks(found: Sequence[Token], spans: Iterable[Span]) -> list[str]:
    marks = ["O"] * len(found)
    for span in sorted(set(spans), key=lambda s: (s.start - s.end, s.start, s.label)):
        reach = covered(found, span)
        if reach is None or any(marks[at] != "O" for at in range(reach[0], reach[1] + 1)):
            continue
        for at in range(reach[0], reach[1] + 1):
            marks[at] = f"{'B' if at == reach[0] else 'I'}-{span.label}"
    return marks


FORMAT: Final = Format(".conll", "CoNLL 2003 columns, for INCEpTION and taggers", write)
