"""What every section of the page is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from framing.charts.choose import label_of
from framing.charts.words import clean
from framing.lexicon.model import Lexicon
from framing.manifest import Manifest
from framing.measure.tables import Tables
from framing.report.words import Strings
from framing.sources.model import Document


@dataclass(frozen=True)
class PageOptions:
    """What a reader of the page may be told or spared.

    `intro` is Markdown; `theme` a TOML file with house colours, typeface and logo; `notice`
    stands above everything else (what kind of texts these are); `agreement` maps a measure to
    its value against hand labels. Without `evidence` the page is short and its marks lead
    nowhere.
    """

    title: str = ""
    intro: str = ""
    lang: str = "en"
    evidence: bool = True
    theme: Path | None = None
    notice: str = ""
    agreement: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Run:
    """Tables, texts, lexicon, manifest and options of one page, and its words."""

    tables: Tables
    manifest: Manifest
    documents: Sequence[Document]
    lexicon: Lexicon
    options: PageOptions
    strings: Strings

    def actor(self, actor: str) -> str:
        """An actor's name for readers."""
        return clean(label_of(self.tables, actor))

    def frame(self, frame: str) -> str:
        """A frame's label."""
        entry = self.lexicon.frames.get(frame)
        return clean(entry.label) if entry else frame
