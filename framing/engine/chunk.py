"""The one step that every engine runs: a chunk of documents in, their rows out."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from framing.detect.compiled import Compiled, compile_lexicon
from framing.detect.reading import read_document
from framing.engine.kept import keep_rows, lexicon_key, read_rows, rows_key
from framing.language.columns import sentences_of
from framing.language.store import parsed, store_folder
from framing.score import DocumentRows, rows_of
from framing.sources.model import Document
from framing.sources.runs import in_runs

#: Characters of a chunk: about a second's parse, so that processes stay evenly busy.
_CHUNK: Final = 60_000


def chunks(documents: Iterable[Document], *, size: int = _CHUNK) -> Iterator[list[Document]]:
    """Documents in order, in runs of about `size` characters; a long one stands alone."""
    return in_runs(documents, size)


def score_chunk(
    documents: Sequence[Document], compiled: Compiled, model: str, *, tidy: bool = True
) -> Iterator[DocumentRows]:
    """Rows of each document in order: kept ones first, the others read and then kept."""
    folder = store_folder()
    lexicon = lexicon_key(compiled.lexicon)
    keys = [rows_key(document, lexicon, model) for document in documents]
    known = [read_rows(folder, key) for key in keys]
    missing = [d for d, rows in zip(documents, known, strict=True) if rows is None]
    fresh = parsed(missing, model=model, tidy=tidy)
    for document, key, kept in zip(documents, keys, known, strict=True):
        if kept is not None:
            yield kept
            continue
        sentences = sentences_of(document, next(fresh))
        rows = rows_of(document, read_document(document, sentences, compiled), compiled)
        keep_rows(folder, key, rows)
        yield rows
    # The store is tidied when its generator ends.
    next(fresh, None)


def packed(compiled: Compiled) -> bytes:
    """The lexicon as it travels to other processes, which compile it once each."""
    return pickle.dumps(compiled.lexicon, protocol=5)


@lru_cache(maxsize=2)
def _unpacked(lexicon: bytes) -> Compiled:
    return compile_lexicon(pickle.loads(lexicon))


def score_elsewhere(
    lexicon: bytes, documents: Sequence[Document], model: str
) -> list[DocumentRows]:
    """`score_chunk` in another process: importable, and all it needs is in its arguments."""
    return list(score_chunk(documents, _unpacked(lexicon), model, tidy=False))


def released(documents: list[Document]) -> Iterator[Document]:
    """The documents in order, each let go when it is given out; the list ends up empty."""
    documents.reverse()
    while documents:
        yield documents.pop()


def light(documents: Iterable[Document]) -> list[Document]:
    """The documents without what scoring does not read, to travel to another process."""
    return [replace(document, cuts=(), alerts=()) for document in documents]
