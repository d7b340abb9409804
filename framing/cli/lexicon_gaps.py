"""`framing lexicon gaps`: what the lexicon may lack."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from framing.cli.options import analysing, read_texts
from framing.cli.rows import Out, from_tuples, row_options

if TYPE_CHECKING:
    from framing.analysis import Options


@click.command()
@analysing
@row_options
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="Only words of so many sentences or more.",
)
@click.option(
    "--top", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many."
)
def command(paths: tuple[str, ...], options: Options, out: Out, least: int, top: int) -> None:
    """List what is said of actors and no cue covers.

    Prints one row a word and role, the most frequent first: how many sentences, actors and
    texts, and the shortest sentence. cue and role are written as `framing lexicon add` takes
    them.

    Example: framing lexicon gaps texts/ --top 20
    """
    from framing.detect.compiled import compile_lexicon
    from framing.explain.gaps import Gap, find_gaps
    from framing.lexicon.load import load_lexicon

    lexicon = load_lexicon(options.lexicon) if options.lexicon else load_lexicon()
    reading = {**asdict(options.reading), "strict": options.strict}
    documents = read_texts(paths, str(options.sources or ""), **reading)
    gaps = find_gaps(documents, compile_lexicon(lexicon), model=options.model)
    out.write(from_tuples([gap for gap in gaps if gap.n >= least][:top], Gap._fields))
