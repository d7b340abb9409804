"""Which source uses which framing: rows are an actor under a frame, columns the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from framing.charts import key, words
from framing.charts.bars import Bar, bars
from framing.charts.choose import (
    frame_labels,
    groups_in_order,
    label_of,
    nothing,
    plural,
)
from framing.charts.join import Spec
from framing.charts.marks import COLUMN_LABEL, LABEL_SIZE, Cell, grid
from framing.charts.model import Column, Figure, Target, source_line
from framing.charts.registry import Entry
from framing.charts.theme import sign_token, stance_token
from framing.measure.rows import records
from framing.schema import THIN

if TYPE_CHECKING:
    from framing.measure.tables import Tables

HOW: Final = (
    "How computed: the number counts distinct sentences of the source in which the actor stands "
    "under the frame; the colour is their mean polarity, weighted."
)
MOST_ROWS: Final = 20
MOST_COLUMNS: Final = 12
_LABEL: Final = 230.0


def build(tables: Tables) -> Figure:
    """Sentences by framing and source; many sources: how many sources use each framing."""
    rows = records(tables.frames)
    if not rows:
        raise nothing("frame-by-source", "no sentence frames any actor", "framing sources check")
    groups = groups_in_order(tables)
    pairs = _pairs(rows)
    shown = pairs[:MOST_ROWS]
    few = len(groups) <= MOST_COLUMNS
    spec, targets = (_grid if few else _reach)(tables, rows, shown, groups)
    more = len(pairs) - len(shown)
    labels = frame_labels(tables)
    table = tables.frames.copy()
    table["anchor"] = [_target(row).anchor for row in rows]
    table["actor"] = [label_of(tables, str(a)) for a in table["actor"]]
    table["frame"] = [labels.get(str(f), str(f)) for f in table["frame"]]
    return Figure(
        name="frame-by-source",
        title=_title(tables, rows, shown, len(groups)),
        subtitle=f"Sentences in which an actor stands under a frame, by {words.short(tables.by)}"
        if few
        else f"Number of {plural(tables.by)} that use each framing",
        caption=f"{words.count(more, 'rarer framing')} in the table." if more else "",
        alt=_alt(tables, rows, shown, len(groups)),
        source_line=source_line(tables),
        how_line=HOW,
        table=table.reset_index(drop=True),
        columns=(
            Column("group", tables.by.capitalize()),
            Column("actor", "Actor"),
            Column("frame", "Frame"),
            Column("n", "Sentences", "count"),
            Column("polarity", "Polarity", "signed"),
        ),
        spec=spec,
        targets=targets,
    )


def _pairs(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """(actor, frame), most sentences first."""
    total: dict[tuple[str, str], int] = {}
    for row in rows:
        pair = (str(row["actor"]), str(row["frame"]))
        total[pair] = total.get(pair, 0) + int(row["n"])
    return sorted(total, key=lambda pair: (-total[pair], pair))


def _target(row: dict[str, Any]) -> Target:
    return Target(group=str(row["group"]), actor=str(row["actor"]), frame=str(row["frame"]))


def _say(tables: Tables, pair: tuple[str, str]) -> str:
    frame = words.short(frame_labels(tables).get(pair[1], pair[1]))
    return f"{words.short(label_of(tables, pair[0]))} as {frame[:1].lower()}{frame[1:]}"


def _grid(
    tables: Tables, rows: list[dict[str, Any]], pairs: list[tuple[str, str]], groups: list[str]
) -> tuple[Spec, tuple[Target, ...]]:
    names = words.labels({"\x1f".join(p): _say(tables, p) for p in pairs}, _LABEL, LABEL_SIZE)
    heads = words.labels({group: group for group in groups}, COLUMN_LABEL, LABEL_SIZE)
    cells = []
    for row in rows:
        pair = (str(row["actor"]), str(row["frame"]))
        if pair not in pairs:
            continue
        n, thin = int(row["n"]), row["n"] < THIN
        cells.append(
            Cell(
                names["\x1f".join(pair)],
                heads[str(row["group"])],
                str(n),
                fill="" if thin else stance_token(row["polarity"]),
                outline=f"{sign_token(row['polarity'])}-thin" if thin else "",
                target=_target(row),
                label=f"{words.short(row['group'])}: {_say(tables, pair)}, "
                f"{words.count(n, 'sentence')}, {words.number(row['polarity'])}",
            )
        )
    wide = 64 if len(groups) <= 6 else 48
    body = grid(cells, list(names.values()), list(heads.values()), cell=(wide, 23))
    legend = key.stance_key(max(470.0, float(wide * len(groups))), key.THIN)
    return key.above(legend, body), tuple(cell.target for cell in cells if cell.target)


def _reach(
    tables: Tables, rows: list[dict[str, Any]], pairs: list[tuple[str, str]], groups: list[str]
) -> tuple[Spec, tuple[Target, ...]]:
    names = words.labels({"\x1f".join(p): _say(tables, p) for p in pairs}, _LABEL, LABEL_SIZE)
    items = []
    for pair in pairs:
        part = [row for row in rows if (row["actor"], row["frame"]) == pair]
        n = sum(int(row["n"]) for row in part)
        mean = sum(row["polarity"] * row["n"] for row in part) / n
        used = words.count(len(part), words.short(tables.by), plural(tables.by))
        items.append(
            Bar(
                names["\x1f".join(pair)],
                len(part),
                f"{len(part)} of {len(groups)}, {words.count(n, 'sentence')}",
                sign_token(mean),
                Target(actor=pair[0], frame=pair[1]),
                f"{_say(tables, pair)}: {used}, {words.count(n, 'sentence')}",
            )
        )
    legend = key.item_key(
        400.0,
        key.Item("box", "neg", "unfavourable"),
        key.Item("box", "neutral", "neutral"),
        key.Item("box", "pos", "favourable"),
    )
    return key.above(legend, bars(items, width=400, step=22)), tuple(item.target for item in items)


def _title(
    tables: Tables, rows: list[dict[str, Any]], pairs: list[tuple[str, str]], groups: int
) -> str:
    lone = [
        pair
        for pair in pairs
        if len(part := [r for r in rows if (r["actor"], r["frame"]) == pair]) == 1
        and part[0]["n"] >= THIN
    ]
    wide = max(pairs, key=lambda pair: _users(rows, pair))
    if lone and groups > 1:
        only = next(str(r["group"]) for r in rows if (r["actor"], r["frame"]) == lone[0])
        return f"Only {words.short(only)} frames {_say(tables, lone[0])}"
    used = _users(rows, wide)
    return (
        f"{_say(tables, wide)}: the framing shared most, in {used} of {groups} {plural(tables.by)}"
    )


def _users(rows: list[dict[str, Any]], pair: tuple[str, str]) -> int:
    return sum((row["actor"], row["frame"]) == pair for row in rows)


def _alt(
    tables: Tables, rows: list[dict[str, Any]], pairs: list[tuple[str, str]], groups: int
) -> str:
    parts = [
        f"{_say(tables, pair)}: "
        f"{sum(int(r['n']) for r in rows if (r['actor'], r['frame']) == pair)} sentences in "
        f"{_users(rows, pair)} of {groups}"
        for pair in pairs[:4]
    ]
    return f"The {len(pairs)} most frequent framings. " + "; ".join(parts) + "."


CHART = Entry("frame-by-source", 7, "which source uses which framing of which actor", build)
