"""`framing lexicon show`: the codebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

import click

from framing.cli.files import check_target, write
from framing.cli.rows import Out, Rows, row_options
from framing.cli.state import tell

if TYPE_CHECKING:
    from framing.lexicon.model import Lexicon

_STYLE: Final = (
    "body{font:16px/1.5 'Liberation Sans',Arial,Helvetica,sans-serif;max-width:60rem;"
    "margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}"
    "table{border-collapse:collapse;width:100%;font-size:.9rem}"
    "th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;"
    "border-bottom:1px solid #ccc}code{font-size:.85em}"
)


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


def codebook(lexicon: Lexicon) -> str:
    """The codebook as one HTML page without script."""
    parts = [
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>Codebook: {escape(lexicon.name)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>Codebook: {escape(lexicon.name)}</h1>",
        f"<p>Version {escape(lexicon.version)}, hash <code>{lexicon.digest}</code>, "
        f"{len(lexicon.frames)} frames, {len(lexicon.cues)} cues.</p>",
    ]
    for entry in lexicon.frames.values():
        parts += [
            f'<h2 id="{escape(entry.frame)}">{escape(entry.label)} '
            f"<code>{escape(entry.frame)}</code></h2>",
            f"<p>{escape(entry.definition)}</p>",
            f"<p><b>Code when</b> {escape(entry.code_when)}</p>",
            f"<p><b>Not when</b> {escape(entry.not_when)}</p>",
            "<table><tr><th>Cue</th><th>Role</th><th>Valence</th><th>Example</th></tr>",
            *(
                f"<tr><td>{escape(cue.pattern.text)}</td><td>{escape(', '.join(cue.roles))}</td>"
                f"<td>{cue.valence:g}</td><td>{escape(cue.example)}</td></tr>"
                for cue in lexicon.cues
                if cue.frame == entry.frame
            ),
            "</table>",
        ]
    return "\n".join([*parts, "</body></html>"]) + "\n"
