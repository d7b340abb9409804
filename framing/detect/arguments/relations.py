"""Whom a noun is directed at, and both sides of a mutual relation."""

from __future__ import annotations

from typing import Final

from framing.detect import grammar
from framing.detect.arguments.doers import by_whom, governing_subjects
from framing.detect.arguments.slots import (
    TOWARDS,
    WITH,
    Level,
    Slot,
    active_subjects,
    circumstance_of,
    event_of,
    is_at_home,
    is_having,
    names_before,
    phrase,
    slots,
)
from framing.detect.mention import Sets
from framing.language.sentence import ParsedSentence

_NOUN_TOWARDS: Final = TOWARDS - {"in", "of", "with", "from", "at", "into"}


#: Behind the verb that governs a noun: "imposes sanctions on", "poses a threat to".
_ONTO: Final = frozenset({"against", "toward", "towards", "to", "on", "upon", "over", "for"})


def noun_targets(s: ParsedSentence, noun: int, sets: Sets) -> list[Level]:
    """Phrases behind the noun; phrases behind the verb that governs it; its other object."""
    head = event_of(s, noun)
    behind = [
        slot
        for n in dict.fromkeys((noun, head))
        for slot in phrase(s, n, _NOUN_TOWARDS, "object-of")
    ]
    of_phrase = [Slot(t, "of-phrase") for _, t in grammar.prepositional(s, head, ("of",))]
    levels = [behind or of_phrase, of_phrase]
    for clause in grammar.children_with(s, head, ("acl",)):
        levels.append(phrase(s, clause, TOWARDS - {"by"}, "object-of"))
    top = grammar.first_conjunct(s, head)
    verb = s.heads[top]
    if s.pos[verb] in grammar.VERBAL and s.deps[top] in (
        *grammar.OBJECT,
        "nsubjpass",
        "nsubj",
        "attr",
    ):
        others = [t for t in grammar.objects(s, verb) if t not in grammar.conjuncts(s, top)]
        levels.append(slots(others, "indirect-object") + phrase(s, verb, _ONTO, "object-of"))
    if s.deps[top] == "pobj" and s.pos[s.heads[verb]] in grammar.VERBAL:
        levels.append(slots(grammar.objects(s, s.heads[verb]), "object"))
    if s.deps[top] in grammar.OBJECT and s.lemmas[verb] in sets["receiving_verbs"]:
        levels.append(slots(active_subjects(s, verb, sets), "governing-subject"))
    if by_whom(s, head):
        levels.append(slots(grammar.possessors(s, head), "possessive"))
    levels.append(slots(circumstance_of(s, head, sets), "circumstance"))
    return levels


def noun_parties(s: ParsedSentence, noun: int, sets: Sets) -> list[Level]:
    """Both sides of a relation, in whatever phrases it names them.

    Where a between-phrase, a pair of names or "A's relations with B" already gives both, the
    verb above is not asked.
    """
    head = event_of(s, noun)
    if is_at_home(s, head):
        return []
    together: Level = []
    whose = [t for _, t in grammar.prepositional(s, head, ("of",))]
    for n in dict.fromkeys((noun, head, *whose)):
        together += phrase(s, n, WITH, "between")
        for clause in grammar.children_with(s, n, ("acl", "relcl")):
            together += phrase(s, clause, frozenset({"between", "with", "among"}), "between")
    together += slots(grammar.possessors(s, head), "possessive")
    together += slots(names_before(s, head), "pair")
    if len(together) < 2:
        together += phrase(s, head, frozenset({"of"}), "of-phrase")
    if len(together) < 2 and not _is_done_to_them(s, head, sets):
        together += _governing_parties(s, head, sets)
    if len(together) == 1:
        together += slots(circumstance_of(s, head, sets), "circumstance")
    return [] if _is_internal(s, together, sets) else [together]


def _is_done_to_them(s: ParsedSentence, noun: int, sets: Sets) -> bool:
    """ "left its friends alone" makes nobody a friend; "has friends", "stayed a friend" does."""
    top = grammar.first_conjunct(s, noun)
    verb = s.heads[top]
    had = is_having(s, verb, sets) or s.lemmas[verb] == "make"
    return s.lemmas[noun] in sets["other_nouns"] and s.deps[top] in grammar.OBJECT and not had


def _is_internal(s: ParsedSentence, together: Level, sets: Sets) -> bool:
    """ "tension between the ruling party and the opposition" is within a country."""
    return any(
        slot.rule.startswith("between") and s.lemmas[slot.token] in sets["domestic_nouns"]
        for slot in together
    )


def _governing_parties(s: ParsedSentence, noun: int, sets: Sets) -> Level:
    """Subject of the verb that governs the relation, and those named with that verb."""
    found = slots(governing_subjects(s, noun, sets), "governing-subject")
    top = grammar.first_conjunct(s, noun)
    verb = s.heads[top]
    if s.pos[verb] in grammar.VERBAL and s.deps[top] in (*grammar.OBJECT, *grammar.SUBJECT):
        found += phrase(s, verb, frozenset({"with", "between", "among"}), "with")
        for _, obj in grammar.prepositional(s, verb, ("in", "under", "on")):
            # "an agreement is in place with X"
            found += phrase(s, obj, frozenset({"with"}), "with")
        found += slots([t for t in grammar.objects(s, verb) if t != top], "object")
    if s.deps[top] == "pobj":
        upper = s.heads[verb]
        if s.pos[upper] in grammar.NOMINAL and s.lower[verb] in ("of", "in", "for", "to"):
            found += phrase(s, upper, frozenset({"with", "between", "among"}), "between")
            found += slots(grammar.possessors(s, upper), "possessive")
        elif s.pos[upper] in grammar.VERBAL and s.lower[verb] in ("into", "in", "to"):
            found += slots(grammar.objects(s, upper), "object")
    return found
