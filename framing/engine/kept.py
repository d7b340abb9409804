"""Rows kept beside the parses: the same text under the same lexicon is scored once.

An entry's name is a hash of all that decides the rows: the text and its metadata, the lexicon,
the parsing pipeline, and the program's own reading code. It is JSON with a checksum, compressed;
a damaged entry is scored again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import zlib
from functools import cache
from pathlib import Path
from typing import Final

from framing.language.pipeline import pipeline_version
from framing.lexicon.model import Lexicon
from framing.schema import EvidenceRow, MentionRow, NamingRow
from framing.score import DocumentRows
from framing.sources.model import Document

#: The suffix of the parse store: `cache info`, `cache clear` and the size limit see these too.
_SUFFIX: Final = ".parse"
_CODE: Final = ("detect", "language", "score.py", "schema.py", "lexicon")


@cache
def reading_code() -> str:
    """A hash of the code that makes rows, so that a changed rule never finds old ones."""
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for name in _CODE:
        place = package / name
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def lexicon_key(lexicon: Lexicon) -> str:
    """A hash of the lexicon and of its line numbers, which every row of evidence names."""
    places = "\n".join(f"{cue.cue_id} {cue.place}" for cue in lexicon.cues)
    return hashlib.sha256(f"{lexicon.digest}\0{places}".encode()).hexdigest()


def rows_key(document: Document, lexicon: str, model: str) -> str:
    """The name of the entry for a document under a lexicon (its key) and a model."""
    parts = (
        *("rows 1", reading_code(), pipeline_version(model), lexicon),
        *(document.document, document.source, document.language),
        repr(sorted(document.metadata.items())),
        repr([(p.start, p.end, p.kind, p.section) for p in document.paragraphs]),
    )
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass"))
    digest.update(document.text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:40]


def _place(folder: Path, key: str) -> Path:
    return folder / key[:2] / f"{key}{_SUFFIX}"


def read_rows(folder: Path, key: str) -> DocumentRows | None:
    """The rows kept under a key, or None."""
    path = _place(folder, key)
    try:
        packed = path.read_bytes()
        if packed[:20] != bytes.fromhex(key):
            return None
        evidence, mentions, naming, sentences, tone = json.loads(zlib.decompress(packed[20:]))
        rows = DocumentRows(
            [EvidenceRow(*row) for row in evidence],
            [MentionRow(*row) for row in mentions],
            [NamingRow(*row) for row in naming],
            int(sentences),
            float(tone),
        )
    except (OSError, ValueError, TypeError, zlib.error):
        return None
    # The time of last use decides what a full store gives up first.
    with contextlib.suppress(OSError):
        os.utime(path)
    return rows


def keep_rows(folder: Path, key: str, rows: DocumentRows) -> None:
    """Keep the rows; a full or read-only disk costs the next run its time, not this one."""
    data = [rows.evidence, rows.mentions, rows.naming, rows.sentences, rows.tone]
    packed = bytes.fromhex(key) + zlib.compress(json.dumps(data).encode(), 1)
    path = _place(folder, key)
    draft = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".draft", delete=False) as file:
            draft = file.name
            file.write(packed)
        os.replace(draft, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(draft)
