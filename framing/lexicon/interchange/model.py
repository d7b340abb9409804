"""A dictionary of any tool of the field, in one shape: categories and entries in file order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

#: On which side of the term any letters may follow.
Wildcard = Literal["none", "end", "start", "both"]
Feature = Literal[
    "tree", "weight", "start", "description", "colour", "comments", "rules", "several"
]
Path = tuple[str, ...]


class Category(NamedTuple):
    """A category by its path from the root; `code` is its number in the file, if it has one."""

    path: Path
    description: str = ""
    colour: str = ""
    code: str = ""


class Entry(NamedTuple):
    """A term under one category. `rule`: a condition of the tool, kept but not in force."""

    path: Path
    term: str
    wildcard: Wildcard = "none"
    weight: float | None = None
    rule: bool = False


class Dictionary(NamedTuple):
    """Categories parents first; entries in file order; `lost`: what could not be taken over."""

    name: str
    categories: tuple[Category, ...]
    entries: tuple[Entry, ...]
    comments: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    format: str = ""

    @property
    def summary(self) -> str:
        """`imported 12 entries, 3 categories; lost: nothing`."""
        lost = "; ".join(self.lost) or "nothing"
        return (
            f"imported {len(self.entries)} entries, {len(self.categories)} categories; lost: {lost}"
        )


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: how sure its signs make one (0 to 100), reading, writing, what it keeps."""

    title: str
    ending: str
    recognise: Callable[[str], int]
    read: Callable[[str, str], Dictionary]
    write: Callable[[Dictionary], str]
    keeps: frozenset[Feature]


def split_wildcard(written: str) -> tuple[str, Wildcard]:
    """`econom*` -> `econom`, `end`; stars inside the term stay where they are."""
    term = " ".join(written.split())
    bare = term.strip("*").strip()
    if not bare:
        return term, "none"
    start, end = term.startswith("*"), term.endswith("*")
    wildcard: Wildcard = "both" if start and end else "start" if start else "end" if end else "none"
    return bare, wildcard


def join_wildcard(entry: Entry) -> str:
    """The term with its stars."""
    start = "*" if entry.wildcard in ("start", "both") else ""
    end = "*" if entry.wildcard in ("end", "both") else ""
    return f"{start}{entry.term}{end}"


def unique(entries: Iterable[Entry], lost: list[str]) -> tuple[Entry, ...]:
    """Entries without repetitions, which are counted in `lost`."""
    given = list(entries)
    kept = {(each.path, each.term, each.wildcard, each.rule): each for each in reversed(given)}
    if len(kept) < len(given):
        lost.append(f"{len(given) - len(kept)} repeated entries")
    return tuple(reversed(kept.values()))


def children(dictionary: Dictionary, path: Path) -> list[Category]:
    """The categories directly below a path, in file order."""
    depth = len(path) + 1
    return [
        each for each in dictionary.categories if len(each.path) == depth and each.path[:-1] == path
    ]


def own_entries(dictionary: Dictionary, path: Path) -> list[Entry]:
    """The entries directly in a category, in file order."""
    return [each for each in dictionary.entries if each.path == path]


def tree_order(
    categories: Iterable[Category], entries: Iterable[Entry]
) -> tuple[tuple[Category, ...], tuple[Entry, ...]]:
    """Parents first, and the entries of a category before those of its sub-categories."""
    listed = list(dict.fromkeys(categories))
    place = {each.path: number for number, each in enumerate(listed)}
    ranked = sorted(
        listed,
        key=lambda each: [place.get(each.path[: n + 1], 0) for n in range(len(each.path))],
    )
    order = {each.path: number for number, each in enumerate(ranked)}
    return tuple(ranked), tuple(sorted(entries, key=lambda each: order.get(each.path, -1)))


def flat_name(path: Path, name: str) -> str:
    """The name of a category in a format without a tree."""
    return " > ".join(path) if path else name


def plain_number(value: float) -> str:
    """`10`, `0.5`, `-1`."""
    return f"{value:g}"


def as_number(text: str) -> float | None:
    """A number with a point or a comma, or None."""
    plain = text.strip().replace(",", ".").replace("\u2212", "-")
    return float(plain) if re.fullmatch(r"[+-]?\d+(\.\d*)?|[+-]?\.\d+", plain) else None
