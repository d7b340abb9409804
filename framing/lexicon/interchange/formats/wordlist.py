"""A plain list: one term a line, a weight behind a tab where there is one."""

from __future__ import annotations

from typing import Final

from framing.lexicon.interchange.model import (
    Category,
    Dictionary,
    Entry,
    Format,
    as_number,
    join_wildcard,
    plain_number,
    split_wildcard,
    unique,
)


def _recognise(text: str) -> int:
    return 10 if text.strip() else 0


def _read(text: str, name: str) -> Dictionary:
    lost: list[str] = []
    entries: list[Entry] = []
    comments: list[str] = []
    for line in (each.strip() for each in text.splitlines()):
        if line.startswith(("#", ";")):
            comments.append(line.lstrip("#; "))
        elif line:
            written, _, behind = line.rpartition("\t")
            weight = as_number(behind)
            if weight is None or not written:
                written, weight = line, None
            term, wildcard = split_wildcard(written)
            entries.append(Entry((name,), term, wildcard, weight))
    kept = unique(entries, lost)
    comments = [comment for comment in comments if comment]
    return Dictionary(name, (Category((name,)),), kept, tuple(comments), tuple(lost), "wordlist")


def _write(dictionary: Dictionary) -> str:
    lines = [f"# {comment}" for comment in dictionary.comments]
    for entry in dictionary.entries:
        weight = "" if entry.weight is None else f"\t{plain_number(entry.weight)}"
        lines += [] if entry.rule else [f"{join_wildcard(entry)}{weight}"]
    return "\n".join(lines) + "\n"


FORMAT: Final = Format(
    title="Word list",
    ending=".txt",
    recognise=_recognise,
    read=_read,
    write=_write,
    keeps=frozenset(("weight", "start", "comments")),
)
