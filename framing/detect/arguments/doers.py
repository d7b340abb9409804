"""Who does what a noun says: owners, by-phrases, and the verb that governs the noun."""

from __future__ import annotations

from typing import Final

from framing.detect import clauses, grammar
from framing.detect.arguments.slots import (
    Level,
    active_subjects,
    event_of,
    names_before,
    phrase,
    slots,
    understood_subjects,
)
from framing.detect.mention import Sets
from framing.language.sentence import ParsedSentence

#: Prepositions over which a noun still belongs to the doer of the verb or noun above.
_CLIMBING: Final = frozenset(
    {"of", "for", "in", "to", "at", "towards", "toward", "on", "through", "about", "into", "with"}
    | {"as", "from"}
)


_SENT: Final = frozenset(
    {"pressure", "threat", "support", "help", "aid", "assistance", "attack", "investment", "loan"}
    | {"grant", "criticism", "warning", "backing", "protection", "interference", "demand", "fire"}
    | {"credit", "capital", "import", "supply", "security", "guarantee", "coercion", "resistance"}
)


#: "uses the port as a foothold"; whoever "sees it as a foothold" has none.
_USING: Final = frozenset(
    {"use", "utilise", "utilize", "employ", "exploit", "deploy", "wield", "treat", "handle"}
)


#: "turned a blind eye to the attack", "put an end to it": the subject does not do it.
_NOT_JOINING: Final = frozenset(
    {"eye", "ear", "end", "stop", "halt", "attention", "witness", "opposition", "objection"}
)


_DEFINING: Final = frozenset({"refer", "mean", "denote", "signify"})


def noun_agents(s: ParsedSentence, noun: int, sets: Sets) -> list[Level]:
    """Possessor, name before the noun, by-phrase, of-phrase, then whoever governs the noun."""
    head = event_of(s, noun)
    phrase = [t for n in dict.fromkeys((noun, head)) for t in by_whom(s, n)]
    owners = [] if _is_defined(s, head) else grammar.possessors(s, head)
    return [
        slots(phrase, "by-phrase"),
        slots(owners, "possessive"),
        slots([t for _, t in grammar.relative_doers(s, head)], "relative-clause"),
        slots(names_before(s, head), "modifier"),
        _sent_from(s, head),
        slots([t for _, t in grammar.prepositional(s, head, ("of",))], "of-phrase"),
        slots(governing_subjects(s, head, sets, agents_only=True), "governing-subject"),
    ]


def _sent_from(s: ParsedSentence, noun: int) -> Level:
    """ "pressure from X", "aid from X": where a thing that is sent comes from."""
    if s.lemmas[noun] not in _SENT:
        return []
    return phrase(s, noun, frozenset({"from"}), "from-phrase")


def _is_defined(s: ParsedSentence, noun: int) -> bool:
    """ "X's dual deterrence refers to ...": X coined the term and need not be who does it."""
    return s.deps[noun] in grammar.SUBJECT and s.lemmas[s.heads[noun]] in _DEFINING


def by_whom(s: ParsedSentence, noun: int) -> list[int]:
    """by-phrase of the noun or of a participle behind it ("containment practised by")."""
    found = [t for _, t in grammar.prepositional(s, noun, ("by",))]
    for clause in grammar.children_with(s, noun, ("acl", "relcl")):
        if grammar.is_passive(s, clause):
            found += grammar.by_phrase(s, clause)
    return found or _by_further_on(s, noun)


def _by_further_on(s: ParsedSentence, noun: int) -> list[int]:
    """A "by" that the parse hung on the noun's object or on the active verb above it."""
    for _, member in grammar.prepositional(s, noun, ("of", "against", "on")):
        found = [t for _, t in grammar.prepositional(s, member, ("by",))]
        if found:
            return found
    verb = s.heads[noun]
    active = s.pos[verb] == "VERB" and not grammar.is_passive(s, verb)
    if not active or s.deps[noun] not in (*grammar.OBJECT, "oprd"):
        return []
    behind = [t for _, t in grammar.prepositional(s, verb, ("by",))]
    return [t for t in behind if s.pos[t] == "PROPN" or names_before(s, t)]


def governing_subjects(
    s: ParsedSentence, noun: int, sets: Sets, depth: int = 0, *, agents_only: bool = False
) -> list[int]:
    """The subject of the verb that governs a noun, up through prepositions and nouns.

    With `agents_only`, who faces or suffers the thing is not taken for its doer.
    """
    top = grammar.first_conjunct(s, noun)
    head, dep = s.heads[top], s.deps[top]
    if depth > 3 or head == top:
        return []
    if dep in grammar.OBJECT and s.pos[head] in grammar.VERBAL:
        if agents_only and s.lemmas[head] in sets["receiving_verbs"]:
            return []
        return active_subjects(s, head, sets)
    if dep == "nsubjpass":
        return grammar.by_phrase(s, head)
    if dep == "attr" and s.pos[head] in grammar.VERBAL:
        return understood_subjects(s, head, sets)
    if dep in ("pobj", "appos") and s.pos[head] not in grammar.NOMINAL:
        return _above_preposition(s, head, sets, depth, agents_only=agents_only)
    if dep in ("appos", "compound", "nmod"):
        owners = clauses.owners_of(s, head)
        return owners or governing_subjects(s, head, sets, depth + 1)
    return []


def _suffers(s: ParsedSentence, verb: int, prep: int, sets: Sets) -> bool:
    """ "was bombarded with propaganda", "was subjected to it": the subject does not do it."""
    return s.lower[prep] == "with" or s.lemmas[verb] in sets["receiving_verbs"]


def _above_preposition(
    s: ParsedSentence, prep: int, sets: Sets, depth: int, *, agents_only: bool
) -> list[int]:
    """The doer of a noun behind a preposition: "resort to X", "policy of X", "accuse A of X"."""
    head = s.heads[prep]
    if s.lower[prep] not in _CLIMBING:
        return []
    if s.pos[head] in grammar.VERBAL:
        accused = grammar.objects(s, head)
        if s.lower[prep] in ("of", "for") and accused:
            return accused
        if s.lower[prep] == "as" and s.lemmas[head] not in _USING and accused:
            return accused
        if agents_only and any(s.lemmas[t] in _NOT_JOINING for t in accused):
            return []
        doers = active_subjects(s, head, sets)
        if agents_only and not doers and _suffers(s, head, prep, sets):
            return []
        return doers or understood_subjects(s, head, sets)
    if s.pos[head] == "ADJ":
        verb = grammar.copula_of(s, head)
        if verb is None and s.deps[head] == "amod":
            verb = grammar.copula_of(s, s.heads[head])
        return understood_subjects(s, verb, sets) if verb is not None else []
    if s.pos[head] in grammar.NOMINAL and s.lemmas[head] in sets["support_nouns"]:
        owners = grammar.possessors(s, head) + names_before(s, head) + by_whom(s, head)
        return owners or governing_subjects(s, head, sets, depth + 1)
    return []
