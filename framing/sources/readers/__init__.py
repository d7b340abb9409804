"""One file a format. A reader turns the bytes of a file into raw texts, not yet cleaned."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from framing.registry import parts


@dataclass(frozen=True, slots=True)
class RawText:
    """A text as the file gives it; `part` names it where one file holds several.

    `metadata` is what the file says of itself; sources.csv goes before it.
    """

    text: str
    part: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)
    alerts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """`read(data, where)` gives the raw texts; `where` names the file in an error."""

    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], list[RawText]]


def readers_by_suffix() -> dict[str, Reader]:
    """File suffix in lower case with its dot -> the reader for it."""
    known: Mapping[str, Reader] = parts(__name__, "READER")
    return {suffix: reader for reader in known.values() for suffix in reader.suffixes}
