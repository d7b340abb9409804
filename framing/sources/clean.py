"""A raw text to cleaned paragraphs: rules over lines, joining, rules over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from framing.sources.inline import (
    GLUED_RULE,
    INLINE_RULES,
    InlineRule,
    has_glued_marks,
    take_out,
)
from framing.sources.join import join_lines, spelling_of
from framing.sources.model import Cut, Paragraph, ParagraphKind
from framing.sources.pieces import TERMINAL, Piece, is_open, is_prose, split_lines
from framing.sources.rules import LINE_RULES, PARAGRAPH_RULES, Rule, recurring_rule
from framing.sources.rules_front import ABSTRACT, title_at

_PAGE_NUMBER: Final = InlineRule(
    "page-mark",
    "the number of a page",
    re.compile(r"^(?:\d{1,3}/\d{1,3}\s+\d{2}-\d{5}|\d{2}-\d{5}(?:\s\(E\))?\s+\d{1,3}/\d{1,3})\s+"),
)
_ABSTRACT: Final = InlineRule(
    "label",
    "a labelled field, not text",
    ABSTRACT,
)
_REASONS: Final = {rule.name: rule.reason for rule in (*LINE_RULES, *PARAGRAPH_RULES)} | {
    rule.name: rule.reason for rule in (*INLINE_RULES, GLUED_RULE)
}
#: A line of its own of at most so many words, without its stop, is a heading.
_HEADING_WORDS: Final = 12


class Cleaned(NamedTuple):
    """The cleaned text with its paragraphs, what was cut, and the title found in it."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    cuts: tuple[Cut, ...]
    title: str


def clean(
    raw: str, *, cut_before: Sequence[Cut] = (), recurring: frozenset[str] = frozenset()
) -> Cleaned:
    """Apply all rules to a raw text with `\\n` line ends.

    `cut_before` is what the reader left out, `recurring` holds paragraphs (as `same` gives
    them) that stand in many texts of the outlet.
    """
    lines, cuts = _apply(LINE_RULES, _each(split_lines(raw), _PAGE_NUMBER))
    cuts = [*cut_before, *cuts]
    lines = _without_marks(lines)
    gaps = frozenset(cut.line for cut in cuts)
    pieces = join_lines(lines, gaps=gaps, spelling=spelling_of(raw))
    pieces, more = _apply((*PARAGRAPH_RULES, recurring_rule(recurring)), pieces)
    inline = [
        Cut(removed.line, removed.text, removed.rule, _REASONS[removed.rule])
        for piece in pieces
        for removed in piece.removed
    ]
    title = title_at(pieces)
    text, paragraphs = _paragraphs(pieces, title)
    ordered = sorted([*cuts, *more, *inline], key=lambda cut: cut.line)
    return Cleaned(text, paragraphs, tuple(ordered), pieces[title].text if title >= 0 else "")


def _apply(rules: Sequence[Rule], pieces: list[Piece]) -> tuple[list[Piece], list[Cut]]:
    cuts: list[Cut] = []
    for rule in rules:
        found = rule.find(pieces)
        if found:
            cuts += [_cut(pieces[i], rule) for i in sorted(found)]
            pieces = [piece for i, piece in enumerate(pieces) if i not in found]
    return pieces, cuts


def _cut(piece: Piece, rule: Rule) -> Cut:
    return Cut(piece.number, piece.text or piece.raw.strip(), rule.name, rule.reason)


def _without_marks(lines: list[Piece]) -> list[Piece]:
    """The lines without "Abstract:" at their head and without glued footnote digits."""
    lines = _each(lines, _ABSTRACT)
    glued = has_glued_marks(line.text for line in lines if not line.level)
    lines = _each(lines, GLUED_RULE) if glued else lines
    return [line for line in lines if line.text]


def _each(lines: list[Piece], rule: InlineRule) -> list[Piece]:
    return [_taken(line, rule) for line in lines]


def _taken(line: Piece, rule: InlineRule) -> Piece:
    text, cuts = take_out(line.text, rule)
    taken = (cut._replace(line=line.number) for cut in cuts)
    return line._replace(text=text.strip(), removed=(*line.removed, *taken)) if cuts else line


def _paragraphs(pieces: Sequence[Piece], title: int) -> tuple[str, tuple[Paragraph, ...]]:
    """Text and offsets. The title is a heading, but no section: that begins below it."""
    some_prose = any(is_prose(piece) for piece in pieces)
    found: list[Paragraph] = []
    start, section = 0, ""
    for i, piece in enumerate(pieces):
        numbered = _is_numbered_heading(pieces, i)
        kind = _kind(piece, marked=numbered or i == title, some_prose=some_prose)
        if kind == "heading" and i != title:
            section = piece.text
        found.append(Paragraph(start, start + len(piece.text), kind, "" if i == title else section))
        start += len(piece.text) + 2
    return "\n\n".join(piece.text for piece in pieces), tuple(found)


def _is_numbered_heading(pieces: Sequence[Piece], i: int) -> bool:
    """ "2. What the partners want": a short numbered line between paragraphs, not in a list."""
    piece = pieces[i]
    if not _is_numbered(piece) or piece.text[0].islower():
        return False
    if piece.words > _HEADING_WORDS or piece.text[-1] in ".!?:;,":
        return False
    before = pieces[i - 1] if i else None
    in_list = before is not None and (before.text.endswith(":") or _is_numbered(before))
    return not in_list and i + 1 < len(pieces) and not pieces[i + 1].item


def _is_numbered(piece: Piece) -> bool:
    return piece.item and piece.raw.lstrip()[0].isdigit()


def _kind(piece: Piece, *, marked: bool, some_prose: bool) -> ParagraphKind:
    if piece.level or marked:
        return "heading"
    if piece.item:
        return "item" if piece.words <= 60 else "prose"
    short = piece.words <= _HEADING_WORDS and not is_open(piece.text)
    unended = not TERMINAL.search(piece.text) and piece.text[-1] not in ":;,"
    starts = not piece.text[0].islower()
    return "heading" if some_prose and short and unended and starts else "prose"
