"""quanteda YAML: keys with lists or further keys; values beside sub-keys stand under `__`."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import yaml

from framing.errors import InputError
from framing.lexicon.interchange.model import (
    Category,
    Dictionary,
    Entry,
    Format,
    children,
    join_wildcard,
    own_entries,
    split_wildcard,
    tree_order,
    unique,
)

_OWN: Final = "__"


class _Plain(yaml.BaseLoader):
    """Every scalar is text: `*stan` is no alias, `&` no anchor, `!` no tag."""

    fetch_alias = yaml.BaseLoader.fetch_plain
    fetch_anchor = yaml.BaseLoader.fetch_plain
    fetch_tag = yaml.BaseLoader.fetch_plain


def _recognise(text: str) -> int:
    lines = [line for line in text.splitlines() if line.strip() and line.lstrip()[0] != "#"]
    keys = sum(1 for line in lines if re.match(r"\s*(-\s*)?[^\s:\[<%+][^:]*:(\s|$)", line))
    items = sum(1 for line in lines if re.match(r"\s*-\s", line) or re.search(r":\s*\[", line))
    return 70 if keys and items else 40 if keys and keys * 2 > len(lines) else 0


def _read(text: str, name: str) -> Dictionary:
    lost: list[str] = []
    try:
        root = yaml.compose(text, Loader=_Plain)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{name}:{mark.line + 1}" if mark else name
        problem = getattr(error, "problem", None) or "cannot be read"
        cure = "put the word into quotation marks"
        raise InputError(place, f"is not YAML: {problem}", cure=cure) from error
    if not isinstance(root, yaml.MappingNode):
        raise InputError(name, "holds no categories", expected="key: [word, word]")
    categories: dict[tuple[str, ...], Category] = {}
    entries: list[Entry] = []
    _walk(root, (), categories, entries, lost)
    comments = [line.strip().lstrip("# ") for line in text.splitlines() if line.lstrip()[:1] == "#"]
    kept, ordered = tree_order(categories.values(), unique(entries, lost))
    return Dictionary(name, kept, ordered, tuple(filter(None, comments)), tuple(lost), "quanteda")


def _walk(
    node: Any,
    path: tuple[str, ...],
    categories: dict[tuple[str, ...], Category],
    entries: list[Entry],
    lost: list[str],
) -> None:
    if isinstance(node, yaml.ScalarNode):
        term, wildcard = split_wildcard(node.value)
        if term:
            entries.append(Entry(path, term, wildcard))
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            _walk(each, path, categories, entries, lost)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = path
            if key.value != _OWN:
                below = (*path, " ".join(str(key.value).split()))
                if below in categories:
                    lost.append(f'the second key "{key.value}" (its entries are joined)')
                categories.setdefault(below, Category(below))
            _walk(value, below, categories, entries, lost)


def _write(dictionary: Dictionary) -> str:
    lines = [f"# {comment}" for comment in dictionary.comments]
    return "\n".join([*lines, *_mapping(dictionary, ())]) + "\n"


def _mapping(dictionary: Dictionary, path: tuple[str, ...]) -> list[str]:
    indent = "  " * len(path)
    below = children(dictionary, path)
    own = [join_wildcard(entry) for entry in own_entries(dictionary, path) if not entry.rule]
    lines = []
    if own and (below or not path):
        lines = [f"{indent}{_quoted(_OWN)}:", *(f"{indent}  - {_quoted(term)}" for term in own)]
    elif own:
        return [f"{indent}- {_quoted(term)}" for term in own]
    for each in below:
        inner = _mapping(dictionary, each.path)
        lines += [f"{indent}{_quoted(each.path[-1])}:{'' if inner else ' []'}", *inner]
    return lines


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


FORMAT: Final = Format(
    title="quanteda",
    ending=".yml",
    recognise=_recognise,
    read=_read,
    write=_write,
    keeps=frozenset(("tree", "start", "comments")),
)
