"""Token columns of one document and their compact form on disk (about 7 bytes a token)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add
from typing import Final

import numpy as np
import numpy.typing as npt

from framing.language.sentence import ParsedSentence
from framing.sources.model import Document

Ints = npt.NDArray[np.int32]
_INT_COLUMNS: Final = ("lemma", "pos", "tag", "dep", "head", "start", "length", "sentence")


@dataclass(frozen=True)
class TokenColumns:
    """Parsed text as integer columns, one value a token, and the string table they index.

    `head` is relative (head index minus own index), `start` counts characters of the cleaned
    text, `sentence` numbers the sentences of the document; `tone` has one value a sentence and
    `paragraph` the number of the paragraph a sentence stands in.
    """

    strings: tuple[str, ...]
    lemma: Ints
    pos: Ints
    tag: Ints
    dep: Ints
    head: Ints
    start: Ints
    length: Ints
    sentence: Ints
    paragraph: Ints
    tone: npt.NDArray[np.float32]


def pack(columns: TokenColumns) -> bytes:
    """The columns as bytes; the start column is stored as differences, which compress well."""
    header = {
        "strings": columns.strings,
        "tokens": len(columns.lemma),
        "sentences": len(columns.paragraph),
    }
    text = json.dumps(header, ensure_ascii=False).encode()
    body = [len(text).to_bytes(4, "little"), text]
    for name in _INT_COLUMNS:
        values = getattr(columns, name)
        stored = np.diff(values, prepend=0) if name in ("start", "sentence") else values
        body.append(stored.astype("<i4").tobytes())
    body.append(columns.paragraph.astype("<i4").tobytes())
    body.append(columns.tone.astype("<f4").tobytes())
    return b"".join(body)


def unpack(data: bytes) -> TokenColumns:
    """The inverse of `pack`; raises ValueError when the bytes are damaged."""
    try:
        size = int.from_bytes(data[:4], "little")
        header = json.loads(data[4 : 4 + size])
        tokens, sentences = int(header["tokens"]), int(header["sentences"])
        at = 4 + size
        columns: dict[str, Ints] = {}
        for name in _INT_COLUMNS:
            values = np.frombuffer(data, "<i4", tokens, at)
            columns[name] = np.cumsum(values) if name in ("start", "sentence") else values
            at += 4 * tokens
        paragraph = np.frombuffer(data, "<i4", sentences, at)
        tone = np.frombuffer(data, "<f4", sentences, at + 4 * sentences)
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError("damaged entry of the parse store") from error
    return TokenColumns(tuple(header["strings"]), **columns, paragraph=paragraph, tone=tone)


def sentences_of(
    document: Document, columns: TokenColumns, *, only: Sequence[int] | None = None
) -> list[ParsedSentence]:
    """The document's sentences as views for the detectors, or `only` those of some numbers."""
    string, text = columns.strings.__getitem__, document.text
    numbers = columns.sentence
    starts = np.flatnonzero(np.diff(numbers, prepend=-1)).tolist() if len(numbers) else []
    ends = [*starts[1:], len(numbers)] if starts else []
    sentences = []
    for index in range(len(starts)) if only is None else only:
        first, last = starts[index], ends[index]
        offsets = columns.start[first:last].tolist()
        lengths = columns.length[first:last].tolist()
        finishes = list(map(add, offsets, lengths))
        paragraph_number = int(columns.paragraph[index])
        paragraph = document.paragraphs[paragraph_number]
        sentences.append(
            ParsedSentence(
                index=index,
                paragraph=paragraph_number,
                kind=paragraph.kind,
                section=paragraph.section,
                text=text[offsets[0] : finishes[-1]],
                start=offsets[0],
                words=tuple(map(text.__getitem__, map(slice, offsets, finishes))),
                lemmas=tuple(map(string, columns.lemma[first:last].tolist())),
                pos=tuple(map(string, columns.pos[first:last].tolist())),
                tags=tuple(map(string, columns.tag[first:last].tolist())),
                deps=tuple(map(string, columns.dep[first:last].tolist())),
                heads=tuple(map(add, range(last - first), columns.head[first:last].tolist())),
                starts=tuple(offsets),
                ends=tuple(finishes),
                tone=round(float(columns.tone[index]), 4),
            )
        )
    return sentences
