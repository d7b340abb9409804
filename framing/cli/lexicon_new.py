"""`framing lexicon new`: a small working folder."""

from __future__ import annotations

import click

from framing.cli.state import tell


@click.command()
@click.argument("name", metavar="NAME")
def command(name: str) -> None:
    """Make a small lexicon in ./NAME/ that works.

    The folder holds a README. It adds to the shipped lexicon; prints the folder made.

    Example: framing lexicon new energy
    """
    from framing.lexicon.workbench import new_lexicon

    folder = new_lexicon(name)
    click.echo(f"{folder}/")
    tell(f"next: edit {folder}/cues.csv, then framing lexicon test {folder}")
