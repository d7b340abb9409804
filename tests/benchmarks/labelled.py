"""Labelled sentences as documents, parsed through the store and read with mentions given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from framing.detect.mention import Mention
from framing.language.columns import sentences_of
from framing.language.sentence import ParsedSentence
from framing.language.store import parsed
from framing.sources.model import Document, Paragraph

#: Sentences a document: few enough that an interrupted run keeps most of its parsing.
_TOGETHER: Final = 250


class Span(NamedTuple):
    """Characters `first` to `last` (not included) of a labelled text that name an actor."""

    actor: str
    first: int
    last: int


class Text(NamedTuple):
    """A labelled text as parsed: its document, and its sentences with their place in it."""

    document: Document
    start: int
    sentences: tuple[ParsedSentence, ...]


def read_texts(name: str, texts: Sequence[str]) -> Iterator[Text]:
    """Every text parsed, in order; texts that were parsed before are not parsed again."""
    chunks = [texts[at : at + _TOGETHER] for at in range(0, len(texts), _TOGETHER)]
    documents = [_document(f"{name}-{n}", chunk) for n, chunk in enumerate(chunks)]
    for document, columns in zip(documents, parsed(documents), strict=True):
        sentences = sentences_of(document, columns)
        for number, paragraph in enumerate(document.paragraphs):
            own = tuple(s for s in sentences if s.paragraph == number)
            yield Text(document, paragraph.start, own)


def _document(name: str, texts: Sequence[str]) -> Document:
    """Each text is a paragraph of its own, so that nothing is read across texts."""
    paragraphs, at = [], 0
    for text in texts:
        paragraphs.append(Paragraph(at, at + len(text), "prose", ""))
        at += len(text) + 1
    return Document(name, Path(name).stem, "\n".join(texts), tuple(paragraphs))


def mentions_in(s: ParsedSentence, start: int, spans: Sequence[Span]) -> list[Mention]:
    """The given spans as mentions of the tokens they touch in this sentence, in text order.

    A span that begins as another actor's span is left out: no name stands for two.
    """
    found: dict[int, Mention] = {}
    for span in spans:
        tokens = [
            t
            for t in range(len(s))
            if s.starts[t] < start + span.last and s.ends[t] > start + span.first
        ]
        if tokens:
            found.setdefault(tokens[0], Mention(span.actor, tokens[0], tokens[-1], "name"))
    return sorted(found.values(), key=lambda m: (m.first, m.last))
