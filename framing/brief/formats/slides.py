"""A briefing for PowerPoint: native titles, alt texts, speaker notes with the details."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from framing.brief.deck import MUTED, Layouts, add_number, open_deck, sweep, text_place
from framing.brief.fit import needed, pages, size_for
from framing.brief.model import Grid, Picture, Piece, Plan, Sentence, Statement
from framing.brief.pictures import PPI
from framing.brief.plan import behind
from framing.brief.registry import Format, Made
from framing.brief.steady import settle, steady
from framing.charts.words import short

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide

_INCH: Final = 914400
_MARGIN: Final = Inches(0.6)
_TITLE_SIZES: Final = (32, 28, 26, 24, 22, 20, 18, 16)
_BODY_SIZES: Final = (18, 16, 15, 14, 13, 12, 11, 10)
_SMALL: Final = 11
_TABLE_ROWS: Final = 12
_NAME: Final = 38
_LARGEST: Final = 2.0
#: Smaller than this share of its own size a figure is no help.
_LEAST: Final = 0.55
_ROW: Final = Inches(0.34)


class _Box(NamedTuple):
    """A place on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int


class _Line(NamedTuple):
    """A paragraph: its stretches, and whether it is small print under the one before."""

    pieces: tuple[Piece, ...]
    small: bool = False

    @property
    def text(self) -> str:
        """The paragraph without its bold."""
        return "".join(piece.text for piece in self.pieces)


def _line(text: str, *, bold: bool = False, small: bool = False) -> _Line:
    return _Line((Piece(text, bold),), small)


class _Show(NamedTuple):
    """The deck being filled."""

    deck: Deck
    layouts: Layouts
    plan: Plan


def make(plan: Plan, template: Path | None, _: str) -> Made:
    """The briefing as bytes of a .pptx file."""
    deck, layouts, notes = open_deck(template)
    show = _Show(deck, layouts, plan)
    _opening(show)
    _findings(show)
    tall = [picture for picture in plan.pictures if not _readable(picture, layouts)]
    for picture in plan.pictures:
        if picture not in tall:
            _figure(show, picture)
    if plan.grid is not None:
        _table(show, plan.grid)
    _method(show)
    _annex(show)
    sweep(deck)
    settle(deck.core_properties, title=plan.full_title, subject=plan.command)
    out = io.BytesIO()
    deck.save(out)
    left_out = [plan.words["too_tall"].format(number=p.number, name=p.name) for p in tall]
    return Made(steady(out.getvalue()), {}, (*notes, *left_out))


def _slide(show: _Show, layout: Any, title: str, notes: Sequence[str]) -> tuple[Slide, int]:
    """A slide with its title and speaker notes, and where the free room begins."""
    slide = show.deck.slides.add_slide(layout)
    holder = slide.shapes.title
    if holder is None:
        box = _Box(_MARGIN, Inches(0.4), show.layouts.width - 2 * _MARGIN, Inches(1.0))
        holder = slide.shapes.add_textbox(*map(Emu, box))
        holder.text_frame.word_wrap = True
    holder.text_frame.text = title
    cap = show.layouts.title_size
    sizes = [size for size in _TITLE_SIZES if size < cap]
    fits = size_for(
        [title], holder.width - Inches(0.2), holder.height, sizes=(cap, *sizes), bold=True
    )
    if fits != cap or holder is not slide.shapes.title:
        holder.text_frame.paragraphs[0].runs[0].font.size = Pt(fits)
    add_number(slide)
    slide.notes_slide.notes_text_frame.text = "\n".join(filter(None, notes))
    return slide, holder.top + holder.height


def _frame(show: _Show, slide: Slide, top: int) -> tuple[Any, _Box]:
    """The layout's own place for text, or a text box below the title; and its size."""
    place = text_place(slide)
    if place is not None:
        return place.text_frame, _Box(place.left, place.top, place.width, place.height)
    height = show.layouts.height - top - Inches(0.7)
    box = _Box(_MARGIN, top + Inches(0.1), show.layouts.width - 2 * _MARGIN, height)
    frame = slide.shapes.add_textbox(*map(Emu, box)).text_frame
    frame.word_wrap = True
    return frame, box


def _write(show: _Show, slide: Slide, lines: Sequence[_Line], top: int) -> None:
    """Text into the layout's place, or into a text box, at a size at which it fits."""
    frame, box = _frame(show, slide, top)
    texts = [line.text for line in lines]
    size = size_for(texts, box.width - Inches(0.5), box.height, sizes=_BODY_SIZES)
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        for piece in line.pieces:
            run = paragraph.add_run()
            run.text, run.font.bold = piece.text, piece.strong
            run.font.size = Pt(max(10, size - 3) if line.small else size)
        goes_on = place + 1 < len(lines) and lines[place + 1].small
        _plain(paragraph, after=2 if goes_on else 10)


def _plain(paragraph: Any, *, after: int) -> None:
    """No bullet and no indent: these are sentences."""
    settings = paragraph._p.get_or_add_pPr()
    settings.set("marL", "0")
    settings.set("indent", "0")
    settings.append(settings.makeelement(qn("a:buNone"), {}))
    paragraph.space_after = Pt(after)
    paragraph.space_before = Pt(0)


def _opening(show: _Show) -> None:
    plan = show.plan
    lines = (" · ".join(plan.opening), *plan.notices)
    slide, top = _slide(show, show.layouts.opening, plan.title, (plan.full_title, *lines))
    frame, box = _frame(show, slide, top)
    size = size_for(lines, box.width, box.height, sizes=_BODY_SIZES)
    for place, text in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size = text, Pt(size)


def _findings(show: _Show) -> None:
    plan, words = show.plan, show.plan.words
    blocks = [_finding(show, statement) for statement in plan.findings]
    if plan.caution:
        blocks.append([_line(plan.caution)])
    parts = _pages(show, blocks, size=16)
    for first, end in parts:
        title = words["findings"] + _range(first + 1, min(end, len(plan.findings)), parts)
        notes = [
            words["quote_of"].format(quote=statement.quote, source=statement.source)
            for statement in plan.findings[first:end]
            if statement.quote
        ]
        notes += plan.warnings if end == len(blocks) else ()
        slide, top = _slide(show, show.layouts.text, title, notes)
        _write(show, slide, [line for block in blocks[first:end] for line in block], top)


def _finding(show: _Show, statement: Statement) -> list[_Line]:
    facts = " · ".join(filter(None, (statement.facts, behind(statement, show.plan.words))))
    lines = [_line(statement.text, bold=True)]
    return [*lines, _line(facts, small=True)] if facts else lines


def _pages(show: _Show, blocks: Sequence[Sequence[_Line]], *, size: float) -> list[tuple[int, int]]:
    room = show.layouts.width - 2 * _MARGIN - Inches(0.5)
    texts = [[line.text for line in block] for block in blocks]
    return pages(texts, room, show.layouts.height - Inches(2.3), size=size)


def _range(first: int, last: int, parts: Sequence[object]) -> str:
    if len(parts) == 1 or last < first:
        return ""
    return f" ({first})" if first == last else f" ({first}\N{EN DASH}{last})"


def _figure(show: _Show, picture: Picture) -> None:
    label = f"{show.plan.words['figure']} {picture.number}"
    notes = (f"{label}. {picture.title}", picture.alt, picture.how_line, picture.source_line)
    slide, top = _slide(show, show.layouts.free, picture.title, notes)
    said = (f"{label}. {picture.subtitle}.", picture.note, picture.source_line)
    caption = " ".join(filter(None, said))
    room = show.layouts.width - 2 * _MARGIN
    tall = needed([caption], room, _SMALL) + Inches(0.15)
    bottom = show.layouts.height - Inches(0.55) - tall
    box = _fitted(picture, _Box(_MARGIN, top + Inches(0.1), room, bottom - top - Inches(0.2)))
    shape = slide.shapes.add_picture(io.BytesIO(picture.png), *map(Emu, box))
    _describe(shape, picture.name, f"{picture.title}. {picture.alt}")
    _small_print(slide, caption, _Box(_MARGIN, bottom, room, tall))


def _readable(picture: Picture, layouts: Layouts) -> bool:
    """Whether the picture's words can be read on a slide, below a title of two lines."""
    room = layouts.height - Inches(2.6)
    return room * PPI >= _LEAST * picture.height * _INCH


def _fitted(picture: Picture, room: _Box) -> _Box:
    """As large as the room allows, never beyond twice its own size; centred."""
    wide = picture.width * _INCH // PPI
    high = picture.height * _INCH // PPI
    scale = min(room.width / wide, room.height / high, _LARGEST)
    width, height = int(wide * scale), int(high * scale)
    left = room.left + (room.width - width) // 2
    return _Box(left, room.top + (room.height - height) // 2, width, height)


def _describe(shape: Any, name: str, alt: str) -> None:
    told = shape._element.xpath(".//p:cNvPr")[0]
    told.set("name", name)
    told.set("descr", alt)


def _small_print(slide: Slide, text: str, box: _Box) -> None:
    frame = slide.shapes.add_textbox(*map(Emu, box)).text_frame
    frame.word_wrap = True
    run = frame.paragraphs[0].add_run()
    run.text = text
    run.font.size, run.font.color.rgb = Pt(_SMALL), MUTED


def _table(show: _Show, grid: Grid) -> None:
    words = show.plan.words
    rows, note = grid.rows[:_TABLE_ROWS], grid.note
    if len(grid.rows) > len(rows):
        note += " " + words["table_more"].format(n=len(grid.rows) - len(rows))
    title = words["table_heading"]
    slide, top = _slide(show, show.layouts.free, title, (grid.title, note))
    room = show.layouts.width - 2 * _MARGIN
    box = _Box(_MARGIN, top + Inches(0.1), room, _ROW * (len(rows) + 1))
    frame = slide.shapes.add_table(len(rows) + 1, len(grid.header), *map(Emu, box))
    alt = words["alt_table"].format(rows=len(grid.rows), columns=len(grid.header) - 1)
    _describe(frame, words["table"], f"{grid.title}. {alt}")
    table = frame.table
    first = room * 3 // 10
    columns: Any = table.columns
    for place, column in enumerate(columns):
        column.width = Emu(first if place == 0 else (room - first) // (len(grid.header) - 1))
    for row, texts in zip(table.rows, (grid.header, *rows), strict=True):
        row.height = Emu(_ROW)
        _cells(row, texts)
    _small_print(
        slide,
        f"{grid.title}. {note}",
        _Box(_MARGIN, box.top + box.height + Inches(0.1), room, Inches(0.7)),
    )


def _cells(row: Any, texts: Sequence[str]) -> None:
    for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = cell.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT if place else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text, run.font.size = short(text, _NAME), Pt(12)
        cell.margin_top = cell.margin_bottom = Inches(0.03)


def _method(show: _Show) -> None:
    plan, words = show.plan, show.plan.words
    facts = [f"{label}: {text}" for label, text in plan.facts]
    told = [_Line((Piece(label, True), Piece(f" {text}"))) for label, text in plan.method]
    for title, lines in ((words["numbers"], told), (words["limits"], [*map(_line, plan.limits)])):
        slide, top = _slide(show, show.layouts.text, title, facts)
        _write(show, slide, lines, top)


def _annex(show: _Show) -> None:
    plan, words = show.plan, show.plan.words
    blocks = [_sentence(sentence) for sentence in plan.evidence]
    for first, end in _pages(show, blocks, size=14):
        shown = plan.evidence[first:end]
        title = words["evidence"] + _range(shown[0].number, shown[-1].number, (0, 0))
        notes = [f"{each.number}: {', '.join(each.ids)}" for each in shown]
        slide, top = _slide(show, show.layouts.text, title, notes)
        _write(show, slide, [line for block in blocks[first:end] for line in block], top)
    sources = [[_line(source)] for source in plan.sources]
    for first, end in _pages(show, sources, size=14):
        slide, top = _slide(show, show.layouts.text, words["sources"], (plan.command,))
        _write(show, slide, [line for block in sources[first:end] for line in block], top)


def _sentence(sentence: Sentence) -> list[_Line]:
    said = _Line((Piece(f"{sentence.number}. "), *sentence.pieces))
    return [said, _line(f"{sentence.source} · {'; '.join(sentence.claims)}", small=True)]


FORMAT: Final = Format(".pptx", "PowerPoint: 16:9 slides with notes", True, make)
