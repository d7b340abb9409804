"""Markdown: .md, .markdown; `key: value` lines between two `---` at the top are metadata."""

from __future__ import annotations

import re

from framing.sources.decode import decode
from framing.sources.readers import RawText, Reader, ReadOptions

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n((?:[ \t#]*[\w-]+[ \t]*:.*\n|[ \t]*\n|[ \t]+.*\n|#.*\n)+)---[ \t]*(?:\n|\Z)"
)
_FIELD = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
#: What other programs call the columns of sources.csv.
_SAME_FIELD = {"date": "published", "byline": "author", "publisher": "outlet", "link": "url"}


def read_markdown(data: bytes, where: str, options: ReadOptions) -> list[RawText]:
    """One raw text; its front matter is blanked so that line numbers stay right."""
    text, alerts = decode(data, where)
    found = _FRONT_MATTER.match(text)
    if not found:
        return [RawText(text, alerts=alerts)]
    metadata = {
        _SAME_FIELD.get(key.lower(), key.lower()): value.strip("\"'")
        for key, value in _FIELD.findall(found[1])
    }
    rest = "\n" * found[0].count("\n") + text[found.end() :]
    return [RawText(rest, metadata=metadata, alerts=alerts)]


READER = Reader((".md", ".markdown"), read_markdown)
