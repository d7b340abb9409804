"""`framing lexicon gaps`: what the lexicon may lack."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from framing.cli.options import analysing, read_texts
from framing.cli.rows import Out, Rows, from_tuples, row_options
from framing.errors import InputError, did_you_mean

if TYPE_CHECKING:
    from framing.analysis import Options
    from framing.explain.gaps import Gap


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
@click.option(
    "--rows",
    "frame",
    metavar="FRAME",
    default="",
    help="Print lines of cues.csv for this frame; delete what you do not want and give the rest "
    "to `framing lexicon add FOLDER --rows FILE`.",
)
def command(
    paths: tuple[str, ...], options: Options, out: Out, least: int, top: int, frame: str
) -> None:
    """List what is said of actors and no cue covers.

    Prints one row a word and role, the most frequent first: how many sentences, actors and
    texts, and the shortest sentence. cue and role are written as `framing lexicon add` takes
    them.

    Example: framing lexicon gaps texts/ --top 20
    """
    from framing.detect.compiled import compile_lexicon
    from framing.explain.gaps import Gap, find_gaps
    from framing.lexicon.load import load_lexicon
    from framing.lexicon.rows import TABLES

    lexicon = load_lexicon(options.lexicon) if options.lexicon else load_lexicon()
    reading = {**asdict(options.reading), "strict": options.strict}
    if frame and frame not in lexicon.frames:
        cure = did_you_mean(frame, lexicon.frames)
        raise InputError(
            "--rows", f'no frame "{frame}"', expected=", ".join(lexicon.frames), cure=cure
        )
    documents = read_texts(paths, str(options.sources or ""), **reading)
    gaps = find_gaps(documents, compile_lexicon(lexicon), model=options.model)
    chosen = [gap for gap in gaps if gap.n >= least][:top]
    if frame:
        rows = Rows(TABLES["cues"].columns, [_line(gap, frame) for gap in chosen])
        out._replace(form=out.form or ("" if out.path else "csv")).write(rows)
    else:
        out.write(from_tuples(chosen, Gap._fields))


def _line(gap: Gap, frame: str) -> dict[str, str]:
    """The gap as a line of cues.csv, with its sentence as example."""
    from framing.lexicon.workbench import suggested_id

    cells = {"frame": frame, "cue": gap.cue, "role": gap.role}
    return {"cue_id": suggested_id(cells), **cells, "example": gap.example}
