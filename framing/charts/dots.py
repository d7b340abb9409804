"""Rows of dots with intervals, drawn in the same way by several charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from framing.charts.join import Spec, layered
from framing.charts.marks import inline, link
from framing.charts.model import Target
from framing.charts.theme import token

if TYPE_CHECKING:
    import altair as alt

_TICKS: Final = (-1.0, -0.5, 0.0, 0.5, 1.0)
_SIGNED: Final = "(datum.value > 0 ? '+' : '') + format(datum.value, '~g')"


class Dot(NamedTuple):
    """A dot on a row. Thin: hollow, and no interval is drawn. `label` names it aloud; without
    a target it is no link."""

    row: str
    value: float
    low: float
    high: float
    thin: bool
    colour: str
    target: Target | None
    label: str
    shape: str = "circle"


class Frame(NamedTuple):
    """Where dots stand: pixel width, pixels a row, what is labelled, a heading."""

    width: int
    step: int
    show_rows: bool = True
    title: str = ""


def dots(items: Sequence[Dot], rows: Sequence[str], frame: Frame) -> Spec:
    """One row a label on a scale of stance, -1 to 1, with a rule at zero."""
    import altair as alt

    records = [_record(item) for item in items]
    across, down = _axes(rows, frame)
    zero = alt.Chart(inline([{"value": 0}])).mark_rule(strokeWidth=1)
    layers = [zero.encode(x=across("value:Q"), color=alt.ColorValue(token("axis")))]
    spans = [record for record in records if record["low"] is not None]
    colour = alt.Color("stroke:N", scale=None)
    if spans:
        line = alt.Chart(inline(spans)).mark_rule(
            strokeWidth=3, strokeCap="round", strokeOpacity=0.45
        )
        layers.append(line.encode(x=across("low:Q"), x2=alt.X2("high:Q"), y=down, color=colour))
    for shape, linked in sorted({(item.shape, item.target is not None) for item in items}):
        part = [r for r in records if (r["shape"], r["href"] is not None) == (shape, linked)]
        layers.append(_points(part, shape, linked=linked).encode(x=across("value:Q"), y=down))
    heading = {"title": frame.title} if frame.title else {}
    return layered(*layers, width=frame.width, height=frame.step * max(len(rows), 1), **heading)


def joins(
    pairs: Sequence[tuple[str, float, float]], rows: Sequence[str], frame: Frame
) -> alt.Chart:
    """A quiet line on each row (row, from, to), to lie below the dots of one row."""
    import altair as alt

    across, down = _axes(rows, frame)
    records = inline({"row": row, "low": min(a, b), "high": max(a, b)} for row, a, b in pairs)
    line = alt.Chart(records).mark_rule(strokeWidth=1.5)
    chart: alt.Chart = line.encode(
        x=across("low:Q"), x2=alt.X2("high:Q"), y=down, color=alt.ColorValue(token("axis"))
    )
    return chart


def _points(records: Sequence[dict[str, Any]], shape: str, *, linked: bool) -> alt.Chart:
    import altair as alt

    size = 62 if shape == "circle" else 54
    mark = alt.Chart(inline(records)).mark_point(
        size=size, shape=shape, strokeWidth=1.75, opacity=1
    )
    chart: alt.Chart = mark.encode(
        **(
            {"href": alt.Href("href:N"), "description": alt.Description("label:N")}
            if linked
            else {}
        ),
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.Stroke("stroke:N", scale=None),
    )
    return chart


def _axes(rows: Sequence[str], frame: Frame) -> tuple[Any, Any]:
    import altair as alt

    axis = dict(
        values=list(_TICKS),
        title=None,
        labelExpr=_SIGNED,
        labelColor=token("muted"),
        labelFontSize=10,
    )
    scale = dict(domain=[-1, 1], nice=False, zero=False)
    down = alt.Y(
        "row:N",
        scale=dict(type="point", domain=list(rows), padding=0.5),
        axis=dict(title=None, labels=frame.show_rows, grid=True, gridDash=[1, 3]),
    )
    return lambda field: alt.X(field, scale=scale, axis=axis), down


def _record(item: Dot) -> dict[str, Any]:
    spanned = not item.thin and item.low == item.low
    return {
        "row": item.row,
        "value": round(item.value, 4),
        "low": round(item.low, 4) if spanned else None,
        "high": round(item.high, 4) if spanned else None,
        "fill": token("paper" if item.thin else item.colour),
        "stroke": token(item.colour),
        "shape": item.shape,
        "href": link(item.target) if item.target else None,
        "label": item.label,
    }
