"""What was read of the files given: the documents, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from framing.sources.build import with_alerts
from framing.sources.copies import Copy
from framing.sources.model import Document

#: So many refusals are listed in a summary; `framing sources check` lists all.
_LISTED: Final = 20


class Refused(NamedTuple):
    """A text that could not be read, by its id, and the reason in a line."""

    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """`left_out` are the near copies that were asked to be counted once."""

    documents: tuple[Document, ...]
    refused: tuple[Refused, ...] = ()
    left_out: tuple[Copy, ...] = ()


def told_of_unread(corpus: Corpus) -> list[Document]:
    """The documents, the first with an alert for each text that could not be read."""
    alerts = [f"not read: {each.document}: {each.reason}" for each in corpus.refused]
    return with_alerts(corpus.documents, alerts)


def summary(corpus: Corpus, *, most: int = _LISTED) -> list[str]:
    """A line on how many could not be read, one for each of the first, one for the copies."""
    lines = []
    refused: Sequence[Refused] = corpus.refused
    if refused:
        total = len(refused) + len(corpus.documents) + len(corpus.left_out)
        lines.append(f"{len(refused)} of {total} texts could not be read:")
        lines += [f"  {each.document}: {each.reason}" for each in refused[:most]]
        more = len(refused) - most
        lines += [f"  and {more} more: framing sources check lists all"] if more > 0 else []
    if corpus.left_out:
        lines.append(f"{len(corpus.left_out)} near copies of other texts are counted once")
    return lines
