"""`framing lexicon list`: the shipped lexicons."""

from __future__ import annotations

from typing import Any

import click

from framing.cli.rows import Out, Rows, row_options


@click.command()
@row_options
def command(out: Out) -> None:
    """List the lexicons that come with the program.

    Prints one row each: name, version, language, licence, and how much it holds.

    Example: framing lexicon list
    """
    from framing.lexicon.layers import shipped_names
    from framing.lexicon.load import assemble

    records: list[Any] = []
    for name in shipped_names():
        lexicon = assemble([name]).lexicon
        records.append(
            {
                "name": name,
                "version": lexicon.version,
                "language": lexicon.language,
                "frames": len(lexicon.frames),
                "cues": len(lexicon.cues),
                "actors": len(lexicon.actors),
                "licence": lexicon.licence,
                "hash": lexicon.digest,
            }
        )
    columns = ("name", "version", "language", "frames", "cues", "actors", "hash", "licence")
    out.write(Rows(columns, records))
