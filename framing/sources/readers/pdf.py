"""PDF: .pdf; columns in their order, running heads, page numbers and footnotes cut and told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from framing.errors import InputError
from framing.sources.decode import normal
from framing.sources.model import Cut
from framing.sources.pieces import same
from framing.sources.readers import RawText, Reader, ReadOptions
from framing.sources.readers._properties import office_properties
from framing.sources.rules import READER_RULES

if TYPE_CHECKING:
    from framing.sources.readers._pdf_file import Line, Page
    from framing.sources.readers._pdf_order import Placed

#: Lines at the top and at the foot of a page among which running heads are looked for.
_MARGIN_LINES: Final = 3
#: A line on so many pages in the same place runs through the text; an outermost one on two.
_RUNS: Final = 3
#: A running head has letters enough to be told from the end of a note.
_LETTERS: Final = 5
_NOTE_START: Final = re.compile(r"^\s*(?:<sup>|\d{1,3}[\s.)]|[*†‡¹²³⁴-⁹])")
_PAGE_NUMBER: Final = re.compile(
    r"^\W*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d+)?\W*$", re.IGNORECASE
)
_SMALL: Final = 0.93
_LARGE: Final = 1.12
_DAY: Final = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def read_pdf(data: bytes, where: str, options: ReadOptions) -> list[RawText]:
    """One raw text; InputError for a scan without text."""
    from framing.sources.readers._pdf_file import open_pdf
    from framing.sources.readers._pdf_order import Placed, reading_order

    if b"%PDF-" not in data[:1024]:
        raise InputError(where, "the file does not begin as a PDF", expected="a PDF")
    opened = open_pdf(data, where)
    empty = [page.number for page in opened.pages if not page.lines]
    if len(empty) == len(opened.pages):
        raise InputError(
            where, f"a scan without text: {len(empty)} pages are pictures only",
            cure="let a text recognition (OCR) run over it",
        )  # fmt: skip
    margins = _margins(opened.pages)
    size = _body_size(opened.pages)
    marked: list[tuple[Placed, str]] = []
    for page in opened.pages:
        placed = reading_order([line for line in page.lines if line not in margins])
        rules = _footnotes(placed, size)
        around = [(Placed(line, line.x0), margins[line]) for line in page.lines if line in margins]
        marked += [each for each in around if each[0].line.y0 > page.height / 2]
        marked += [(each, rules.get(each.line, "")) for each in placed]
        marked += [each for each in around if each[0].line.y0 <= page.height / 2]
    text, cuts = _written(marked, size)
    alerts = _alerts(text, empty, len(opened.pages))
    return [RawText(text, alerts=alerts, cuts=cuts, properties=_properties(opened.info))]


def _margins(pages: Sequence[Page]) -> dict[Line, str]:
    """Running heads and feet, and page numbers, each with its rule."""
    places: dict[Line, str] = {}
    for page in pages:
        ordered = sorted(page.lines, key=lambda line: -line.y1)
        for line in (*ordered[:_MARGIN_LINES], *ordered[-_MARGIN_LINES:]):
            places[line] = same(line.text)
    counts = Counter((key, round(line.y0 / 4)) for line, key in places.items() if key)
    counts += Counter((key, round(line.y0 / 4) + 1) for line, key in places.items() if key)
    found = {}
    for line, key in places.items():
        runs = max(counts[(key, round(line.y0 / 4))], counts[(key, round(line.y0 / 4) + 1)])
        outermost = _is_outermost(line, pages[line.page - 1])
        if runs >= (2 if outermost else _RUNS) and len(key) >= _LETTERS:
            found[line] = "running-title"
        elif outermost and _PAGE_NUMBER.match(line.text.strip()):
            found[line] = "page-mark"
    return found


def _is_outermost(line: Line, page: Page) -> bool:
    others = [other for other in page.lines if other is not line]
    above = any(other.y0 >= line.y1 - 1 for other in others)
    below = any(other.y1 <= line.y0 + 1 for other in others)
    return not (above and below)


def _body_size(pages: Iterable[Page]) -> float:
    """The size most characters have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _footnotes(placed: Sequence[Placed], size: float) -> dict[Line, str]:
    """The small lines at the foot of each column that begin with a mark; words in pictures."""
    found = {each.line: "caption" for each in placed if each.line.in_picture}
    for edge in dict.fromkeys(each.edge for each in placed):
        column = [each.line for each in placed if each.edge == edge]
        start = len(column)
        while start and column[start - 1].size <= _SMALL * size:
            start -= 1
        foot = column[start:]
        first = next((i for i, line in enumerate(foot) if _NOTE_START.match(line.text)), len(foot))
        found |= {line: "footnote" for line in foot[first:]}
    return found


def _written(marked: Sequence[tuple[Placed, str]], size: float) -> tuple[str, tuple[Cut, ...]]:
    """The lines as a raw text: indented where a paragraph begins, with marked headings."""
    lines: list[str] = []
    cuts: list[Cut] = []
    leading = _leading(marked)
    before: Placed | None = None
    for placed, rule in marked:
        text = " ".join(normal(placed.line.text).split())
        if rule:
            lines.append("")
            cuts.append(_cut(len(lines), text, rule))
            continue
        level = _level(placed.line, size)
        if before is not None and _apart(before, placed, size, leading):
            lines.append("")
        if (
            level
            and before is not None
            and lines[-1:] != [""]
            and _level(before.line, size) == level
        ):
            lines[-1] += f" {text}"
        else:
            indent = "" if level or not _is_indented(placed) else "    "
            lines.append("#" * level + " " * (level > 0) + indent + text)
        before = placed
    return "\n".join(lines), tuple(cuts)


def _level(line: Line, size: float) -> int:
    """Depth of a heading by size and weight; 0 for the text."""
    words = len(line.text.split())
    if line.size >= 1.5 * size:
        return 1
    if line.size >= _LARGE * size and words <= 25:
        return 2
    return 3 if line.bold and words <= 12 and line.text.rstrip()[-1:] not in ".,;:" else 0


def _leading(marked: Sequence[tuple[Placed, str]]) -> float:
    """The usual distance of a line from the one above it, in points."""
    lines = [placed.line for placed, rule in marked if not rule]
    steps = [a.y0 - b.y0 for a, b in pairwise(lines) if 0 < a.y0 - b.y0 < 60]
    return median(steps) if steps else 12.0


def _apart(before: Placed, placed: Placed, size: float, leading: float) -> bool:
    """A new block: a heading before or here, or a wider step on the same page and column."""
    levels = _level(before.line, size), _level(placed.line, size)
    step = before.line.y0 - placed.line.y0
    together = before.line.page == placed.line.page and step > 0
    return levels[0] != levels[1] or (together and step > 1.45 * leading)


def _is_indented(placed: Placed) -> bool:
    by = placed.line.x0 - placed.edge
    return 0.6 * placed.line.size < by < 5 * placed.line.size


def _cut(line: int, text: str, rule: str) -> Cut:
    return Cut(line, " ".join(text.split()), rule, READER_RULES[rule])


def _alerts(text: str, empty: Sequence[int], pages: int) -> tuple[str, ...]:
    found = []
    if empty:
        found.append(f"scan: {len(empty)} of {pages} pages hold no text")
    unread = text.count("\ufffd")
    if unread:
        found.append(f"encoding: {unread} characters of the PDF have no letter")
    return tuple(found)


def _properties(info: Mapping[str, object]) -> dict[str, str]:
    from pdfminer.utils import decode_text

    told = {
        key: normal(decode_text(value)) if isinstance(value, bytes) else ""
        for key, value in info.items()
    }
    made = _DAY.match(told.get("CreationDate", ""))
    return office_properties(
        title=told.get("Title", ""),
        author=told.get("Author", ""),
        day="-".join(made.groups()) if made else "",
    )


READER = Reader((".pdf",), read_pdf)
