"""The look: one typeface, few colours, each named by what it is for.

Charts are drawn with tokens, `var(--fr-ink)`. A theme turns tokens into colours; the theme
`auto` leaves them for the page, whose style sheet (`page_css`) follows the reader's light or
dark setting.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from framing.errors import InputError

FONT: Final = "'Liberation Sans', Arial, Helvetica, sans-serif"

#: Upper bounds of the classes of stance; within 0.15 of zero counts as neutral.
STANCE_BOUNDS: Final = (-0.6, -0.35, -0.15, 0.15, 0.35, 0.6)
STANCE_TOKENS: Final = ("neg3", "neg2", "neg1", "zero", "pos1", "pos2", "pos3")
#: Upper bounds of the classes of a share.
SHARE_BOUNDS: Final = (0.05, 0.1, 0.2, 0.4)
SHARE_TOKENS: Final = ("seq1", "seq2", "seq3", "seq4", "seq5")
FILLS: Final = (*STANCE_TOKENS, *SHARE_TOKENS)
#: Colours that stand on paper as text, dots or lines and must be read there.
ON_PAPER: Final = ("ink", "muted", "pos", "neg", "neutral", "burden", "first", "second")
LEAST_CONTRAST: Final = 4.5
#: Where a specification holds colours: channels, settings, and the columns of chart data.
_COLOUR_FIELDS: Final = frozenset(
    ("fill", "stroke", "ink", "color", "value", "gridColor", "labelColor", "titleColor")
)

_LIGHT: Final = {
    "paper": "#ffffff",
    "ink": "#1d1d1f",
    "muted": "#63636b",
    "rule": "#dddde1",
    "axis": "#a3a3ab",
    "pos": "#5e3c99",
    "neg": "#a84f00",
    "neutral": "#6b6b73",
    "burden": "#52667a",
    "pos-thin": "#9d86c9",
    "neg-thin": "#e0954a",
    "neutral-thin": "#a3a3ab",
    "first": "#14657d",
    "second": "#b03060",
    "neg3": "#c25e00",
    "neg2": "#efa04b",
    "neg1": "#fadcb8",
    "zero": "#ececee",
    "pos1": "#dcd3ec",
    "pos2": "#a993cf",
    "pos3": "#5e3c99",
    "seq1": "#eaf0f3",
    "seq2": "#c9dae2",
    "seq3": "#94b6c4",
    "seq4": "#4f879c",
    "seq5": "#164e63",
}
_DARK: Final = {
    "paper": "#16171a",
    "ink": "#ececf0",
    "muted": "#a5a6ae",
    "rule": "#34363c",
    "axis": "#6a6c75",
    "pos": "#b9a3ea",
    "neg": "#f0a04c",
    "neutral": "#a3a4ac",
    "burden": "#9db3c9",
    "pos-thin": "#6d5aa0",
    "neg-thin": "#966026",
    "neutral-thin": "#6a6c75",
    "first": "#63c0dc",
    "second": "#f08bb0",
    "neg3": "#f5a545",
    "neg2": "#b3691a",
    "neg1": "#583c1d",
    "zero": "#34363c",
    "pos1": "#40365c",
    "pos2": "#7760b2",
    "pos3": "#bda8f2",
    "seq1": "#1f2a30",
    "seq2": "#27424e",
    "seq3": "#2f6276",
    "seq4": "#5596ad",
    "seq5": "#a9d8e8",
}


@dataclass(frozen=True)
class Theme:
    """A name, a font stack that ends in a generic family, and a colour for each token."""

    name: str
    font: str
    colours: Mapping[str, str]


def token(name: str) -> str:
    """The token a chart writes where a colour will stand."""
    return f"var(--fr-{name})"


def stance_token(value: float) -> str:
    """The colour class of a stance in [-1, 1], by the number as it is printed."""
    rounded = round(value, 2)
    below = sum(rounded > bound if bound > 0 else rounded >= bound for bound in STANCE_BOUNDS)
    if rounded in (0.15, -0.15):
        return "pos1" if rounded > 0 else "neg1"
    return STANCE_TOKENS[below]


def share_token(value: float) -> str:
    """The colour class of a share in [0, 1]."""
    return SHARE_TOKENS[sum(value >= bound for bound in SHARE_BOUNDS)]


def sign_token(value: float) -> str:
    """Line and dot colour: favourable, unfavourable or neutral (within 0.15 of zero)."""
    kind = stance_token(value)[:3]
    return {"pos": "pos", "neg": "neg"}.get(kind, "neutral")


def luminance(colour: str) -> float:
    """Relative luminance in [0, 1] of `#rrggbb` (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better; one of the two always reaches 4.5:1."""
    return max(("#000000", "#ffffff"), key=lambda ink: contrast(ink, colour))


def make_theme(
    name: str,
    colours: Mapping[str, str],
    *,
    font: str = FONT,
    where: str = "theme",
    dark: bool = False,
) -> Theme:
    """A theme from house colours; tokens not given keep the shipped ones. Refuses what cannot
    be read: text and dots need 4.5:1 against the paper."""
    base = _DARK if dark else _LIGHT
    for key, colour in colours.items():
        if key not in base:
            raise InputError(where, f'colour "{key}" is not known', expected=", ".join(base))
        if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
            raise InputError(where, f'{key} = "{colour}"', expected="a colour such as #5e3c99")
    full = {**base, **{key: colour.lower() for key, colour in colours.items()}}
    for key in ON_PAPER:
        ratio = contrast(full[key], full["paper"])
        if ratio < LEAST_CONTRAST:
            raise InputError(
                where,
                f"{key} {full[key]} on paper {full['paper']} has a contrast of {ratio:.2f}:1",
                expected="at least 4.5:1",
                cure="choose a darker or lighter colour",
            )
    inks = {f"on-{fill}": ink_on(full[fill]) for fill in FILLS}
    return Theme(name, font, MappingProxyType({**full, **inks}))


LIGHT: Final = make_theme("light", {})
DARK: Final = make_theme("dark", {}, dark=True)
AUTO: Final = Theme("auto", FONT, MappingProxyType({}))
THEMES: Final = MappingProxyType({theme.name: theme for theme in (LIGHT, DARK, AUTO)})


def find_theme(theme: str | Theme) -> Theme:
    """The theme itself, or the shipped one of that name."""
    if isinstance(theme, Theme):
        return theme
    if theme not in THEMES:
        raise InputError("--theme", f'"{theme}" is not known', expected=", ".join(THEMES))
    return THEMES[theme]


def page_css(light: Theme = LIGHT, dark: Theme = DARK, *, used_in: str = "") -> str:
    """Style rules that give every token its colour, light or dark as the reader prefers.

    On a narrow screen a figure inside `.framing-scroll` keeps its size and scrolls sideways.
    `used_in`: only the tokens that this text uses; empty for all of them.
    """
    return (
        f":root{{color-scheme:light dark;{_variables(light, used_in)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_variables(dark, used_in)}}}}}\n"
        "svg.framing-figure{max-width:100%;height:auto}\n"
        ".framing-scroll{overflow-x:auto}\n"
        "@media screen and (max-width:45rem){.framing-scroll svg.framing-figure{max-width:none}}\n"
    )


def _variables(theme: Theme, used_in: str) -> str:
    shown = ((n, c) for n, c in theme.colours.items() if not used_in or token(n) in used_in)
    return ";".join(f"--fr-{name}:{colour}" for name, colour in shown)


def dress(spec: Any, theme: Theme) -> Any:
    """The specification with every token replaced by the theme's colour.

    Only fields that hold colours are touched, so that a source may be called anything.
    """
    colours = {token(name): colour for name, colour in theme.colours.items()}

    def walk(node: Any, key: str) -> Any:
        if isinstance(node, dict):
            return {name: walk(child, name) for name, child in node.items()}
        if isinstance(node, list):
            return [walk(child, key) for child in node]
        if isinstance(node, str) and key in _COLOUR_FIELDS:
            return colours.get(node, node)
        return node

    return walk(spec, "")


def chart_config(font: str = FONT) -> dict[str, Any]:
    """Vega-Lite settings: no boxes, no ticks, quiet grid, labels never cut by the renderer."""
    return {
        "font": font,
        "background": "transparent",
        "padding": 2,
        "view": {"stroke": None},
        "concat": {"spacing": 18},
        "axis": {
            "labelLimit": 0,
            "titleLimit": 0,
            "labelFont": font,
            "labelFontSize": 11,
            "labelColor": token("ink"),
            "domain": False,
            "ticks": False,
            "gridColor": token("rule"),
            "titleFont": font,
            "titleFontSize": 10.5,
            "titleFontWeight": "normal",
            "titleColor": token("muted"),
            "labelPadding": 6,
        },
        "title": {
            "font": font,
            "fontSize": 12,
            "fontWeight": "bold",
            "anchor": "start",
            "color": token("ink"),
            "limit": 0,
            "offset": 6,
        },
        "text": {"font": font, "fontSize": 11},
    }
