"""The figures of a briefing: the four to six that say most, drawn on white paper."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

from framing.brief.model import Picture
from framing.charts import CHARTS, build
from framing.charts.export import font_warning, png
from framing.charts.model import Figure
from framing.charts.words import clean
from framing.errors import InputError, did_you_mean
from framing.measure.tables import Tables

PPI: Final = 300
MOST: Final = 6
_NO_LETTERS: Final = "{first}; the same may hold for further figures"
#: In the order of a briefing. What cannot be drawn is replaced by the next of the registry.
_FIRST: Final = (
    "stance-map",
    "stance-dots",
    "frame-by-source",
    "emphasis-silence",
    "dumbbell",
    "dyads",
)


def figures(tables: Tables, asked: Sequence[str] = ()) -> list[Figure]:
    """The figures asked for, or up to six of those that have something to show."""
    names = asked or (*_FIRST, *(name for name in CHARTS if name not in _FIRST))
    found: list[Figure] = []
    for name in names:
        if asked or len(found) < MOST:
            found += _built(name, tables)
    return found


def check_names(asked: Sequence[str]) -> None:
    """Refuse a chart that does not exist."""
    for name in asked:
        if name not in CHARTS:
            cure = did_you_mean(name, CHARTS)
            raise InputError("--charts", f"no chart {name}", expected=", ".join(CHARTS), cure=cure)


def _built(name: str, tables: Tables) -> list[Figure]:
    try:
        return [build(name, tables)]
    except InputError:
        return []


def picture(figure: Figure, number: int) -> Picture:
    """The figure without words inside: they stand beside it as text of the document."""
    from PIL import Image

    # White behind the ink: a dark slide or a reader's dark mode would swallow it.
    data = png(figure, PPI, bare=True, paper=True)
    width, height = Image.open(io.BytesIO(data)).size
    return Picture(
        number=number,
        name=figure.name,
        title=clean(figure.title),
        subtitle=clean(figure.subtitle),
        note=clean(figure.caption),
        alt=clean(figure.alt),
        source_line=clean(figure.source_line),
        how_line=clean(figure.how_line),
        png=data,
        width=width,
        height=height,
    )


def missing_letters(shown: Sequence[Figure]) -> list[str]:
    """What the pictures may lack on a machine without fonts for a script: one line, or none."""
    warnings = [warning for figure in shown if (warning := font_warning(figure))]
    return [_NO_LETTERS.format(first=warnings[0])] if warnings else []
