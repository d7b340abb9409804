"""Short documents and made-up token columns, so that most of these tests need no parser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from framing.language import parse
from framing.language.columns import TokenColumns
from framing.sources.model import Document


def columns_of(words: Sequence[str]) -> TokenColumns:
    """One sentence of one-token words; every word hangs on the first."""
    count = len(words)
    zeros = np.zeros(count, np.int32)
    return TokenColumns(
        tuple(dict.fromkeys(words)),
        lemma=np.array([list(dict.fromkeys(words)).index(w) for w in words], np.int32),
        pos=zeros,
        tag=zeros,
        dep=zeros,
        head=-np.arange(count, dtype=np.int32),
        start=np.cumsum([0, *(len(w) + 1 for w in words[:-1])]).astype(np.int32)[:count],
        length=np.array([len(w) for w in words], np.int32),
        sentence=zeros,
        paragraph=np.zeros(min(1, count), np.int32),
        tone=np.zeros(min(1, count), np.float32),
    )


class Parser:
    """Stands in for the parser and counts what it is given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(
        self, documents: Sequence[Document], *, model: str, toned: bool = True
    ) -> Iterator[TokenColumns]:
        for document in documents:
            self.texts.append(document.text)
            yield columns_of(document.text.split())


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> Parser:
    stand_in = Parser()
    monkeypatch.setattr(parse, "parse_documents", stand_in)
    return stand_in
