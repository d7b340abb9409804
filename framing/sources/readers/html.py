"""Saved web pages: .html, .htm; the article is kept, what stands around it is cut and told."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import Final

from framing.errors import InputError
from framing.sources.decode import decode
from framing.sources.limits import LARGEST_PAGE
from framing.sources.pieces import TERMINAL, same
from framing.sources.readers import RawText, Reader, ReadOptions
from framing.sources.readers._blocks import Block, KnownOfFile, raw_texts

_INLINED: Final = re.compile(rb"data:[\w/+.;=-]{0,100},[^\"')\s>]{64,}")
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML_HEAD: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
#: What only a report of this program holds.
_OWN_REPORT: Final = '<section id="alerts" aria-labelledby="h-alerts">'
_NOTE_MARK: Final = re.compile(r"<sup>.*?</sup>")
#: Between title and text stand author and day: the rules for the head of a text tell them.
_HEAD_WORDS: Final = 25
#: Fewer words than this found as the article, and the page is taken as it stands.
_LEAST: Final = 30


def read_html(data: bytes, where: str, options: ReadOptions) -> list[RawText]:
    """The article of the page, or the articles of a saved export."""
    from lxml.etree import LxmlError
    from lxml.html import document_fromstring

    from framing.sources.readers._markup import blocks_of
    from framing.sources.readers._page_meta import page_metadata

    data = _INLINED.sub(b"", data)
    if len(data) > LARGEST_PAGE:
        size = LARGEST_PAGE // 10**6
        raise InputError(where, f"a page of over {size} MB", cure="save it as text")
    text, alerts = _decoded(data, where)
    if _OWN_REPORT in text:
        raise InputError(where, "a report of this program, not a text to analyse")
    try:
        root = document_fromstring(_XML_HEAD.sub("", text))
    except (LxmlError, ValueError, AssertionError):
        raise InputError(where, "no web page", expected="HTML") from None
    blocks = blocks_of(root)
    known = KnownOfFile(guesses=page_metadata(root), alerts=alerts)
    uncut = [block._replace(rule="") for block in blocks]
    found = raw_texts(uncut, known)
    if len(found) > 1 or found[0].metadata:
        return found
    return raw_texts(_article(blocks, text), known)


def _decoded(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """The page in the encoding it names, else as any text."""
    named = _CHARSET.search(data[:4_000])
    try:
        encoding = codecs.lookup(named[1].decode("ascii")).name if named else "utf-8"
        known = data.decode(encoding) if encoding != "utf-8" and b"\0" not in data else ""
    except (LookupError, UnicodeDecodeError):
        known = ""
    return decode(known.encode("utf-8", "replace") if known else data, where)


def _article(blocks: Sequence[Block], page: str) -> list[Block]:
    """The blocks, those outside of the article cut.

    trafilatura says where the article is. Between its first and last block nothing is lost to
    it: a paragraph it overlooks is kept, since only prose in between can be the author's.
    """
    article = same(_extracted(page))
    if len(article) < 4 * _LEAST:
        return list(blocks)
    texts = [_NOTE_MARK.sub("", block.text) for block in blocks]
    inside = [
        i
        for i, block in enumerate(blocks)
        if not block.rule and len(same(texts[i])) >= 20 and same(texts[i]) in article
    ]
    if not inside:
        return list(blocks)
    title, first, last = _title(blocks, inside[0]), inside[0], inside[-1]
    head = {i for i in range(title, first) if len(texts[i].split()) <= _HEAD_WORDS}
    kept = head | {i for i in range(first, last + 1) if _belongs(blocks[i], texts[i], article)}
    return [
        block if block.rule or i in kept else block._replace(rule="page")
        for i, block in enumerate(blocks)
    ]


def _title(blocks: Sequence[Block], first: int) -> int:
    """The page's title above the article's first block, if it has one."""
    titles = [i for i in range(first) if blocks[i].level == 1 and not blocks[i].rule]
    return titles[-1] if titles else first


def _belongs(block: Block, text: str, article: str) -> bool:
    prose = len(text.split()) >= 8 and TERMINAL.search(text) is not None
    return prose or block.level > 0 or same(text) in article


def _extracted(page: str) -> str:
    """What trafilatura takes for the article; empty where it fails."""
    from trafilatura import extract

    try:
        return extract(page, include_comments=False, include_tables=True, favor_recall=True) or ""
    except Exception:  # an odd page must not stop the reading: it is then taken as it stands
        return ""


READER = Reader((".html", ".htm", ".xhtml"), read_html)
