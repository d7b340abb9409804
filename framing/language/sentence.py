"""A parsed sentence as the detectors see it: a light, read-only view over token columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from framing.sources.model import ParagraphKind


@dataclass(frozen=True, eq=False)
class ParsedSentence:
    """One sentence. All token columns have the same length; `heads[i] == i` marks the root.

    `starts` and `ends` are character offsets into the document's cleaned text, and
    `text` is that text between `start` and `end`. `tone` is TextBlob's polarity, [-1, 1].
    `words` are as read: a misspelt word may stand corrected, the text never is.
    """

    index: int
    paragraph: int
    kind: ParagraphKind
    section: str
    text: str
    start: int
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tone: float = 0.0

    def __len__(self) -> int:
        return len(self.words)

    @property
    def end(self) -> int:
        """The offset behind the sentence in the cleaned text."""
        return self.start + len(self.text)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case, typographic apostrophes made plain."""
        return tuple(word.lower().replace("\u2019", "'") for word in self.words)

    @cached_property
    def readings(self) -> tuple[tuple[str, str], ...]:
        """Lemma and lower-cased form of every token."""
        return tuple(zip(self.lemmas, self.lower, strict=True))

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each lemma and each lower-cased form stands, in text order."""
        table: dict[str, list[int]] = {}
        for token, (lemma, lower) in enumerate(self.readings):
            table.setdefault(lemma, []).append(token)
            if lower != lemma:
                table.setdefault(lower, []).append(token)
        return table

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every lemma and lower-cased form of the sentence."""
        return frozenset(self.lemmas).union(self.lower)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Every two forms, lemmas and lower-cased ones, that stand side by side."""
        both = (self.lemmas, self.lower)
        return frozenset().union(*(zip(a, b[1:], strict=False) for a in both for b in both))

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The direct dependents of every token, in text order."""
        table: list[list[int]] = [[] for _ in self.words]
        for token, head in enumerate(self.heads):
            if token != head:
                table[head].append(token)
        return tuple(tuple(row) for row in table)

    def span(self, first: int, last: int) -> str:
        """The text from token `first` to token `last`, both included."""
        return self.text[self.starts[first] - self.start : self.ends[last] - self.start]

    @cached_property
    def _subtrees(self) -> dict[int, tuple[int, ...]]:
        return {}

    def subtree(self, token: int) -> tuple[int, ...]:
        """The token and everything below it, in text order."""
        known = self._subtrees
        if token not in known:
            found = [token]
            for here in found:
                found.extend(self.children[here])
            known[token] = tuple(sorted(found))
        return known[token]


def by_hand(
    rows: Sequence[tuple[str, str, str, str, int]], *, kind: ParagraphKind = "prose"
) -> ParsedSentence:
    """A sentence from rows (word, lemma, pos, dep, head): what a test needs instead of a model."""
    words = [row[0] for row in rows]
    starts = [sum(len(word) + 1 for word in words[:i]) for i in range(len(words))]
    return ParsedSentence(
        index=0,
        paragraph=0,
        kind=kind,
        section="",
        text=" ".join(words),
        start=0,
        words=tuple(words),
        lemmas=tuple(row[1] for row in rows),
        pos=tuple(row[2] for row in rows),
        tags=tuple("" for _ in rows),
        deps=tuple(row[3] for row in rows),
        heads=tuple(row[4] for row in rows),
        starts=tuple(starts),
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
    )
