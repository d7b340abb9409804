"""What an edit of cues changes: the sentences to read again, and their rows in place of the old.

Actors, shifters and voices do not depend on cues. Only three things do beyond the hits of a cue
itself: which words are known as done to somebody, which misspelt words are put right, and which
two parties a later "both sides" means. The first touches single sentences; for the other two
the whole document is read again.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np

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
    texts = dict.fromkeys(str(record[_PATTERN]) for record in changed)
    patterns = tuple(parse_pattern(text, lexicon.sets) for text in texts)
    return Edit(patterns, old.done_to ^ new.done_to, spelt)


def touched(
    edit: Edit, document: Document, columns: TokenColumns, kept: KeptRows
) -> frozenset[int] | None:
    """The numbers of the sentences to read again; None: the whole document."""
    if edit.spelt and any(may_mean(word, lemma, edit.spelt) for word, lemma in kept.rare):
        return None
    words = _words(document.text, columns, kept.misspelt)
    found = _holding(edit.done_to, words)
    for pattern in edit.patterns:
        forms = (word.forms for part in pattern.parts for word in part)
        found |= frozenset.intersection(*(_holding(each, words) for each in forms))
    return found


class _Words(NamedTuple):
    """Lower-cased forms in a document, as written or put right, and their sentences' numbers."""

    lower: list[str]
    sentences: list[int]
    columns: TokenColumns


def _words(text: str, columns: TokenColumns, misspelt: Collection[tuple[str, int]]) -> _Words:
    ends = (columns.start + columns.length).tolist()
    places = list(zip(columns.start.tolist(), ends, strict=True))
    low = text.lower().replace("\u2019", "'")
    # Few letters change their length in lower case; then each word is lowered by itself.
    if len(low) == len(text):
        lower = [low[start:end] for start, end in places]
    else:
        lower = [text[start:end].lower().replace("\u2019", "'") for start, end in places]
    sentences = columns.sentence.tolist()
    for form, sentence in misspelt:
        lower.append(form)
        sentences.append(sentence)
    return _Words(lower, sentences, columns)


def _holding(forms: Collection[str], words: _Words) -> frozenset[int]:
    """Sentences with one of these forms; one that ends in `*` is a beginning."""
    if not forms:
        return frozenset()
    whole = frozenset(form.lower() for form in forms)
    starts = tuple(form[:-1].lower() for form in forms if form.endswith("*"))

    def begins(word: str) -> bool:
        return word in whole or word.startswith(starts)

    holds = begins if starts else whole.__contains__
    lemmas = [number for number, text in enumerate(words.columns.strings) if holds(text)]
    found = words.columns.sentence[np.isin(words.columns.lemma, lemmas)].tolist()
    return frozenset(found).union(
        n for word, n in zip(words.lower, words.sentences, strict=True) if holds(word)
    )


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
