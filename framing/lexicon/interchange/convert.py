"""A dictionary as a lexicon folder: one frame a category, every entry a cue of role described."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from framing.errors import InputError
from framing.lexicon.interchange.model import Dictionary, Entry, flat_name, plain_number
from framing.lexicon.patterns import breadth_problem, parse_pattern
from framing.lexicon.rows import TABLES, is_formula

_NOTICE: Final = """\
# Frames of an imported dictionary. A dictionary says nothing about poles: look through pole
# and valence of each frame. Actors, shifters and reporting words come from the lexicon below.
"""


class Converted(NamedTuple):
    """The folder written, how many cues it holds, and what could not be said as a cue."""

    folder: Path
    cues: int
    lost: tuple[str, ...]


def to_lexicon(dictionary: Dictionary, folder: str | Path) -> Converted:
    """Write a folder that extends the shipped lexicon; refuse one that holds something.

    Weights become valences, divided by the largest weight of the dictionary.
    """
    target = Path(folder)
    if target.is_file() or (target.is_dir() and any(target.iterdir())):
        raise InputError(target.name, "already exists", cure="choose another folder")
    frames = _frame_ids(dictionary)
    lost: list[str] = []
    rows = _rows(dictionary, frames, lost)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as made:
        draft = Path(made) / target.name
        draft.mkdir()
        files = {"lexicon.toml": _settings(dictionary, frames), "cues.csv": _table(rows)}
        for name, text in files.items():
            (draft / name).write_text(text, encoding="utf-8", newline="\n")
        if target.is_dir():
            target.rmdir()
        os.replace(draft, target)
    return Converted(target, len(rows), tuple(lost))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_") or "x"


def _free(wanted: str, taken: set[str]) -> str:
    """The id, with a number where it is taken already."""
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}_{number}", number + 1
    taken.add(name)
    return name


def _frame_ids(dictionary: Dictionary) -> dict[tuple[str, ...], str]:
    taken: set[str] = set()
    used = {entry.path for entry in dictionary.entries if not entry.rule}
    paths = [each.path for each in dictionary.categories if each.path in used]
    paths += [()] if () in used else []
    return {path: _free(_slug("_".join(path) or dictionary.name), taken) for path in paths}


def _rows(
    dictionary: Dictionary, frames: dict[tuple[str, ...], str], lost: list[str]
) -> list[dict[str, str]]:
    largest = max((abs(each.weight or 0) for each in dictionary.entries), default=0)
    taken: set[str] = set()
    rows = []
    for entry in dictionary.entries:
        pattern = _pattern(entry, lost)
        if not pattern:
            continue
        valence = (
            "" if entry.weight is None or not largest else plain_number(entry.weight / largest)
        )
        frame = frames[entry.path]
        cue_id = _free(f"{frame}.{_slug(entry.term)}.described", taken)
        row = {"cue_id": cue_id, "frame": frame, "cue": pattern, "role": "described"}
        rows.append(row | {"valence": valence})
    return rows


def _pattern(entry: Entry, lost: list[str]) -> str:
    """The term as a pattern, or an empty string with a word in `lost`."""
    star = "*" if entry.wildcard == "end" else ""
    text = f"{entry.term}{star}"
    if entry.rule or entry.wildcard in ("start", "both"):
        lost.append(f'"{entry.term}" ({"a rule" if entry.rule else "any letters before it"})')
        return ""
    try:
        broad = breadth_problem(parse_pattern(text, {}))
    except InputError as error:
        broad = error.what
    if is_formula(text):
        broad = "a spreadsheet would run it"
    if broad:
        lost.append(f'"{text}" ({broad})')
    return "" if broad else text


def _settings(dictionary: Dictionary, frames: dict[tuple[str, ...], str]) -> str:
    described = {each.path: each for each in dictionary.categories}
    lines = [
        _NOTICE,
        f"name = {_quoted(_slug(dictionary.name))}",
        'version = "0.1.0"',
        'language = "en"',
        'licence = ""',
        'extends = "geopolitics"',
    ]
    for path, frame in frames.items():
        category = described.get(path)
        label = flat_name(path, dictionary.name)
        definition = (category.description if category else "") or f"The category {label}."
        pole, valence = _sign(dictionary, path)
        lines += [
            "",
            f"[frames.{frame}]",
            f"label = {_quoted(label)}",
            f"definition = {_quoted(definition)}",
            f"pole = {_quoted(pole)}",
            f"valence = {valence}",
        ]
        lines += [f"colour = {_quoted(category.colour)}"] if category and category.colour else []
    return "\n".join(lines) + "\n"


def _sign(dictionary: Dictionary, path: tuple[str, ...]) -> tuple[str, str]:
    """Pole and valence from the weights; without weights neither side is taken."""
    weights = [each.weight for each in dictionary.entries if each.path == path and each.weight]
    if not weights or min(weights) < 0 < max(weights):
        return "burden", "0.0"
    return ("-", "-0.8") if weights[0] < 0 else ("+", "0.8")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _table(rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, TABLES["cues"].columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
