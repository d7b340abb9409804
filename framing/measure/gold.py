"""Gold labels beside evidence: the same sentence found again, in spite of small differences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import pandas as pd

from framing.errors import InputError
from framing.measure.rows import counted

#: Share of words two sentences must have in common, and the length from which one may contain
#: the other.
ALIKE = 0.6
LONG_ENOUGH = 25

_STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


class Label(NamedTuple):
    """One gold line: `demanded` must be found; `pair` demands the (sentence, actor) at least."""

    document: str
    sentence: str
    actor: str
    frame: str
    stances: tuple[float, ...]
    demanded: bool
    pair: bool
    alternatives: tuple[str, ...]
    text: str


class Claim(NamedTuple):
    """One counted evidence row under its gold document; `sentence` as gold has it, or after `?`."""

    document: str
    sentence: str
    actor: str
    frame: str
    value: float
    text: str


def read_labels(rows: Iterable[Mapping[str, Any]]) -> list[Label]:
    """Gold lines as labels; a missing field is told with the number of its line."""
    return [_label(row, line) for line, row in enumerate(rows, start=1)]


def _label(row: Mapping[str, Any], line: int) -> Label:
    text = row.get("sentence") or row.get("sent")
    for field, value in {"sentence": text, **{f: row.get(f) for f in _NEEDED}}.items():
        if value is None or value == "":
            raise InputError(
                f"gold line {line}",
                f'no "{field}"',
                expected="doc, sentence (or sent), actor, frame, stance",
            )
    stance = row["stance"]
    demanded = bool(row.get("agreed", True)) and not row.get("optional", False)
    return Label(
        document=str(row["doc"]),
        sentence=normal(str(text)),
        actor=str(row["actor"]),
        frame=str(row["frame"]),
        stances=tuple(map(float, stance if isinstance(stance, list) else [stance])),
        demanded=demanded,
        pair=demanded or bool(row.get("pair_agreed")),
        alternatives=tuple(row.get("alt_frames") or ()),
        text=str(text),
    )


_NEEDED = ("doc", "actor", "frame", "stance")


def normal(sentence: str) -> str:
    """Lower case, straight quotation marks, single spaces, no raised notes."""
    plain = re.sub(r"<sup>.*?</sup>", "", sentence).translate(_STRAIGHT)
    return re.sub(r"\s+", " ", plain).strip().lower()


def words(sentence: str) -> frozenset[str]:
    """Its distinct words."""
    return frozenset(re.findall(r"\w+", sentence))


def same(a: str, b: str) -> bool:
    """Whether two normal sentences are one: one contains the other, or most words are shared."""
    if a in b or b in a:
        return min(len(a), len(b)) >= LONG_ENOUGH or a == b
    first, second = words(a), words(b)
    return len(first & second) / max(1, len(first | second)) >= ALIKE


class Finder:
    """Gold sentences by document; finds the one that a sentence of a text is."""

    def __init__(self, labels: Iterable[Label]) -> None:
        self._known: dict[str, list[str]] = {}
        self._found: dict[tuple[str, str], str] = {}
        for label in labels:
            known = self._known.setdefault(label.document, [])
            if label.sentence not in known:
                known.append(label.sentence)

    def document(self, document: str) -> str | None:
        """The gold document whose name the file's name begins with."""
        base = PurePosixPath(document).name
        return next((known for known in self._known if base.startswith(known)), None)

    def sentence(self, document: str, sentence: str) -> str:
        """The gold sentence that shares most words; `?` and the sentence itself if none does."""
        key = (document, normal(sentence))
        if key not in self._found:
            hits = [known for known in self._known[document] if same(known, key[1])]
            best = max(hits, key=lambda s: len(words(s) & words(key[1])), default="?" + key[1])
            self._found[key] = best
        return self._found[key]


def claims(evidence: pd.DataFrame, finder: Finder) -> list[Claim]:
    """The counted evidence rows of labelled documents, in their order."""
    found = []
    for row in counted(evidence).to_dict("records"):
        document = finder.document(str(row["document"]))
        if document is None:
            continue
        text = str(row["sentence"])
        value = float(row["polarity"]) * float(row["weight"])
        sentence = finder.sentence(document, text)
        found.append(Claim(document, sentence, str(row["actor"]), str(row["frame"]), value, text))
    return found
