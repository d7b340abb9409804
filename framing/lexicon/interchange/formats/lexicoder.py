"""Lexicoder 2 `.lcd`: that XML with spaces as word boundaries (`" econom"`: a beginning)."""

from __future__ import annotations

import re
from typing import Final

from framing.lexicon.interchange.model import Dictionary, Entry, Format, Wildcard
from framing.lexicon.interchange.xml import read_tree, write_tree

_BOUNDARY: Final = re.compile(r"<pnode\b[^>]*\bname=(\"( [^\"]*|[^\"]* )\"|'( [^']*|[^']* )')")
_SIDES: Final[dict[tuple[bool, bool], Wildcard]] = {
    (True, True): "none",
    (True, False): "end",
    (False, True): "start",
    (False, False): "both",
}


def _recognise(text: str) -> int:
    return 85 if re.match(r"\s*<", text) and _BOUNDARY.search(text) else 0


def _split(written: str) -> tuple[str, Wildcard]:
    sides = (written.startswith(" "), written.endswith(" "))
    return " ".join(written.replace("*", " ").split()), _SIDES[sides]


def _join(entry: Entry) -> str:
    before = " " if entry.wildcard in ("none", "end") else ""
    behind = " " if entry.wildcard in ("none", "start") else ""
    return f"{before}{entry.term}{behind}"


def _read(text: str, name: str) -> Dictionary:
    return read_tree(text, name, _split, title="lexicoder")


def _write(dictionary: Dictionary) -> str:
    return write_tree(dictionary, _join, engine="substring")


FORMAT: Final = Format(
    title="Lexicoder 2",
    ending=".lcd",
    recognise=_recognise,
    read=_read,
    write=_write,
    keeps=frozenset(("tree", "start", "description", "comments")),
)
