"""Dictionaries of other tools, read, written, and turned into a lexicon folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from framing.errors import InputError
from framing.lexicon.interchange.model import Dictionary, Feature, Format
from framing.registry import parts, pick

_LARGEST: Final = 50_000_000
_UNSEEN: Final = {code: None for code in (*range(9), *range(11, 13), *range(14, 32), 127, 0x85)}
_LOSSES: Final[Mapping[Feature, str]] = {
    "tree": "the levels of the category tree (joined with >)",
    "weight": "weights",
    "start": "entries that end or hold any letters before (*word)",
    "description": "descriptions of categories",
    "colour": "colours of categories",
    "comments": "comments",
    "rules": "rules",
}


def known_formats() -> Mapping[str, Format]:
    """Format name -> format: one module each in `formats/`."""
    return parts("framing.lexicon.interchange.formats", "FORMAT")


def import_dictionary(path: str | Path, *, format: str = "") -> Dictionary:
    """Read a dictionary file; the format is told by its content, not by its ending."""
    file = Path(path)
    text, warning = _text(file)
    if not text.strip():
        raise InputError(file.name, "is empty", expected="a dictionary")
    known = known_formats()
    name = format or max(known, key=lambda each: known[each].recognise(text))
    chosen: Format = pick(known, name, kind="--format")
    try:
        read = chosen.read(text, file.stem)
    except RecursionError as error:
        raise InputError(file.name, "is nested too deep") from error
    except (IndexError, ValueError) as error:
        raise InputError(
            file.name, f"is not a {chosen.title} dictionary", cure="name its format with --format"
        ) from error
    return read._replace(lost=(*warning, *read.lost))


def export_dictionary(dictionary: Dictionary, format: str) -> str:
    """The dictionary as the text of a file; see `export_losses` for what cannot be said there."""
    chosen: Format = pick(known_formats(), format, kind="--format")
    return chosen.write(dictionary)


def export_losses(dictionary: Dictionary, format: str) -> tuple[str, ...]:
    """What the dictionary holds and the format does not."""
    chosen: Format = pick(known_formats(), format, kind="--format")
    entries, categories = dictionary.entries, dictionary.categories
    held: dict[Feature, bool] = {
        "tree": any(len(each.path) > 1 for each in categories),
        "weight": any(each.weight is not None for each in entries),
        "start": any(each.wildcard in ("start", "both") for each in entries),
        "description": any(each.description for each in categories),
        "colour": any(each.colour for each in categories),
        "comments": bool(dictionary.comments),
        "rules": any(each.rule for each in entries),
    }
    return tuple(
        text for feature, text in _LOSSES.items() if held[feature] and feature not in chosen.keeps
    )


def _text(file: Path) -> tuple[str, tuple[str, ...]]:
    """UTF-8 (byte order mark or not), else Windows-1252 with a warning; no control signs."""
    try:
        if file.stat().st_size > _LARGEST:
            raise InputError(file.name, "is too large", expected="at most 50 MB")
        raw = file.read_bytes()
    except OSError as error:
        raise InputError(file.name, f"cannot be read ({error.strerror})") from error
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace").translate(_UNSEEN), ()
    try:
        return raw.decode("utf-8-sig").translate(_UNSEEN), ()
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace").translate(_UNSEEN)
        return text, ("perhaps some letters (not UTF-8, read as Windows-1252)",)
