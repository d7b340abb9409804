"""Two sources (or groups) side by side: the stance of each towards the same actors."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from framing.charts import key, words
from framing.charts.choose import (
    MOST_ACTORS,
    actor_names,
    groups_in_order,
    label_of,
    nothing,
)
from framing.charts.dots import Dot, Frame, dots, joins
from framing.charts.join import Spec, layered
from framing.charts.marks import ROW_LABEL
from framing.charts.model import Column, Figure, Target, source_line
from framing.charts.registry import Entry
from framing.errors import InputError, did_you_mean
from framing.measure.rows import records

if TYPE_CHECKING:
    from framing.measure.tables import Tables

HOW: Final = (
    "How computed: stance = sum(weight \u00d7 polarity) / sum(weight) for each of the two; the "
    "order is by the difference. Hollow: fewer than 5 sentences, placed last and not ranked."
)
_COLOURS: Final = ("first", "second")
_SHAPES: Final = ("circle", "diamond")
Pair = tuple[dict[str, Any], dict[str, Any]]


def build(tables: Tables, *, groups: tuple[str, str] | tuple[()] = ()) -> Figure:
    """The two `groups`; by default the pair that differs most on actors both frame solidly."""
    pair = _asked(tables, groups) if groups else widest_pair(tables)
    shared = _shared(tables, pair)
    if not shared:
        raise nothing(
            "dumbbell",
            f"{words.short(pair[0])} and {words.short(pair[1])} frame no actor in common",
            "choose two others",
        )
    shown = shared[:MOST_ACTORS]
    names = actor_names(tables, [one["actor"] for one, _ in shown], ROW_LABEL)
    items = [_dot(tables, row, names, side) for both in shown for side, row in enumerate(both)]
    return Figure(
        name="dumbbell",
        title=_title(tables, pair, shared),
        subtitle=f"Stance of {words.short(pair[0])} and {words.short(pair[1])} "
        "towards the actors both frame",
        caption="",
        alt=_alt(tables, pair, shared),
        source_line=source_line(tables),
        how_line=HOW,
        table=_table(tables, shared),
        columns=(
            Column("actor", "Actor"),
            Column("first", words.clean(pair[0]), "signed"),
            Column("n_first", "Sentences", "count"),
            Column("second", words.clean(pair[1]), "signed"),
            Column("n_second", "Sentences", "count"),
            Column("difference", "Difference", "signed"),
        ),
        spec=_chart(pair, shown, names, items),
        targets=tuple(item.target for item in items if item.target),
    )


def widest_pair(tables: Tables) -> tuple[str, str]:
    """The two groups with the largest mean difference over shared actors that are not thin."""
    groups = groups_in_order(tables)
    if len(groups) < 2:
        raise nothing("dumbbell", "there is only one group", "give two texts, or use --by")
    solid = tables.stance[~tables.stance["thin"].astype(bool)]
    wide = solid.pivot(index="group", columns="actor", values="stance")
    total = tables.stance.groupby("group")["n"].sum()
    values = dict(zip(wide.index, wide.to_numpy(dtype="float64"), strict=True))
    known = [group for group in groups if group in values]

    def score(pair: tuple[str, str]) -> tuple[int, float]:
        gaps = np.abs(values[pair[0]] - values[pair[1]])
        gaps = gaps[~np.isnan(gaps)]
        return min(len(gaps), 3), float(gaps.mean()) if len(gaps) else 0.0

    busiest = sorted(known, key=lambda group: (-int(total[group]), group))[:40]
    pairs = list(combinations([g for g in groups if g in busiest], 2))
    best = max(pairs, key=score, default=None)
    if best and score(best)[0]:
        return best
    ends = sorted(groups, key=lambda group: (-int(total.get(group, 0)), groups.index(group)))
    return ends[0], ends[1]


def _asked(tables: Tables, groups: tuple[str, ...]) -> tuple[str, str]:
    known = groups_in_order(tables)
    for group in groups:
        if group not in known:
            raise InputError(
                "dumbbell",
                f'no {tables.by} "{group}"',
                expected=", ".join(known[:20]),
                cure=did_you_mean(group, known),
            )
    if len(groups) != 2 or groups[0] == groups[1]:
        raise InputError("dumbbell", f"{len(set(groups))} group given", expected="two different")
    return groups[0], groups[1]


def _shared(tables: Tables, pair: tuple[str, str]) -> list[Pair]:
    """Rows of both groups actor by actor: widest difference first, thin ones last."""
    sides = [
        {row["actor"]: row for row in records(tables.stance[tables.stance["group"] == group])}
        for group in pair
    ]
    both = [(sides[0][actor], sides[1][actor]) for actor in sides[0] if actor in sides[1]]
    return sorted(both, key=lambda rows: (_thin(rows), -abs(_gap(rows)), rows[0]["actor"]))


def _thin(rows: Pair) -> bool:
    return bool(rows[0]["thin"] or rows[1]["thin"])


def _gap(rows: Pair) -> float:
    return float(rows[0]["stance"] - rows[1]["stance"])


def _dot(tables: Tables, row: dict[str, Any], names: dict[str, str], side: int) -> Dot:
    label = (
        f"{words.short(row['group'])} on {words.short(label_of(tables, row['actor']))}: "
        f"{words.number(row['stance'])}, {words.count(row['n'], 'sentence')}"
        f"{', thin' if row['thin'] else ''}"
    )
    return Dot(
        names[row["actor"]],
        row["stance"],
        float("nan"),
        float("nan"),
        bool(row["thin"]),
        _COLOURS[side],
        Target(group=str(row["group"]), actor=str(row["actor"])),
        label,
        _SHAPES[side],
    )


def _chart(
    pair: tuple[str, str], shown: list[Pair], names: dict[str, str], items: list[Dot]
) -> Spec:

    rows = list(names.values())
    frame = Frame(400, 26)
    lines = [(names[a["actor"]], float(a["stance"]), float(b["stance"])) for a, b in shown]
    body = layered(
        joins(lines, rows, frame),
        dots(items, rows, frame),
        width=frame.width,
        height=frame.step * len(rows),
    )
    legend = key.item_key(
        420.0,
        key.Item("dot", "first", words.cut(words.clean(pair[0]), 330, 10.5)),
        key.Item("diamond", "second", words.cut(words.clean(pair[1]), 330, 10.5)),
        key.Item("hollow", "neutral", "thin: fewer than 5 sentences"),
    )
    return key.above(legend, body)


def _title(tables: Tables, pair: tuple[str, str], shared: list[Pair]) -> str:
    one, other = (words.short(group, 30) for group in pair)
    solid = [rows for rows in shared if not _thin(rows)]
    if not solid:
        return f"{one} and {other}: too few sentences to compare"
    left, right = solid[0]
    return (
        f"{one} and {other} differ most on {words.short(label_of(tables, left['actor']), 30)}: "
        f"{words.number(left['stance'])} against {words.number(right['stance'])}"
    )


def _alt(tables: Tables, pair: tuple[str, str], shared: list[Pair]) -> str:
    one, other = (words.short(group) for group in pair)
    parts = [
        f"{words.short(label_of(tables, left['actor']))} {words.number(left['stance'])} and "
        f"{words.number(right['stance'])}{' (thin)' if _thin((left, right)) else ''}"
        for left, right in shared[:6]
    ]
    return (
        f"Pairs of dots for {words.count(len(shared), 'actor')} framed by both {one} and {other}. "
        f"{'; '.join(parts)}."
    )


def _table(tables: Tables, shared: list[Pair]) -> pd.DataFrame:
    lines = [
        {
            "actor": label_of(tables, left["actor"]),
            "first": left["stance"],
            "n_first": left["n"],
            "second": right["stance"],
            "n_second": right["n"],
            "difference": _gap((left, right)),
            "anchor": Target(group=str(left["group"]), actor=str(left["actor"])).anchor,
        }
        for left, right in shared
    ]
    return pd.DataFrame(lines)


CHART = Entry("dumbbell", 9, "two sources compared, actor by actor", build)
