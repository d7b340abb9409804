"""What is taken out inside a line: footnote marks, addresses and markup; named rules."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple


class InlineCut(NamedTuple):
    """A stretch taken out of a line, the rule that did it, and the line's number."""

    text: str
    rule: str
    line: int = 0


class InlineRule(NamedTuple):
    """Every match of `pattern` is taken out."""

    name: str
    reason: str
    pattern: re.Pattern[str]


_NOTE = r"\d{1,3}(?:\s?[,–-]\s?\d{1,3})*"
_URL = r"(?:https?://|www\.)[^\s<>\"“”)\]，。》]+[^\s<>\"“”)\]，。》.,;:!?]"
INLINE_RULES: Final = (
    InlineRule("image", "a picture, not text", re.compile(r"!\[[^\]]*\]\([^)]*\)")),
    InlineRule("comment-mark", "a remark of the page's maker", re.compile(r"<!--.*?-->")),
    InlineRule(
        "caption",
        "the caption or credit of a picture",
        re.compile(r"\(\s*(?:Photo|Image|Picture)s?(?: by| credit| courtesy)?\s*:[^()]*\)"),
    ),
    InlineRule(
        "subscription",
        "cookies, subscription or rights",
        re.compile(r"^SIGN UP FOR (?:OUR|THE) NEWSLETTERS?\s+(?=\S)"),
    ),
    InlineRule(
        "footnote-mark",
        "the number of a footnote",
        re.compile(
            rf"\s?<sup>\s*\[?(?:{_NOTE}|[a-z*†‡])\]?\s*</sup>|\s?\[\^[\w-]+\](?!:)"
            rf"|\s?\[(?:{_NOTE}|note \d+|citation needed)\](?:\([^)\s]*\))?"
            rf"|(?<=[\w.,;:!?)\]\"'”’])[¹²³⁰⁴-⁹]{{1,3}}(?![\w²³])"
        ),
    ),
    InlineRule(
        "url",
        "an address, not text",
        re.compile(rf"\s?\(\s*(?:<?{_URL}>?|doi:\s?10\.\S+?)\s*\)|<?{_URL}>?|<mailto:[^>]+>"),
    ),
)
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_MARKUP = (
    (
        re.compile(
            r"</?(?:b|i|em|strong|u|p|br|span|div|a|sup|sub|small|font|center|mark)\b[^<>]*>",
            re.IGNORECASE,
        ),
        "",
    ),
    (re.compile(r"\*\*\*(\S(?:.*?\S)?)\*\*\*"), r"\1"),
    (re.compile(r"\*\*(\S(?:.*?\S)?)\*\*"), r"\1"),
    (re.compile(r"(?<![\w*\\])\*(?=\S)((?:\\\*|[^*])+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w\\])__(\S(?:.*?\S)?)__(?!\w)"), r"\1"),
    (re.compile(r"(?<![\w\\])_(?=\S)([^_]+?)(?<=[^\s\\])_(?!\w)"), r"\1"),
    (re.compile(r"(?<!`)`([^`]+)`(?!`)"), r"\1"),
    (re.compile(r"^(?:>\s?)+"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!<>|~$&-])"), r"\1"),
)
_MARKED = re.compile(r"^SIGN|[(*_`\\<>&!\[¹²³⁰⁴-⁹]|https?:|www\.")
_BLANKS = re.compile(r"\s+")
_LEFTOVER = re.compile(r"\(\s*[,;]?\s*\)|\s+(?=[,;.](?:\s|$))")


def strip_inline(raw: str) -> tuple[str, tuple[InlineCut, ...]]:
    """The line as prose with single blanks, and what was taken out of it."""
    text = raw.strip()
    if not _MARKED.search(text):
        return _BLANKS.sub(" ", text), ()
    removed: list[InlineCut] = []
    text = _LINK.sub(_link_text, html.unescape(text))
    for rule in INLINE_RULES:
        text, cuts = take_out(text, rule)
        removed += cuts
    for pattern, keep in _MARKUP:
        text = pattern.sub(keep, text)
    if removed:
        text = _LEFTOVER.sub("", text)
    return _BLANKS.sub(" ", text).strip(), tuple(removed)


def _link_text(match: re.Match[str]) -> str:
    return match[0] if re.fullmatch(r"\d{1,3}|\^.*", match[1]) else match[1]


def take_out(text: str, rule: InlineRule) -> tuple[str, list[InlineCut]]:
    """The text without the rule's matches, and those matches."""
    cuts = [InlineCut(found[0].strip(), rule.name) for found in rule.pattern.finditer(text)]
    return (rule.pattern.sub("", text), cuts) if cuts else (text, [])


#: A digit glued to a word or to the stop behind it: `cooperation12`, `the region.5 The`.
_GLUED = re.compile(
    r"""(?<=[a-z]{4})(?P<a>\d{1,2})(?=[\s.,;:)]|$)"""
    r"""|(?<=[a-z)”"’'][.,;:”"’])(?P<b>\d{1,3})(?=\s+["“‘(]?[A-Z]|\s+[a-z]|$)"""
    r"""|(?<=[a-z][.,][”"’])(?P<c>\d{1,3})(?=\s|$)"""
)
GLUED_RULE: Final = InlineRule("footnote-mark", "the number of a footnote", _GLUED)


def has_glued_marks(texts: Iterable[str]) -> bool:
    """Glued digits are footnote marks when two or more of them count up from a small number."""
    numbers = [int(found[0]) for text in texts for found in _GLUED.finditer(text) if int(found[0])]
    rising = all(0 <= later - sooner <= 2 for sooner, later in pairwise(numbers))
    return len(numbers) >= 2 and numbers[0] <= 3 and rising
