"""Word fields with their results in place, so that nothing needs updating when a file opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def _element(tag: str, /, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _mark(kind: str) -> Any:
    run = _element("w:r")
    run.append(_element("w:fldChar", fldCharType=kind))
    return run


def _code(instruction: str) -> Any:
    run = _element("w:r")
    text = _element("w:instrText")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = f" {instruction} "
    run.append(text)
    return run


def field(paragraph: Paragraph, instruction: str, result: str) -> None:
    """A field such as `SEQ Figure` at the end of the paragraph, showing `result`."""
    body = paragraph._p
    for part in (_mark("begin"), _code(instruction), _mark("separate")):
        body.append(part)
    paragraph.add_run(result)
    body.append(_mark("end"))


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A bookmark around the whole paragraph."""
    start = _element("w:bookmarkStart", id=str(number), name=name)
    place = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(place, start)
    paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))


def link(paragraph: Paragraph, text: str, name: str) -> None:
    """A stretch of text that leads to a bookmark."""
    hyperlink = _element("w:hyperlink", anchor=name, history="1")
    paragraph.add_run(text)
    hyperlink.append(paragraph._p[-1])
    paragraph._p.append(hyperlink)


def table_of_figures(entries: Sequence[tuple[Paragraph, str, str]], label: str) -> None:
    """A list of captions as one field over several paragraphs: (paragraph, text, bookmark).

    It has no page numbers (switch n): only the word processor knows them, and a wrong one
    would stand there until somebody updates the field.
    """
    for paragraph, text, name in entries:
        link(paragraph, text, name)
    first, last = entries[0][0]._p, entries[-1][0]._p
    place = 1 if entries[0][0]._p.pPr is not None else 0
    opening = (_mark("begin"), _code(f'TOC \\h \\z \\n \\c "{label}"'), _mark("separate"))
    for offset, part in enumerate(opening):
        first.insert(place + offset, part)
    last.append(_mark("end"))


def describe(picture: Any, *, name: str, alt: str) -> None:
    """Alternative text of an inline picture, which stands in line without a margin."""
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")
    told = picture._inline.docPr
    told.set("name", name)
    told.set("descr", alt)


def repeat_header(row: Any) -> None:
    """The row is set again on every page the table runs over; no row breaks in two."""
    settings = row._tr.get_or_add_trPr()
    settings.append(_element("w:cantSplit"))
    settings.append(_element("w:tblHeader"))


def keep_whole(row: Any) -> None:
    """The row does not break over two pages."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def describe_table(table: Any, *, title: str, alt: str) -> None:
    """Alternative text of a table."""
    settings = table._tbl.tblPr
    settings.append(_element("w:tblCaption", val=title))
    settings.append(_element("w:tblDescription", val=alt))
