"""The figures as the page holds them: inline SVG, words, table twin."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from markupsafe import Markup

from framing.charts import CHARTS, build
from framing.charts.export import svg
from framing.charts.model import Figure, twin
from framing.charts.words import clean
from framing.errors import InputError
from framing.report.run import Run

if TYPE_CHECKING:
    from pandas import DataFrame

#: Columns that stand in full elsewhere on the page.
_ELSEWHERE: Final = ("first_sentence",)
#: Longer tables leave out pairs that are not mentioned, and then their end.
_LONG, _LONGEST = 100, 1600
#: Rows of the naming table that may lead to lists of their own.
_NAMES: Final = 300
#: Height by width from which a picture is printed at half width.
_NARROW: Final = 0.62


class Head(NamedTuple):
    """A column of the table twin; numbers are set to the right."""

    text: str
    number: bool


class TwinRow(NamedTuple):
    """A row of the table twin and the list it leads to."""

    cells: tuple[str, ...]
    anchor: str


class Shown(NamedTuple):
    """A figure ready for the page; `left_out` says what its table does not hold."""

    name: str
    kicker: str
    title: str
    subtitle: str
    caption: str
    source_line: str
    how_line: str
    picture: Markup
    heads: tuple[Head, ...]
    rows: tuple[TwinRow, ...]
    linked: bool
    half: bool
    left_out: str


class Missing(NamedTuple):
    """A figure that has nothing to show, and why."""

    kicker: str
    why: str


class Built(NamedTuple):
    """Figures in the order of the page, and what could not be drawn."""

    figures: tuple[Figure, ...]
    missing: tuple[Missing, ...]

    @property
    def anchors(self) -> list[str]:
        """Every list of sentences a mark or a table row leads to."""
        marks = [target.anchor for figure in self.figures for target in figure.targets]
        linked = [f.table for f in self.figures if "anchor" in f.table.columns]
        # Names by the thousand would each bring a list; the marks keep theirs.
        short = [table for table in linked if "referent" not in table or len(table) <= _NAMES]
        tables = [table["anchor"] for table in short]
        return marks + [str(link) for column in tables for link in column if link]


def build_figures(run: Run) -> Built:
    """Every chart of the registry; those without anything to show say why."""
    figures, missing = [], []
    for name in CHARTS:
        try:
            figures.append(build(name, run.tables))
        except InputError as error:
            missing.append(Missing(_kicker(run, name), clean(error.what)))
    return Built(tuple(figures), tuple(missing))


def figures(run: Run, built: Built, known: Collection[str]) -> tuple[Shown, ...]:
    """The figures with their links; without evidence a picture has none."""
    return tuple(_shown(run, figure, known) for figure in built.figures)


def _shown(run: Run, figure: Figure, known: Collection[str]) -> Shown:
    picture = svg(figure, theme="auto", links=run.options.evidence, bare=True)
    short, left_out = _shortened(run, figure)
    rows = tuple(
        TwinRow(tuple(texts), link if link in known else "")
        for texts, link in zip(twin(short), _links(short), strict=True)
    )
    return Shown(
        name=figure.name,
        kicker=_kicker(run, figure.name),
        title=clean(figure.title),
        subtitle=clean(figure.subtitle),
        caption=clean(figure.caption),
        source_line=clean(figure.source_line),
        how_line=clean(figure.how_line),
        picture=Markup(_inline(picture)),
        heads=tuple(Head(clean(c.label), c.kind != "text") for c in short.columns),
        rows=rows,
        half=_is_narrow(picture),
        linked='<a href="#' in picture,
        left_out=left_out,
    )


def _inline(picture: str) -> str:
    """The picture without what the page around it already says."""
    return re.sub(r' (?:xmlns|font-family|stroke-miterlimit)="[^"]*"', "", picture)


def _is_narrow(picture: str) -> bool:
    """Whether a picture still reads at half the width of a printed page."""
    size = re.search(r'width="([\d.]+)" height="([\d.]+)"', picture)
    return size is not None and float(size[2]) > _NARROW * float(size[1])


def _shortened(run: Run, figure: Figure) -> tuple[Figure, str]:
    """The figure with the part of its table that a page has room for."""
    words = run.strings["figures"]
    columns = tuple(c for c in figure.columns if c.name not in _ELSEWHERE)
    table, notes = figure.table, []
    if len(table) > _LONG and "state" in table.columns:
        table = table[table["state"] != "absent"]
        if len(table) < len(figure.table):
            notes.append(words["without_absent"].format(n=f"{len(figure.table) - len(table):,}"))
    if len(table) > _LONGEST:
        notes.append(words["without_end"].format(n=f"{len(table) - _LONGEST:,}"))
        table = _best_evidenced(table)
    return replace(figure, table=table, columns=columns), " ".join(notes)


def _best_evidenced(table: DataFrame) -> DataFrame:
    """As many rows as a page has room for, those on most sentences, in their order."""
    by = next((name for name in ("n", "mentions", "count") if name in table.columns), "")
    if not by:
        return table.head(_LONGEST)
    ranked = table.reset_index(drop=True)
    best = ranked.sort_values(by, ascending=False, kind="stable").head(_LONGEST)
    return best.sort_index()


def _links(figure: Figure) -> list[str]:
    if "anchor" not in figure.table.columns:
        return [""] * len(figure.table)
    return [str(link) if link == link and link else "" for link in figure.table["anchor"]]


def dangling(picture: str, known: Collection[str]) -> list[str]:
    """Links of a picture that lead to no list."""
    return [link for link in re.findall(r'<a href="#([^"]+)"', picture) if link not in known]


def _kicker(run: Run, name: str) -> str:
    kickers = run.strings["figures"]["kickers"]
    return str(kickers.get(name, "") or CHARTS[name].description.capitalize())
