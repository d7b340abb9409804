"""Walks over a dependency tree, in the words of grammar: objects, phrases, coordinations.

Everything here takes a sentence and a token number and gives token numbers.
The labels are those of spaCy's English pipelines (ClearNLP style).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from typing import Final

from framing.language.sentence import ParsedSentence

SUBJECT: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


PASSIVE_SUBJECT: Final = frozenset({"nsubjpass", "csubjpass"})


OBJECT: Final = frozenset({"dobj", "obj", "dative"})


PREDICATIVE: Final = frozenset({"attr", "oprd", "acomp"})


CLAUSE: Final = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "conj", "ROOT"})


MODIFIER: Final = frozenset({"amod", "compound", "nmod", "npadvmod"})


RELATIVE: Final = frozenset({"who", "which", "that", "whom", "whose"})


FIRST_PERSON: Final = frozenset({"i", "we", "our", "us", "ourselves", "my"})


VERBAL: Final = frozenset({"VERB", "AUX"})


NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


#: A walk that has not ended after so many steps has lost its way.
_FAR: Final = 5


#: "China rather than Japan", "X but not Y": the second is left out of what is said.
_EXCLUDING: Final = frozenset({"than", "rather", "not", "instead"})


def children_with(s: ParsedSentence, token: int, deps: Collection[str]) -> list[int]:
    """The dependents of a token that carry one of the labels."""
    below = s.children[token]
    # Most tokens are leaves, and nothing is asked more often.
    return [child for child in below if s.deps[child] in deps] if below else []


def with_lemma(s: ParsedSentence, lemmas: Set[str]) -> Sequence[int]:
    """The tokens that have one of the lemmas, in text order."""
    # Most sentences have none.
    if lemmas.isdisjoint(s.forms):
        return ()
    return [token for token, lemma in enumerate(s.lemmas) if lemma in lemmas]


def conjuncts(s: ParsedSentence, token: int) -> list[int]:
    """The token and all that is coordinated below it ("Armenia and Azerbaijan")."""
    found = [token]
    for member in found:
        joined = children_with(s, member, ("conj",))
        if joined and any(s.lower[t] in _EXCLUDING for t in children_with(s, member, ("cc",))):
            continue
        found.extend(joined)
    return found


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
        return _is_bare_participle(s, verb)
    if _is_reduced(s, verb):
        return True
    if s.deps[verb] in ("acl", "amod", "relcl", "advcl") and not children_with(s, verb, ("nsubj",)):
        has_aux = bool(children_with(s, verb, ("aux",)))
        return s.tags[verb] == "VBN" and not has_aux and not children_with(s, verb, ("dobj",))
    if s.deps[verb] == "conj" and not children_with(s, verb, ("aux", "nsubj")):
        return s.tags[verb] == "VBN" and is_passive(s, s.heads[verb])
    return False


def _is_bare_participle(s: ParsedSentence, verb: int) -> bool:
    """ "Cut off from SWIFT, Iran ...": a participle that is taken for a plain verb."""
    bare = s.tags[verb] == "VB" and s.deps[verb] == "advcl"
    return bare and not children_with(s, verb, ("nsubj", "aux", "mark", "dobj"))


def _is_reduced(s: ParsedSentence, verb: int) -> bool:
    """ "Taipei, elbowed out of the talks, learned ...": no finite verb stands behind its subject
    and one comma, so what the parse took for one is a participle."""
    subject = verb - 2
    return (
        verb >= 2
        and s.words[verb - 1] == ","
        and s.heads[subject] == verb
        and s.deps[subject] == "nsubj"
        and "," in s.words[verb:]
        and not children_with(s, verb, ("dobj", "aux"))
    )


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
    """Who does it in a passive clause; also where the parse hung "by" on an adjunct before it
    ("isolated for decades by", "stabbed in the back by")."""
    found = [token for _, token in prepositional(s, verb, ("by",))]
    if found:
        return found
    adjuncts = [
        t for p in children_with(s, verb, ("prep",)) for t in children_with(s, p, ("pobj",))
    ]
    return [token for noun in adjuncts for _, token in prepositional(s, noun, ("by",))]


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
        if s.deps[here] == "ccomp":
            singled_out = _singled_out(s, s.heads[here], token)
            if singled_out is not None:
                return singled_out
        if s.heads[here] == here:
            return None
    return None


def relative_doers(s: ParsedSentence, noun: int) -> list[tuple[int, int]]:
    """(verb, subject) of clauses whose object the noun is: "the war that Russia unleashed"."""
    return [
        (clause, member)
        for clause in children_with(s, noun, ("relcl",))
        if not is_passive(s, clause)
        for token in children_with(s, clause, ("nsubj",))
        if s.lower[token] not in RELATIVE and token > noun
        for member in conjuncts(s, token)
    ]


def _singled_out(s: ParsedSentence, copula: int, pronoun: int) -> int | None:
    """ "It is Peru that began it": the noun between "it is" and the pronoun."""
    below = children_with(s, copula, ("nsubj", "attr"))
    nouns = [t for t in below if s.deps[t] == "attr" and copula < t < pronoun]
    is_cleft = s.lemmas[copula] == "be" and any(s.lower[t] == "it" for t in below)
    return nouns[0] if is_cleft and nouns else None


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


def head_of(s: ParsedSentence, tokens: Sequence[int]) -> int:
    """The token of a cue on which the others hang."""
    inside = set(tokens)
    content = [t for t in tokens if s.pos[t] in ("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM")]
    tops = [t for t in content or tokens if s.heads[t] not in inside or s.heads[t] == t]
    return tops[0] if tops else (content or list(tokens))[0]
