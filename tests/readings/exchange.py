"""Swap actors throughout a text and ask whether the reading stays the same but for the names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from framing.detect.compiled import Compiled
from framing.detect.reading import read_document
from framing.language.columns import sentences_of
from framing.language.store import parsed
from framing.score import rows_of
from framing.sources.model import Document, Paragraph

Row = tuple[str, str, str, str, bool, str, str, float]

#: Each pair: words that change places, and the two actors.
PAIRS: Final = (
    ({"China": "Russia", "Chinese": "Russian", "Beijing": "Moscow"}, ("china", "russia")),
    ({"Russia": "Turkey", "Russian": "Turkish", "Moscow": "Ankara"}, ("russia", "turkey")),
    ({"Armenia": "Georgia", "Armenian": "Georgian", "Yerevan": "Tbilisi"}, ("armenia", "georgia")),
    ({"China": "Iran", "Chinese": "Iranian", "Beijing": "Tehran"}, ("china", "iran")),
)


def exchanged(text: str, words: dict[str, str]) -> str:
    """The text with the two names, demonyms and capitals in each other's place."""
    both = {**words, **{second: first for first, second in words.items()}}
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, both)) + r")\b")
    return pattern.sub(lambda match: both[match[1]], text)


def _documents(texts: Sequence[str]) -> list[Document]:
    documents = []
    for text in texts:
        paragraphs, at = [], 0
        for piece in text.split("\n\n"):
            item = piece.startswith("* ")
            kind = "item" if item else "prose"
            paragraphs.append(Paragraph(at + 2 * item, at + len(piece), kind, ""))
            at += len(piece) + 2
        documents.append(Document("text.txt", "source", text, tuple(paragraphs)))
    return documents


def readings(texts: Sequence[str], compiled: Compiled, words: dict[str, str]) -> list[set[Row]]:
    """What is claimed in each text, without offsets and words.

    A leader, agency or programme has no counterpart to change places with ("Xi", "the Belt and
    Road Initiative"), so rows that rest on one are left out on both sides.
    """
    swapped = {*words, *words.values()}
    found = []
    documents = _documents(texts)
    for document, columns in zip(documents, parsed(documents), strict=True):
        rows = rows_of(
            document, read_document(document, sentences_of(document, columns), compiled), compiled
        )
        found.append(
            {
                (r.actor, r.frame, r.cue_id, r.role, r.negated, r.modality, r.voice, r.weight)
                for r in rows.evidence
                if r.weight > 0 and (r.mention_kind != "metonym" or r.mention in swapped)
            }
        )
    return found


def share_unchanged(
    texts: Sequence[str], compiled: Compiled, words: dict[str, str], actors: tuple[str, str]
) -> tuple[int, int]:
    """(rows that stay but for the name, rows in either reading) over the texts that change."""
    affected = [text for text in texts if exchanged(text, words) != text]
    before = readings(affected, compiled, words)
    after = readings([exchanged(text, words) for text in affected], compiled, words)
    swap = {actors[0]: actors[1], actors[1]: actors[0]}
    same = every = 0
    for here, there in zip(before, after, strict=True):
        renamed = {(swap.get(row[0], row[0]), *row[1:]) for row in here}
        same += len(renamed & there)
        every += len(renamed | there)
    return same, every
