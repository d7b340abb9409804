"""PDF files as journals print them: columns, footnotes, running heads, words cut at line ends."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import letter
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

FONT, SIZE, LEADING = "Times-Roman", 10, 12
WIDTH, HEIGHT = letter
MARGIN, GUTTER = 54, 22


@dataclass
class Journal:
    """Writes paragraphs line by line into columns, with what a printed page adds."""

    columns: int = 2
    head: str = "Coast Review"
    out: io.BytesIO = field(default_factory=io.BytesIO)
    page: int = 1
    column: int = 0
    y: float = 0.0
    notes: int = 0
    noted: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.out, pagesize=letter, invariant=1)
        self.width = (WIDTH - 2 * MARGIN - (self.columns - 1) * GUTTER) / self.columns
        self.y = HEIGHT - MARGIN - 30

    def title(self, title: str, author: str) -> None:
        self.canvas.setFont("Times-Bold", 18)
        self.canvas.drawCentredString(WIDTH / 2, HEIGHT - MARGIN - 30, title)
        self.canvas.setFont(FONT, 11)
        self.canvas.drawCentredString(WIDTH / 2, HEIGHT - MARGIN - 52, author)
        self.top = self.y = HEIGHT - MARGIN - 90

    def heading(self, text: str) -> None:
        self._room(3)
        self.y -= LEADING
        self.canvas.setFont("Times-Bold", 10)
        self.canvas.drawString(self._left(), self.y, text)
        self.y -= LEADING * 1.5

    def paragraph(self, text: str, *, note: str = "") -> None:
        lines = list(broken(text, self.width, indent=12))
        for i, line in enumerate(lines):
            self._room(1)
            x = self._left() + (12 if i == 0 else 0)
            self.canvas.setFont(FONT, SIZE)
            self.canvas.drawString(x, self.y, line)
            if note and i == len(lines) - 1:
                self._mark(x + stringWidth(line, FONT, SIZE), note)
            self.y -= LEADING

    def _mark(self, x: float, note: str) -> None:
        self.notes += 1
        self.canvas.setFont(FONT, 6.5)
        self.canvas.drawString(x, self.y + 3.6, str(self.notes))
        self.canvas.setFont(FONT, 8)
        foot = MARGIN + 50 - 20 * self.noted.get((self.page, self.column), 0)
        self.noted[self.page, self.column] = self.noted.get((self.page, self.column), 0) + 1
        left = self._left()
        self.canvas.drawString(left, foot + 9, f"{self.notes} {note[:52]}")
        self.canvas.drawString(left, foot, note[52:])

    def _left(self) -> float:
        return MARGIN + self.column * (self.width + GUTTER)

    def _room(self, lines: int) -> None:
        if self.y - lines * LEADING > MARGIN + 75:
            return
        self.column += 1
        if self.column == self.columns:
            self._finish()
            self.canvas.showPage()
            self.page, self.column, self.top = self.page + 1, 0, HEIGHT - MARGIN - 20
        self.y = self.top

    def _finish(self) -> None:
        self.canvas.setFont(FONT, 9)
        if self.page > 1:
            self.canvas.drawString(MARGIN, HEIGHT - MARGIN + 8, f"{self.head}  {self.page}")
        self.canvas.drawCentredString(WIDTH / 2, MARGIN - 12, str(self.page))

    def data(self) -> bytes:
        self._finish()
        self.canvas.setTitle("draft_final.indd")
        self.canvas.save()
        return self.out.getvalue()


def broken(text: str, width: float, *, indent: float) -> Iterator[str]:
    """Lines of a paragraph; a long word at the end of a line is cut with a hyphen."""
    line, left = "", width - indent
    for word in text.split():
        longer = f"{line} {word}".strip()
        if stringWidth(longer, FONT, SIZE) <= left:
            line = longer
            continue
        head = _head(word, left - stringWidth(f"{line} -", FONT, SIZE))
        yield f"{line} {head}-" if head else line
        line, left = word[len(head) :], width
    yield line


def _head(word: str, left: float) -> str:
    """As much of a long plain word as fits, three letters at least on each side."""
    if len(word) < 9 or not word.isalpha():
        return ""
    fits = [word[:n] for n in range(3, len(word) - 2) if stringWidth(word[:n], FONT, SIZE) <= left]
    return fits[-1] if fits else ""
