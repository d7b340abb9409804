"""Who is described: by a predicate noun or adjective, an apposition, an as-phrase, a place."""

from __future__ import annotations

from typing import Final

from framing.detect import clauses, grammar
from framing.detect.arguments.slots import (
    TOWARDS,
    Level,
    active_subjects,
    event_of,
    is_at_home,
    is_having,
    names_before,
    phrase,
    slots,
    understood_subjects,
)
from framing.detect.mention import Sets
from framing.language.sentence import ParsedSentence

_FINDING: Final = frozenset(
    {"have", "find", "see", "gain", "win", "lose", "recognise", "recognize"}
)


_EQUATING: Final = frozenset({"be", "remain", "become", "include", "comprise", "involve"})
_AS: Final = ("as",)


_PLACE: Final = frozenset({"in", "within", "across", "throughout", "inside"})


_BE: Final = frozenset({"be", "become", "remain", "stay", "seem", "appear", "prove", "look"})


#: "is in crisis", "fell into poverty", "hit by drought".
_INTO_STATE: Final = frozenset(
    {"of", "in", "under", "at", "with", "from", "into", "by", "for", "to", "through"}
)


_RENDERING: Final = frozenset({"make", "render", "leave", "declare", "deem", "consider", "call"})


#: "turned Peru into a hub", "reduced it to a husk": the object becomes what stands behind.
_CHANGING: Final = frozenset(
    {"turn", "transform", "convert", "make", "reduce", "degrade", "relegate", "demote", "downgrade"}
    | {"elevate", "promote", "raise", "upgrade", "grow", "evolve", "develop", "mature", "shrink"}
)


def noun_described(s: ParsedSentence, noun: int, sets: Sets) -> list[Level]:
    """Subject of the copula, apposition, as-phrase, name behind a title; then whose it is."""
    head = event_of(s, noun)
    if is_at_home(s, head):
        return []
    # "Peru's backers", "the protector of Peru" are described, not Peru.
    one_sided = s.lemmas[head] in sets["one_sided_nouns"]
    owners = [] if one_sided else grammar.possessors(s, head)
    return [
        slots(_predicated(s, head, sets), "copula"),
        slots(_counted_among(s, noun, sets), "copula"),
        slots(_apposed(s, noun, head), "apposition"),
        slots(_inverted(s, head), "inverted-copula"),
        slots(_as_phrase(s, head, sets), "as-phrase"),
        slots(_made(s, head, sets), "small-clause"),
        slots(_found_in(s, head), "found-in"),
        phrase(s, head, frozenset({"including", "like"}), "example"),
        slots(owners + names_before(s, head), "possessive"),
        slots(_region_before(s, head), "region"),
        _within_country(s, head, sets),
        [] if one_sided else phrase(s, head, frozenset({"of"}), "phrase"),
        slots(_had(s, head, sets), "governing-subject"),
        phrase(s, head, _PLACE, "phrase"),
        _place_of_clause(s, head),
    ]


def _region_before(s: ParsedSentence, noun: int) -> list[int]:
    """ "regional security threats" are those of the region spoken of."""
    return [t for t in grammar.modifiers(s, noun) if s.lower[t] == "regional"]


def _predicated(s: ParsedSentence, noun: int, sets: Sets) -> list[int]:
    """ "Russia is a threat", "considers Russia a threat", "is far from an ally"."""
    verb = grammar.copula_of(s, noun)
    prep = s.heads[noun]
    if verb is None and s.lower[prep] == "from" and s.lower[s.heads[prep]] == "far":
        verb = s.heads[s.heads[prep]]
    if verb is not None and grammar.children_with(s, verb, ("expl",)):
        return []
    if verb is not None:
        if s.deps[grammar.first_conjunct(s, noun)] == "oprd" and not grammar.is_passive(s, verb):
            given = grammar.objects(s, verb)
            if given:
                return given
        return understood_subjects(s, verb, sets)
    return []


def _counted_among(s: ParsedSentence, noun: int, sets: Sets) -> list[int]:
    """ "Poland is one of its backers", "is among its backers"."""
    noun = grammar.first_conjunct(s, noun)
    prep = s.heads[noun]
    above = s.heads[prep]
    if s.deps[noun] != "pobj":
        return []
    if s.lower[prep] == "of" and s.lower[above] == "one":
        return _predicated(s, above, sets)
    among = s.lower[prep] == "among" and s.lemmas[above] in _BE
    return understood_subjects(s, above, sets) if among else []


def _inverted(s: ParsedSentence, noun: int) -> list[int]:
    """ "The greatest threat is X", "the guarantors include X and Y"."""
    top = grammar.first_conjunct(s, noun)
    head = s.heads[top]
    if s.deps[top] != "nsubj" or s.lemmas[head] not in _EQUATING:
        return []
    named = grammar.children_with(s, head, ("attr", "dobj"))
    return [m for t in named for m in grammar.conjuncts(s, t)]


def _within_country(s: ParsedSentence, noun: int, sets: Sets) -> Level:
    """ "tension between the ruling party and the opposition" describes their country."""
    sides = phrase(s, noun, frozenset({"between"}), "within")
    inside = any(s.lemmas[side.token] in sets["domestic_nouns"] for side in sides)
    return sides if inside else []


def _found_in(s: ParsedSentence, noun: int) -> list[int]:
    """ "has a reliable ally in X": X is the ally."""
    verb = s.heads[noun]
    if s.deps[noun] not in grammar.OBJECT or s.lemmas[verb] not in _FINDING:
        return []
    return [
        t
        for h in (noun, verb)
        for _, t in grammar.prepositional(s, h, ("in",))
        if s.pos[t] == "PROPN"
    ]


def _apposed(s: ParsedSentence, noun: int, head: int) -> list[int]:
    """The other half of an apposition, and the name a title stands before."""
    found = [m for t in grammar.children_with(s, head, ("appos",)) for m in grammar.conjuncts(s, t)]
    top = grammar.first_conjunct(s, head)
    if s.deps[top] == "appos":
        found.append(s.heads[top])
    if head != noun and s.pos[head] == "PROPN":
        found.append(head)
    if s.deps[top] in ("npadvmod", "dep") and s.words[min(top + 1, len(s) - 1)] == ",":
        # "A reliable ally, Germany sent tanks."
        found += [t for t in grammar.children_with(s, s.heads[top], ("nsubj",)) if t > top]
    return found


def _as_phrase(s: ParsedSentence, noun: int, sets: Sets) -> list[int]:
    """ "sees China as a partner": the object; "emerges as a partner": the subject."""
    top = grammar.first_conjunct(s, noun)
    prep = s.heads[top]
    if s.deps[top] != "pobj" or s.lower[prep] not in _AS:
        return []
    verb = s.heads[prep]
    if s.pos[verb] in grammar.VERBAL:
        subjects = understood_subjects(s, verb, sets)
        fronted = bool(subjects) and prep < min(subjects)
        return subjects if fronted else grammar.objects(s, verb) or subjects
    if s.pos[verb] == "ADJ":
        copula = grammar.copula_of(s, verb)
        return understood_subjects(s, copula, sets) if copula is not None else []
    if s.pos[verb] in grammar.NOMINAL:
        return clauses.owners_of(s, verb) or [verb]
    return []


def _made(s: ParsedSentence, noun: int, sets: Sets) -> list[int]:
    """ "made Peru a granary", "rendered Peru an outpost", "turned Peru into a hub"."""
    top = grammar.first_conjunct(s, noun)
    head, dep = s.heads[top], s.deps[top]
    if dep == "ccomp":
        return grammar.children_with(s, top, ("nsubj",))
    if dep == "dobj" and s.lemmas[head] in _RENDERING:
        return grammar.children_with(s, head, ("dative",))
    verb = s.heads[head]
    if dep == "pobj" and s.lower[head] in ("into", "to") and s.lemmas[verb] in _CHANGING:
        return grammar.objects(s, verb) or understood_subjects(s, verb, sets)
    return []


def _had(s: ParsedSentence, noun: int, sets: Sets) -> list[int]:
    """Who has, faces, falls into what the noun says: subject of a verb of having.

    Who fights or ignores a thing does not have it ("ignored the crisis", "shocked by it"); such
    a verb itself is given, which speaks of nobody and ends the search. Behind a verb of noting
    the search goes on: "the report notes corruption in X".
    """
    top = grammar.first_conjunct(s, noun)
    head, dep = s.heads[top], s.deps[top]
    if dep in grammar.OBJECT and s.pos[head] in grammar.VERBAL:
        if is_having(s, head, sets):
            return active_subjects(s, head, sets)
        return [] if s.lemmas[head] in sets["noting_verbs"] else [head]
    if dep != "pobj" or s.lower[head] not in _INTO_STATE:
        return []
    above = s.heads[head]
    if s.pos[above] in grammar.VERBAL:
        return understood_subjects(s, above, sets) if is_having(s, above, sets) else [above]
    if s.pos[above] == "ADJ" and s.lemmas[above] not in sets["attitude_adjectives"]:
        copula = grammar.copula_of(s, above)
        return understood_subjects(s, copula, sets) if copula is not None else []
    nominal = s.pos[above] in grammar.NOMINAL and s.lower[head] in ("with", "in", "of", "under")
    return [above] if nominal else []


def _place_of_clause(s: ParsedSentence, noun: int) -> Level:
    """ "tensions persist in Georgia": the place behind the verb of which the noun is subject."""
    top = grammar.first_conjunct(s, noun)
    verb = s.heads[top]
    if s.deps[top] in grammar.SUBJECT and s.pos[verb] in grammar.VERBAL:
        return phrase(s, verb, frozenset({"in", "within", "across"}), "place")
    return []


def adjective_described(s: ParsedSentence, adjective: int, sets: Sets) -> list[Level]:
    """The noun it modifies, the subject of its copula, or the object it is said of."""
    top = grammar.first_conjunct(s, adjective)
    head, dep = s.heads[top], s.deps[top]
    if dep in ("amod", "nmod", "appos") and s.pos[head] in grammar.NOMINAL:
        return [slots([head], "modifies"), slots(_predicated(s, head, sets), "copula")]
    if dep in grammar.PREDICATIVE and s.pos[head] in grammar.VERBAL:
        objects = grammar.objects(s, head) if s.lemmas[head] not in _BE else []
        return [slots(objects or understood_subjects(s, head, sets), "copula")]
    if dep in ("advcl", "acl", "relcl") or s.deps[top] == "ROOT":
        return [slots(understood_subjects(s, top, sets), "copula")]
    if dep == "pobj" and s.pos[s.heads[head]] in ("ADV", "ADJ"):
        # "is far from reliable"
        verb = s.heads[s.heads[head]]
        if s.pos[verb] in grammar.VERBAL:
            return [slots(understood_subjects(s, verb, sets), "copula")]
    if dep == "ccomp":
        return [slots(grammar.children_with(s, top, grammar.SUBJECT), "small-clause")]
    return []


def adjective_targets(s: ParsedSentence, adjective: int, sets: Sets) -> list[Level]:
    """ "dependent on Russia", "hostile to the West"."""
    return [phrase(s, adjective, TOWARDS, "object-of")]
