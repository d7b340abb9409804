"""Yoshikoder `.ykd`: nested categories in XML; `*` stands for any letters."""

from __future__ import annotations

import re
from typing import Final

from framing.lexicon.interchange.model import Dictionary, Format, join_wildcard, split_wildcard
from framing.lexicon.interchange.xml import read_tree, write_tree


def _recognise(text: str) -> int:
    return 80 if re.match(r"\s*<", text) and re.search(r"<(dictionary|cnode)\b", text) else 0


def _read(text: str, name: str) -> Dictionary:
    return read_tree(text, name, split_wildcard, title="yoshikoder")


def _write(dictionary: Dictionary) -> str:
    return write_tree(dictionary, join_wildcard, engine="substring")


FORMAT: Final = Format(
    title="Yoshikoder",
    ending=".ykd",
    recognise=_recognise,
    read=_read,
    write=_write,
    keeps=frozenset(("tree", "start", "description", "comments")),
)
