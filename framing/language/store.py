"""The parse store: a document is parsed once, and a lexicon edit never parses again.

An entry is written beside its place and renamed, so runs side by side never see half of one.
It carries its key and a checksum; one that is damaged is parsed again, never read wrongly.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from framing.errors import InputError
from framing.language.columns import TokenColumns, pack, unpack
from framing.language.pipeline import DEFAULT_MODEL, pipeline_version
from framing.sources.model import Document
from framing.sources.runs import in_runs

#: Raised whenever the columns or the way they are made change, so that old entries are not read.
_SCHEMA: Final = "4"
_SUFFIX: Final = ".parse"
_DRAFT: Final = ".draft"
_KEY_BYTES: Final = 8
#: Megabytes the store may hold where `FRAMING_CACHE_LIMIT` says nothing.
_LIMIT: Final = 2000
#: After a clear-out the store is this full, so that the next run need not clear out again.
_KEPT: Final = 0.9
#: Seconds after which a draft is what a crashed run has left behind.
_STALE: Final = 3600
#: Characters of text that are read from the store, or parsed, in one go.
_STRETCH: Final = 400_000
_log: Final = logging.getLogger("framing")


def store_folder() -> Path:
    """`FRAMING_CACHE` where it is set, else the platform's cache folder."""
    from platformdirs import user_cache_path

    named = os.environ.get("FRAMING_CACHE", "")
    return Path(named) if named else user_cache_path("framing")


def size_limit() -> int:
    """Bytes that the store may hold: `FRAMING_CACHE_LIMIT` megabytes, 2000 without it."""
    given = os.environ.get("FRAMING_CACHE_LIMIT", "")
    try:
        megabytes = float(given) if given else float(_LIMIT)
        if not 0 <= megabytes < 1e9:
            raise ValueError(given)
    except ValueError:
        raise InputError(
            "FRAMING_CACHE_LIMIT",
            f'"{given}" is no size',
            expected="a number of megabytes, such as 500",
        ) from None
    return int(megabytes * 1_000_000)


def document_key(document: Document, model: str) -> str:
    """A hash of all that decides the parse: text, paragraph limits, model, pipeline, schema."""
    digest = hashlib.sha256(f"{_SCHEMA}\0{pipeline_version(model)}\0".encode())
    digest.update(document.text.encode("utf-8", "surrogatepass"))
    digest.update(repr([(p.start, p.end) for p in document.paragraphs]).encode())
    return digest.hexdigest()[:40]


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
        paths = [_path(where, document_key(document, model)) for document in stretch]
        known = [_read(path) for path in paths]
        missing = [d for d, columns in zip(stretch, known, strict=True) if columns is None]
        fresh = _parse(missing, model)
        for path, columns in zip(paths, known, strict=True):
            if columns is None:
                columns = next(fresh)
                written |= _write(path, columns)
            yield columns
    if written and tidy:
        make_room(where, limit)


def _parse(documents: Sequence[Document], model: str) -> Iterator[TokenColumns]:
    """Parse what is left; the pipeline is imported only if there is anything to parse."""
    if not documents:
        return iter(())
    from framing.language.parse import parse_documents

    return parse_documents(documents, model=model)


def _path(folder: Path, key: str) -> Path:
    return folder / key[:2] / f"{key}{_SUFFIX}"


def _key_of(path: Path) -> bytes:
    return bytes.fromhex(path.stem)[:_KEY_BYTES]


def _read(path: Path) -> TokenColumns | None:
    """A stored entry, or None where there is none or it is damaged (it is parsed again)."""
    try:
        data = path.read_bytes()
        if data[:_KEY_BYTES] != _key_of(path):
            return None
        columns = unpack(data[_KEY_BYTES:])
    except (OSError, ValueError):
        return None
    # The time of last use decides what a full store gives up first.
    with contextlib.suppress(OSError):
        os.utime(path)
    return columns


def _write(path: Path, columns: TokenColumns) -> bool:
    """Store an entry. A full or read-only disk costs the next run a parse, not this one."""
    draft = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=_DRAFT, delete=False) as file:
            draft = file.name
            file.write(_key_of(path) + pack(columns))
        os.replace(draft, path)
    except OSError as error:
        if draft:
            with contextlib.suppress(OSError):
                os.unlink(draft)
        _log.warning(
            "the parse store cannot be written (%s); texts are parsed anew", error.strerror
        )
        return False
    return True


def make_room(folder: Path, limit: int) -> int:
    """Remove what was used longest ago until the store is within its limit; the number removed."""
    _remove_drafts(folder, older_than=_STALE)
    used = []
    for path in entries(folder):
        with contextlib.suppress(OSError):
            told = path.stat()
            used.append((told.st_mtime_ns, path.name, told.st_size, path))
    total = sum(size for _, _, size, _ in used)
    if total <= limit:
        return 0
    gone = 0
    for _, _, size, path in sorted(used):
        if total <= limit * _KEPT:
            break
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
            total -= size
            gone += 1
    return gone


def _remove_drafts(folder: Path, *, older_than: float) -> None:
    """Remove what interrupted runs left half-written."""
    now = time.time()
    for path in folder.glob(f"??/*{_DRAFT}"):
        with contextlib.suppress(OSError):
            if now - path.stat().st_mtime >= older_than:
                path.unlink()


def entries(folder: Path | None = None) -> list[Path]:
    """All entries of the store, by key."""
    return sorted((folder or store_folder()).glob(f"??/*{_SUFFIX}"))


def clear(folder: Path | None = None) -> int:
    """Remove all entries; the number removed."""
    where = folder or store_folder()
    gone = 0
    for path in entries(where):
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
            gone += 1
    _remove_drafts(where, older_than=0.0)
    return gone
