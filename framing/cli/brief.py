"""`framing brief`: findings and figures for a briefing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from framing.cli.files import check_target
from framing.cli.notice import notice
from framing.cli.options import analyse, analysing, names_in
from framing.cli.state import state, tell

if TYPE_CHECKING:
    from framing.analysis import Options


@click.command()
@analysing
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    required=True,
    help="The file to write: .docx, .pptx or .md.",
)
@click.option(
    "--template", metavar="FILE", default="", help="A house template (.docx or .pptx) to fill."
)
@click.option("--title", metavar="TEXT", default="", help="A title instead of the first finding.")
@click.option(
    "--charts", metavar="A,B", default="", help="The figures to hold, by name (chart --list)."
)
def command(
    paths: tuple[str, ...], options: Options, target: str, template: str, title: str, charts: str
) -> None:
    """Write findings and figures into a briefing.

    Holds the key findings, four to six figures with their alt text, a table, the method and the
    sentences behind the numbers. Prints the path of the file.

    Example: framing brief texts/ -o brief.docx
    """
    from framing.brief import BriefOptions, endings, write_brief

    check_target(target, endings=endings())
    asked = BriefOptions(
        title=title,
        template=Path(template) if template else None,
        figures=names_in(charts),
        notice=notice(paths),
    )
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
