"""Read texts: find the files, decode, clean, and put what is known of them beside."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from framing.errors import InputError
from framing.sources.build import Found, build, with_alerts
from framing.sources.collect import SourceFile, find_all
from framing.sources.corpus import Corpus, Refused
from framing.sources.limits import LARGEST
from framing.sources.metadata import SourceRow, folder_sources, read_sources, row_for, unmatched
from framing.sources.model import Document
from framing.sources.names import known_suffixes
from framing.sources.readers import Broken, RawText, ReadOptions, readers_by_suffix
from framing.sources.recall import corpus_key, recalled, remember

_DEFAULT: Final = ReadOptions()


def read_documents(paths: Sequence[str], *, sources: Path | None = None) -> list[Document]:
    """The cleaned documents of files, folders, globs or `-`, in the order given.

    Without `sources`, a sources.csv or .toml in a folder given is used for its files.
    A row of it that matches nothing is an alert of the first document. The first text that
    cannot be read is an InputError.
    """
    return list(read_corpus(paths, sources=sources, strict=True).documents)


def read_corpus(
    paths: Sequence[str],
    *,
    sources: Path | None = None,
    options: ReadOptions = _DEFAULT,
    strict: bool = False,
) -> Corpus:
    """As `read_documents`, but what cannot be read is listed beside what can.

    InputError for the first of them if `strict`, or if nothing at all can be read.
    """
    files = find_all(list(map(str, paths)))
    rows = _rows_for(files, sources)
    key = corpus_key(files, rows, options)
    known = recalled(key) if key else None
    if known and not (strict and known.refused):
        return known
    corpus = _read_all(files, rows, options, strict=strict)
    # A file that was written to meanwhile must not be known by what it held before.
    if key and key == corpus_key(files, rows, options):
        remember(key, corpus)
    return corpus


def _read_all(
    files: Sequence[SourceFile],
    rows: Mapping[Path | None, list[SourceRow]],
    options: ReadOptions,
    *,
    strict: bool,
) -> Corpus:
    found: list[Found] = []
    refused: list[Refused] = []
    errors: list[InputError] = []
    for file in files:
        try:
            texts = _read(file, options)
        except InputError as error:
            errors.append(error)
            refused.append(_refused(file, error))
        else:
            found += [_found(file, text, rows) for text in texts if isinstance(text, RawText)]
            refused += [_part(file, text) for text in texts if isinstance(text, Broken)]
        if strict and refused:
            raise errors[0] if errors else InputError(*refused[0])
    if not found:
        raise errors[0] if errors else InputError(*refused[0])
    return _corpus(found, refused, rows, once=options.once)


def _corpus(
    found: Sequence[Found],
    refused: Sequence[Refused],
    rows: Mapping[Path | None, list[SourceRow]],
    *,
    once: bool,
) -> Corpus:
    """The documents of the texts found; near copies are left out if each counts `once`."""
    documents, copies = build(found)
    left_out = tuple(copies) if once else ()
    dropped = {copy.document for copy in left_out}
    kept = [document for document in documents if document.document not in dropped]
    ids = [text.file.document for text in found] + [text.document for text in found]
    alerts = list(dict.fromkeys(a for table in rows.values() for a in unmatched(table, ids)))
    return Corpus(tuple(with_alerts(kept, alerts)), tuple(refused), left_out)


def _rows_for(
    files: Sequence[SourceFile], sources: Path | None
) -> Mapping[Path | None, list[SourceRow]]:
    """Folder given -> rows for its files."""
    folders = dict.fromkeys(file.folder for file in files)
    if sources is not None:
        rows = read_sources(Path(sources))
        return {folder: rows for folder in folders}
    tables = {folder: folder_sources(folder) if folder else None for folder in folders}
    return {folder: read_sources(table) if table else [] for folder, table in tables.items()}


def _found(file: SourceFile, raw: RawText, rows: Mapping[Path | None, list[SourceRow]]) -> Found:
    """The text with its row: that of the part, else that of its file."""
    member = f"{file.document}/{raw.member}" if raw.member else file.document
    text = Found(file._replace(document=member), raw)
    table = rows[file.folder]
    ids = dict.fromkeys((text.document, member, file.document))
    return text._replace(row=next(filter(None, (row_for(each, table) for each in ids)), None))


def _refused(file: SourceFile, error: InputError) -> Refused:
    """The error without the path: that is no one's business but the user's."""
    where = str(file.path) if file.path else "stdin"
    return Refused(file.document, error.message.replace(f"{where}: ", "").replace(where, ""))


def _part(file: SourceFile, broken: Broken) -> Refused:
    member = f"{file.document}/{broken.member}" if broken.member else file.document
    return Refused(f"{member}#{broken.part}" if broken.part else member, broken.reason)


def _read(file: SourceFile, options: ReadOptions) -> Sequence[RawText | Broken]:
    if file.trouble:
        raise file.trouble
    where = str(file.path) if file.path else "stdin"
    suffix = file.path.suffix.lower() if file.path else ""
    reader = readers_by_suffix().get(suffix)
    if reader is None:
        raise InputError(where, f'no reader for "{suffix}" files', expected=known_suffixes())
    data = _bytes(file.path, where)
    if not data:
        raise InputError(where, "the file is empty", cure="remove it or give it a text")
    try:
        with _quiet():
            return reader.read(data, where, options)
    except InputError:
        raise
    except ImportError as error:  # the installation is at fault, not the file
        said = (
            f"the reader of {suffix} files needs a package that is missing: {error.name or error}"
        )
        raise InputError(where, said, cure="install framing again") from None
    except Exception as error:  # a library may raise anything on a damaged file
        kind = suffix.lstrip(".") or "text"
        told = type(error).__name__
        raise InputError(where, f"the file is damaged ({told})", expected=f"{kind}") from None


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing of what libraries say about a file; what matters of it is an alert or an error."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def _bytes(path: Path | None, where: str) -> bytes:
    if path is None:
        return _limited(sys.stdin.buffer.read(LARGEST + 1), where)
    try:
        if not path.is_file():
            raise InputError(where, "not a regular file")
        with path.open("rb") as stream:
            return _limited(stream.read(LARGEST + 1), where)
    except OSError as error:
        raise InputError(
            where, error.strerror or "cannot be read", cure="check its permissions"
        ) from None


def _limited(data: bytes, where: str) -> bytes:
    if len(data) > LARGEST:
        raise InputError(
            where, "the file is over 50 MB", expected="one text a file", cure="split it"
        )
    return data
