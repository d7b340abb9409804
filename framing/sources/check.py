"""What was read: a row a document, and the cleaned text with the cuts beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from framing.sources.corpus import Refused
from framing.sources.model import Document


class CheckRow(NamedTuple):
    """`cut_by_rule` is "rule words, rule words", the largest first."""

    source: str
    document: str
    words_kept: int
    words_cut: int
    cut_by_rule: str
    language: str
    published: str
    alerts: str


def check_rows(documents: Iterable[Document], *, refused: Iterable[Refused] = ()) -> list[CheckRow]:
    """One row a document, in their order, then those not read; alerts are joined by " | "."""
    unread = [
        CheckRow("", each.document, 0, 0, "", "", "", f"not read: {each.reason}")
        for each in refused
    ]
    rows = [
        CheckRow(
            document.source,
            document.document,
            document.words_kept,
            document.words_cut,
            ", ".join(f"{rule} {words}" for rule, words in words_by_rule(document).items()),
            document.language,
            document.metadata.get("published", ""),
            " | ".join(document.alerts),
        )
        for document in documents
    ]
    return rows + unread


def words_by_rule(document: Document) -> dict[str, int]:
    """Rule -> words it cut, the most first, then by name."""
    counts: Counter[str] = Counter()
    for cut in document.cuts:
        counts[cut.rule] += len(cut.text.split())
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def show(document: Document) -> str:
    """The paragraphs with their offsets, then each cut with line, rule and reason."""
    head = [f"{document.document} ({document.source}, {document.words_kept} words kept)"]
    head += [f"{key}: {value}" for key, value in sorted(document.metadata.items())]
    head += [f"! {alert}" for alert in document.alerts]
    marks = {"heading": "# ", "item": "• ", "prose": ""}
    kept = [
        f"[{p.start}-{p.end}] {marks[p.kind]}{document.text[p.start : p.end]}"
        for p in document.paragraphs
    ]
    cut = [f"line {cut.line}: {cut.rule} ({cut.reason}): {cut.text}" for cut in document.cuts]
    title = f"Cut: {document.words_cut} words"
    return "\n\n".join(["\n".join(head), *kept, "\n".join([title, *cut])]) + "\n"
