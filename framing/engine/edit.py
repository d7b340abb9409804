"""What an edit of cues changes: the sentences to read again, and their rows in place of the old.

Actors, shifters and voices do not depend on cues. Only three things do beyond the hits of a cue
itself: which words are known as done to somebody, which misspelt words are put right, and which
two parties a later "both sides" means. The first touches single sentences; for the other two
the whole document is read again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np

from framing.detect.compiled import Compiled, transitive, written_forms
from framing.detect.reading import opens_list, reread, under
from framing.detect.spelling import may_mean, put_right
from framing.engine.kept import CueSet, KeptRows, KnownSentence, Record, Run, kept_runs, record_of
from framing.language.columns import TokenColumns, sentences_of
from framing.lexicon.model import Lexicon, Pattern
from framing.lexicon.patterns import parse_pattern
from framing.score import DocumentRows, evidence_of
from framing.sources.model import Document

#: An edit of more cues or words than this is read from the beginning.
_MOST: Final = 200
#: Stands for a run of cues that are the same before and after.
_SAME: Final = Record("", "", "", "", 0.0, 0.0, False)
Runs = Mapping[str, Run]
_Holds = Callable[[Record], bool]


class Edit(NamedTuple):
    """The patterns of the cues that differ, and the words that count beyond them."""

    patterns: tuple[Pattern, ...]
    done_to: _Forms
    spelt: frozenset[str]


def edit_since(key: str, new: CueSet, lexicon: Lexicon) -> Edit | None:
    """What differs from the cues kept under a key; None where all is to be read again."""
    old = kept_runs(key, new) if key != new.key else new.runs
    return edit_between(old, new.runs, lexicon) if old is not None else None


def edit_between(old: Runs, new: Runs, lexicon: Lexicon) -> Edit | None:
    """What differs; None where so much does that all is to be read again."""
    before, after = _apart(old, new), _apart(new, old)
    gone, come = set(before).difference(after), set(after).difference(before)
    # Of two cues on the same words the first counts, so their order must be the same.
    if [one for one in before if one not in gone] != [one for one in after if one not in come]:
        return None
    if len(gone) + len(come) > _MOST:
        return None
    patterns = {r.pattern: parse_pattern(r.pattern, lexicon.sets) for r in gone | come}

    def beyond(of: Callable[[Iterable[Pattern]], frozenset[str]], holds: _Holds) -> frozenset[str]:
        """The forms that only changed cues bring in or take out."""
        differ = of(patterns[r.pattern] for r in gone if holds(r)) ^ of(
            patterns[r.pattern] for r in come if holds(r)
        )
        if not differ:
            return differ
        pairs = ((cue.pattern, record_of(cue)) for cue in lexicon.cues)
        return differ - of(pattern for pattern, r in pairs if r not in come and holds(r))

    spelt = beyond(written_forms, lambda record: record.listed)
    if len(spelt) > _MOST:
        return None
    done_to = beyond(transitive, lambda record: "target" in record.roles.split(","))
    return Edit(tuple(patterns.values()), _Forms(done_to), spelt)


def _apart(runs: Runs, other: Runs) -> list[Record]:
    """The records in order, those of a run that the other set has too as one."""
    found: list[Record] = []
    for key, run in runs.items():
        found += [_SAME._replace(cue_id=key)] if key in other else map(Record._make, run)
    return found


def may_touch(edit: Edit, document: Document, kept: KeptRows) -> bool:
    """Whether a sentence may have to be read again, as far as the parse is not needed to tell."""
    words = _Words(document.text, kept)
    return (
        _may_be_meant(edit, kept)
        or words.may_hold(edit.done_to)
        or any(all(map(words.may_hold, _needed(pattern))) for pattern in edit.patterns)
    )


def touched(
    edit: Edit, document: Document, columns: TokenColumns, kept: KeptRows
) -> frozenset[int] | None:
    """The numbers of the sentences to read again; None: the whole document."""
    words = _Words(document.text, kept)
    if _may_be_meant(edit, kept) or not words.low:
        return None
    found = words.holding(edit.done_to, columns)
    for pattern in edit.patterns:
        needed = _needed(pattern)
        # Most documents lack some word.
        if all(map(words.may_hold, needed)):
            found |= frozenset.intersection(*(words.holding(forms, columns) for forms in needed))
    return found


def _may_be_meant(edit: Edit, kept: KeptRows) -> bool:
    """Whether a misspelt word of the document may be taken for another one after the edit."""
    if not edit.spelt:
        return False
    # What was put right may be a word of the lexicon's own now.
    return bool(kept.misspelt) or any(may_mean(*word, edit.spelt) for word in kept.rare)


def _needed(pattern: Pattern) -> list[_Forms]:
    return [_Forms(word.forms) for part in pattern.parts for word in part]


class _Forms:
    """Forms to look for, in lower case; one that ends in `*` is a beginning."""

    def __init__(self, forms: Collection[str]) -> None:
        self.starts = tuple(form[:-1].lower() for form in forms if form.endswith("*"))
        self.whole = frozenset(form.lower() for form in forms if not form.endswith("*"))

    def among(self, words: Sequence[str]) -> set[str]:
        """Those of the words that are one of the forms."""
        found = set(self.whole.intersection(words))
        return found.union(w for w in words if w.startswith(self.starts)) if self.starts else found


@dataclass(frozen=True, eq=False)
class _Words:
    """The words of a document, as written, put right (`misspelt`) and by lemma."""

    text: str
    kept: KeptRows

    @cached_property
    def low(self) -> str:
        """The text in lower case; empty where letters change their length in it, as few do."""
        low = self.text.lower().replace("\u2019", "'")
        return low if len(low) == len(self.text) else ""

    def may_hold(self, forms: _Forms) -> bool:
        """Whether a sentence may hold one of these forms; no parse is needed to tell."""
        return (
            not self.low
            or any(form in self.low for form in (*forms.whole, *forms.starts))
            or bool(self._corrected(forms))
            or bool(forms.among(self.kept.strings))
        )

    def holding(self, forms: _Forms, columns: TokenColumns) -> frozenset[int]:
        """Sentences with one of these forms."""
        found = self._corrected(forms)
        found.update(self._written(forms, columns))
        lemmas = [columns.strings.index(text) for text in forms.among(columns.strings)]
        if lemmas:
            found.update(columns.sentence[np.isin(columns.lemma, lemmas)].tolist())
        return frozenset(found)

    def _corrected(self, forms: _Forms) -> set[int]:
        """Sentences in which a misspelt word stands for one of the forms."""
        return {
            one.sentence for one in self.kept.misspelt if forms.among((one.word.lower(), one.lemma))
        }

    def _written(self, forms: _Forms, columns: TokenColumns) -> Iterator[int]:
        """The numbers of the sentences in which a token is written as one of the forms."""
        for form in (*forms.whole, *forms.starts):
            places = [found.start() for found in re.finditer(re.escape(form), self.low)]
            tokens = np.searchsorted(columns.start, places).clip(max=len(columns.start) - 1)
            fits = columns.start[tokens] == places
            if form in forms.whole:
                fits &= columns.length[tokens] == len(form)
            yield from columns.sentence[tokens[fits]].tolist()


def edited_rows(
    document: Document,
    columns: TokenColumns,
    numbers: frozenset[int],
    kept: KeptRows,
    known: dict[int, KnownSentence],
    compiled: Compiled,
) -> DocumentRows | None:
    """The rows with those of some sentences made anew; None where later sentences may change."""
    kinds = [document.paragraphs[p].kind for p in columns.paragraph.tolist()]
    openings = {n: _opening(kinds, n) for n in numbers if kinds[n] == "item"}
    wanted = sorted(
        {n for n in numbers if kinds[n] != "heading"} | {n for n in openings.values() if n >= 0}
    )
    # An edit that misspelt words depend on has the whole document read again.
    spelt = [
        put_right(s, {c.token: (c.word, c.lemma) for c in kept.misspelt if c.sentence == s.index})
        for s in sentences_of(document, columns, only=wanted)
    ]
    cues = compiled.cues_among(frozenset().union(*(s.forms for s, _ in spelt)))
    nothing = KnownSentence()
    readings = {
        s.index: reread((s, corrected), known.get(s.index, nothing).known, compiled, cues)
        for s, corrected in spelt
    }
    if any(r.parties != known.get(n, nothing).parties for n, r in readings.items()):
        return None
    for number, opening in openings.items():
        if opening >= 0 and opens_list(readings[opening].sentence):
            readings[number] = under(readings[opening], readings[number])
    old = [row for row in kept.rows.evidence if _number(row.sentence_id) not in readings]
    new = [row for r in readings.values() for row in evidence_of(document, r, compiled)]
    return replace(kept.rows, evidence=sorted([*old, *new], key=lambda row: row.start))


def _opening(kinds: list[str], item: int) -> int:
    """The number of the sentence that a list item may hang on; -1 where there is none."""
    return next((n for n in range(item - 1, -1, -1) if kinds[n] not in ("item", "heading")), -1)


def _number(sentence_id: str) -> int:
    return int(sentence_id.rpartition("#")[2]) - 1
