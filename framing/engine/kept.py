"""Rows kept beside the parses: the same text under the same lexicon is scored once.

The rows of a document are kept under a hash of all that decides them but the cues: the text and
its metadata, the other tables of the lexicon, the parsing pipeline, the program's own reading
code. With them stands which cues they were made with, so that after an edit of some cues only
the sentences that can hold those are read again (`framing.engine.edit`).
"""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import chain
from typing import Any, Final, NamedTuple

from framing.detect.compiled import Compiled, is_listed
from framing.detect.mention import Mention
from framing.detect.reading import Known, Reading
from framing.detect.spelling import rare_among
from framing.language.pipeline import pipeline_version
from framing.lexicon.load import content_digest
from framing.lexicon.model import Cue, Lexicon
from framing.lexicon.same import Same
from framing.schema import EvidenceRow, MentionRow, NamingRow
from framing.score import DocumentRows
from framing.sources.model import Document
from framing.store import code_of, is_kept, keep, kept, key_of

#: The code that makes rows: other rules, other rows.
READING_CODE: Final = ("detect", "language", "score.py", "schema.py", "lexicon")
_SCHEMA: Final = "rows 6"
_CUE_ID: Final = EvidenceRow._fields.index("cue_id")
#: Where an entry of the lexicon stands is told by the lexicon as it is now.
_KEPT_FIELDS: Final = slice(EvidenceRow._fields.index("lexicon"))
#: Plain values are written alike, whether they are shared or not.
_ALIKE: Final = 2


#: A record that is not yet named field by field: most are never looked at.
Told = tuple[str, str, str, str, float, float, bool]
Run = Sequence[Told]


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
    runs: Mapping[str, Run]


class Corrected(NamedTuple):
    """A misspelt word as it was put right, by the numbers of its sentence and token."""

    sentence: int
    token: int
    word: str
    lemma: str


class KeptRows(NamedTuple):
    """Rows and what a later edit needs to know: the cues, rare words, corrected sentences.

    `rare`: (word, lemma) of words that may be a misspelt lexicon word; `misspelt`: the words put
    right, each with its sentence, token and lemma; `strings`: those of the parse,
    every lemma among them.
    """

    cues: str
    rows: DocumentRows
    rare: Sequence[tuple[str, str]]
    misspelt: Sequence[Corrected]
    strings: Sequence[str]


class KnownSentence(NamedTuple):
    """The actors of a sentence and the parties that later sentences may refer to."""

    known: Known = Known()
    parties: tuple[str, ...] = ()


def record_of(cue: Cue) -> Record:
    """The record of a cue."""
    return Record._make(_told(cue))


def _told(cue: Cue) -> Told:
    text, roles = cue.pattern.text, ",".join(cue.roles)
    # A lexicon built in a notebook may hold numbers of other packages.
    numbers = float(cue.valence), float(cue.weight)
    return (cue.cue_id, cue.frame, text, roles, *numbers, is_listed(cue))


@lru_cache(maxsize=2)
def cue_set(compiled: Compiled) -> CueSet:
    """The set of the cues of a lexicon."""
    runs = dict(map(_keyed, compiled.cue_runs))
    return CueSet(key_of(_SCHEMA, *runs), runs)


@lru_cache(maxsize=2000)
def _keyed(cues: Same[Cue]) -> tuple[str, Run]:
    run = [_told(cue) for cue in cues.things]
    return key_of(_SCHEMA, sha256(marshal.dumps(run, _ALIKE)).hexdigest()), run


class _PlainValues(pickle.Unpickler):
    """Makes texts, numbers, lists and tuples of them; refuses whatever else the bytes ask for."""

    def find_class(self, module: str, name: str) -> Any:
        """UnpicklingError: nothing that is kept here needs a class."""
        raise pickle.UnpicklingError(f"{module}.{name} is no part of kept rows")


def _kept_value(key: str) -> Any:
    """The value kept under a key; None where there is none, or none that can be read."""
    data = kept(key)
    try:
        return _PlainValues(BytesIO(data)).load() if data is not None else None
    except (pickle.UnpicklingError, EOFError, ValueError):
        return None


def _keep_value(key: str, value: object) -> None:
    keep(key, pickle.dumps(value, protocol=5))


def keep_cue_set(cues: CueSet) -> None:
    """Keep a set of cues, that later runs may compare theirs with it."""
    for key, run in cues.runs.items():
        if not is_kept(key):
            _keep_value(key, run)
    if not is_kept(cues.key):
        _keep_value(cues.key, list(cues.runs))


def kept_runs(key: str, known: CueSet) -> dict[str, Run] | None:
    """The runs of the set kept under a key, in order; those of a known set are not read."""
    names = _kept_value(key)
    if names is None:
        return None
    runs = {name: known.runs.get(name) or _kept_value(name) for name in names}
    return runs if all(runs.values()) else None


def base_key(compiled: Compiled, model: str) -> str:
    """A hash of all that decides the rows of any document, but for the cues."""
    others = replace(compiled.lexicon, cues=())
    # A table may have been changed in place: known again are its entries, not the table.
    told = [thing for field in fields(others) for thing in _entries(others, field.name)]
    digest = _digest(Same(told, others))
    return key_of(_SCHEMA, code_of(*READING_CODE), pipeline_version(model), digest)


@lru_cache(maxsize=2)
def _digest(entries: Same[Any]) -> str:
    return content_digest(entries.whole)


def _entries(lexicon: Lexicon, name: str) -> Iterator[Any]:
    """A field's name and what it holds."""
    value = getattr(lexicon, name)
    yield name
    if isinstance(value, Mapping):
        yield from chain.from_iterable(value.items())
    else:
        yield value


def rows_key(document: Document, base: str) -> str:
    """The key of a document's rows."""
    return key_of(
        *("rows", base, document.document, document.source, document.language),
        repr(sorted(document.metadata.items())),
        repr([(p.start, p.end, p.kind, p.section) for p in document.paragraphs]),
        document.text,
    )


def read_rows(key: str, places: Mapping[str, str]) -> KeptRows | None:
    """The rows kept under a document's key; `places`: the line of each cue as it stands now."""
    data = _kept_value(key)
    if data is None:
        return None
    cues, evidence, mentions, naming, counts, rare, misspelt, strings = data
    rows = DocumentRows(
        [EvidenceRow._make((*row, places.get(row[_CUE_ID], ""))) for row in evidence],
        list(map(MentionRow._make, mentions)),
        list(map(NamingRow._make, naming)),
        *counts,
    )
    return KeptRows(cues, rows, rare, list(map(Corrected._make, misspelt)), strings)


def keep_rows(key: str, found: KeptRows) -> None:
    """Keep the rows of a document; what several of them say is written once."""
    rows = found.rows
    data = (
        found.cues,
        [row[_KEPT_FIELDS] for row in rows.evidence],
        list(map(tuple, rows.mentions)),
        list(map(tuple, rows.naming)),
        (rows.sentences, rows.tone),
        *(found.rare, list(map(tuple, found.misspelt)), found.strings),
    )
    _keep_value(key, data)


def keep_known(key: str, readings: Iterable[Reading]) -> None:
    """Keep the actors of each sentence beside the rows of the key."""
    found = [
        (r.sentence.index, r.known.named, r.parties, list(map(tuple, r.known.mentions)))
        for r in readings
        if r.known.mentions or r.parties
    ]
    _keep_value(_known_key(key), found)


def read_known(key: str) -> dict[int, KnownSentence] | None:
    """Sentence number -> its actors, kept beside the rows of the key."""
    data = _kept_value(_known_key(key))
    if data is None:
        return None
    return {
        index: KnownSentence(Known(tuple(map(Mention._make, mentions)), named), parties)
        for index, named, parties, mentions in data
    }


def _known_key(key: str) -> str:
    return key_of("known", key)


def to_keep(
    cues: CueSet, rows: DocumentRows, readings: Sequence[Reading], strings: Sequence[str]
) -> KeptRows:
    """The rows with what a later edit needs to know."""
    rare: set[tuple[str, str]] = set()
    for reading in readings:
        s = reading.sentence
        # As written: a misspelt word stands corrected in `words`.
        corrected = reading.misspelt
        written = [s.span(t, t) for t in range(len(s))] if corrected else s.words
        rare |= {(written[at], s.lemmas[at]) for at in rare_among(written, s.lemmas)}
    misspelt = [
        Corrected(s.index, token, s.words[token], s.lemmas[token])
        for s, tokens in ((reading.sentence, reading.misspelt) for reading in readings)
        for token in sorted(tokens)
    ]
    return KeptRows(cues.key, rows, sorted(rare), misspelt, strings)
