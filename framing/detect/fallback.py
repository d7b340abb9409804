"""Careful guesses where grammar links a cue to nobody; each with a rule name and low weight.

They apply only to cues that frame one actor (agent or described), in the author's plain
sentence, and only when a single actor can be meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.detect import grammar
from framing.detect.mention import Mention, Sets
from framing.detect.roles import Binding, CueHit, head_of, stands_in
from framing.language.sentence import ParsedSentence
from framing.lexicon.model import Cue
from framing.schema import Role


def fill_gaps(
    s: ParsedSentence,
    hits: Sequence[CueHit],
    mentions: Sequence[Mention],
    sets: Sets,
    *,
    topic: str,
) -> list[CueHit]:
    """Give at most one unlinked cue of a sentence its likely actor; list the others as near.

    Where grammar already frames that actor in the sentence nothing is guessed.
    """
    framed = {b.mention.actor for h in hits for b in h.bindings}
    guesses = [
        (h, binding)
        for h in hits
        if not h.bindings
        for binding in _guess(s, h.cue, h.hit.tokens, mentions, sets, topic)
        if binding.mention.actor not in framed
    ]
    best = max(guesses, key=lambda g: (len(g[0].hit.tokens), abs(g[0].cue.valence)), default=None)
    filled = []
    for h in hits:
        bindings = h.bindings
        if best is not None and h is best[0]:
            bindings = [best[1]]
        elif not bindings:
            bindings = near(s, h.cue, h.hit.tokens, mentions)
        filled.append(h._replace(bindings=bindings))
    return filled


def _guess(
    s: ParsedSentence,
    cue: Cue,
    tokens: Sequence[int],
    mentions: Sequence[Mention],
    sets: Sets,
    topic: str,
) -> list[Binding]:
    """The only actor of the sentence, else the topic of the paragraph; often nobody."""
    if cue.pattern.needs_actor or "near" in cue.roles or not {"agent", "described"} & set(cue.roles):
        return []
    if stands_in(s, tokens, mentions, sets):
        return []
    role: Role = "described" if "described" in cue.roles else "agent"
    live = [m for m in mentions if not m.inert and m.kind != "relational"]
    actors = {m.actor for m in live}
    telling = role == "described" or len(tokens) > 1
    if len(actors) == 1 and telling and not _another_subject(s, tokens, live):
        return [Binding(live[0], role, "only-actor", 1.0)]
    if not actors and topic and telling and not _named_subject(s, tokens):
        head = head_of(s, tokens)
        there = Mention(topic, head, head, "coreference", False, 1.0, "topic")
        return [Binding(there, role, "topic", 1.0)]
    return []


def near(
    s: ParsedSentence, cue: Cue, tokens: Sequence[int], mentions: Sequence[Mention]
) -> list[Binding]:
    """The closest actor named in the sentence, listed without weight: no relation was found.

    A cue line with the role `near` opts in and takes that actor as framed.
    """
    live = [m for m in mentions if not m.inert and m.kind in ("name", "metonym")]
    if not live:
        return []
    head = head_of(s, tokens)
    closest = min(live, key=lambda m: (min(abs(m.first - head), abs(m.last - head)), m.first))
    return [Binding(closest, "near", "opted-in" if "near" in cue.roles else "near", 1.0)]


def _clause_subjects(s: ParsedSentence, tokens: Sequence[int]) -> list[int]:
    here = head_of(s, tokens)
    for _ in range(6):
        if s.pos[here] in grammar.VERBAL:
            found = grammar.subjects(s, here)
            if found:
                return found
        if s.heads[here] == here:
            return []
        here = s.heads[here]
    return []


def _another_subject(
    s: ParsedSentence, tokens: Sequence[int], mentions: Sequence[Mention]
) -> bool:
    """Somebody who is no listed actor is the subject: a person, another body."""
    covered = {t for m in mentions for t in range(m.first, m.last + 1)}
    return any(
        s.pos[t] == "PROPN" and t not in covered and t not in tokens
        for t in _clause_subjects(s, tokens)
    )


def _named_subject(s: ParsedSentence, tokens: Sequence[int]) -> bool:
    return any(s.pos[t] in ("PROPN", "PRON") for t in _clause_subjects(s, tokens))
