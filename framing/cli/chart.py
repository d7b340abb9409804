"""`framing chart`: one figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from framing.cli.files import check_target, write
from framing.cli.options import analyse, analysing, names_in
from framing.cli.state import tell

if TYPE_CHECKING:
    from framing.analysis import Options

_ENDINGS: Final = (".svg", ".png", ".pdf", ".html", ".vl.json", ".csv")


@click.command()
@click.argument("name", required=False, default="", metavar="[NAME]")
@analysing
@click.option("--list", "listing", is_flag=True, help="List the charts there are.")
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    default="",
    help="The file to write: .svg, .png, .pdf, .html, .vl.json, or .csv for its numbers.",
)
@click.option("--theme", metavar="NAME", default="light", show_default=True, help="light or dark.")
@click.option("--dark", is_flag=True, help="The same as --theme dark.")
@click.option(
    "--for",
    "size",
    metavar="PLACE",
    default="",
    help="A canvas for word, slide, web or square.",
)
@click.option("--bare", is_flag=True, help="Without title, source and how-computed line.")
@click.option(
    "--ppi",
    type=click.IntRange(72, 600),
    default=300,
    show_default=True,
    help="Dots per inch of a PNG.",
)
@click.option("--groups", metavar="A,B", default="", help="The two groups of a dumbbell.")
@click.option("--actor", metavar="ACTOR", default="", help="The actor of a frame profile.")
def command(
    name: str,
    paths: tuple[str, ...],
    options: Options,
    listing: bool,
    target: str,
    theme: str,
    dark: bool,
    size: str,
    bare: bool,
    ppi: int,
    groups: str,
    actor: str,
) -> None:
    """Draw one figure into a file, with its words inside.

    `framing chart --list` names the charts. The numbers behind a figure are written with a
    file that ends in .csv.

    Example: framing chart stance-map texts/ -o stance.svg
    """
    if listing:
        _list()
        return
    if not name:
        raise click.UsageError("Missing argument 'NAME'; see framing chart --list.")
    if not target:
        raise click.UsageError("Missing option '-o FILE'.")
    check_target(target, endings=_ENDINGS)
    from framing.charts import CHARTS, build
    from framing.charts.save import rendered
    from framing.registry import pick

    pick(CHARTS, name, kind="chart")
    wanted: dict[str, Any] = {"groups": names_in(groups), "actor": actor}
    asked = {key: value for key, value in wanted.items() if value}
    figure = build(name, analyse(paths, options).tables(), **asked)
    look = "dark" if dark else theme
    write(target, rendered(figure, target, theme=look, size=size, bare=bare, ppi=ppi))
    tell(target)


def _list() -> None:
    from framing.charts import CHARTS

    for chart in CHARTS.values():
        click.echo(f"{chart.name:18} {chart.description}")
