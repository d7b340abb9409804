"""`framing lexicon influence`: which cues carry which values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from framing.cli.options import analyse, analysing
from framing.cli.rows import Out, Rows, from_frame, from_tuples, row_options

if TYPE_CHECKING:
    from framing.analysis import Analysis, Options
    from framing.measure.tables import Tables

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
    "--top", type=click.IntRange(min=1), default=3, show_default=True, help="Cues a value."
)
def command(
    paths: tuple[str, ...], options: Options, out: Out, unused: bool, doubtful: bool, top: int
) -> None:
    """Show which cues carry each stance value.

    One row a value and cue, the weightiest first: its share of the value, the value with and
    without it, whether the sign flips when it goes, and its line in the lexicon.

    Example: framing lexicon influence texts/ --actors russia
    """
    analysis = analyse(paths, options)
    tables = analysis.tables()
    if doubtful:
        out.write(_doubtful(analysis, tables))
    else:
        out.write(_unused(analysis, tables) if unused else _carried(analysis, tables, top))


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
