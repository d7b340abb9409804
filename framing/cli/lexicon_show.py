"""`framing lexicon show`: the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from framing.cli.files import check_target, write
from framing.cli.rows import Out, Rows, row_options
from framing.cli.state import tell

if TYPE_CHECKING:
    from framing.lexicon.model import Lexicon


@click.command()
@click.argument("name", required=False, default="", metavar="[NAME_OR_FOLDER]")
@row_options
@click.option("--frame", metavar="FRAME", default="", help="The cues of one frame.")
@click.option("--actors", is_flag=True, help="The actors with their names and blocs.")
@click.option("--html", "page", metavar="FILE", default="", help="Write the codebook as a page.")
def command(name: str, out: Out, frame: str, actors: bool, page: str) -> None:
    """Print the codebook.

    Prints the frames with definition, pole and number of cues. With --frame the cues of a
    frame and their examples, with --actors the actors, with --html
    everything as one page for co-authors.

    Example: framing lexicon show geopolitics --frame partner
    """
    from framing.cli.codebook import codebook
    from framing.lexicon.load import DEFAULT, load_lexicon

    if page:
        check_target(page, endings=(".html", ".htm"))
    lexicon = load_lexicon([name or DEFAULT])
    if page:
        write(page, codebook(lexicon))
        tell(page)
    elif frame:
        out.write(_cues(lexicon, frame))
    elif actors:
        out.write(_actors(lexicon))
    else:
        out.write(_frames(lexicon))


def _frames(lexicon: Lexicon) -> Rows:
    records: list[Any] = [
        {
            "frame": entry.frame,
            "label": entry.label,
            "pole": entry.pole,
            "family": entry.family,
            "valence": entry.valence,
            "cues": sum(cue.frame == entry.frame for cue in lexicon.cues),
            "definition": entry.definition,
            "code_when": entry.code_when,
            "not_when": entry.not_when,
        }
        for entry in lexicon.frames.values()
    ]
    return Rows(tuple(records[0]) if records else ("frame",), records)


def _cues(lexicon: Lexicon, frame: str) -> Rows:
    from framing.errors import InputError, did_you_mean

    if frame not in lexicon.frames:
        cure = did_you_mean(frame, lexicon.frames)
        raise InputError(
            "--frame", f'no frame "{frame}"', expected=", ".join(lexicon.frames), cure=cure
        )
    columns = ("cue_id", "cue", "role", "valence", "weight", "lexicon", "example")
    records: list[Any] = [
        {
            "cue_id": cue.cue_id,
            "cue": cue.pattern.text,
            "role": "|".join(cue.roles),
            "valence": cue.valence,
            "weight": cue.weight,
            "lexicon": str(cue.place),
            "example": cue.example,
        }
        for cue in lexicon.cues
        if cue.frame == frame
    ]
    return Rows(columns, records)


def _actors(lexicon: Lexicon) -> Rows:
    records: list[Any] = [
        {
            "actor": entry.actor,
            "label": entry.label,
            "member_of": list(entry.member_of),
            "names": [alias.alias for alias in entry.aliases],
        }
        for entry in lexicon.actors.values()
    ]
    return Rows(("actor", "label", "member_of", "names"), records)
