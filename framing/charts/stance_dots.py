"""Stance with intervals: one panel an actor, one row a source."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from framing.charts import key, words
from framing.charts.choose import (
    Pick,
    actors_by_sentences,
    gap,
    group_names,
    groups_in_order,
    label_of,
    nothing,
    pick_groups,
    plural,
)
from framing.charts.dots import Dot, Frame, dots
from framing.charts.join import Spec, on_lines
from framing.charts.model import Column, Figure, Target, source_line
from framing.charts.registry import Entry
from framing.charts.theme import sign_token
from framing.measure.rows import records

if TYPE_CHECKING:
    from framing.measure.tables import Tables

HOW: Final = (
    "How computed: a dot is sum(weight \u00d7 polarity) / sum(weight); its line is the 95 % "
    "interval of a seeded bootstrap over sentences (over texts where a source has ten or more). "
    "Hollow: fewer than 5 sentences, no interval."
)
_PANELS: Final = ((8, 6), (25, 3), (10**9, 2))
_ACROSS: Final = 3


def build(tables: Tables, *, actor: str = "") -> Figure:
    """Dots by actor (or for `actor` alone); many sources: the ends of each ranking."""
    actors = [actor] if actor else actors_by_sentences(tables)
    cells = [row for row in records(tables.stance) if row["actor"] in actors]
    if not cells:
        raise nothing("stance-dots", "no sentence frames an actor", "framing sources check")
    groups = groups_in_order(tables)
    panels = next(most for limit, most in _PANELS if len(groups) <= limit)
    shown = _compared(cells, actors)[:panels]
    picks = {a: pick_groups(tables, a, ends=10) for a in shown}
    items = {a: _items(tables, cells, a, picks[a]) for a in shown}
    table = tables.stance[tables.stance["actor"].isin(shown)].copy()
    table["anchor"] = [
        Target(group=str(g), actor=str(a)).anchor
        for g, a in zip(table["group"], table["actor"], strict=True)
    ]
    table["actor"] = [label_of(tables, str(a)) for a in table["actor"]]
    solid = [row for row in cells if not row["thin"] and row["actor"] in shown]
    return Figure(
        name="stance-dots",
        title=_title(tables, solid),
        subtitle="Stance with 95 % interval, for the actors framed most and by more than one"
        if not actor
        else f"Stance towards {words.short(label_of(tables, actor))} with 95 % interval",
        caption=" ".join(dict.fromkeys(pick.note for pick in picks.values() if pick.note)),
        alt=_alt(tables, solid, shown),
        source_line=source_line(tables),
        how_line=HOW,
        table=table.reset_index(drop=True),
        columns=(
            Column("group", tables.by.capitalize()),
            Column("actor", "Actor"),
            Column("stance", "Stance", "signed"),
            Column("low", "Low", "signed"),
            Column("high", "High", "signed"),
            Column("n", "Sentences", "count"),
        ),
        spec=_panels(tables, shown, picks, items),
        targets=tuple(dot.target for a in shown for dot in items[a] if dot.target),
    )


def _compared(cells: list[dict[str, Any]], actors: list[str]) -> list[str]:
    """Actors framed by several groups, one of them firmly: a lone dot compares nothing."""
    firm = {row["actor"] for row in cells if not row["thin"]}
    often = Counter(row["actor"] for row in cells)
    return [actor for actor in actors if often[actor] > 1 and actor in firm] or actors


def _items(tables: Tables, cells: list[dict[str, Any]], actor: str, pick: Pick) -> list[Dot]:
    names = group_names(pick.shown)
    return [
        Dot(
            names[row["group"]],
            row["stance"],
            row["low"],
            row["high"],
            bool(row["thin"]),
            sign_token(row["stance"]),
            Target(group=row["group"], actor=actor),
            _label(tables, row),
        )
        for row in cells
        if row["actor"] == actor and row["group"] in names
    ]


def _label(tables: Tables, row: dict[str, Any]) -> str:
    span = (
        ", thin" if row["thin"] else f" ({words.number(row['low'])} to {words.number(row['high'])})"
    )
    return (
        f"{words.short(row['group'])} on {words.short(label_of(tables, row['actor']))}: "
        f"{words.number(row['stance'])}{span}, {words.count(row['n'], 'sentence')}"
    )


def _panels(
    tables: Tables, actors: list[str], picks: dict[str, Pick], items: dict[str, list[Dot]]
) -> Spec:
    shared = not any(pick.bottom or pick.rest for pick in picks.values())
    across = _ACROSS if shared and len(actors) != 4 else 2
    wide = 204 if len(actors) > 1 else 420
    step = 26 if len(next(iter(picks.values())).shown) <= 8 else 19
    charts = []
    for place, actor in enumerate(actors):
        pick = picks[actor]
        names = group_names(pick.shown)
        rows = [names[group] for group in pick.top]
        if pick.bottom:
            rows += [gap(pick), *(names[group] for group in pick.bottom)]
        heading = words.cut(words.clean(label_of(tables, actor)), wide, 12, bold=True)
        frame = Frame(wide, step, not shared or place % across == 0, heading)
        charts.append(dots(items[actor], rows, frame))
    legend = key.item_key(
        max(420.0, float(wide * min(across, len(charts)))),
        key.Item("dot", "neg", "unfavourable"),
        key.Item("dot", "neutral", "neutral, within 0.15 of zero"),
        key.Item("dot", "pos", "favourable"),
        key.Item("hollow", "neutral", "thin: fewer than 5 sentences"),
    )
    return key.above(legend, on_lines(charts, across, spacing=(24, 20)))


def _title(tables: Tables, solid: list[dict[str, Any]]) -> str:
    clear = [row for row in solid if row["low"] > 0.15 or row["high"] < -0.15]
    if not clear:
        return f"How sure the stance of each {words.short(tables.by)} is"
    row = max(clear, key=lambda r: (abs(r["stance"]), r["n"], r["group"], r["actor"]))
    side = "favourable" if row["stance"] > 0 else "unfavourable"
    return (
        f"Clearest: {words.short(row['group'])} is {side} to "
        f"{words.short(label_of(tables, row['actor']))}, {words.number(row['stance'])} "
        f"({words.number(row['low'])} to {words.number(row['high'])})"
    )


def _alt(tables: Tables, solid: list[dict[str, Any]], actors: list[str]) -> str:
    parts = []
    for actor in actors:
        rows = [row for row in solid if row["actor"] == actor]
        name = words.short(label_of(tables, actor))
        if not rows:
            parts.append(f"{name}: thin evidence only.")
            continue
        best = max(rows, key=lambda row: (row["stance"], row["group"]))
        worst = min(rows, key=lambda row: (row["stance"], row["group"]))
        parts.append(
            f"{name}: from {words.number(worst['stance'])} ({words.short(worst['group'])}) to "
            f"{words.number(best['stance'])} ({words.short(best['group'])})."
        )
    many = plural(tables.by)
    return f"Dots with intervals on a scale of \u22121 to +1, one row for each of the {many}. " + (
        " ".join(parts)
    )


CHART = Entry("stance-dots", 5, "stance with 95 % intervals, one panel for each actor", build)
