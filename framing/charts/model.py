"""What a chart gives: a picture that knows its words, its numbers and where its marks lead."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from framing.charts.words import clean, count, number, percent
from framing.measure.links import anchor
from framing.measure.rows import records

if TYPE_CHECKING:
    from altair.typing import ChartType
    from pandas import DataFrame

    from framing.charts.join import Spec
    from framing.measure.tables import Tables

#: How a column of the table twin is written: text, whole number, value in [-1, 1], share.
Kind = Literal["text", "count", "signed", "share"]


class Column(NamedTuple):
    """A column of the table twin: its name in `Figure.table`, its label, how it is written."""

    name: str
    label: str
    kind: Kind = "text"


class Target(NamedTuple):
    """The evidence list a mark leads to. An empty field means any; `date` is a beginning
    (`2019`, `2019-04`). `agent` and `target` are the two sides of a dyad; `referent` and
    `name` point into the naming table; all others select evidence rows."""

    group: str = ""
    actor: str = ""
    frame: str = ""
    agent: str = ""
    target: str = ""
    date: str = ""
    referent: str = ""
    name: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys given to `anchor`."""
        if self.referent:
            return ("naming", self.group, self.referent, self.name)
        if self.agent:
            return ("dyad", self.agent, self.target, self.frame)
        if self.date:
            return ("date", self.actor, self.date)
        return tuple(part for part in (self.group, self.actor, self.frame) if part)

    @property
    def anchor(self) -> str:
        """The id of the evidence list."""
        return anchor(*self.keys)


@dataclass(frozen=True)
class Figure:
    """A chart with everything that must travel with it.

    `table` holds the same numbers as the marks, and a column `anchor` where a row has an
    evidence list; `columns` says which columns a reader sees, in which order and form.
    `targets` are the evidence lists the marks lead to. `spec` is Vega-Lite; its colours are tokens
    such as `var(--fr-ink)`, filled in by a theme on export.
    """

    name: str
    title: str
    subtitle: str
    caption: str
    alt: str
    source_line: str
    how_line: str
    table: DataFrame
    columns: tuple[Column, ...]
    spec: Spec
    targets: tuple[Target, ...] = field(default=())

    @property
    def chart(self) -> ChartType:
        """The figure as an Altair chart in the light theme, to be changed in a notebook."""

        import altair as alt

        from framing.charts.export import vega_json

        return alt.Chart.from_json(vega_json(self, bare=True))

    def save(self, path: str | Path, **look: Any) -> Path:
        """Write .svg, .png, .pdf, .html, .vl.json or .csv; `theme`, `size`, `bare`, `ppi`."""
        from framing.charts.save import save

        return save(self, path, **look)

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        """SVG, HTML and text for notebooks: nothing is loaded from the network."""
        from framing.charts.export import html, svg

        return {
            "image/svg+xml": svg(self, theme="light", links=False, bare=False),
            "text/html": html(self),
            "text/plain": f"{self.title}\n{self.alt}",
        }


def written(value: object, kind: Kind, *, ascii_only: bool = False) -> str:
    """One cell of the table twin, as pages show it or (`ascii_only`) as csv holds it."""
    if value is None or value != value:
        return ""
    if kind == "text":
        return clean(value)
    amount = float(str(value))
    if kind == "signed":
        return number(amount, ascii_only=ascii_only)
    if kind == "share":
        return percent(amount, ascii_only=ascii_only)
    return str(round(amount))


def twin(figure: Figure, *, ascii_only: bool = False) -> list[list[str]]:
    """The rows of the table twin as text, without the header line."""
    shown = figure.columns
    return [
        [written(record[column.name], column.kind, ascii_only=ascii_only) for column in shown]
        for record in records(figure.table)
    ]


def source_line(tables: Tables, note: str = "") -> str:
    """`Source: 5 sources, 5 texts, 2019-2024; 412 framed sentences.`"""
    documents = tables.documents
    groups = documents["group"].nunique()
    by = clean(tables.by).replace("_", " ")
    years = sorted(
        {str(day)[:4] for day in documents.get("published", ()) if str(day)[:4].isdigit()}
    )
    span = (
        f", {years[0]}" + (f"\u2013{years[-1]}" if years[-1] != years[0] else "") if years else ""
    )
    counted = tables.evidence[(tables.evidence["role"] != "near") & (tables.evidence["weight"] > 0)]
    framed = counted["sentence_id"].nunique()
    plural = by + "s" if not by.endswith("y") else by[:-1] + "ies"
    return (
        f"Source: {count(groups, by, plural)}, {count(len(documents), 'text')}{span}; "
        f"{count(framed, 'framed sentence')}.{' ' + note if note else ''}"
    )
