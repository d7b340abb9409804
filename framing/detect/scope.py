"""How far a word governs: what a negation or a doubt reaches, which words stand together."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from framing.detect.clauses import subjects
from framing.detect.grammar import (
    NOMINAL,
    SUBJECT,
    VERBAL,
    children_with,
    copula_of,
    first_conjunct,
)
from framing.language.sentence import ParsedSentence

#: Labels over which a governing word reaches down to what it governs.
_GOVERNED: Final = frozenset(
    {"xcomp", "ccomp", "dobj", "obj", "attr", "acomp", "oprd", "pobj", "pcomp", "prep", "dative"}
    | {"agent", "acl", "amod", "compound", "nmod", "conj", "advmod", "prt", "nsubjpass", "poss"}
)


#: Over these a denied verb reaches its object: "did not agree to", "does not interfere in".
_ARGUMENT_PREPOSITIONS: Final = frozenset(
    {"of", "to", "with", "for", "from", "on", "at", "into", "by"}
)


#: Verbs whose "in" names their object.
_IN_VERBS: Final = frozenset(
    {"engage", "take", "participate", "involve", "interfere", "succeed", "result", "meddle"}
    | {"intervene", "believe", "share", "join", "invest"}
)


#: "dozens of journalists were jailed": the journalists were.
_QUANTITIES: Final = frozenset(
    {"dozen", "hundred", "thousand", "million", "number", "group", "lot", "majority", "series"}
    | {"part", "scores", "score", "half", "most", "many", "several", "some", "all", "host", "range"}
)


def reaches_down(
    s: ParsedSentence, top: int, token: int, through: Collection[str] | None = None
) -> bool:
    """Whether `top` governs `token` through complements, objects and phrases.

    Stops at subjects, adverbial and relative clauses: "does not threaten peace because it
    values cooperation" says nothing negative of cooperation. Where `through` is given, only
    these nouns let the walk pass into the phrases behind them: "no interest in cooperation"
    denies cooperation, "no change in the tensions" does not deny tensions.
    """
    here = token
    for _ in range(12):
        if here == top:
            return True
        head, dep = s.heads[here], s.deps[here]
        if head == here or dep not in _GOVERNED or _across_break(s, head, here):
            return False
        if dep == "conj" and (_has_own_subject(s, here) or _after_but(s, head, here)):
            return False
        if through is not None and _denial_ends(s, top, here, through):
            return False
        here = head
    return False


def _denial_ends(s: ParsedSentence, top: int, here: int, through: Collection[str]) -> bool:
    """Where a negation stops on its way down: adjuncts, loose nouns, a second finite verb."""
    head, dep = s.heads[here], s.deps[here]
    if dep in ("prep", "acl") and s.pos[head] in ("NOUN", "PROPN"):
        return head != top and s.lemmas[head] not in through
    if dep == "prep" and s.pos[head] == "VERB" and s.lower[here] not in _ARGUMENT_PREPOSITIONS:
        return s.lower[here] != "in" or s.lemmas[head] not in _IN_VERBS
    if dep == "conj" and s.pos[here] in VERBAL:
        either = any(s.lower[t] in ("or", "nor") for t in children_with(s, head, ("cc",)))
        return not either and s.tags[here] in ("VBZ", "VBD", "VBP")
    return False


def _across_break(s: ParsedSentence, a: int, b: int) -> bool:
    """A semicolon or colon between two words: what governs the one says nothing of the other."""
    return any(s.words[t] in (";", ":") for t in range(min(a, b), max(a, b)))


def _has_own_subject(s: ParsedSentence, token: int) -> bool:
    return bool(children_with(s, token, SUBJECT))


def _after_but(s: ParsedSentence, head: int, member: int) -> bool:
    """Coordinated by "but": what was said of the first does not hold for the second.

    "Not only to defend but also to deepen" holds for both.
    """
    if any(s.lower[t] == "also" for t in range(head, member)):
        return False
    return any(s.lower[t] in ("but", "yet") and t < member for t in children_with(s, head, ("cc",)))


def linked(s: ParsedSentence, a: int, b: int) -> bool:
    """Whether two content words stand in one construction, whatever their order.

    Verb and object, passive subject or subject; noun and modifier; either with one
    preposition between; or through a relative clause or a shared subject.
    """
    return _linked_down(s, a, b) or _linked_down(s, b, a)


def _linked_down(s: ParsedSentence, upper: int, lower: int) -> bool:
    top = first_conjunct(s, lower)
    head, dep = s.heads[top], s.deps[top]
    if head == upper:
        return dep not in ("punct", "conj", "advcl", "ccomp", "parataxis", "appos", "cc")
    if dep == "pobj" and s.heads[head] == upper:
        return True
    if dep == "pobj" and s.lower[head] == "of" and s.lemmas[s.heads[head]] in _QUANTITIES:
        return _linked_down(s, upper, s.heads[head])
    if s.pos[upper] in VERBAL and s.pos[lower] in NOMINAL:
        return lower in subjects(s, upper)
    predicate = copula_of(s, upper) if s.pos[upper] in ("ADJ", "VERB") else None
    return predicate is not None and lower in subjects(s, predicate)
