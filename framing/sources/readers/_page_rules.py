"""Which elements of a web page are no text, by their tag or by the words of class and id."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from lxml.etree import _Element

#: Never text, not even cut text.
_SKIPPED_TAGS: Final = (
    "script style noscript template svg head iframe object canvas audio video map math "
    "datalist param source track link meta base"
)
SKIPPED: Final = frozenset(_SKIPPED_TAGS.split())
_BY_TAG: Final = {
    "nav": "navigation",
    "aside": "navigation",
    "form": "navigation",
    "button": "navigation",
    "select": "navigation",
    "menu": "navigation",
    "figure": "caption",
    "figcaption": "caption",
    "dialog": "subscription",
    "footer": "navigation",
    "header": "navigation",
}
#: Rule -> words of class, id or role that say it; a longer word may begin with one with `*`.
_BY_WORD: Final = {
    "comments": "comment comments commentlist disqus respond replies discussion",
    "subscription": "cookie* consent* gdpr newsletter* subscri* paywall* signup banner modal popup "
    "regwall donate donation",
    "advert": "ad ads advert* advertisement sponsor* promo* banner-ad dfp outbrain taboola",
    "navigation": "nav navbar navigation menu menus breadcrumb* share sharing social sharedaddy "
    "related recommend* recirc* sidebar toolbar pagination pager tags taglist trending popular "
    "mostread skip topbar masthead widget widgets readmore",
    "caption": "caption wp-caption credit photocredit",
    "biography": "authorbio bio authorbox aboutauthor",
    "footnote": "footnote footnotes endnotes",
    "hidden": "hidden visuallyhidden screenreader",
}
_WORDS: Final = {
    word: rule for rule, words in _BY_WORD.items() for word in words.split() if word[-1] != "*"
}
_STARTS: Final = {
    word[:-1]: rule for rule, words in _BY_WORD.items() for word in words.split() if word[-1] == "*"
}
_SPLIT: Final = re.compile(r"[^a-z]+")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NEVER: Final = frozenset(("html", "body", "main", "article"))
_NOT_SHOWN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: An element with more than this share of a page's paragraph words is not beside the text.
_MAIN_SHARE: Final = 0.4


def rule_of(element: _Element, page_words: int) -> str:
    """The rule that cuts this element with all in it; empty if none does."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag in _NEVER:
        return ""
    rule = _by_tag(element, tag) or _by_attributes(element)
    holds_text = rule and paragraph_words(element) > _MAIN_SHARE * page_words
    return "" if holds_text else rule


def _by_tag(element: _Element, tag: str) -> str:
    inside = tag in ("header", "footer") and any(
        ancestor.tag in ("article", "main") for ancestor in element.iterancestors()
    )
    return "" if inside else _BY_TAG.get(tag, "")


def _by_attributes(element: _Element) -> str:
    if "hidden" in element.attrib or _NOT_SHOWN.search(element.get("style", "")):
        return "hidden"
    if element.get("aria-hidden") == "true":
        return "hidden"
    named = " ".join(
        element.get(name, "")
        for name in ("class", "id", "role", "{http://www.idpf.org/2007/ops}type")
    )
    words = [word for word in _SPLIT.split(_CAMEL.sub(" ", named).lower()) if word]
    pairs = [a + b for a, b in pairwise(words)]
    for word in (*pairs, *words):
        if word in _WORDS:
            return _WORDS[word]
        for start, rule in _STARTS.items():
            if word.startswith(start):
                return rule
    return ""


def paragraph_words(element: _Element) -> int:
    """Words of all paragraphs in the element."""
    return sum(len("".join(p.itertext()).split()) for p in element.iter("p"))
