"""People whom a text introduces with their country, and names alone afterwards.

"Chinese Foreign Minister Qin Gang ... Qin said": the lexicon need not list every minister.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from framing.detect import grammar
from framing.detect.discourse import Discourse
from framing.detect.mention import Mention, Sets
from framing.language.sentence import ParsedSentence

_SHORTEST: Final = 3
#: Kinds of alias that say whose minister or spokesman somebody is.
_COUNTRY: Final = ("name", "demonym", "institution")


def find_people(
    s: ParsedSentence, named: Sequence[Mention], state: Discourse, sets: Sets
) -> list[Mention]:
    """Mentions by the bare name of somebody introduced before; new people are remembered."""
    covered = {t for m in named for t in range(m.first, m.last + 1)}
    found = [
        Mention(state.people[word], token, token, "metonym", False, 1.0, "leader")
        for token, word in enumerate(s.words)
        if token not in covered and s.pos[token] == "PROPN" and word in state.people
    ]
    for mention in named:
        if mention.note == "leader":
            for token in range(mention.first, mention.last + 1):
                if len(s.words[token]) >= _SHORTEST:
                    state.people.setdefault(s.words[token], mention.actor)
    if not any(m.note in _COUNTRY for m in named):
        return found
    for token in range(len(s)):
        for word, actor in _introduced(s, token, named, covered, sets):
            state.people.setdefault(word, actor)
    return found


def _introduced(
    s: ParsedSentence, head: int, named: Sequence[Mention], covered: set[int], sets: Sets
) -> list[tuple[str, str]]:
    """(name, actor) pairs from "Kazakh minister Murat Nurtleu": country, office, then a name."""
    if s.pos[head] != "PROPN" or head in covered:
        return []
    before = [t for t in grammar.modifiers(s, head) if t < head]
    titles = [t for t in before if s.lemmas[t] in sets["carrier_nouns"]]
    actors = [m.actor for m in named if m.last in before and m.note in _COUNTRY]
    if not titles or len(set(actors)) != 1:
        return []
    names = [t for t in (*before, head) if t not in covered and t > max(titles)]
    return [(s.words[t], actors[0]) for t in names if len(s.words[t]) >= _SHORTEST]
