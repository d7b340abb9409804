"""`framing lexicon export`: a dictionary for another tool."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from framing.cli.files import STDOUT, check_target, write

if TYPE_CHECKING:
    from framing.lexicon.interchange.model import Dictionary


@click.command()
@click.argument("source", metavar="SOURCE")
@click.option("--format", "format_", required=True, metavar="NAME", help="The format to write.")
@click.option("-o", "--output", "target", metavar="FILE", default=STDOUT, help="The file to write.")
def command(source: str, format_: str, target: str) -> None:
    """Write a lexicon in the format of another tool.

    SOURCE is a shipped lexicon, a folder, or a file that `framing lexicon import` reads. Of a
    lexicon the frames become categories and the cues entries, weighted by valence. What the
    format cannot hold is counted on standard error.

    Example: framing lexicon export geopolitics --format quanteda -o geopolitics.yml
    """
    from framing.lexicon.interchange import export_dictionary, export_losses

    check_target(target)
    dictionary = _dictionary(source)
    write(target, export_dictionary(dictionary, format_))
    losses = "; ".join((*dictionary.lost, *export_losses(dictionary, format_))) or "nothing"
    click.echo(f"lost: {losses}", err=True)


def _dictionary(source: str) -> Dictionary:
    from framing.lexicon.interchange import import_dictionary
    from framing.lexicon.interchange.outward import from_lexicon
    from framing.lexicon.layers import shipped_names
    from framing.lexicon.load import load_lexicon

    if Path(source).is_dir() or (source in shipped_names() and not Path(source).exists()):
        return from_lexicon(load_lexicon([source]))
    return import_dictionary(source)
