"""LIWC-22 `.dicx`: a CSV table, one column a category; a filled cell means membership."""

from __future__ import annotations

import csv
import io
from typing import Final

from framing.lexicon.interchange.model import (
    Category,
    Dictionary,
    Entry,
    Format,
    as_number,
    flat_name,
    join_wildcard,
    plain_number,
    split_wildcard,
    unique,
)

_FIRST: Final = ("entry", "dicterm", "term")
_MEMBER: Final = ("1", "x")


def _recognise(text: str) -> int:
    first = text.lstrip().split("\n", 1)[0]
    cells = [cell.strip().strip('"').lower() for cell in first.split(",")]
    return 90 if len(cells) > 1 and cells[0] in _FIRST else 0


def _read(text: str, name: str) -> Dictionary:
    lost: list[str] = []
    rows = [row for row in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in row)]
    names = [" ".join(cell.split()) for cell in rows[0][1:]]
    weighted = _weighted(rows[1:])
    entries = [entry for row in rows[1:] for entry in _row(row, names, weighted, lost)]
    categories = tuple(Category((each,)) for each in dict.fromkeys(names) if each)
    return Dictionary(name, categories, unique(entries, lost), lost=tuple(lost), format="dicx")


def _weighted(rows: list[list[str]]) -> bool:
    cells = {cell.strip().lower() for row in rows for cell in row[1:]}
    return any(as_number(cell) is not None for cell in cells - {"0", *_MEMBER})


def _row(row: list[str], names: list[str], weighted: bool, lost: list[str]) -> list[Entry]:
    if not row[0].strip():
        lost.append("a row without an entry")
        return []
    term, wildcard = split_wildcard(row[0])
    entries = []
    for name, cell in zip(names, row[1:], strict=False):
        value, number = cell.strip().lower(), as_number(cell)
        if not value or not name or number == 0:
            continue
        if number is None and value != "x":
            lost.append(f'the value "{cell.strip()}" of "{row[0].strip()}" (taken as a member)')
        weight = number if weighted else None
        entries.append(Entry((name,), term, wildcard, weight))
    return entries


def _write(dictionary: Dictionary) -> str:
    paths = [each.path for each in dictionary.categories]
    paths += [()] if any(not entry.path for entry in dictionary.entries) else []
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["Entry", *(flat_name(path, dictionary.name) for path in paths)])
    kept = [entry for entry in dictionary.entries if not entry.rule]
    rows: dict[str, dict[tuple[str, ...], str]] = {}
    for entry in kept:
        cell = "X" if entry.weight is None else plain_number(entry.weight)
        rows.setdefault(join_wildcard(entry), {})[entry.path] = cell
    for term, cells in rows.items():
        writer.writerow([term, *(cells.get(path, "") for path in paths)])
    return out.getvalue()


FORMAT: Final = Format(
    title="LIWC-22",
    ending=".dicx",
    recognise=_recognise,
    read=_read,
    write=_write,
    keeps=frozenset(("weight", "start", "several")),
)
