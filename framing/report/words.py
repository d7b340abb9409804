"""The page's own words, from one file a language, and numbers as a reader sees them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from framing.charts.words import number
from framing.errors import InputError

Strings = Mapping[str, Any]


def load_strings(lang: str) -> Strings:
    """The words of `strings.<lang>.toml`; InputError names the languages there are."""
    folder = files(__package__)
    known = sorted(
        name.split(".")[1]
        for item in folder.iterdir()
        if (name := item.name).startswith("strings.") and name.endswith(".toml")
    )
    if lang not in known:
        raise InputError(
            "--lang",
            f'no page words in "{lang}"',
            expected="one of " + ", ".join(known),
            cure="copy strings.en.toml and translate it",
        )
    return tomllib.loads((folder / f"strings.{lang}.toml").read_text(encoding="utf-8"))


def count(strings: Strings, n: int, unit: str) -> str:
    """`1 sentence`, `1,204 sentences`."""
    one, many = strings["units"][unit]
    return f"{n:,} {one if n == 1 else many}"


def signed(value: float) -> str:
    """`+0.52`, with a true minus and no signed zero; empty where there is no value."""
    return number(value)


def factor(value: float) -> str:
    """A weight as short as it can be: `0.6`, `1`, `0.45`."""
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"


def shift(value: float) -> str:
    """A valence as short as it can be, signed with a true minus: `+0.7`, `−1`, `0`."""
    text = factor(abs(value))
    if text == "0":
        return text
    return ("\N{MINUS SIGN}" if value < 0 else "+") + text
