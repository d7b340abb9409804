"""Labelled sentences from a file: JSON lines, CSV, or a filled coding sheet."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from framing.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

#: Columns of the sheet that `framing sample` writes; the last four are the coder's.
SHEET_COLUMNS: Final = ("doc", "sentence", "actor", "frame", "stance", "role", "note")
_NEEDED: Final = "doc, sentence, actor, frame, stance"
_LARGEST: Final = 50_000_000
_TRUE: Final = frozenset({"true", "1", "yes"})


class Gold(NamedTuple):
    """Labels, and the sha256 of their file.

    `sampled`: the (document, sentence, actor) that were put to a coder, if the file is a sheet;
    one without a frame says that the sentence does not frame the actor.
    """

    rows: list[dict[str, Any]]
    digest: str
    sampled: frozenset[tuple[str, str, str]]

    def only_sampled(self, evidence: pd.DataFrame) -> pd.DataFrame:
        """The evidence rows on what was sampled."""
        from framing.measure.gold import Finder, normal, read_labels

        asked = [
            {"doc": doc, "sentence": text, "actor": actor, "frame": "x", "stance": 0}
            for doc, text, actor in sorted(self.sampled)
        ]
        finder = Finder(read_labels(asked))
        known = {(doc, normal(text), actor) for doc, text, actor in self.sampled}
        keep = []
        for row in evidence.to_dict("records"):
            doc = finder.document(str(row["document"]))
            found = finder.sentence(doc, str(row["sentence"])) if doc is not None else ""
            keep.append((doc, found, row["actor"]) in known)
        return evidence[keep]


def read_gold(path: str) -> Gold:
    """Read labels; an InputError names the line that is wrong."""
    data = read_file(path)
    text = _decoded(data, path)
    if path.lower().endswith(".csv"):
        rows, sampled = _sheet(text, path)
    else:
        rows, sampled = _lines(text, path), frozenset()
    if not rows:
        raise InputError(path, "holds no label", expected=f"lines with {_NEEDED}")
    return Gold(rows, hashlib.sha256(data).hexdigest(), sampled)


def read_file(path: str) -> bytes:
    """The bytes of an input file, or one clear message."""
    try:
        if Path(path).is_dir():
            raise InputError(path, "is a folder", expected="a file")
        if Path(path).stat().st_size > _LARGEST:
            raise InputError(path, "is over 50 MB", expected="a smaller file")
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(path, error.strerror or "cannot be read", cure="check the path") from None
    if not data.strip():
        raise InputError(path, "the file is empty")
    return data


def _decoded(data: bytes, path: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if not text or "\x00" in text:
        raise InputError(path, "is not a text file", expected="UTF-8", cure="save it as UTF-8")
    return text


def _lines(text: str, path: str) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict):
            raise InputError(
                f"{path}:{number}",
                "is no JSON object",
                expected=f"one object a line with {_NEEDED}",
                cure="name a sheet .csv",
            )
        rows.append(_checked(row, f"{path}:{number}"))
    return rows


def _checked(row: dict[str, Any], place: str) -> dict[str, Any]:
    """Fields that must be there, and a stance of -1, 0, 1 or a list of these."""
    for name in ("doc", "actor", "frame", "stance"):
        if row.get(name) in (None, ""):
            raise InputError(place, f'no "{name}"', expected=_NEEDED)
    if not (row.get("sentence") or row.get("sent")):
        raise InputError(place, 'no "sentence"', expected=_NEEDED)
    stances = row["stance"] if isinstance(row["stance"], list) else [row["stance"]]
    if not stances or any(stance not in (-1, 0, 1) for stance in stances):
        raise InputError(place, f'stance "{row["stance"]}"', expected="-1, 0, 1 or a list of them")
    return row


def read_sheet(path: str) -> list[dict[str, str]]:
    """The rows of a coding sheet, commas or semicolons."""
    return _table(_decoded(read_file(path), path), path)


def _table(text: str, path: str) -> list[dict[str, str]]:
    head = text.split("\n", 1)[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    named = [name.strip() for name in reader.fieldnames or ()]
    missing = [name for name in ("doc", "sentence", "actor", "frame") if name not in named]
    if missing:
        raise InputError(
            f"{path}:1", f"no column {', '.join(missing)}", expected=", ".join(SHEET_COLUMNS)
        )
    reader.fieldnames = named
    return [
        {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
        for row in reader
        if any(value and str(value).strip() for value in row.values())
    ]


def _sheet(text: str, path: str) -> tuple[list[dict[str, Any]], frozenset[tuple[str, str, str]]]:
    rows, sampled = [], set()
    for number, row in enumerate(_table(text, path), start=2):
        sampled.add((row["doc"], row["sentence"], row["actor"]))
        if row["frame"]:
            rows.append(_checked(_label(row, f"{path}:{number}"), f"{path}:{number}"))
    return rows, frozenset(sampled)


def _label(row: Mapping[str, str], place: str) -> dict[str, Any]:
    """A row of a sheet as a gold line; several stances are written `0|1`."""
    written = row.get("stance", "").replace("\N{MINUS SIGN}", "-").replace(",", "|").strip("[]")
    try:
        stances = [int(float(part)) for part in written.split("|") if part.strip()]
    except ValueError:
        raise InputError(place, f'stance "{written}"', expected="-1, 0 or 1") from None
    label: dict[str, Any] = {**row, "stance": stances or ""}
    for name in ("agreed", "optional", "pair_agreed"):
        if name in row:
            label[name] = row[name].lower() in _TRUE
            if not row[name]:
                del label[name]
    if row.get("alt_frames"):
        label["alt_frames"] = [part.strip() for part in row["alt_frames"].split("|")]
    else:
        label.pop("alt_frames", None)
    return label
