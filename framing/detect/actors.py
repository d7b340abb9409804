"""Find the actors a lexicon lists by name, demonym, capital, leader, institution, programme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from framing.detect import grammar
from framing.detect.matching import PatternTable, build_table, find_hits
from framing.detect.mention import Mention, Sets
from framing.language.sentence import ParsedSentence
from framing.lexicon.model import Actor, Alias, Pattern
from framing.lexicon.tokens import split_like_tokenizer
from framing.schema import MentionKind

_METONYMS: Final = frozenset({"capital", "leader", "institution", "programme"})
#: Nouns that make, with a name before them, the name of an event: "the Ukraine crisis".
_NAMED_EVENTS: Final = frozenset(
    {"war", "conflict", "crisis", "issue", "question", "standoff", "dispute", "problem", "file"}
)


class _Row(NamedTuple):
    """An alias by its words; `exact`: its case counts."""

    words: tuple[str, ...]
    exact: bool
    alias: Alias


@dataclass(frozen=True)
class ActorTable:
    """Aliases filed by their first two words in lower case, longest first; `short`: one word.

    Many names begin with "the": the second word tells most of them apart at once.
    """

    short: Mapping[str, Sequence[_Row]]
    long: Mapping[tuple[str, str], Sequence[_Row]]
    unless: PatternTable
    unless_of: tuple[Alias, ...]


def actor_table(actors: Mapping[str, Actor]) -> ActorTable:
    """File all aliases. Those written in lower case match any case."""
    short: dict[str, list[_Row]] = defaultdict(list)
    long: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    patterns: list[Pattern] = []
    owners: list[Alias] = []
    for actor in actors.values():
        for alias in actor.aliases:
            words = tuple(p for word in alias.alias.split() for p in split_like_tokenizer(word))
            row = _Row(words, alias.alias != alias.alias.lower(), alias)
            first, *others = (word.lower() for word in words)
            (long[first, others[0]] if others else short[first]).append(row)
            for pattern in alias.unless:
                patterns.append(pattern)
                owners.append(alias)
    for rows in (*short.values(), *long.values()):
        rows.sort(key=lambda row: (-len(row.words), row.alias.alias, row.alias.actor))
    return ActorTable(dict(short), dict(long), build_table(patterns), tuple(owners))


def find_actors(
    s: ParsedSentence, known: ActorTable, sets: Sets, *, date: str = ""
) -> list[Mention]:
    """Named actors of a sentence in text order; of two names that overlap the longer counts."""
    voided = _voided(s, known)
    found: list[Mention] = []
    token = 0
    while token < len(s):
        rows = _beginning_at(s, known, token)
        taken = _longest(s, rows, token, voided, date) if rows else None
        if taken is None:
            token += 1
            continue
        size, aliases = taken
        last = token + size - 1
        for alias in aliases:
            kind: MentionKind = "metonym" if alias.kind in _METONYMS else "name"
            inert = _inside_name(s, token, last, sets)
            found.append(Mention(alias.actor, token, last, kind, inert, 1.0, alias.kind))
        token = last + 1
    return found


def _voided(s: ParsedSentence, known: ActorTable) -> set[tuple[int, str]]:
    """(token, actor) pairs inside a phrase in which the name means something else."""
    return {
        (token, known.unless_of[hit.entry].actor)
        for hit in find_hits(known.unless, s, lambda *_: False)
        for token in hit.tokens
    }


def _beginning_at(s: ParsedSentence, known: ActorTable, token: int) -> Sequence[_Row]:
    """The aliases that a token may begin, longest first."""
    pair = s.lower[token : token + 2]
    long = known.long.get(pair, ()) if len(pair) == 2 else ()
    short = known.short.get(pair[0], ())
    return [*long, *short] if long else short


def _longest(
    s: ParsedSentence, rows: Sequence[_Row], first: int, voided: set[tuple[int, str]], date: str
) -> tuple[int, list[Alias]] | None:
    """Length and meaning of the longest of the aliases that stands at a token."""
    best: list[Alias] = []
    size = 0
    for words, exact, alias in rows:
        if size and len(words) < size:
            break
        if not _fits(s, first, words, exact) or not _in_time(alias, date):
            continue
        if (first, alias.actor) in voided:
            continue
        if alias.actor not in {known_alias.actor for known_alias in best}:
            best.append(alias)
        size = len(words)
    return (size, best) if best else None


def _fits(s: ParsedSentence, first: int, words: Sequence[str], exact: bool) -> bool:
    if first + len(words) > len(s):
        return False
    for at, word in enumerate(words):
        written = s.words[first + at].replace("\u2019", "'")
        if exact and written != word and not _shouted(written, word):
            return False
        if not exact and written.lower() != word:
            return False
    return True


def _shouted(written: str, word: str) -> bool:
    """A heading in capitals ("RUSSIA") still names the actor; "US" must not match "us"."""
    return len(word) > 3 and written.isupper() and written == word.upper()


def _in_time(alias: Alias, date: str) -> bool:
    """A leader stands for the state only while in office; undated texts accept every leader."""
    if not date or alias.kind != "leader":
        return True
    year = date[:10]
    after = not alias.since or year >= alias.since[: len(year)]
    # Texts speak of a leader for a while after the term; five years of grace at the end.
    return after and (not alias.until or int(year[:4]) <= int(alias.until[:4]) + 5)


def _inside_name(s: ParsedSentence, first: int, last: int, sets: Sets) -> bool:
    """Whether the name only helps to name an event or a thing ("the Russia-Ukraine War")."""
    here = last
    for _ in range(4):
        if s.deps[here] not in grammar.MODIFIER or s.heads[here] == here:
            break
        here = s.heads[here]
    if here <= last:
        return False
    between = range(last + 1, here + 1)
    if s.lemmas[here] in sets["event_heads"] and s.words[here][:1].isupper():
        return all(s.words[t][:1].isupper() or s.words[t] in "-–" for t in between)
    return s.lemmas[here] in _NAMED_EVENTS and s.deps[last] in ("compound", "nmod", "npadvmod")
