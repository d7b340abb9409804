"""A sentence with its cue, its mentions and the nearest shifter marked, as safe HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from framing.lexicon.model import Lexicon, Word

CUE: Final = "mark"
MENTION: Final = "b"
SHIFTER: Final = "u"
#: Outermost first where two marks overlap.
_ORDER: Final = (CUE, MENTION, SHIFTER)
_TOKEN: Final = re.compile(r"\w+(?:[-'’]\w+)*|n['’]t")
_ENDINGS: Final = ("", "s", "es", "d", "ed", "ing", "n't", "n’t")
#: What set a claim aside -> the kinds of shifter that may have done it.
_KINDS: Final = {
    "negated": ("negation",),
    "hedged": ("hedge",),
    "goal": ("goal",),
    "normative": ("normative",),
    "promised": ("promise",),
    "conditional": ("conditional",),
}


class Span(NamedTuple):
    """Characters `start:end` of a sentence and the HTML element they stand in."""

    start: int
    end: int
    element: str


def marked(text: str, spans: Iterable[Span]) -> Markup:
    """`text` with every span in its element; overlaps nest and nothing is left unescaped."""
    kept = [Span(max(0, s.start), min(len(text), s.end), s.element) for s in spans]
    kept = [span for span in kept if span.start < span.end]
    borders = sorted({0, len(text), *(s.start for s in kept), *(s.end for s in kept)})
    pieces: list[str] = []
    opened: tuple[str, ...] = ()
    for start, end in pairwise(borders):
        inside = {s.element for s in kept if s.start <= start and end <= s.end}
        wanted = tuple(element for element in _ORDER if element in inside)
        common = 0
        while common < min(len(opened), len(wanted)) and opened[common] == wanted[common]:
            common += 1
        pieces += [f"</{element}>" for element in reversed(opened[common:])]
        pieces += [f"<{element}>" for element in wanted[common:]]
        pieces.append(_escaped(text[start:end]))
        opened = wanted
    pieces += [f"</{element}>" for element in reversed(opened)]
    return Markup("".join(pieces))


def _escaped(text: str) -> str:
    """Text for use between tags, where quotation marks may stand as they are."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def spans_of(row: Mapping[str, Any], lexicon: Lexicon) -> list[Span]:
    """The spans of one evidence row, counted from the beginning of its sentence."""
    zero = int(row["start"])
    cue = Span(int(row["cue_start"]) - zero, int(row["cue_end"]) - zero, CUE)
    mention = Span(int(row["mention_start"]) - zero, int(row["mention_end"]) - zero, MENTION)
    return [cue, mention, *_shifters(row, cue, lexicon)]


def _shifters(row: Mapping[str, Any], cue: Span, lexicon: Lexicon) -> list[Span]:
    asked = (["negated"] if row["negated"] else []) + [str(row["modality"])]
    kinds = [kind for name in asked for kind in _KINDS.get(name, ())]
    found = (nearest_shifter(str(row["sentence"]), cue, kind, lexicon) for kind in kinds)
    return [span for span in found if span]


def nearest_shifter(text: str, cue: Span, kind: str, lexicon: Lexicon) -> Span | None:
    """The shifter of a kind that stands nearest to the cue, those before it first.

    The evidence table says that a claim was shifted, not by which word; this finds the word
    by its form alone, so it is shown as the nearest and not as the cause.
    """
    patterns = [s.pattern.parts for s in lexicon.shifters if s.kind == kind]
    tokens = [Span(hit.start(), hit.end(), SHIFTER) for hit in _TOKEN.finditer(text)]
    forms = [text[span.start : span.end] for span in tokens]
    hits = []
    for parts in patterns:
        words = tuple(word for part in parts for word in part)
        for at in range(len(tokens) - len(words) + 1):
            if words and all(fits(w, forms[at + i]) for i, w in enumerate(words)):
                hits.append(Span(tokens[at].start, tokens[at + len(words) - 1].end, SHIFTER))
    return min(hits, key=lambda hit: _distance(hit, cue), default=None)


def _distance(hit: Span, cue: Span) -> tuple[bool, int, int]:
    behind = hit.start >= cue.end
    gap = hit.start - cue.end if behind else cue.start - hit.end
    return behind, abs(gap), -(hit.end - hit.start)


@lru_cache(maxsize=65_536)
def fits(word: Word, token: str) -> bool:
    """Whether a token may be a form of a pattern's word, without a parser."""
    if word.exact:
        return token in word.forms
    low = token.lower().replace("’", "'")
    for form in word.forms:
        if form.endswith("*") and low.startswith(form[:-1]):
            return True
        stems = (form, form.removesuffix("e"), form.removesuffix("y") + "i")
        if low == form or (
            len(form) > 2 and any(low == s + e for s in stems for e in _ENDINGS[1:])
        ):
            return True
        if form in ("not", "n't") and low.endswith("n't"):
            return True
    return False
