"""Tables as text: .csv (comma or semicolon) and .tsv, a text a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from framing.errors import InputError
from framing.sources.decode import decode
from framing.sources.limits import CELL
from framing.sources.readers import Broken, RawText, Reader, ReadOptions
from framing.sources.readers._table import columns_of, row_texts


def read_csv(data: bytes, where: str, options: ReadOptions) -> list[RawText | Broken]:
    """A raw text a row; the first line names the columns."""
    text, alerts = decode(data, where)
    first_line = text.lstrip("\n").split("\n", 1)[0]
    separator = max("\t;,", key=lambda mark: (first_line.count(mark), mark == ","))
    previous = csv.field_size_limit(CELL)
    try:
        rows = list(_rows(text, separator))
    except csv.Error as error:
        raise InputError(where, f"not a readable table: {error}") from None
    finally:
        csv.field_size_limit(previous)
    header = [name.strip() for name in rows[0]]
    columns = columns_of(header, options, where)
    named = (dict(zip(header, row, strict=False)) for row in rows[1:])
    return row_texts(named, columns, where, alerts=alerts)


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    for row in csv.reader(io.StringIO(text), delimiter=separator):
        if any(cell.strip() for cell in row):
            yield row


READER = Reader((".csv", ".tsv"), read_csv)
