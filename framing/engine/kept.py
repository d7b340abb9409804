"""Rows kept beside the parses: the same text under the same lexicon is scored once.

The rows of a document are kept under a hash of all that decides them but the cues: the text and
its metadata, the other tables of the lexicon, the parsing pipeline, the program's own reading
code. With them stands which cues they were made with, so that after an edit of some cues only
the sentences that can hold those are read again (`framing.engine.edit`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final, NamedTuple

from framing.detect.compiled import Compiled
from framing.detect.mention import Mention
from framing.detect.reading import Known, Reading
from framing.detect.spelling import rare_among
from framing.language.pipeline import pipeline_version
from framing.lexicon.load import content_digest
from framing.lexicon.model import Cue
from framing.schema import EvidenceRow, MentionRow, NamingRow
from framing.score import DocumentRows
from framing.sources.model import Document
from framing.store import code_of, keep, kept, key_of

#: The code that makes rows: other rules, other rows.
READING_CODE: Final = ("detect", "language", "score.py", "schema.py", "lexicon")
_SCHEMA: Final = "rows 3"
_CUE_ID: Final = EvidenceRow._fields.index("cue_id")
#: What the document says by itself, or (`lexicon`) the lexicon as it stands now.
_TOLD: Final = ("source", "document", "date", "sentence", "lexicon")


def _untold(fields: Sequence[str]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    return itemgetter(*(at for at, name in enumerate(fields) if name not in _TOLD))


_evidence_values: Final = _untold(EvidenceRow._fields)
_mention_values: Final = _untold(MentionRow._fields)


class CueSet(NamedTuple):
    """The cues that rows were made with, and the words of them that count beyond their line.

    A record holds all that decides what a cue does; `done_to` are `transitive` words, `spelt`
    the forms that misspelt words are put right with.
    """

    key: str
    records: tuple[tuple[object, ...], ...]
    done_to: frozenset[str]
    spelt: frozenset[str]


class KeptRows(NamedTuple):
    """Rows and what a later edit needs to know: the cues, rare words, corrected sentences.

    `rare`: (word, lemma) of words that may be a misspelt lexicon word; `misspelt`: the words put
    right, each by form and lemma, with the number of its sentence.
    """

    cues: str
    rows: DocumentRows
    rare: frozenset[tuple[str, str]]
    misspelt: frozenset[tuple[str, int]]


class KnownSentence(NamedTuple):
    """The actors of a sentence and the parties that later sentences may refer to."""

    known: Known = Known()
    parties: tuple[str, ...] = ()


def record_of(cue: Cue) -> tuple[object, ...]:
    """All of a cue that decides its rows, but for the line it stands in."""
    listed = cue.place.file.endswith(".csv")
    roles = ",".join(cue.roles)
    return (cue.cue_id, cue.frame, cue.pattern.text, roles, cue.valence, cue.weight, listed)


@lru_cache(maxsize=2)
def cue_set(compiled: Compiled) -> CueSet:
    """The set of the cues of a lexicon."""
    cues = compiled.lexicon.cues
    records = tuple(map(record_of, cues))
    return CueSet(
        key_of(_SCHEMA, json.dumps(records)),
        records,
        compiled.transitive,
        compiled.own_forms,
    )


def keep_cue_set(cues: CueSet) -> None:
    """Keep a set of cues, that later runs may compare theirs with it."""
    if kept(cues.key) is None:
        parts = [cues.records, sorted(cues.done_to), sorted(cues.spelt)]
        keep(cues.key, json.dumps(parts).encode())


@lru_cache(maxsize=8)
def kept_cue_set(key: str) -> CueSet | None:
    """The set of cues kept under a key."""
    data = kept(key)
    if data is None:
        return None
    records, done_to, spelt = json.loads(data)
    return CueSet(key, tuple(map(tuple, records)), frozenset(done_to), frozenset(spelt))


@lru_cache(maxsize=2)
def base_key(compiled: Compiled, model: str) -> str:
    """A hash of all that decides the rows of any document, but for the cues."""
    digest = content_digest(replace(compiled.lexicon, cues=()))
    return key_of(_SCHEMA, code_of(*READING_CODE), pipeline_version(model), digest)


def rows_key(document: Document, base: str) -> str:
    """The key of a document's rows."""
    return key_of(
        *("rows", base, document.document, document.source, document.language),
        repr(sorted(document.metadata.items())),
        repr([(p.start, p.end, p.kind, p.section) for p in document.paragraphs]),
        document.text,
    )


def read_rows(key: str, document: Document, places: Mapping[str, str]) -> KeptRows | None:
    """The rows kept under a document's key; `places`: the line of each cue as it stands now."""
    data = kept(key)
    if data is None:
        return None
    cues, evidence, mentions, naming, counts, rare, misspelt = json.loads(data)
    sentences, tone = counts
    rows = DocumentRows(
        [_evidence_row(row, document, places) for row in evidence],
        [_mention_row(row, document) for row in mentions],
        [NamingRow(*row) for row in naming],
        sentences,
        tone,
    )
    return KeptRows(cues, rows, frozenset(map(tuple, rare)), frozenset(map(tuple, misspelt)))


def _evidence_row(row: Sequence[Any], document: Document, places: Mapping[str, str]) -> EvidenceRow:
    evidence_id, section, sentence_id, start, end, *rest = row
    text = document.text[start:end]
    about = (document.source, document.document, document.metadata.get("published", ""))
    values = (evidence_id, *about, section, sentence_id, text, start, end, *rest)
    return EvidenceRow._make((*values, places.get(values[_CUE_ID], "")))


def _mention_row(row: Sequence[Any], document: Document) -> MentionRow:
    section, sentence_id, start, end, *rest = row
    text = document.text[start:end]
    about = (document.source, document.document, document.metadata.get("published", ""))
    return MentionRow._make((*about, section, sentence_id, text, start, end, *rest))


def keep_rows(key: str, found: KeptRows) -> None:
    """Keep the rows of a document without what the document and the lexicon say again."""
    rows = found.rows
    data = [
        found.cues,
        [_evidence_values(row) for row in rows.evidence],
        [_mention_values(row) for row in rows.mentions],
        *(rows.naming, (rows.sentences, rows.tone)),
        *(sorted(found.rare), sorted(found.misspelt)),
    ]
    keep(key, json.dumps(data).encode())


def keep_known(key: str, readings: Iterable[Reading]) -> None:
    """Keep the actors of each sentence beside the rows of the key."""
    found = [
        (r.sentence.index, r.known.named, r.parties, r.known.mentions)
        for r in readings
        if r.known.mentions or r.parties
    ]
    keep(_known_key(key), json.dumps(found).encode())


def read_known(key: str) -> dict[int, KnownSentence] | None:
    """Sentence number -> its actors, kept beside the rows of the key."""
    data = kept(_known_key(key))
    if data is None:
        return None
    return {
        index: KnownSentence(Known(tuple(Mention(*m) for m in mentions), named), tuple(parties))
        for index, named, parties, mentions in json.loads(data)
    }


def _known_key(key: str) -> str:
    return key_of("known", key)


def to_keep(cues: CueSet, rows: DocumentRows, readings: Sequence[Reading]) -> KeptRows:
    """The rows with what a later edit needs to know."""
    rare: set[tuple[str, str]] = set()
    for reading in readings:
        s = reading.sentence
        # As written: a misspelt word stands corrected in `words`.
        corrected = reading.misspelt
        written = [s.span(t, t) for t in range(len(s))] if corrected else s.words
        rare |= {(written[at], s.lemmas[at]) for at in rare_among(written, s.lemmas)}
    misspelt = {
        (form, reading.sentence.index)
        for reading in readings
        for token in reading.misspelt
        for form in reading.sentence.readings[token]
    }
    return KeptRows(cues.key, rows, frozenset(rare), frozenset(misspelt))
