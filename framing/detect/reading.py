"""Read a document's sentences in order: all detectors put together, before any row is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from framing.detect import scope
from framing.detect.actors import find_actors
from framing.detect.compiled import Compiled
from framing.detect.discourse import Discourse
from framing.detect.holders import Scope, find_scopes
from framing.detect.matching import PatternTable, find_hits
from framing.detect.mention import Mention
from framing.detect.near import guessed, near
from framing.detect.people import find_people
from framing.detect.reference import find_references
from framing.detect.roles import CueHit, bind, search_in
from framing.detect.shifters import Found, find_shifters, modality_of
from framing.detect.speaker import speaker_of
from framing.detect.spelling import correct
from framing.language.sentence import ParsedSentence
from framing.schema import Modality
from framing.sources.model import Document

#: A modal this close to the colon of a lead-in holds for the items of the list.
_NEAR_COLON: Final = 3


_PREFIXES: Final = frozenset({"no", "non", "anti", "counter", "pseudo", "quasi"})


class Known(NamedTuple):
    """The actors of a sentence in the order they were found; the first `named` of them by name."""

    mentions: tuple[Mention, ...] = ()
    named: int = 0


class Reading(NamedTuple):
    """Everything found in one sentence: what `trace` explains and what rows are made from."""

    sentence: ParsedSentence
    known: Known
    hits: list[CueHit]
    shifters: list[Found]
    scopes: list[Scope]
    misspelt: frozenset[int]
    lead_in: Modality | None = None

    @property
    def mentions(self) -> list[Mention]:
        """The actors in the order of the text."""
        return sorted(self.known.mentions, key=lambda m: (m.first, m.last, m.actor))

    @property
    def parties(self) -> tuple[str, ...]:
        """The two sides of the sentence's last relation; empty where there is none."""
        for _, _, bindings in reversed(self.hits):
            actors = tuple(dict.fromkeys(b.mention.actor for b in bindings if b.role == "party"))
            if len(actors) == 2:
                return actors
        return ()


def read_document(
    document: Document,
    sentences: Sequence[ParsedSentence],
    compiled: Compiled,
    *,
    lean: bool = False,
) -> list[Reading]:
    """Read a document's sentences in order with one discourse state.

    With `lean`, what no row can come of is left out: cues without actors, and the shifters and
    voices of sentences without cues.
    """
    date = document.metadata.get("published", "")
    state = compiled.discourse(speaker_of(document, sentences, compiled))
    opening: Reading | None = None
    readings = []
    for sentence in sentences:
        if sentence.kind == "heading":
            continue
        reading = read_sentence(sentence, compiled, state, date=date, lean=lean)
        if sentence.kind != "item":
            opening = reading if opens_list(sentence) else None
        elif opening is not None:
            reading = under(opening, reading)
        readings.append(reading)
    return readings


def opens_list(sentence: ParsedSentence) -> bool:
    """Whether the items that follow belong to the sentence."""
    return sentence.text.rstrip().endswith(":")


def under(opening: Reading, item: Reading) -> Reading:
    """A list item keeps the voice and the "should" of the sentence that opens its list."""
    whole = frozenset(range(len(item.sentence)))
    outer = [Scope(whole, scope.holder, scope.voice) for scope in opening.scopes[:1]]
    last = len(opening.sentence) - 1
    modality = modality_of([f for f in opening.shifters if last - f.tokens[-1] <= _NEAR_COLON])
    return item._replace(
        scopes=item.scopes + outer, lead_in=None if modality == "asserted" else modality
    )


def read_sentence(
    sentence: ParsedSentence,
    compiled: Compiled,
    state: Discourse,
    *,
    date: str = "",
    given: Sequence[Mention] | None = None,
    lean: bool = False,
) -> Reading:
    """Find mentions, cues with their actors, shifters and voices of one sentence.

    `given`: mentions known beforehand, read instead of the names that the lexicon lists.
    """
    s, misspelt = correct(sentence, compiled.speller)
    sets = compiled.sets
    state.enter(s)
    named = find_actors(s, compiled.actors, sets, date=date) if given is None else list(given)
    named += find_people(s, named, state, sets)
    mentions = named + find_references(s, named, state, sets)
    known = Known(tuple(mentions), len(named))
    reading = _read(s, misspelt, known, compiled, compiled.cues, lean=lean)
    state.remember(s, mentions, sets)
    state.parties = reading.parties or state.parties
    return reading


def reread(
    spelt: tuple[ParsedSentence, frozenset[int]],
    known: Known,
    compiled: Compiled,
    cues: PatternTable,
) -> Reading:
    """Read a sentence again whose misspelt words and actors are known, `cues` alone."""
    return _read(*spelt, known, compiled, cues, lean=True)


def _read(
    s: ParsedSentence,
    misspelt: frozenset[int],
    known: Known,
    compiled: Compiled,
    cues: PatternTable,
    *,
    lean: bool,
) -> Reading:
    hits = _bound_hits(s, compiled, cues, known) if known.mentions or not lean else []
    if lean and not any(hit.bindings for hit in hits) and not opens_list(s):
        return Reading(s, known, [], [], [], misspelt)
    return Reading(
        s,
        known,
        hits,
        find_shifters(s, compiled.shifters),
        find_scopes(s, known.mentions, compiled.reporting, compiled.sets),
        misspelt,
    )


def _bound_hits(
    s: ParsedSentence, compiled: Compiled, cues: PatternTable, known: Known
) -> list[CueHit]:
    """Every cue found in the sentence with the actors that grammar links to it."""
    hits = []
    mentions, named = known.mentions, known.mentions[: known.named]
    search = search_in(s, mentions, compiled.sets)
    for hit in find_hits(cues, s, scope.linked, content=True):
        cue = compiled.lexicon.cues[hit.entry]
        if not (_inside_name(s, hit.tokens, named) or _is_prefixed(s, hit.tokens)):
            bindings = bind(search, cue, hit.tokens, transitive=compiled.transitive)
            hits.append(CueHit(hit, cue, bindings or near(s, cue, hit.tokens, mentions)))
    return guessed(s, hits, mentions, compiled.sets, compiled.guesses)


def _inside_name(s: ParsedSentence, tokens: Sequence[int], named: Sequence[Mention]) -> bool:
    """Cues inside names never fire ("Partnership for Peace")."""
    if any(m.first <= t <= m.last for m in named for t in tokens if m.last > m.first):
        return True
    return all(s.words[t][:1].isupper() and s.pos[t] == "PROPN" for t in tokens if t > 0) and any(
        t > 0 for t in tokens
    )


def _is_prefixed(s: ParsedSentence, tokens: Sequence[int]) -> bool:
    """ "no-alliance", "non-cooperation", "anti-Western": the prefix makes it another word."""
    return any(
        t > 1
        and s.words[t - 1] in ("-", "–")
        and s.lower[t - 2] in _PREFIXES
        and not {t - 1, t - 2} <= set(tokens)
        for t in tokens
    )
