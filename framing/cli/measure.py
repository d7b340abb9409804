"""`framing measure`: the measures that have no verb of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from framing.cli.options import analyse, analysing
from framing.cli.rows import Out, from_frame, row_options

if TYPE_CHECKING:
    from framing.analysis import Options


@click.command()
@click.argument("name", required=False, default="", metavar="[NAME]")
@analysing
@row_options
@click.option("--list", "listing", is_flag=True, help="List the measures there are.")
@click.option(
    "--period",
    type=click.Choice(["document", "month", "year"]),
    help="over-time: the step (year by default).",
)
@click.option(
    "--within",
    type=click.Choice(["sentence", "group"]),
    help="contested: clashes in one sentence (default) or anywhere in a group.",
)
@click.option(
    "--part",
    type=click.Choice(["cue", "document"]),
    help="robustness: what is left out, each cue (default) or each document.",
)
@click.option("--group", metavar="GROUP", default="", help="keyness: the words of this group only.")
def command(
    name: str,
    paths: tuple[str, ...],
    options: Options,
    out: Out,
    listing: bool,
    period: str | None,
    within: str | None,
    part: str | None,
    group: str,
) -> None:
    """Print a measure that has no verb of its own.

    `framing measure --list` names them: change over time, position within a text, contested
    sentences, similarity of groups, words around an actor, robustness and more. Thin values
    (n < 5) have no interval.

    Example: framing measure over-time texts/ --sources sources.csv --period month
    """
    from framing.measure.further import MEASURES, Asked, check, measured

    if listing:
        for each, entry in MEASURES.items():
            click.echo(f"{each:12} {entry.text}")
        return
    if not name:
        raise click.UsageError("Missing argument 'NAME'; see framing measure --list.")
    asked = Asked(
        actors=options.actors,
        frames=options.frames,
        period=period or "",
        within=within or "",
        part=part or "",
        group=group,
    )
    check(name, asked)
    # Whole tables: the measure narrows its rows itself, and keeps what they are held against.
    whole = analyse(paths, replace(options, actors=(), frames=())).tables()
    out.write(from_frame(measured(whole, name, asked)))
