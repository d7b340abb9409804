"""Small texts that a page takes from files: an introduction, what a folder says of itself."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from framing.errors import InputError
from framing.shipped import shipped_folder


def text_of(path: str, option: str) -> str:
    """The text of a file in UTF-8, or an InputError of the option that named it."""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        told = getattr(error, "strerror", None) or "is not UTF-8"
        raise InputError(option, f"{path}: {told}", expected="a text file in UTF-8") from None


def notice(paths: Sequence[str]) -> str:
    """What a folder's manifest.toml says of its texts, such as that they are digests.

    A file of that name which says something else, or is no TOML, says nothing.
    """
    folders = [Path(path) for path in paths] or [shipped_folder("seeds")]
    notes = []
    for folder in folders:
        manifest = folder / "manifest.toml"
        if not manifest.is_file():
            continue
        try:
            said = tomllib.loads(text_of(str(manifest), "PATHS"))
        except tomllib.TOMLDecodeError:
            continue
        notes.append(str(said.get("note", "")))
    return " ".join(dict.fromkeys(filter(None, notes)))
