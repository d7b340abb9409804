"""What a web page says of itself in its head: title, author, outlet, date, address."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from lxml.etree import _Element

from framing.sources.dates import published

#: Field -> names of <meta>, the most telling first.
_META: Final = {
    "title": ("og:title", "citation_title", "dc.title", "twitter:title"),
    "author": ("author", "citation_author", "article:author", "dc.creator", "parsely-author",
               "byl", "sailthru.author"),
    "outlet": ("og:site_name", "citation_journal_title", "application-name", "dc.publisher",
               "publisher"),
    "published": ("article:published_time", "citation_publication_date", "datepublished",
                  "dc.date", "dc.date.issued", "pubdate", "date", "parsely-pub-date",
                  "og:published_time", "sailthru.date"),
    "url": ("og:url",),
}  # fmt: skip


def page_metadata(root: _Element) -> dict[str, str]:
    """Of title, author, outlet, published and url those that the page tells."""
    told = _meta(root)
    linked = _linked_data(root)
    found = {
        field: next((told[name] for name in names if told.get(name)), "") or linked.get(field, "")
        for field, names in _META.items()
    }
    found["published"] = published(found["published"]) or _time(root)
    found["url"] = found["url"] or next(iter(root.xpath("//link[@rel='canonical']/@href")), "")
    if found["author"].startswith("http"):
        found["author"] = linked.get("author", "")
    return {field: " ".join(value.split())[:300] for field, value in found.items() if value.strip()}


def _meta(root: _Element) -> dict[str, str]:
    told: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            told.setdefault(name.strip().lower(), content)
    return told


def _time(root: _Element) -> str:
    """The day of the first <time> in the page."""
    days = (published(time.get("datetime") or "") for time in root.iter("time"))
    return next(filter(None, days), "")


def _linked_data(root: _Element) -> dict[str, str]:
    """What the JSON-LD of an article says."""
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            content = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for entry in _entries(content):
            if "Article" in str(entry.get("@type", "")):
                return {
                    "title": str(entry.get("headline") or ""),
                    "author": _name(entry.get("author")),
                    "outlet": _name(entry.get("publisher")),
                    "published": str(entry.get("datePublished") or ""),
                }
    return {}


def _entries(content: Any) -> Iterator[dict[str, Any]]:
    listed: Iterable[Any] = content if isinstance(content, list) else [content]
    for entry in listed:
        if isinstance(entry, dict):
            yield entry
            graph = entry.get("@graph")
            yield from (
                e for e in (graph if isinstance(graph, list) else []) if isinstance(e, dict)
            )


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value)))
    return str(value.get("name") or "") if isinstance(value, dict) else str(value or "")
