"""The XML that Yoshikoder and Lexicoder 2 share: nested `cnode` with `pnode` patterns."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from framing.errors import InputError
from framing.lexicon.interchange.model import (
    Category,
    Dictionary,
    Entry,
    Wildcard,
    children,
    own_entries,
    tree_order,
    unique,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Split = Callable[[str], tuple[str, Wildcard]]
Join = Callable[[Entry], str]


def parse(text: str, name: str) -> Element:
    """The root element; entities and document types are refused."""
    try:
        root: Element = fromstring(text.lstrip(), forbid_dtd=True)
    except DefusedXmlException as error:
        cure = "delete the <!DOCTYPE ...> or <!ENTITY ...> part"
        raise InputError(name, "declares a document type or entities", cure=cure) from error
    except (ParseError, ValueError) as error:
        raise InputError(name, f"is not well-formed XML: {error}") from error
    return root


def read_tree(text: str, name: str, split: Split, *, title: str) -> Dictionary:
    """The root `cnode` gives the name; every `cnode` below it is a category."""
    root = parse(text, name)
    top = root if root.tag == "cnode" else root.find("cnode")
    if top is None:
        raise InputError(name, "holds no category", expected="a <cnode> in <dictionary>")
    lost: list[str] = []
    categories: list[Category] = []
    entries: list[Entry] = []
    waiting: list[tuple[Element, tuple[str, ...]]] = [(top, ())]
    while waiting:
        node, path = waiting.pop()
        if path:
            categories.append(Category(path, description=node.get("desc", "")))
        for pattern in node.findall("pnode"):
            term, wildcard = split(pattern.get("name", ""))
            if term:
                entries.append(Entry(path, term, wildcard))
        below = [(each, (*path, _name(each))) for each in node.findall("cnode")]
        waiting += reversed(below)
    seen = [each.path for each in categories]
    twins = len(seen) - len(set(seen))
    if twins:
        lost.append(f"{twins} categories of a name used before (their entries are joined)")
    first = {each.path: each for each in reversed(categories)}
    ordered = [first[path] for path in dict.fromkeys(seen)]
    kept, sorted_entries = tree_order(ordered, unique(entries, lost))
    own = " ".join(top.get("name", "").split()) or name
    note = (top.get("desc", ""),) if top.get("desc") else ()
    return Dictionary(own, kept, sorted_entries, note, tuple(lost), title)


def _name(node: Element) -> str:
    return " ".join(node.get("name", "").split()) or "unnamed"


def write_tree(dictionary: Dictionary, join: Join, *, engine: str) -> str:
    """The dictionary as XML, entries before sub-categories."""
    note = " ".join(dictionary.comments)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<dictionary style="050805" patternengine="{engine}">',
        f"  <cnode name={quoteattr(dictionary.name)}{_description(note)}>",
        *_nodes(dictionary, (), join),
        "  </cnode>",
        "</dictionary>",
    ]
    return "\n".join(lines) + "\n"


def _description(text: str) -> str:
    return f" desc={quoteattr(text)}" if text else ""


def _nodes(dictionary: Dictionary, path: tuple[str, ...], join: Join) -> list[str]:
    indent = "  " * (len(path) + 2)
    lines = [
        f"{indent}<pnode name={quoteattr(join(entry))}/>"
        for entry in own_entries(dictionary, path)
        if not entry.rule
    ]
    for each in children(dictionary, path):
        lines.append(
            f"{indent}<cnode name={quoteattr(each.path[-1])}{_description(each.description)}>"
        )
        lines += [*_nodes(dictionary, each.path, join), f"{indent}</cnode>"]
    return lines
