"""The key above a chart: what a colour, an outline, a dash or a shape means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from framing.charts import words
from framing.charts.join import Spec, in_rows, layered
from framing.charts.marks import inline
from framing.charts.theme import (
    SHARE_BOUNDS,
    SHARE_TOKENS,
    STANCE_BOUNDS,
    STANCE_TOKENS,
    token,
)

if TYPE_CHECKING:
    import altair as alt

_SIZE: Final = 10.5
_STEP: Final = 27
_LINE: Final = 20
_BOX: Final = 11


class Item(NamedTuple):
    """A small picture and its words. `text` stands for the kind "word" (an en dash)."""

    kind: Literal["box", "dashed", "dot", "hollow", "diamond", "word"]
    colour: str
    words: str
    text: str = ""


THIN: Final = Item("dashed", "neutral-thin", "thin: fewer than 5 sentences")
MENTIONED: Final = Item("word", "muted", "mentioned, not framed", words.EN_DASH)
ABSENT: Final = Item("word", "muted", "blank: absent", "")
UNUSED: Final = Item("word", "muted", "blank: not used", "")


def stance_key(limit: float, *items: Item) -> Spec:
    """The classes of stance from unfavourable to favourable, then `items`."""
    bounds = [words.number(bound) for bound in STANCE_BOUNDS]
    return _key(limit, items, ("unfavourable", STANCE_TOKENS, bounds, "favourable"))


def share_key(limit: float, what: str, *items: Item) -> Spec:
    """The classes of a share, then `items`."""
    bounds = [words.percent(bound) for bound in SHARE_BOUNDS]
    return _key(limit, items, (what, SHARE_TOKENS, bounds, ""))


def item_key(limit: float, *items: Item) -> Spec:
    """`items` alone, wrapped into lines of at most `limit` pixels."""
    return _key(limit, items, None)


def _key(
    limit: float,
    items: Sequence[Item],
    scale: tuple[str, Sequence[str], Sequence[str], str] | None,
) -> Spec:

    shapes: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    x = _scale(shapes, texts, scale) if scale else 0.0
    line = 0
    for item in items:
        needed = (18 if item.kind != "word" or item.text else 0) + words.width(item.words, _SIZE)
        if x and x + needed > limit:
            x, line = 0.0, line + (2 if scale and line == 0 else 1)
        _item(shapes, texts, item, (x, line * _LINE))
        x += needed + 15
    high = line * _LINE + (30 if scale and line == 0 else 16)
    return layered(*_shapes(shapes), *_texts(texts), width=limit, height=high)


def _scale(
    shapes: list[dict[str, Any]],
    texts: list[dict[str, Any]],
    scale: tuple[str, Sequence[str], Sequence[str], str],
) -> float:
    before, tokens, bounds, after = scale
    x = 0.0
    if before:
        texts.append(_word(before, x, 8))
        x += words.width(before, _SIZE) + 7
    for place, name in enumerate(tokens):
        shapes.append(_shape("box", x, 2, name, _STEP - 1))
        if place < len(bounds):
            texts.append(_word(bounds[place], x + _STEP - 0.5, 21, align="center", size=8.5))
        x += _STEP
    if after:
        texts.append(_word(after, x + 6, 8))
        x += 6 + words.width(after, _SIZE)
    return x + 18


def _item(
    shapes: list[dict[str, Any]],
    texts: list[dict[str, Any]],
    item: Item,
    place: tuple[float, float],
) -> None:
    x, y = place
    if item.kind == "word":
        if item.text:
            texts.append(_word(item.text, x + 3, y + 8, colour=item.colour))
    else:
        shapes.append(_shape(item.kind, x, y + 2, item.colour, _BOX + 1))
    indent = 18 if item.kind != "word" or item.text else 0
    texts.append(_word(item.words, x + indent, y + 8))


def _shape(kind: str, x: float, y: float, colour: str, wide: float) -> dict[str, Any]:
    hollow = kind in ("dashed", "hollow")
    return {
        "kind": kind,
        "x": round(x, 2),
        "x2": round(x + wide, 2),
        "y": y,
        "y2": y + _BOX,
        "cx": round(x + 6, 2),
        "cy": y + 6,
        "fill": token("paper" if hollow else colour),
        "stroke": token(colour),
    }


def _word(
    text: str,
    x: float,
    y: float,
    *,
    align: str = "left",
    size: float = _SIZE,
    colour: str = "muted",
) -> dict[str, Any]:
    ink = token(colour)
    return {"text": text, "x": round(x, 2), "y": y, "align": align, "size": size, "ink": ink}


def _shapes(records: list[dict[str, Any]]) -> list[alt.Chart]:
    import altair as alt

    pixel: dict[str, Any] = {"scale": None, "axis": None}
    layers = []
    styles: dict[str, dict[str, Any]] = {"box": {}, "dashed": {"strokeDash": [3, 2]}}
    for kind in ("box", "dashed", "dot", "hollow", "diamond"):
        part = [record for record in records if record["kind"] == kind]
        if not part:
            continue
        chart = alt.Chart(inline(part))
        fill = alt.Fill("fill:N", scale=None)
        stroke = alt.Stroke("stroke:N", scale=None)
        if kind in styles:
            mark = chart.mark_rect(**styles[kind]).encode(
                x=alt.X("x:Q", **pixel),
                x2=alt.X2("x2:Q"),
                y=alt.Y("y:Q", **pixel),
                y2=alt.Y2("y2:Q"),
                fill=fill,
            )
            layers.append(mark.encode(stroke=stroke) if kind == "dashed" else mark)
        else:
            shape = "diamond" if kind == "diamond" else "circle"
            point = chart.mark_point(shape=shape, size=58, strokeWidth=1.75, opacity=1)
            layers.append(
                point.encode(
                    x=alt.X("cx:Q", **pixel), y=alt.Y("cy:Q", **pixel), fill=fill, stroke=stroke
                )
            )
    return layers


def _texts(records: list[dict[str, Any]]) -> list[alt.Chart]:
    import altair as alt

    pixel: dict[str, Any] = {"scale": None, "axis": None}
    layers = []
    for align, size in sorted({(record["align"], record["size"]) for record in records}):
        part = [r for r in records if (r["align"], r["size"]) == (align, size)]
        mark = alt.Chart(inline(part)).mark_text(align=align, baseline="middle", fontSize=size)
        layers.append(
            mark.encode(
                x=alt.X("x:Q", **pixel),
                y=alt.Y("y:Q", **pixel),
                text=alt.Text("text:N"),
                color=alt.Color("ink:N", scale=None),
            )
        )
    return layers


def above(legend: Spec, body: Spec) -> Spec:
    """The key over its chart."""
    return in_rows(legend, body, spacing=12)
