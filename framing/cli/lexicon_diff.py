"""`framing lexicon diff`: what two lexicons say differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from framing.cli.rows import Out, Rows, row_options

if TYPE_CHECKING:
    from framing.lexicon.model import Lexicon

_COLUMNS = ("change", "what", "id", "column", "before", "after")
_Entries = dict[tuple[str, str], Mapping[str, Any]]


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@row_options
def command(a: str, b: str, out: Out) -> None:
    """Compare two lexicons entry by entry.

    A and B are shipped names or folders. Prints the frames, actors, cues and weights that are
    new, gone or changed, with the column, before and after. For what that moves in texts score
    them with both and use `framing diff`.

    Example: framing lexicon diff geopolitics my-lexicon
    """
    from framing.lexicon.load import load_lexicon

    before, after = _entries(load_lexicon([a])), _entries(load_lexicon([b]))
    out.write(Rows(_COLUMNS, list(_changes(before, after))))


def _entries(lexicon: Lexicon) -> _Entries:
    found: _Entries = {}
    for frame in lexicon.frames.values():
        columns = ("label", "definition", "code_when", "not_when", "pole", "family", "valence")
        found["frame", frame.frame] = {name: getattr(frame, name) for name in columns}
    for actor in lexicon.actors.values():
        names = [alias.alias for alias in actor.aliases]
        found["actor", actor.actor] = {"names": names, "member_of": list(actor.member_of)}
    for cue in lexicon.cues:
        found["cue", cue.cue_id] = {
            "frame": cue.frame,
            "cue": cue.pattern.text,
            "role": "|".join(cue.roles),
            "valence": cue.valence,
            "weight": cue.weight,
        }
    for name, weight in lexicon.weights.items():
        found["weight", name] = {"factor": weight}
    return found


def _changes(before: _Entries, after: _Entries) -> Iterator[dict[str, Any]]:
    for what, name in {**before, **after}:
        old, new = before.get((what, name)), after.get((what, name))
        if old is None or new is None:
            yield {"change": "new" if old is None else "gone", "what": what, "id": name}
            continue
        for column, value in new.items():
            if old[column] != value:
                change = {"change": "changed", "what": what, "id": name, "column": column}
                yield {**change, "before": old[column], "after": value}
