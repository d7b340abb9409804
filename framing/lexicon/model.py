"""A lexicon as the program holds it. Every entry knows the file and line it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Pole = Literal["+", "-", "burden"]
AliasKind = Literal["name", "demonym", "capital", "leader", "institution", "programme"]
CueRole = Literal["agent", "target", "described", "party", "near"]
ShifterKind = Literal[
    "negation", "pseudo", "hedge", "goal", "normative", "promise", "conditional", "intensifier"
]
#: head: the word it modifies ("not", "may"); complement: what it governs ("refrain from",
#: "inability to"); clause: the whole clause it opens ("if", "on the premise that").
ShifterScope = Literal["head", "complement", "clause"]
ReportingKind = Literal["says", "claims", "denies", "perceives"]


class Place(NamedTuple):
    """A line of a lexicon file, shown as `geopolitics/cues.csv:14`."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Word(NamedTuple):
    """One position of a pattern: any of `forms`, which match a lemma or the word as written.

    `exact` compares the word as written, with its case; a form that ends in `*` is a prefix;
    `pos` (NOUN, VERB, ADJ, ADV) fixes the part of speech where it is not empty.
    """

    forms: frozenset[str]
    pos: str = ""
    exact: bool = False


class Pattern(NamedTuple):
    """Parts of adjacent words; between two parts lies a gap (`~`).

    A later part stands at most four words behind the earlier one, or anywhere in the sentence
    where grammar links the two. `needs_actor`: the last part was `@actor`, an actor in an
    argument of the words before.
    """

    text: str
    parts: tuple[tuple[Word, ...], ...]
    needs_actor: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A named framing with its entry in the codebook."""

    frame: str
    label: str
    definition: str
    code_when: str
    not_when: str
    pole: Pole
    family: str
    colour: str
    valence: float


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of an actor. Lower-case aliases match any case; others match as written.

    `unless`: phrases that contain the alias and in which it does not mean the actor.
    `since` and `until` are ISO dates or empty (the columns `from` and `to`).
    """

    actor: str
    alias: str
    kind: AliasKind
    unless: tuple[Pattern, ...]
    since: str
    until: str
    place: Place


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who is framed; `label` is the first name, `member_of` the blocs it rolls up to."""

    actor: str
    label: str
    aliases: tuple[Alias, ...]
    member_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that carry a frame for whoever stands in one of `roles` to them."""

    cue_id: str
    frame: str
    pattern: Pattern
    roles: tuple[CueRole, ...]
    valence: float
    weight: float
    example: str
    counterexample: str
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class Shifter:
    """Words that change how a cue in their scope is to be taken."""

    pattern: Pattern
    kind: ShifterKind
    scope: ShifterScope
    place: Place


@dataclass(frozen=True, slots=True)
class ReportingWord:
    """A verb, noun or phrase by which a text hands the word to somebody else."""

    pattern: Pattern
    kind: ReportingKind
    place: Place


@dataclass(frozen=True, slots=True)
class NamingChoice:
    """One of several names for one referent ("Xinjiang", "East Turkistan")."""

    referent: str
    name: str
    pattern: Pattern
    place: Place


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything an analyst can edit.

    `weights` maps `modality.hedged`, `role.possessor`, `rule.topic`, ... to factors in [0, 1].
    `sets` are named word sets (`@name` in a pattern, and the word lists the grammar rules use).
    `references` maps a description ("the region") to the actors it may stand for.
    """

    name: str
    version: str
    language: str
    licence: str
    frames: Mapping[str, Frame]
    actors: Mapping[str, Actor]
    cues: tuple[Cue, ...]
    shifters: tuple[Shifter, ...]
    reporting: tuple[ReportingWord, ...]
    naming: tuple[NamingChoice, ...]
    weights: Mapping[str, float]
    sets: Mapping[str, frozenset[str]]
    references: Mapping[str, tuple[str, ...]]
    digest: str
