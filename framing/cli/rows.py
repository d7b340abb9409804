"""Rows of every verb through one writer: table, csv, json, jsonl, parquet."""

from __future__ import annotations

import csv
import functools
import io
import json
import math
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import click

from framing.cli.files import STDOUT, check_target, write

if TYPE_CHECKING:
    import pandas as pd

Result = TypeVar("Result")
_PLACES: Final = 6
_WIDEST: Final = 60
_BY_ENDING: Final = {
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".parquet": "parquet",
    ".txt": "table",
}


class Rows(NamedTuple):
    """Column names and one mapping a row."""

    columns: tuple[str, ...]
    records: list[Mapping[str, Any]]


def from_frame(table: pd.DataFrame, *, columns: Sequence[str] = ()) -> Rows:
    """The rows of a pandas table, in its order."""
    from framing.measure.rows import records

    names = tuple(columns) or tuple(str(name) for name in table.columns)
    return Rows(names, list(records(table)))


def from_tuples(rows: Iterable[Any], columns: Sequence[str]) -> Rows:
    """The rows of named tuples."""
    return Rows(tuple(columns), [dict(zip(columns, row, strict=True)) for row in rows])


class Out(NamedTuple):
    """Where rows go and in which form; an empty form follows the file's ending, else a table."""

    form: str
    path: str

    def check(self, further: Sequence[str] = ()) -> None:
        """Refuse a target that cannot be written, before the work."""
        if self.path:
            endings = () if self.form else (*_BY_ENDING, *further)
            check_target(self.path, endings=endings)

    def kind(self) -> str:
        """The form in force."""
        return self.form or _form_of(self.path)

    def write(self, rows: Rows) -> None:
        """Print or write the rows."""
        write(self.path or STDOUT, encode(rows, self.kind()))


def _form_of(path: str) -> str:
    ending = path[path.rfind(".") :].lower() if "." in path else ""
    return _BY_ENDING.get(ending, "table")


def row_options(function: Callable[..., Result]) -> Callable[..., Result]:
    """`--csv | --json | --table` and `-o FILE`; the verb gets them as `out`."""
    return row_options_with(())(function)


def row_options_with(
    further: Sequence[str],
) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """The same for a verb that knows further endings of files and writes these itself."""

    def decorate(function: Callable[..., Result]) -> Callable[..., Result]:
        @functools.wraps(function)
        def with_out(*args: Any, form: str | None, target: str, **kwargs: Any) -> Result:
            out = Out(form or "", target)
            out.check(further)
            return function(*args, out=out, **kwargs)

        decorated: Callable[..., Result] = with_out
        for option in _row_choices():
            decorated = option(decorated)
        return decorated

    return decorate


def _row_choices() -> tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...]:
    return (
        click.option(
            "-o",
            "--output",
            "target",
            metavar="FILE",
            default="",
            help="Write to a file (.csv, .json, .jsonl, .parquet, .txt) instead of the terminal.",
        ),
        click.option(
            "--table", "form", flag_value="table", help="Print an aligned table (default)."
        ),
        click.option("--json", "form", flag_value="json", help="Print a JSON list of rows."),
        click.option("--csv", "form", flag_value="csv", help="Print comma-separated rows."),
    )


def encode(rows: Rows, form: str) -> str | bytes:
    """The rows in one of the forms."""
    if form == "csv":
        return as_csv(rows)
    if form == "json":
        return as_json([_plain_row(rows, record) for record in rows.records])
    if form == "jsonl":
        lines = [
            json.dumps(_plain_row(rows, record), ensure_ascii=False, allow_nan=False)
            for record in rows.records
        ]
        return "".join(f"{line}\n" for line in lines)
    if form == "parquet":
        return _parquet(rows)
    return as_table(rows)


def plain(value: Any) -> Any:
    """A value as JSON knows it: true, false, numbers, null; never NaN, never a signed zero."""
    if hasattr(value, "item") and not isinstance(value, (list, tuple)):
        value = value.item()
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    if isinstance(value, float):
        return round(value, _PLACES) + 0.0 if math.isfinite(value) else None
    if value is None or isinstance(value, (str, int)):
        return value
    return None if value != value else str(value)


def _plain_row(rows: Rows, record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: plain(record.get(name)) for name in rows.columns}


def as_json(data: Any) -> str:
    """Indented JSON with a line end."""
    return json.dumps(plain(data), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_csv(rows: Rows) -> str:
    """A header line and rows; an empty cell where there is no value, ASCII minus."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows.columns)
    for record in rows.records:
        writer.writerow([_cell(record.get(name)) for name in rows.columns])
    return out.getvalue()


def _cell(value: Any) -> str:
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        text = f"{value:.{_PLACES}f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, list):
        return " | ".join(map(_cell, value))
    # A lone carriage return would end the row for most readers of csv.
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def as_table(rows: Rows) -> str:
    """Aligned columns; long cells end in an ellipsis, the last column takes what is left."""
    if not rows.records:
        return "no rows\n"
    shown = [[_shown(record.get(name)) for name in rows.columns] for record in rows.records]
    numeric = [
        all(_is_number(record.get(name)) for record in rows.records) for name in rows.columns
    ]
    widths = [
        min(_WIDEST, max(len(name), *(len(line[at]) for line in shown)))
        for at, name in enumerate(rows.columns)
    ]
    if sys.stdout.isatty():
        left = shutil.get_terminal_size().columns - sum(widths[:-1]) - 2 * (len(widths) - 1)
        widths[-1] = max(20, left)
    elif widths:
        widths[-1] = max(len(line[-1]) for line in [*shown, list(rows.columns)])
    lines = [_line(list(rows.columns), widths, numeric)]
    lines += [_line(line, widths, numeric) for line in shown]
    return "".join(f"{line}\n" for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    parts = []
    for cell, width, right in zip(cells, widths, numeric, strict=True):
        text = cell if len(cell) <= width else cell[: width - 1].rstrip() + "…"
        parts.append(text.rjust(width) if right else text.ljust(width))
    return "  ".join(parts).rstrip()


def _shown(value: Any) -> str:
    value = plain(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".") if abs(value) >= 0.0005 else "0"
    return " ".join(_cell(value).split())


def _is_number(value: Any) -> bool:
    value = plain(value)
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))


def _parquet(rows: Rows) -> bytes:
    import pandas as pd

    out = io.BytesIO()
    records = [_plain_row(rows, record) for record in rows.records]
    pd.DataFrame(records, columns=list(rows.columns)).to_parquet(out, index=False)
    return out.getvalue()
