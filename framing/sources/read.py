"""Read texts: find the files, decode, clean, and put what is known of them beside."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from framing.errors import InputError
from framing.sources.alerts import mark_duplicates, text_alerts
from framing.sources.clean import clean
from framing.sources.collect import SourceFile, find_files
from framing.sources.guess import guessed
from framing.sources.language import language_of
from framing.sources.metadata import (
    SourceRow,
    folder_sources,
    read_sources,
    row_for,
    source_ids,
    unmatched,
)
from framing.sources.model import Document
from framing.sources.readers import RawText, readers_by_suffix

#: Bytes; a book has about one million.
LARGEST: Final = 50_000_000


def read_documents(paths: Sequence[str], *, sources: Path | None = None) -> list[Document]:
    """The cleaned documents of files, folders, globs or `-`, in the order given.

    Without `sources`, a sources.csv or .toml in a folder given is used for its files.
    A row of it that matches nothing is an alert of the first document.
    """
    files = find_files(list(map(str, paths)))
    rows = _rows_for(files, sources)
    stems = source_ids(files)
    documents = []
    for file in files:
        row = row_for(file.document, rows[file.folder])
        for raw in _read(file):
            documents.append(_document(file, raw, row, stems[file.document]))
    return mark_duplicates(_with_row_alerts(documents, files, rows))


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


def _read(file: SourceFile) -> list[RawText]:
    where = str(file.path) if file.path else "stdin"
    suffix = file.path.suffix.lower() if file.path else ""
    reader = readers_by_suffix().get(suffix)
    if reader is None:
        known = ", ".join(sorted(filter(None, readers_by_suffix())))
        raise InputError(where, f'no reader for "{suffix}" files', expected=known)
    return reader.read(_bytes(file.path, where), where)


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


def _document(file: SourceFile, raw: RawText, row: SourceRow | None, stem: str) -> Document:
    cleaned = clean(raw.text)
    known = {**raw.metadata, **(row.fields if row else {})}
    source = known.pop("id", "") or stem
    guesses = {key: value for key, value in guessed(cleaned).items() if not known.get(key)}
    metadata = {**known, **guesses}
    if guesses:
        metadata["guessed"] = ", ".join(guesses)
    return Document(
        document=f"{file.document}#{raw.part}" if raw.part else file.document,
        source=source,
        text=cleaned.text,
        paragraphs=cleaned.paragraphs,
        cuts=cleaned.cuts,
        metadata=metadata,
        language=language_of(cleaned.text),
        alerts=(*raw.alerts, *text_alerts(cleaned, raw.text)),
    )


def _with_row_alerts(
    documents: Sequence[Document],
    files: Sequence[SourceFile],
    rows: Mapping[Path | None, list[SourceRow]],
) -> list[Document]:
    ids = [file.document for file in files]
    alerts = dict.fromkeys(alert for table in rows.values() for alert in unmatched(table, ids))
    first, *others = documents
    return [replace(first, alerts=(*first.alerts, *alerts)), *others]
