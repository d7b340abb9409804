"""The evidence table of an earlier run, read back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from framing.cli.gold import read_file
from framing.errors import InputError
from framing.schema import EVIDENCE_COLUMNS, EVIDENCE_DTYPES

_EVIDENCE: Final = "evidence.csv"
_READ: Final[Mapping[str, Callable[[str], Any]]] = {
    "int64": int,
    "float64": float,
    "bool": lambda text: text.lower() == "true",
}


def read_run(path: str) -> list[Mapping[str, Any]]:
    """The rows of an evidence table, or of the folder that a bundle is."""
    file = Path(path)
    if file.is_dir():
        file = file / _EVIDENCE
        if not file.is_file():
            raise InputError(path, f"holds no {_EVIDENCE}", expected="what report --bundle wrote")
    shown = str(file)
    data = read_file(shown)
    try:
        rows = _rows(file.suffix.lower(), data)
    except (ValueError, TypeError, OSError, csv.Error) as error:
        raise InputError(shown, f"cannot be read as a table ({error})") from None
    missing = [c for c in EVIDENCE_COLUMNS if not rows or c not in rows[0]]
    if rows and missing:
        raise InputError(
            shown,
            f"has no column {', '.join(missing[:5])}",
            expected="a table that framing score wrote",
        )
    return rows


def _rows(ending: str, data: bytes) -> list[Mapping[str, Any]]:
    if ending == ".parquet":
        import pandas as pd

        from framing.measure.rows import records

        return list(records(pd.read_parquet(io.BytesIO(data))))
    text = data.decode("utf-8-sig")
    if ending == ".jsonl":
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    if ending == ".json":
        return list(json.loads(text))
    return [_typed(row) for row in csv.DictReader(io.StringIO(text, newline=""))]


def _typed(row: Mapping[str, str]) -> dict[str, Any]:
    """Numbers and true or false again, where the schema says so."""
    return {
        name: _READ[EVIDENCE_DTYPES[name]](value) if name in EVIDENCE_DTYPES else value
        for name, value in row.items()
    }
