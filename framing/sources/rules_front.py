"""Rules for the head and the foot of a text: title, author, place, date, fields, keywords."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from framing.sources.dates import date_alone
from framing.sources.pieces import (
    TERMINAL,
    Piece,
    first_prose,
    is_open,
    last_prose,
    same,
    title_like,
)

_KEYWORDS: Final = re.compile(
    r"^(?:key ?-?words?(?: and phrases)?|index terms|tags?|jel(?: codes?| classification)?|topics?"
    r"|categor(?:y|ies)|filed under|tagged(?: with)?|subjects?)\s*[:—–]",
    re.IGNORECASE,
)
_FIELD: Final = re.compile(
    r"^(?:author|authors|written|by|date|date/place|published|posted|share|affiliation|format"
    r"|theme|organi[sz]ation|organi[sz]ation/publisher|publisher|type of literature|type"
    r"|number of pages"
    r"|pages?|doi|issn|e-?issn|isbn|received|accepted|revised|available online|volume|vol\.|issue"
    r"|correspond(?:ence|ing author)|e-?mail|contact|editors?|edited by|translat(?:or|ed by)"
    r"|translation|location|place|word count|citation|cite as|how to cite|suggested citation"
    r"|recommended citation|to cite this article|source|url|link|language|section|country|region"
    r"|reviewed by|reviewer|institution|university|department|title|subtitle|series|download"
    r"|via|photo|image|print|phone|tel|fax|address)\s?:\s*(?P<value>.*)$"
    r"|^(?:abstract|summary|annotation)\s?:$",
    re.IGNORECASE,
)
_HEAD_FIELD: Final = re.compile(r"^[A-Z][\w/&.-]*(?: [\w/&.-]+){0,2}\s?:(?:\s+(?P<value>.*))?$")
_SECTION_WORD: Final = re.compile(
    r"^(?:introduction|background|(?:executive )?summary|overview|abstract|foreword|preface)$",
    re.IGNORECASE,
)
_BYLINE: Final = re.compile(
    r"^(?i:by|written by|posted by|reported by|words by|author)\s*:?\s+"
    r"[A-Z][^.!?]*(?:\s[A-Z]\.[^.!?]*)?$"
)

#: "Abstract: ..." begins a text; the word alone on a line is a label.
ABSTRACT: Final = re.compile(
    r"^(?:abstract|summary|executive summary|annotation)\s?[:.—–]\s+(?=\S)", re.IGNORECASE
)


def keywords(pieces: Sequence[Piece]) -> set[int]:
    """ "Keywords: ..." and its relatives."""
    return {i for i, p in enumerate(pieces) if p.words <= 60 and _KEYWORDS.match(p.text)}


def date_line(pieces: Sequence[Piece]) -> set[int]:
    """Lines that say nothing but a date."""
    return {i for i, p in enumerate(pieces) if not p.level and date_alone(p.text)}


def label(pieces: Sequence[Piece]) -> set[int]:
    """ "Author: ...", "Number of Pages: 66"; for a label alone, its value on the next line too."""
    body = first_prose(pieces)
    found: set[int] = set()
    for i, piece in enumerate(pieces):
        if i + 1 < len(pieces) and _runs_on(piece, pieces[i + 1]):
            continue
        field = _field(piece, in_head=i < body)
        if field is None or i in found or (piece.level and field):
            continue
        found.add(i)
        if not field and _is_value(pieces, i):
            found.add(i + 1)
    return found


def _runs_on(piece: Piece, after: Piece) -> bool:
    """A sentence wrapped after "Moscow: ..." or "Summary: ..."."""
    near = after.number == piece.number + 1
    return near and after.text[0].islower() and not piece.text.endswith(":")


def _field(piece: Piece, *, in_head: bool) -> str | None:
    """The value behind the label; None if the line is no field but a sentence."""
    match = _FIELD.match(piece.text) or (_HEAD_FIELD.match(piece.text) if in_head else None)
    if match is None or piece.item or ABSTRACT.match(piece.text):
        return None
    value = match["value"] or ""
    prose = TERMINAL.search(value) is not None and len(value.split()) >= 8
    return None if prose or len(value.split()) > 30 else value


def _is_value(pieces: Sequence[Piece], i: int) -> bool:
    if i + 1 >= len(pieces) or pieces[i + 1].number != pieces[i].number + 1:
        return False
    value = pieces[i + 1]
    return value.words <= 15 and not value.level and not TERMINAL.search(value.text)


def title_at(pieces: Sequence[Piece]) -> int:
    """Index of the title: the first marked heading or title-like line above the prose; or -1."""
    body = first_prose(pieces)
    head = [i for i in range(body) if pieces[i].words <= 30 and not pieces[i].item]
    if body == len(pieces):
        return -1
    marked = [i for i in head if pieces[i].level]
    twice = [i for i in head if _stands_again(pieces, i) and pieces[i].words >= 3]
    likely = [i for i in head if pieces[i].words >= 3 and not _BYLINE.match(pieces[i].text)]
    alone = head if len(head) == 1 and not is_open(pieces[head[0]].text) else []
    return next(iter(marked + twice + likely + alone), -1)


def _stands_again(pieces: Sequence[Piece], i: int) -> bool:
    key = same(pieces[i].text)
    return any(same(piece.text) == key for piece in pieces[i + 1 :])


def repeated_title(pieces: Sequence[Piece]) -> set[int]:
    """Later lines that are the title again, and menu lines that end with it."""
    title = title_at(pieces)
    key = same(pieces[title].text) if title >= 0 else ""
    if len(key) < 10:
        return set()
    return {
        i
        for i, piece in enumerate(pieces)
        if i != title and same(piece.text).endswith(key) and piece.words <= 30
    }


def head(pieces: Sequence[Piece]) -> set[int]:
    """Short unmarked lines above the first prose, the title apart; bylines anywhere."""
    body, title = first_prose(pieces), title_at(pieces)
    found = {i for i, p in enumerate(pieces) if p.words <= 15 and _BYLINE.match(p.text)}
    if body == len(pieces):
        return set()
    return found - {title} | {
        i for i in range(body) if i != title and not _stays(pieces[i], last=i == body - 1)
    }


def _stays(piece: Piece, *, last: bool) -> bool:
    if piece.level or (last and _SECTION_WORD.match(piece.text)):
        return True
    if piece.item:
        return piece.words >= 5
    lead_in = piece.text.endswith(":") and piece.words >= 4
    return lead_in or is_open(piece.text) or piece.text[0].islower()


def tail(pieces: Sequence[Piece]) -> set[int]:
    """Short lines below the last prose or bullet: names, menus, headings of nothing."""
    end = last_prose(pieces)
    if end < 0:
        return set()
    return {
        i
        for i in range(end + 1, len(pieces))
        if not is_open(pieces[i].text)
        and (pieces[i].level or title_like(pieces[i].text) or pieces[i].words <= 8)
    }
