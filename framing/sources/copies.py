"""Near copies: syndicated and reprinted texts, found by the runs of words they share.

Shared runs of five words (shingles) are counted in the manner of Broder (1997); a fixed
sample of them finds the pairs, their whole sets then give the share.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from framing.sources.model import Document

_RUN: Final = 5
#: One shingle in so many is looked up; all of a short text.
_SAMPLE: Final = 8
_SHORT: Final = 400
#: A shingle is looked up in so many earlier texts at most: stock phrases tell nothing.
_TEXTS: Final = 25
#: So many earlier texts are looked at in full: those with most of the sample in common.
_LOOKED_AT: Final = 3
#: Share of the shorter text's shingles that makes it a near copy.
_NEAR: Final = 0.8
#: Fewer words than this are a phrase, not a text that is copied.
_FEW: Final = 40
_WORD: Final = re.compile(r"[^\W_]+")


class Copy(NamedTuple):
    """`document` repeats `original`, which stands before it; `share` of the shorter, 0 to 1."""

    document: str
    original: str
    share: float


class _Shingled(NamedTuple):
    """A text by its shingles: how many it has, and the sample that is looked up."""

    size: int
    sample: array[int]


def near_copies(documents: Sequence[Document]) -> list[Copy]:
    """For each text that repeats an earlier one, the one it shares most with.

    Only samples are held in memory; whole sets are made again for the few pairs they find.
    """
    texts: list[_Shingled] = []
    places: dict[int, list[int]] = {}
    found = []
    for number, document in enumerate(documents):
        shingles = _shingles(document.text)
        text = _Shingled(len(shingles), _sample(shingles))
        counts = Counter(earlier for shingle in text.sample for earlier in places.get(shingle, ()))
        near = [i for i, count in counts.items() if count >= _enough(text, texts[i])]
        near = sorted(near, key=lambda i: (-counts[i] / min(text.size, texts[i].size), i))
        shares = {i: _share(shingles, _shingles(documents[i].text)) for i in near[:_LOOKED_AT]}
        best = max(shares, key=lambda i: (shares[i], -i), default=-1)
        if best >= 0 and shares[best] >= _NEAR:
            found.append(Copy(document.document, documents[best].document, shares[best]))
        texts.append(text)
        for shingle in text.sample:
            listed = places.setdefault(shingle, [])
            if len(listed) < _TEXTS:
                listed.append(number)
    return found


def _shingles(text: str) -> frozenset[int]:
    words = [word.encode("utf-8", "replace") for word in _WORD.findall(text.lower())]
    if len(words) < _FEW:
        return frozenset()
    runs = zip(*(words[first:] for first in range(_RUN)), strict=False)
    return frozenset(map(zlib.crc32, map(b" ".join, runs)))


def _sample(shingles: frozenset[int]) -> array[int]:
    if len(shingles) <= _SHORT:
        return array("L", sorted(shingles))
    return array("L", sorted(shingle for shingle in shingles if shingle % _SAMPLE == 0))


def _enough(one: _Shingled, other: _Shingled) -> float:
    """So many sampled shingles in common, and the pair is worth a full look."""
    return 0.5 * _NEAR * min(one.size, other.size) / _SAMPLE


def _share(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)


def told(documents: Sequence[Document], copies: Sequence[Copy]) -> list[Document]:
    """The documents, each near copy with an alert; of equal texts another alert tells."""
    texts = {document.document: document.text for document in documents}
    alerts = {
        copy.document: f"copy: {round(100 * copy.share)} % of it stands in {copy.original} as well"
        for copy in copies
        if texts[copy.document] != texts[copy.original]
    }
    return [
        replace(document, alerts=(*document.alerts, alerts[document.document]))
        if document.document in alerts
        else document
        for document in documents
    ]
