"""A lexicon made ready for reading: every table filed once, shared by all documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import zip_longest
from typing import Final

from framing.detect.actors import ActorTable, actor_table
from framing.detect.discourse import Discourse
from framing.detect.holders import ReportingTable, reporting_table
from framing.detect.matching import PatternTable, build_table, first_forms, numbered_table
from framing.detect.mention import Sets
from framing.detect.near import guesses_in
from framing.detect.shifters import ShifterTable, shifter_table
from framing.detect.spelling import Speller, plain_forms, speller
from framing.lexicon.model import Cue, Lexicon, Pattern, Shifter, Word
from framing.lexicon.patterns import parse_pattern
from framing.lexicon.same import Same, cue_runs

#: Stands for the first word of a cue that may be any word.
_ANY: Final = ""


# Two are the same only where they are one: comparing their lines would cost more than it saves.
@dataclass(frozen=True, eq=False)
class Compiled:
    """All look-up tables of one lexicon; each is filed when it is first needed.

    `lexicon` holds the cues that count; one with weight 0 is switched off.
    """

    lexicon: Lexicon

    @cached_property
    def cues(self) -> PatternTable:
        """Every cue."""
        return build_table([cue.pattern for cue in self.lexicon.cues])

    @cached_property
    def cue_runs(self) -> list[Same[Cue]]:
        """The cues in runs of neighbours, most of which an edit leaves as they are."""
        return cue_runs(self.lexicon.cues)

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Cue id -> the line it stands in, as it is shown."""
        return {cue: place for run in self.cue_runs for cue, place in _places(run)}

    def cues_among(self, forms: frozenset[str]) -> PatternTable:
        """The cues that sentences with these lemmas and lower-cased words can hold."""
        looked_up = forms | {_ANY}
        found: list[tuple[int, Pattern]] = []
        first = 0
        for run in self.cue_runs:
            index = _by_first_form(run)
            entries = {entry for form in looked_up & index.keys() for entry in index[form]}
            found += [(first + entry, run.things[entry].pattern) for entry in sorted(entries)]
            first += len(run.things)
        return numbered_table(found)

    @cached_property
    def actors(self) -> ActorTable:
        """Names of actors."""
        return actor_table(self.lexicon.actors)

    @cached_property
    def shifters(self) -> ShifterTable:
        """Words that change how a cue is to be taken."""
        return _shifters(Same(self.lexicon.shifters))

    @cached_property
    def reporting(self) -> ReportingTable:
        """Words that hand the word to somebody else."""
        return reporting_table(self.lexicon.reporting)

    @cached_property
    def naming(self) -> PatternTable:
        """Names for one thing."""
        return build_table([choice.pattern for choice in self.lexicon.naming])

    @cached_property
    def references(self) -> PatternTable:
        """Descriptions such as "the region"."""
        keys = sorted(self.lexicon.references)
        return build_table([parse_pattern(key, self.lexicon.sets) for key in keys])

    @cached_property
    def referents(self) -> tuple[tuple[str, ...], ...]:
        """The actors that each description may stand for."""
        return tuple(actors for _, actors in sorted(self.lexicon.references.items()))

    @cached_property
    def own_forms(self) -> frozenset[str]:
        """Every plain word of the lexicon's own cue lines.

        A general word list is no hint of what a misspelt name may have meant.
        """
        return written_forms(cue.pattern for cue in self.lexicon.cues if is_listed(cue))

    @cached_property
    def speller(self) -> Speller:
        """What misspelt words may have meant."""
        names = (alias.alias for actor in self.lexicon.actors.values() for alias in actor.aliases)
        written = frozenset(re.findall(r"[^\W\d_]+", "\n".join(names)))
        return speller(self.own_forms, plain_forms(written))

    @cached_property
    def sets(self) -> Sets:
        """Word sets."""
        return _Sets(self.lexicon.sets)

    @cached_property
    def states(self) -> frozenset[str]:
        """Actors with a capital."""
        return frozenset(
            actor.actor
            for actor in self.lexicon.actors.values()
            if any(alias.kind == "capital" for alias in actor.aliases)
        )

    @cached_property
    def plural(self) -> frozenset[str]:
        """Blocs: actors that others belong to."""
        return frozenset(bloc for actor in self.lexicon.actors.values() for bloc in actor.member_of)

    @cached_property
    def members(self) -> Mapping[str, frozenset[str]]:
        """Bloc -> the actors that belong to it."""
        found: dict[str, set[str]] = {bloc: set() for bloc in self.plural}
        for actor in self.lexicon.actors.values():
            for bloc in actor.member_of:
                found[bloc].add(actor.actor)
        return {bloc: frozenset(actors) for bloc, actors in found.items()}

    @cached_property
    def leagues(self) -> frozenset[str]:
        """Actors that "the organisation" or "the bloc" may mean."""
        return self.sets["leagues"]

    @cached_property
    def guesses(self) -> frozenset[str]:
        """The rules by which a cue without a relation is given to somebody."""
        return guesses_in(self.lexicon.weights)

    @cached_property
    def transitive(self) -> frozenset[str]:
        """Words done to somebody."""
        return frozenset().union(*map(_done_to, self.cue_runs))

    def discourse(self, speaker: str = "") -> Discourse:
        """A fresh discourse state for one document."""
        return Discourse(
            self.references,
            self.referents,
            self.states,
            self.plural,
            self.leagues,
            speaker,
            self.members,
        )


def compile_lexicon(lexicon: Lexicon) -> Compiled:
    """The lexicon ready for reading."""
    return Compiled(replace(lexicon, cues=tuple(cue for cue in lexicon.cues if cue.weight > 0)))


def is_listed(cue: Cue) -> bool:
    """Whether a cue stands on a line of its own and not in a general word list."""
    return cue.place.file.endswith(".csv")


def written_forms(patterns: Iterable[Pattern]) -> frozenset[str]:
    """Every plain word of some patterns."""
    # Words that name a set share its forms, which may be hundreds.
    forms = {word.forms for pattern in patterns for part in pattern.parts for word in part}
    return frozenset().union(*map(plain_forms, forms))


def transitive(patterns: Iterable[Pattern]) -> frozenset[str]:
    """Nouns of lines with a target, done to somebody: "the encirclement of X"."""
    nouns = {word.forms for pattern in patterns for word in _nouns(pattern)}
    return frozenset().union(*nouns)


def _nouns(pattern: Pattern) -> Iterator[Word]:
    """Words of the first part that the line means as nouns: marked so, alone, or before "of"."""
    first = pattern.parts[0]
    for word, following in zip_longest(first, first[1:]):
        alone = len(pattern.parts) == len(first) == 1
        before_of = following is not None and "of" in following.forms
        if word.pos == "NOUN" or (not word.pos and (alone or before_of)):
            yield word


@lru_cache(maxsize=2)
def _shifters(shifters: Same[Shifter]) -> ShifterTable:
    return shifter_table(shifters.things)


@lru_cache(maxsize=2000)
def _done_to(cues: Same[Cue]) -> frozenset[str]:
    return transitive(cue.pattern for cue in cues.things if "target" in cue.roles)


@lru_cache(maxsize=2000)
def _places(cues: Same[Cue]) -> list[tuple[str, str]]:
    return [(cue.cue_id, str(cue.place)) for cue in cues.things]


@lru_cache(maxsize=2000)
def _by_first_form(cues: Same[Cue]) -> dict[str, list[int]]:
    """Form -> the numbers of the cues that may begin with it."""
    found: dict[str, list[int]] = {}
    for number, cue in enumerate(cues.things):
        for form in first_forms(cue.pattern) or (_ANY,):
            found.setdefault(form, []).append(number)
    return found


class _Sets(dict[str, frozenset[str]]):
    """Word sets; one that a lexicon does not name is empty."""

    def __init__(self, sets: Mapping[str, frozenset[str]]) -> None:
        super().__init__(sets)

    def __missing__(self, key: str) -> frozenset[str]:
        return frozenset()
