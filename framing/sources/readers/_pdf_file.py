"""The pages of a PDF as lines with their places; what a bomb would cost is bounded first."""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTContainer, LTFigure, LTPage, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from framing.errors import InputError
from framing.sources.limits import PAGE_CHARACTERS, PAGE_DRAWINGS, PAGES, STREAM, UNPACKED

_STREAM: Final = re.compile(rb"stream\r?\n")
#: Bytes that are unpacked at a time, and to how many at most.
_INPUT: Final = 1 << 14
_OUTPUT: Final = 1 << 20
#: A picture that holds words covers less of its page than this; a page drawn as one does not.
_PICTURE_SHARE: Final = 0.6
#: The glyphs of a raised note mark are smaller than this share of their line's, and higher.
_RAISED_SIZE: Final = 0.82
_RAISED_BY: Final = 0.12


class Line(NamedTuple):
    """A line, or a part of one, in points from the page's lower left; `size` of its glyphs."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    text: str
    in_picture: bool = False


class Page(NamedTuple):
    """A page: its lines from top to bottom as the file gives them, its width and height."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]


class Opened(NamedTuple):
    """The pages and what the file says of itself."""

    pages: list[Page]
    info: dict[str, object]


class _Device(PDFPageAggregator):
    """Gathers glyphs; refuses a page that draws without end, and ignores its lines and fills."""

    def begin_page(self, page: PDFPage, ctm: Any) -> None:
        """Count anew on each page."""
        self.characters = self.drawings = 0
        super().begin_page(page, ctm)

    def render_char(self, *args: Any, **named: Any) -> float:
        """A glyph, within the limit of a page."""
        self.characters += 1
        if self.characters > PAGE_CHARACTERS:
            raise InputError("", f"a page of over {PAGE_CHARACTERS:,} characters")
        return super().render_char(*args, **named)

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """A drawing in a drawing, within the limit of a page."""
        self.drawings += 1
        if self.drawings > PAGE_DRAWINGS:
            raise InputError("", f"a page of over {PAGE_DRAWINGS:,} drawings")
        super().begin_figure(name, bbox, matrix)

    def paint_path(self, *args: Any, **named: Any) -> None:
        """Lines and fills are no text."""

    def handle_undefined_char(self, font: Any, cid: int) -> str:
        """A glyph without a letter."""
        return "\ufffd"


def open_pdf(data: bytes, where: str) -> Opened:
    """The pages of the file; InputError if it is damaged, encrypted or a bomb."""
    _refuse_bomb(data, where)
    device = _Device(
        PDFResourceManager(), laparams=LAParams(boxes_flow=None, all_texts=True, char_margin=1.6)
    )
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        interpreter = PDFPageInterpreter(device.rsrcmgr, device)
        pages = []
        for number, page in enumerate(PDFPage.create_pages(document), start=1):
            if number > PAGES:
                raise InputError("", f"over {PAGES:,} pages", cure="split it")
            interpreter.process_page(page)
            pages.append(_page(number, device.get_result()))
        info = dict(document.info[0]) if document.info else {}
    except InputError as error:
        raise InputError(where, error.what, cure=error.cure) from None
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise InputError(
            where, "the file is encrypted", cure="save it without a password"
        ) from None
    except Exception:  # pdfminer raises what its parts do on a damaged file
        raise InputError(where, "the file is damaged or no PDF", expected="a PDF") from None
    if not pages:
        raise InputError(where, "the file is damaged: no page can be found", expected="a PDF")
    return Opened(pages, info)


def _refuse_bomb(data: bytes, where: str) -> None:
    """Unpack every packed stream but the pictures, in small pieces, and count."""
    total = 0
    for found in _STREAM.finditer(data):
        before = data[max(0, found.start() - 600) : found.start()]
        about = before[before.rfind(b"obj") :]
        if b"FlateDecode" not in about or b"/Image" in about:
            continue
        size = _unpacked(data, found.end(), twice=about.count(b"FlateDecode") > 1)
        total += size
        if size > STREAM or total > UNPACKED:
            raise InputError(where, "unpacks to far more than texts hold", expected="a smaller PDF")


def _unpacked(data: bytes, start: int, *, twice: bool) -> int:
    """Bytes the stream at `start` unpacks to, of a second packing too; it ends by itself."""
    packed = [(data[at : at + _INPUT] for at in range(start, len(data), _INPUT)) for _ in "12"]
    once, again = _pieces(packed[0]), _pieces(_pieces(packed[1]))
    return max(_count(once), _count(again) if twice else 0)


def _count(pieces: Iterable[bytes]) -> int:
    """Bytes of all pieces, or a number over the limit."""
    total = 0
    try:
        for piece in pieces:
            total += len(piece)
            if total > STREAM:
                break
    except zlib.error:
        pass
    return total


def _pieces(packed: Iterable[bytes]) -> Iterator[bytes]:
    """What the packed bytes unpack to, in pieces of a bounded size."""
    unpacker = zlib.decompressobj()
    for given in packed:
        while given and not unpacker.eof:
            yield unpacker.decompress(given, _OUTPUT)
            given = unpacker.unconsumed_tail
        if unpacker.eof:
            return


def _page(number: int, layout: LTPage) -> Page:
    lines = tuple(line for line in _lines(number, layout, layout) if line.text.strip())
    return Page(number, layout.width, layout.height, lines)


def _lines(number: int, page: LTPage, holder: LTContainer[Any]) -> Iterator[Line]:
    stack: list[tuple[Any, bool]] = [(item, False) for item in reversed(list(holder))]
    while stack:
        item, in_picture = stack.pop()
        if isinstance(item, LTTextLine):
            line = _line(number, item, in_picture=in_picture)
            if line is not None:
                yield line
        elif isinstance(item, LTContainer):
            inside = in_picture or (isinstance(item, LTFigure) and _is_picture(item, page))
            stack += [(child, inside) for child in reversed(list(item))]


def _is_picture(figure: LTFigure, page: LTPage) -> bool:
    return figure.width * figure.height < _PICTURE_SHARE * page.width * page.height


def _line(number: int, line: LTTextLine, *, in_picture: bool) -> Line | None:
    glyphs = [glyph for glyph in line if isinstance(glyph, LTChar) and glyph.get_text().strip()]
    if not glyphs or sum(glyph.upright for glyph in glyphs) * 2 < len(glyphs):
        return None
    size = Counter(round(g.size, 1) for g in glyphs).most_common(1)[0][0]
    common = [g for g in glyphs if abs(g.size - size) < 0.2]
    base = min(g.y0 for g in common)
    bold = sum("bold" in g.fontname.lower() for g in glyphs) * 2 > len(glyphs)
    text = _text(list(line), size, base)
    return Line(
        number, line.x0, base, line.x1, max(g.y1 for g in common), size, bold, text, in_picture
    )


def _text(items: Sequence[Any], size: float, base: float) -> str:
    """The glyphs as text; raised digits behind a letter are marked as the number of a note."""
    parts: list[str] = []
    raised = ""
    for item in [*items, None]:
        if isinstance(item, LTChar) and _is_raised(item, size, base):
            raised += item.get_text()
            continue
        if raised:
            parts.append(_note(raised, before="".join(parts)[-1:]))
            raised = ""
        if item is not None:
            parts.append(item.get_text())
    return "".join(parts).rstrip("\n")


def _is_raised(glyph: LTChar, size: float, base: float) -> bool:
    small = glyph.size < _RAISED_SIZE * size
    return small and glyph.y0 > base + _RAISED_BY * size and glyph.get_text() in "0123456789*†‡,"


def _note(raised: str, *, before: str) -> str:
    return raised if before.isdigit() else f"<sup>{raised}</sup>"
