"""Rows kept beside the parses: the same text under the same lexicon is scored once.

The rows of a document are kept under a hash of all that decides them but the cues: the text and
its metadata, the other tables of the lexicon, the parsing pipeline, the program's own reading
code. With them stands which cues they were made with, so that after an edit of some cues only
the sentences that can hold those are read again (`framing.engine.edit`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final, NamedTuple
from zlib import crc32

from framing.detect.compiled import Compiled, is_listed
from framing.detect.mention import Mention
from framing.detect.reading import Known, Reading
from framing.detect.spelling import rare_among
from framing.language.pipeline import pipeline_version
from framing.lexicon.load import content_digest
from framing.lexicon.model import Cue
from framing.schema import EvidenceRow, MentionRow, NamingRow
from framing.score import DocumentRows
from framing.sources.model import Document
from framing.store import code_of, is_kept, keep, kept, key_of

#: The code that makes rows: other rules, other rows.
READING_CODE: Final = ("detect", "language", "score.py", "schema.py", "lexicon")
_SCHEMA: Final = "rows 4"
#: Cues of a run, about.
_RUN: Final = 256
#: Where the cue stands behind the end of the sentence.
_CUE_ID: Final = EvidenceRow._fields.index("cue_id") - EvidenceRow._fields.index("end") - 1
#: What the document says by itself, or (`lexicon`) the lexicon as it stands now.
_TOLD: Final = ("source", "document", "date", "sentence", "lexicon")


def _untold(fields: Sequence[str]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    return itemgetter(*(at for at, name in enumerate(fields) if name not in _TOLD))


_evidence_values: Final = _untold(EvidenceRow._fields)
_mention_values: Final = _untold(MentionRow._fields)


class Record(NamedTuple):
    """All of a cue that decides its rows, but for the line it stands in."""

    cue_id: str
    frame: str
    pattern: str
    roles: str
    valence: float
    weight: float
    listed: bool


class CueSet(NamedTuple):
    """The cues that rows were made with, in runs of neighbours, each under a key of its own.

    An edit changes few runs: only those are written, and read when sets are compared.
    """

    key: str
    runs: Mapping[str, Sequence[Record]]


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


def record_of(cue: Cue) -> Record:
    """The record of a cue."""
    text, roles = cue.pattern.text, ",".join(cue.roles)
    return Record(cue.cue_id, cue.frame, text, roles, cue.valence, cue.weight, is_listed(cue))


@lru_cache(maxsize=2)
def cue_set(compiled: Compiled) -> CueSet:
    """The set of the cues of a lexicon."""
    runs: list[list[Record]] = []
    for record in map(record_of, compiled.lexicon.cues):
        # The limits hang on single cues, so that what is put in or taken out moves no others.
        if not runs or crc32(record.cue_id.encode()) % _RUN == 0:
            runs.append([])
        runs[-1].append(record)
    by_key = {key_of(_SCHEMA, json.dumps(run)): run for run in runs}
    return CueSet(key_of(_SCHEMA, *by_key), by_key)


def keep_cue_set(cues: CueSet) -> None:
    """Keep a set of cues, that later runs may compare theirs with it."""
    for key, run in cues.runs.items():
        if not is_kept(key):
            keep(key, json.dumps(run).encode())
    if not is_kept(cues.key):
        keep(cues.key, json.dumps(list(cues.runs)).encode())


def kept_runs(key: str, known: CueSet) -> dict[str, Sequence[Record]] | None:
    """The runs of the set kept under a key, in order; those of a known set are not read."""
    data = kept(key)
    found: dict[str, Sequence[Record]] = {}
    for name in json.loads(data) if data is not None else ():
        run = known.runs.get(name) or _kept_run(name)
        if run is None:
            return None
        found[name] = run
    return found if data is not None else None


def _kept_run(key: str) -> Sequence[Record] | None:
    data = kept(key)
    return [Record(*record) for record in json.loads(data)] if data is not None else None


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
        list(_evidence_rows(evidence, document, places)),
        list(_mention_rows(mentions, document)),
        [NamingRow(*row) for row in naming],
        sentences,
        tone,
    )
    return KeptRows(cues, rows, frozenset(map(tuple, rare)), frozenset(map(tuple, misspelt)))


def _evidence_rows(
    rows: Iterable[Sequence[Any]], document: Document, places: Mapping[str, str]
) -> Iterator[EvidenceRow]:
    about, text = _about(document), document.text
    for evidence_id, section, sentence_id, start, end, *rest in rows:
        said = (section, sentence_id, text[start:end], start, end)
        place = places.get(rest[_CUE_ID], "")
        yield EvidenceRow._make((evidence_id, *about, *said, *rest, place))


def _mention_rows(rows: Iterable[Sequence[Any]], document: Document) -> Iterator[MentionRow]:
    about, text = _about(document), document.text
    for section, sentence_id, start, end, *rest in rows:
        yield MentionRow._make((*about, section, sentence_id, text[start:end], start, end, *rest))


def _about(document: Document) -> tuple[str, str, str]:
    return (document.source, document.document, document.metadata.get("published", ""))


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
