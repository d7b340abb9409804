"""A sentence with its cue, its mentions and the nearest shifter marked, as safe HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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
_ENDINGS: Final = ("s", "es", "d", "ed", "ing")
#: What set a claim aside -> the kind of shifter that did it.
_KINDS: Final = {
    "negated": "negation",
    "hedged": "hedge",
    "goal": "goal",
    "normative": "normative",
    "promised": "promise",
    "conditional": "conditional",
}

Phrases = Mapping[str, list[tuple[frozenset[str], ...]]]
Shifters = Mapping[str, Phrases]


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
    """Text for use between tags: quotation marks stand as they are, unless they could be taken
    for those of an attribute."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace('="', "=&#34;")


def spans_of(row: Mapping[str, Any], shifters: Shifters) -> list[Span]:
    """The spans of one evidence row, counted from the beginning of its sentence."""
    zero = int(row["start"])
    cue = Span(int(row["cue_start"]) - zero, int(row["cue_end"]) - zero, CUE)
    mention = Span(int(row["mention_start"]) - zero, int(row["mention_end"]) - zero, MENTION)
    asked = (["negated"] if row["negated"] else []) + [str(row["modality"])]
    kinds = [kind for name in asked if (kind := _KINDS.get(name, ""))]
    found = (nearest_shifter(str(row["sentence"]), cue, shifters.get(kind, {})) for kind in kinds)
    return [cue, mention, *(span for span in found if span)]


def shifters_of(lexicon: Lexicon) -> Shifters:
    """The lexicon's shifters by kind and first word, each word as the forms it may take."""
    index: dict[str, dict[str, list[tuple[frozenset[str], ...]]]] = {}
    for shifter in lexicon.shifters:
        words = tuple(_forms(word) for part in shifter.pattern.parts for word in part)
        kind = index.setdefault(shifter.kind, {})
        for form in words[0] if words else ():
            kind.setdefault(form, []).append(words)
    return index


def nearest_shifter(text: str, cue: Span, shifters: Phrases) -> Span | None:
    """The shifter that stands nearest to the cue, those before it first.

    The evidence table says that a claim was shifted, not by which word; this finds the word
    by its form alone, so it is shown as the nearest and not as the cause.
    """
    tokens = [Span(hit.start(), hit.end(), SHIFTER) for hit in _TOKEN.finditer(text)]
    forms = [text[t.start : t.end].lower().replace("’", "'") for t in tokens]
    hits = []
    for at, form in enumerate(forms):
        start = "n't" if form.endswith("n't") else form
        for words in shifters.get(start, ()):
            rest = forms[at + 1 : at + len(words)]
            if len(rest) == len(words) - 1 and all(map(_fits, words[1:], rest)):
                hits.append(Span(tokens[at].start, tokens[at + len(words) - 1].end, SHIFTER))
    return min(hits, key=lambda hit: _distance(hit, cue), default=None)


def _fits(forms: frozenset[str], token: str) -> bool:
    return token in forms


def _distance(hit: Span, cue: Span) -> tuple[bool, int, int]:
    behind = hit.start >= cue.end
    gap = hit.start - cue.end if behind else cue.start - hit.end
    return behind, abs(gap), -(hit.end - hit.start)


def _forms(word: Word) -> frozenset[str]:
    """The inflected forms a pattern's word may take, without a parser; prefixes stay bare."""
    forms: set[str] = set()
    for form in word.forms:
        low = form.lower().rstrip("*")
        stems = {low, low.removesuffix("e"), low.removesuffix("y") + "i"}
        forms.add(low)
        if len(low) > 2 and not word.exact:
            forms |= {stem + ending for stem in stems for ending in _ENDINGS}
        if low in ("not", "n't"):
            forms |= {"not", "n't"}
    return frozenset(forms)
