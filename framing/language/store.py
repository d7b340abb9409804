"""The parse store: a document is parsed once, and a lexicon edit never parses again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from framing.language.columns import TokenColumns, pack, unpack
from framing.language.pipeline import DEFAULT_MODEL, pipeline_version
from framing.sources.model import Document
from framing.sources.runs import in_runs
from framing.store import keep, kept, key_of, make_room, size_limit, store_folder

#: Raised whenever the columns or the way they are made change, so that old entries are not read.
_SCHEMA: Final = "parse 5"
#: Characters of text that are read from the store, or parsed, in one go.
_STRETCH: Final = 400_000
#: Parses are small and many: they are worth the slower compression.
_LEVEL: Final = 6


def document_key(document: Document, model: str) -> str:
    """A hash of all that decides the parse: text, paragraph limits, model, pipeline, schema."""
    limits = repr([(p.start, p.end) for p in document.paragraphs])
    return key_of(_SCHEMA, pipeline_version(model), document.text, limits)


def parsed(
    documents: Sequence[Document],
    *,
    model: str = DEFAULT_MODEL,
    folder: Path | None = None,
    tidy: bool = True,
) -> Iterator[TokenColumns]:
    """Token columns of each document in order, from the store or parsed and then stored.

    Without `tidy` the size limit is left to the caller, who knows of other processes.
    """
    where = folder or store_folder()
    limit = size_limit() if tidy else 0
    written = False
    for stretch in in_runs(documents, _STRETCH):
        keys = [document_key(document, model) for document in stretch]
        known = [_read(key, where) for key in keys]
        missing = [d for d, columns in zip(stretch, known, strict=True) if columns is None]
        fresh = _parse(missing, model)
        for key, columns in zip(keys, known, strict=True):
            if columns is None:
                columns = next(fresh)
                written |= keep(key, pack(columns), where, level=_LEVEL)
            yield columns
    if written and tidy:
        make_room(where, limit)


def _read(key: str, folder: Path) -> TokenColumns | None:
    """A stored parse, or None where there is none or it is damaged (it is parsed again)."""
    data = kept(key, folder)
    try:
        return unpack(data) if data is not None else None
    except ValueError:
        return None


def _parse(documents: Sequence[Document], model: str) -> Iterator[TokenColumns]:
    """Parse what is left; the pipeline is imported only if there is anything to parse."""
    if not documents:
        return iter(())
    from framing.language.parse import parse_documents

    return parse_documents(documents, model=model)
