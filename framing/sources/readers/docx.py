"""Word: .docx; footnotes, tables, text boxes, heads and feet of pages are cut and told."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from framing.errors import InputError
from framing.sources.exports import Block
from framing.sources.readers import RawText, Reader, ReadOptions
from framing.sources.readers._archive import open_archive
from framing.sources.readers._blocks import KnownOfFile, raw_texts
from framing.sources.readers._properties import office_properties

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Deleted and moved text, boxes and fields are not part of a paragraph's words.
_NOT_TEXT: Final = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "txbxContent", "instrText", "pict", "delText")
)
_BREAKS: Final = frozenset((f"{_W}tab", f"{_W}br", f"{_W}cr"))
_STYLE_RULES: Final = {
    "caption": "caption", "footnote text": "footnote", "endnote text": "footnote",
    "header": "running-title", "footer": "running-title", "toc": "navigation",
    "bibliography": "references",
}  # fmt: skip
_NOTES: Final = {"footnotes": "footnote", "endnotes": "footnote", "comments": "comments"}
#: A cell of a layout table holds running text; a cell of data does not.
_CELL_WORDS: Final = 25


def read_docx(data: bytes, where: str, options: ReadOptions) -> list[RawText]:
    """The text of the body in its order, or the articles of a saved export."""
    from docx import Document as open_document

    open_archive(data, where, kind="a Word document (.docx)")
    try:
        document = open_document(io.BytesIO(data))
    except Exception:  # python-docx raises whatever its parts do on a damaged file
        raise InputError(
            where, "the file is damaged or no Word document", expected="a .docx file"
        ) from None
    styles = {style.style_id: (style.name or "").lower() for style in document.styles}
    blocks = [*_blocks(document.element.body, styles), *_beside(document)]
    properties = document.core_properties
    known = office_properties(
        title=properties.title or "",
        author=properties.author or "",
        day=properties.created.date().isoformat() if properties.created else "",
    )
    return raw_texts(blocks, KnownOfFile(properties=known))


def _blocks(body: Any, styles: dict[str, str], *, in_table: bool = False) -> Iterator[Block]:
    for child in body:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, styles, in_table=in_table)
        elif child.tag == f"{_W}tbl":
            for cell in child.iter(f"{_W}tc"):
                yield from _blocks(cell, styles, in_table=True)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(child, styles, in_table=in_table)


def _paragraph(paragraph: Any, styles: dict[str, str], *, in_table: bool) -> Iterator[Block]:
    text = "".join(_words(paragraph))
    style = styles.get(_value(paragraph, "pStyle"), "")
    rule = next((r for name, r in _STYLE_RULES.items() if style.startswith(name)), "")
    if in_table and not rule and len(text.split()) < _CELL_WORDS:
        rule = "table"
    item = paragraph.find(f"{_W}pPr/{_W}numPr") is not None or style.startswith("list")
    level = _level(paragraph, style)
    yield Block(text, rule, level, item and not level)
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(a.tag.endswith("}Fallback") for a in box.iterancestors()):
            yield Block(" ".join("".join(_words(p)) for p in box.iter(f"{_W}p")), "text-box")


def _words(paragraph: Any) -> Iterator[str]:
    """The words as they stand with changes accepted; a raised number is marked as a note."""
    for child in paragraph:
        if child.tag in _NOT_TEXT:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{_W}r" and _value(child, "vertAlign") == "superscript":
            raised = "".join(_words(child))
            yield f"<sup>{raised}</sup>" if raised.strip().isdigit() else raised
        elif not child.tag.endswith("}AlternateContent"):
            yield from _words(child)


def _value(element: Any, name: str) -> str:
    found = element.find(f"{_W}{element.tag.removeprefix(_W)}Pr/{_W}{name}")
    return "" if found is None else found.get(f"{_W}val") or ""


def _level(paragraph: Any, style: str) -> int:
    if style == "title":
        return 1
    if style.startswith("heading"):
        return int(style[-1]) if style[-1].isdigit() else 2
    outline = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
    depth = "" if outline is None else outline.get(f"{_W}val") or ""
    return int(depth) + 1 if depth.isdigit() and int(depth) < 6 else 0


def _beside(document: WordDocument) -> Iterator[Block]:
    """Notes, remarks, heads and feet: parts of their own, all cut."""
    from lxml import etree

    safe = etree.XMLParser(resolve_entities=False, no_network=True)
    for related in document.part.rels.values():
        kind = related.reltype.rsplit("/", 1)[-1]
        rule = _NOTES.get(kind) or ("running-title" if kind in ("header", "footer") else "")
        if not rule or related.is_external:
            continue
        root = etree.fromstring(related.target_part.blob, safe)
        children = root if kind in _NOTES else [root]
        for child in children:
            yield Block(" ".join("".join(_words(p)) for p in child.iter(f"{_W}p")), rule)


READER = Reader((".docx", ".docm"), read_docx)
