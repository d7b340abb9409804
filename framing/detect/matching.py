"""Find lexicon patterns in a sentence with one key table over lemmas and forms.

A pattern is filed under the forms of its most telling word; a sentence looks up each of its
tokens once, and only the few patterns found that way are compared word by word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple, cast

from framing.language.sentence import ParsedSentence
from framing.lexicon.model import Pattern, Word

#: Words between two parts of a pattern where only their order counts.
_GAP: Final = 4
#: A prefix form (`threat*`) is filed under this many leading letters.
_PREFIX: Final = 3
_AUXILIARY: Final = frozenset({"aux", "auxpass"})
_EMPTY_VERBS: Final = frozenset({"have", "be", "do"})
_POS_CLASS: Final = {"PROPN": "NOUN", "AUX": "VERB"}
#: Words whose patterns a table remembers before it begins anew, so that memory stays bounded.
_REMEMBERED: Final = 20_000


class Hit(NamedTuple):
    """A pattern found: its number in the table and the tokens it took, in text order.

    `linked`: a part was reached through grammar and not by standing close behind.
    """

    entry: int
    tokens: tuple[int, ...]
    linked: bool = False


class _Key(NamedTuple):
    """A word of a pattern made ready to compare: whole forms and prefixes kept apart."""

    forms: frozenset[str]
    prefixes: tuple[str, ...]
    pos: str
    exact: bool


Part = tuple[_Key, ...]


class _Place(NamedTuple):
    """A pattern by its number, the position of its telling word, and what else must stand there.

    `later`: the forms of the first word of its next part; empty where there is none, or only a
    full comparison can tell.
    """

    entry: int
    anchor: int
    later: frozenset[str]


class _Filed(NamedTuple):
    """The patterns a word is the telling one of, by what stands beside it.

    `anywhere`: those that ask for nothing there; `after` and `before`: by the forms of the word
    that must follow or precede, so that what does not is never looked at.
    """

    anywhere: tuple[_Place, ...] = ()
    after: Mapping[str, Sequence[_Place]] = MappingProxyType({})
    before: Mapping[str, Sequence[_Place]] = MappingProxyType({})


_NOTHING: Final = _Filed()


@dataclass(frozen=True)
class PatternTable:
    """Patterns filed for look-up. `by_form` and `by_prefix` give (entry, anchor position).

    `seen` only saves time: what a (lemma, form) was found to be the telling word of.
    """

    parts: tuple[tuple[Part, ...], ...]
    by_form: dict[str, tuple[tuple[int, int], ...]]
    by_prefix: dict[str, tuple[tuple[int, int], ...]]
    seen: dict[tuple[str, str], _Filed] = field(default_factory=dict, compare=False, repr=False)


# Words that name a set share its forms, which may be hundreds.
@lru_cache(maxsize=10_000)
def _key(word: Word) -> _Key:
    return _Key(
        frozenset(form for form in word.forms if not form.endswith("*")),
        tuple(sorted(form[:-1].lower() for form in word.forms if form.endswith("*"))),
        word.pos,
        word.exact,
    )


@lru_cache(maxsize=10_000)
def _telling(key: _Key) -> int:
    """How much a word narrows the search: its shortest form counts, an exact form is best."""
    return min(len(form) for form in (*key.forms, *key.prefixes)) + (10 if key.exact else 0)


def build_table(patterns: Sequence[Pattern]) -> PatternTable:
    """File every pattern under its most telling word of the first part."""
    forms: dict[str, list[tuple[int, int]]] = defaultdict(list)
    prefixes: dict[str, list[tuple[int, int]]] = defaultdict(list)
    rows = [_row(pattern) for pattern in patterns]
    for entry, row in enumerate(rows):
        place = (entry, row.anchor)
        for form in row.forms:
            forms[form].append(place)
        for prefix in row.prefixes:
            prefixes[prefix].append(place)
    return PatternTable(
        tuple(row.parts for row in rows),
        {form: tuple(places) for form, places in forms.items()},
        {form: tuple(places) for form, places in prefixes.items()},
    )


class _Row(NamedTuple):
    """A pattern made ready, the number of its telling word, and what it is filed under."""

    parts: tuple[Part, ...]
    anchor: int
    forms: tuple[str, ...]
    prefixes: tuple[str, ...]


# Between two states of a lexicon most lines stay as they are.
@lru_cache(maxsize=20_000)
def _row(pattern: Pattern) -> _Row:
    parts = tuple(tuple(map(_key, part)) for part in pattern.parts)
    first = parts[0]
    anchor = max(range(len(first)), key=lambda at: _telling(first[at]))
    told = first[anchor]
    return _Row(
        parts,
        anchor,
        tuple(form.lower() for form in sorted(told.forms)),
        tuple(prefix[:_PREFIX] for prefix in told.prefixes),
    )


def _reads(key: _Key, lemma: str, lower: str) -> bool:
    """Whether a lemma or lower-cased form is one of the word's; an exact word is seen later."""
    if key.exact or lemma in key.forms or lower in key.forms:
        return True
    return bool(key.prefixes) and (lower.startswith(key.prefixes) or lemma.startswith(key.prefixes))


def _matches(key: _Key, sentence: ParsedSentence, token: int) -> bool:
    """Whether the token is one of the word's forms, with its part of speech where one is fixed."""
    if not _reads(key, sentence.lemmas[token], sentence.lower[token]):
        return False
    if key.exact and sentence.words[token] not in key.forms:
        return False
    if key.pos:
        pos = sentence.pos[token]
        # The tagger takes a capitalised first word for a name: "Heroic Finland ...".
        opens = token == 0 and pos == "PROPN"
        return opens or _POS_CLASS.get(pos, pos) == key.pos
    return True


def _part_at(part: Part, sentence: ParsedSentence, first: int) -> tuple[int, ...]:
    """The tokens of an adjacent part that begins at `first`, or nothing."""
    last = first + len(part)
    if first < 0 or last > len(sentence.words):
        return ()
    lemmas, lower = sentence.lemmas, sentence.lower
    for at, key in enumerate(part, first):
        # The most common outcome by far: the next word is another one.
        if not (key.exact or key.prefixes or lemmas[at] in key.forms or lower[at] in key.forms):
            return ()
        if not _matches(key, sentence, at):
            return ()
    return tuple(range(first, last))


def _places(key: _Key, sentence: ParsedSentence) -> Iterable[int]:
    """Tokens that may match a word, by the sentence's own table of forms."""
    if key.prefixes or key.exact:
        return range(len(sentence))
    known = key.forms & sentence.forms
    if not known:
        return ()
    if len(known) == 1:
        return sentence.places[next(iter(known))]
    return sorted({t for form in known for t in sentence.places[form]})


Linked = Callable[[ParsedSentence, int, int], bool]


def _plain(key: _Key) -> frozenset[str]:
    """The forms of a word where they alone tell whether it stands somewhere."""
    return frozenset() if key.exact or key.prefixes else key.forms


def _filed(table: PatternTable, lemma: str, lower: str) -> _Filed:
    """Every pattern whose telling word this is."""
    rows: set[tuple[int, int]] = set()
    for form in {lemma, lower}:
        rows.update(table.by_form.get(form, ()))
        for size in range(1, _PREFIX + 1):
            rows.update(table.by_prefix.get(form[:size], ()))
    anywhere: list[_Place] = []
    beside: tuple[dict[str, list[_Place]], ...] = ({}, {})
    for entry, at in rows:
        parts = table.parts[entry]
        first = parts[0]
        if not _reads(first[at], lemma, lower):
            continue
        place = _Place(entry, at, _plain(parts[1][0]) if len(parts) > 1 else frozenset())
        last = at + 1 == len(first)
        forms = _plain(first[at - 1 if last else at + 1]) if len(first) > 1 else frozenset[str]()
        for form in forms:
            beside[last].setdefault(form, []).append(place)
        if not forms:
            anywhere.append(place)
    return _Filed(tuple(anywhere), *beside) if anywhere or any(beside) else _NOTHING


def _filed_for(table: PatternTable, sentence: ParsedSentence) -> list[_Filed]:
    """What each token is the telling word of; mostly nothing."""
    seen, readings = table.seen, sentence.readings
    known = list(map(seen.get, readings))
    if None in known:
        if len(seen) >= _REMEMBERED:
            seen.clear()
        seen.update((forms, _filed(table, *forms)) for forms in readings if forms not in seen)
        known = list(map(seen.get, readings))
    return cast("list[_Filed]", known)


def _candidates(table: PatternTable, sentence: ParsedSentence) -> list[tuple[int, int]]:
    """(entry, first token) of every pattern whose telling word stands in the sentence."""
    found: set[tuple[int, int]] = set()
    readings, forms = sentence.readings, sentence.forms
    for token, filed in enumerate(_filed_for(table, sentence)):
        if filed is _NOTHING:
            continue
        anywhere, after, before = filed
        places = list(anywhere)
        if after and token + 1 < len(readings):
            for form in readings[token + 1]:
                places += after.get(form, ())
        if before and token > 0:
            for form in readings[token - 1]:
                places += before.get(form, ())
        for entry, anchor, later in places:
            if not later or not later.isdisjoint(forms):
                found.add((entry, token - anchor))
    return sorted(found)


def find_hits(
    table: PatternTable, sentence: ParsedSentence, linked: Linked, *, content: bool = False
) -> list[Hit]:
    """Every pattern found in the sentence, each at each place once, in text order.

    With `content`, auxiliaries do not count as words: "have established relations" has no "have".
    """
    hits: dict[tuple[int, tuple[int, ...]], Hit] = {}
    for entry, first in _candidates(table, sentence):
        parts = table.parts[entry]
        tokens = _part_at(parts[0], sentence, first)
        if not tokens:
            continue
        hit = _later_parts(parts, sentence, tokens, linked)
        if hit is not None:
            taken, by_grammar = hit
            if content and any(_is_auxiliary(sentence, t) for t in taken):
                continue
            hits.setdefault((entry, taken), Hit(entry, taken, by_grammar))
    return sorted(hits.values(), key=lambda hit: (hit.tokens, hit.entry))


def _is_auxiliary(sentence: ParsedSentence, token: int) -> bool:
    return sentence.deps[token] in _AUXILIARY and sentence.lemmas[token] in _EMPTY_VERBS


def _later_parts(
    parts: Sequence[Part], sentence: ParsedSentence, tokens: tuple[int, ...], linked: Linked
) -> tuple[tuple[int, ...], bool] | None:
    """Extend the first part by the others: close behind, or anywhere grammar links them."""
    taken, before, by_grammar = tokens, tokens, False
    for part in parts[1:]:
        if not _present(part[0], sentence):
            return None
        after = _close_behind(part, sentence, before[-1])
        if not after:
            after = _linked_part(part, sentence, before, linked)
            by_grammar = True
        if not after:
            return None
        taken, before = (*taken, *after), after
    return tuple(sorted(set(taken))), by_grammar


def _present(key: _Key, sentence: ParsedSentence) -> bool:
    """Whether the word can stand in the sentence at all: most patterns end here."""
    return bool(key.prefixes) or key.exact or not key.forms.isdisjoint(sentence.forms)


def _close_behind(part: Part, sentence: ParsedSentence, last: int) -> tuple[int, ...]:
    for first in range(last + 1, min(last + _GAP + 2, len(sentence))):
        tokens = _part_at(part, sentence, first)
        if tokens:
            return tokens
        if sentence.words[first] in (";", ":"):
            return ()
    return ()


def _linked_part(
    part: Part, sentence: ParsedSentence, before: Sequence[int], linked: Linked
) -> tuple[int, ...]:
    for first in _places(part[0], sentence):
        tokens = _part_at(part, sentence, first)
        if not tokens or set(tokens) & set(before):
            continue
        if any(linked(sentence, a, b) for a in before for b in tokens):
            return tokens
    return ()


def longest_only(hits: Sequence[Hit]) -> list[Hit]:
    """Drop every hit whose tokens all lie inside a longer hit."""
    sets = [set(hit.tokens) for hit in hits]
    return [hit for at, hit in enumerate(hits) if not any(sets[at] < other for other in sets)]
