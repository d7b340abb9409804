"""Stance over time, where the texts carry dates: one panel an actor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from framing.charts import key, words
from framing.charts.choose import label_of, nothing
from framing.charts.join import Spec, layered, on_lines
from framing.charts.marks import inline, link
from framing.charts.model import Column, Figure, Target, source_line
from framing.charts.registry import Entry
from framing.charts.theme import sign_token, token
from framing.measure.rows import records
from framing.measure.stance import stance

if TYPE_CHECKING:
    import pandas as pd

    from framing.measure.tables import Tables

HOW: Final = (
    "How computed: stance = sum(weight \u00d7 polarity) / sum(weight) over all sources of the "
    "period, with a seeded 95 % bootstrap interval. Hollow: fewer than 5 sentences, no interval."
)
MOST_PANELS: Final = 6
#: A line needs three points in time, and texts without a date must not be the rule.
LEAST_DATES: Final = 3
LEAST_DATED: Final = 0.5
_ACROSS: Final = 2


def build(tables: Tables, *, actor: str = "") -> Figure:
    """By year, or by month where the texts lie within two years."""
    dated = tables.evidence[tables.evidence["date"].astype(str).str.match(r"\d{4}")]
    letters = _letters(dated)
    why = _too_few(tables) or ("" if letters else "all texts are of one date")
    if why:
        raise nothing("timeline", why, "add the column published to sources.csv")
    dated = dated.assign(period=dated["date"].astype(str).str[:letters])
    if actor:
        dated = dated[dated["actor"] == actor]
    table = stance(dated, by=["actor", "period"], seed=tables.seed)
    rows = records(table)
    if not rows:
        raise nothing("timeline", "no sentence frames an actor at a date", "framing stance")
    total: dict[str, int] = {}
    for row in rows:
        total[row["actor"]] = total.get(row["actor"], 0) + int(row["n"])
    shown = sorted(total, key=lambda a: (-total[a], a))[:MOST_PANELS]
    drawn = [row for row in rows if row["actor"] in shown]
    return Figure(
        name="timeline",
        title=_title(tables, drawn),
        subtitle=f"Stance by {'year' if letters == 4 else 'month'}, for the actors framed most",
        caption="",
        alt=_alt(tables, drawn, shown),
        source_line=source_line(tables),
        how_line=HOW,
        table=_table(tables, table),
        columns=(
            Column("actor", "Actor"),
            Column("period", "Period"),
            Column("stance", "Stance", "signed"),
            Column("low", "Low", "signed"),
            Column("high", "High", "signed"),
            Column("n", "Sentences", "count"),
        ),
        spec=_chart(tables, drawn, shown),
        targets=tuple(_target(row) for row in drawn),
    )


def _too_few(tables: Tables) -> str:
    """Why the dates of the texts do not carry a line; empty where they do."""
    days = [str(day) for day in tables.documents["published"]]
    dated = [day for day in days if day[:4].isdigit()]
    if len(dated) < LEAST_DATED * len(days):
        return f"only {len(dated)} of {words.count(len(days), 'text')} carry a date"
    if len(set(dated)) < LEAST_DATES:
        return f"the texts are of {words.count(len(set(dated)), 'date')} only"
    return ""


def _letters(dated: pd.DataFrame) -> int:
    """How many letters of the date name a period: 4 (year), 7 (month), 0 (no two periods)."""
    days = sorted(set(dated["date"].astype(str)))
    months = sorted({day[:7] for day in days if len(day) >= 7})
    years = sorted({day[:4] for day in days})
    whole = all(len(day) >= 7 for day in days)
    if whole and len(months) > 1 and int(years[-1]) - int(years[0]) < 2:
        return 7
    return 4 if len(years) > 1 else 0


def _target(row: dict[str, Any]) -> Target:
    return Target(actor=str(row["actor"]), date=str(row["period"]))


def _say(tables: Tables, row: dict[str, Any]) -> str:
    return (
        f"{words.short(label_of(tables, row['actor']))}, {row['period']}: "
        f"{words.number(row['stance'])}, {words.count(row['n'], 'sentence')}"
        f"{', thin' if row['thin'] else ''}"
    )


def _chart(tables: Tables, rows: list[dict[str, Any]], actors: list[str]) -> Spec:
    periods = _periods([str(row["period"]) for row in rows])
    panels = [
        _panel([row for row in rows if row["actor"] == actor], periods, tables, actor)
        for actor in actors
    ]
    legend = key.item_key(
        640.0,
        key.Item("dot", "neg", "unfavourable"),
        key.Item("dot", "neutral", "neutral"),
        key.Item("dot", "pos", "favourable"),
        key.Item("hollow", "neutral", "thin: fewer than 5 sentences"),
    )
    return key.above(legend, on_lines(panels, _ACROSS, spacing=(24, 18)))


def _periods(seen: list[str]) -> list[str]:
    """Every year or month from the first to the last: a period without texts leaves a gap."""
    first, last = min(seen), max(seen)
    if len(first) == 4:
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    begin, end = (int(p[:4]) * 12 + int(p[5:7]) - 1 for p in (first, last))
    return [f"{m // 12:04}-{m % 12 + 1:02}" for m in range(begin, end + 1)]


def _panel(rows: list[dict[str, Any]], periods: list[str], tables: Tables, actor: str) -> Spec:
    import altair as alt

    every = max(1, -(-len(periods) // 8))
    x = alt.X(
        "period:O",
        scale=dict(type="point", domain=periods, padding=0.5),
        axis=dict(
            title=None,
            labelAngle=0,
            values=periods[::every],
            labelColor=token("muted"),
            labelFontSize=10,
            labelPadding=8,
        ),
    )
    axis = dict(
        title=None,
        values=[-1, -0.5, 0, 0.5, 1],
        labelColor=token("muted"),
        labelFontSize=10,
        labelExpr="(datum.value > 0 ? '+' : '') + format(datum.value, '~g')",
    )
    scale = dict(domain=[-1, 1], nice=False)
    items = [_record(tables, row) for row in rows]
    solid = [item for item in items if item["low"] is not None]
    zero = alt.Chart(inline([{"value": 0}])).mark_rule(strokeWidth=1)
    layers = [
        zero.encode(y=alt.Y("value:Q", scale=scale, axis=axis), color=alt.ColorValue(token("axis")))
    ]
    if solid:
        base = alt.Chart(inline(solid)).encode(x=x)
        line = base.mark_line(strokeWidth=1.25).encode(
            y=alt.Y("value:Q", scale=scale, axis=axis), color=alt.ColorValue(token("axis"))
        )
        span = base.mark_rule(strokeWidth=3, strokeCap="round", strokeOpacity=0.45).encode(
            y=alt.Y("low:Q", scale=scale, axis=axis),
            y2=alt.Y2("high:Q"),
            color=alt.Color("stroke:N", scale=None),
        )
        layers += [line, span]
    point = alt.Chart(inline(items)).mark_point(size=62, strokeWidth=1.75, opacity=1)
    layers.append(
        point.encode(
            x=x,
            y=alt.Y("value:Q", scale=scale, axis=axis),
            href=alt.Href("href:N"),
            description=alt.Description("label:N"),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("stroke:N", scale=None),
        )
    )
    heading = words.cut(words.clean(label_of(tables, actor)), 300, 12, bold=True)
    return layered(*layers, width=310, height=130, title=heading)


def _record(tables: Tables, row: dict[str, Any]) -> dict[str, Any]:
    colour = sign_token(row["stance"])
    solid = not row["thin"]
    return {
        "period": row["period"],
        "value": round(row["stance"], 4),
        "low": round(row["low"], 4) if solid else None,
        "high": round(row["high"], 4) if solid else None,
        "fill": token(colour if solid else "paper"),
        "stroke": token(colour),
        "href": link(_target(row)),
        "label": _say(tables, row),
    }


def _change(rows: list[dict[str, Any]]) -> tuple[float, dict[str, Any], dict[str, Any]] | None:
    """The largest change of one actor between two solid periods whose intervals part."""
    found = None
    solid = [row for row in rows if not row["thin"]]
    for one in solid:
        for two in solid:
            if one["actor"] != two["actor"] or one["period"] >= two["period"]:
                continue
            apart = one["high"] < two["low"] or two["high"] < one["low"]
            size = abs(one["stance"] - two["stance"])
            if apart and (found is None or size > found[0]):
                found = (size, one, two)
    return found


def _title(tables: Tables, rows: list[dict[str, Any]]) -> str:
    change = _change(rows)
    if change is None:
        return "Stance over time: no change that the intervals would bear out"
    _, one, two = change
    return (
        f"Stance towards {words.short(label_of(tables, one['actor']))}: from "
        f"{words.number(one['stance'])} in "
        f"{one['period']} to {words.number(two['stance'])} in {two['period']}"
    )


def _alt(tables: Tables, rows: list[dict[str, Any]], actors: list[str]) -> str:
    parts = []
    for actor in actors:
        own = sorted((r for r in rows if r["actor"] == actor), key=lambda r: str(r["period"]))
        first, last = own[0], own[-1]
        parts.append(
            f"{words.short(label_of(tables, actor))} {words.number(first['stance'])} in "
            f"{first['period']}, {words.number(last['stance'])} in {last['period']}"
        )
    return f"Stance by period for {words.count(len(actors), 'actor')}. {'; '.join(parts)}."


def _table(tables: Tables, table: pd.DataFrame) -> pd.DataFrame:
    full = table.assign(anchor=[_target(row).anchor for row in records(table)])
    full["actor"] = [label_of(tables, str(a)) for a in full["actor"]]
    return full.reset_index(drop=True)


CHART = Entry("timeline", 12, "stance by year or month, where texts are dated", build)
