"""Who is meant without being named: descriptions, pairs, relations, implied subjects.

Nothing is guessed from the world: only actors mentioned before can be meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from framing.detect import grammar
from framing.detect.discourse import Discourse
from framing.detect.matching import find_hits
from framing.detect.mention import IMPLIED, Mention, Sets
from framing.detect.pronouns import pronoun_actors
from framing.detect.standins import COUNTRY_NOUNS, DESCRIPTION, find_stand_ins, is_specified
from framing.language.sentence import ParsedSentence

_POINTING: Final = frozenset({"this", "that", "these", "those", "such", "the", "each", "every"})


_TWO: Final = frozenset({"two", "both"})
_PAIR_WORDS: Final = frozenset({"two", "both", "bilateral"})


#: "both capitals" are those of two states, not of a state and a region.
_STATE_NOUNS: Final = frozenset(
    {"capital", "country", "government", "neighbour", "neighbor", "nation", "republic", "president"}
)
#: Sentences over which "the two countries" still points back.
_FAR_BACK: Final = 6
_EACH_OTHER: Final = frozenset({"parties", "sides"})


#: Pronoun readings are good but not certain; a chain of them less so.
_PRONOUN: Final = 0.9


_DEED: Final = 0.75
_DEMONSTRATIVE: Final = frozenset({"this", "that", "these", "those", "such"})
_POINTERS: Final = ("det", "amod", "predet")
_RELATIONAL: Final = 0.8


#: "the authorities", "the militaries": the plural of these still is one country's.
_OFFICES: Final = frozenset({"authority", "military"})


_RELATION_POINTERS: Final = frozenset(
    {"such", "this", "these", "those", "that", "bilateral", "their"}
)


#: Nouns that speak of a relation as such, so that a plain "the" points back to one.
_CORE_RELATIONS: Final = frozenset({"relation", "relationship", "tie", "bond"})


def find_references(
    s: ParsedSentence, named: Sequence[Mention], state: Discourse, sets: Sets
) -> list[Mention]:
    """Mentions by pronoun or description in one sentence, given the names found in it."""
    found = _described(s, named, state, sets)
    found += _pairs(s, named, state, sets)
    found += _countries(s, [*named, *found], state, sets)
    found += find_stand_ins(s, [*named, *found], state, sets)
    found += _deeds(s, [*named, *found], state, sets)
    found += _implied(s, state)
    taken = {t for m in found for t in range(m.first, m.last + 1)}
    for token in range(len(s)):
        if token in taken or s.pos[token] not in ("PRON", "DET", "ADJ"):
            continue
        for actor in pronoun_actors(s, token, [*named, *found], state, sets):
            found.append(Mention(actor, token, token, "coreference", False, _PRONOUN, "pronoun"))
    return found + _relational(s, [*named, *found], state, sets)


def _deeds(
    s: ParsedSentence, known: Sequence[Mention], state: Discourse, sets: Sets
) -> list[Mention]:
    """ "such violations", "this approach": the doing of whoever was the subject before."""
    if len(state.subject) != 1:
        return []
    return [
        Mention(state.subject[0], token, token, "coreference", False, _DEED, "deed")
        for token in grammar.with_lemma(s, sets["deeds_pointed_at"])
        if s.pos[token] == "NOUN"
        and any(s.lower[t] in _DEMONSTRATIVE for t in grammar.children_with(s, token, _POINTERS))
        and not any(m.first in s.subtree(token) for m in known)
    ]


def _implied(s: ParsedSentence, state: Discourse) -> list[Mention]:
    """The lead-in's subject for a bullet that begins with its verb."""
    root = next((t for t in range(len(s)) if s.heads[t] == t), 0)
    if s.kind != "item" or s.pos[root] not in grammar.VERBAL:
        return []
    if grammar.children_with(s, root, grammar.SUBJECT):
        return []
    return [
        Mention(actor, root, root, "coreference", False, DESCRIPTION, IMPLIED)
        for actor in state.lead_in
    ]


def _described(
    s: ParsedSentence, named: Sequence[Mention], state: Discourse, sets: Sets
) -> list[Mention]:
    """ "the region", "the alliance": the latest actor that the lexicon allows for the words."""
    found: list[Mention] = []
    for hit in find_hits(state.references, s, lambda *_: False):
        first, last = hit.tokens[0], hit.tokens[-1]
        if any(m.first <= t <= m.last for m in named for t in hit.tokens):
            continue
        if any(t for t in s.children[last] if s.deps[t] == "prep" and s.lower[t] == "of"):
            continue
        referents = state.referents[hit.entry]
        actor = _latest(referents, named, state, first)
        if not actor and s.lower[last] in sets["own_names"]:
            # "The Union": written like a name it needs nobody named before.
            actor = referents[0] if s.words[last][:1].isupper() else ""
        if actor:
            found.append(
                Mention(actor, first, last, "coreference", False, DESCRIPTION, "description")
            )
    return _widest(found)


def _widest(found: Sequence[Mention]) -> list[Mention]:
    return [
        m
        for m in found
        if not any(
            other is not m
            and other.first <= m.first
            and m.last <= other.last
            and (other.last - other.first) > (m.last - m.first)
            for other in found
        )
    ]


def _latest(allowed: Sequence[str], named: Sequence[Mention], state: Discourse, before: int) -> str:
    """The actor meant: named before in the sentence, else in the paragraph, else most often."""
    here = [m.actor for m in named if m.actor in allowed and m.last < before and not m.inert]
    if here:
        return here[-1]
    recent = [a for a in state.recent if a in allowed]
    if recent:
        return recent[-1]
    known = [a for a in allowed if state.named_often(a)]
    return max(known, key=lambda a: (state.named_often(a), state.last_seen.get(a, 0)), default="")


def _pairs(
    s: ParsedSentence, named: Sequence[Mention], state: Discourse, sets: Sets
) -> list[Mention]:
    """ "the two countries", "both sides", "the parties", "two actors"."""
    found: list[Mention] = []
    if s.forms.isdisjoint(_TWO) and s.forms.isdisjoint(sets["pair_nouns"]):
        return found
    for token in range(len(s)):
        if _bare_two(s, token) and not any(m.first <= token <= m.last for m in named):
            pair = _pair_before(s, named, state, token)
            found += [
                Mention(a, token, token, "coreference", False, DESCRIPTION, "pair") for a in pair
            ]
            continue
        if s.lemmas[token] not in sets["pair_nouns"] or s.tags[token] not in ("NNS", "NN", ""):
            continue
        before = [s.lower[t] for t in s.children[token] if t < token]
        doubled = any(word in _PAIR_WORDS for word in before)
        sides = s.lower[token] in _EACH_OTHER and before == ["the"]
        if not (doubled or sides) or any(m.first <= token <= m.last for m in named):
            continue
        first = min(
            [t for t in s.children[token] if t < token and s.deps[t] != "cc"], default=token
        )
        if doubled:
            pair = _pair_before(s, named, state, token, of_states=s.lemmas[token] in _STATE_NOUNS)
        else:
            # "the parties" without a number are those of a relation, or two named together.
            pair = state.parties or state.pair_of("joined", within=_FAR_BACK)
        found += [Mention(a, first, token, "coreference", False, DESCRIPTION, "pair") for a in pair]
    return found


def _bare_two(s: ParsedSentence, token: int) -> bool:
    """ "between the two", "both have": the number stands for the pair."""
    return s.lower[token] in _TWO and s.deps[token] in (
        "pobj",
        "nsubj",
        "dobj",
        "nsubjpass",
    )


def _pair_before(
    s: ParsedSentence,
    named: Sequence[Mention],
    state: Discourse,
    token: int,
    *,
    of_states: bool = False,
) -> tuple[str, ...]:
    here = tuple(dict.fromkeys(m.actor for m in named if m.last < token and not m.inert))
    if len(here) == 2:
        return here
    states = state.pair_of("states", within=_FAR_BACK) if of_states else ()
    pair = states or state.pair_of(within=_FAR_BACK)
    if pair:
        return pair
    return state.parties if len(state.parties) == 2 else ()


def _countries(
    s: ParsedSentence, known: Sequence[Mention], state: Discourse, sets: Sets
) -> list[Mention]:
    """ "the country", "this government" for one state; "these states" for a group."""
    found: list[Mention] = []
    for token in grammar.with_lemma(s, COUNTRY_NOUNS):
        lemma = s.lemmas[token]
        if any(m.first <= token <= m.last for m in known):
            continue
        pointing = [
            t
            for t in s.children[token]
            if s.deps[t] in ("det", "nsubj") and s.lower[t] in _POINTING
        ]
        if not pointing or grammar.possessors(s, token) or is_specified(s, token):
            continue
        plural = s.tags[token] == "NNS" or s.lower[pointing[0]] in (
            "these",
            "those",
            "each",
            "every",
        )
        plural = plural and lemma not in _OFFICES
        if plural and s.lower[pointing[0]] == "the":
            continue
        pool = state.plural if plural else state.states
        actor = _topic(s, known, state, token) if not plural else ""
        actor = actor or _latest(tuple(sorted(pool)), known, state, pointing[0])
        if actor and (actor in state.recent or any(m.actor == actor for m in known) or plural):
            found.append(
                Mention(actor, pointing[0], token, "coreference", False, DESCRIPTION, "description")
            )
    return found


def _topic(s: ParsedSentence, known: Sequence[Mention], state: Discourse, noun: int) -> str:
    """The one state that was the subject before, where this sentence has not yet named another
    that stands as near: "the country" is what the text speaks of."""
    if len(state.subject) != 1 or state.subject[0] not in state.states:
        return ""
    topic = state.subject[0]
    if s.deps[noun] in grammar.SUBJECT:
        return topic
    here = [m.actor for m in known if m.last < noun and m.actor in state.states and not m.inert]
    return topic if topic not in here else ""


def _relational(
    s: ParsedSentence, known: Sequence[Mention], state: Discourse, sets: Sets
) -> list[Mention]:
    """ "such coordination", "these tensions", "bilateral relations": the parties named before."""
    found: list[Mention] = []
    for token in grammar.with_lemma(s, sets["relation_nouns"]):
        if s.pos[token] not in ("NOUN", "PROPN"):
            continue
        before = [t for t in s.children[token] if t < token]
        pointers = {s.lower[t] for t in before}
        core = s.lemmas[token] in _CORE_RELATIONS
        if not (pointers & _RELATION_POINTERS or (core and "the" in pointers)):
            continue
        if _has_parties(s, token, known):
            continue
        for actor in _relation_before(s, known, state, token):
            found.append(Mention(actor, token, token, "relational", False, _RELATIONAL, "relation"))
    return found


def _relation_before(
    s: ParsedSentence, known: Sequence[Mention], state: Discourse, token: int
) -> tuple[str, ...]:
    """The two sides of the relation last spoken of: in this sentence, else in the paragraph."""
    here = tuple(dict.fromkeys(m.actor for m in known if m.last < token and m.kind != "relational"))
    if len(here) == 2:
        return here
    if len(here) > 2 and s.lower[token - 1] == "their":
        # "Russia, at war with X, left its ally Y ... their relationship": first and last.
        return here[0], here[-1]
    return state.parties or state.pair_of()


def _has_parties(s: ParsedSentence, noun: int, known: Sequence[Mention]) -> bool:
    """Parties or another owner stand with the noun itself: "the Nagorno-Karabakh conflict"."""
    below = s.subtree(noun)
    named = any(m.first in below for m in known if m.kind != "relational")
    return named or any(s.words[t][:1].isupper() and t > 0 for t in grammar.modifiers(s, noun))
