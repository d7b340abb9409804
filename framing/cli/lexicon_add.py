"""`framing lexicon add`: one checked line."""

from __future__ import annotations

import click

from framing.cli.state import tell


@click.command()
@click.argument("folder", metavar="FOLDER")
@click.option("--frame", default="", metavar="FRAME", help="The frame the words carry.")
@click.option("--cue", default="", metavar="WORDS", help="The words, in the pattern language.")
@click.option(
    "--role",
    default="",
    metavar="ROLE",
    help="What the framed actor is to the words: agent, target, described, party or near; "
    "several with | between.",
)
@click.option(
    "--cue-id", metavar="ID", default="", help="A stable id; made of the rest if left out."
)
@click.option(
    "--valence", metavar="NUMBER", default="", help="-1 to 1; the frame's own if left out."
)
@click.option("--weight", metavar="NUMBER", default="", help="0 to 1; 1 if left out.")
@click.option("--example", metavar="SENTENCE", default="", help="A sentence on which it must fire.")
@click.option(
    "--counterexample", metavar="SENTENCE", default="", help="One on which it must not fire."
)
@click.option("--note", metavar="TEXT", default="", help="Why the line is there.")
@click.option(
    "--rows",
    "file",
    metavar="FILE",
    default="",
    help="Add every line of a table with the columns of cues.csv instead, all or none.",
)
def command(folder: str, cue_id: str, file: str, **values: str) -> None:
    """Add a checked line to the cues of a folder, or many.

    A line needs --frame, --cue and --role; many come from --rows.

    Nothing is written where anything is wrong. Comments, order and the spreadsheet's habits
    of the file stay as they are. Prints the line's
    place.

    Example: framing lexicon add energy --frame blackmail --cue "cut off ~ gas" --role agent
    --example "Russia cut off the gas to Moldova."
    """
    from framing.lexicon.workbench import add_cue, add_rows

    missing = [f"--{name}" for name in ("frame", "cue", "role") if not values[name]]
    if file:
        if cue_id or any(values.values()):
            raise click.UsageError("--rows stands alone: its lines have all columns")
        for added in add_rows(folder, file):
            click.echo(f"{added.place} {added.cue_id}")
        return
    if missing:
        raise click.UsageError(f"missing {', '.join(missing)} (or --rows FILE)")
    cue = add_cue(folder, {"cue_id": cue_id, **values})
    click.echo(f"{cue.place} {cue.cue_id}")
    tell(f"next: framing lexicon test {folder} --cue {cue.cue_id}")
