"""Descriptions that stand for an actor by what it is or whose it is: "the bloc", "the latter",
"its neighbour", "their country"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from framing.detect import grammar
from framing.detect.discourse import Discourse
from framing.detect.mention import Mention, Sets
from framing.detect.pronouns import pronoun_actors
from framing.language.sentence import ParsedSentence

#: Nouns for a state and those who speak for it.
COUNTRY_NOUNS: Final = frozenset(
    {"country", "state", "nation", "republic", "government", "kingdom", "leadership", "regime"}
    | {
        "emirate",
        "sultanate",
        "archipelago",
        "confederation",
        "president",
        "authority",
        "junta",
        "monarchy",
        "administration",
        "military",
        "ministry",
    }
)
#: How sure a description is, against 1 for a name.
DESCRIPTION: Final = 0.85
_OTHER: Final = 0.75
_LEAGUE_NOUNS: Final = frozenset(
    {"organisation", "organization", "bloc", "grouping", "alliance", "union", "club", "association"}
    | {"body", "pact", "league", "coalition", "group", "community"}
)
_PLAIN_ADJECTIVES: Final = frozenset({"small", "smaller", "large", "whole", "entire", "same"})
_DEFINITE: Final = frozenset({"the", "these", "those"})
#: Nouns of a country that are as often one body of it that was spoken of.
_OFFICES: Final = frozenset({"authority", "junta", "administration", "military", "ministry"})
_COUNTRIES: Final = COUNTRY_NOUNS - _OFFICES
_THEIRS: Final = frozenset({"their", "his", "her"})


def find_stand_ins(
    s: ParsedSentence, known: Sequence[Mention], state: Discourse, sets: Sets
) -> list[Mention]:
    """Mentions by such descriptions, given the names and descriptions found so far."""
    found = _homelands(s, known)
    found += _owned(s, [*known, *found], state)
    found += _leagues(s, [*known, *found], state)
    names = [m for m in known if m.kind in ("name", "metonym")]
    found += _former_and_latter(s, names, state)
    return found + _opposites(s, [*known, *found], state, sets)


def _owned(s: ParsedSentence, known: Sequence[Mention], state: Discourse) -> list[Mention]:
    """ "Russian peacekeepers ... the peacekeepers": those spoken of before."""
    found: list[Mention] = []
    for token in grammar.with_lemma(s, state.owned.keys() - _COUNTRIES):
        if s.pos[token] != "NOUN":
            continue
        actor = state.owned[s.lemmas[token]]
        the = [t for t in s.children[token] if s.deps[t] == "det" and s.lower[t] in _DEFINITE]
        if not the or is_specified(s, token) or grammar.possessors(s, token):
            continue
        if not any(m.first <= token <= m.last for m in known):
            found.append(Mention(actor, the[0], token, "coreference", False, _OTHER, "description"))
    return found


def _leagues(s: ParsedSentence, known: Sequence[Mention], state: Discourse) -> list[Mention]:
    """ "the grouping", "the organisation": the body of several states last spoken of."""
    found: list[Mention] = []
    for token in grammar.with_lemma(s, _LEAGUE_NOUNS):
        if s.tags[token] != "NN" or any(m.first <= token <= m.last for m in known):
            continue
        if is_specified(s, token):
            continue
        the = [t for t in s.children[token] if s.deps[t] == "det" and s.lower[t] in ("the", "this")]
        here = [m.actor for m in known if m.last < token and not m.inert]
        leagues = [a for a in (*state.recent, *here) if a in state.leagues]
        if the and leagues:
            actor = leagues[-1]
            found.append(
                Mention(actor, the[0], token, "coreference", False, DESCRIPTION, "description")
            )
    return found


def _former_and_latter(
    s: ParsedSentence, named: Sequence[Mention], state: Discourse
) -> list[Mention]:
    """ "the former", "the latter": of the two named in the sentence, else of the pair before."""
    found: list[Mention] = []
    for token in range(len(s)):
        if s.lower[token] not in ("former", "latter") or s.deps[token] in ("amod", "compound"):
            continue
        here = tuple(dict.fromkeys(m.actor for m in named if m.last < token and not m.inert))
        pair = here if len(here) == 2 else state.pair_of()
        actor = pair[s.lower[token] == "latter"] if len(pair) == 2 else ""
        # Who was the subject just now would be "it".
        if actor and state.subject != (actor,):
            found.append(
                Mention(actor, token, token, "coreference", False, DESCRIPTION, "description")
            )
    return found


def _opposites(
    s: ParsedSentence, known: Sequence[Mention], state: Discourse, sets: Sets
) -> list[Mention]:
    """ "its larger neighbour", "their rival": the other one, where a paragraph knows but two."""
    found: list[Mention] = []
    for token in grammar.with_lemma(s, sets["opposite_nouns"]):
        if s.tags[token] != "NN":
            continue
        whose = [t for t in grammar.possessors(s, token) if s.pos[t] == "PRON"]
        below = s.subtree(token)
        if not whose or any(m.first in below for m in known):
            continue
        own = pronoun_actors(s, whose[0], known, state, sets)
        here = [m.actor for m in known if m.first < token and not m.inert]
        both = dict.fromkeys(a for a in (*state.recent, *here) if a in state.states)
        others = [actor for actor in both if actor not in own]
        if len(own) == len(others) == 1:
            found.append(
                Mention(others[0], token, token, "coreference", False, _OTHER, "description")
            )
    return found


def _homelands(s: ParsedSentence, named: Sequence[Mention]) -> list[Mention]:
    """ "Serbian hawks maintain that their country": the country of those people."""
    found: list[Mention] = []
    for token in grammar.with_lemma(s, COUNTRY_NOUNS):
        whose = [t for t in grammar.possessors(s, token) if s.lower[t] in _THEIRS]
        if not whose:
            continue
        people = [
            m.actor
            for m in named
            if m.note == "demonym"
            and m.last < whose[0]
            and s.deps[m.last] == "amod"
            and s.deps[s.heads[m.last]] in grammar.SUBJECT
        ]
        if people:
            actor = people[-1]
            found.append(
                Mention(actor, whose[0], token, "coreference", False, DESCRIPTION, "description")
            )
    return found


def is_specified(s: ParsedSentence, noun: int) -> bool:
    """Said which one: "the government of Fiji", "the country that ...", "the Fijian state"."""
    for child in s.children[noun]:
        if s.deps[child] in ("relcl", "acl", "appos", "nmod"):
            return True
        if s.deps[child] == "prep" and s.lower[child] in ("of", "in", "like"):
            return True
        if s.deps[child] in ("amod", "compound") and s.lower[child] not in _PLAIN_ADJECTIVES:
            return True
    return False
