"""Excel: .xlsx, .xlsm, a text a row of every sheet that has the text column."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from framing.errors import InputError
from framing.sources.limits import ROWS
from framing.sources.readers import Broken, RawText, Reader, ReadOptions
from framing.sources.readers._archive import open_archive
from framing.sources.readers._table import columns_of, row_texts

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

#: Empty rows after which a sheet is taken to have ended; formatted ones may go to a million.
_EMPTY: Final = 1_000
_COLUMNS: Final = 500


def read_xlsx(data: bytes, where: str, options: ReadOptions) -> list[RawText | Broken]:
    """A raw text a row; with several sheets the part begins with the sheet's name."""
    from openpyxl import load_workbook

    open_archive(data, where, kind="an Excel workbook")
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheets = {sheet.title: list(_rows(sheet)) for sheet in book.worksheets}
    filled = {title: rows for title, rows in sheets.items() if len(rows) > 1}
    found: dict[str, list[RawText | Broken]] = {}
    problem = InputError(where, "no sheet holds a table")
    for title, rows in filled.items():
        header = [cell.strip() for cell in rows[0]]
        try:
            columns = columns_of(header, options, where)
        except InputError as error:
            problem = error
            continue
        named = (dict(zip(header, row, strict=False)) for row in rows[1:])
        found[title] = row_texts(named, columns, where)
    if not found:
        raise problem
    if len(found) == 1:
        return next(iter(found.values()))
    return [_with_sheet(text, title) for title, texts in found.items() for text in texts]


def _rows(sheet: ReadOnlyWorksheet) -> Iterator[list[str]]:
    """The rows that are not empty, as text."""
    sheet.reset_dimensions()
    empty = filled = 0
    for row in sheet.iter_rows(values_only=True, max_col=_COLUMNS):
        cells = [_plain(cell) for cell in row]
        if any(cells):
            empty, filled = 0, filled + 1
            yield cells
        else:
            empty += 1
        if empty > _EMPTY or filled > ROWS + 1:
            return


def _plain(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _with_sheet(text: RawText | Broken, title: str) -> RawText | Broken:
    part = f"{title}/{text.part}"
    return replace(text, part=part) if isinstance(text, RawText) else text._replace(part=part)


READER = Reader((".xlsx", ".xlsm"), read_xlsx)
