"""JSON lines: .jsonl, .ndjson, an object with a text a line."""

from __future__ import annotations

import json

from framing.errors import InputError
from framing.sources.decode import decode
from framing.sources.readers import Broken, RawText, Reader, ReadOptions
from framing.sources.readers._table import columns_of, row_texts


def read_jsonl(data: bytes, where: str, options: ReadOptions) -> list[RawText | Broken]:
    """A raw text a line; a line that is no object is told with its number."""
    text, alerts = decode(data, where)
    rows: list[dict[str, str]] = []
    broken: list[RawText | Broken] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        row = _row(line)
        if row is None:
            broken.append(Broken(f"line {number}", "not a JSON object"))
        else:
            rows.append(row)
    if not rows:
        raise InputError(where, "no line is a JSON object", expected='{"text": "..."} a line')
    names = list(dict.fromkeys(name for row in rows for name in row))
    return [*row_texts(rows, columns_of(names, options, where), where, alerts=alerts), *broken]


def _row(line: str) -> dict[str, str] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    return {str(name): _plain(value) for name, value in found.items()}


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | dict | bool):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return str(value)


READER = Reader((".jsonl", ".ndjson"), read_jsonl)
