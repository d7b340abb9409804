"""Who gets attention and who is passed over: shares of mentions, and three kinds of silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from framing.charts import key, words
from framing.charts.choose import (
    actor_names,
    actors_by_sentences,
    gap,
    group_names,
    groups_in_order,
    label_of,
    nothing,
    pick_groups,
    plural,
)
from framing.charts.marks import COLUMN_LABEL, Cell, grid
from framing.charts.model import Column, Figure, Target, source_line
from framing.charts.registry import Entry
from framing.charts.theme import share_token
from framing.measure.rows import records

if TYPE_CHECKING:
    import pandas as pd

    from framing.measure.tables import Tables

MOST_COLUMNS: Final = 12
HOW: Final = (
    "How computed: mentions of the actor / mentions of all actors in the source. Framed: at "
    "least one mention carries a frame; mentioned: none does; absent: never named."
)


def build(tables: Tables) -> Figure:
    """Sources by actors: share of mentions, filled where framed, outlined where only named."""
    rows = _rows(tables)
    if not rows:
        raise nothing("emphasis-silence", "no actor is mentioned", "framing sources check")
    actors = _actors(rows)
    shown = actors[:MOST_COLUMNS]
    lead = actors_by_sentences(tables) or actors
    pick = pick_groups(tables, lead[0])
    names, column = group_names(pick.shown), actor_names(tables, shown, COLUMN_LABEL)
    cells = [
        _cell(tables, row, (names[row["group"]], column[row["actor"]]))
        for row in rows
        if row["group"] in names and row["actor"] in column
    ]
    order = [names[g] for g in pick.top]
    if pick.bottom:
        order += [gap(pick), *(names[g] for g in pick.bottom)]
    wide = 46 if len(shown) > 8 else 58
    more = len(actors) - len(shown)
    rest = f"{words.count(more, 'further actor')} in the table." if more else ""
    legend = key.share_key(
        max(470.0, float(wide * len(shown))),
        "share of mentions",
        key.Item("dashed", "neutral-thin", "mentioned, never framed"),
        key.ABSENT,
    )
    return Figure(
        name="emphasis-silence",
        title=_title(tables, rows, actors),
        subtitle=f"Share of all actor mentions in each {words.short(tables.by)}; "
        "number of mentions below",
        caption=f"{pick.note} {rest}".strip(),
        alt=_alt(tables, rows, actors),
        source_line=source_line(tables),
        how_line=HOW,
        table=_table(tables),
        columns=(
            Column("group", tables.by.capitalize()),
            Column("actor", "Actor"),
            Column("state", "State"),
            Column("share", "Share of mentions", "share"),
            Column("mentions", "Mentions", "count"),
            Column("framed", "Framed mentions", "count"),
        ),
        spec=key.above(legend, grid(cells, order, list(column.values()), cell=(wide, 34))),
        targets=tuple(cell.target for cell in cells if cell.target),
    )


def _joined(tables: Tables) -> pd.DataFrame:
    share = tables.emphasis[["group", "actor", "share"]]
    return tables.silence.merge(share, on=["group", "actor"], how="left", sort=False)


def _rows(tables: Tables) -> list[dict[str, Any]]:
    joined = _joined(tables)
    return records(joined[joined["state"] != "absent"])


def _actors(rows: list[dict[str, Any]]) -> list[str]:
    total: dict[str, int] = {}
    for row in rows:
        total[row["actor"]] = total.get(row["actor"], 0) + int(row["mentions"])
    return sorted(total, key=lambda actor: (-total[actor], actor))


def _cell(tables: Tables, row: dict[str, Any], place: tuple[str, str]) -> Cell:
    framed = row["state"] == "framed"
    label = (
        f"{words.short(row['group'])} on {words.short(label_of(tables, row['actor']))}: "
        f"{words.percent(row['share'])} of mentions, {words.count(row['mentions'], 'mention')}, "
        f"{int(row['framed'])} framed"
    )
    return Cell(
        *place,
        words.percent(row["share"]),
        str(int(row["mentions"])),
        share_token(row["share"]) if framed else "",
        "" if framed else "neutral-thin",
        Target(group=str(row["group"]), actor=str(row["actor"])) if framed else None,
        label,
    )


def _title(tables: Tables, rows: list[dict[str, Any]], actors: list[str]) -> str:
    first = words.short(label_of(tables, actors[0]))
    every = sum(int(row["mentions"]) for row in rows)
    own = sum(int(row["mentions"]) for row in rows if row["actor"] == actors[0])
    groups = groups_in_order(tables)
    named = {row["group"] for row in rows if row["actor"] == actors[0]}
    text = f"{first} gets most attention: {words.percent(own / every)} of all mentions"
    silent = len(groups) - len(named)
    if silent:
        verb = "names" if silent == 1 else "name"
        text += f", yet {silent} of {len(groups)} {plural(tables.by)} never {verb} it"
    return text


def _alt(tables: Tables, rows: list[dict[str, Any]], actors: list[str]) -> str:
    every = sum(int(row["mentions"]) for row in rows)
    parts = []
    for actor in actors[:5]:
        own = [row for row in rows if row["actor"] == actor]
        n = sum(int(row["mentions"]) for row in own)
        parts.append(
            f"{words.short(label_of(tables, actor))} {words.percent(n / every)}, "
            f"in {len(own)} of {len(groups_in_order(tables))}"
        )
    only = sum(row["state"] == "mentioned" for row in rows)
    return (
        f"Grid of mentions by {words.short(tables.by)} and actor. Largest shares: "
        f"{'; '.join(parts)}. {words.count(only, 'pair')} mentioned but never framed."
    )


def _table(tables: Tables) -> pd.DataFrame:
    joined = _joined(tables)
    joined["anchor"] = [
        Target(group=str(g), actor=str(a)).anchor if state == "framed" else ""
        for g, a, state in zip(joined["group"], joined["actor"], joined["state"], strict=True)
    ]
    joined["actor"] = [label_of(tables, str(a)) for a in joined["actor"]]
    return joined


CHART = Entry("emphasis-silence", 8, "who is mentioned how much, framed or passed over", build)
