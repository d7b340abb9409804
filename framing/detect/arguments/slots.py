"""Candidate tokens for a role around a cue, and the phrases several rules share.

A `Slot` names a token and the rule that found it. Slots of one role come in levels: the first
level that names anybody decides ("the West's containment of Russia, which China condemns" has
its agent in the possessive, so the governing verb is not asked).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from framing.detect import clauses, grammar
from framing.detect.mention import Sets
from framing.language.sentence import ParsedSentence


class Slot(NamedTuple):
    """A token that may stand for an actor in a role, and the rule that says so."""

    token: int
    rule: str


Level = list[Slot]


Finder = Callable[[ParsedSentence, int, Sets], list[Level]]


#: Prepositions that lead from a verb or noun to the one it is done to.
TOWARDS: Final = frozenset(
    {"against", "toward", "towards", "to", "on", "upon", "over", "for", "from", "at", "of", "into"}
    | {"with", "in", "onto", "around", "vis-à-vis", "across"}
)
#: Prepositions that name the other side of a relation.
WITH: Final = frozenset({"with", "between", "among", "amongst", "to", "toward", "towards", "vs"})
_AT_HOME: Final = frozenset({"rival", "opponent", "challenger", "critic", "detractor"})
_DESPITE: Final = frozenset(
    {
        "despite",
        "amid",
        "amidst",
        "notwithstanding",
        "given",
        "because",
        "under",
        "after",
        "without",
    }
)


def slots(tokens: list[int], rule: str) -> Level:
    """A level of tokens that one rule found."""
    return [Slot(token, rule) for token in tokens]


def phrase(s: ParsedSentence, head: int, prepositions: frozenset[str], rule: str) -> Level:
    """Objects of prepositions that hang on a token; the rule names the preposition."""
    found = grammar.prepositional(s, head, prepositions)
    return [Slot(t, f"{rule}:{prep}") for prep, t in found if not _is_ones_part(s, t)]


def _is_ones_part(s: ParsedSentence, noun: int) -> bool:
    """ "The Americans, for their part": nothing is done to them."""
    return s.lemmas[noun] in ("part", "turn") and bool(grammar.possessors(s, noun))


def adverbial(s: ParsedSentence, tokens: Sequence[int], sets: Sets) -> list[Level]:
    """A cue that is a phrase of its own ("on the verge of collapse", "without upheaval").

    It speaks of the subject of its clause, or of the noun it stands behind.
    """
    first = tokens[0]
    if s.pos[first] not in ("ADP", "SCONJ") or s.deps[first] not in ("prep", "mark"):
        return []
    above = s.heads[first]
    if above in tokens or above == first:
        return []
    if s.pos[above] in grammar.VERBAL:
        if s.lower[first] == "of" and s.pos[above] == "VERB":
            # "speaks of critical minerals": it has none.
            return []
        return [slots(understood_subjects(s, above, sets), "adverbial")]
    if s.pos[above] == "ADJ":
        verb = grammar.copula_of(s, above)
        return [slots(understood_subjects(s, verb, sets), "adverbial")] if verb is not None else []
    return [slots([above], "adverbial")]


def own_objects(s: ParsedSentence, tokens: Sequence[int]) -> Level:
    """Objects of the cue's own preposition: "interest in X", "passes through X"."""
    return [
        Slot(member, f"object-of:{s.lower[token]}")
        for token in tokens
        if s.pos[token] in ("ADP", "SCONJ") and s.deps[token] != "agent"
        for obj in grammar.children_with(s, token, ("pobj",))
        if obj not in tokens
        for member in grammar.conjuncts(s, obj)
    ]


def understood_subjects(s: ParsedSentence, verb: int, sets: Sets) -> list[int]:
    """The subject, said or understood; in a bullet that of its lead-in."""
    return clauses.subjects(s, verb, sets["object_control"]) or _implied_subject(s, verb)


def _implied_subject(s: ParsedSentence, verb: int) -> list[int]:
    """A bullet ("always pursue ...") has its subject in the lead-in: its root stands for it."""
    if s.kind != "item":
        return []
    here = verb
    while s.heads[here] != here and s.deps[here] in grammar.CLAUSE:
        here = s.heads[here]
    bare = not grammar.children_with(s, here, grammar.SUBJECT)
    return [here] if s.heads[here] == here and s.pos[here] in grammar.VERBAL and bare else []


def active_subjects(s: ParsedSentence, verb: int, sets: Sets) -> list[int]:
    """Who does what a verb says: its subject, in a passive the by-phrase."""
    if grammar.is_passive(s, verb):
        return grammar.by_phrase(s, verb)
    return understood_subjects(s, verb, sets)


def names_before(s: ParsedSentence, noun: int) -> list[int]:
    """Capitalised words before a noun: "Russian troops"."""
    return [t for t in grammar.modifiers(s, noun) if s.words[t][:1].isupper()]


def is_having(s: ParsedSentence, verb: int, sets: Sets) -> bool:
    """Whether the subject has what stands behind the verb; any verb where a lexicon lists none."""
    if s.lemmas[verb] in sets["noting_verbs"]:
        return False
    return not sets["having_verbs"] or s.lemmas[verb] in sets["having_verbs"]


def is_at_home(s: ParsedSentence, noun: int) -> bool:
    """ "His rivals": those of a leader are mostly at home, and no rivals of the country."""
    owners = grammar.possessors(s, noun) if s.lemmas[noun] in _AT_HOME else []
    return any(s.lower[t] in ("his", "her") for t in owners)


def event_of(s: ParsedSentence, noun: int) -> int:
    """The noun that carries the phrase when the cue only modifies it ("containment strategy")."""
    here = noun
    while s.deps[here] in ("compound", "nmod", "amod") and s.pos[s.heads[here]] in grammar.NOMINAL:
        here = s.heads[here]
    return here


def circumstance_of(s: ParsedSentence, noun: int, sets: Sets) -> list[int]:
    """ "Despite tensions with X, Y ...": the clause's subject is the other side."""
    prep = s.heads[grammar.first_conjunct(s, noun)]
    if s.deps[grammar.first_conjunct(s, noun)] != "pobj" or s.lower[prep] not in _DESPITE:
        return []
    verb = s.heads[prep] if s.pos[s.heads[prep]] in grammar.VERBAL else s.heads[s.heads[prep]]
    return understood_subjects(s, verb, sets) if s.pos[verb] in grammar.VERBAL else []
