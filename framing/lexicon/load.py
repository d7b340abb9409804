"""Loading a lexicon: layers read, merged, checked as a whole, or refused with every mistake."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, replace
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple, Protocol, TypeVar

from framing.errors import InputError, did_you_mean
from framing.lexicon.entries import (
    Context,
    build_actors,
    build_alias,
    build_cue,
    build_naming,
    build_reporting,
    build_shifter,
)
from framing.lexicon.layers import Layer, Merged, merge_rows, read_layers
from framing.lexicon.model import Alias, Cue, Lexicon
from framing.lexicon.patterns import parse_pattern
from framing.lexicon.problems import Problem, raise_mistakes
from framing.lexicon.recall import lexicon_files_key, recalled, remember
from framing.lexicon.rows import TABLES, Row
from framing.lexicon.settings import Settings, merge_frames

Entry = TypeVar("Entry", covariant=True)
DEFAULT: Final = "geopolitics"
_SHOWN_DIGITS: Final = 12


class Builder(Protocol[Entry]):
    """Makes an entry of a row; None where the row is wrong or switched off."""

    def __call__(self, row: Row, context: Context, *, overriding: bool) -> Entry | None:
        """Note mistakes in the context; `overriding`: the row changes one of a lower layer."""


class Assembly(NamedTuple):
    """What reading gave: the lexicon (without the wrong entries) and all problems."""

    lexicon: Lexicon
    layers: tuple[Layer, ...]
    problems: tuple[Problem, ...]


def load_lexicon(names: Sequence[str | Path] = (DEFAULT,)) -> Lexicon:
    """Load shipped lexicons and folders, each layered over those before it.

    A later folder adds entries, changes them (cues by `cue_id`, aliases by actor and alias,
    frames by id) and switches them off with weight 0. One `InputError` lists every mistake.
    """
    key = lexicon_files_key(names)
    known = recalled(key)
    if known:
        return known
    assembly = assemble(names)
    raise_mistakes("+".join(layer.shown for layer in assembly.layers), assembly.problems)
    # A word list comes from another package, which may change without the folder's doing so.
    if not any(layer.settings and layer.settings.word_list for layer in assembly.layers):
        remember(key, assembly.lexicon)
    return assembly.lexicon


def assemble(names: Sequence[str | Path]) -> Assembly:
    """Read and merge the folders; mistakes are collected, not raised."""
    if not names:
        raise InputError("--lexicon", "no lexicon is named", expected="a name or a folder")
    problems: list[Problem] = []
    layers = read_layers(names, problems)
    settings = [layer.settings for layer in layers if layer.settings]
    sets = _union(settings)
    context = Context(
        frames=merge_frames(settings, problems),
        sets=sets,
        complete=bool(settings) and not any(each.broken for each in settings),
        shipped=frozenset(layer.shown for layer in layers if layer.shipped),
        problems=problems,
    )
    rows = {
        name: merge_rows(table, [layer.sheets[name] for layer in layers], problems)
        for name, table in TABLES.items()
    }
    aliases = _aliases(rows["actors"], context)
    draft = Lexicon(
        name="+".join(_texts(settings, "name")) or "+".join(layer.shown for layer in layers),
        version="+".join(_texts(settings, "version")),
        language=(_texts(settings, "language") or ["en"])[0],
        licence=" and ".join(dict.fromkeys(_texts(settings, "licence"))),
        frames=context.frames,
        actors=build_actors(aliases, context),
        cues=_entries(rows["cues"], context, build_cue),
        shifters=_entries(rows["shifters"], context, build_shifter),
        reporting=_entries(rows["reporting"], context, build_reporting),
        naming=_entries(rows["naming"], context, build_naming),
        weights=_weights(layers, problems),
        sets=sets,
        references=_references(settings),
        digest="",
    )
    _check_references(settings, draft, problems)
    lexicon = replace(draft, digest=content_digest(draft)[:_SHOWN_DIGITS])
    return Assembly(lexicon, tuple(layers), _ordered(problems, layers))


def _entries(
    merged: Sequence[Merged], context: Context, build: Builder[Entry]
) -> tuple[Entry, ...]:
    built = (build(each.row, context, overriding=each.overriding) for each in merged)
    return tuple(entry for entry in built if entry is not None)


def _aliases(merged: Sequence[Merged], context: Context) -> list[tuple[Row, Alias]]:
    pairs = ((each.row, build_alias(each.row, context)) for each in merged)
    return [(row, alias) for row, alias in pairs if alias]


def _texts(settings: Sequence[Settings], key: str) -> list[str]:
    return [text for each in settings if (text := each.texts.get(key, ""))]


def _union(settings: Sequence[Settings]) -> dict[str, frozenset[str]]:
    sets: dict[str, frozenset[str]] = {}
    for each in settings:
        for name, words in each.sets.items():
            sets[name] = sets.get(name, frozenset()) | words
    return sets


def _weights(layers: Sequence[Layer], problems: list[Problem]) -> dict[str, float]:
    """The factors of all layers; only shipped and lowest layers may name new rules."""
    weights: dict[str, float] = {}
    for layer in layers:
        each = layer.settings
        if each is None:
            continue
        rules = [name for name in weights if name.startswith("rule.")]
        for name in each.weights:
            if rules and not layer.shipped and name.startswith("rule.") and name not in rules:
                known = [rule.removeprefix("rule.") for rule in rules]
                rule = name.removeprefix("rule.")
                place, what = str(each.at("weights.rule", rule)), f'unknown rule "{rule}"'
                expected = f"one of {', '.join(known)}"
                problems.append(Problem(place, what, expected, did_you_mean(rule, known)))
        weights |= each.weights
    return weights


def _references(settings: Sequence[Settings]) -> dict[str, tuple[str, ...]]:
    references: dict[str, tuple[str, ...]] = {}
    for each in settings:
        references |= each.references
    return references


def _check_references(
    settings: Sequence[Settings], lexicon: Lexicon, problems: list[Problem]
) -> None:
    for each in settings:
        for words, actors in each.references.items():
            place = str(each.at("references", words))
            try:
                parse_pattern(words, lexicon.sets)
            except InputError as error:
                what = f'reference "{words}": {error.what}'
                problems.append(Problem(place, what, error.expected, error.cure))
            for actor in actors if lexicon.actors else ():
                if actor not in lexicon.actors:
                    what = f'reference "{words}" names an unknown actor "{actor}"'
                    hint = did_you_mean(actor, lexicon.actors)
                    problems.append(Problem(place, what, "an actor of actors.csv", hint))


def content_digest(lexicon: Lexicon) -> str:
    """The sha256 of the content, in hex digits; a lexicon's `digest` is the first 12.

    Places and comments do not count, so a moved line or another line end changes nothing.
    """
    content = {
        "head": [lexicon.name, lexicon.version, lexicon.language, lexicon.licence],
        "frames": [astuple(frame) for frame in lexicon.frames.values()],
        "actors": [
            [actor.actor, sorted(actor.member_of), *(_alias_content(a) for a in actor.aliases)]
            for actor in lexicon.actors.values()
        ],
        "cues": [_cue_content(cue) for cue in lexicon.cues],
        "shifters": [[each.pattern.text, each.kind, each.scope] for each in lexicon.shifters],
        "reporting": [[each.pattern.text, each.kind] for each in lexicon.reporting],
        "naming": [[each.referent, each.name, each.pattern.text] for each in lexicon.naming],
        "weights": lexicon.weights,
        "sets": {name: sorted(words) for name, words in lexicon.sets.items()},
        "references": lexicon.references,
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()


def _cue_content(cue: Cue) -> list[object]:
    rule = [cue.cue_id, cue.frame, cue.pattern.text, cue.roles, cue.valence, cue.weight]
    return [*rule, cue.example, cue.counterexample, cue.note]


def _alias_content(alias: Alias) -> list[object]:
    unless = [pattern.text for pattern in alias.unless]
    return [alias.alias, alias.kind, unless, alias.since, alias.until]


def _ordered(problems: Sequence[Problem], layers: Sequence[Layer]) -> tuple[Problem, ...]:
    """By folder, file and line, each problem once."""
    folders = [layer.shown for layer in layers]

    def key(problem: Problem) -> tuple[int, str, int]:
        file, _, line = problem.place.rpartition(":")
        file, line = (file, line) if line.isdigit() else (problem.place, "0")
        folder = file.split("/")[0]
        return folders.index(folder) if folder in folders else -1, file, int(line)

    return tuple(sorted(dict.fromkeys(problems), key=key))
