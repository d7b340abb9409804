"""Factiva: articles that end with "Document" and a number, with or without field codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from framing.sources.dates import date_alone, dates_in
from framing.sources.exports import Article, Block, fields_cut, known, with_rest

_END: Final = re.compile(r"^(?:AN\b\W*)?Document\s+(?=[A-Za-z]*\d)[A-Za-z0-9]{15,}\W*$")
_WORDS: Final = re.compile(r"^[\d,.]+ words$", re.IGNORECASE)
_CODES: Final = (
    "SE HD BY CR WC PD ET SN SC ED PG VOL LA CY CX LP TD ART RF CO IN NS RE IPD IPC PUB AN CT GC"
)
_CODE: Final = re.compile(rf"^(?P<code>{'|'.join(_CODES.split())})(?:\s*[|\t]+\s*|\s{{2,}}|\s*$)")
_TEXT_CODES: Final = ("LP", "TD")
_COPYRIGHT: Final = re.compile(r"^(?:Copyright\b|©|\(c\)|All rights reserved)", re.IGNORECASE)
_LANGUAGE: Final = re.compile(
    r"^(?:English|German|French|Spanish|Russian|Chinese|Arabic|Turkish|Italian|Portuguese|Polish"
    r"|Japanese|Dutch)$"
)
#: So many lines stand between the count of words and the text.
_HEAD: Final = 10


def is_export(blocks: Sequence[Block]) -> bool:
    """It has "Document LBA0000020240517..." and a count of words or a field code."""
    texts = [block.text.strip() for block in blocks]
    ends = any(_END.match(text) for text in texts)
    return ends and any(_WORDS.match(text) or _code(text) in ("HD", "WC", "PD") for text in texts)


def split(blocks: Sequence[Block]) -> list[Article]:
    """The articles, in the order of the file."""
    articles: list[Article] = []
    start = 0
    for i, block in enumerate(blocks):
        if _END.match(block.text.strip()):
            chunk = [b for b in blocks[start : i + 1] if b.text.strip(" |\t\n")]
            coded = any(_code(b.text.strip()) in ("HD", "PD") for b in chunk)
            articles.append(_coded(chunk) if coded else _plain(chunk))
            start = i + 1
    return with_rest(articles, blocks[start:])


def _code(text: str) -> str:
    match = _CODE.match(text)
    return match["code"] if match else ""


def _coded(chunk: Sequence[Block]) -> Article:
    """An article whose paragraphs stand behind codes such as HD and TD."""
    code = ""
    fields: dict[str, list[str]] = {}
    head: list[Block] = []
    body: list[Block] = []
    foot: list[Block] = []
    for block in chunk:
        text = block.text.strip()
        code = _code(text) or code
        value = _CODE.sub("", text).strip(" |\t")
        fields.setdefault(code, []).append(value)
        if code in _TEXT_CODES:
            body.append(Block(value))
        elif code != "HD":
            (foot if body else head).append(block)
    first = {name: next(filter(None, values), "") for name, values in fields.items()}
    title = " ".join(filter(None, fields.get("HD", [])))
    metadata = known(
        title=title,
        author=_author(first.get("BY", "")),
        outlet=first.get("SN", ""),
        published=next(iter(dates_in(first.get("PD", ""))), ""),
        section=first.get("SE", ""),
    )
    return Article((*fields_cut(head), Block(title, level=1), *body, *fields_cut(foot)), metadata)


def _plain(chunk: Sequence[Block]) -> Article:
    """An article whose head is: title, byline, words, date, outlet, code, language, rights."""
    texts = [block.text.strip() for block in chunk]
    words = next((i for i, text in enumerate(texts) if _WORDS.match(text)), 0)
    above = range(max(0, words - 3), words)
    title = _title(texts, above)
    below = texts[words + 1 : words + 1 + _HEAD]
    day = next((i for i, text in enumerate(below) if date_alone(text)), -1)
    body = min(words + 1 + _head_lines(below, day), len(chunk) - 1)
    bylines = [texts[i] for i in above if title >= 0 and i > title]
    metadata = known(
        title=texts[title] if title >= 0 else "",
        author=_author(" ".join(bylines)),
        outlet=_outlet(below, day),
        published=next(iter(dates_in(below[day])), "") if day >= 0 else "",
    )
    head = [block for i, block in enumerate(chunk[:body]) if i != title]
    shown = [Block(texts[title], level=1)] if title >= 0 else []
    return Article((*fields_cut(head), *shown, *chunk[body:-1], *fields_cut(chunk[-1:])), metadata)


def _title(texts: Sequence[str], above: range) -> int:
    """The longest line above the count of words that is no byline; -1 if there is none."""
    lines = [i for i in above if not texts[i].lower().startswith("by ")]
    return max(lines, key=lambda i: (len(texts[i]), -i), default=-1)


def _outlet(below: Sequence[str], day: int) -> str:
    after = [text for text in below[day + 1 :] if not re.match(r"^\d{1,2}:\d{2}", text)]
    return after[0] if day >= 0 and after else ""


def _head_lines(below: Sequence[str], day: int) -> int:
    """How many lines below the count of words are fields: to the rights, or the language."""
    rights = [i for i, text in enumerate(below) if _COPYRIGHT.match(text)]
    language = [i for i, text in enumerate(below) if _LANGUAGE.match(text)]
    last = rights[:1] or language[:1] or ([day + 1] if day >= 0 else [-1])
    following = last[0] + 1
    while following < len(below) and following in rights:
        following += 1
    return following


def _author(text: str) -> str:
    return re.sub(r"^(?i:by)\s+", "", text.strip())
