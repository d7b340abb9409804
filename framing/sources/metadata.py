"""What is known of the sources: sources.csv or sources.toml, one row for a glob of files."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple

from framing.errors import InputError, did_you_mean
from framing.sources.collect import SourceFile
from framing.sources.dates import published
from framing.sources.decode import decode

#: The known columns; any further column is kept as it is.
COLUMNS: Final = (
    "files", "id", "title", "author", "outlet", "country", "camp", "published", "kind", "url",
)  # fmt: skip
_NAMES: Final = ("sources.csv", "sources.toml")


class SourceRow(NamedTuple):
    """One row: `where` is file and line, `files` its globs (`|` between them in a table)."""

    where: str
    files: tuple[str, ...]
    fields: Mapping[str, str]

    def matches(self, document: str) -> bool:
        """A glob equals the document id or the file's name; case does not count."""
        whole, name = document.lower(), PurePosixPath(document).name.lower()
        return any(
            fnmatchcase(whole, glob.lower()) or fnmatchcase(name, glob.lower())
            for glob in self.files
        )


def read_sources(path: Path) -> list[SourceRow]:
    """The rows of a sources.csv or .toml; InputError with the line of a mistake."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(str(path), error.strerror or "cannot be read") from None
    text, _ = decode(data, str(path))
    rows = _toml_rows(text, path) if path.suffix.lower() == ".toml" else _csv_rows(text, path)
    return [_checked(where, fields) for where, fields in rows]


def folder_sources(folder: Path) -> Path | None:
    """The sources.csv or sources.toml that stands in a folder."""
    found = [folder / name for name in _NAMES if (folder / name).is_file()]
    if len(found) > 1:
        raise InputError(str(folder), "both sources.csv and sources.toml", cure="keep one of them")
    return found[0] if found else None


def _csv_rows(text: str, path: Path) -> Iterable[tuple[str, dict[str, str]]]:
    lines = text.split("\n")
    header = next((line for line in lines if line.strip() and line[0] != "#"), "")
    separator = ";" if header.count(";") > header.count(",") else ","
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    names: list[str] = []
    for cells in reader:
        where = f"{path}:{reader.line_num}"
        if not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith("#"):
            continue
        if not names:
            names = _header(cells, where)
            continue
        if any(cell.strip() for cell in cells[len(names) :]):
            raise InputError(
                where, f"{len(cells)} cells under {len(names)} columns",
                cure=f'put quotes round a cell that holds "{separator}"',
            )  # fmt: skip
        yield where, dict(zip(names, (cell.strip() for cell in cells), strict=False))


def _header(cells: Sequence[str], where: str) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    if "files" not in names:
        raise InputError(
            where, 'no column "files"', expected=", ".join(COLUMNS),
            cure=did_you_mean("files", names),
        )  # fmt: skip
    doubled = next((name for name in names if name and names.count(name) > 1), "")
    if doubled:
        raise InputError(where, f'the column "{doubled}" stands twice', cure="rename one")
    return names


def _toml_rows(text: str, path: Path) -> Iterable[tuple[str, dict[str, str]]]:
    try:
        content: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(str(path), f"not valid TOML: {error}") from None
    rows = content.get("source", content.get("sources"))
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError(str(path), "no [[source]] table", expected='[[source]] with files = "..."')
    for number, row in enumerate(rows, start=1):
        yield f"{path}: source {number}", {key.lower(): _as_text(v) for key, v in row.items()}


def _as_text(value: object) -> str:
    return "|".join(map(str, value)) if isinstance(value, list) else str(value).strip()


def _checked(where: str, fields: dict[str, str]) -> SourceRow:
    globs = tuple(part.strip() for part in fields.get("files", "").split("|") if part.strip())
    if not globs:
        raise InputError(where, 'nothing in "files"', expected="a file name or glob")
    known = {key: value for key, value in fields.items() if key and value and key != "files"}
    if "published" in known:
        day = published(known["published"])
        if not day:
            raise InputError(
                where, f'published "{known["published"]}" is no clear date',
                expected="YYYY-MM-DD, YYYY-MM or YYYY",
            )  # fmt: skip
        known["published"] = day
    return SourceRow(where, globs, known)


def row_for(document: str, rows: Sequence[SourceRow]) -> SourceRow | None:
    """The one row whose glob matches; InputError if two do."""
    matching = [row for row in rows if row.matches(document)]
    if len(matching) > 1:
        raise InputError(
            matching[1].where,
            f'"{document}" is matched by this row and by {matching[0].where}',
            expected="one row for a file",
            cure="narrow one of the globs",
        )
    return matching[0] if matching else None


def unmatched(rows: Sequence[SourceRow], documents: Sequence[str]) -> list[str]:
    """An alert for each row that matches no document."""
    return [
        f"sources: {PurePosixPath(row.where).name} matches nothing: {' | '.join(row.files)}"
        for row in rows
        if not any(row.matches(document) for document in documents)
    ]


def source_ids(files: Sequence[SourceFile]) -> dict[str, str]:
    """Document id -> default source id: the stem, or the path without suffix if stems clash."""
    stems = [PurePosixPath(file.document).stem for file in files]
    return {
        file.document: stem
        if stems.count(stem) == 1
        else str(PurePosixPath(file.document).with_suffix(""))
        for file, stem in zip(files, stems, strict=True)
    }
