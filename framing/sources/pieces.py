"""The pieces a text is cleaned in: first its lines, then the paragraphs joined from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from framing.sources.inline import InlineCut, strip_inline

#: The end of a sentence, closing quotes and brackets behind it allowed.
TERMINAL: Final = re.compile(r"""[.!?…。！？]["'”’»)\]]*$""")
#: An end after which nothing is joined: also a lead-in and a list entry.
CLOSED: Final = re.compile(r"""[.!?…。！？:;]["'”’»)\]]*$""")
_INNER_END: Final = re.compile(r"[a-z]{3}[.!?][\"'”’)]*\s+[\"'“‘(]?[A-Z]")
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_HEADING: Final = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE: Final = re.compile(r"^\s{0,3}(={3,}|-{3,})\s*$")
_BOLD_LINE: Final = re.compile(r"^\s*(\*\*|__)([^*_]+)\1\s*:?\s*$")
_BULLET: Final = re.compile(r"^\s*(?:[•·▪■□◦‣∙●○➢➤✓⁃]\s*|[*+–—-]\s+)(?=\S)")
_NUMBER: Final = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])\)|\d{1,2}\.)\s+(?=\S)")
#: Words that cannot end a sentence or a heading: the line was broken after them.
_OPEN_WORDS_TEXT: Final = (
    "a an the this these those its their his her our my your of in on at by to for from with "
    "and or but nor as than that which who whose whom if because while whereas although is "
    "are was were be been being has have had do does did not will would shall should can "
    "could may might must into onto between among against toward towards through during under "
    "over about upon within without across it they we he she i you also very such"
)
OPEN_WORDS: Final = frozenset(_OPEN_WORDS_TEXT.split())


class Piece(NamedTuple):
    """A line, or a paragraph joined from lines. `block` counts the stretches between blanks.

    `level` is the depth of a marked heading (0: none), `item` says that a bullet or number
    stood before it, `indent` its leading blanks, `raw` the text with its marks,
    `text` without them, `removed` what was taken out of it.
    """

    number: int
    raw: str
    text: str
    block: int
    level: int = 0
    item: bool = False
    indent: int = 0
    removed: tuple[InlineCut, ...] = ()

    @property
    def words(self) -> int:
        """Number of blank-separated words."""
        return len(self.text.split())


def split_lines(text: str) -> list[Piece]:
    """The lines that are not blank; a form feed or a blank line begins a new block."""
    pieces: list[Piece] = []
    block, blank = 0, False
    for number, raw in _numbered(text):
        if not raw:
            blank = True
            continue
        block, broken, blank = block + blank, blank, False
        if pieces and not broken and _UNDERLINE.match(raw) and _may_be_underlined(pieces[-1]):
            pieces[-1] = pieces[-1]._replace(level=1 if "=" in raw else 2)
            continue
        pieces.append(_line(number, raw, block))
    return pieces


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    """Number and text of each line; a form feed counts as an empty line."""
    for number, line in enumerate(text.split("\n"), start=1):
        for i, part in enumerate(line.split("\f")):
            if i:
                yield number, ""
            yield number, part.rstrip()


def _may_be_underlined(piece: Piece) -> bool:
    return piece.words <= 15 and not piece.item and not TERMINAL.search(piece.text)


def _line(number: int, raw: str, block: int) -> Piece:
    heading, mark = _HEADING.match(raw), None
    level = len(heading[1]) if heading else 0
    if not heading and _BOLD_LINE.match(raw) and len(raw.split()) <= 15:
        level = 6
    elif not heading:
        mark = _BULLET.match(raw) or _NUMBER.match(raw)
    text, cuts = strip_inline(heading[2] if heading else raw[mark.end() if mark else 0 :])
    removed = tuple(cut._replace(line=number) for cut in cuts)
    indent = len(raw) - len(raw.lstrip())
    return Piece(number, raw, text, block, level, mark is not None, indent, removed)


def is_prose(piece: Piece) -> bool:
    """Reads as running text: a sentence with its stop, at its end or inside, or long."""
    if piece.level or piece.item:
        return False
    if piece.words >= 25:
        return True
    if piece.words >= 8 and _INNER_END.search(piece.text):
        return True
    ended = TERMINAL.search(piece.text) is not None
    return ended and piece.words >= 3 and not (title_like(piece.text) and piece.text[-1] in "?!")


def title_like(text: str) -> bool:
    """At most 25 words, most of the longer ones capitalised, no full stop at the end."""
    words = _WORD.findall(text)
    longer = [word for word in words if len(word) > 3]
    capitals = sum(word[0].isupper() for word in longer)
    return 0 < len(words) <= 25 and not text.endswith(".") and capitals >= 0.6 * len(longer)


def is_open(text: str) -> bool:
    """The text breaks off: its last word or sign wants something after it."""
    words = _WORD.findall(text)
    return text.endswith((",", "—", "–", "-", "(")) or bool(
        words and text.endswith(words[-1]) and words[-1].lower() in OPEN_WORDS
    )


def first_prose(pieces: Sequence[Piece]) -> int:
    """Index of the first prose piece; the number of pieces if there is none."""
    return next((i for i, piece in enumerate(pieces) if is_prose(piece)), len(pieces))


def last_prose(pieces: Sequence[Piece]) -> int:
    """Index of the last prose piece or bullet; -1 if there is none."""
    backwards = range(len(pieces) - 1, -1, -1)
    return next((i for i in backwards if is_prose(pieces[i]) or pieces[i].item), -1)


def same(text: str) -> str:
    """What is compared when two lines are taken for the same: letters only, lower case."""
    return "".join(_WORD.findall(text.lower()))
