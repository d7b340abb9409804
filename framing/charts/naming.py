"""Which of several names a source uses for one and the same thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from framing.charts import key, words
from framing.charts.bars import Bar, bars
from framing.charts.choose import nothing, plural
from framing.charts.join import Spec
from framing.charts.marks import COLUMN_LABEL, LABEL_SIZE, Cell, grid
from framing.charts.model import Column, Figure, Target, source_line
from framing.charts.registry import Entry
from framing.charts.theme import share_token
from framing.measure.rows import records

if TYPE_CHECKING:
    from framing.measure.tables import Tables

HOW: Final = (
    "How computed: uses of a name / uses of any listed name for the same thing in the same "
    "source. The number counts uses."
)
MOST_COLUMNS: Final = 12
MOST_NAMES: Final = 18
#: Names of one thing that are shown.
_EACH: Final = 4
_LABEL: Final = 210.0
Name = tuple[str, str]


def build(tables: Tables) -> Figure:
    """Names by source; many sources: bars of how many sources use each name most."""
    rows = records(tables.naming)
    if not rows:
        raise nothing("naming", "none of the listed names occurs", "framing lexicon show")
    names = _names(rows)
    shown = _choices(names)[:MOST_NAMES] or names[:MOST_NAMES]
    groups = list(dict.fromkeys(str(row["group"]) for row in rows))
    few = len(groups) <= MOST_COLUMNS
    spec, targets = (_grid if few else _bars)(rows, shown, groups, tables.by)
    table = tables.naming.copy()
    table["anchor"] = [_target(row).anchor for row in rows]
    more = len(names) - len(shown)
    return Figure(
        name="naming",
        title=_title(rows, tables.by),
        subtitle=f"Share of each name among the names for one thing, by {words.short(tables.by)}"
        if few
        else f"Uses of each name, over all {plural(tables.by)}",
        caption=f"{words.count(more, 'name')} more in the table, of things called by one name or "
        "named rarely."
        if more
        else "",
        alt=_alt(rows, names),
        source_line=source_line(tables),
        how_line=HOW,
        table=table,
        columns=(
            Column("group", tables.by.capitalize()),
            Column("referent", "Referent"),
            Column("name", "Name"),
            Column("share", "Share", "share"),
            Column("count", "Uses", "count"),
            Column("first_sentence", "First sentence"),
        ),
        spec=spec,
        targets=targets,
    )


def _target(row: dict[str, Any]) -> Target:
    return Target(group=str(row["group"]), referent=str(row["referent"]), name=str(row["name"]))


def _uses(rows: list[dict[str, Any]], field: str) -> dict[Any, int]:
    total: dict[Any, int] = {}
    for row in rows:
        name = (str(row["referent"]), str(row["name"])) if field == "name" else str(row[field])
        total[name] = total.get(name, 0) + int(row["count"])
    return total


def _names(rows: list[dict[str, Any]]) -> list[Name]:
    """(referent, name): referents used most first, names used most first within each."""
    things, uses = _uses(rows, "referent"), _uses(rows, "name")
    return sorted(uses, key=lambda n: (-things[n[0]], n[0], -uses[n], n[1]))


def _choices(names: list[Name]) -> list[Name]:
    """The names of things that are called differently; spelling alone is no choice."""
    forms: dict[str, set[str]] = {}
    for referent, name in names:
        forms.setdefault(referent, set()).add(re.sub(r"\W+", "", name.casefold()))
    chosen: list[Name] = []
    for referent in (thing for thing, own in forms.items() if len(own) > 1):
        chosen += [name for name in names if name[0] == referent][:_EACH]
    return chosen


def _thing(referent: str) -> str:
    return words.short(referent.replace("_", " "))


def _labels(shown: list[Name]) -> tuple[dict[str, str], list[str]]:
    """Row labels by name, and all rows with a heading before each referent."""
    labels: dict[str, str] = {}
    order: list[tuple[str, str]] = []
    for place, (referent, name) in enumerate(shown):
        if place == 0 or shown[place - 1][0] != referent:
            labels["\x1f" + referent] = _thing(referent)[:1].upper() + _thing(referent)[1:] + ":"
            order.append(("\x1f" + referent, ""))
        labels["\x1f".join((referent, name))] = name
        order.append(("\x1f".join((referent, name)), ""))
    cut = words.labels(labels, _LABEL, LABEL_SIZE)
    return cut, [cut[entry] for entry, _ in order]


def _grid(
    rows: list[dict[str, Any]], shown: list[Name], groups: list[str], by: str
) -> tuple[Spec, tuple[Target, ...]]:
    labels, order = _labels(shown)
    heads = words.labels({group: group for group in groups}, COLUMN_LABEL, LABEL_SIZE)
    cells = []
    for row in rows:
        if (row["referent"], row["name"]) not in shown:
            continue
        cells.append(
            Cell(
                labels["\x1f".join((row["referent"], row["name"]))],
                heads[str(row["group"])],
                words.percent(row["share"]),
                str(int(row["count"])),
                fill=share_token(row["share"]),
                target=_target(row),
                label=f"{words.short(row['group'])}, {words.short(row['name'])}: "
                f"{words.percent(row['share'])}, {words.count(row['count'], 'use')}",
            )
        )
    wide = 66 if len(groups) <= 6 else 50
    body = grid(cells, order, list(heads.values()), cell=(wide, 32))
    legend = key.share_key(max(430.0, float(wide * len(groups))), "share of the names", key.UNUSED)
    return key.above(legend, body), tuple(cell.target for cell in cells if cell.target)


def _bars(
    rows: list[dict[str, Any]], shown: list[Name], groups: list[str], by: str
) -> tuple[Spec, tuple[Target, ...]]:
    labels, order = _labels(shown)
    items = []
    for referent, name in shown:
        part = [row for row in rows if (row["referent"], row["name"]) == (referent, name)]
        uses = sum(int(row["count"]) for row in part)
        text = f"{words.count(uses, 'use')}, {len(part)} of {len(groups)} {plural(by)}"
        items.append(
            Bar(
                labels["\x1f".join((referent, name))],
                uses,
                text,
                "first",
                Target(referent=referent, name=name),
                f"{words.short(name)} for {_thing(referent)}: {text}",
            )
        )
    spec = bars(items, width=400, step=22, rows=order)
    return spec, tuple(item.target for item in items)


def _title(rows: list[dict[str, Any]], by: str) -> str:
    """The referent on which sources part most clearly: each of two names used alone or mostly."""
    for referent, _ in sorted(_uses(rows, "referent").items(), key=lambda kv: (-kv[1], kv[0])):
        part = [
            r for r in rows if r["referent"] == referent and r["count"] >= 3 and r["share"] > 0.5
        ]
        part = sorted(part, key=lambda r: (-r["share"], -r["count"], r["group"]))
        other = [r for r in part if part and r["name"] != part[0]["name"]]
        if other:
            one, two = part[0], other[0]
            return (
                f"{words.short(one['group'], 30)} says \u201c{words.short(one['name'], 30)}\u201d, "
                f"{words.short(two['group'], 30)} \u201c{words.short(two['name'], 30)}\u201d"
            )
    names: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        names.setdefault((str(row["group"]), str(row["referent"])), []).append(str(row["name"]))
    (group, referent), own = max(names.items(), key=lambda item: (len(item[1]), item[0]))
    if len(own) < 2:
        return f"The names each {words.short(by)} chooses"
    return f"{words.short(group, 30)} has {len(own)} names for one thing: {_thing(referent)}"


def _alt(rows: list[dict[str, Any]], names: list[Name]) -> str:
    uses = _uses(rows, "name")
    parts = [f"{words.short(n)} for {_thing(r)}, {uses[(r, n)]}" for r, n in names[:8]]
    return f"Uses of {words.count(len(names), 'name')}: {'; '.join(parts)}."


CHART = Entry("naming", 11, "which names each source chooses for one thing", build)
