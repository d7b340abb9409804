"""The CSV files of a lexicon as rows with their places: tolerant reading, exact complaints."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from framing.errors import did_you_mean
from framing.lexicon.model import Place
from framing.lexicon.problems import Problem

_LARGEST: Final = 50_000_000
_DELIMITERS: Final = (",", ";")
_WRONG_DELIMITERS: Final = {"\t": "tabs", "|": "vertical bars"}
#: What a spreadsheet would run: `=...`, or a call behind one of its other signs.
_FORMULA: Final = re.compile(r"=|[+@-][A-Za-z][A-Za-z.]*[(|!]")


class Table(NamedTuple):
    """A file of the lexicon: its columns, those that must be filled, those that name a row."""

    file: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    key: tuple[str, ...]


class Row(NamedTuple):
    """A line of a file; absent and empty cells are both empty strings."""

    place: Place
    cells: dict[str, str]

    def get(self, column: str) -> str:
        """The cell of a column, empty where there is none."""
        return self.cells.get(column, "")


class Sheet(NamedTuple):
    """A file as read. `delimiter` is empty where the file does not exist."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: str


NO_SHEET: Final = Sheet((), (), "")
TABLES: Final = {
    "actors": Table(
        "actors.csv",
        ("actor", "alias", "kind", "unless", "from", "to", "member_of", "note", "weight"),
        ("actor", "alias", "kind"),
        ("actor", "alias"),
    ),
    "cues": Table(
        "cues.csv",
        (
            "cue_id",
            "frame",
            "cue",
            "role",
            "valence",
            "weight",
            "example",
            "counterexample",
            "note",
        ),
        ("cue_id", "frame", "cue", "role"),
        ("cue_id",),
    ),
    "shifters": Table(
        "shifters.csv",
        ("shifter", "kind", "scope", "note", "weight"),
        ("shifter", "kind"),
        ("shifter", "kind"),
    ),
    "reporting": Table(
        "reporting.csv", ("word", "kind", "note", "weight"), ("word", "kind"), ("word",)
    ),
    "naming": Table(
        "naming.csv",
        ("referent", "name", "note", "weight"),
        ("referent", "name"),
        ("referent", "name"),
    ),
}
_RENAMED: Final = {
    "verb or phrase": "word",
    "verb": "word",
    "phrase": "word",
    "since": "from",
    "until": "to",
}


def read_text(path: Path, shown: str, problems: list[Problem]) -> str | None:
    """The text of a file; UTF-8 with or without BOM, else Windows-1252 with a warning."""
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= _LARGEST else b""
    except OSError as error:
        problems.append(Problem(shown, f"cannot be read ({error.strerror})"))
        return None
    if size > _LARGEST:
        what = f"{size // 1_000_000} MB are too large for a lexicon file"
        problems.append(Problem(shown, what, "at most 50 MB", "is it the right file?"))
        return None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    if b"\x00" in raw:
        cure = "save the sheet as CSV (UTF-8)"
        problems.append(Problem(shown, "holds binary data", "a text file", cure))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        cure = "save the file as UTF-8"
        problems.append(
            Problem(shown, "is not UTF-8; read as Windows-1252", "UTF-8", cure, "warning")
        )
        return raw.decode("cp1252", errors="replace")


def read_sheet(
    path: Path, table: Table, *, layered: bool, shown: str, problems: list[Problem]
) -> Sheet:
    """Read one CSV file. A layered file needs only the columns that name a row."""
    text = read_text(path, shown, problems)
    if text is None:
        return NO_SHEET
    lines = [line.rstrip("\r\n") for line in split_lines(text)]
    numbered = records(lines, shown, problems)
    header = next(numbered, None)
    if header is None:
        problems.append(Problem(shown, "is empty", f"a header line: {','.join(table.columns)}"))
        return NO_SHEET
    delimiter, columns = read_columns(header[1])
    if found := _wrong_delimiter(header[1]):
        problems.append(
            Problem(
                f"{shown}:{header[0]}",
                f"the cells are separated by {found}",
                "commas or semicolons",
                "save the sheet as CSV (UTF-8), separated by commas",
            )
        )
        return NO_SHEET
    if not _has_columns(columns, table, layered, f"{shown}:{header[0]}", problems):
        return NO_SHEET
    rows = _rows(numbered, columns, delimiter, shown, problems)
    return Sheet(columns, tuple(rows), delimiter)


def split_lines(text: str) -> list[str]:
    """Lines with their ends; only carriage return and line feed end a line of a file."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


def records(lines: list[str], shown: str, problems: list[Problem]) -> Iterator[tuple[int, str]]:
    """Line number and text of each record; a cell in quotation marks may hold line ends."""
    index = 0
    while index < len(lines):
        start, record = index, lines[index]
        index += 1
        if not record.strip(" \t,;") or record.lstrip(' \t"').startswith("#"):
            continue
        while record.count('"') % 2:
            if index == len(lines):
                what = "a quotation mark that is never closed"
                problems.append(Problem(f"{shown}:{start + 1}", what, cure='close it with "'))
                return
            record += "\n" + lines[index]
            index += 1
        yield start + 1, record


def read_columns(header: str) -> tuple[str, tuple[str, ...]]:
    """Delimiter and column names of a header line, in the spelling of the model."""
    delimiter = max(_DELIMITERS, key=header.count)
    names = [" ".join(cell.lower().split()) for cell in _cells(header, delimiter) or []]
    return delimiter, tuple(_RENAMED.get(name, name) for name in names)


def _wrong_delimiter(header: str) -> str:
    if any(delimiter in header for delimiter in _DELIMITERS):
        return ""
    return next((name for sign, name in _WRONG_DELIMITERS.items() if sign in header), "")


def _cells(record: str, delimiter: str) -> list[str] | None:
    """The cells of a record, or None where a quotation mark stands in the wrong place."""
    if '"' not in record:
        return [cell.strip() for cell in record.split(delimiter)]
    try:
        read = csv.reader(
            record.splitlines(keepends=True),
            delimiter=delimiter,
            strict=True,
            skipinitialspace=True,
        )
        return [" ".join(cell.split()) for cell in next(read)]
    except csv.Error:
        return None


def _has_columns(
    columns: tuple[str, ...], table: Table, layered: bool, place: str, problems: list[Problem]
) -> bool:
    missing = [
        column for column in (table.key if layered else table.required) if column not in columns
    ]
    others = [column for column in columns if column not in table.columns]
    for column in missing:
        hint = did_you_mean(column, others)
        cure = hint.replace("did you mean", "is it") if hint else f'add a column "{column}"'
        problems.append(
            Problem(place, f'there is no column "{column}"', ",".join(table.columns), cure)
        )
    for column in sorted({name for name in columns if name and columns.count(name) > 1}):
        problems.append(Problem(place, f'there are two columns "{column}"', "one of each name"))
    for column in [] if missing else others:
        if hint := did_you_mean(column, set(table.columns) - set(columns)):
            what = f'the column "{column}" is not read'
            problems.append(Problem(place, what, cure=hint, severity="warning"))
    return not missing


def _rows(
    numbered: Iterator[tuple[int, str]],
    columns: tuple[str, ...],
    delimiter: str,
    shown: str,
    problems: list[Problem],
) -> Iterator[Row]:
    for line, record in numbered:
        place = Place(shown, line)
        cells = _cells(record, delimiter)
        if cells is None:
            cure = 'put the cell into quotation marks and double those inside: """Silk Road"" hub"'
            problems.append(Problem(str(place), "a quotation mark inside a cell", cure=cure))
            continue
        while len(cells) > len(columns) and not cells[-1]:
            cells.pop()
        if len(cells) > len(columns):
            what = f"{len(cells)} cells in a row"
            cure = 'put a cell with a comma into quotation marks: "one, two"'
            problems.append(Problem(str(place), what, f"at most {len(columns)}", cure))
        elif len(cells) == 1 < len(columns) and _other(delimiter) in record:
            names = {",": "commas", ";": "semicolons"}
            what = f"the cells are separated by {names[_other(delimiter)]}"
            problems.append(Problem(str(place), what, f"{names[delimiter]} as in the header line"))
        elif not _formulas(cells, place, problems):
            yield Row(place, dict(zip(columns, cells, strict=False)))


def _other(delimiter: str) -> str:
    return ";" if delimiter == "," else ","


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would run the cell."""
    return bool(_FORMULA.match(cell))


def _formulas(cells: list[str], place: Place, problems: list[Problem]) -> bool:
    for cell in cells:
        if is_formula(cell):
            what = f'the cell "{cell}" is a formula'
            cure = "write its value: a spreadsheet would run it"
            problems.append(Problem(str(place), what, "text or a number", cure))
            return True
    return False
