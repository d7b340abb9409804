"""How large text may be set so that it fits: an estimate from the widths of Arial."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from framing.charts.words import wrap

_LEADING: Final = 1.2
#: Room for typefaces wider than Arial.
_SPARE: Final = 0.94
_POINT: Final = 12700


def size_for(
    texts: Sequence[str], width: int, height: int, *, sizes: Sequence[float], bold: bool = False
) -> float:
    """The first of `sizes` (points) at which the paragraphs fit into width by height (EMU);
    the last one where none does."""
    for size in sizes:
        if needed(texts, width, size, bold=bold) <= height:
            return size
    return sizes[-1]


def needed(texts: Sequence[str], width: int, size: float, *, bold: bool = False) -> int:
    """The height in EMU that the paragraphs take."""
    limit = width / _POINT * _SPARE
    lines = sum(max(1, len(wrap(text, limit, size, bold=bold))) for text in texts)
    return int((lines * size * _LEADING + len(texts) * size * 0.4) * _POINT)


def pages(
    blocks: Sequence[Sequence[str]], width: int, height: int, *, size: float
) -> list[tuple[int, int]]:
    """Ranges of blocks (first, end) for as few pages as will do, filled about evenly; a block
    is never broken."""
    tall = [needed(block, width, size) for block in blocks]
    best = _filled(tall, height, len(tall))
    even = _filled(tall, height, len(best))
    return even if len(even) == len(best) else best


def _filled(tall: Sequence[int], height: int, number: int) -> list[tuple[int, int]]:
    """Blocks onto pages of `height`; each page takes its share of what is left for `number`
    pages, or, where there are as many pages as blocks, as much as it can."""
    found: list[tuple[int, int]] = []
    first, used = 0, 0
    for place, each in enumerate(tall):
        left = max(1, number - len(found))
        share = sum(tall[first:]) / left if number < len(tall) else height
        if place > first and (used + each > height or used + each / 2 > share):
            found.append((first, place))
            first, used = place, 0
        used += each
    return [*found, (first, len(tall))] if tall else []
