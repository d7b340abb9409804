"""Rows of a table to raw texts: which column is the text, which the id; the rest is metadata."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from framing.errors import InputError, did_you_mean
from framing.sources.dates import published
from framing.sources.decode import normal
from framing.sources.limits import CELL, ROWS
from framing.sources.readers import Broken, RawText, ReadOptions

_TEXT_NAMES: Final = (
    "text", "content", "body", "fulltext", "articletext", "bodytext", "article", "speech",
    "maintext", "articlebody", "contents", "transcript", "statement", "message", "sentence",
    "paragraph", "texts",
)  # fmt: skip
_ID_NAMES: Final = ("docid", "documentid", "textid", "articleid", "id", "document", "uid", "key")
#: What other tables call the columns of sources.csv; "source" is whose text it is.
_SAME_FIELD: Final = {
    "source": "id", "id": "row id", "headline": "title", "byline": "author", "authors": "author",
    "publisher": "outlet", "publication": "outlet", "newspaper": "outlet", "sitename": "outlet",
    "date": "published", "publisheddate": "published", "publicationdate": "published",
    "pubdate": "published", "publishedat": "published", "link": "url",
}  # fmt: skip


class Columns(NamedTuple):
    """The names of the text and the id column; no id column: rows are numbered."""

    text: str
    id: str


def columns_of(header: Sequence[str], options: ReadOptions, where: str) -> Columns:
    """The columns asked for, else those the header suggests; InputError if none does."""
    names = [name for name in header if name]
    text = _asked(options.text_column, names, where, option="--text-column")
    text = text or _suggested(names, _TEXT_NAMES) or (names[0] if len(names) == 1 else "")
    if not text:
        raise InputError(
            where,
            f"no column of this table looks like the text: {', '.join(names[:12]) or 'no header'}",
            expected="a column named text, content or body",
            cure="name it: --text-column NAME",
        )
    asked = _asked(options.id_column, names, where, option="--id-column")
    rest = [name for name in names if name != text]
    return Columns(text, asked or _suggested(rest, _ID_NAMES))


def _asked(name: str, names: Sequence[str], where: str, *, option: str) -> str:
    if not name:
        return ""
    found = [n for n in names if n == name] or [n for n in names if _bare(n) == _bare(name)]
    if not found:
        cure = did_you_mean(name, names) or f"give {option} one of these names"
        raise InputError(where, f'no column "{name}"', expected=", ".join(names[:12]), cure=cure)
    return found[0]


def _suggested(names: Sequence[str], wanted: Sequence[str]) -> str:
    bare = {_bare(name): name for name in reversed(names)}
    return next((bare[name] for name in wanted if name in bare), "")


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower())


def row_texts(
    rows: Iterable[Mapping[str, str]],
    columns: Columns,
    where: str,
    *,
    alerts: tuple[str, ...] = (),
    first: int = 1,
) -> list[RawText | Broken]:
    """A raw text a row, in their order; a row without text is told."""
    found: list[RawText | Broken] = []
    listed = []
    for number, row in enumerate(rows, start=first):
        if number - first >= ROWS:
            raise InputError(where, f"over {ROWS:,} rows", cure="split the table")
        listed.append((number, row))
    parts = _parts([(number, row.get(columns.id, "")) for number, row in listed], columns, where)
    for (_, row), part in zip(listed, parts, strict=True):
        text = normal(row.get(columns.text, ""))
        reason = "no text in this row" if not text.strip() else ""
        reason = "a cell of more characters than a text has" if len(text) > CELL else reason
        metadata = _metadata(row, columns)
        found.append(Broken(part, reason) if reason else RawText(text, part, metadata, alerts))
    return found


def _parts(ids: Sequence[tuple[int, str]], columns: Columns, where: str) -> list[str]:
    """The row's id, or its number where it has none; an id that stands twice is an error."""
    parts = [" ".join(normal(value).split())[:80] or str(number) for number, value in ids]
    counts = Counter(parts)
    twice = next((part for part in parts if counts[part] > 1), "")
    if twice:
        raise InputError(
            where,
            f'the id "{twice}" stands in several rows of column "{columns.id}"',
            expected="one row for an id",
            cure="choose another: --id-column NAME",
        )
    return parts


def _metadata(row: Mapping[str, str], columns: Columns) -> dict[str, str]:
    """The further columns under the names of sources.csv; a date that is none stays as it is."""
    known: dict[str, str] = {}
    for name, value in row.items():
        value = " ".join(normal(value).split())
        if name in columns or not name or not value:
            continue
        field = _SAME_FIELD.get(_bare(name), name.strip().lower())
        if field == "published":
            day = published(value)
            field, value = (field, day) if day else ("date as written", value)
        known.setdefault(field, value)
    return known
