"""Lexicoder 3 `.lc3`: `+Category` opens, one entry a line, `*` at the end is a beginning."""

from __future__ import annotations

import re
from typing import Final

from framing.lexicon.interchange.model import (
    Category,
    Dictionary,
    Entry,
    Format,
    flat_name,
    join_wildcard,
    own_entries,
    split_wildcard,
    tree_order,
    unique,
)

_HEADER: Final = re.compile(r"\++\s*(.*?)\s*(#[0-9A-Fa-f]{6})?\s*")


def _recognise(text: str) -> int:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    bodies = [line for line in lines if not line.startswith("//")]
    return 75 if bodies and re.match(r"\+\s*\S", bodies[0]) else 0


def _read(text: str, name: str) -> Dictionary:
    lost: list[str] = []
    categories: dict[tuple[str, ...], Category] = {}
    entries: list[Entry] = []
    comments: list[str] = []
    path: tuple[str, ...] = ()
    for line in (each.strip() for each in text.splitlines()):
        if line.startswith("//"):
            comments.append(line.lstrip("/ "))
        elif line.startswith("+") and (header := _HEADER.fullmatch(line)):
            path = (header.group(1) or "unnamed",)
            categories.setdefault(path, Category(path, colour=header.group(2) or ""))
        elif line:
            term, wildcard = split_wildcard(line)
            if line.endswith("**"):
                lost.append(f'one star of "{line}"')
            entries.append(Entry(path, term, wildcard))
    kept, ordered = tree_order(categories.values(), unique(entries, lost))
    return Dictionary(name, kept, ordered, tuple(comments), tuple(lost), "lc3")


def _write(dictionary: Dictionary) -> str:
    lines = [f"// {comment}".rstrip() for comment in dictionary.comments]
    top = own_entries(dictionary, ())
    blocks = [Category(())] if top and dictionary.categories else []
    for each in [*blocks, *dictionary.categories] if dictionary.categories else [Category(())]:
        colour = f" {each.colour}" if each.colour else ""
        lines.append(f"+{flat_name(each.path, dictionary.name)}{colour}")
        lines += [join_wildcard(e) for e in own_entries(dictionary, each.path) if not e.rule]
    return "\n".join(lines) + "\n"


FORMAT: Final = Format(
    title="Lexicoder 3",
    ending=".lc3",
    recognise=_recognise,
    read=_read,
    write=_write,
    keeps=frozenset(("start", "colour", "comments")),
)
