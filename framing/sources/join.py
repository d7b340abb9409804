"""Lines to paragraphs: wrapped lines, sentences cut by a page break, words cut by a hyphen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from framing.sources.pieces import CLOSED, TERMINAL, Piece, is_open, title_like

#: No wrapped text has longer lines than this.
_WIDEST: Final = 130
_BROKEN_WORD: Final = re.compile(r"([A-Za-z]{2,})-$")
_LOOSE_HYPHEN: Final = re.compile(
    r"\b([A-Za-z]{2,})- (?!(?:and|or|to|nor|as|but|versus|through)\b)([a-z]{2,})"
)
_AT_LINE_END: Final = re.compile(r"(?<![a-z])[a-z]+-\s*\n\s*[a-z]+")
_PLAIN: Final = re.compile(r"[A-Za-z]+")
_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
#: First parts that keep their hyphen: "self-" is never the first half of a broken word.
_KEEPS_HYPHEN_TEXT: Final = (
    "self well multi non anti counter pro post pre co so high low long short large small full "
    "half cross all ever much non far ill near mid first second third two three four five six "
    "seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety euro sino "
    "russo ex north south east west state world time year day decision policy law peace win "
    "zero land"
)
_KEEPS_HYPHEN: Final = frozenset(_KEEPS_HYPHEN_TEXT.split())


#: Second parts that keep it: "policy-\nmaking", "china-\nled".
_AFTER_HYPHEN_TEXT: Final = (
    "making maker makers based led backed wide range ranging term scale building driven "
    "oriented sponsored run owned style old called minded level class known funded financed "
    "speaking related centric centered centred intensive free friendly"
)
_AFTER_HYPHEN: Final = frozenset(_AFTER_HYPHEN_TEXT.split())


class Spelling(NamedTuple):
    """The words of a text, to tell `inter-national` from `win-win`."""

    plain: frozenset[str]
    hyphenated: frozenset[str]


def spelling_of(text: str) -> Spelling:
    """Plain and hyphenated words of a text in lower case."""
    lowered = _AT_LINE_END.sub(" ", text.lower())
    words = frozenset(_WORD.findall(lowered))
    parts = frozenset(part for word in words for part in word.split("-"))
    return Spelling(parts, frozenset(word for word in words if "-" in word))


def wrap_width(lines: Sequence[Piece]) -> int:
    """The width a text was wrapped at in characters; 0 if a line of it is a paragraph."""
    lengths = sorted(len(p.raw) for p in lines if len(p.raw) >= 30 and not p.level)
    if len(lengths) < 3:
        return 0
    width = lengths[int(0.95 * (len(lengths) - 1))]
    inner = [
        now
        for now, later in pairwise(lines)
        if len(now.raw) >= 0.6 * width and later.number == now.number + 1
    ]
    cut = sum(not CLOSED.search(piece.text) for piece in inner)
    return width if width <= _WIDEST and inner and 2 * cut >= len(inner) else 0


def join_lines(lines: Sequence[Piece], *, gaps: frozenset[int], spelling: Spelling) -> list[Piece]:
    """Paragraphs of the lines; `gaps` holds the numbers of the lines that were cut before."""
    width = wrap_width(lines)
    joined: list[Piece] = []
    before: Piece | None = None
    for line in lines:
        if before is not None and _belongs(joined[-1], before, line, width=width, gaps=gaps):
            whole = joined[-1]
            text = join_text(whole.text, line.text, spelling)
            joined[-1] = whole._replace(
                text=text, block=line.block, removed=whole.removed + line.removed
            )
        else:
            joined.append(line)
        before = line
    return [piece._replace(text=_mend(piece.text, spelling)) for piece in joined]


def _belongs(whole: Piece, before: Piece, line: Piece, *, width: int, gaps: frozenset[int]) -> bool:
    """Whether `line` goes on with the paragraph `whole`, whose last line is `before`."""
    if whole.level or line.level or line.item:
        return False
    together = line.block == before.block
    cut_between = any(n in gaps for n in range(before.number + 1, line.number))
    if width and together and not cut_between:
        return _same_wrapped(whole, before, line, width)
    if together and (whole.item or whole.words >= 2) and _continues(line, before):
        return True
    wide = bool(width) and len(line.raw) >= 0.7 * width
    return _goes_on(whole, line, near=together or cut_between, wide=wide)


def _same_wrapped(whole: Piece, before: Piece, line: Piece, width: int) -> bool:
    if line.indent >= 2 and before.indent == 0 and not whole.item:
        return False
    if len(before.raw) >= 0.7 * width:
        return True
    if CLOSED.search(before.text):
        return False
    return line.text[:1].islower() or is_open(before.text) or not title_like(whole.text)


def _continues(line: Piece, before: Piece) -> bool:
    """The next line of the same block begins in lower case after an open end."""
    return line.text[:1].islower() and not CLOSED.search(before.text)


def _goes_on(whole: Piece, line: Piece, *, near: bool, wide: bool) -> bool:
    """A sentence without its end, and a line that can be the rest of it."""
    if CLOSED.search(whole.text):
        return False
    if line.text[:1].islower():
        return whole.words >= 4 or is_open(whole.text)
    if not (wide or TERMINAL.search(line.text) or line.words >= 15):
        return False
    if whole.item or title_like(whole.text):
        return is_open(whole.text) and whole.words >= 8
    return is_open(whole.text) or (near and whole.words >= 12)


def join_text(left: str, right: str, spelling: Spelling) -> str:
    """Two halves put together; a word broken by a hyphen is made whole."""
    broken = _BROKEN_WORD.search(left)
    rest = _PLAIN.match(right)
    if not broken or not rest:
        return f"{left} {right}"
    hyphen = "-" if _keeps(broken[1], rest[0], spelling, when_open=False) else ""
    return left[:-1] + hyphen + right


def _mend(text: str, spelling: Spelling) -> str:
    """`counter- terrorism` inside a line: the hyphen stays unless the text has the word."""
    if "- " not in text:
        return text

    def whole(match: re.Match[str]) -> str:
        hyphen = "-" if _keeps(match[1], match[2], spelling, when_open=True) else ""
        return match[1] + hyphen + match[2]

    return _LOOSE_HYPHEN.sub(whole, text)


def _keeps(first: str, second: str, spelling: Spelling, *, when_open: bool) -> bool:
    """Whether the hyphen belongs to the word; `when_open` decides if nothing tells."""
    left, right = first.lower(), second.lower()
    if f"{left}-{right}" in spelling.hyphenated:
        return True
    if left + right in spelling.plain:
        return False
    if left in _KEEPS_HYPHEN or right in _AFTER_HYPHEN or second[0].isupper():
        return True
    return when_open
