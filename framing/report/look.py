"""The page's style sheet and script, house colours, and the policy that allows just these."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, NamedTuple

from framing.charts.theme import DARK, LIGHT, make_theme, page_css
from framing.errors import InputError
from framing.report.words import Strings

_LOGOS: Final = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}
_MOST_LOGO: Final = 60_000
_EXPECTED: Final = "tables [light] and [dark] of colours; `font`, `logo`"


class Look(NamedTuple):
    """Style, script, policy, and a logo as a data address or empty."""

    style: str
    script: str
    policy: str
    logo: str


def look(theme: Path | None, strings: Strings) -> Look:
    """The shipped look, or one with house colours, typeface and logo."""
    house = _read_theme(theme) if theme else {}
    folder = files(__package__)
    where = theme.name if theme else "theme"
    light = make_theme("light", house.get("light", {}), where=where) if house else LIGHT
    dark = make_theme("dark", house.get("dark", {}), where=where, dark=True) if house else DARK
    style = page_css(light, dark) + (folder / "page.css").read_text(encoding="utf-8")
    if house.get("font"):
        style += f":root{{--text:{_font(house['font'], where)}}}\n"
    words = _json(strings["script"])
    script = (folder / "page.js").read_text(encoding="utf-8").replace("__WORDS__", words)
    style, script = _narrow(style), _narrow(script)
    policy = (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src {_hash(style)}; script-src {_hash(script)}"
    )
    return Look(style, script, policy, _logo(theme, house))


def _read_theme(theme: Path) -> dict[str, Any]:
    try:
        house = tomllib.loads(theme.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(theme.name, "no such file", expected=_EXPECTED) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise InputError(theme.name, f"cannot be read: {error}", expected=_EXPECTED) from None
    unknown = sorted(set(house) - {"light", "dark", "font", "logo"})
    if unknown:
        raise InputError(theme.name, f"unknown: {unknown[0]}", expected=_EXPECTED)
    return house


def _font(name: object, where: str) -> str:
    if not isinstance(name, str) or not re.fullmatch(r"[\w '\",-]+", name):
        raise InputError(where, f"font {name!r}", expected="names of typefaces and commas")
    families = [part.strip().strip("'\"") for part in name.split(",")]
    return ",".join(f"'{family}'" for family in families if family) + ",Georgia,serif"


def _logo(theme: Path | None, house: dict[str, Any]) -> str:
    if not theme or not house.get("logo"):
        return ""
    path = theme.parent / str(house["logo"])
    kind = _LOGOS.get(path.suffix.lower())
    if kind is None or not path.is_file() or path.stat().st_size > _MOST_LOGO:
        raise InputError(
            theme.name,
            f"logo {path.name} cannot be used",
            expected=f"an existing .svg, .png or .jpg of at most {_MOST_LOGO:,} bytes",
        )
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def _json(value: object) -> str:
    """JSON that can stand inside a script element."""
    text = json.dumps(value, ensure_ascii=True, sort_keys=True)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _narrow(text: str) -> str:
    """Without indentation and whole-line comments."""
    return re.sub(r"\n(?:\s+|//[^\n]*)+", "\n", text)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
