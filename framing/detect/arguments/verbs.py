"""Arguments of a verb cue: who does it, to whom, who is described, who shares in it."""

from __future__ import annotations

from framing.detect import grammar
from framing.detect.arguments.slots import TOWARDS, WITH, Level, phrase, slots, understood_subjects
from framing.detect.mention import Sets
from framing.language.sentence import ParsedSentence


def verb_agents(s: ParsedSentence, verb: int, sets: Sets) -> list[Level]:
    """Subject of an active verb, by-phrase of a passive one."""
    if grammar.is_passive(s, verb):
        return [slots(grammar.by_phrase(s, verb), "by-phrase")]
    return [slots(understood_subjects(s, verb, sets), "subject")]


def verb_targets(s: ParsedSentence, verb: int, sets: Sets) -> list[Level]:
    """Object, passive subject, the noun of a participle, then objects of prepositions."""
    if grammar.is_passive(s, verb):
        first = slots(understood_subjects(s, verb, sets), "passive-subject")
    else:
        first = slots(grammar.objects(s, verb) + _small_subjects(s, verb), "object")
    return [first, phrase(s, verb, TOWARDS, "object-of")]


def verb_described(s: ParsedSentence, verb: int, sets: Sets) -> list[Level]:
    """Whoever the clause is about."""
    return [slots(understood_subjects(s, verb, sets), "subject")]


def verb_parties(s: ParsedSentence, verb: int, sets: Sets) -> list[Level]:
    """Subjects and those with whom; in a passive the by-phrase too."""
    together = slots(understood_subjects(s, verb, sets), "subject")
    together += phrase(s, verb, WITH, "with")
    together += slots(grammar.by_phrase(s, verb), "by-phrase")
    together += slots(grammar.objects(s, verb), "object")
    return [together]


def _small_subjects(s: ParsedSentence, verb: int) -> list[int]:
    """The subject of a small clause is what the verb acts on ("helps China expand")."""
    return [
        t
        for clause in grammar.children_with(s, verb, ("ccomp",))
        if not grammar.children_with(s, clause, ("mark", "aux"))
        or any(s.lower[t] == "to" for t in grammar.children_with(s, clause, ("aux",)))
        for t in grammar.children_with(s, clause, ("nsubj",))
    ]
