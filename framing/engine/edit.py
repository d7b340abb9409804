"""What an edit of cues changes: the sentences to read again, and their rows in place of the old.

Actors, shifters and voices do not depend on cues. Only three things do beyond the hits of a cue
itself: which words are known as done to somebody, which misspelt words are put right, and which
two parties a later "both sides" means. The first touches single sentences; for the other two
the whole document is read again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from framing.detect.compiled import Compiled
from framing.detect.reading import opens_list, reread, under
from framing.detect.spelling import may_mean
from framing.engine.kept import CueSet, KeptRows, KnownSentence, kept_cue_set
from framing.language.columns import TokenColumns, sentences_of
from framing.lexicon.model import Lexicon, Pattern
from framing.lexicon.patterns import parse_pattern
from framing.score import DocumentRows, evidence_of
from framing.sources.model import Document

#: An edit of more cues or words than this is read from the beginning.
_MOST: Final = 200
_PATTERN: Final = 2


class Edit(NamedTuple):
    """The patterns of the cues that differ, and the words that count beyond them."""

    patterns: tuple[Pattern, ...]
    done_to: frozenset[str]
    spelt: frozenset[str]


def edit_since(key: str, new: CueSet, lexicon: Lexicon) -> Edit | None:
    """What differs from the cues kept under a key; None where all is to be read again."""
    old = kept_cue_set(key)
    return edit_between(old, new, lexicon) if old else None


def edit_between(old: CueSet, new: CueSet, lexicon: Lexicon) -> Edit | None:
    """What differs; None where so much does that all is to be read again."""
    before, after = set(old.records), set(new.records)
    stayed = [record for record in old.records if record in after]
    # Of two cues on the same words the first counts, so their order must be the same.
    if stayed != [record for record in new.records if record in before]:
        return None
    changed = sorted(before ^ after, key=repr)
    spelt = old.spelt ^ new.spelt
    if len(changed) > _MOST or len(spelt) > _MOST:
        return None
    patterns = tuple(parse_pattern(str(record[_PATTERN]), lexicon.sets) for record in changed)
    return Edit(patterns, old.done_to ^ new.done_to, spelt)


def touched(
    edit: Edit, document: Document, columns: TokenColumns, kept: KeptRows
) -> frozenset[int] | None:
    """The numbers of the sentences to read again; None: the whole document."""
    if edit.spelt and any(may_mean(word, lemma, edit.spelt) for word, lemma in kept.rare):
        return None
    places = _places(document.text, columns)
    found = kept.misspelt | _holding(edit.done_to, places)
    for pattern in edit.patterns:
        words = (word.forms for part in pattern.parts for word in part)
        found |= frozenset.intersection(*(_holding(forms, places) for forms in words))
    return found


def _places(text: str, columns: TokenColumns) -> dict[str, set[int]]:
    """Lemma or lower-cased form -> the numbers of the sentences that hold it."""
    places: dict[str, set[int]] = {}
    lower = text.lower()
    # Few letters change their length in lower case; then each word is lowered by itself.
    same = len(lower) == len(text)
    numbers = (columns.lemma, columns.start, columns.length, columns.sentence)
    for lemma, start, length, sentence in zip(*(n.tolist() for n in numbers), strict=True):
        form = lower[start : start + length] if same else text[start : start + length].lower()
        places.setdefault(columns.strings[lemma], set()).add(sentence)
        places.setdefault(form.replace("\u2019", "'"), set()).add(sentence)
    return places


def _holding(forms: Collection[str], places: Mapping[str, set[int]]) -> frozenset[int]:
    """Sentences with one of these forms; one that ends in `*` is a beginning."""
    starts = tuple(form[:-1].lower() for form in forms if form.endswith("*"))
    standing = [places.get(form.lower(), set()) for form in forms]
    if starts:
        standing += [found for word, found in places.items() if word.startswith(starts)]
    return frozenset().union(*standing)


def edited_rows(
    document: Document,
    columns: TokenColumns,
    numbers: frozenset[int],
    kept: DocumentRows,
    known: dict[int, KnownSentence],
    compiled: Compiled,
) -> DocumentRows | None:
    """The rows with those of some sentences made anew; None where later sentences may change."""
    kinds = [document.paragraphs[p].kind for p in columns.paragraph.tolist()]
    openings = {n: _opening(kinds, n) for n in numbers if kinds[n] == "item"}
    wanted = sorted(
        {n for n in numbers if kinds[n] != "heading"} | {n for n in openings.values() if n >= 0}
    )
    sentences = sentences_of(document, columns, only=wanted)
    nothing = KnownSentence()
    readings = {s.index: reread(s, known.get(s.index, nothing).known, compiled) for s in sentences}
    if any(r.parties != known.get(n, nothing).parties for n, r in readings.items()):
        return None
    for number, opening in openings.items():
        if opening >= 0 and opens_list(readings[opening].sentence):
            readings[number] = under(readings[opening], readings[number])
    old = [row for row in kept.evidence if _number(row.sentence_id) not in readings]
    new = [row for r in readings.values() for row in evidence_of(document, r, compiled)]
    return replace(kept, evidence=sorted([*old, *new], key=lambda row: row.start))


def _opening(kinds: list[str], item: int) -> int:
    """The number of the sentence that a list item may hang on; -1 where there is none."""
    return next((n for n in range(item - 1, -1, -1) if kinds[n] not in ("item", "heading")), -1)


def _number(sentence_id: str) -> int:
    return int(sentence_id.rpartition("#")[2]) - 1
