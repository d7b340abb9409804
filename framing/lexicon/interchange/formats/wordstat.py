"""WordStat `.cat`: an outline by tabs; `NAME (weight)` is an entry, `NAME` a category."""

from __future__ import annotations

import re
from typing import Final

from framing.lexicon.interchange.model import (
    Category,
    Dictionary,
    Entry,
    Format,
    as_number,
    children,
    join_wildcard,
    own_entries,
    plain_number,
    split_wildcard,
    tree_order,
    unique,
)

_ENTRY: Final = re.compile(r"(.*\S)\s*\(\s*([+-]?[\d.,]+)\s*\)\s*")
_TAB: Final = 4


def _recognise(text: str) -> int:
    lines = [line for line in text.splitlines() if line.strip()]
    entries = sum(1 for line in lines if _ENTRY.fullmatch(line.strip()))
    indented = sum(1 for line in lines if line[0] in " \t")
    return 60 if entries and (indented or entries * 2 > len(lines)) else 0


def _read(text: str, name: str) -> Dictionary:
    lost: list[str] = []
    categories: dict[tuple[str, ...], Category] = {}
    entries: list[Entry] = []
    above: list[tuple[int, str]] = []
    for line in text.splitlines():
        written = line.strip()
        if not written:
            continue
        depth = len(line[: len(line) - len(line.lstrip())].expandtabs(_TAB))
        while above and above[-1][0] >= depth:
            above.pop()
        found = _ENTRY.fullmatch(written)
        path = tuple(each for _, each in above)
        if written.startswith("@"):
            lost.append(f'the rule "{written}" (kept, not in force)')
            entries.append(Entry(path, written, rule=True))
        elif found and (weight := as_number(found.group(2))) is not None:
            term, wildcard = split_wildcard(found.group(1).replace("_", " "))
            entries.append(Entry(path, term, wildcard, weight))
        else:
            above.append((depth, " ".join(written.split())))
            path = tuple(each for _, each in above)
            categories.setdefault(path, Category(path))
    kept, ordered = tree_order(categories.values(), unique(entries, lost))
    return Dictionary(name, kept, ordered, lost=tuple(lost), format="wordstat")


def _write(dictionary: Dictionary) -> str:
    return "\n".join(_outline(dictionary, ())) + "\n"


def _outline(dictionary: Dictionary, path: tuple[str, ...]) -> list[str]:
    indent = "\t" * len(path)
    lines = [f"{indent}{_entry(entry)}" for entry in own_entries(dictionary, path)]
    for each in children(dictionary, path):
        lines += [f"{indent}{each.path[-1]}", *_outline(dictionary, each.path)]
    return lines


def _entry(entry: Entry) -> str:
    if entry.rule:
        return entry.term
    weight = 1.0 if entry.weight is None else entry.weight
    return f"{join_wildcard(entry).replace(' ', '_')} ({plain_number(weight)})"


FORMAT: Final = Format(
    title="WordStat",
    ending=".cat",
    recognise=_recognise,
    read=_read,
    write=_write,
    keeps=frozenset(("tree", "weight", "start", "rules")),
)
