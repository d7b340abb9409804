"""Evidence for the tools in which people code and check texts. One file a format."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from framing.export.model import Format
from framing.registry import parts

__all__ = ["FORMATS", "Format", "format_of"]


def _formats() -> Mapping[str, Format]:
    found = parts(f"{__name__}.formats", "FORMAT").values()
    return MappingProxyType({form.ending: form for form in found})


#: Ending -> format.
FORMATS: Final = _formats()


def format_of(path: str) -> Format | None:
    """The format of a file's ending; None where it is none of these."""
    endings = (ending for ending in FORMATS if path.lower().endswith(ending))
    return FORMATS.get(next(endings, ""))
