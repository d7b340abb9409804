"""Score documents in this process, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from framing.detect.compiled import Compiled
from framing.engine.chunk import chunks, score_chunk
from framing.language.pipeline import DEFAULT_MODEL
from framing.score import DocumentRows
from framing.sources.model import Document

#: Characters that are read from the store, or parsed, in one go.
_STRETCH: Final = 400_000


def score_documents(
    documents: Iterable[Document], compiled: Compiled, *, model: str = DEFAULT_MODEL
) -> Iterator[DocumentRows]:
    """Rows of each document in order; texts that were parsed before are not parsed again."""
    for chunk in chunks(documents, size=_STRETCH):
        yield from score_chunk(chunk, compiled, model)
