"""A lexicon made ready for reading: every table filed once, shared by all documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from framing.detect.actors import ActorTable, actor_table
from framing.detect.discourse import Discourse
from framing.detect.holders import ReportingTable, reporting_table
from framing.detect.matching import PatternTable, build_table
from framing.detect.mention import Sets
from framing.detect.shifters import ShifterTable, shifter_table
from framing.detect.spelling import Speller, speller
from framing.lexicon.model import Cue, Lexicon, Pattern
from framing.lexicon.patterns import parse_pattern


@dataclass(frozen=True)
class Compiled:
    """All look-up tables of one lexicon."""

    lexicon: Lexicon
    cues: PatternTable
    actors: ActorTable
    shifters: ShifterTable
    reporting: ReportingTable
    naming: PatternTable
    references: PatternTable
    referents: tuple[tuple[str, ...], ...]
    speller: Speller
    sets: Sets
    states: frozenset[str]
    plural: frozenset[str]
    transitive: frozenset[str]

    def discourse(self, speaker: str = "") -> Discourse:
        """A fresh discourse state for one document."""
        return Discourse(self.references, self.referents, self.states, self.plural, speaker)


def compile_lexicon(lexicon: Lexicon) -> Compiled:
    """File every table of a lexicon for look-up (about a second for 3,000 entries)."""
    keys = sorted(lexicon.references)
    live = tuple(cue for cue in lexicon.cues if cue.weight > 0)
    lexicon = replace(lexicon, cues=live)
    return Compiled(
        lexicon=lexicon,
        cues=build_table([cue.pattern for cue in live]),
        actors=actor_table(lexicon.actors),
        shifters=shifter_table(lexicon.shifters),
        reporting=reporting_table(lexicon.reporting),
        naming=build_table([choice.pattern for choice in lexicon.naming]),
        references=build_table([parse_pattern(key, lexicon.sets) for key in keys]),
        referents=tuple(lexicon.references[key] for key in keys),
        speller=speller(_forms(lexicon)),
        sets=_Sets(lexicon.sets),
        states=frozenset(
            actor.actor
            for actor in lexicon.actors.values()
            if any(alias.kind == "capital" for alias in actor.aliases)
        ),
        plural=frozenset(bloc for actor in lexicon.actors.values() for bloc in actor.member_of),
        transitive=frozenset(_transitive(live)),
    )


def _transitive(cues: Iterable[Cue]) -> Iterator[str]:
    """Words that some line reads as done to somebody: "the encirclement of X" has a target."""
    for cue in cues:
        if "target" in cue.roles:
            for word in cue.pattern.parts[0]:
                yield from word.forms


class _Sets(dict[str, frozenset[str]]):
    """Word sets; one that a lexicon does not name is empty."""

    def __init__(self, sets: Mapping[str, frozenset[str]]) -> None:
        super().__init__(sets)

    def __missing__(self, key: str) -> frozenset[str]:
        return frozenset()


def _forms(lexicon: Lexicon) -> Iterable[str]:
    """Every plain word of the lexicon's own cue lines and names.

    A general word list is no hint of what a misspelt name may have meant.
    """
    own = (cue for cue in lexicon.cues if cue.place.file.endswith(".csv"))
    patterns: list[Pattern] = [cue.pattern for cue in own]
    for pattern in patterns:
        for part in pattern.parts:
            for word in part:
                yield from word.forms
    for actor in lexicon.actors.values():
        for alias in actor.aliases:
            yield from re.findall(r"[^\W\d_]+", alias.alias)
