"""`framing lexicon export`: a dictionary for another tool."""

from __future__ import annotations

import click

from framing.cli.files import STDOUT, check_target, write


@click.command()
@click.argument("source", metavar="DICTIONARY")
@click.option("--format", "format_", required=True, metavar="NAME", help="The format to write.")
@click.option("-o", "--output", "target", metavar="FILE", default=STDOUT, help="The file to write.")
def command(source: str, format_: str, target: str) -> None:
    """Write a dictionary file in another format.

    DICTIONARY is a file that `framing lexicon import` reads. What the format cannot hold is
    told on standard error.

    Example: framing lexicon export my.dic --format quanteda -o my.yml
    """
    from framing.lexicon.interchange import (
        export_dictionary,
        export_losses,
        import_dictionary,
    )

    check_target(target)
    dictionary = import_dictionary(source)
    write(target, export_dictionary(dictionary, format_))
    losses = "; ".join((*dictionary.lost, *export_losses(dictionary, format_))) or "nothing"
    click.echo(f"lost: {losses}", err=True)
