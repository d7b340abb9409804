"""Figures from tables. A new chart is one new file with an `Entry` called CHART."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from framing.charts.model import Figure
from framing.charts.registry import Entry
from framing.registry import parts, pick

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.measure.tables import Tables

__all__ = ["CHARTS", "Entry", "Figure", "build"]


def _charts() -> Mapping[str, Entry]:
    entries: list[Entry] = sorted(
        parts(__name__, "CHART").values(), key=lambda e: (e.place, e.name)
    )
    return MappingProxyType({entry.name: entry for entry in entries})


#: Name -> chart, in the order of a report.
CHARTS: Final = _charts()


def build(name: str, tables: Tables, **options: Any) -> Figure:
    """The figure `name` of these tables; InputError says why where there is nothing to show.

    Options by chart: `groups` (two groups) for dumbbell, `actor` for frame-profile.
    """
    from altair.utils.schemapi import debug_mode

    entry: Entry = pick(CHARTS, name, kind="chart")
    # Each part of each mark is else checked when it is made; tests check whole specifications.
    with debug_mode(False):
        return entry.build(tables, **options)
