"""Which sources and actors a picture has room for, and how the choice is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.charts.marks import LABEL_SIZE, ROW_LABEL
from framing.charts.words import labels, short
from framing.errors import InputError
from framing.measure.rows import records

if TYPE_CHECKING:
    from framing.measure.tables import Tables

MOST_GROUPS: Final = 25
MOST_ACTORS: Final = 16
ENDS: Final = 12
LEAST_SENTENCES: Final = 3


class Pick(NamedTuple):
    """Groups to show. `rest` lie between `top` and `bottom` and stand in the table only."""

    top: tuple[str, ...]
    bottom: tuple[str, ...]
    rest: int
    note: str

    @property
    def shown(self) -> tuple[str, ...]:
        """Top, then bottom."""
        return self.top + self.bottom


def nothing(name: str, why: str, cure: str) -> InputError:
    """The error of a chart that has nothing to show; a page prints its message instead."""
    return InputError(f"chart {name}", why, cure=cure)


def groups_in_order(tables: Tables) -> list[str]:
    """Every group, in the order of the documents."""
    return list(dict.fromkeys(str(group) for group in tables.documents["group"]))


def actors_by_sentences(tables: Tables) -> list[str]:
    """Actors framed at least once, most framed sentences first."""
    total = {str(a): int(n) for a, n in tables.stance.groupby("actor")["n"].sum().items()}
    return sorted((a for a, n in total.items() if n > 0), key=lambda a: (-total[a], a))


def with_evidence(tables: Tables, actors: Sequence[str]) -> list[str]:
    """The actors framed in at least three sentences, or all where few are: a column of single
    sentences is clutter, and the table holds it anyway."""
    total = tables.stance.groupby("actor")["n"].sum()
    told = [actor for actor in actors if int(total.get(actor, 0)) >= LEAST_SENTENCES]
    return told if len(told) >= 3 else list(actors)


def label_of(tables: Tables, actor: str) -> str:
    """The actor's name for readers."""
    return str(tables.actor_labels.get(actor, actor))


def frame_labels(tables: Tables) -> dict[str, str]:
    """Frame id -> label, in lexicon order."""
    return tables.frame_labels


def pick_groups(tables: Tables, actor: str, *, ends: int = ENDS) -> Pick:
    """All groups where there is room; else the most and the least favourable to `actor`.

    Thin cells are never ranked. Where too few can be ranked, the groups with most sentences.
    """
    groups = groups_in_order(tables)
    if len(groups) <= MOST_GROUPS:
        return Pick(tuple(groups), (), 0, "")
    rows = tables.stance[(tables.stance["actor"] == actor) & ~tables.stance["thin"].astype(bool)]
    ranked = [
        str(row["group"])
        for row in sorted(records(rows), key=lambda row: (-row["stance"], str(row["group"])))
    ]
    if len(ranked) <= 4:
        return _best_evidenced(tables, groups, 2 * ends)
    each = min(ends, len(ranked) // 2)
    rest = len(groups) - 2 * each
    name = short(label_of(tables, actor))
    note = (
        f"Shown are the {each} {_many(tables)} most and the {each} least favourable to {name} "
        f"among the {len(ranked)} with at least 5 sentences on it; the table holds all "
        f"{len(groups)}."
    )
    return Pick(tuple(ranked[:each]), tuple(ranked[-each:]), rest, note)


def _best_evidenced(tables: Tables, groups: Sequence[str], most: int) -> Pick:
    total = tables.stance.groupby("group")["n"].sum()
    best = sorted(groups, key=lambda group: (-int(total.get(group, 0)), group))[:most]
    note = (
        f"Shown are the {len(best)} {_many(tables)} with most framed sentences; "
        f"the table holds all {len(groups)}."
    )
    return Pick(tuple(best), (), len(groups) - len(best), note)


def _many(tables: Tables) -> str:
    return plural(tables.by)


def gap(pick: Pick) -> str:
    """The row between top and bottom."""
    return f"\u2026 {pick.rest} more in the table \u2026"


def plural(by: str) -> str:
    """`source` -> `sources`, `country` -> `countries`."""
    word = short(by.replace("_", " "))
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


def group_names(groups: Iterable[str]) -> dict[str, str]:
    """Row labels of groups: id -> text that fits."""
    return labels({group: group for group in groups}, ROW_LABEL, LABEL_SIZE)


def actor_names(tables: Tables, actors: Iterable[str], limit: float) -> dict[str, str]:
    """Labels of actors: id -> text that fits."""
    return labels({actor: label_of(tables, actor) for actor in actors}, limit, LABEL_SIZE)
