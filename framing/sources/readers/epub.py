"""Books: .epub, the chapters in the order of the book as one text."""

from __future__ import annotations

import posixpath
import zipfile
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from framing.errors import InputError
from framing.sources.dates import published
from framing.sources.exports import Block
from framing.sources.readers import RawText, Reader, ReadOptions
from framing.sources.readers._archive import member_bytes, open_archive
from framing.sources.readers._blocks import KnownOfFile, raw_and_cuts

_OPF: Final = "{http://www.idpf.org/2007/opf}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_ROOT: Final = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"


def read_epub(data: bytes, where: str, options: ReadOptions) -> list[RawText]:
    """One raw text: the book."""
    archive = open_archive(data, where, kind="a book (.epub)")
    if "META-INF/rights.xml" in archive.namelist():
        raise InputError(where, "the book is encrypted", expected="one without copy protection")
    container = _xml(archive, "META-INF/container.xml", where)
    root = next(container.iter(_ROOT), None)
    path = (root.get("full-path") or "") if root is not None else ""
    package = _xml(archive, path, where)
    blocks = [
        block for chapter in _chapters(package, path) for block in _blocks(archive, chapter, where)
    ]
    text, cuts = raw_and_cuts(blocks)
    known = KnownOfFile(guesses=_guesses(package))
    return [RawText(text, cuts=cuts, **known._asdict())]


def _xml(archive: zipfile.ZipFile, name: str, where: str) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root: Element = fromstring(member_bytes(archive, name, where))
    except (ParseError, DefusedXmlException, ValueError):
        raise InputError(where, f"{name} in the file is damaged") from None
    return root


def _chapters(package: Element, path: str) -> list[str]:
    """Paths of the chapters in reading order, the table of contents left out."""
    items = {item.get("id"): item for item in package.iter(f"{_OPF}item")}
    base = posixpath.dirname(path)
    found = []
    for reference in package.iter(f"{_OPF}itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and "nav" not in (item.get("properties") or ""):
            found.append(posixpath.normpath(posixpath.join(base, unquote(item.get("href") or ""))))
    return list(dict.fromkeys(found))


def _blocks(archive: zipfile.ZipFile, name: str, where: str) -> list[Block]:
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    from framing.sources.readers._markup import blocks_of

    data = member_bytes(archive, name, where)
    try:
        return blocks_of(document_fromstring(data, parser=HTMLParser(encoding="utf-8")))
    except (LxmlError, ValueError, AssertionError):
        raise InputError(where, f"{name} in the file is damaged") from None


def _guesses(package: Element) -> dict[str, str]:
    def told(name: str) -> str:
        return ", ".join(e.text.strip() for e in package.iter(f"{_DC}{name}") if e.text)

    found = {
        "title": told("title"),
        "author": told("creator"),
        "outlet": told("publisher"),
        "published": published(told("date").split(",")[0]),
    }
    return {name: value for name, value in found.items() if value}


READER = Reader((".epub",), read_epub)
