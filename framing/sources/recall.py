"""Texts that were read before: the same files under the same options are cleaned once.

What is kept is the whole corpus, since copies and recurring paragraphs are only seen over all of
its texts. Standard input, files that cannot be opened, and very large corpora are read anew.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from framing.sources.collect import SourceFile
from framing.sources.copies import Copy
from framing.sources.corpus import Corpus, Refused
from framing.sources.metadata import SourceRow
from framing.sources.model import Cut, Document, Paragraph
from framing.sources.readers import ReadOptions
from framing.store import code_of, keep, kept, key_of

_SCHEMA: Final = "corpus 1"
#: Bytes of all files, or characters of all texts, beyond which a corpus is not kept.
_LARGEST: Final = 50_000_000
#: The packages that decide what is found in a file.
_PACKAGES: Final = (
    *("lxml", "openpyxl", "pdfminer.six", "pyarrow", "python-docx", "python-pptx"),
    *("PyYAML", "striprtf", "trafilatura"),
)


def corpus_key(
    files: Sequence[SourceFile],
    rows: Mapping[Path | None, list[SourceRow]],
    options: ReadOptions,
) -> str:
    """The key of the corpus of these files; empty where it is not to be kept."""
    folders = list(rows)
    listed = []
    try:
        if sum(file.path.stat().st_size for file in files if file.path) > _LARGEST:
            return ""
        for file in files:
            if file.trouble or file.path is None or not file.path.is_file():
                return ""
            content = hashlib.sha256(file.path.read_bytes()).hexdigest()
            place = folders.index(file.folder)
            listed.append((file.document, file.path.suffix.lower(), place, content))
    except OSError:
        return ""
    told = [[(row.where, row.files, dict(row.fields)) for row in table] for table in rows.values()]
    return key_of(_SCHEMA, _readers(), repr(options), repr(listed), repr(told))


def _readers() -> str:
    """All that decides how a file is read, besides its content."""
    added = [(e.name, e.value) for e in metadata.entry_points(group="framing.sources.readers")]
    versions = [metadata.version(name) for name in _PACKAGES]
    code = code_of("sources", "errors.py", "registry.py")
    return repr((code, sys.version, versions, sorted(added)))


def recalled(key: str) -> Corpus | None:
    """The corpus kept under the key."""
    data = kept(key)
    if data is None:
        return None
    documents, refused, left_out = json.loads(data.decode("utf-8", "surrogatepass"))
    return Corpus(
        tuple(map(_document, documents)),
        tuple(Refused(*each) for each in refused),
        tuple(Copy(*each) for each in left_out),
    )


def remember(key: str, corpus: Corpus) -> None:
    """Keep the corpus for a later reading of the same files."""
    if sum(len(document.text) for document in corpus.documents) > _LARGEST:
        return
    documents = [asdict(document) for document in corpus.documents]
    text = json.dumps([documents, corpus.refused, corpus.left_out], ensure_ascii=False)
    keep(key, text.encode("utf-8", "surrogatepass"))


def _document(fields: dict[str, Any]) -> Document:
    pieces = {
        "paragraphs": tuple(Paragraph(**each) for each in fields["paragraphs"]),
        "cuts": tuple(Cut(**each) for each in fields["cuts"]),
        "alerts": tuple(fields["alerts"]),
    }
    return Document(**{**fields, **pieces})
