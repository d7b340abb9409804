"""LIWC `.dic`: categories with numbers between two `%` lines, then terms with those numbers."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

from framing.lexicon.interchange.model import (
    Category,
    Dictionary,
    Entry,
    Format,
    flat_name,
    unique,
)

_CATEGORY: Final = re.compile(r"([ \t]*)(\d+)[ \t]+(.*?)(?:\s*\(([^()]*)\))?\s*")


def _recognise(text: str) -> int:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return 95 if lines[:1] == ["%"] and "%" in lines[1:] else 0


def _read(text: str, name: str) -> Dictionary:
    lost: list[str] = []
    head, body = _sections(text)
    categories = _categories(head, lost)
    paths = {each.code: each.path for each in categories}
    entries = [entry for line in body for entry in _terms(line, paths, lost)]
    return Dictionary(name, categories, unique(entries, lost), lost=tuple(lost), format="liwc")


def _sections(text: str) -> tuple[list[str], list[str]]:
    lines = [line for line in text.splitlines() if line.strip()]
    marks = [number for number, line in enumerate(lines) if line.strip() == "%"]
    return lines[marks[0] + 1 : marks[1]], lines[marks[1] + 1 :]


def _categories(lines: list[str], lost: list[str]) -> tuple[Category, ...]:
    found: list[Category] = []
    above: list[tuple[int, str]] = []
    for line in lines:
        parts = _CATEGORY.fullmatch(line)
        if not parts or not parts.group(3):
            lost.append(f'the category line "{line.strip()}"')
            continue
        indent, code, label, short = parts.groups()
        depth = len(indent.expandtabs(4))
        while above and above[-1][0] >= depth:
            above.pop()
        above.append((depth, " ".join(label.split())))
        path = tuple(each for _, each in above)
        if any(each.path == path for each in found):
            lost.append(f'the second category "{label}"')
            continue
        found.append(Category(path, description=short or "", code=code))
    return tuple(found)


def _terms(line: str, paths: dict[str, tuple[str, ...]], lost: list[str]) -> list[Entry]:
    """The term is the first field; numbers count only in the fields behind it."""
    term, *fields = [field.strip() for field in line.strip().split("\t") if field.strip()]
    wild = term.endswith("*") and len(term.rstrip("*")) > 0
    bare = " ".join(term.rstrip("*").split()) if wild else " ".join(term.split())
    codes = dict.fromkeys(field for field in fields if field.isdigit())
    for field in fields:
        if not field.isdigit():
            lost.append(f'the condition "{field}" of "{term}"')
        elif field not in paths:
            lost.append(f'the undefined category {field} of "{term}"')
    if not fields:
        lost.append(f'"{term}", which has no category')
    return [Entry(paths[code], bare, "end" if wild else "none") for code in codes if code in paths]


def _write(dictionary: Dictionary) -> str:
    codes = _codes(dictionary)
    lines = ["%"]
    for each in dictionary.categories:
        short = f" ({each.description})" if each.description else ""
        lines.append("\t" * (len(each.path) - 1) + f"{codes[each.path]}\t{each.path[-1]}{short}")
    if () in codes:
        lines.append(f"{codes[()]}\t{flat_name((), dictionary.name)}")
    lines.append("%")
    kept = [e for e in dictionary.entries if e.wildcard in ("none", "end") and not e.rule]
    for (term, wildcard), group in groupby(kept, key=lambda e: (e.term, e.wildcard)):
        star = "*" if wildcard == "end" else ""
        lines.append("\t".join([term + star, *(codes[each.path] for each in group)]))
    return "\n".join(lines) + "\n"


def _codes(dictionary: Dictionary) -> dict[tuple[str, ...], str]:
    own = [each.code for each in dictionary.categories]
    keep = all(code.isdigit() for code in own) and len(set(own)) == len(own)
    codes = {
        each.path: each.code if keep else str(number)
        for number, each in enumerate(dictionary.categories, start=1)
    }
    if any(not entry.path for entry in dictionary.entries):
        codes[()] = str(max((int(code) for code in codes.values()), default=0) + 1)
    return codes


FORMAT: Final = Format(
    title="LIWC",
    ending=".dic",
    recognise=_recognise,
    read=_read,
    write=_write,
    keeps=frozenset(("tree", "description", "several")),
)
