"""What the end-to-end tests share: one parser, one lexicon, one parse store a session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from framing.detect.compiled import Compiled, compile_lexicon
from framing.language.columns import sentences_of
from framing.language.store import parsed
from framing.lexicon.load import load_lexicon
from framing.schema import EvidenceRow
from framing.score import read_document, rows_of
from framing.sources.model import Document, Paragraph

Read = Callable[[str], list[EvidenceRow]]


@pytest.fixture(scope="session", autouse=True)
def parse_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A parse store of the test session's own, so that a test never reads another run's."""
    folder = tmp_path_factory.mktemp("parse-store")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FRAMING_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def geopolitics() -> Compiled:
    """The shipped lexicon, ready for reading."""
    return compile_lexicon(load_lexicon())


def as_document(text: str, **metadata: str) -> Document:
    """A document from plain paragraphs; one that begins with "* " is a list item."""
    paragraphs = []
    at = 0
    for piece in text.split("\n\n"):
        item = piece.startswith("* ")
        paragraphs.append(
            Paragraph(at + 2 * item, at + len(piece), "item" if item else "prose", "")
        )
        at += len(piece) + 2
    return Document("text.txt", "source", text, tuple(paragraphs), metadata=metadata)


@pytest.fixture(scope="session")
def read(geopolitics: Compiled, parse_store: Path) -> Read:
    """Evidence rows of a short text, rows without weight left out."""

    def rows(text: str) -> list[EvidenceRow]:
        document = as_document(text)
        sentences = sentences_of(document, next(parsed([document])))
        readings = read_document(document, sentences, geopolitics)
        return [r for r in rows_of(document, readings, geopolitics).evidence if r.weight > 0]

    return rows
