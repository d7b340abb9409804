"""Score documents on this machine, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.detect.compiled import Compiled
from framing.detect.reading import read_document
from framing.language.columns import sentences_of
from framing.language.pipeline import DEFAULT_MODEL
from framing.language.store import parsed
from framing.score import DocumentRows, rows_of
from framing.sources.model import Document


def score_documents(
    documents: Sequence[Document], compiled: Compiled, *, model: str = DEFAULT_MODEL
) -> Iterator[DocumentRows]:
    """Rows of each document in order; texts that were parsed before are not parsed again."""
    for document, columns in zip(documents, parsed(documents, model=model), strict=True):
        sentences = sentences_of(document, columns)
        yield rows_of(document, read_document(document, sentences, compiled), compiled)
