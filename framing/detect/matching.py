"""Find lexicon patterns in a sentence with one key table over lemmas and forms.

A pattern is filed under the forms of its most telling word; a sentence looks up each of its
tokens once, and only the few patterns found that way are compared word by word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

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
    """A pattern by its number, where in it the word or pair is, and what else must stand there.

    `later`: the forms of the first word of its next part; empty where there is none, or only a
    full comparison can tell.
    """

    entry: int
    anchor: int
    later: frozenset[str]


@dataclass(frozen=True)
class _Seen:
    """What the forms seen so far are telling of, so that a sentence is compared with all at once.

    `alone`: patterns that ask for no certain word beside the telling one; `pairs`: the others, by
    two forms side by side, so that what stands beside another word is never looked at.
    """

    forms: set[str] = field(default_factory=set)
    alone: dict[str, list[_Place]] = field(default_factory=dict)
    pairs: dict[tuple[str, str], list[_Place]] = field(default_factory=dict)


@dataclass(eq=False)
class PatternTable:
    """Patterns filed for look-up. `by_form` and `by_prefix` give (entry, anchor position).

    `seen` only saves time.
    """

    parts: Mapping[int, tuple[Part, ...]]
    by_form: Mapping[str, Sequence[tuple[int, int]]]
    by_prefix: Mapping[str, Sequence[tuple[int, int]]]
    seen: _Seen = field(default_factory=_Seen, repr=False)


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


def first_forms(pattern: Pattern) -> frozenset[str]:
    """The forms one of which a sentence with the pattern holds; empty where any sentence may."""
    return _plain(_key(pattern.parts[0][0]))


def build_table(patterns: Iterable[Pattern]) -> PatternTable:
    """File every pattern under its most telling word of the first part."""
    return numbered_table(enumerate(patterns))


def numbered_table(patterns: Iterable[tuple[int, Pattern]]) -> PatternTable:
    """A table in which each pattern has the number that is given with it."""
    forms: dict[str, list[tuple[int, int]]] = defaultdict(list)
    prefixes: dict[str, list[tuple[int, int]]] = defaultdict(list)
    rows = {entry: _row(pattern) for entry, pattern in patterns}
    for entry, row in rows.items():
        place = (entry, row.anchor)
        for form in row.forms:
            forms[form].append(place)
        for prefix in row.prefixes:
            prefixes[prefix].append(place)
    return PatternTable({entry: row.parts for entry, row in rows.items()}, forms, prefixes)


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


def _told_by(table: PatternTable, form: str) -> set[tuple[int, int]]:
    """(entry, anchor position) of the patterns whose telling word has this form or beginning."""
    rows = set(table.by_form.get(form, ()))
    if table.by_prefix:
        for size in range(1, _PREFIX + 1):
            for entry, at in table.by_prefix.get(form[:size], ()):
                if form.startswith(table.parts[entry][0][at].prefixes):
                    rows.add((entry, at))
    return rows


def _file(table: PatternTable, seen: _Seen, form: str) -> None:
    """File every pattern that a form tells of."""
    for entry, at in _told_by(table, form):
        parts = table.parts[entry]
        first = parts[0]
        later = _plain(parts[1][0]) if len(parts) > 1 else frozenset[str]()
        last = at + 1 == len(first)
        beside = _plain(first[at - 1 if last else at + 1]) if len(first) > 1 else frozenset[str]()
        place = _Place(entry, at - 1 if beside and last else at, later)
        for other in beside:
            seen.pairs.setdefault((other, form) if last else (form, other), []).append(place)
        if not beside:
            seen.alone.setdefault(form, []).append(place)


def _seen(table: PatternTable, forms: frozenset[str]) -> _Seen:
    """What the table knows, these forms included."""
    seen = table.seen
    new = forms - seen.forms
    if new:
        if len(seen.forms) >= _REMEMBERED:
            seen = table.seen = _Seen()
            new = forms
        for form in new:
            _file(table, seen, form)
        seen.forms.update(new)
    return seen


def _candidates(table: PatternTable, sentence: ParsedSentence) -> list[tuple[int, int]]:
    """(entry, first token) of every pattern whose telling word stands in the sentence."""
    forms, places = sentence.forms, sentence.places
    seen = _seen(table, forms)
    found: set[tuple[int, int]] = set()
    for form in seen.alone.keys() & forms:
        for entry, anchor, later in seen.alone[form]:
            if not later or not later.isdisjoint(forms):
                found.update((entry, token - anchor) for token in places[form])
    for left, right in seen.pairs.keys() & sentence.pairs:
        tokens = [token for token in places[left] if token + 1 in places[right]]
        for entry, anchor, later in seen.pairs[left, right]:
            if not later or not later.isdisjoint(forms):
                found.update((entry, token - anchor) for token in tokens)
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
