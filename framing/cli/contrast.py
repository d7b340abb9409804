"""`framing contrast`: what differs between two sources or groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from framing.cli.files import STDOUT, write
from framing.cli.options import analyse, analysing
from framing.cli.rows import Out, Rows, as_json, as_table, from_frame, row_options

if TYPE_CHECKING:
    from framing.analysis import Options
    from framing.measure.contrast import Contrast


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@analysing
@row_options
@click.option(
    "--part",
    type=click.Choice(["stance", "frames", "distinct"]),
    default=None,
    help="Only one of the three tables (with --csv or a file: stance and frames together if "
    "none is named).",
)
def command(
    a: str, b: str, paths: tuple[str, ...], options: Options, out: Out, part: str | None
) -> None:
    """Compare two sources or groups.

    A and B are values of the field --by. Prints differences of stance and of frame shares by
    actor with intervals and corrected p, and the frames that are distinctive of either with a
    sentence each. Thin rows are shown and not tested.

    Example: framing contrast xiao-bin ciga texts/
    """
    from framing.measure.contrast import contrast

    result = contrast(analyse(paths, options).tables(), a, b)
    if part:
        out.write(from_frame(getattr(result, part)))
    elif out.kind() in ("csv", "jsonl", "parquet"):
        out.write(_differences(result))
    elif out.kind() == "json":
        write(out.path or STDOUT, as_json(_as_data(result)))
    else:
        write(out.path or STDOUT, _as_text(result))


def _differences(result: Contrast) -> Rows:
    """Stance and frame shares in one table; the frame of a stance row is empty."""
    shares = from_frame(result.frames)
    stances = from_frame(result.stance)
    records = [{"measure": "stance", "frame": "", **row} for row in stances.records]
    records += [{"measure": "frame share", **row} for row in shares.records]
    return Rows(("measure", *shares.columns), list(records))


def _as_data(result: Contrast) -> dict[str, object]:
    parts = {"stance": result.stance, "frames": result.frames, "distinct": result.distinct}
    return {
        "a": result.a,
        "b": result.b,
        **{name: from_frame(table).records for name, table in parts.items()},
    }


def _as_text(result: Contrast) -> str:
    parts = (
        (f"Stance: {result.a} less {result.b}", result.stance),
        (f"Frame shares: {result.a} less {result.b}", result.frames),
        ("Distinctive of either", result.distinct),
    )
    return "\n".join(f"{title}\n{as_table(from_frame(table))}" for title, table in parts)
