"""What the end-to-end tests share: one parser, one lexicon, one parse store a session."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from framing.detect.compiled import Compiled, compile_lexicon
from framing.detect.reading import read_document
from framing.language.columns import sentences_of
from framing.language.store import parsed
from framing.lexicon.load import load_lexicon
from framing.schema import EvidenceRow
from framing.score import rows_of
from framing.sources.model import Document, Paragraph

Read = Callable[[str], list[EvidenceRow]]
ReadAll = Callable[[Sequence[str]], list[list[EvidenceRow]]]


def pytest_configure() -> None:
    """A run in the background inherits an ignored Ctrl-C; the commands under test must hear it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


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
def read_all(geopolitics: Compiled, parse_store: Path) -> ReadAll:
    """Evidence rows of several short texts parsed together, rows without weight left out."""

    def rows(texts: Sequence[str]) -> list[list[EvidenceRow]]:
        documents = [as_document(text) for text in texts]
        found = []
        for document, columns in zip(documents, parsed(documents), strict=True):
            readings = read_document(document, sentences_of(document, columns), geopolitics)
            evidence = rows_of(document, readings, geopolitics).evidence
            found.append([row for row in evidence if row.weight > 0])
        return found

    return rows


@pytest.fixture(scope="session")
def read(read_all: ReadAll) -> Read:
    """Evidence rows of one short text."""
    return lambda text: read_all([text])[0]
