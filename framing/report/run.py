"""What every section of the page is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from framing.charts.choose import label_of
from framing.charts.words import clean
from framing.lexicon.model import Cue, Lexicon
from framing.manifest import Manifest
from framing.measure.rows import records
from framing.measure.tables import Tables
from framing.report.options import PageOptions
from framing.report.words import Strings
from framing.sources.model import Document


@dataclass(frozen=True)
class Run:
    """Tables, texts, lexicon, manifest and options of one page, and its words."""

    tables: Tables
    manifest: Manifest
    documents: Sequence[Document]
    lexicon: Lexicon
    options: PageOptions
    strings: Strings

    @cached_property
    def cues(self) -> dict[str, Cue]:
        """The lexicon's cues by id."""
        return {cue.cue_id: cue for cue in self.lexicon.cues}

    @cached_property
    def cells(self) -> dict[tuple[str, str], dict[str, Any]]:
        """The rows of the stance table by (group, actor)."""
        rows = records(self.tables.stance)
        return {(str(row["group"]), str(row["actor"])): row for row in rows}

    @cached_property
    def documents_by_name(self) -> dict[str, dict[str, Any]]:
        """The rows of the documents table by document."""
        return {str(row["document"]): row for row in records(self.tables.documents)}

    def title(self, document: str) -> str:
        """A text's title, or its file name where the metadata give none."""
        row = self.documents_by_name.get(document, {})
        return clean(row.get("title") or "") or clean(document)

    def citation(self, document: str) -> str:
        """The citation given in the metadata, or one made from author, year, title, outlet."""
        row = self.documents_by_name.get(document, {})
        given = clean(row.get("citation") or "")
        if given:
            return given
        year = str(row.get("published") or "")[:4]
        who = clean(row.get("author") or "") or clean(row.get("source") or "")
        parts = [
            f"{who} ({year})" if year else who,
            self.title(document),
            clean(row.get("outlet") or ""),
        ]
        return ". ".join(part for part in parts if part) + "."

    def actor(self, actor: str) -> str:
        """An actor's name for readers."""
        return clean(label_of(self.tables, actor))

    def frame(self, frame: str) -> str:
        """A frame's label."""
        entry = self.lexicon.frames.get(frame)
        return clean(entry.label) if entry else frame
