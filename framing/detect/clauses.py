"""Who stands as subject to a verb, said or understood, and whose a noun is."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from framing.detect.grammar import (
    NOMINAL,
    OBJECT,
    PREDICATIVE,
    SUBJECT,
    VERBAL,
    children_with,
    conjuncts,
    copula_of,
    first_conjunct,
    is_passive,
    modifiers,
    objects,
    possessors,
    prepositional,
)
from framing.language.sentence import ParsedSentence

#: A walk that has not ended after so many steps has lost its way.
_FAR: Final = 5


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
        members = [m for token in own for m in conjuncts(s, token)]
        return members if len(members) > 1 else _torn_list(s, verb, members[0])
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
    if dep == "ROOT" and s.kind == "prose" and s.tags[verb] in ("VBD", "VBN", "VBZ", "VBP"):
        return _stray_subject(s, verb)
    if dep in ("conj", "advcl", "ccomp", "auxpass", "aux") and head != verb:
        if s.pos[head] in VERBAL:
            return subjects(s, head, object_control, step)
        if s.pos[head] in NOMINAL and dep in ("conj", "advcl"):
            return [head] if dep == "advcl" else []
        if s.pos[head] == "ADJ":
            return _controllers(s, head, object_control, step)
    return []


def _torn_list(s: ParsedSentence, verb: int, last: int) -> list[int]:
    """The whole list where a parse left the verb its last name only.

    "... of the Union, and A, B and C distinguished themselves": a plural verb or reflexive wants
    several subjects, so the names before, with commas between, belong to it too.
    """
    several = s.tags[verb] == "VBP" or any(
        s.lower[t] == "themselves" for t in children_with(s, verb, ("dobj",))
    )
    found = [last]
    if not several or s.tags[last] != "NNP" or s.lower[last - 1] not in ("and", ","):
        return found
    here = last - 1
    while here > 0 and s.lower[here] in ("and", ","):
        joined = {s.lower[here]}
        if s.lower[here] == "and" and s.words[here - 1] == ",":
            here -= 1
        if s.tags[here - 1] != "NNP" or ("and" in joined and len(found) > 1):
            break
        found.append(here - 1)
        here -= 2
    return sorted(found)


def _stray_subject(s: ParsedSentence, verb: int) -> list[int]:
    """The subject that a plainly wrong parse hung elsewhere.

    "In the case of X after December, Russia, which ..., refrained": a finite verb without a
    subject, right behind a comma that closes an apposition, has that apposition as subject.
    """
    if verb < 2 or s.words[verb - 1] != ",":
        return []
    here = verb - 2
    for _ in range(_FAR * 2):
        if s.deps[here] == "appos" and s.pos[here] in NOMINAL:
            return conjuncts(s, here)
        if s.deps[here] == "relcl":
            # What stands before ", which" is the subject, wherever the clause was hung.
            first = s.subtree(here)[0]
            before = first - 2 if s.words[first - 1] == "," else first - 1
            return [before] if before >= 0 and s.pos[before] in NOMINAL else []
        if s.heads[here] in (here, verb):
            return []
        here = s.heads[here]
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
    if s.lemmas[governor] == "be":
        # "For X the objective is to achieve ...": X is to achieve it. "What X wants is to ...".
        whose = [token for _, token in prepositional(s, governor, ("for",)) if token < governor]
        whose = whose or _who_wants(s, governor)
        if whose:
            return whose
    return subjects(s, governor, object_control, depth)


def _who_wants(s: ParsedSentence, copula: int) -> list[int]:
    """The subject of a clause with "what" as its object that itself is subject: "what X wants"."""
    return [
        member
        for clause in children_with(s, copula, ("csubj",))
        if any(s.lower[t] == "what" for t in children_with(s, clause, ("dobj",)))
        for subject in children_with(s, clause, ("nsubj",))
        for member in conjuncts(s, subject)
    ]


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
    if s.pos[head] == "ADV" and s.pos[s.heads[head]] in VERBAL:
        # "is far from being an ally"
        return subjects(s, s.heads[head], object_control, depth)
    owners = owners_of(s, head)
    if owners:
        return [o for o in owners if o != head]
    if s.deps[head] in OBJECT and s.pos[s.heads[head]] in VERBAL:
        return subjects(s, s.heads[head], object_control, depth)
    if s.deps[head] in SUBJECT or copula_of(s, head) is not None:
        return []
    return []
