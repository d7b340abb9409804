"""Nexis Uni: articles that end with "End of Document", their text between Body and
Classification."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from framing.sources.dates import date_alone, dates_in
from framing.sources.exports import Article, Block, fields_cut, known, with_rest

_END: Final = re.compile(r"^\W*End of Document\W*$", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"^(?P<name>Length|Section|Byline|Dateline|Highlight|Headline|Copyright|Load-Date|Language"
    r"|Publication-Type|Edition|Series|Correction-Date|Title|URL)\s?:\s*(?P<value>.*)$"
)
_COPYRIGHT: Final = re.compile(r"^(?:Copyright|©|\(c\))\s", re.IGNORECASE)
_COVER: Final = re.compile(
    r"^(?:User Name|Date and Time|Job Number|Documents? ?\(\d+\)|Client/Matter|Search Terms"
    r"|Search Type|Narrowed by|Content Type)\b",
    re.IGNORECASE,
)
_BODY: Final = re.compile(r"^Body$")
_FOOT: Final = re.compile(r"^(?:Classification$|Load-Date\s?:|Language\s?:|Publication-Type\s?:)")
_PICTURES: Final = re.compile(r"^Graphic$")
_WEEKDAY: Final = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}:\d{2}\s*(?:[AP]M)?\s*[A-Z]{0,4}$",
    re.IGNORECASE,
)


def is_export(blocks: Sequence[Block]) -> bool:
    """It says "End of Document", and "Body" or "Length: 850 words" before."""
    texts = [block.text.strip() for block in blocks]
    ends = any(_END.match(text) for text in texts)
    return ends and any(_BODY.match(text) or text.startswith("Length:") for text in texts)


def split(blocks: Sequence[Block]) -> list[Article]:
    """The articles, in the order of the file."""
    articles: list[Article] = []
    start = 0
    for i, block in enumerate(blocks):
        if _END.match(block.text.strip()):
            chunk = [b for b in blocks[start : i + 1] if b.text.strip()]
            articles += [_article(chunk)] if len(chunk) > 1 else []
            start = i + 1
    return with_rest(articles, blocks[start:])


def _article(chunk: Sequence[Block]) -> Article:
    texts = [block.text.strip() for block in chunk]
    body = _body_start(texts)
    foot = next((i for i in range(body, len(texts)) if _FOOT.match(texts[i])), len(texts) - 1)
    pictures = next((i for i in range(body, foot) if _PICTURES.match(texts[i])), foot)
    fields = _fields([*texts[:body], *texts[foot:]])
    dated = _date_line(texts[:body])
    title = texts[dated - 2] if dated >= 2 else fields.get("Headline", fields.get("Title", ""))
    metadata = known(
        title=title,
        outlet=texts[dated - 1] if dated >= 1 else "",
        published=_day(texts[dated]) if dated >= 0 else _day(fields.get("Load-Date", "")),
        author=re.sub(r"^(?i:by)\s+", "", fields.get("Byline", "")),
        section=fields.get("Section", ""),
    )
    shown = [Block(title, level=1)] if title else []
    highlight = [Block(fields["Highlight"])] if fields.get("Highlight") else []
    return Article(
        (
            *fields_cut([b for b in chunk[:body] if not _is_shown(b.text, title)]),
            *shown,
            *highlight,
            *chunk[body:pictures],
            *[block._replace(rule="caption") for block in chunk[pictures:foot]],
            *fields_cut(chunk[foot:]),
        ),
        metadata,
    )


def _is_shown(text: str, title: str) -> bool:
    return text.strip() == title or text.strip().startswith("Highlight:")


def _body_start(texts: Sequence[str]) -> int:
    """The line behind "Body"; without it the line behind the last label of the head."""
    marked = next((i for i, text in enumerate(texts) if _BODY.match(text)), -1)
    if marked >= 0:
        return marked + 1
    foot = next((i for i, text in enumerate(texts) if _FOOT.match(text)), len(texts))
    head = [i for i in range(foot) if _LABEL.match(texts[i]) or _COPYRIGHT.match(texts[i])]
    return head[-1] + 1 if head else 0


def _fields(texts: Sequence[str]) -> dict[str, str]:
    matches = (_LABEL.match(text) for text in texts)
    return {match["name"]: match["value"] for match in matches if match}


def _date_line(head: Sequence[str]) -> int:
    """Index of the day of publication above copyright and labels; -1 without one."""
    above = list(
        takewhile(
            lambda text: not (_COPYRIGHT.match(text) or text.startswith(("Length:", "Section:"))),
            head,
        )
    )
    days = [i for i, text in enumerate(above) if not _COVER.match(text) and _is_day(text)]
    return days[-1] if days else -1


def _is_day(text: str) -> bool:
    return date_alone(_WEEKDAY.sub("", text).strip(" ,"))


def _day(text: str) -> str:
    return next(iter(dates_in(text)), "")
