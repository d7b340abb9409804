"""The grid of cells, drawn in the same way by several charts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from framing.charts import words
from framing.charts.join import Spec, layered
from framing.charts.model import Target
from framing.charts.theme import sign_token, stance_token, token

if TYPE_CHECKING:
    import altair as alt

ROW_LABEL: Final = 190.0
COLUMN_LABEL: Final = 158.0
LABEL_SIZE: Final = 11.0
_DASH: Final = [3, 2]
_GAP: Final = 2


class Cell(NamedTuple):
    """A cell of a grid. `fill` is a colour name, or empty for a thin cell, which is drawn with
    a dashed outline in `outline`; neither: text alone. `label` names the mark aloud."""

    row: str
    column: str
    main: str
    small: str = ""
    fill: str = ""
    outline: str = ""
    target: Target | None = None
    label: str = ""


def inline(records: Iterable[dict[str, Any]]) -> alt.Data:
    """Records as data of the specification itself."""
    import altair as alt

    return alt.Data(values=list(records))  # type: ignore[no-untyped-call]


def link(target: Target) -> str:
    """The value of the href channel."""
    return "#" + target.anchor


def stance_cell(
    place: tuple[str, str], value: float, n: int, *, thin: bool, target: Target, label: str
) -> Cell:
    """A cell that shows a value of stance with its n: filled, or outlined where thin."""
    fill, outline = ("", sign_token(value) + "-thin") if thin else (stance_token(value), "")
    return Cell(*place, words.number(value), str(n), fill, outline, target, label)


def grid(
    cells: Sequence[Cell], rows: Sequence[str], columns: Sequence[str], *, cell: tuple[int, int]
) -> Spec:
    """Rows by columns, the column names on top; `rows` and `columns` are labels, in order.

    A row without cells is a gap or a heading. `cell` is width and height in pixels.
    """
    import altair as alt

    wide, high = cell
    fits = all(words.width(column, LABEL_SIZE) < wide - 4 for column in columns)
    slant: dict[str, Any] = {"labelAngle": -42, "labelAlign": "left", "labelBaseline": "bottom"}
    across = dict(orient="top", title=None, **({"labelAngle": 0} if fits else slant))
    scales = {
        "x": dict(domain=list(columns), paddingInner=_GAP / wide, paddingOuter=0),
        "y": dict(domain=list(rows), paddingInner=_GAP / high, paddingOuter=0),
    }
    channels = {
        "x": alt.X("column:N", scale=scales["x"], axis=across),
        "y": alt.Y("row:N", scale=scales["y"], axis=dict(title=None)),
    }
    layers = [
        _boxes([c for c in cells if c.fill], channels, thin=False),
        _boxes([c for c in cells if c.outline], channels, thin=True),
        *_texts(cells, channels, two_lines=any(c.small for c in cells)),
    ]
    return layered(*layers, width=wide * len(columns) - _GAP, height=high * len(rows) - _GAP)


def _boxes(cells: Sequence[Cell], channels: dict[str, Any], *, thin: bool) -> alt.Chart:
    import altair as alt

    records = [
        {
            "row": c.row,
            "column": c.column,
            "fill": token(c.fill or "paper"),
            "stroke": token(c.outline) if c.outline else None,
            "href": link(c.target) if c.target else None,
            "label": c.label,
        }
        for c in cells
    ]
    extra: dict[str, Any] = {"stroke": alt.Stroke("stroke:N", scale=None)} if thin else {}
    if any(c.target for c in cells):
        extra["href"] = alt.Href("href:N")
    style: dict[str, Any] = {"strokeDash": _DASH, "strokeWidth": 1} if thin else {}
    chart: alt.Chart = (
        alt.Chart(inline(records))
        .mark_rect(**style)
        .encode(
            **channels,
            fill=alt.Fill("fill:N", scale=None),
            description=alt.Description("label:N"),
            **extra,
        )
    )
    return chart


def _texts(cells: Sequence[Cell], channels: dict[str, Any], *, two_lines: bool) -> list[alt.Chart]:
    import altair as alt

    records = [
        {
            "row": c.row,
            "column": c.column,
            "main": c.main,
            "small": c.small,
            "ink": token(f"on-{c.fill}" if c.fill else "muted"),
        }
        for c in cells
    ]
    ink = alt.Color("ink:N", scale=None)
    layers = []
    for name, size, lift in (("main", 11.5, -5), ("small", 9, 8)):
        shown = [record for record in records if record[name]]
        shift = (lift if two_lines else 0) if name == "main" else lift
        lone = [record for record in shown if name == "main" and not record["small"]]
        paired = [record for record in shown if record not in lone] if lone else shown
        for group, dy in ((paired, shift), (lone, 0)):
            if group:
                mark = alt.Chart(inline(group)).mark_text(fontSize=size, dy=dy)
                layers.append(mark.encode(**channels, text=alt.Text(f"{name}:N"), color=ink))
    return layers
