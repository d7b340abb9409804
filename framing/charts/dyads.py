"""Who does what to whom: directed pairs of actors, and the frames they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from framing.charts import key, words
from framing.charts.choose import frame_labels, label_of, nothing
from framing.charts.marks import COLUMN_LABEL, LABEL_SIZE, Cell, grid
from framing.charts.model import Column, Figure, Target, source_line
from framing.charts.registry import Entry
from framing.charts.theme import sign_token, stance_token
from framing.measure.dyads import dyads
from framing.measure.rows import records
from framing.schema import THIN

if TYPE_CHECKING:
    import pandas as pd

    from framing.measure.tables import Tables

HOW: Final = (
    "How computed: rows with an actor on each side of the relation; the number counts distinct "
    "sentences, the colour is their mean polarity, weighted. Mutual relations have no direction."
)
ARROW: Final = "\u2192"
MOST_PAIRS: Final = 18
MOST_FRAMES: Final = 12
_LABEL: Final = 220.0


def build(tables: Tables) -> Figure:
    """Pairs (agent, target) by frames, over all groups and holders."""
    every = _over_all(tables)
    rows = records(every)
    if not rows:
        raise nothing("dyads", "no sentence relates two actors", "framing dyads")
    pairs, frames = _ranked(rows, ("agent", "target")), _ranked(rows, ("frame",))
    shown = pairs[:MOST_PAIRS]
    book = list(frame_labels(tables))
    top = sorted(
        (frame for (frame,) in frames[:MOST_FRAMES]),
        key=lambda frame: book.index(frame) if frame in book else len(book),
    )
    names = words.labels({"\x1f".join(p): _say(tables, p) for p in shown}, _LABEL, LABEL_SIZE)
    heads = words.labels({f: frame_labels(tables).get(f, f) for f in top}, COLUMN_LABEL, LABEL_SIZE)
    cells = [
        _cell(tables, row, names, heads)
        for row in rows
        if "\x1f".join((row["agent"], row["target"])) in names and row["frame"] in heads
    ]
    wide = 46 if len(top) > 6 else 60
    body = grid(cells, list(names.values()), list(heads.values()), cell=(wide, 24))
    legend = key.stance_key(max(470.0, float(wide * len(top))), key.THIN)
    more = len(pairs) - len(shown)
    return Figure(
        name="dyads",
        title=_title(tables, rows),
        subtitle="Sentences in which the first actor stands towards the second under a frame",
        caption=f"{words.count(more, 'rarer pair')} in the table." if more else "",
        alt=_alt(tables, rows, len(pairs)),
        source_line=source_line(tables),
        how_line=HOW,
        table=_table(tables, every),
        columns=(
            Column("agent", "Agent"),
            Column("target", "Target"),
            Column("frame", "Frame"),
            Column("n", "Sentences", "count"),
            Column("polarity", "Polarity", "signed"),
        ),
        spec=key.above(legend, body),
        targets=tuple(cell.target for cell in cells if cell.target),
    )


def _over_all(tables: Tables) -> pd.DataFrame:
    """Distinct sentences over all groups and holders: n is the length of the evidence list."""
    table = dyads(tables.evidence.assign(group="", holder=""))
    return table.drop(columns=["group", "holder"])


def _ranked(rows: list[dict[str, Any]], fields: tuple[str, ...]) -> list[tuple[str, ...]]:
    total: dict[tuple[str, ...], int] = {}
    for row in rows:
        key_ = tuple(str(row[field]) for field in fields)
        total[key_] = total.get(key_, 0) + int(row["n"])
    return sorted(total, key=lambda key_: (-total[key_], key_))


def _target(row: dict[str, Any]) -> Target:
    return Target(agent=str(row["agent"]), target=str(row["target"]), frame=str(row["frame"]))


def _say(tables: Tables, pair: tuple[str, ...]) -> str:
    return f" {ARROW} ".join(words.short(label_of(tables, actor), 24) for actor in pair)


def _spoken(tables: Tables, row: dict[str, Any]) -> str:
    frame = words.short(frame_labels(tables).get(row["frame"], row["frame"]))
    pair = f"{words.short(label_of(tables, row['agent']), 24)} to "
    pair += words.short(label_of(tables, row["target"]), 24)
    return f"{pair}, {frame[:1].lower()}{frame[1:]}: {words.count(row['n'], 'sentence')}"


def _cell(
    tables: Tables, row: dict[str, Any], names: dict[str, str], heads: dict[str, str]
) -> Cell:
    thin = row["n"] < THIN
    return Cell(
        names["\x1f".join((row["agent"], row["target"]))],
        heads[row["frame"]],
        str(int(row["n"])),
        fill="" if thin else stance_token(row["polarity"]),
        outline=f"{sign_token(row['polarity'])}-thin" if thin else "",
        target=_target(row),
        label=f"{_spoken(tables, row)}, {words.number(row['polarity'])}",
    )


def _strongest(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda r: (-int(r["n"]), r["agent"], r["target"], r["frame"]))


def _title(tables: Tables, rows: list[dict[str, Any]]) -> str:
    first = _strongest(rows)[0]
    if first["n"] < THIN:
        return "Who does what to whom: few sentences for any one pair"
    return f"Most frequent relation: {_spoken(tables, first)}"


def _alt(tables: Tables, rows: list[dict[str, Any]], pairs: int) -> str:
    top = "; ".join(_spoken(tables, row) for row in _strongest(rows)[:5])
    return f"Grid of {words.count(pairs, 'directed pair')} of actors by frame. {top}."


def _table(tables: Tables, every: pd.DataFrame) -> pd.DataFrame:
    table = every.copy()
    table["anchor"] = [_target(row).anchor for row in records(every)]
    labels = frame_labels(tables)
    table["frame"] = [labels.get(str(f), str(f)) for f in table["frame"]]
    for side in ("agent", "target"):
        table[side] = [label_of(tables, str(actor)) for actor in table[side]]
    table = table.sort_values(
        ["n", "agent", "target"], ascending=[False, True, True], kind="stable"
    )
    return table.reset_index(drop=True)


CHART = Entry("dyads", 10, "who does what to whom", build)
