"""Careful guesses where grammar links a cue to nobody; each with a rule name and low weight.

They apply only to cues that frame one actor (agent or described), in the author's plain
sentence, and only when a single actor can be meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.detect import grammar
from framing.detect.mention import Mention, Sets
from framing.detect.roles import Binding, head_of
from framing.language.sentence import ParsedSentence
from framing.lexicon.model import Cue
from framing.schema import Role


def guess(
    s: ParsedSentence,
    cue: Cue,
    tokens: Sequence[int],
    mentions: Sequence[Mention],
    sets: Sets,
    *,
    topic: str,
) -> list[Binding]:
    """The only actor of the sentence, else the topic of the paragraph; often nobody."""
    if cue.pattern.needs_actor or not {"agent", "described"} & set(cue.roles):
        return []
    role: Role = "described" if "described" in cue.roles else "agent"
    live = [m for m in mentions if not m.inert and m.kind != "relational"]
    actors = {m.actor for m in live}
    if len(actors) == 1 and not _another_subject(s, tokens, live):
        return [Binding(live[0], role, "only-actor", 1.0)]
    if not actors and topic and not _named_subject(s, tokens):
        head = head_of(s, tokens)
        there = Mention(topic, head, head, "coreference", False, 1.0, "topic")
        return [Binding(there, role, "topic", 1.0)]
    return []


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
