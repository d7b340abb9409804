"""What the readers of formatted files share: blocks of text, some of them marked as cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from framing.sources.decode import normal
from framing.sources.exports import Article, Block, split_export
from framing.sources.model import Cut
from framing.sources.readers import RawText
from framing.sources.rules import READER_RULES

__all__ = ["Block", "KnownOfFile", "articles", "raw_and_cuts", "raw_texts"]


class KnownOfFile(NamedTuple):
    """What a file says of itself; the fields are those of `RawText`."""

    metadata: Mapping[str, str] = {}
    guesses: Mapping[str, str] = {}
    properties: Mapping[str, str] = {}
    alerts: tuple[str, ...] = ()


def raw_texts(blocks: Sequence[Block], known: KnownOfFile) -> list[RawText]:
    """The one text of the blocks; or the articles, if they are an export of a database."""
    found = split_export(blocks)
    if found:
        return articles(found, alerts=known.alerts)
    text, cuts = raw_and_cuts(blocks)
    return [RawText(text, cuts=cuts, **known._asdict())]


def articles(found: Sequence[Article], *, alerts: tuple[str, ...] = ()) -> list[RawText]:
    """A raw text for each article of an export, numbered if there are several."""
    texts = []
    for number, article in enumerate(found, start=1):
        text, cuts = raw_and_cuts(article.blocks)
        part = str(number) if len(found) > 1 else ""
        texts.append(RawText(text, part, article.metadata, alerts, cuts=cuts))
    return texts


def raw_and_cuts(blocks: Iterable[Block]) -> tuple[str, tuple[Cut, ...]]:
    """One line a block with a blank one behind it; a cut block leaves an empty line."""
    lines: list[str] = []
    cuts: list[Cut] = []
    for block in blocks:
        text = " ".join(normal(block.text).split())
        if not text:
            continue
        if block.rule:
            lines.append("")
            cuts.append(Cut(len(lines), text, block.rule, READER_RULES[block.rule]))
        else:
            lines.append(_mark(block) + text)
        lines.append("")
    return "\n".join(lines), tuple(cuts)


def _mark(block: Block) -> str:
    if block.level:
        return "#" * min(block.level, 6) + " "
    return "- " if block.item else ""
