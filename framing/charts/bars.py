"""Ranked bars with their number beside them, drawn in the same way by several charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from framing.charts import words
from framing.charts.join import Spec, layered
from framing.charts.marks import inline, link
from framing.charts.model import Target
from framing.charts.theme import token

if TYPE_CHECKING:
    pass


class Bar(NamedTuple):
    """A bar on a row: its length, the words at its end, and the name read aloud."""

    row: str
    value: float
    text: str
    colour: str
    target: Target
    label: str


def bars(items: Sequence[Bar], *, width: int, step: int, rows: Sequence[str] = ()) -> Spec:
    """One row an item, longest scale shared; `rows` may add headings without a bar."""
    import altair as alt

    order = list(rows) or [item.row for item in items]
    records = [
        {
            "row": item.row,
            "value": round(item.value, 4),
            "text": item.text,
            "fill": token(item.colour),
            "href": link(item.target),
            "label": item.label,
        }
        for item in items
    ]
    longest = max(item.value for item in items)
    room = max(words.width(item.text, 10) for item in items) + 10
    top = longest * width / max(width - room, width * 0.4)
    scale = dict(domain=[0, round(top, 4)], nice=False)
    base = alt.Chart(inline(records)).encode(
        x=alt.X("value:Q", scale=scale, axis=None),
        y=alt.Y("row:N", scale=dict(domain=order), axis=dict(title=None)),
    )
    shapes = base.mark_bar(height=step * 0.62).encode(
        fill=alt.Fill("fill:N", scale=None),
        href=alt.Href("href:N"),
        description=alt.Description("label:N"),
    )
    ends = base.mark_text(align="left", dx=5, fontSize=10).encode(
        text=alt.Text("text:N"), color=alt.ColorValue(token("muted"))
    )
    return layered(shapes, ends, width=width, height=step * len(order))
