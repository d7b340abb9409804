"""Plain text: .txt, .text and files without a suffix."""

from __future__ import annotations

from framing.sources.decode import decode
from framing.sources.readers import RawText, Reader


def read_text(data: bytes, where: str) -> list[RawText]:
    """One raw text, the whole file."""
    text, alerts = decode(data, where)
    return [RawText(text, alerts=alerts)]


READER = Reader((".txt", ".text", ""), read_text)
