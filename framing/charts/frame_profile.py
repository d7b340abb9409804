"""How one actor is framed: a small bar panel for each source, or a grid where there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from framing.charts import key, words
from framing.charts.choose import (
    actors_by_sentences,
    frame_labels,
    gap,
    group_names,
    label_of,
    nothing,
    pick_groups,
    plural,
)
from framing.charts.join import Spec, layered, on_lines
from framing.charts.marks import COLUMN_LABEL, LABEL_SIZE, Cell, grid, inline, link
from framing.charts.model import Column, Figure, Target, source_line
from framing.charts.registry import Entry
from framing.charts.theme import token
from framing.measure.rows import records
from framing.schema import THIN

if TYPE_CHECKING:
    from framing.measure.tables import Tables

HOW: Final = (
    "How computed: salience = mentions of the actor under the frame / all its mentions in the "
    "source; a mention may carry several frames. The number counts distinct sentences."
)
MOST_PANELS: Final = 20
MOST_FRAMES: Final = 12
POLES: Final = {"+": "pos", "-": "neg", "burden": "burden"}


def build(tables: Tables, *, actor: str = "") -> Figure:
    """The profile of `actor`, by default of the actor framed most."""
    ordered = actors_by_sentences(tables)
    chosen = actor or (ordered[0] if ordered else "")
    rows = [row for row in records(tables.frames) if row["actor"] == chosen]
    if not rows:
        raise nothing("frame-profile", "no sentence frames this actor", "framing stance")
    frames = _frames(tables, rows)
    pick = pick_groups(tables, chosen)
    few = len(pick.shown) <= MOST_PANELS and not pick.rest
    groups = [g for g in pick.shown if any(row["group"] == g for row in rows)] if few else []
    kept = set(groups) if few else set(pick.shown)
    drawn = [row for row in rows if row["group"] in kept and row["frame"] in frames]
    spec = _panels(tables, drawn, groups, frames) if few else _grid(tables, drawn, frames, chosen)
    silent = len(pick.shown) - len(groups) if few else 0
    name = words.short(label_of(tables, chosen))
    without = words.count(silent, words.short(tables.by), plural(tables.by))
    note = f"{without} without a frame for {name}." if silent else ""
    table = tables.frames[tables.frames["actor"] == chosen].copy()
    table["anchor"] = [_target(row).anchor for row in rows]
    labels = frame_labels(tables)
    table["frame"] = [labels.get(str(f), str(f)) for f in table["frame"]]
    return Figure(
        name="frame-profile",
        title=_title(tables, rows, name),
        subtitle=f"Share of the mentions of {name} under each frame, by {words.short(tables.by)}",
        caption=(pick.note + " " + note).strip(),
        alt=_alt(tables, rows, name),
        source_line=source_line(tables),
        how_line=HOW,
        table=table.reset_index(drop=True),
        columns=(
            Column("group", tables.by.capitalize()),
            Column("frame", "Frame"),
            Column("salience", "Share of mentions", "share"),
            Column("polarity", "Polarity", "signed"),
            Column("n", "Sentences", "count"),
        ),
        spec=spec,
        targets=tuple(_target(row) for row in drawn),
    )


def _target(row: dict[str, Any]) -> Target:
    return Target(group=str(row["group"]), actor=str(row["actor"]), frame=str(row["frame"]))


def _frames(tables: Tables, rows: list[dict[str, Any]]) -> list[str]:
    """The frames used most, in the order of the lexicon."""
    total: dict[str, int] = {}
    for row in rows:
        total[row["frame"]] = total.get(row["frame"], 0) + int(row["n"])
    most = sorted(total, key=lambda frame: (-total[frame], frame))[:MOST_FRAMES]
    order = list(frame_labels(tables))
    return sorted(most, key=lambda frame: order.index(frame) if frame in order else len(order))


def _poles(tables: Tables) -> dict[str, str]:
    book = tables.frames_book
    return {
        str(f): POLES.get(str(p), "neutral")
        for f, p in zip(book["frame"], book["pole"], strict=True)
    }


def _say(tables: Tables, row: dict[str, Any]) -> str:
    frame = words.short(frame_labels(tables).get(row["frame"], row["frame"]))
    return (
        f"{words.short(row['group'])}, {words.short(label_of(tables, row['actor']))} as {frame}: "
        f"{words.percent(row['salience'])} of mentions, {words.count(row['n'], 'sentence')}"
    )


def _panels(
    tables: Tables, rows: list[dict[str, Any]], groups: list[str], frames: list[str]
) -> Spec:
    across = min(5, max(len(groups), 1))
    wide = 118 if across > 3 else 180
    top = max(row["salience"] for row in rows)
    labels = words.labels({f: frame_labels(tables).get(f, f) for f in frames}, 150, LABEL_SIZE)
    charts = []
    headings = words.labels({group: group for group in groups}, wide / 1.07, 12)
    for place, group in enumerate(groups):
        part = [row for row in rows if row["group"] == group]
        panel = _bars(tables, part, labels, show=place % across == 0)
        charts.append(panel(wide, top, headings[group]))
    body = on_lines(charts, across, spacing=(14, 18))
    return key.above(_legend(float(wide * across)), body)


def _bars(tables: Tables, rows: list[dict[str, Any]], labels: dict[str, str], *, show: bool) -> Any:
    import altair as alt

    poles = _poles(tables)
    items = [
        {
            "row": labels[row["frame"]],
            "value": round(row["salience"], 4),
            "text": str(int(row["n"])),
            "fill": token("paper" if row["n"] < THIN else poles.get(row["frame"], "neutral")),
            "stroke": token(poles.get(row["frame"], "neutral")),
            "href": link(_target(row)),
            "label": _say(tables, row),
        }
        for row in rows
    ]

    def panel(wide: int, top: float, heading: str) -> Spec:
        scale = dict(domain=[0, round(top * 1.22, 4)], nice=False)
        axis = dict(
            title=None, format="~%", tickCount=2, labelColor=token("muted"), labelFontSize=10
        )
        x = alt.X("value:Q", scale=scale, axis=axis)
        down = alt.Y(
            "row:N",
            scale=dict(domain=list(labels.values())),
            axis=dict(title=None, labels=show),
        )
        base = alt.Chart(inline(items)).encode(x=x, y=down)
        bars = base.mark_bar(height=11, strokeWidth=1).encode(
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("stroke:N", scale=None),
            href=alt.Href("href:N"),
            description=alt.Description("label:N"),
        )
        counts = base.mark_text(align="left", dx=4, fontSize=10).encode(
            text=alt.Text("text:N"), color=alt.ColorValue(token("muted"))
        )
        return layered(bars, counts, width=wide, height=17 * len(labels), title=heading)

    return panel


def _legend(limit: float) -> Spec:
    return key.item_key(
        max(420.0, limit),
        key.Item("box", "pos", "favourable frame"),
        key.Item("box", "neg", "unfavourable frame"),
        key.Item("box", "burden", "burden"),
        key.Item("dashed", "neutral", "hollow: fewer than 5 sentences"),
    )


def _grid(tables: Tables, rows: list[dict[str, Any]], frames: list[str], actor: str) -> Spec:
    pick = pick_groups(tables, actor)
    names = group_names(pick.shown)
    heads = words.labels(
        {f: frame_labels(tables).get(f, f) for f in frames}, COLUMN_LABEL, LABEL_SIZE
    )
    poles = _poles(tables)
    cells = []
    for row in rows:
        pole = poles.get(row["frame"], "neutral")
        thin = row["n"] < THIN
        cells.append(
            Cell(
                names[row["group"]],
                heads[row["frame"]],
                words.percent(row["salience"]),
                str(int(row["n"])),
                "" if thin else _FILL.get(pole, "zero"),
                f"{'neutral' if pole == 'burden' else pole}-thin" if thin else "",
                _target(row),
                _say(tables, row),
            )
        )
    order = [names[g] for g in pick.top]
    if pick.bottom:
        order += [gap(pick), *(names[g] for g in pick.bottom)]
    body = grid(cells, order, list(heads.values()), cell=(50, 32))
    legend = key.item_key(
        max(420.0, 50.0 * len(frames)),
        key.Item("box", "pos1", "favourable frame"),
        key.Item("box", "neg1", "unfavourable frame"),
        key.Item("box", "zero", "burden"),
        key.THIN,
    )
    return key.above(legend, body)


_FILL: Final = {"pos": "pos1", "neg": "neg1", "burden": "zero"}


def _title(tables: Tables, rows: list[dict[str, Any]], name: str) -> str:
    total: dict[str, int] = {}
    for row in rows:
        total[row["frame"]] = total.get(row["frame"], 0) + int(row["n"])
    labels = frame_labels(tables)
    first = sorted(total, key=lambda frame: (-total[frame], frame))
    if sum(total.values()) < THIN:
        return f"How {name} is framed: too few sentences to say"
    text = f"{name} is framed most often as {_low(labels, first[0])} ({total[first[0]]} sentences)"
    if len(first) > 1:
        text += f", then as {_low(labels, first[1])} ({total[first[1]]})"
    return text


def _low(labels: dict[str, str], frame: str) -> str:
    label = words.short(labels.get(frame, frame))
    return label[:1].lower() + label[1:]


def _alt(tables: Tables, rows: list[dict[str, Any]], name: str) -> str:
    solid = sorted(
        (row for row in rows if row["n"] >= THIN),
        key=lambda row: (-row["salience"], row["group"], row["frame"]),
    )
    groups = len({row["group"] for row in rows})
    text = (
        f"Frames of {name} in {words.count(groups, words.short(tables.by), plural(tables.by))}, "
        "as shares of its mentions."
    )
    if solid:
        text += " Largest: " + "; ".join(_say(tables, row) for row in solid[:4]) + "."
    return text


CHART = Entry("frame-profile", 6, "how one actor is framed, by source", build)
