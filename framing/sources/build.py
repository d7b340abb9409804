"""Raw texts to documents: cleaned, with what is known of each and what looks wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from framing.sources.alerts import mark_duplicates, text_alerts
from framing.sources.clean import clean
from framing.sources.collect import SourceFile
from framing.sources.copies import Copy, near_copies, told
from framing.sources.guess import guessed
from framing.sources.language import language_of
from framing.sources.metadata import SourceRow, source_ids
from framing.sources.model import Document
from framing.sources.readers import RawText
from framing.sources.recurring import outlet_of, recurring


class Found(NamedTuple):
    """A raw text, the file it stands in (inside an archive: its member), and its metadata row."""

    file: SourceFile
    raw: RawText
    row: SourceRow | None = None

    @property
    def document(self) -> str:
        """The file's id, with `#` and the part if the file holds several."""
        return f"{self.file.document}#{self.raw.part}" if self.raw.part else self.file.document


def build(found: Sequence[Found]) -> tuple[list[Document], list[Copy]]:
    """The documents, copies among them marked; and the near copies.

    What recurs over the texts of an outlet is only known when all are cleaned; then the texts
    of that outlet are cleaned once more.
    """
    files = {text.file.document: text.file for text in found}
    stems = source_ids(list(files.values()))
    documents = [_document(text, stems[text.file.document]) for text in found]
    copies = near_copies(documents)
    keys = recurring(documents, (copy.document for copy in copies))
    for i, text in enumerate(found):
        paragraphs = keys.get(outlet_of(documents[i]))
        if paragraphs:
            documents[i] = _document(text, stems[text.file.document], paragraphs)
    return told(mark_duplicates(documents), copies), copies


def _document(text: Found, stem: str, paragraphs: frozenset[str] = frozenset()) -> Document:
    raw = text.raw
    cleaned = clean(raw.text, cut_before=raw.cuts, recurring=paragraphs)
    known = {**raw.metadata, **(text.row.fields if text.row else {})}
    source = known.pop("id", "") or stem
    offered = {**raw.properties, **guessed(cleaned), **raw.guesses}
    guesses = {key: value for key, value in offered.items() if not known.get(key)}
    metadata = {**known, **guesses}
    if guesses:
        metadata["guessed"] = ", ".join(guesses)
    return Document(
        document=text.document,
        source=source,
        text=cleaned.text,
        paragraphs=cleaned.paragraphs,
        cuts=cleaned.cuts,
        metadata=metadata,
        language=language_of(cleaned.text),
        alerts=(*raw.alerts, *text_alerts(cleaned, raw.text)),
    )


def with_alerts(documents: Sequence[Document], alerts: Sequence[str]) -> list[Document]:
    """The documents, the first with these alerts of the whole reading."""
    first, *others = documents
    return [replace(first, alerts=(*first.alerts, *alerts)), *others]
