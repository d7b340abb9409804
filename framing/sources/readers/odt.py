"""OpenDocument text: .odt; notes, remarks and tables are cut and told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from framing.errors import InputError
from framing.sources.exports import Block
from framing.sources.readers import RawText, Reader, ReadOptions
from framing.sources.readers._archive import member_bytes, open_archive
from framing.sources.readers._blocks import KnownOfFile, raw_texts
from framing.sources.readers._properties import office_properties

_NS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT: Final = f"{{{_NS}text:1.0}}"
_OFFICE: Final = f"{{{_NS}office:1.0}}"
_DRAW: Final = f"{{{_NS}drawing:1.0}}"
_TABLE: Final = f"{{{_NS}table:1.0}}table"
#: Element -> the rule that cuts what is in it.
_CUT: Final = {
    f"{_TEXT}note": "footnote",
    f"{_OFFICE}annotation": "comments",
    _TABLE: "table",
    f"{_DRAW}frame": "text-box",
    f"{_TEXT}table-of-content": "navigation",
    f"{_TEXT}bibliography": "references",
}
_NEVER: Final = frozenset((f"{_TEXT}tracked-changes", f"{_TEXT}sequence-decls"))
_BLANKS: Final = frozenset((f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"))
_CELL_WORDS: Final = 25
_DEEPEST: Final = 200


def read_odt(data: bytes, where: str, options: ReadOptions) -> list[RawText]:
    """The text of the body in its order, or the articles of a saved export."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    archive = open_archive(data, where, kind="an OpenDocument text (.odt)")
    try:
        content = fromstring(member_bytes(archive, "content.xml", where))
        names = archive.namelist()
        about = fromstring(archive.read("meta.xml")) if "meta.xml" in names else None
    except (ParseError, DefusedXmlException, ValueError):
        raise InputError(where, "the XML in the file is damaged") from None
    body = content.find(f".//{_OFFICE}text")
    if body is None:
        raise InputError(where, "no text document", expected="OpenDocument text")
    known = KnownOfFile(properties=_properties(about))
    return raw_texts(list(_blocks(body, where)), known)


def _blocks(element: Element, where: str, *, depth: int = 0, item: bool = False) -> Iterator[Block]:
    if depth > _DEEPEST:
        raise InputError(where, "nested too deeply")
    for child in element:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            cut: list[Block] = []
            text = "".join(_words(child, cut))
            level = int(child.get(f"{_TEXT}outline-level") or 1) if child.tag[-1] == "h" else 0
            yield Block(text, "", level, item and not level)
            yield from cut
        elif child.tag == _TABLE:
            yield from (_cell(block) for block in _blocks(child, where, depth=depth + 1))
        elif child.tag in _CUT:
            yield Block(" ".join("".join(child.itertext()).split()), _CUT[child.tag])
        elif child.tag not in _NEVER:
            in_item = item or child.tag == f"{_TEXT}list-item"
            yield from _blocks(child, where, depth=depth + 1, item=in_item)


def _words(paragraph: Element, cut: list[Block]) -> Iterator[str]:
    """The words of a paragraph; a note or box in it goes to `cut`."""
    yield paragraph.text or ""
    for child in paragraph:
        if child.tag in _CUT:
            cut.append(Block(" ".join(" ".join(child.itertext()).split()), _CUT[child.tag]))
        elif child.tag in _BLANKS:
            yield " "
        else:
            yield from _words(child, cut)
        yield child.tail or ""


def _cell(block: Block) -> Block:
    short = len(block.text.split()) < _CELL_WORDS
    return block._replace(rule=block.rule or ("table" if short else ""))


def _properties(about: Element | None) -> dict[str, str]:
    if about is None:
        return {}
    told = {str(e.tag).rsplit("}", 1)[-1]: (e.text or "").strip() for e in about.iter()}
    return office_properties(
        title=told.get("title", ""),
        author=told.get("initial-creator") or told.get("creator", ""),
        day=told.get("creation-date", "")[:10],
    )


READER = Reader((".odt",), read_odt)
