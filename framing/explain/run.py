"""Read a sentence that somebody typed, or find one in texts, and explain it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from framing.detect.compiled import Compiled
from framing.detect.reading import read_document
from framing.errors import InputError
from framing.explain.model import Explanation
from framing.explain.reading import explain
from framing.language.columns import TokenColumns, sentences_of
from framing.language.pipeline import DEFAULT_MODEL
from framing.language.store import parsed
from framing.score import rows_of
from framing.sources.model import Document, Paragraph

_EVIDENCE_ID: Final = re.compile(r"[0-9a-f]{12}")
_SENTENCE_ID: Final = re.compile(r"\S+#\d+")


def is_id(text: str) -> bool:
    """Whether a text is the id of an evidence row or of a sentence."""
    return bool(_EVIDENCE_ID.fullmatch(text) or _SENTENCE_ID.fullmatch(text))


def explain_text(
    text: str, compiled: Compiled, *, model: str = DEFAULT_MODEL, name: str = "text"
) -> list[Explanation]:
    """Explain every sentence of a text of one paragraph; it is not kept in the parse store."""
    from framing.language.parse import parse_documents

    document = one_paragraph(text, name)
    columns = next(parse_documents([document], model=model, toned=False))
    return _explained(document, columns, compiled)


def one_paragraph(text: str, name: str) -> Document:
    """A text that somebody typed, as a document."""
    clean = " ".join(text.split())
    return Document(name, name, clean, (Paragraph(0, len(clean), "prose", ""),))


def explain_documents(
    documents: Sequence[Document],
    compiled: Compiled,
    *,
    model: str = DEFAULT_MODEL,
    asked: str = "",
) -> list[Explanation]:
    """Explain the sentences of documents; `asked` is an id or words that a sentence holds."""
    found = [
        explanation
        for document, columns in zip(documents, parsed(documents, model=model), strict=True)
        for explanation in _explained(document, columns, compiled, asked=asked)
    ]
    if asked and not found:
        raise InputError(
            "trace",
            f'no sentence of these texts has the id or the words "{asked}"',
            expected="an evidence_id, a sentence_id or words of a sentence",
            cure="see both ids in the table that `framing score` writes",
        )
    return found


def _explained(
    document: Document, columns: TokenColumns, compiled: Compiled, *, asked: str = ""
) -> list[Explanation]:
    readings = read_document(document, sentences_of(document, columns), compiled)
    rows = rows_of(document, readings, compiled).evidence
    found = []
    for reading in readings:
        s = reading.sentence
        sentence_id = f"{document.document}#{s.index + 1}"
        ids = {row.evidence_id for row in rows if row.start == s.start}
        if not asked or asked in (sentence_id, *ids) or (not is_id(asked) and asked in s.text):
            found.append(explain(reading, rows, compiled, sentence_id=sentence_id))
    return found
