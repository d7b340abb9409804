"""The parse store: a document is parsed once, and a lexicon edit never parses again."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from framing.language.columns import TokenColumns, pack, unpack
from framing.language.pipeline import DEFAULT_MODEL, model_version
from framing.sources.model import Document

#: Raised whenever the columns or the way they are made change, so that old entries are not read.
_SCHEMA: Final = "3"
_SUFFIX: Final = ".parse"


def store_folder() -> Path:
    """`FRAMING_CACHE` where it is set, else the platform's cache folder."""
    from platformdirs import user_cache_path

    named = os.environ.get("FRAMING_CACHE", "")
    return Path(named) if named else user_cache_path("framing")


def document_key(document: Document, model: str) -> str:
    """A hash of all that decides the parse: text, paragraph limits, model, schema."""
    digest = hashlib.sha256(f"{_SCHEMA}\0{model_version(model)}\0".encode())
    digest.update(document.text.encode("utf-8", "surrogatepass"))
    digest.update(repr([(p.start, p.end) for p in document.paragraphs]).encode())
    return digest.hexdigest()[:40]


def _read(path: Path) -> TokenColumns | None:
    """A stored entry, or None where there is none or it is damaged (it is parsed again)."""
    try:
        return unpack(path.read_bytes())
    except (OSError, ValueError):
        return None


def _write(path: Path, columns: TokenColumns) -> None:
    """Write beside the target and rename, so that a reader never sees half an entry."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(pack(columns))
        os.replace(file.name, path)
    except OSError:
        # A full or read-only disk costs the next run a parse, never this run its result.
        return


def parsed(
    documents: Sequence[Document], *, model: str = DEFAULT_MODEL, folder: Path | None = None
) -> Iterator[TokenColumns]:
    """Token columns of each document in order, from the store or parsed and then stored."""
    where = folder or store_folder()
    paths = [
        where / key[:2] / f"{key}{_SUFFIX}" for key in (document_key(d, model) for d in documents)
    ]
    missing = [n for n, path in enumerate(paths) if _read(path) is None]
    fresh = _parse([documents[n] for n in missing], model)
    waiting = set(missing)
    for number, path in enumerate(paths):
        if number in waiting:
            columns = next(fresh)
            _write(path, columns)
            yield columns
        else:
            stored = _read(path)
            yield stored if stored is not None else next(_parse([documents[number]], model))


def _parse(documents: Sequence[Document], model: str) -> Iterator[TokenColumns]:
    """Parse what is left; the pipeline is imported only if there is anything to parse."""
    if not documents:
        return iter(())
    from framing.language.parse import parse_documents

    return parse_documents(documents, model=model)


def entries(folder: Path | None = None) -> Iterable[Path]:
    """All entries of the store, oldest key first."""
    return sorted(chain.from_iterable([(folder or store_folder()).glob(f"??/*{_SUFFIX}")]))


def clear(folder: Path | None = None) -> int:
    """Remove all entries; the number removed."""
    gone = 0
    for path in entries(folder):
        path.unlink(missing_ok=True)
        gone += 1
    return gone
