"""What a verb above a cue says of it: that somebody wants it, or works against it."""

from __future__ import annotations

from collections.abc import Sequence

from framing.detect import grammar
from framing.detect.mention import Sets
from framing.language.sentence import ParsedSentence


def is_wanted(s: ParsedSentence, tokens: Sequence[int], sets: Sets) -> bool:
    """Who seeks or needs a good thing does not give it: "seeks security guarantees"."""
    top = grammar.first_conjunct(s, grammar.head_of(s, tokens))
    return s.deps[top] in grammar.OBJECT and s.lemmas[s.heads[top]] in sets["wanting_verbs"]


def opposing_word(s: ParsedSentence, tokens: Sequence[int], sets: Sets) -> int | None:
    """The word by which somebody works against what the cue says: "condemned the invasion"."""
    here = grammar.head_of(s, tokens)
    for _ in range(5):
        top = grammar.first_conjunct(s, here)
        upper, dep = s.heads[top], s.deps[top]
        if upper == top or dep in grammar.SUBJECT - grammar.PASSIVE_SUBJECT:
            return None
        word = "opposing_verbs" if s.pos[upper] == "VERB" else "opposing_nouns"
        if s.lemmas[upper] in sets[word] and upper not in tokens:
            return upper
        if s.pos[upper] == "VERB" and upper not in tokens:
            # "prevents X from building bases": who builds them is not who prevents it.
            return None
        if dep not in (*grammar.OBJECT, "compound", "amod", "pobj", "prep", "nmod", "pcomp"):
            return None
        here = upper
    return None
