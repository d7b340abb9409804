"""`framing brief`: findings and figures for a briefing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from framing.cli.files import check_target
from framing.cli.notice import notice
from framing.cli.options import analyse, analysing, names_in, title_option
from framing.cli.state import state, tell

if TYPE_CHECKING:
    from framing.analysis import Options

_ENDINGS: Final = (".docx", ".pptx", ".md")


@click.command()
@analysing
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    required=True,
    help="The file to write: .docx, .pptx or .md (its pictures stand in a folder beside it).",
)
@click.option(
    "--template", metavar="FILE", default="", help="A house .docx or .pptx whose styles are used."
)
@title_option
@click.option(
    "--charts",
    metavar="X,Y",
    default="",
    help="These figures instead of the six that say most; see framing chart --list.",
)
def command(
    paths: tuple[str, ...],
    options: Options,
    target: str,
    template: str,
    title: str,
    charts: str,
) -> None:
    """Write a briefing: findings, figures, a table, method, evidence.

    Captions, alternative texts and a list of figures are the word processor's own. Every
    sentence behind a finding is numbered in the annex. Prints the path of the file.

    Example: framing brief texts/ -o brief.docx --template house.docx
    """
    check_target(target, endings=_ENDINGS)
    from framing.brief import BriefOptions, check_options, write_brief

    asked = BriefOptions(
        title=title,
        template=Path(template) if template else None,
        figures=names_in(charts),
        notice=notice(paths),
    )
    check_options(Path(target), asked)
    analysis = analyse(paths, options)
    written = write_brief(
        analysis.tables(),
        manifest=analysis.manifest,
        lexicon=analysis.lexicon,
        options=asked,
        path=target,
    )
    for note in written.notes:
        tell(f"framing: {note}")
    if not state().quiet:
        click.echo(target)
