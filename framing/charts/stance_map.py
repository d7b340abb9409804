"""Stance of every source towards every actor that matters, as a heat map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.charts import key, words
from framing.charts.choose import (
    MOST_ACTORS,
    Pick,
    actor_names,
    actors_by_sentences,
    gap,
    group_names,
    groups_in_order,
    label_of,
    nothing,
    pick_groups,
    plural,
    with_evidence,
)
from framing.charts.marks import COLUMN_LABEL, Cell, grid, stance_cell
from framing.charts.model import Column, Figure, Target, source_line
from framing.charts.registry import Entry
from framing.measure.rows import records
from framing.schema import THIN

if TYPE_CHECKING:
    import pandas as pd

    from framing.measure.tables import Tables

HOW = (
    "How computed: stance = sum(weight \u00d7 polarity) / sum(weight) over the framing cues of a "
    "cell, from \u22121 to +1; the small number counts distinct sentences. It measures wording, "
    "not truth or intent."
)


def build(tables: Tables) -> Figure:
    """Sources by actors: value and n in each cell; thin cells outlined, silence left white."""
    actors = actors_by_sentences(tables)
    if not actors:
        raise nothing("stance-map", "no sentence frames any actor", "framing sources check")
    shown = with_evidence(tables, actors)[:MOST_ACTORS]
    pick = pick_groups(tables, actors[0])
    cells, rows, columns = _cells(tables, pick, shown)
    width = 46 if len(shown) > 10 else 60
    body = grid(cells, rows, columns, cell=(width, 34))
    legend = key.stance_key(max(430.0, width * len(shown)), key.THIN, key.MENTIONED, key.ABSENT)
    table = _table(tables)
    solid = [row for row in records(tables.stance) if not row["thin"]]
    more = len(actors) - len(shown)
    extra = f" {words.count(more, 'further actor')} in the table." if more else ""
    return Figure(
        name="stance-map",
        title=_title(tables, solid),
        subtitle="Stance of each "
        + words.short(tables.by)
        + " towards the actors it frames most; number of sentences below the value",
        caption=(pick.note + extra).strip(),
        alt=_alt(tables, solid, shown),
        source_line=source_line(tables),
        how_line=HOW,
        table=table,
        columns=(
            Column("group", tables.by.capitalize()),
            Column("actor", "Actor"),
            Column("stance", "Stance", "signed"),
            Column("low", "Low", "signed"),
            Column("high", "High", "signed"),
            Column("n", "Sentences", "count"),
        ),
        spec=key.above(legend, body),
        targets=tuple(cell.target for cell in cells if cell.target),
    )


def _cells(
    tables: Tables, pick: Pick, actors: list[str]
) -> tuple[list[Cell], list[str], list[str]]:
    names = group_names(pick.shown)
    column = actor_names(tables, actors, COLUMN_LABEL)
    rows = [names[group] for group in pick.top]
    if pick.bottom:
        rows += [gap(pick)] + [names[g] for g in pick.bottom]
    cells = []
    for row in records(tables.stance):
        if row["group"] in names and row["actor"] in column:
            cells.append(_framed(tables, row, names[row["group"]], column[row["actor"]]))
    for row in records(tables.silence):
        if row["state"] == "mentioned" and row["group"] in names and row["actor"] in column:
            cells.append(Cell(names[row["group"]], column[row["actor"]], words.EN_DASH))
    return cells, rows, list(column.values())


def _framed(tables: Tables, row: dict[str, Any], group: str, actor: str) -> Cell:
    label = (
        f"{words.short(row['group'])} on {words.short(label_of(tables, row['actor']))}: "
        f"{words.number(row['stance'])}, {words.count(row['n'], 'sentence')}"
        f"{', thin' if row['thin'] else ''}"
    )
    target = Target(group=row["group"], actor=row["actor"])
    return stance_cell(
        (group, actor),
        row["stance"],
        int(row["n"]),
        thin=bool(row["thin"]),
        target=target,
        label=label,
    )


def _title(tables: Tables, solid: list[dict[str, Any]]) -> str:
    ranked = sorted(solid, key=lambda row: (row["stance"], row["group"], row["actor"]))
    if not ranked:
        return f"How the {plural(tables.by)} frame each actor: too few sentences to rank"
    low, high = ranked[0], ranked[-1]
    few = f"among values on {THIN} sentences or more"
    if high["stance"] <= 0.15:
        return f"No {words.short(tables.by)} is clearly favourable to an actor, {few}"
    if low["stance"] > -0.15:
        return f"Warmest wording: {_say(tables, high)}; none is unfavourable {few}"
    return f"{_say(tables, high)} gets the most favourable wording, {_say(tables, low)} the least"


def _say(tables: Tables, row: dict[str, Any]) -> str:
    actor = words.short(label_of(tables, row["actor"]), 30)
    return f"{actor} in {words.short(row['group'], 30)} ({words.number(row['stance'])})"


def _alt(tables: Tables, solid: list[dict[str, Any]], actors: list[str]) -> str:
    ranked = sorted(solid, key=lambda row: (-row["stance"], row["group"], row["actor"]))
    groups = len(groups_in_order(tables))
    thin = int(tables.stance["thin"].astype(bool).sum())
    text = (
        f"Heat map of stance, {words.count(groups, words.short(tables.by), plural(tables.by))} by "
        f"{words.count(len(actors), 'actor')}."
    )
    if ranked:
        text += " Most favourable: " + "; ".join(_say(tables, row) for row in ranked[:3]) + "."
    if len(ranked) > 3:
        text += " Least favourable: "
        text += "; ".join(_say(tables, row) for row in ranked[:-4:-1]) + "."
    return f"{text} {words.count(thin, 'cell')} with fewer than 5 sentences."


def _table(tables: Tables) -> pd.DataFrame:
    """The framed pairs; silences stand in the table of emphasis."""
    joined = tables.stance[["group", "actor", "stance", "low", "high", "n"]]
    order = {group: place for place, group in enumerate(groups_in_order(tables))}
    joined = joined.assign(
        place=joined["group"].map(order).fillna(len(order)),
        anchor=[
            Target(group=str(g), actor=str(a)).anchor
            for g, a in zip(joined["group"], joined["actor"], strict=True)
        ],
    )
    joined = joined.sort_values(["place", "group", "actor"], kind="stable").drop(columns="place")
    joined["actor"] = [label_of(tables, str(actor)) for actor in joined["actor"]]
    return joined.reset_index(drop=True)


CHART = Entry("stance-map", 4, "stance of each source towards each actor, as a heat map", build)
