"""`framing lexicon diff`: what two lexicons say differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing.cli.options import analyse, model_option, sources_option
from framing.cli.rows import Out, Rows, from_frame, row_options

if TYPE_CHECKING:
    from framing.lexicon.model import Lexicon

_COLUMNS = ("change", "what", "id", "column", "before", "after")
_Reading = Mapping[str, str]
_Entries = dict[tuple[str, str], Mapping[str, Any]]


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@row_options
@sources_option
@model_option
@click.option("--values", is_flag=True, help="With PATHS: the stance values that move.")
def command(
    a: str, b: str, paths: tuple[str, ...], out: Out, sources: str, model: str, values: bool
) -> None:
    """Compare two lexicons entry by entry.

    A and B are shipped names or folders. Prints the frames, actors, cues and weights that are
    new, gone or changed, with the column, before and after. With PATHS the rows of evidence
    that are new, gone or changed in those texts instead, or with --values the stance values.

    Example: framing lexicon diff geopolitics my-lexicon
    """
    from framing.lexicon.load import load_lexicon

    if paths:
        return _in_texts(
            (a, b), paths, out, reading={"sources": sources, "model": model}, values=values
        )
    if values:
        raise click.UsageError("--values needs PATHS")
    before, after = _entries(load_lexicon([a])), _entries(load_lexicon([b]))
    out.write(Rows(_COLUMNS, list(_changes(before, after))))


def _in_texts(
    names: tuple[str, str], paths: Sequence[str], out: Out, *, reading: _Reading, values: bool
) -> None:
    """Both lexicons on the same texts: the rows, or the stance values, that differ."""
    from framing.cli.diff import COLUMNS, STANCES, changes, moved

    old, new = (_evidence(name, paths, reading) for name in names)
    found = moved(old, new) if values else changes(old, new)
    out.write(Rows(STANCES if values else COLUMNS, list(found)))


def _evidence(name: str, paths: Sequence[str], reading: _Reading) -> list[Mapping[str, Any]]:
    from framing.analysis import Options
    from framing.language.pipeline import DEFAULT_MODEL

    sources = Path(reading["sources"]) if reading["sources"] else None
    model = reading["model"] or DEFAULT_MODEL
    options = Options(sources=sources, lexicon=(name,), model=model)
    return from_frame(analyse(paths, options).evidence).records


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
