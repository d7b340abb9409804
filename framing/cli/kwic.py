"""`framing kwic`: every mention of an actor in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from framing.cli.options import analyse, analysing, names_in
from framing.cli.rows import Out, Rows, row_options

if TYPE_CHECKING:
    from framing.analysis import Analysis, Options

#: Characters on either side that a table shows.
_AROUND: Final = 45
_COLUMNS: Final = ("sentence_id", "left", "mention", "right", "frames")


@click.command()
@click.argument("actor", metavar="ACTOR")
@analysing
@row_options
@click.option("--frame", metavar="FRAME", default="", help="Only where this frame is on it.")
def command(actor: str, paths: tuple[str, ...], options: Options, out: Out, frame: str) -> None:
    """Print a concordance of an actor by sentence.

    One row a mention: what stands left and right of it and which frames it has there. A table
    cuts both sides; --csv and --json give the whole sentence.

    Example: framing kwic russia texts/ --frame unreliable_ally
    """
    from dataclasses import replace

    from framing.errors import InputError, did_you_mean

    both = names_in(frame) or options.frames
    analysis = analyse(paths, replace(options, frames=both))
    known = analysis.lexicon.actors
    if actor not in known:
        cure = did_you_mean(actor, known) or "see framing lexicon show --actors"
        raise InputError("ACTOR", f'no actor "{actor}"', expected="an actor id", cure=cure)
    rows = _rows(analysis, actor, only_framed=bool(both))
    out.write(_cut(rows) if out.kind() == "table" else rows)


def _rows(analysis: Analysis, actor: str, *, only_framed: bool) -> Rows:
    frames: dict[tuple[str, int], list[str]] = {}
    for row in analysis.evidence.to_dict("records"):
        if row["actor"] == actor and row["weight"] > 0:
            key = (row["document"], row["mention_start"])
            frames.setdefault(key, []).append(row["frame"])
    records: list[Any] = []
    for row in analysis.mentions.to_dict("records"):
        named = frames.get((row["document"], row["mention_start"]), [])
        if row["actor"] != actor or (only_framed and not named):
            continue
        first, last = row["mention_start"] - row["start"], row["mention_end"] - row["start"]
        records.append(
            {
                "sentence_id": row["sentence_id"],
                "left": row["sentence"][:first],
                "mention": row["mention"],
                "right": row["sentence"][last:],
                "frames": list(dict.fromkeys(named)),
            }
        )
    return Rows(_COLUMNS, records)


def _cut(rows: Rows) -> Rows:
    cut: list[Any] = [
        {**row, "left": _left(row["left"]), "right": _right(row["right"])} for row in rows.records
    ]
    return Rows(rows.columns, cut)


def _left(text: str) -> str:
    line = " ".join(text.split())
    return ("…" + line[1 - _AROUND :] if len(line) > _AROUND else line).rjust(_AROUND)


def _right(text: str) -> str:
    line = " ".join(text.split())
    return line[: _AROUND - 1] + "…" if len(line) > _AROUND else line
