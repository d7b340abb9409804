"""Who stands where around a cue: candidate tokens for each role, by part of speech.

A `Slot` names a role and the rule that found it. Slots of one role come in levels: the first
level that names anybody decides ("the West's containment of Russia, which China condemns" has
its agent in the possessive, so the governing verb is not asked).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from framing.detect import grammar
from framing.detect.mention import Sets
from framing.language.sentence import ParsedSentence

#: Prepositions that lead from a verb or noun to the one it is done to.
_TOWARDS: Final = frozenset(
    {"against", "toward", "towards", "to", "on", "upon", "over", "for", "from", "at", "of", "into"}
    | {"with", "in", "onto", "around", "vis-à-vis", "across"}
)
_NOUN_TOWARDS: Final = _TOWARDS - {"in", "of", "with", "from", "at", "into"}
#: Behind the verb that governs a noun: "imposes sanctions on", "poses a threat to".
_ONTO: Final = frozenset({"against", "toward", "towards", "to", "on", "upon", "over", "for"})
_WITH: Final = frozenset({"with", "between", "among", "amongst", "to", "toward", "towards", "vs"})
_PLACE: Final = frozenset({"in", "within", "across", "throughout", "inside", "of"})
#: Prepositions over which a noun still belongs to the doer of the verb or noun above.
_CLIMBING: Final = frozenset(
    {"of", "for", "in", "to", "at", "towards", "toward", "on", "through", "about", "into", "with"}
    | {"as", "from"}
)
_DESPITE: Final = frozenset(
    {"despite", "amid", "amidst", "notwithstanding", "given", "because", "under", "after", "without"}
)
_FINDING: Final = frozenset({"have", "find", "see", "gain", "win", "lose", "recognise", "recognize"})
_DEFINING: Final = frozenset({"refer", "mean", "denote", "signify"})
_AS: Final = ("as",)
_BE: Final = frozenset({"be", "become", "remain", "stay", "seem", "appear", "prove", "look"})


class Slot(NamedTuple):
    """A token that may stand for an actor in a role, and the rule that says so."""

    token: int
    rule: str


Level = list[Slot]
Finder = Callable[[ParsedSentence, int, Sets], list[Level]]


def _slots(tokens: list[int], rule: str) -> Level:
    return [Slot(token, rule) for token in tokens]


def _phrase(s: ParsedSentence, head: int, prepositions: frozenset[str], rule: str) -> Level:
    return [Slot(t, f"{rule}:{prep}") for prep, t in grammar.prepositional(s, head, prepositions)]


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
        return [_slots(_subjects(s, above, sets), "adverbial")]
    if s.pos[above] == "ADJ":
        verb = grammar.copula_of(s, above)
        return [_slots(_subjects(s, verb, sets), "adverbial")] if verb is not None else []
    return [_slots([above], "adverbial")]


def own_objects(s: ParsedSentence, tokens: Sequence[int]) -> Level:
    """Objects of the cue's own preposition: "interest in X", "passes through X"."""
    return [
        Slot(member, f"object-of:{s.lower[token]}")
        for token in tokens
        if s.pos[token] in ("ADP", "SCONJ")
        for obj in grammar.children_with(s, token, ("pobj",))
        if obj not in tokens
        for member in grammar.conjuncts(s, obj)
    ]


# --- verbs -----------------------------------------------------------------------------------


def verb_agents(s: ParsedSentence, verb: int, sets: Sets) -> list[Level]:
    """Subject of an active verb, by-phrase of a passive one."""
    if grammar.is_passive(s, verb):
        return [_slots(grammar.by_phrase(s, verb), "by-phrase")]
    return [_slots(_subjects(s, verb, sets), "subject")]


def verb_targets(s: ParsedSentence, verb: int, sets: Sets) -> list[Level]:
    """Object, passive subject, the noun of a participle, then objects of prepositions."""
    if grammar.is_passive(s, verb):
        first = _slots(_subjects(s, verb, sets), "passive-subject")
    else:
        first = _slots(grammar.objects(s, verb) + _small_subjects(s, verb), "object")
    return [first, _phrase(s, verb, _TOWARDS, "object-of")]


def verb_described(s: ParsedSentence, verb: int, sets: Sets) -> list[Level]:
    """Whoever the clause is about."""
    return [_slots(_subjects(s, verb, sets), "subject")]


def verb_parties(s: ParsedSentence, verb: int, sets: Sets) -> list[Level]:
    """Subjects and those with whom; in a passive the by-phrase too."""
    together = _slots(_subjects(s, verb, sets), "subject")
    together += _phrase(s, verb, _WITH, "with")
    together += _slots(grammar.by_phrase(s, verb), "by-phrase")
    together += _slots(grammar.objects(s, verb), "object")
    return [together]


def _subjects(s: ParsedSentence, verb: int, sets: Sets) -> list[int]:
    return grammar.subjects(s, verb, sets["object_control"]) or _implied_subject(s, verb)


def _implied_subject(s: ParsedSentence, verb: int) -> list[int]:
    """A bullet ("always pursue ...") has its subject in the lead-in: its root stands for it."""
    if s.kind != "item":
        return []
    here = verb
    while s.heads[here] != here and s.deps[here] in grammar.CLAUSE:
        here = s.heads[here]
    bare = not grammar.children_with(s, here, grammar.SUBJECT)
    return [here] if s.heads[here] == here and s.pos[here] in grammar.VERBAL and bare else []


def _small_subjects(s: ParsedSentence, verb: int) -> list[int]:
    """The subject of a small clause is what the verb acts on ("helps China expand")."""
    return [
        t
        for clause in grammar.children_with(s, verb, ("ccomp",))
        if not grammar.children_with(s, clause, ("mark", "aux"))
        or any(s.lower[t] == "to" for t in grammar.children_with(s, clause, ("aux",)))
        for t in grammar.children_with(s, clause, ("nsubj",))
    ]


# --- nouns -----------------------------------------------------------------------------------


def event_of(s: ParsedSentence, noun: int) -> int:
    """The noun that carries the phrase when the cue only modifies it ("containment strategy")."""
    here = noun
    while s.deps[here] in ("compound", "nmod", "amod") and s.pos[s.heads[here]] in grammar.NOMINAL:
        here = s.heads[here]
    return here


def noun_agents(s: ParsedSentence, noun: int, sets: Sets) -> list[Level]:
    """Possessor, name before the noun, by-phrase, of-phrase, then whoever governs the noun."""
    head = event_of(s, noun)
    phrase = [t for n in dict.fromkeys((noun, head)) for t in _by(s, n)]
    owners = [] if _is_defined(s, head) else grammar.possessors(s, head)
    return [
        _slots(phrase, "by-phrase"),
        _slots(owners, "possessive"),
        _slots(_relative_subjects(s, head), "relative-clause"),
        _slots(_names_before(s, head), "modifier"),
        _phrase(s, head, frozenset({"from"}), "from-phrase"),
        _slots([t for _, t in grammar.prepositional(s, head, ("of",))], "of-phrase"),
        _slots(governing_subjects(s, head, sets, agents_only=True), "governing-subject"),
    ]


def _relative_subjects(s: ParsedSentence, noun: int) -> list[int]:
    """ "the war that Russia unleashed": who does it in the clause whose object the noun is."""
    return [
        member
        for clause in grammar.children_with(s, noun, ("relcl",))
        if not grammar.is_passive(s, clause)
        for token in grammar.children_with(s, clause, ("nsubj",))
        if s.lower[token] not in grammar.RELATIVE and token > noun
        for member in grammar.conjuncts(s, token)
    ]


def _is_defined(s: ParsedSentence, noun: int) -> bool:
    """ "X's dual deterrence refers to ...": X coined the term and need not be who does it."""
    return s.deps[noun] in grammar.SUBJECT and s.lemmas[s.heads[noun]] in _DEFINING


def _by(s: ParsedSentence, noun: int) -> list[int]:
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
    if active and s.deps[noun] in grammar.OBJECT:
        return [t for _, t in grammar.prepositional(s, verb, ("by",)) if s.pos[t] == "PROPN"]
    return []


def _names_before(s: ParsedSentence, noun: int) -> list[int]:
    return [t for t in grammar.modifiers(s, noun) if s.words[t][:1].isupper()]


def _region_before(s: ParsedSentence, noun: int) -> list[int]:
    """ "regional security threats" are those of the region spoken of."""
    return [t for t in grammar.modifiers(s, noun) if s.lower[t] == "regional"]


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
        return _active_subjects(s, head, sets)
    if dep == "nsubjpass":
        return grammar.by_phrase(s, head)
    if dep == "attr" and s.pos[head] in grammar.VERBAL:
        return _subjects(s, head, sets)
    if dep in ("pobj", "appos") and s.pos[head] not in grammar.NOMINAL:
        return _above_preposition(s, head, sets, depth)
    if dep in ("appos", "compound", "nmod"):
        owners = grammar.owners_of(s, head)
        return owners or governing_subjects(s, head, sets, depth + 1)
    return []


def _active_subjects(s: ParsedSentence, verb: int, sets: Sets) -> list[int]:
    if grammar.is_passive(s, verb):
        return grammar.by_phrase(s, verb)
    return _subjects(s, verb, sets)


def _above_preposition(s: ParsedSentence, prep: int, sets: Sets, depth: int) -> list[int]:
    """The doer of a noun behind a preposition: "resort to X", "policy of X", "accuse A of X"."""
    head = s.heads[prep]
    if s.lower[prep] not in _CLIMBING:
        return []
    if s.pos[head] in grammar.VERBAL:
        accused = grammar.objects(s, head)
        if s.lower[prep] in ("of", "for", "as", "into") and accused:
            return accused
        return _active_subjects(s, head, sets) or _subjects(s, head, sets)
    if s.pos[head] == "ADJ":
        verb = grammar.copula_of(s, head)
        if verb is None and s.deps[head] == "amod":
            verb = grammar.copula_of(s, s.heads[head])
        return _subjects(s, verb, sets) if verb is not None else []
    if s.pos[head] in grammar.NOMINAL and s.lemmas[head] in sets["support_nouns"]:
        owners = grammar.possessors(s, head) + _names_before(s, head) + _by(s, head)
        return owners or governing_subjects(s, head, sets, depth + 1)
    return []


def noun_targets(s: ParsedSentence, noun: int, sets: Sets) -> list[Level]:
    """Phrases behind the noun; phrases behind the verb that governs it; its other object."""
    head = event_of(s, noun)
    behind = [slot for n in dict.fromkeys((noun, head)) for slot in _phrase(s, n, _NOUN_TOWARDS, "object-of")]
    of_phrase = [Slot(t, "of-phrase") for _, t in grammar.prepositional(s, head, ("of",))]
    levels = [behind or of_phrase, of_phrase]
    for clause in grammar.children_with(s, head, ("acl",)):
        levels.append(_phrase(s, clause, _TOWARDS - {"by"}, "object-of"))
    top = grammar.first_conjunct(s, head)
    verb = s.heads[top]
    if s.pos[verb] in grammar.VERBAL and s.deps[top] in (*grammar.OBJECT, "nsubjpass", "nsubj", "attr"):
        others = [t for t in grammar.objects(s, verb) if t not in grammar.conjuncts(s, top)]
        levels.append(_slots(others, "indirect-object") + _phrase(s, verb, _ONTO, "object-of"))
    if s.deps[top] == "pobj" and s.pos[s.heads[verb]] in grammar.VERBAL:
        levels.append(_slots(grammar.objects(s, s.heads[verb]), "object"))
    if s.deps[top] in grammar.OBJECT and s.lemmas[verb] in sets["receiving_verbs"]:
        levels.append(_slots(_active_subjects(s, verb, sets), "governing-subject"))
    if _by(s, head):
        levels.append(_slots(grammar.possessors(s, head), "possessive"))
    levels.append(_slots(_circumstance_of(s, head, sets), "circumstance"))
    return levels


def noun_described(s: ParsedSentence, noun: int, sets: Sets) -> list[Level]:
    """Subject of the copula, apposition, as-phrase, name behind a title; then whose it is."""
    head = event_of(s, noun)
    return [
        _slots(_predicated(s, head, sets), "copula"),
        _slots(_apposed(s, noun, head), "apposition"),
        _slots(_inverted(s, head), "inverted-copula"),
        _slots(_as_phrase(s, head, sets), "as-phrase"),
        _slots(_found_in(s, head), "found-in"),
        _slots(grammar.possessors(s, head) + _names_before(s, head), "possessive"),
        _slots(_region_before(s, head), "region"),
        _phrase(s, head, frozenset({"of"}), "phrase"),
        _slots(_had(s, head, sets), "governing-subject"),
        _phrase(s, head, _PLACE, "phrase"),
        _place_of_clause(s, head),
    ]


def _predicated(s: ParsedSentence, noun: int, sets: Sets) -> list[int]:
    """ "Russia is a threat", "considers Russia a threat"."""
    verb = grammar.copula_of(s, noun)
    if verb is not None and grammar.children_with(s, verb, ("expl",)):
        return []
    if verb is not None:
        if s.deps[grammar.first_conjunct(s, noun)] == "oprd" and not grammar.is_passive(s, verb):
            given = grammar.objects(s, verb)
            if given:
                return given
        return _subjects(s, verb, sets)
    return []


def _inverted(s: ParsedSentence, noun: int) -> list[int]:
    """ "The greatest threat is Russia"."""
    top = grammar.first_conjunct(s, noun)
    head = s.heads[top]
    if s.deps[top] != "nsubj" or s.lemmas[head] not in ("be", "remain", "become"):
        return []
    return [m for t in grammar.children_with(s, head, ("attr",)) for m in grammar.conjuncts(s, t)]


def _found_in(s: ParsedSentence, noun: int) -> list[int]:
    """ "has a reliable ally in X": X is the ally."""
    verb = s.heads[noun]
    if s.deps[noun] not in grammar.OBJECT or s.lemmas[verb] not in _FINDING:
        return []
    return [t for h in (noun, verb) for _, t in grammar.prepositional(s, h, ("in",)) if s.pos[t] == "PROPN"]


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
        return grammar.objects(s, verb) or _subjects(s, verb, sets)
    if s.pos[verb] == "ADJ":
        copula = grammar.copula_of(s, verb)
        return _subjects(s, copula, sets) if copula is not None else []
    if s.pos[verb] in grammar.NOMINAL:
        return grammar.owners_of(s, verb) or [verb]
    return []


def _had(s: ParsedSentence, noun: int, sets: Sets) -> list[int]:
    """Who has, faces, plays what the noun says: subject of its verb or of "is of"."""
    top = grammar.first_conjunct(s, noun)
    head, dep = s.heads[top], s.deps[top]
    if dep in grammar.OBJECT and s.pos[head] in grammar.VERBAL:
        return _active_subjects(s, head, sets)
    if dep == "pobj" and s.pos[s.heads[head]] in grammar.VERBAL:
        verb = s.heads[head]
        if s.lower[head] in ("of", "in", "under", "at", "with", "from", "into", "by", "for", "to"):
            return _subjects(s, verb, sets)
    if dep == "pobj" and s.pos[s.heads[head]] == "ADJ":
        verb = grammar.copula_of(s, s.heads[head])
        return _subjects(s, verb, sets) if verb is not None else []
    if dep == "pobj" and s.pos[s.heads[head]] in grammar.NOMINAL and s.lower[head] in ("with", "in", "of", "under"):
        return [s.heads[head]]
    return []


def _place_of_clause(s: ParsedSentence, noun: int) -> Level:
    """ "tensions persist in Georgia": the place behind the verb of which the noun is subject."""
    top = grammar.first_conjunct(s, noun)
    verb = s.heads[top]
    if s.deps[top] in grammar.SUBJECT and s.pos[verb] in grammar.VERBAL:
        return _phrase(s, verb, frozenset({"in", "within", "across"}), "place")
    return []


def noun_parties(s: ParsedSentence, noun: int, sets: Sets) -> list[Level]:
    """Both sides of a relation, in whatever phrases it names them.

    Where a between-phrase, a pair of names or "A's relations with B" already gives both, the
    verb above is not asked.
    """
    head = event_of(s, noun)
    together: Level = []
    whose = [t for _, t in grammar.prepositional(s, head, ("of",))]
    for n in dict.fromkeys((noun, head, *whose)):
        together += _phrase(s, n, _WITH, "between")
        for clause in grammar.children_with(s, n, ("acl", "relcl")):
            together += _phrase(s, clause, frozenset({"between", "with", "among"}), "between")
    together += _slots(grammar.possessors(s, head), "possessive")
    together += _slots(_names_before(s, head), "pair")
    if len(together) < 2:
        together += _phrase(s, head, frozenset({"of"}), "of-phrase")
    if len(together) < 2:
        together += _governing_parties(s, head, sets)
    if len(together) < 2:
        together += _slots(_circumstance_of(s, head, sets), "circumstance")
    return [together]


def _circumstance_of(s: ParsedSentence, noun: int, sets: Sets) -> list[int]:
    """ "Despite tensions with X, Y ...": the clause's subject is the other side."""
    prep = s.heads[grammar.first_conjunct(s, noun)]
    if s.deps[grammar.first_conjunct(s, noun)] != "pobj" or s.lower[prep] not in _DESPITE:
        return []
    verb = s.heads[prep] if s.pos[s.heads[prep]] in grammar.VERBAL else s.heads[s.heads[prep]]
    return _subjects(s, verb, sets) if s.pos[verb] in grammar.VERBAL else []


def _governing_parties(s: ParsedSentence, noun: int, sets: Sets) -> Level:
    """Subject of the verb that governs the relation, and those named with that verb."""
    found = _slots(governing_subjects(s, noun, sets), "governing-subject")
    top = grammar.first_conjunct(s, noun)
    verb = s.heads[top]
    if s.pos[verb] in grammar.VERBAL and s.deps[top] in (*grammar.OBJECT, *grammar.SUBJECT):
        found += _phrase(s, verb, frozenset({"with", "between", "among"}), "with")
        found += _slots([t for t in grammar.objects(s, verb) if t != top], "object")
    if s.deps[top] == "pobj":
        upper = s.heads[verb]
        if s.pos[upper] in grammar.NOMINAL and s.lower[verb] in ("of", "in", "for", "to"):
            found += _phrase(s, upper, frozenset({"with", "between", "among"}), "between")
            found += _slots(grammar.possessors(s, upper), "possessive")
        elif s.pos[upper] in grammar.VERBAL and s.lower[verb] in ("into", "in", "to"):
            found += _slots(grammar.objects(s, upper), "object")
    return found


# --- adjectives ------------------------------------------------------------------------------


def adjective_described(s: ParsedSentence, adjective: int, sets: Sets) -> list[Level]:
    """The noun it modifies, the subject of its copula, or the object it is said of."""
    top = grammar.first_conjunct(s, adjective)
    head, dep = s.heads[top], s.deps[top]
    if dep in ("amod", "nmod", "appos") and s.pos[head] in grammar.NOMINAL:
        return [_slots([head], "modifies"), _slots(_predicated(s, head, sets), "copula")]
    if dep in grammar.PREDICATIVE and s.pos[head] in grammar.VERBAL:
        objects = grammar.objects(s, head) if s.lemmas[head] not in _BE else []
        return [_slots(objects or _subjects(s, head, sets), "copula")]
    if dep in ("advcl", "acl", "relcl") or s.deps[top] == "ROOT":
        return [_slots(_subjects(s, top, sets), "copula")]
    if dep == "ccomp":
        return [_slots(grammar.children_with(s, top, grammar.SUBJECT), "small-clause")]
    return []


def adjective_targets(s: ParsedSentence, adjective: int, sets: Sets) -> list[Level]:
    """ "dependent on Russia", "hostile to the West"."""
    return [_phrase(s, adjective, _TOWARDS, "object-of")]


def _nobody(s: ParsedSentence, token: int, sets: Sets) -> list[Level]:
    return []


VERB: Final[dict[str, Finder]] = {
    "agent": verb_agents,
    "target": verb_targets,
    "described": verb_described,
    "party": verb_parties,
}
NOUN: Final[dict[str, Finder]] = {
    "agent": noun_agents,
    "target": noun_targets,
    "described": noun_described,
    "party": noun_parties,
}
ADJECTIVE: Final[dict[str, Finder]] = {
    "agent": adjective_described,
    "target": adjective_targets,
    "described": adjective_described,
    "party": adjective_described,
}


def finders_for(s: ParsedSentence, token: int) -> dict[str, Finder]:
    """The rules for a token's part of speech; a participle before its noun counts as a verb."""
    pos = s.pos[token]
    if pos in grammar.VERBAL:
        return VERB
    if s.deps[token] in (*grammar.SUBJECT, *grammar.OBJECT, "pobj"):
        return NOUN
    if pos in ("NOUN", "PROPN", "PRON", "NUM"):
        return NOUN
    if pos == "ADJ":
        return ADJECTIVE
    return {role: _nobody for role in VERB}
