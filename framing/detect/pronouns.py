"""Whom a pronoun stands for: the subject of its clause, of its sentence, of the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from framing.detect import clauses, grammar
from framing.detect.discourse import Discourse
from framing.detect.mention import Mention, Sets, reach
from framing.language.sentence import ParsedSentence

_SINGULAR: Final = frozenset({"it", "its", "itself"})


_PLURAL: Final = frozenset({"they", "them", "their", "themselves"})


_PERSON: Final = frozenset({"he", "him", "his", "himself", "she", "her"})


#: "a candidate country is asked ... while its": the noun names nobody, so it blocks nobody.
_GENERIC: Final = frozenset({"country", "state", "nation", "government", "it", "there", "what"})
_FIRST: Final = frozenset({"we", "our", "us", "ourselves"})


def pronoun_actors(
    s: ParsedSentence, token: int, known: Sequence[Mention], state: Discourse, sets: Sets
) -> tuple[str, ...]:
    """The actors a pronoun stands for, or nothing."""
    word = s.lower[token]
    if word in _FIRST:
        return (state.speaker,) if state.speaker else ()
    if word in _PERSON:
        leaders = [m.actor for m in known if m.note == "leader" and m.last < token]
        return (leaders[-1],) if leaders else ((state.person,) if state.person else ())
    if word not in _SINGULAR | _PLURAL or (word == "it" and _is_empty(s, token)):
        return ()
    plural = word in _PLURAL
    clause = _clause_subject(s, token, known, sets)
    if clause is not None and _agrees(clause, plural, state):
        return clause
    if plural:
        speaker = _reporting_subject(s, token, known, sets)
        if speaker:
            return speaker
    earlier = _earlier_subject(s, token, known, sets, plural=plural)
    if earlier is not None:
        return earlier if _agrees(earlier, plural, state) else ()
    if state.subject and _agrees(state.subject, plural, state):
        return state.subject
    if plural and len(state.pair) == 2 and state.pair == tuple(state.recent[-2:]):
        return state.pair
    return ()


def _reporting_subject(
    s: ParsedSentence, token: int, known: Sequence[Mention], sets: Sets
) -> tuple[str, ...]:
    """ "The minister stated that they will help": the speaker's own side."""
    verb = s.heads[token]
    if s.deps[token] != "nsubj" or s.deps[verb] != "ccomp":
        return ()
    speakers = clauses.subjects(s, s.heads[verb], sets["object_control"])
    actors = actors_of(s, speakers, token, known, sets)
    return actors if len(actors) == 1 else ()


def _agrees(actors: tuple[str, ...], plural: bool, state: Discourse) -> bool:
    """ "it" is one actor; "they" are several, or one that has members."""
    if not actors:
        return False
    if plural:
        return len(actors) > 1 or actors[0] in state.plural or actors[0] not in state.states
    return len(actors) == 1


def _is_empty(s: ParsedSentence, token: int) -> bool:
    """ "It is known that", "it becomes essential to": the word stands for its clause."""
    verb = s.heads[token]
    if s.deps[token] == "expl":
        return True
    if s.deps[token] not in ("nsubj", "nsubjpass"):
        return False
    clause = grammar.children_with(s, verb, ("ccomp", "xcomp", "advcl", "csubj"))
    adjective = grammar.children_with(s, verb, ("acomp", "attr", "oprd"))
    below = [
        c
        for a in adjective
        for c in grammar.children_with(s, a, ("ccomp", "xcomp", "advcl", "acl"))
    ]
    if s.deps[token] == "nsubjpass" and clause:
        return True
    return s.lemmas[verb] in ("be", "become", "seem", "appear", "remain", "make") and bool(
        (adjective and clause) or below or (clause and s.lemmas[verb] in ("seem", "appear"))
    )


def _clause_subject(
    s: ParsedSentence, token: int, known: Sequence[Mention], sets: Sets
) -> tuple[str, ...] | None:
    """For a pronoun below the subject: the subject of its own clause, None without one."""
    here = token
    for _ in range(8):
        head, dep = s.heads[here], s.deps[here]
        if head == here:
            return None
        if dep in grammar.SUBJECT:
            # Part of a subject phrase, or the subject itself: look further up.
            verb = head
            if s.deps[verb] not in ("ccomp", "advcl", "relcl", "xcomp", "conj"):
                return None
            here = verb
            continue
        if s.pos[head] in grammar.VERBAL and dep not in ("advcl", "conj", "relcl", "ccomp"):
            actors = actors_of(
                s, clauses.subjects(s, head, sets["object_control"]), token, known, sets
            )
            if actors:
                return actors
            if s.deps[head] in ("relcl", "acl"):
                # The noun a clause hangs on lies in another clause.
                return None
        here = head
    return None


def actors_of(
    s: ParsedSentence, tokens: Sequence[int], before: int, known: Sequence[Mention], sets: Sets
) -> tuple[str, ...]:
    """The actors that noun phrases speak of, each once, in order."""
    return tuple(
        dict.fromkeys(
            r.mention.actor for t in tokens if t != before for r in reach(s, t, known, sets)
        )
    )


def _earlier_subject(
    s: ParsedSentence, token: int, known: Sequence[Mention], sets: Sets, *, plural: bool
) -> tuple[str, ...] | None:
    """The nearest subject before the pronoun in the same sentence; () if it is no actor."""
    for subject in range(token - 1, -1, -1):
        if s.deps[subject] in grammar.SUBJECT and s.pos[subject] in ("NOUN", "PROPN"):
            if token in s.subtree(subject) or s.lemmas[subject] in _GENERIC:
                continue
            if plural and s.tags[subject] in ("NN", "NNP") and s.deps[subject] != "conj":
                group = grammar.conjuncts(s, subject)
                if len(group) < 2 and not actors_of(s, group, token, known, sets):
                    continue
            members = grammar.conjuncts(s, subject)
            return actors_of(s, members, token, known, sets)
    return None
