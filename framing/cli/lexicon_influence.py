"""`framing lexicon influence`: which cues carry which values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import click

from framing.cli.options import analyse, analysing
from framing.cli.rows import Out, Rows, from_frame, from_tuples, row_options
from framing.cli.state import progress

if TYPE_CHECKING:
    from framing.analysis import Analysis, Options
    from framing.measure.tables import Tables

#: Below this a product of two values has no sign.
_ZERO: Final = 1e-12
_COLUMNS = ("group", "actor", "cue_id", "share", "stance", "without", "sign_flips", "lexicon")


@click.command()
@analysing
@row_options
@click.option("--unused", is_flag=True, help="The cues that never counted instead.")
@click.option(
    "--doubts",
    "doubtful",
    is_flag=True,
    help="Instead the cues to look at again: overlapping, contradictory, too broad, or used by "
    "one group only.",
)
@click.option(
    "--quick",
    is_flag=True,
    help="Take the cue's rows away without reading the texts again: a shorter cue that would "
    "step in is not seen.",
)
@click.option(
    "--top", type=click.IntRange(min=1), default=3, show_default=True, help="Cues a value."
)
def command(
    paths: tuple[str, ...],
    options: Options,
    out: Out,
    unused: bool,
    doubtful: bool,
    quick: bool,
    top: int,
) -> None:
    """Show which cues carry each stance value.

    One row a value and cue, the weightiest first: its share of the value, the value with and
    without it (the texts are read again without the line, so that a shorter cue may step in),
    whether the sign flips when it goes, and its line in the lexicon.

    Example: framing lexicon influence texts/ --actors russia
    """
    analysis = analyse(paths, options)
    tables = analysis.tables()
    if doubtful:
        out.write(_doubtful(analysis, tables))
    elif unused:
        out.write(_unused(analysis, tables))
    else:
        carried = _carried(analysis, tables, top)
        out.write(carried if quick else _read_again(analysis, carried))


def _read_again(analysis: Analysis, carried: Rows) -> Rows:
    """The rows with the value that texts give when they are read without the cue."""
    cues = list(dict.fromkeys(str(row["cue_id"]) for row in carried.records))
    found: dict[tuple[str, str, str], float | None] = {}
    for cue_id in progress(cues, len(cues)):
        found |= {(cue_id, *cell): value for cell, value in _without(analysis, cue_id).items()}
    shown: list[Any] = []
    for row in carried.records:
        value = found.get((row["cue_id"], row["group"], row["actor"]))
        flips = value is not None and value * row["stance"] < -_ZERO
        shown.append({**row, "without": value, "sign_flips": flips})
    return Rows(carried.columns, shown)


def _without(analysis: Analysis, cue_id: str) -> dict[tuple[str, str], float]:
    """The stance values of the texts in which the cue stands, read without it."""
    from framing.analysis import score
    from framing.detect.compiled import compile_lexicon

    kept = tuple(cue for cue in analysis.lexicon.cues if cue.cue_id != cue_id)
    touched = {row.document for row in analysis.evidence_rows if row.cue_id == cue_id}
    documents = [each for each in analysis.documents_read if each.document in touched]
    compiled = compile_lexicon(replace(analysis.lexicon, cues=kept))
    again = score(documents, compiled, analysis.options).evidence_rows
    rest = [row for row in analysis.evidence_rows if row.document not in touched]
    whole = replace(analysis, evidence_rows=[*rest, *again])
    return _values(whole)


def _values(analysis: Analysis) -> dict[tuple[str, str], float]:
    """Group and actor -> stance."""
    from framing.measure.grouping import with_group
    from framing.measure.rows import counted, polarity_of

    options = analysis.options
    documents = with_group(analysis.documents, analysis.documents, options.by)
    rows = counted(with_group(analysis.evidence, documents, options.by))
    table = from_frame(polarity_of(rows, ["group", "actor"]).rename("value").reset_index())
    return {(str(r["group"]), str(r["actor"])): float(r["value"]) for r in table.records}


def _carried(analysis: Analysis, tables: Tables, top: int) -> Rows:
    from framing.measure.robustness import leave_one_out

    places = {cue.cue_id: str(cue.place) for cue in analysis.lexicon.cues}
    each = from_frame(leave_one_out(tables.evidence, "cue_id", by=["group", "actor"])).records
    stance = from_frame(tables.stance).records
    value = {(row["group"], row["actor"]): row["stance"] for row in stance}
    shown: list[Any] = []
    for cell in value:
        own = [row for row in each if (row["group"], row["actor"]) == cell]
        own.sort(key=lambda row: (-row["share"], row["left_out"]))
        shown += [
            {
                **row,
                "cue_id": row["left_out"],
                "stance": value[cell],
                "lexicon": places.get(str(row["left_out"]), ""),
            }
            for row in own[:top]
        ]
    return Rows(_COLUMNS, shown)


def _doubtful(analysis: Analysis, tables: Tables) -> Rows:
    from framing.measure.influence import DOUBT_COLUMNS, doubts

    cues = {cue.cue_id: cue for cue in analysis.lexicon.cues}
    shown: list[Any] = [
        {**row, "cue": cues[row["cue_id"]].pattern.text, "lexicon": str(cues[row["cue_id"]].place)}
        for row in from_frame(doubts(tables.evidence)).records
    ]
    return Rows((*DOUBT_COLUMNS, "cue", "lexicon"), shown)


def _unused(analysis: Analysis, tables: Tables) -> Rows:
    used = set(tables.evidence["cue_id"])
    lines = [
        (cue.cue_id, cue.frame, cue.pattern.text, str(cue.place))
        for cue in analysis.lexicon.cues
        if cue.cue_id not in used
    ]
    return from_tuples(lines, ("cue_id", "frame", "cue", "lexicon"))
