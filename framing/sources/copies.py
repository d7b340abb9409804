"""Near copies: syndicated and reprinted texts, found by the runs of words they share.

Shared runs of five words (shingles) are counted in the manner of Broder (1997); a fixed
sample of them finds the pairs, their whole sets then give the share.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from framing.sources.model import Document

#: The shingles of a text by their hashes, each once, in order.
_Shingles: TypeAlias = npt.NDArray[np.uint64]

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
#: Knuth's multiplier, by which the words of a run are hashed in their order (modulo 2**64).
_MULTIPLIER: Final = np.uint64(6364136223846793005)


class Copy(NamedTuple):
    """`document` repeats `original`, which stands before it; `share` of the shorter, 0 to 1."""

    document: str
    original: str
    share: float


class _Shingled(NamedTuple):
    """A text by its shingles: how many it has, and the sample that is looked up."""

    size: int
    sample: array[int]


class _Hashes(dict[str, int]):
    """Word -> its hash, made once."""

    def __missing__(self, word: str) -> int:
        """The hash of a word met for the first time; the same on every machine."""
        self[word] = zlib.crc32(word.encode("utf-8", "replace"))
        return self[word]


def near_copies(documents: Sequence[Document]) -> list[Copy]:
    """For each text that repeats an earlier one, the one whose sample it shares most of.

    Only samples are held in memory; whole sets are made again for the few pairs they find.
    """
    hashes = _Hashes()
    texts: list[_Shingled] = []
    places: dict[int, list[int]] = {}
    found = []
    for number, document in enumerate(documents):
        shingles = _shingles(document.text, hashes)
        text = _Shingled(len(shingles), _sample(shingles))
        for earlier in _likely(text, texts, places):
            share = _share(shingles, _shingles(documents[earlier].text, hashes))
            if share >= _NEAR:
                found.append(Copy(document.document, documents[earlier].document, share))
                break
        texts.append(text)
        for shingle in text.sample:
            listed = places.setdefault(shingle, [])
            if len(listed) < _TEXTS:
                listed.append(number)
    return found


def _likely(
    text: _Shingled, texts: Sequence[_Shingled], places: Mapping[int, Sequence[int]]
) -> list[int]:
    """The earlier texts that share enough of the sample, those that share most first."""
    counts = Counter(earlier for shingle in text.sample for earlier in places.get(shingle, ()))
    near = [i for i, count in counts.items() if count >= _enough(text, texts[i])]
    return sorted(near, key=lambda i: (-counts[i] / min(text.size, texts[i].size), i))[:_LOOKED_AT]


def _shingles(text: str, known: _Hashes) -> _Shingles:
    words = _WORD.findall(text.lower())
    if len(words) < _FEW:
        return np.empty(0, np.uint64)
    hashes = np.array(list(map(known.__getitem__, words)), np.uint64)
    runs = np.zeros(len(words) - _RUN + 1, np.uint64)
    for first in range(_RUN):
        runs = runs * _MULTIPLIER + hashes[first : first + len(runs)]
    return np.unique(runs)


def _sample(shingles: _Shingles) -> array[int]:
    if len(shingles) > _SHORT:
        shingles = shingles[(shingles >> np.uint64(32)) % np.uint64(_SAMPLE) == 0]
    return array("Q", shingles.tolist())


def _enough(one: _Shingled, other: _Shingled) -> float:
    """So many sampled shingles in common, and the pair is worth a full look."""
    return 0.5 * _NEAR * min(one.size, other.size) / _SAMPLE


def _share(one: _Shingles, other: _Shingles) -> float:
    common = np.intersect1d(one, other, assume_unique=True)
    return len(common) / max(min(len(one), len(other)), 1)


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
