"""One file a format. A reader turns the bytes of a file into raw texts, not yet cleaned."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.registry import parts
from framing.sources.model import Cut


@dataclass(frozen=True, slots=True)
class RawText:
    """A text as the file gives it.

    `member` is the path of the file inside an archive, `part` names the text where one file
    holds several. Of what is known of the text sources.csv goes first, then `metadata` (what the
    file says for readers), `guesses` (a web page's meta data), the head of the text, and last
    `properties` (what an office program wrote). `cuts` is what the reader left out, with the
    lines of `text` where it stood.
    """

    text: str
    part: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)
    alerts: tuple[str, ...] = ()
    member: str = ""
    guesses: Mapping[str, str] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    cuts: tuple[Cut, ...] = ()


class Broken(NamedTuple):
    """A part of a file that cannot be read, while others can: a row, a file of an archive."""

    part: str
    reason: str
    member: str = ""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`text_column` and `id_column` of a table, empty: by its header; `once`: no near copies."""

    text_column: str = ""
    id_column: str = ""
    once: bool = False


Read = Callable[[bytes, str, ReadOptions], Sequence[RawText | Broken]]


@dataclass(frozen=True, slots=True)
class Reader:
    """`read(data, where, options)` gives the raw texts; `where` names the file in an error."""

    suffixes: tuple[str, ...]
    read: Read


def readers_by_suffix() -> dict[str, Reader]:
    """File suffix in lower case with its dot -> the reader for it."""
    known: Mapping[str, Reader] = parts(__name__, "READER")
    return {suffix: reader for reader in known.values() for suffix in reader.suffixes}
