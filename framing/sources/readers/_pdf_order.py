"""The lines of a page in the order they are read: columns, and what spans them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from framing.sources.readers._pdf_file import Line

#: Fewer lines than this on one side are no column.
_FEW: Final = 4
#: Columns beside each other share this part of the height of the shorter.
_BESIDE: Final = 0.5
#: A line of a column fills this part of its width; a cell of a table less.
_FILLED: Final = 0.55
_DEEPEST: Final = 3


class Placed(NamedTuple):
    """A line and the left edge of the column it stands in."""

    line: Line
    edge: float


def reading_order(lines: Sequence[Line], depth: int = 0) -> list[Placed]:
    """Top to bottom; between lines that span the page, one column after the other."""
    gutter = _gutter(lines) if depth < _DEEPEST else None
    if gutter is None:
        return _one_column(lines)
    placed: list[Placed] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.y1, line.x0)):
        if line.x0 < gutter - 3 and line.x1 > gutter + 1:
            placed += [*_columns(band, gutter, depth), Placed(line, line.x0)]
            band = []
        else:
            band.append(line)
    return placed + _columns(band, gutter, depth)


def _columns(band: Sequence[Line], gutter: float, depth: int) -> list[Placed]:
    left = [line for line in band if line.x0 < gutter - 3]
    right = [line for line in band if line.x0 >= gutter - 3]
    return reading_order(left, depth + 1) + reading_order(right, depth + 1)


def _gutter(lines: Sequence[Line]) -> float | None:
    """The left edge of the right column; None for a page of one column."""
    if len(lines) < 2 * _FEW:
        return None
    starts = Counter(round(line.x0) for line in lines)
    leftmost, rightmost = min(line.x0 for line in lines), max(line.x1 for line in lines)
    edges = [
        edge for edge, count in starts.items()
        if count >= _FEW and leftmost + 0.2 * (rightmost - leftmost) < edge
    ]  # fmt: skip
    found = [edge for edge in sorted(edges) if _parts(lines, edge, leftmost, rightmost)]
    return float(found[0]) if found else None


def _parts(lines: Sequence[Line], edge: float, leftmost: float, rightmost: float) -> bool:
    left = [line for line in lines if line.x1 <= edge - 1]
    right = [line for line in lines if line.x0 >= edge - 3]
    if min(len(left), len(right)) < _FEW:
        return False
    top = min(max(line.y1 for line in side) for side in (left, right))
    foot = max(min(line.y0 for line in side) for side in (left, right))
    heights = [max(x.y1 for x in side) - min(x.y0 for x in side) for side in (left, right)]
    beside = top - foot >= _BESIDE * min(heights)
    widths = ((left, edge - leftmost), (right, rightmost - edge))
    full = all(median(x.x1 - x.x0 for x in side) >= _FILLED * width for side, width in widths) or (
        # Three columns: the right side is two of them.
        median(x.x1 - x.x0 for x in left) >= _FILLED * (edge - leftmost)
        and len(right) >= 1.5 * len(left)
    )
    return beside and full


def _one_column(lines: Sequence[Line]) -> list[Placed]:
    """Top to bottom; the parts of one line are put together."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-(line.y0 + line.y1), line.x0)):
        if rows and _same_row(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    whole = [_row(row) for row in rows]
    starts = Counter(round(line.x0) for line in whole)
    common = [start for start, count in starts.items() if count >= 0.25 * len(whole)]
    edge = float(min(common, default=min(starts, default=0)))
    return [Placed(line, edge) for line in whole]


def _same_row(first: Line, line: Line) -> bool:
    shared = min(first.y1, line.y1) - max(first.y0, line.y0)
    return shared > 0.5 * min(first.y1 - first.y0, line.y1 - line.y0)


def _row(parts: Sequence[Line]) -> Line:
    ordered = sorted(parts, key=lambda line: line.x0)
    whole = max(ordered, key=lambda line: line.x1 - line.x0)
    text = ordered[0].text
    for before, line in pairwise(ordered):
        apart = line.x0 - before.x1 > 0.12 * whole.size
        raised = line.text.strip().isdigit() and line.size < 0.82 * whole.size
        shown = f"<sup>{line.text.strip()}</sup>" if raised and line.y0 > whole.y0 else line.text
        text = text.rstrip() + (" " if apart and not raised else "") + shown.lstrip()
    return whole._replace(x0=ordered[0].x0, x1=ordered[-1].x1, text=text)
