"""`lexicon.toml`: the frames, the factors, the word sets and the descriptions of actors."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, get_args

from framing.errors import did_you_mean
from framing.lexicon.model import Frame, Place, Pole
from framing.lexicon.problems import Problem
from framing.lexicon.rows import read_text
from framing.schema import MODALITIES, ROLES, VOICES

FILE: Final = "lexicon.toml"
POLES: Final = get_args(Pole)
_TEXTS: Final = ("name", "version", "language", "licence")
_KEYS: Final = (
    *_TEXTS,
    "extends",
    "shares",
    "word_list",
    "frames",
    "weights",
    "sets",
    "references",
)
_FRAME_TEXTS: Final = (
    "label",
    "definition",
    "code_when",
    "not_when",
    "pole",
    "family",
    "colour",
)
_SPELLINGS: Final = {"license": "licence", "color": "colour"}
_WEIGHTS: Final[Mapping[str, tuple[str, ...]]] = {
    "modality": MODALITIES,
    "role": ROLES,
    "voice": VOICES,
    "rule": (),
}
_POLE_VALENCE: Final = {"+": 0.8, "-": -0.8, "burden": -0.4}
_GREY: Final = "#767676"
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_.-]*")


@dataclass(frozen=True, slots=True)
class Settings:
    """What one `lexicon.toml` says; frames as raw keys, because a higher layer may add some.

    `shares`: lexicons whose language and actors this one reads with, without their frames.
    `word_list`: the raw table that `framing.lexicon.wordlist` reads.
    `broken`: the file could not be read, so nothing should be said to be missing from it.
    """

    place: str
    text: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    extends: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    word_list: Mapping[str, Any] = field(default_factory=dict)
    frames: Mapping[str, Mapping[str, str | float]] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    sets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    references: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    broken: bool = False

    def at(self, table: str, key: str = "") -> Place:
        """The line on which a table, or a key of it, stands."""
        return Place(self.place, _line(self.text, table, key))


def _line(text: str, table: str, key: str) -> int:
    """TOML readers give no lines for values: look for the header and the key as written."""
    header, best, current = re.compile(r"\s*\[+\s*(.*?)\s*\]+\s*(?:#.*)?$"), 1, ""
    pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]") if key else None
    for number, line in enumerate(text.splitlines(), start=1):
        if found := header.match(line):
            current = found.group(1).replace('"', "").replace("'", "")
            if current == table:
                best = number
                if pattern is None:
                    return number
        elif current == table and pattern and pattern.match(line):
            return number
    return best


def read_settings(path: Path, shown: str, problems: list[Problem]) -> Settings:
    """Read the file and collect every mistake in it."""
    text = read_text(path, shown, problems)
    if text is None:
        return Settings(shown, broken=True)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(_syntax(shown, str(error)))
        return Settings(shown, text, broken=True)
    raw = {_SPELLINGS.get(key, key): value for key, value in raw.items()}
    here = Settings(shown, text)
    for key in raw:
        if key not in _KEYS and (hint := did_you_mean(key, _KEYS)):
            place = here.at(key) if isinstance(raw[key], dict) else here.at("", key)
            problems.append(Problem(str(place), f'unknown key "{key}"', cure=hint))
    return Settings(
        shown,
        text,
        texts={key: _text(here, raw, "", key, problems) for key in _TEXTS if key in raw},
        extends=_words(here, raw.get("extends", ()), "", "extends", problems),
        shares=_words(here, raw.get("shares", ()), "", "shares", problems),
        word_list=_table(here, raw, "word_list", problems),
        frames=_frames(here, _table(here, raw, "frames", problems), problems),
        weights=_weights(here, _table(here, raw, "weights", problems), problems),
        sets=_sets(here, _table(here, raw, "sets", problems), problems),
        references={
            " ".join(key.lower().split()): _words(here, value, "references", key, problems)
            for key, value in _table(here, raw, "references", problems).items()
        },
    )


def _syntax(shown: str, message: str) -> Problem:
    at = re.search(r" \(at line (\d+), column (\d+)\)", message)
    place = f"{shown}:{at.group(1)}" if at else shown
    reason = re.sub(r" \(at .*\)$", "", message)
    if twice := re.match(r"Cannot declare \('frames', '([^']+)'\) twice", reason):
        what = f'the frame "{twice.group(1)}" is declared twice'
        return Problem(place, what, cure="keep one of the two, or rename one")
    column = f" at column {at.group(2)}" if at else ""
    cure = 'texts stand in quotation marks, headers in square brackets: label = "Partner"'
    return Problem(place, f"not valid TOML: {reason}{column}", cure=cure)


def _table(
    here: Settings, raw: Mapping[str, Any], key: str, problems: list[Problem]
) -> dict[str, Any]:
    value = raw.get(key, {})
    if isinstance(value, dict):
        return value
    problems.append(Problem(str(here.at("", key)), f'"{key}" is not a table', f"[{key}]"))
    return {}


def _text(
    here: Settings, raw: Mapping[str, Any], table: str, key: str, problems: list[Problem]
) -> str:
    value = raw[key]
    if isinstance(value, str):
        return " ".join(value.split())
    cure = f'write {key} = "{value}"'
    problems.append(
        Problem(str(here.at(table, key)), f"{key} is not a text: {value}", "a text", cure)
    )
    return ""


def _words(
    here: Settings, value: object, table: str, key: str, problems: list[Problem]
) -> tuple[str, ...]:
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list | tuple) or not all(isinstance(word, str) for word in words):
        what, expected = f"{key} is not a list of words", '["one", "two"]'
        problems.append(Problem(str(here.at(table, key)), what, expected))
        return ()
    if table and not all(word.strip() for word in words):
        problems.append(Problem(str(here.at(table, key)), f"{key} holds an empty word"))
    return tuple(word.strip() for word in words if word.strip())


def _number(
    here: Settings, value: object, table: str, key: str, *, lowest: float, problems: list[Problem]
) -> float | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if number and lowest <= float(value) <= 1:  # type: ignore[arg-type]
        return float(value)  # type: ignore[arg-type]
    shown = f'"{value}"' if isinstance(value, str) else value
    what = f"{key} {shown} is {'out of range' if number else 'not a number'}"
    expected = f"a number from {lowest:g} to 1"
    problems.append(Problem(str(here.at(table, key)), what, expected))
    return None


def _frames(
    here: Settings, raw: Mapping[str, Any], problems: list[Problem]
) -> dict[str, dict[str, str | float]]:
    frames: dict[str, dict[str, str | float]] = {}
    for frame, value in raw.items():
        table = f"frames.{frame}"
        if not isinstance(value, dict):
            what = f'the frame "{frame}" is not a table'
            problems.append(Problem(str(here.at("frames", frame)), what, f"[{table}]"))
            continue
        if not _NAME.fullmatch(frame):
            what = f'the frame id "{frame}" is not plain'
            expected = "lower-case letters, digits and _"
            problems.append(Problem(str(here.at(table)), what, expected))
        keys = {_SPELLINGS.get(str(key), str(key)): each for key, each in value.items()}
        frames[frame] = _frame_keys(here, keys, table, problems)
    return frames


def _frame_keys(
    here: Settings, raw: Mapping[str, Any], table: str, problems: list[Problem]
) -> dict[str, str | float]:
    keys: dict[str, str | float] = {}
    known = (*_FRAME_TEXTS, "valence")
    for key in raw:
        if key in _FRAME_TEXTS:
            keys[key] = _text(here, raw, table, key, problems)
        elif key not in known and (hint := did_you_mean(key, known)):
            problems.append(Problem(str(here.at(table, key)), f'unknown key "{key}"', cure=hint))
    pole = keys.get("pole")
    if pole is not None and pole not in POLES:
        what, expected = f'pole "{pole}" is unknown', f"one of {', '.join(POLES)}"
        hint = did_you_mean(str(pole), POLES)
        problems.append(Problem(str(here.at(table, "pole")), what, expected, hint))
    colour = str(keys.get("colour", ""))
    if colour and not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        what = f'colour "{colour}" is not a colour'
        problems.append(Problem(str(here.at(table, "colour")), what, '"#RRGGBB"'))
    if "valence" in raw:
        valence = _number(here, raw["valence"], table, "valence", lowest=-1, problems=problems)
        keys |= {} if valence is None else {"valence": valence}
    return keys


def _weights(here: Settings, raw: Mapping[str, Any], problems: list[Problem]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for group, values in raw.items():
        table = f"weights.{group}"
        if group not in _WEIGHTS or not isinstance(values, dict):
            expected = f"one of {', '.join(f'[weights.{name}]' for name in _WEIGHTS)}"
            what, hint = f'unknown weights "{group}"', did_you_mean(group, _WEIGHTS)
            problems.append(Problem(str(here.at(table)), what, expected, hint))
            continue
        for name, value in values.items():
            known = _WEIGHTS[group]
            if known and name not in known:
                place, what = str(here.at(table, name)), f'unknown {group} "{name}"'
                expected, hint = f"one of {', '.join(known)}", did_you_mean(name, known)
                problems.append(Problem(place, what, expected, hint))
                continue
            number = _number(here, value, table, name, lowest=0, problems=problems)
            weights |= {} if number is None else {f"{group}.{name}": number}
    return weights


def _sets(
    here: Settings, raw: Mapping[str, Any], problems: list[Problem]
) -> dict[str, frozenset[str]]:
    if "actor" in raw:
        what = 'a word set cannot be called "actor"'
        cure = 'rename it: "@actor" stands for any actor'
        problems.append(Problem(str(here.at("sets", "actor")), what, cure=cure))
    return {
        name: frozenset(_words(here, value, "sets", name, problems)) for name, value in raw.items()
    }


def merge_frames(layers: Iterable[Settings], problems: list[Problem]) -> dict[str, Frame]:
    """The frames of all layers; a higher layer changes single keys of a frame or adds frames."""
    merged: dict[str, dict[str, str | float]] = {}
    places: dict[str, Place] = {}
    for layer in layers:
        for frame, keys in layer.frames.items():
            merged[frame] = {**merged.get(frame, {}), **keys}
            places[frame] = layer.at(f"frames.{frame}")
    return {frame: _frame(frame, keys, places[frame], problems) for frame, keys in merged.items()}


def _frame(
    frame: str, keys: Mapping[str, str | float], place: Place, problems: list[Problem]
) -> Frame:
    for key in ("label", "pole"):
        if not keys.get(key):
            what, expected = f'the frame "{frame}" has no {key}', f'{key} = "..."'
            problems.append(Problem(str(place), what, expected))
    texts = {key: str(keys.get(key, "")) for key in _FRAME_TEXTS}
    pole: Pole = next((each for each in POLES if each == texts["pole"]), "burden")
    return Frame(
        frame=frame,
        label=texts["label"] or frame,
        definition=texts["definition"],
        code_when=texts["code_when"],
        not_when=texts["not_when"],
        pole=pole,
        family=texts["family"],
        colour=texts["colour"] or _GREY,
        valence=float(keys.get("valence", _POLE_VALENCE[pole])),
    )
