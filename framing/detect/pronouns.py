"""Whom a pronoun stands for: the subject of its clause, of its sentence, of the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from framing.detect import clauses, grammar
from framing.detect.discourse import Discourse
from framing.detect.mention import Mention, Sets, reach
from framing.language.sentence import ParsedSentence

_SINGULAR: Final = frozenset({"it", "its", "itself"})


_PLURAL: Final = frozenset({"they", "them", "their", "themselves"})


_PERSON: Final = frozenset({"he", "him", "his", "himself", "she", "her"})


#: "a candidate country is asked ... while its": the noun names nobody, so it blocks nobody.
_GENERIC: Final = frozenset({"country", "state", "nation", "government", "it", "there", "what"})
_FIRST: Final = grammar.FIRST_PERSON - {"i", "my"}
_OBJECTS: Final = frozenset({"it", "them"})
#: "sanctions on it", but "brought with it", "a long road before it".
_ONTO: Final = frozenset({"against", "on", "upon", "to", "for", "from", "toward", "towards", "at"})
_FAR: Final = 5


class Subject(NamedTuple):
    """The actors that a subject speaks of; `several` where its noun is a plural."""

    actors: tuple[str, ...]
    several: bool


def pronoun_actors(
    s: ParsedSentence, token: int, known: Sequence[Mention], state: Discourse, sets: Sets
) -> tuple[str, ...]:
    """The actors a pronoun stands for, or nothing."""
    word = s.lower[token]
    if word in _FIRST:
        shared = word == "our" and s.lemmas[s.heads[token]] in sets["mankind_nouns"]
        return (state.speaker,) if state.speaker and not shared else ()
    if word in _PERSON:
        leaders = [m.actor for m in known if m.note == "leader" and m.last < token]
        return (leaders[-1],) if leaders else ((state.person,) if state.person else ())
    if word not in _SINGULAR | _PLURAL or (word == "it" and _is_empty(s, token)):
        return ()
    plural = word in _PLURAL
    # "We", "our" and "us" are never what "it" or "they" means.
    others = [m for m in known if s.lower[m.first] not in grammar.FIRST_PERSON]
    joined = _joined_before(s, token, others)
    if joined is not None and _agrees(joined, plural, state):
        return joined.actors
    clause = _clause_subject(s, token, others, sets)
    if clause is not None and _agrees(clause, plural, state):
        return clause.actors
    if plural:
        speaker = _reporting_subject(s, token, others, sets)
        if speaker:
            return speaker
    if _first_person_clause(s, token):
        named = _last_named(s, token, others)
        return named.actors if _agrees(named, plural, state) else ()
    earlier = _earlier_subject(s, token, others, sets, plural=plural)
    barred = set(_barred(s, token, others, sets))
    if earlier is not None and set(earlier.actors) & barred:
        rest = [m for m in others if m.actor not in earlier.actors]
        earlier = _last_named(s, token, rest)
        earlier = earlier if earlier.actors else None
    if earlier is not None:
        return earlier.actors if _agrees(earlier, plural, state) else ()
    before = Subject(state.subject, state.subject_plural)
    if _agrees(before, plural, state) and barred.isdisjoint(before.actors):
        return before.actors
    pair = state.pair_of(within=None)
    return pair if plural and pair and pair == tuple(state.recent[-2:]) else ()


def _joined_before(s: ParsedSentence, token: int, known: Sequence[Mention]) -> Subject | None:
    """ "Libya and the prosperity of its people", "the Bank and its funds": the one joined to."""
    here = token
    for _ in range(_FAR):
        head, dep = s.heads[here], s.deps[here]
        if dep == "conj" and s.pos[head] in ("NOUN", "PROPN"):
            inside = s.subtree(head)
            before = [m for m in known if m.first in inside and m.last < here and m.last < token]
            return Subject((before[-1].actor,), False) if before else None
        if head == here or s.pos[head] not in ("NOUN", "PROPN", "ADP"):
            return None
        here = head
    return None


def _barred(s: ParsedSentence, token: int, known: Sequence[Mention], sets: Sets) -> tuple[str, ...]:
    """Whom "it" cannot mean: who acts on it. "Forcing it to yield" is not to force oneself."""
    verb = _acting_on(s, token)
    if verb is None:
        return ()
    return actors_of(s, clauses.subjects(s, verb, sets["object_control"]), token, known, sets)


def _acting_on(s: ParsedSentence, token: int) -> int | None:
    """The verb whose subject acts on "it" or "them": as object, or over a preposition."""
    verb, dep = s.heads[token], s.deps[token]
    if s.lower[token] not in _OBJECTS:
        return None
    if dep in grammar.SUBJECT:
        infinitive = any(s.lower[t] == "to" for t in grammar.children_with(s, verb, ("aux",)))
        return s.heads[verb] if infinitive and s.deps[verb] == "ccomp" else None
    if dep in grammar.OBJECT:
        return verb
    if dep != "pobj" or s.lower[verb] not in _ONTO:
        return None
    above = s.heads[verb]
    if s.pos[above] == "NOUN" and s.deps[above] in grammar.OBJECT:
        above = s.heads[above]
    return above if s.pos[above] in grammar.VERBAL and not grammar.is_passive(s, above) else None


def _first_person_clause(s: ParsedSentence, token: int) -> bool:
    """Whether the clause around the pronoun is one of "we": "We condemn X and its tests"."""
    here = token
    for _ in range(2 * _FAR):
        if s.pos[here] in grammar.VERBAL:
            own = grammar.children_with(s, here, grammar.SUBJECT)
            if own:
                return any(s.lower[t] in grammar.FIRST_PERSON for t in own)
        if s.heads[here] == here:
            return False
        here = s.heads[here]
    return False


def _last_named(s: ParsedSentence, token: int, known: Sequence[Mention]) -> Subject:
    """The actor that stands closest before the pronoun in its sentence."""
    before = [m for m in known if m.last < token and not m.inert and m.kind != "relational"]
    closest = max(before, key=lambda m: m.last, default=None)
    several = closest is not None and s.tags[closest.last] in ("NNS", "NNPS")
    return Subject((closest.actor,) if closest else (), several)


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


def _agrees(subject: Subject, plural: bool, state: Discourse) -> bool:
    """ "it" is one actor; "they" are several, one that has members, or one's people."""
    actors = subject.actors
    if not actors or not plural:
        return len(actors) == 1
    one = actors[0]
    return subject.several or len(actors) > 1 or one in state.plural or one not in state.states


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
) -> Subject | None:
    """For a pronoun below the subject: the subject of its own clause, None without one."""
    here, acting = token, _acting_on(s, token)
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
            found = _subject(
                s, clauses.subjects(s, head, sets["object_control"]), token, known, sets
            )
            # Who does a thing to "it" is not "it".
            if found.actors and head != acting:
                return found
            if s.deps[head] in ("relcl", "acl"):
                # The noun a clause hangs on lies in another clause.
                return None
        here = head
    return None


def _subject(
    s: ParsedSentence, tokens: Sequence[int], before: int, known: Sequence[Mention], sets: Sets
) -> Subject:
    """The subject that some tokens make."""
    several = any(s.tags[t] in ("NNS", "NNPS") for t in tokens)
    return Subject(actors_of(s, tokens, before, known, sets), several)


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
) -> Subject | None:
    """The nearest subject before the pronoun in the same sentence; nobody if it is no actor."""
    for subject in range(token - 1, -1, -1):
        if s.deps[subject] in grammar.SUBJECT and s.pos[subject] in ("NOUN", "PROPN"):
            if token in s.subtree(subject) or s.lemmas[subject] in _GENERIC:
                continue
            members = grammar.conjuncts(s, subject)
            found = _subject(s, members, token, known, sets)
            singular = s.tags[subject] in ("NN", "NNP") and s.deps[subject] != "conj"
            if plural and singular and len(members) < 2 and not found.actors:
                continue
            if not found.actors and _is_bygone(s, subject, token):
                continue
            return found
    return None


def _is_bygone(s: ParsedSentence, subject: int, token: int) -> bool:
    """Whether the subject stands in a clause on a noun that ended before the token.

    "It has an argument that no outside power can match: it is ...".
    """
    here = s.heads[subject]
    for _ in range(_FAR):
        if s.deps[here] in ("relcl", "acl"):
            return token not in s.subtree(here)
        if s.heads[here] == here or s.deps[here] not in ("conj", "aux", "xcomp", "ccomp"):
            return False
        here = s.heads[here]
    return False
