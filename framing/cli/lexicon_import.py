"""`framing lexicon import`: a dictionary of another tool."""

from __future__ import annotations

import click


@click.command()
@click.argument("file", metavar="FILE")
@click.argument("folder", metavar="FOLDER")
@click.option(
    "--format",
    "format_",
    metavar="NAME",
    default="",
    help="The format, where content does not tell.",
)
def command(file: str, folder: str, format_: str) -> None:
    """Turn a dictionary of another tool into a lexicon folder.

    Reads LIWC (.dic, .dicx), WordStat (.cat), Yoshikoder (.ykd), Lexicoder (.lcd, .lc3),
    quanteda YAML and plain word lists; the format is told by content. Prints how much was taken
    over and what was lost.

    Example: framing lexicon import dictionary.dic my-lexicon
    """
    from framing.lexicon.interchange import import_dictionary
    from framing.lexicon.interchange.convert import to_lexicon

    dictionary = import_dictionary(file, format=format_)
    made = to_lexicon(dictionary, folder)
    click.echo(dictionary.summary)
    lost = "; ".join(made.lost) or "nothing"
    click.echo(f"{made.folder}/: {made.cues} cues; not said as a cue: {lost}")
