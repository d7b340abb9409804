"""Plain text: .txt, .text and files without a suffix; exports of databases are split."""

from __future__ import annotations

from framing.sources.decode import decode
from framing.sources.exports import split_export
from framing.sources.readers import RawText, Reader, ReadOptions
from framing.sources.readers._blocks import Block, articles


def read_text(data: bytes, where: str, options: ReadOptions) -> list[RawText]:
    """One raw text, the whole file; or each article of an export."""
    text, alerts = decode(data, where)
    found = split_export([Block(line) for line in text.split("\n")])
    return articles(found, alerts=alerts) if found else [RawText(text, alerts=alerts)]


READER = Reader((".txt", ".text", ""), read_text)
