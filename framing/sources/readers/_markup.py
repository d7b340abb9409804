"""An HTML tree to blocks of text, each with the rule that cuts it if one does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml.etree import _Element

from framing.sources.exports import Block
from framing.sources.pieces import TERMINAL
from framing.sources.readers._page_rules import SKIPPED, paragraph_words, rule_of

_INLINE_TAGS: Final = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small "
    "span strike strong sub time tt u var wbr label sup"
)
_INLINE: Final = frozenset(_INLINE_TAGS.split())
_HEADINGS: Final = {f"h{depth}": depth for depth in range(1, 7)}
_NOTE: Final = re.compile(r"^\W*(?:\d{1,3}|[a-z*†‡])\W*$")
_PARAGRAPH_BREAK: Final = re.compile(r"\n[ \t\r]*\n\s*")
#: A cell of a layout table holds running text; a cell of data does not.
_CELL_WORDS: Final = 25


class _Inside(NamedTuple):
    """What holds inside an open element: the rule that cuts, a heading's depth, list, table."""

    rule: str = ""
    level: int = 0
    item: bool = False
    cell: bool = False


class _Token(NamedTuple):
    """An element that opens or closes, or text between."""

    kind: str
    element: _Element
    text: str = ""


def blocks_of(root: _Element) -> list[Block]:
    """The blocks in the order of the page."""
    page_words = paragraph_words(root)
    inside = [_Inside()]
    texts: list[str] = []
    linked = 0
    found: list[Block] = []
    for token in _tokens(root):
        block_tag = token.element.tag not in _INLINE
        if token.kind == "text":
            texts.append(token.text)
        elif not block_tag:
            in_link = token.element.tag == "a" and token.kind == "close"
            linked += len("".join(token.element.itertext())) if in_link else 0
        else:
            found += _blocks("".join(texts), inside[-1], linked)
            texts, linked = [], 0
            if token.kind == "open":
                inside.append(_entered(inside[-1], token.element, page_words))
            else:
                inside.pop()
    return found


def _tokens(root: _Element) -> Iterator[_Token]:
    """A walk without recursion, since pages may be nested deeply."""
    stack = [(root, iter(root))]
    yield _Token("open", root)
    yield _Token("text", root, _spaced(root.text))
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield _Token("close", element)
            if stack:
                yield _Token("text", element, _spaced(element.tail))
        elif isinstance(child.tag, str) and child.tag not in SKIPPED and not _is_leaf(child):
            stack.append((child, iter(child)))
            yield _Token("open", child)
            yield _Token("text", child, _spaced(child.text))
        else:
            yield _Token("text", element, _leaf_text(child) + _spaced(child.tail))


def _spaced(text: str | None) -> str:
    """Line ends of the file mean nothing; those of <br> are written in by `_leaf_text`."""
    return (text or "").replace("\n", " ").replace("\r", " ")


def _is_leaf(element: _Element) -> bool:
    return element.tag == "br" or (element.tag == "sup" and _is_note(element))


def _is_note(element: _Element) -> bool:
    return _NOTE.match("".join(element.itertext())) is not None


def _leaf_text(element: _Element) -> str:
    if element.tag == "br":
        return "\n"
    if element.tag == "sup":
        return f"<sup>{''.join(element.itertext()).strip(' []()')}</sup>"
    return ""


def _entered(outer: _Inside, element: _Element, page_words: int) -> _Inside:
    tag = str(element.tag)
    rule = outer.rule or rule_of(element, page_words)
    return _Inside(
        rule,
        _HEADINGS.get(tag, outer.level),
        tag == "li" or (outer.item and tag not in ("ul", "ol")),
        tag in ("td", "th") or outer.cell,
    )


def _blocks(text: str, inside: _Inside, linked: int) -> list[Block]:
    """The text between two block elements; an empty line made of <br> parts it."""
    parts = [" ".join(part.split()) for part in _PARAGRAPH_BREAK.split(text)]
    linked_share = linked / max(len(text.strip()), 1)
    return [
        Block(part, _rule(part, inside, linked_share), inside.level, inside.item)
        for part in parts
        if part
    ]


def _rule(text: str, inside: _Inside, linked_share: float) -> str:
    words = len(text.split())
    if inside.rule:
        return inside.rule
    if inside.cell and words < _CELL_WORDS:
        return "table"
    only_links = linked_share > 0.6 and not (words >= 8 and TERMINAL.search(text))
    byline = text[:3].lower() == "by "
    return "navigation" if only_links and not inside.level and not byline else ""
