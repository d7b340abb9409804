"""What to do with a cue that no rule of grammar links to anybody.

The subject of its clause is taken, else the one actor of the phrase it stands in. Both are guesses
with a name and a weight of their own (`[weights.rule]`), made only of an actor of whom the
sentence says nothing surer; elsewhere the closest is listed without weight.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from framing.detect import clauses, grammar
from framing.detect.arguments import finders_for
from framing.detect.attitude import opposing_word
from framing.detect.mention import Mention, Sets, reach
from framing.detect.roles import Binding, CueHit
from framing.language.sentence import ParsedSentence
from framing.lexicon.model import Cue

#: The rules of a guess, named in evidence and in `[weights.rule]`.
CLAUSE_SUBJECT: Final = "clause-subject"
SAME_PHRASE: Final = "same-phrase"
_GUESSES: Final = (CLAUSE_SUBJECT, SAME_PHRASE)
#: Steps up from a cue after which a clause that names an actor says nothing of it any more.
_STEPS: Final = 1


def near(
    s: ParsedSentence, cue: Cue, tokens: Sequence[int], mentions: Sequence[Mention]
) -> list[Binding]:
    """The closest actor named in the sentence, listed without weight: no relation was found.

    A cue line with the role `near` opts in and takes that actor as framed.
    """
    live = [m for m in mentions if not m.inert and m.kind in ("name", "metonym")]
    if not live:
        return []
    head = grammar.head_of(s, tokens)
    closest = min(live, key=lambda m: (min(abs(m.first - head), abs(m.last - head)), m.first))
    return [Binding(closest, "near", "opted-in" if "near" in cue.roles else "near", 1.0)]


def guesses_in(weights: Mapping[str, float]) -> frozenset[str]:
    """The guesses that a lexicon asks for: those to which it gives a factor above 0."""
    return frozenset(rule for rule in _GUESSES if weights.get(f"rule.{rule}", 0.0) > 0)


def guessed(
    s: ParsedSentence,
    hits: Sequence[CueHit],
    mentions: Sequence[Mention],
    sets: Sets,
    rules: frozenset[str],
) -> list[CueHit]:
    """The hits of a sentence, those that are linked to nobody with a guess where one is due.

    An actor to whom grammar links some cue of the sentence is not guessed for others.
    """
    if not rules:
        return list(hits)
    bound = [hit for hit in hits if any(b.role != "near" for b in hit.bindings)]
    linked = {b.mention.actor for hit in bound for b in hit.bindings}
    taken = {token for hit in bound for token in hit.hit.tokens}
    live = [m for m in mentions if not m.inert and m.kind != "relational"]
    free = [m for m in live if m.actor not in linked]
    return [
        hit._replace(bindings=_guess(s, hit, live, free, sets, rules) or hit.bindings)
        if free and hit not in bound and taken.isdisjoint(hit.hit.tokens)
        else hit
        for hit in hits
    ]


def _guess(
    s: ParsedSentence,
    hit: CueHit,
    live: Sequence[Mention],
    free: Sequence[Mention],
    sets: Sets,
    rules: frozenset[str],
) -> list[Binding]:
    """The actor in the role that fits its side of the cue; empty where nothing speaks for one."""
    if hit.cue.pattern.needs_actor:
        return []
    head = grammar.head_of(s, hit.hit.tokens)
    actor, rule = _clause_subject(s, head, live, sets), CLAUSE_SUBJECT
    if actor is None:
        actor, rule = _same_phrase(s, head, live), SAME_PHRASE
    if actor is None or actor not in free or rule not in rules:
        return []
    if hit.cue.valence < 0 and opposing_word(s, hit.hit.tokens, sets) is not None:
        return []
    if _is_somebody_else(s, head, sets):
        return []
    behind = actor.first > head
    # A relation needs two sides, and in a phrase anything may be what a thing is done to.
    closed = {"near", "party", "target"} if rule == SAME_PHRASE else {"near"}
    roles = [r for r in hit.cue.roles if r not in closed and (r == "target") == behind]
    return [Binding(actor, role, rule, actor.certainty) for role in roles[:1]]


def _is_somebody_else(s: ParsedSentence, head: int, sets: Sets) -> bool:
    """Whether the cue speaks of somebody whom no line lists, or only qualifies another noun.

    "The senator from Georgia attacked the bill", "the university of Oslo was founded", "a raw
    material importer".
    """
    if s.deps[head] == "compound" or (
        s.pos[head] in grammar.VERBAL and grammar.is_passive(s, head)
    ):
        return True
    attributive = s.pos[head] == "ADJ" and s.deps[head] in grammar.MODIFIER
    if attributive or s.pos[head] not in (*grammar.VERBAL, "ADJ"):
        return False
    slots = finders_for(s, head)["described"](s, head, sets)
    return any(s.pos[slot.token] in ("NOUN", "PROPN") for level in slots for slot in level)


def _clause_subject(
    s: ParsedSentence, token: int, live: Sequence[Mention], sets: Sets
) -> Mention | None:
    """The one actor that is subject of a clause around the token, with no other in between."""
    here = token
    while True:
        if s.pos[here] in grammar.VERBAL:
            subjects = clauses.subjects(s, here, sets["object_control"])
            reached = [r.mention for t in subjects for r in reach(s, t, live, sets)]
            if len({m.actor for m in reached}) == 1:
                return _who(s, reached[0])
        above = s.heads[here]
        beside = s.deps[here] == "prep" and grammar.children_with(s, above, grammar.OBJECT)
        if above == here or beside or any(m.first in s.subtree(here) for m in live):
            # "bought engines for a fire brigade": what is bought stands nearer than who buys.
            return None
        here = above


def _who(s: ParsedSentence, mention: Mention) -> Mention | None:
    """ "We have witnessed violations": who speaks mostly tells of others."""
    return None if s.lower[mention.first] == "we" else mention


def _same_phrase(s: ParsedSentence, token: int, live: Sequence[Mention]) -> Mention | None:
    """The only actor named in the smallest phrase around the token that names one."""
    named = [m for m in live if s.pos[m.last] in ("NOUN", "PROPN")]
    here, steps = token, 0
    while True:
        below = s.subtree(here)
        around = [m for m in named if m.first in below]
        if around:
            alone = len({m.actor for m in around}) == 1
            clause = s.pos[here] in grammar.VERBAL
            other = clause and grammar.children_with(s, here, grammar.SUBJECT)
            near_enough = not clause or steps <= _STEPS
            return around[0] if alone and near_enough and not other else None
        if s.heads[here] == here:
            return None
        here, steps = s.heads[here], steps + 1
