"""The one step that every engine runs: a chunk of documents in, their rows out."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from framing.detect.compiled import Compiled, compile_lexicon
from framing.detect.reading import read_document
from framing.engine.edit import Edit, edit_since, edited_rows, may_touch, touched
from framing.engine.kept import (
    CueSet,
    KeptRows,
    base_key,
    cue_set,
    keep_cue_set,
    keep_known,
    keep_rows,
    read_known,
    read_rows,
    rows_key,
    to_keep,
)
from framing.language.columns import TokenColumns, sentences_of
from framing.language.store import parsed
from framing.score import DocumentRows, rows_of
from framing.sources.model import Document
from framing.sources.runs import in_runs

#: Characters of a chunk: about a second's parse, so that processes stay evenly busy.
_CHUNK: Final = 60_000


def chunks(documents: Iterable[Document], *, size: int = _CHUNK) -> Iterator[list[Document]]:
    """Documents in order, in runs of about `size` characters; a long one stands alone."""
    return in_runs(documents, size)


def score_chunk(
    documents: Sequence[Document], compiled: Compiled, model: str, *, tidy: bool = True
) -> Iterator[DocumentRows]:
    """Rows of each document in order: kept ones first, the others read and then kept.

    Where only some cues differ from those of the kept rows, only the sentences that can hold
    them are read again.
    """
    base = base_key(compiled, model)
    cues = cue_set(compiled)
    keys = [rows_key(document, base) for document in documents]
    known = [read_rows(key, compiled.places) for key in keys]
    made_with = {rows.cues for rows in known if rows}
    if made_with != {cues.key} or None in known:
        keep_cue_set(cues)
    edits = {old: edit_since(old, cues, compiled.lexicon) for old in made_with}
    stale = [
        rows is None or _is_touched(document, rows, edits[rows.cues])
        for document, rows in zip(documents, known, strict=True)
    ]
    wanted = [document for document, old in zip(documents, stale, strict=True) if old]
    columns = parsed(wanted, model=model, tidy=tidy)
    for document, key, rows, old in zip(documents, keys, known, stale, strict=True):
        if rows and not old:
            yield rows.rows
            continue
        one = _One(document, next(columns), key, cues)
        edit = edits[rows.cues] if rows else None
        edited = _after_edit(one, rows, edit, compiled) if rows and edit else None
        yield edited or _anew(one, compiled)
    # The store is tidied when its generator ends.
    next(columns, None)


def _is_touched(document: Document, rows: KeptRows, edit: Edit | None) -> bool:
    return edit is None or may_touch(edit, document, rows)


class _One(NamedTuple):
    """A document to score, its parse, the key of its rows, the cues of the run."""

    document: Document
    columns: TokenColumns
    key: str
    cues: CueSet


def _anew(one: _One, compiled: Compiled) -> DocumentRows:
    sentences = sentences_of(one.document, one.columns)
    readings = read_document(one.document, sentences, compiled, lean=True)
    rows = rows_of(one.document, readings, compiled)
    keep_known(one.key, readings)
    keep_rows(one.key, to_keep(one.cues, rows, readings, one.columns.strings))
    return rows


def _after_edit(one: _One, found: KeptRows, edit: Edit, compiled: Compiled) -> DocumentRows | None:
    """The rows brought up to date with an edit of cues; None where all is to be read again."""
    numbers = touched(edit, one.document, one.columns, found)
    if not numbers:
        return found.rows if numbers is not None else None
    known = read_known(one.key)
    if known is None:
        return None
    rows = edited_rows(one.document, one.columns, numbers, found, known, compiled)
    if rows is not None:
        keep_rows(one.key, found._replace(cues=one.cues.key, rows=rows))
    return rows


def packed(compiled: Compiled) -> bytes:
    """The lexicon as it travels to other processes, which compile it once each."""
    return pickle.dumps(compiled.lexicon, protocol=5)


@lru_cache(maxsize=2)
def _unpacked(lexicon: bytes) -> Compiled:
    return compile_lexicon(pickle.loads(lexicon))


def score_elsewhere(
    lexicon: bytes, documents: Sequence[Document], model: str
) -> list[DocumentRows]:
    """`score_chunk` in another process: importable, and all it needs is in its arguments."""
    return list(score_chunk(documents, _unpacked(lexicon), model, tidy=False))


def released(documents: list[Document]) -> Iterator[Document]:
    """The documents in order, each let go when it is given out; the list ends up empty."""
    documents.reverse()
    while documents:
        yield documents.pop()


def light(documents: Iterable[Document]) -> list[Document]:
    """The documents without what scoring does not read, to travel to another process."""
    return [replace(document, cuts=(), alerts=()) for document in documents]
