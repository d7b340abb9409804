"""What a reader of the page may be told or spared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


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
