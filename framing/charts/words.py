"""Text in figures: how numbers read, how wide words are, where they wrap and are cut."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MINUS: Final = "\u2212"
EN_DASH: Final = "\u2013"
ELLIPSIS: Final = "\u2026"

#: Advance widths of Liberation Sans (the metrics of Arial) for the characters 32 to 126,
#: in thousandths of the type size.
_WIDTHS: Final = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 "
    "556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 "
    "722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 "
    "556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 "
    "260 334 584"
)
_ASCII: Final = tuple(int(part) / 1000 for part in _WIDTHS.split())
_BOLD: Final = 1.07


def number(
    value: float | None, *, digits: int = 2, signed: bool = True, ascii_only: bool = False
) -> str:
    """`+0.52`, `\u22120.61`, `0.00`: rounded before the sign is chosen; empty for no value.

    Pages take U+2212 for minus; `ascii_only` gives the hyphen that csv readers understand.
    """
    if value is None or math.isnan(value):
        return ""
    rounded = round(float(value), digits)
    text = f"{abs(rounded):.{digits}f}"
    if rounded < 0:
        return ("-" if ascii_only else MINUS) + text
    return "+" + text if signed and rounded > 0 and not ascii_only else text


def percent(value: float | None, *, ascii_only: bool = False) -> str:
    """A share in [0, 1] as `12 %`; below one percent with one decimal. csv keeps the share."""
    if value is None or math.isnan(value):
        return ""
    if ascii_only:
        return number(value, digits=4, signed=False, ascii_only=True)
    digits = 1 if 0 < value < 0.0095 else 0
    return number(100 * value, digits=digits, signed=False) + " %"


def count(value: float, noun: str, plural: str = "") -> str:
    """`1 sentence`, `12 sentences`."""
    return f"{int(value)} {noun if int(value) == 1 else plural or noun + 's'}"


def clean(text: object) -> str:
    """One line without control characters, lone surrogates or marks that turn the direction."""
    given = str(text)
    # All that is taken out below is unprintable, and so is every space but the plain one.
    if given.isprintable():
        return " ".join(given.split())
    kept = (
        " " if char.isspace() else char
        for char in given
        if char.isspace() or unicodedata.category(char) not in {"Cc", "Cs", "Cn", "Co"}
    )
    plain = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", "", "".join(kept))
    return re.sub(" +", " ", plain).strip()


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in pixels when set in Liberation Sans of `size` pixels; a near guess elsewhere."""
    ems = sum(_advance(char) for char in text)
    return ems * size * (_BOLD if bold else 1.0)


def _advance(char: str) -> float:
    point = ord(char)
    if 32 <= point <= 126:
        return _ASCII[point - 32]
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    return 0.75 if unicodedata.category(char) == "Lu" else 0.6


def cut(text: str, limit: float, size: float, *, bold: bool = False) -> str:
    """The text, or as much of it as fits into `limit` pixels with an ellipsis."""
    if width(text, size, bold=bold) <= limit:
        return text
    room = limit - width(ELLIPSIS, size, bold=bold)
    used, kept = 0.0, []
    for char in text:
        used += width(char, size, bold=bold)
        if used > room:
            break
        kept.append(char)
    return "".join(kept).rstrip() + ELLIPSIS


def _cut_middle(text: str, limit: float, size: float) -> str:
    """Keeps the end as well, where names often differ."""
    if width(text, size) <= limit:
        return text
    tail = cut(text[::-1], limit * 0.45, size).rstrip(ELLIPSIS)[::-1].lstrip()
    return cut(text, limit - width(tail, size), size) + tail


def short(text: object, letters: int = 40) -> str:
    """Clean text of at most `letters` characters, for use inside sentences."""
    plain = clean(text)
    return plain if len(plain) <= letters else plain[: letters - 1].rstrip() + ELLIPSIS


def wrap(text: str, limit: float, size: float, *, bold: bool = False) -> list[str]:
    """Lines of at most `limit` pixels, broken at spaces; a word that is too long is split."""
    lines: list[str] = []
    line = ""
    for word in _pieces(clean(text).split(), limit, size):
        trial = f"{line} {word}" if line else word
        if line and width(trial, size, bold=bold) > limit:
            lines.append(line)
            line = word
        else:
            line = trial
    return [*lines, line] if line else lines


def balanced(text: str, limit: float, size: float, *, bold: bool = False) -> list[str]:
    """As few lines as `wrap` gives, of about the same length."""
    best = wrap(text, limit, size, bold=bold)
    for part in (0.9, 0.8, 0.7, 0.6, 0.55):
        trial = wrap(text, limit * part, size, bold=bold)
        if len(trial) > len(best):
            break
        best = trial
    return best


def _pieces(words: list[str], limit: float, size: float) -> Iterable[str]:
    for word in words:
        per_piece = max(1, int(limit / (size * 1.1)))
        if width(word, size) <= limit * 0.9:
            yield word
        else:
            yield from (word[at : at + per_piece] for at in range(0, len(word), per_piece))


def labels(names: Mapping[str, str], limit: float, size: float) -> dict[str, str]:
    """Id -> name cut to `limit` pixels; two ids never share one label."""
    plain_names = {key: clean(name) or "(no name)" for key, name in names.items()}
    cuts = Counter(cut(plain, limit, size) for plain in plain_names.values())
    result: dict[str, str] = {}
    taken: set[str] = set()
    for key, plain in plain_names.items():
        label, turn = cut(plain, limit, size), 1
        if cuts[label] > 1:
            label = _cut_middle(plain, limit, size)
        while label in taken:
            turn += 1
            tail = f" ({turn})"
            label = cut(plain, limit - width(tail, size), size) + tail
        taken.add(label)
        result[key] = label
    return result


def scripts_without_letters(texts: Iterable[str]) -> tuple[str, ...]:
    """Scripts the bundled typeface has no letters for: `CJK`, `ARABIC`; sorted."""
    letters = {char for text in texts for char in clean(text) if char.isalpha()}
    names = {unicodedata.name(char, "UNKNOWN").split()[0].split("-")[0] for char in letters}
    return tuple(sorted(names - {"LATIN", "GREEK", "CYRILLIC", "HEBREW", "MODIFIER", "FEMININE"}))
