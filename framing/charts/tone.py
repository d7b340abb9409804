"""Stance beside tone: where the wording about an actor and the mood of its sentences part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from framing.charts import key, words
from framing.charts.choose import label_of, nothing
from framing.charts.dots import Dot, Frame, dots, joins
from framing.charts.join import Spec, layered
from framing.charts.marks import LABEL_SIZE
from framing.charts.model import Column, Figure, Target, source_line
from framing.charts.registry import Entry
from framing.measure.rows import records

if TYPE_CHECKING:
    from framing.measure.tables import Tables

HOW: Final = (
    "How computed: stance from the framing cues tied to the actor by grammar; tone is the mean "
    "TextBlob polarity of the sentences that mention it, blind to who does what to whom. Tone "
    "never enters stance."
)
MOST_ROWS: Final = 20
_LABEL: Final = 250.0


def build(tables: Tables) -> Figure:
    """Pairs (group, actor) with at least 5 framed sentences, widest disagreement first."""
    rows = _rows(tables)
    if not rows:
        raise nothing("tone", "no actor has 5 framed sentences in one source", "framing stance")
    shown = rows[:MOST_ROWS]
    names = words.labels({_key(row): _say(tables, row) for row in shown}, _LABEL, LABEL_SIZE)
    items = [dot for row in shown for dot in _dots(tables, row, names[_key(row)])]
    more = len(rows) - len(shown)
    table = pd.DataFrame(rows)
    table["anchor"] = [_target(row).anchor for row in rows]
    table["actor"] = [label_of(tables, str(a)) for a in table["actor"]]
    return Figure(
        name="tone",
        title=_title(tables, rows),
        subtitle="Stance, and TextBlob tone as a second opinion; widest disagreement first",
        caption=f"{words.count(more, 'further pair')} in the table." if more else "",
        alt=_alt(tables, rows),
        source_line=source_line(tables),
        how_line=HOW,
        table=table,
        columns=(
            Column("group", tables.by.capitalize()),
            Column("actor", "Actor"),
            Column("stance", "Stance", "signed"),
            Column("n", "Framed sentences", "count"),
            Column("tone", "Tone", "signed"),
            Column("n_tone", "Mentioning sentences", "count"),
        ),
        spec=_chart(shown, names, items),
        targets=tuple(_target(row) for row in shown),
    )


def _rows(tables: Tables) -> list[dict[str, Any]]:
    keep = tables.stance[~tables.stance["thin"].astype(bool)]
    keep = keep[["group", "actor", "stance", "n"]]
    tone = tables.tone.rename(columns={"n": "n_tone"})
    both = records(keep.merge(tone, on=["group", "actor"], how="inner", sort=False))
    return sorted(both, key=lambda r: (-abs(r["stance"] - r["tone"]), r["group"], r["actor"]))


def _key(row: dict[str, Any]) -> str:
    return f"{row['group']}\x1f{row['actor']}"


def _target(row: dict[str, Any]) -> Target:
    return Target(group=str(row["group"]), actor=str(row["actor"]))


def _say(tables: Tables, row: dict[str, Any]) -> str:
    return f"{words.short(row['group'])} on {words.short(label_of(tables, row['actor']))}"


def _dots(tables: Tables, row: dict[str, Any], label: str) -> tuple[Dot, Dot]:
    """Stance leads to its sentences; tone counts all that mention the actor and leads nowhere."""
    none = float("nan")
    spoken = _say(tables, row)
    stance = f"{spoken}: {words.number(row['stance'])}, {words.count(row['n'], 'sentence')}"
    target = _target(row)
    return (
        Dot(label, row["stance"], none, none, False, "first", target, stance),
        Dot(label, row["tone"], none, none, False, "second", None, "", "diamond"),
    )


def _chart(shown: list[dict[str, Any]], names: dict[str, str], items: list[Dot]) -> Spec:

    rows = list(names.values())
    frame = Frame(380, 22)
    lines = [(names[_key(row)], float(row["stance"]), float(row["tone"])) for row in shown]
    body = layered(
        joins(lines, rows, frame),
        dots(items, rows, frame),
        width=frame.width,
        height=frame.step * len(rows),
    )
    legend = key.item_key(
        420.0, key.Item("dot", "first", "stance"), key.Item("diamond", "second", "TextBlob tone")
    )
    return key.above(legend, body)


def _apart(rows: list[dict[str, Any]]) -> int:
    return sum(abs(r["stance"]) > 0.15 and r["stance"] * r["tone"] < 0 for r in rows)


def _title(tables: Tables, rows: list[dict[str, Any]]) -> str:
    apart = _apart(rows)
    if not apart:
        return "Tone and stance point the same way"
    return f"Tone contradicts stance in {apart} of {len(rows)} pairs"


def _alt(tables: Tables, rows: list[dict[str, Any]]) -> str:
    parts = [
        f"{_say(tables, row)}: stance {words.number(row['stance'])}, "
        f"tone {words.number(row['tone'])}"
        for row in rows[:4]
    ]
    return (
        f"Pairs of dots for {words.count(len(rows), 'pair')} of source and actor. "
        f"Opposite signs in {_apart(rows)}. Widest: {'; '.join(parts)}."
    )


CHART = Entry("tone", 13, "stance beside TextBlob tone, a second opinion", build)
