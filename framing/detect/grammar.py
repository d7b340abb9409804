"""Walks over a dependency tree, in the words of grammar: subjects, objects, phrases.

Everything here takes a sentence and a token number and gives token numbers.
The labels are those of spaCy's English pipelines (ClearNLP style).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from framing.language.sentence import ParsedSentence

SUBJECT: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
PASSIVE_SUBJECT: Final = frozenset({"nsubjpass", "csubjpass"})
OBJECT: Final = frozenset({"dobj", "obj", "dative"})
PREDICATIVE: Final = frozenset({"attr", "oprd", "acomp"})
CLAUSE: Final = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "conj", "ROOT"})
MODIFIER: Final = frozenset({"amod", "compound", "nmod", "npadvmod"})
RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
VERBAL: Final = frozenset({"VERB", "AUX"})
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
#: A walk that has not ended after so many steps has lost its way.
_FAR: Final = 5


def children_with(s: ParsedSentence, token: int, deps: Collection[str]) -> list[int]:
    """The dependents of a token that carry one of the labels."""
    return [child for child in s.children[token] if s.deps[child] in deps]


def conjuncts(s: ParsedSentence, token: int) -> list[int]:
    """The token and all that is coordinated below it ("Armenia and Azerbaijan")."""
    found = [token]
    for member in found:
        joined = children_with(s, member, ("conj",))
        if joined and any(s.lower[t] in _EXCLUDING for t in children_with(s, member, ("cc",))):
            continue
        found.extend(joined)
    return found


#: "China rather than Japan", "X but not Y": the second is left out of what is said.
_EXCLUDING: Final = frozenset({"than", "rather", "not", "instead"})


def first_conjunct(s: ParsedSentence, token: int) -> int:
    """The first member of the coordination the token belongs to."""
    while s.deps[token] == "conj" and s.heads[token] != token:
        token = s.heads[token]
    return token


def is_passive(s: ParsedSentence, verb: int) -> bool:
    """A passive verb form, also as a participle behind or before its noun."""
    if children_with(s, verb, ("auxpass",)) or children_with(s, verb, PASSIVE_SUBJECT):
        return True
    if children_with(s, verb, ("agent",)) and not children_with(s, verb, ("dobj", "aux")):
        return True
    if s.tags[verb] not in ("VBN", "VBD"):
        return False
    if s.deps[verb] in ("acl", "amod", "relcl", "advcl") and not children_with(s, verb, ("nsubj",)):
        has_aux = bool(children_with(s, verb, ("aux",)))
        return s.tags[verb] == "VBN" and not has_aux and not children_with(s, verb, ("dobj",))
    if s.deps[verb] == "conj" and not children_with(s, verb, ("aux", "nsubj")):
        return s.tags[verb] == "VBN" and is_passive(s, s.heads[verb])
    return False


def prepositional(
    s: ParsedSentence, head: int, prepositions: Collection[str]
) -> list[tuple[str, int]]:
    """(preposition, object) of the phrases that hang on a token, coordinated ones included."""
    found = []
    for prep in children_with(s, head, ("prep", "agent", "dative", "prt", "mark")):
        if s.lower[prep] in prepositions:
            found += [
                (s.lower[prep], member)
                for obj in children_with(s, prep, ("pobj", "pcomp"))
                for member in conjuncts(s, obj)
            ]
            # "from Russia to Iran", "of both ...": a phrase may hang on a preposition.
            found += prepositional(s, prep, prepositions)
    return found


def by_phrase(s: ParsedSentence, verb: int) -> list[int]:
    """Who does it in a passive clause; also where the parse hung "by" on an adjunct before it."""
    found = [token for _, token in prepositional(s, verb, ("by",))]
    if found:
        return found
    adjuncts = [t for p in children_with(s, verb, ("prep",)) for t in children_with(s, p, ("pobj",))]
    return [
        token
        for adjunct in adjuncts
        if s.lemmas[adjunct] in _TIMES
        for _, token in prepositional(s, adjunct, ("by",))
    ]


#: Time words behind which "by" still names the doer: "isolated for decades by ...".
_TIMES: Final = frozenset(
    {"decade", "year", "month", "week", "day", "century", "time", "long", "war", "spring"}
    | {"summer", "autumn", "winter", "past", "period"}
)


def objects(s: ParsedSentence, verb: int) -> list[int]:
    """Direct and indirect objects, coordinated ones included."""
    direct = children_with(s, verb, OBJECT)
    found = [member for obj in direct if s.pos[obj] != "ADP" for member in conjuncts(s, obj)]
    if not found and s.deps[verb] == "conj" and s.pos[s.heads[verb]] in VERBAL:
        return found
    return found


def antecedent(s: ParsedSentence, token: int) -> int | None:
    """The noun a relative pronoun stands for, or None."""
    if s.lower[token] not in RELATIVE or s.pos[token] not in ("PRON", "DET", "SCONJ"):
        return None
    here = token
    for _ in range(_FAR):
        here = s.heads[here]
        if s.deps[here] in ("relcl", "acl"):
            noun = s.heads[here]
            return _agreeing(s, noun, token, here) if noun < token else None
        if s.heads[here] == here:
            return None
    return None


def _agreeing(s: ParsedSentence, noun: int, pronoun: int, verb: int) -> int:
    """The noun itself, or a nearer coordination where only that agrees with a plural verb.

    "Georgia, unlike Armenia and Azerbaijan, which remain hostile": a parser that hangs the
    clause on Georgia is wrong, since "remain" is plural.
    """
    singular = s.tags[noun] in ("NN", "NNP") and not children_with(s, noun, ("conj",))
    finite = [t for t in (verb, *children_with(s, verb, ("aux", "auxpass"))) if s.tags[t] == "VBP"]
    if not singular or not finite:
        return noun
    for token in range(pronoun - 1, noun, -1):
        top = first_conjunct(s, token)
        if top > noun and top != token and s.pos[top] in NOMINAL:
            return top
    return noun


def possessors(s: ParsedSentence, noun: int) -> list[int]:
    """Whose it is: "Russia's policy", "its policy"."""
    return [m for child in children_with(s, noun, ("poss",)) for m in conjuncts(s, child)]


def modifiers(s: ParsedSentence, noun: int) -> list[int]:
    """Adjectives and nouns before a noun, and what stands in front of a hyphen in them."""
    found = []
    for child in children_with(s, noun, MODIFIER):
        for member in conjuncts(s, child):
            found.append(member)
            if s.deps[member] in MODIFIER:
                found += modifiers(s, member)
    return found


def copula_of(s: ParsedSentence, token: int) -> int | None:
    """The linking verb of a predicate noun or adjective ("is", "remains"), or None."""
    token = first_conjunct(s, token)
    if s.deps[token] in PREDICATIVE and s.pos[s.heads[token]] in VERBAL:
        return s.heads[token]
    return None


def subjects(
    s: ParsedSentence, verb: int, object_control: Collection[str] = (), depth: int = 0
) -> list[int]:
    """Who stands as subject to a verb, said or understood.

    Understood subjects come from coordination, control ("seeks to contain", "forces X to
    leave"), relative and participle clauses, and infinitives on a noun ("effort to contain").
    """
    own = children_with(s, verb, SUBJECT)
    own = [token for token in own if s.lower[token] != "there"]
    if own:
        return [m for token in own for m in conjuncts(s, token)]
    if depth > _FAR:
        return []
    head, dep = s.heads[verb], s.deps[verb]
    step = depth + 1
    if dep in ("relcl", "acl") and s.pos[head] in NOMINAL:
        return _subjects_on_noun(s, verb, object_control, step)
    if dep == "amod" and s.pos[head] in NOMINAL:
        return [head]
    if dep in ("xcomp", "oprd"):
        return _controllers(s, head, object_control, step)
    if dep == "pcomp" or (dep == "pobj" and s.tags[verb] == "VBG"):
        return _subjects_above_preposition(s, head, object_control, step)
    if dep in ("conj", "advcl", "ccomp", "auxpass", "aux") and head != verb:
        if s.pos[head] in VERBAL:
            return subjects(s, head, object_control, step)
        if s.pos[head] in NOMINAL and dep in ("conj", "advcl"):
            return [head] if dep == "advcl" else []
        if s.pos[head] == "ADJ":
            return _controllers(s, head, object_control, step)
    return []


def _subjects_on_noun(
    s: ParsedSentence, verb: int, object_control: Collection[str], depth: int
) -> list[int]:
    """The subject of a clause that hangs on a noun."""
    noun = s.heads[verb]
    infinitive = any(s.lower[t] == "to" for t in children_with(s, verb, ("aux",)))
    if not infinitive:
        # "China and Georgia establishing ties": the clause holds for all before it.
        return [member for member in conjuncts(s, noun) if member < verb]
    owners = owners_of(s, noun)
    if owners:
        return owners
    governor = s.heads[first_conjunct(s, noun)]
    if s.deps[first_conjunct(s, noun)] in OBJECT and s.pos[governor] in VERBAL:
        return subjects(s, governor, object_control, depth)
    if copula_of(s, noun) is not None:
        return subjects(s, governor, object_control, depth)
    if s.deps[noun] == "pobj" and s.pos[s.heads[governor]] in VERBAL:
        # "in order to contain X", "in a bid to": the subject of the clause.
        return subjects(s, s.heads[governor], object_control, depth)
    return []


def owners_of(s: ParsedSentence, noun: int) -> list[int]:
    """Whose a noun is: possessive, of-phrase, demonym or name before it."""
    owners = possessors(s, noun)
    owners += [token for _, token in prepositional(s, noun, ("of", "by"))]
    if not owners:
        owners = [t for t in modifiers(s, noun) if s.words[t][:1].isupper()]
    return owners


def _controllers(
    s: ParsedSentence, governor: int, object_control: Collection[str], depth: int
) -> list[int]:
    """The understood subject of an infinitive: the governor's object or its subject."""
    if s.pos[governor] == "ADJ" and s.deps[governor] in PREDICATIVE:
        governor = s.heads[governor]
    if s.pos[governor] in NOMINAL:
        return owners_of(s, governor)
    if s.lemmas[governor] in object_control:
        given = objects(s, governor)
        if given:
            return given
    return subjects(s, governor, object_control, depth)


def _subjects_above_preposition(
    s: ParsedSentence, prep: int, object_control: Collection[str], depth: int
) -> list[int]:
    """The understood subject of a gerund behind a preposition ("by creating", "effort at")."""
    head = s.heads[prep]
    if s.pos[head] in VERBAL:
        given = objects(s, head)
        if given and s.lower[prep] in ("of", "for", "from", "into") and not is_passive(s, head):
            return given
        return subjects(s, head, object_control, depth)
    if s.pos[head] == "ADJ":
        return _controllers(s, head, object_control, depth)
    owners = owners_of(s, head)
    if owners:
        return [o for o in owners if o != head]
    if s.deps[head] in OBJECT and s.pos[s.heads[head]] in VERBAL:
        return subjects(s, s.heads[head], object_control, depth)
    if s.deps[head] in SUBJECT or copula_of(s, head) is not None:
        return []
    return []


#: Labels over which a governing word reaches down to what it governs.
_GOVERNED: Final = frozenset(
    {"xcomp", "ccomp", "dobj", "obj", "attr", "acomp", "oprd", "pobj", "pcomp", "prep", "dative"}
    | {"agent", "acl", "amod", "compound", "nmod", "conj", "advmod", "prt", "nsubjpass", "poss"}
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


#: Over these a denied verb reaches its object: "did not agree to", "does not interfere in".
_ARGUMENT_PREPOSITIONS: Final = frozenset({"of", "to", "with", "for", "from", "on", "at", "into", "by"})


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


#: Verbs whose "in" names their object.
_IN_VERBS: Final = frozenset(
    {"engage", "take", "participate", "involve", "interfere", "succeed", "result", "meddle"}
    | {"intervene", "believe", "share", "join", "invest"}
)


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
    return any(
        s.lower[t] in ("but", "yet") and t < member for t in children_with(s, head, ("cc",))
    )


#: "dozens of journalists were jailed": the journalists were.
_QUANTITIES: Final = frozenset(
    {"dozen", "hundred", "thousand", "million", "number", "group", "lot", "majority", "series"}
    | {"part", "scores", "score", "half", "most", "many", "several", "some", "all", "host", "range"}
)


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
