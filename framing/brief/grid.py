"""The one table of a briefing: stance and number of sentences, source by actor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from framing.brief.model import Grid
from framing.charts.choose import actors_by_sentences, groups_in_order
from framing.charts.words import EN_DASH, clean
from framing.report.run import Run
from framing.report.words import signed

MOST_ACTORS: Final = 5
THIN_MARK: Final = "†"


def grid(run: Run, words: Mapping[str, str]) -> Grid | None:
    """Every group; the five actors framed most. None where nothing is framed."""
    tables = run.tables
    actors = actors_by_sentences(tables)[:MOST_ACTORS]
    if not actors:
        return None
    states = {
        (str(row["group"]), str(row["actor"])): str(row["state"])
        for row in tables.silence.to_dict("records")
    }
    by = clean(tables.by).replace("_", " ").replace(",", ", ")
    rows = [
        (clean(group), *(_cell(run.cells.get((group, a)), states.get((group, a))) for a in actors))
        for group in groups_in_order(tables)
    ]
    return Grid(
        title=words["table_title"].format(by=by),
        note=words["table_note"],
        header=(by[:1].upper() + by[1:], *(run.actor(actor) for actor in actors)),
        rows=tuple(rows),
    )


def _cell(cell: Mapping[str, Any] | None, state: str | None) -> str:
    if cell is None or cell["stance"] != cell["stance"]:
        return EN_DASH if state in ("mentioned", "framed") else ""
    mark = THIN_MARK if cell["thin"] else ""
    return f"{signed(cell['stance'])} ({int(cell['n'])}){mark}"
