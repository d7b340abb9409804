"""`framing diff`: what moved between two runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import click

from framing.cli.rows import Out, Rows, plain, row_options
from framing.cli.state import tell

COLUMNS: Final = (
    "change",
    "document",
    "actor",
    "frame",
    "cue_id",
    "column",
    "before",
    "after",
    "sentence",
)
_NOT_COMPARED: Final = ("evidence_id", "lexicon")
STANCES: Final = ("source", "actor", "before", "after", "moved", "rows_before", "rows_after")
_Row = Mapping[str, Any]


@click.command()
@click.argument("run1", metavar="RUN1")
@click.argument("run2", metavar="RUN2")
@row_options
@click.option("--values", is_flag=True, help="The stance values that moved instead of the rows.")
def command(run1: str, run2: str, out: Out, values: bool) -> None:
    """Compare two runs row by row.

    RUN1 and RUN2 are evidence tables (.csv, .jsonl, .parquet) that `framing score` wrote, or
    folders that `framing report --bundle` wrote. Prints the rows that are new, gone or changed
    (with column, before and after); with --values the stance of each source and actor before
    and after.

    Example: framing diff before.csv after.csv --values
    """
    from framing.cli.runs import read_run

    before, after = read_run(run1), read_run(run2)
    if values:
        out.write(Rows(STANCES, list(moved(before, after))))
        return
    records = list(changes(before, after))
    out.write(Rows(COLUMNS, records))
    kinds = [record["change"] for record in records]
    told = ", ".join(f"{kinds.count(kind)} {kind}" for kind in ("new", "gone", "changed"))
    tell(f"{len(before)} and {len(after)} rows: {told}")


def _by_id(rows: list[_Row]) -> dict[str, _Row]:
    return {str(row["evidence_id"]): row for row in rows}


def changes(before: list[_Row], after: list[_Row]) -> Iterator[_Row]:
    """What is new, gone or changed, in the order of the text; a changed row one line a column."""
    old, new = _by_id(before), _by_id(after)
    every = {**old, **new}
    order = sorted(
        every, key=lambda key: (every[key]["document"], int(every[key]["cue_start"]), key)
    )
    for key in order:
        if key not in old or key not in new:
            yield _line("new" if key in new else "gone", every[key])
            continue
        for column, value in new[key].items():
            was = old[key].get(column)
            if column not in _NOT_COMPARED and plain(was) != plain(value):
                yield {
                    **_line("changed", new[key]),
                    "column": column,
                    "before": was,
                    "after": value,
                }


def _line(change: str, row: _Row) -> dict[str, Any]:
    kept = {name: row[name] for name in ("document", "actor", "frame", "cue_id", "sentence")}
    return {"change": change, **kept, "column": "", "before": None, "after": None}


def _stances(rows: list[_Row]) -> dict[tuple[str, str], tuple[float, float, int]]:
    """(source, actor) -> sum of weight x polarity, sum of weight, rows."""
    sums: dict[tuple[str, str], tuple[float, float, int]] = {}
    for row in rows:
        weight = float(row["weight"])
        if row["role"] == "near" or weight <= 0:
            continue
        key = (str(row["source"]), str(row["actor"]))
        pull, total, count = sums.get(key, (0.0, 0.0, 0))
        sums[key] = (pull + weight * float(row["polarity"]), total + weight, count + 1)
    return sums


def moved(before: list[_Row], after: list[_Row]) -> Iterator[_Row]:
    """Stance values that differ, largest move first; one that only one run has stands last."""
    old, new = _stances(before), _stances(after)
    lines = []
    for key in sorted(old.keys() | new.keys()):
        was = old[key][0] / old[key][1] if key in old else None
        now = new[key][0] / new[key][1] if key in new else None
        moved = now - was if was is not None and now is not None else None
        counts = (old[key][2] if key in old else 0, new[key][2] if key in new else 0)
        if moved is None or abs(moved) > 1e-9 or counts[0] != counts[1]:
            lines.append(dict(zip(STANCES, (*key, was, now, moved, *counts), strict=True)))
    yield from sorted(lines, key=lambda line: -abs(float(line["moved"] or 0)))
