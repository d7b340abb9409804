"""`framing score`: the evidence table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from framing.cli.options import analyse, analysing
from framing.cli.rows import Out, from_frame, row_options
from framing.cli.state import tell

if TYPE_CHECKING:
    from framing.analysis import Options

#: What a terminal has room for; files hold every column.
_SHORT: Final = (
    "sentence_id",
    "actor",
    "frame",
    "role",
    "polarity",
    "weight",
    "modality",
    "voice",
    "holder",
    "rule",
    "cue",
)


@click.command()
@analysing
@row_options
@click.option("--mentions", metavar="FILE", default="", help="Also write one row an actor mention.")
@click.option("--documents", metavar="FILE", default="", help="Also write one row a text.")
def command(
    paths: tuple[str, ...], options: Options, out: Out, mentions: str, documents: str
) -> None:
    """Write the evidence table, one row a claim.

    A claim is a (sentence, actor, frame, cue).
    Files and --csv or --json hold every column; a table on the terminal holds the main ones.
    Documents are named relative to the folder given.

    Example: framing score texts/ -o evidence.csv --mentions mentions.csv
    """
    others = [Out("", path) for path in (mentions, documents) if path]
    for other in others:
        other.check()
    analysis = analyse(paths, options)
    short = out.kind() == "table"
    out.write(from_frame(analysis.evidence, columns=_SHORT if short else ()))
    if mentions:
        Out("", mentions).write(from_frame(analysis.mentions))
    if documents:
        Out("", documents).write(from_frame(analysis.documents))
    written = [path for path in (out.path, mentions, documents) if path]
    tell(f"{len(analysis.evidence)} rows" + (f": {', '.join(written)}" if written else ""))
