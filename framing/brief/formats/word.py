"""A briefing for Word: native styles, captions with numbers, a table of figures, alt texts."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Emu, Pt

from framing.brief.model import Grid, Picture, Plan, Sentence, Statement
from framing.brief.pictures import PPI
from framing.brief.plan import behind
from framing.brief.registry import Format, Made
from framing.brief.steady import settle, steady
from framing.brief.word_fields import (
    bookmark,
    describe,
    describe_table,
    field,
    keep_whole,
    repeat_header,
    table_of_figures,
)
from framing.brief.word_styles import TABLE_STYLE, open_document

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_INCH: Final = 914400
#: Share of the text height a picture may take, so that its words stay on its page.
_TALLEST: Final = 0.68
_CELL: Final = Pt(9)


class _Page(NamedTuple):
    """The document being written, its plan, and the width and height of its text in EMU."""

    document: Document
    plan: Plan
    width: int
    height: int


def make(plan: Plan, template: Path | None, _: str) -> Made:
    """The briefing as bytes of a .docx file."""
    document, notes = open_document(template)
    page = _Page(document, plan, *_text_area(document))
    _opening(page)
    _findings(page)
    _figures(page)
    if plan.grid is not None:
        _table(page, plan.grid)
    _method(page)
    _annex(page)
    if template is None:
        _footer(document)
    settle(document.core_properties, title=plan.full_title, subject=plan.command)
    out = io.BytesIO()
    document.save(out)
    return Made(steady(out.getvalue()), {}, notes)


def _text_area(document: Document) -> tuple[int, int]:
    section = document.sections[-1]
    sizes: list[int] = [
        int(size or 0)
        for size in (
            section.page_width,
            section.left_margin,
            section.right_margin,
            section.page_height,
            section.top_margin,
            section.bottom_margin,
        )
    ]
    return sizes[0] - sizes[1] - sizes[2], sizes[3] - sizes[4] - sizes[5]


def _opening(page: _Page) -> None:
    plan = page.plan
    page.document.add_paragraph(plan.title, "Title")
    page.document.add_paragraph(" · ".join(plan.opening), "Subtitle")
    for notice in plan.notices:
        page.document.add_paragraph(notice, "Source Note")


def _findings(page: _Page) -> None:
    words = page.plan.words
    page.document.add_paragraph(words["findings"], "Heading 1")
    for statement in page.plan.findings:
        _finding(page, statement)
    if page.plan.caution:
        page.document.add_paragraph(page.plan.caution)
    if page.plan.warnings:
        page.document.add_paragraph(words["warnings"], "Heading 2")
        for warning in page.plan.warnings:
            page.document.add_paragraph(warning, "List Bullet")


def _finding(page: _Page, statement: Statement) -> None:
    page.document.add_paragraph(style="List Number").add_run(statement.text).bold = True
    facts = (statement.facts, behind(statement, page.plan.words))
    note = page.document.add_paragraph(" · ".join(filter(None, facts)), "Finding Note")
    if statement.quote:
        note.paragraph_format.keep_with_next = True
        quote = page.plan.words["quote_of"].format(quote=statement.quote, source=statement.source)
        page.document.add_paragraph(quote, "Quote")


def _figures(page: _Page) -> None:
    plan, words = page.plan, page.plan.words
    if not plan.pictures:
        return
    page.document.add_paragraph(words["figure_list"], "Heading 2")
    entries = [
        (
            page.document.add_paragraph(style="table of figures"),
            f"{words['figure']} {picture.number}. {picture.title}",
            _name(picture),
        )
        for picture in plan.pictures
    ]
    table_of_figures(entries, words["figure"])
    page.document.add_paragraph(words["figures"], "Heading 1")
    for picture in plan.pictures:
        _figure(page, picture)


def _name(picture: Picture) -> str:
    return f"_Toc{picture.number:08d}"


def _figure(page: _Page, picture: Picture) -> None:
    width = min(page.width, picture.width * _INCH // PPI)
    height = width * picture.height // picture.width
    if height > page.height * _TALLEST:
        height = int(page.height * _TALLEST)
        width = height * picture.width // picture.height
    place = page.document.add_paragraph()
    place.paragraph_format.keep_with_next = True
    shape = place.add_run().add_picture(io.BytesIO(picture.png), Emu(width), Emu(height))
    describe(shape, name=picture.name, alt=f"{picture.title}. {picture.alt}")
    caption = _caption(page, page.plan.words["figure"], picture.number, picture.title)
    bookmark(caption, _name(picture), picture.number)
    notes = (f"{picture.subtitle}.", picture.note, picture.source_line, picture.how_line)
    page.document.add_paragraph(" ".join(filter(None, notes)), "Source Note")


def _caption(page: _Page, label: str, number: int, text: str) -> Paragraph:
    caption = page.document.add_paragraph(f"{label} ", "Caption")
    field(caption, f"SEQ {label} \\* ARABIC", str(number))
    caption.add_run(f". {text}")
    return caption


def _table(page: _Page, grid: Grid) -> None:
    words = page.plan.words
    page.document.add_paragraph(words["table_heading"], "Heading 1")
    _caption(page, words["table"], 1, grid.title)
    table = page.document.add_table(len(grid.rows) + 1, len(grid.header))
    if TABLE_STYLE in [style.name for style in page.document.styles]:
        table.style = TABLE_STYLE
    alt = words["alt_table"].format(rows=len(grid.rows), columns=len(grid.header) - 1)
    describe_table(table, title=grid.title, alt=alt)
    first = page.width * 3 // 10
    widths = [first, *[(page.width - first) // (len(grid.header) - 1)] * (len(grid.header) - 1)]
    table.autofit = False
    columns: Any = table.columns
    for column, width in zip(columns, widths, strict=True):
        column.width = Emu(width)
    for row, texts in zip(table.rows, (grid.header, *grid.rows), strict=True):
        _row(row, texts, widths, head=texts is grid.header)
    after = page.document.add_paragraph(grid.note, "Source Note")
    after.paragraph_format.space_before = Pt(4)


def _row(row: Any, texts: tuple[str, ...], widths: list[int], *, head: bool) -> None:
    (repeat_header if head else keep_whole)(row)
    for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.width = Emu(widths[place])
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(1)
        paragraph.paragraph_format.space_before = Pt(1)
        if place:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(text)
        run.font.size, run.bold = _CELL, head
        if head:
            shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="ECECEE"/>')
            cell._tc.get_or_add_tcPr().append(shade)


def _method(page: _Page) -> None:
    plan, words = page.plan, page.plan.words
    heading = page.document.add_paragraph(words["method"], "Heading 1")
    heading.paragraph_format.page_break_before = True
    page.document.add_paragraph(words["numbers"], "Heading 2")
    _labelled(page, plan.method)
    page.document.add_paragraph(words["limits"], "Heading 2")
    for limit in plan.limits:
        page.document.add_paragraph(limit, "List Bullet")
    page.document.add_paragraph(words["run"], "Heading 2")
    _labelled(page, tuple((f"{label}:", text) for label, text in plan.facts))


def _labelled(page: _Page, items: tuple[tuple[str, str], ...]) -> None:
    for label, text in items:
        paragraph = page.document.add_paragraph(style="Method Note")
        paragraph.add_run(label).bold = True
        paragraph.add_run(f" {text}")


def _annex(page: _Page) -> None:
    plan, words = page.plan, page.plan.words
    heading = page.document.add_paragraph(words["evidence"], "Heading 1")
    heading.paragraph_format.page_break_before = True
    page.document.add_paragraph(words["evidence_lead" if plan.evidence else "no_evidence"])
    for sentence in plan.evidence:
        _sentence(page, sentence)
    page.document.add_paragraph(words["sources"], "Heading 1")
    for source in plan.sources:
        page.document.add_paragraph(source, "List Bullet")


def _sentence(page: _Page, sentence: Sentence) -> None:
    paragraph = page.document.add_paragraph(f"{sentence.number}.\t", "Evidence Sentence")
    for piece in sentence.pieces:
        paragraph.add_run(piece.text).bold = piece.strong
    bookmark(paragraph, f"evidence_{sentence.number}", 1000 + sentence.number)
    note = f"{sentence.source} · {'; '.join(sentence.claims)} · {', '.join(sentence.ids)}"
    page.document.add_paragraph(note, "Evidence Note")


def _footer(document: Document) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    field(paragraph, "PAGE", "1")


FORMAT: Final = Format(".docx", "Word: styles, captions, table of figures", True, make)
