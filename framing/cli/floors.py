"""Floors of agreement: pinned with the hash of the labels, never lowered in silence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from framing.cli.files import write
from framing.cli.gold import read_file
from framing.errors import InputError

if TYPE_CHECKING:
    from framing.measure.agreement import Agreement, Level

#: Level -> figure -> value.
_Figures = Mapping[str, Mapping[str, float]]
_FIGURES: Final = ("actor_f1", "actor_precision", "frame_f1", "frame_precision", "stance_sign")


def _figures(level: Level) -> dict[str, float]:
    return {
        "actor_f1": level.actor.f1,
        "actor_precision": level.actor.precision,
        "frame_f1": level.frame.f1,
        "frame_precision": level.frame.precision,
        "stance_sign": level.stance_sign.accuracy,
    }


def _read(path: str, digest: str) -> dict[str, dict[str, float]]:
    """Level -> figure -> floor; refuses floors of other labels."""
    try:
        told: dict[str, Any] = tomllib.loads(read_file(path).decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(path, f"is not TOML ({error})", cure="write it with --pin") from None
    if told.get("gold") != digest:
        raise InputError(
            path,
            "the floors were pinned for another GOLD file",
            expected=f'gold = "{digest}"',
            cure="take the labels they were pinned for, or pin new floors in a new file",
        )
    floors: dict[str, dict[str, float]] = {}
    for level in ("strict", "lenient"):
        for name, value in told.get(level, {}).items():
            if (
                name not in _FIGURES
                or isinstance(value, bool)
                or not isinstance(value, int | float)
            ):
                raise InputError(
                    path, f'"{name} = {value}" is no floor', expected=", ".join(_FIGURES)
                )
            floors.setdefault(level, {})[name] = float(value)
    if not floors:
        raise InputError(path, "holds no floor", expected="[strict] with actor_f1 = 0.75 and more")
    return floors


def check_floors(path: str, digest: str, result: Agreement) -> None:
    """Raise an InputError that lists every figure below its floor."""
    below = [
        f"{level} {name} is {reached}, below {floor}"
        for level, name, reached, floor in _below(path, digest, _reached(result))
    ]
    if below:
        raise InputError(path, "; ".join(below), expected="every figure at its floor or above")


def pin_floors(path: str, digest: str, result: Agreement) -> None:
    """Write what was reached; refuse to lower a floor or to pin over those of other labels."""
    reached = _reached(result)
    if Path(path).exists():
        lowered = [
            f"{level} {name} from {floor} to {figure}"
            for level, name, figure, floor in _below(path, digest, reached)
        ]
        if lowered:
            what = f"would lower {'; '.join(lowered)}"
            raise InputError(path, what, cure="edit the file by hand if that is meant")
    lines = [f'# Floors of framing evaluate. gold: sha256 of the labels.\ngold = "{digest}"']
    for level, figures in reached.items():
        lines += [f"\n[{level}]", *(f"{name} = {value}" for name, value in figures.items())]
    write(path, "\n".join(lines) + "\n")


def _below(path: str, digest: str, reached: _Figures) -> Iterator[tuple[str, str, float, float]]:
    """Level, name, figure and floor of each figure below its floor."""
    for level, floors in _read(path, digest).items():
        for name, floor in floors.items():
            if reached[level][name] < floor:
                yield level, name, reached[level][name], floor


def _reached(result: Agreement) -> _Figures:
    return {"strict": _figures(result.strict), "lenient": _figures(result.lenient)}
