"""The reader's own introduction: a little Markdown, everything escaped."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup, escape

_LINK: Final = re.compile(r"\[([^\]\n]+)\]\((https?://[^\s()<>\"']+)\)")
_STRONG: Final = re.compile(r"\*\*([^*\n]+)\*\*")
_EMPHASIS: Final = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")


def intro_html(markdown: str) -> Markup:
    """Paragraphs, bullets, headings (as bold lines), bold, italics and http(s) links."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", markdown) if block.strip()]
    return Markup("\n").join(_block(block) for block in blocks)


def _block(block: str) -> Markup:
    lines = block.splitlines()
    if all(re.match(r"[-*] ", line.strip()) for line in lines):
        items = (Markup("<li>{}</li>").format(_inline(line.strip()[2:])) for line in lines)
        return Markup("<ul>{}</ul>").format(Markup("").join(items))
    heading = re.fullmatch(r"#{1,6} (.+)", block)
    if heading:
        return Markup("<p><strong>{}</strong></p>").format(_inline(heading[1]))
    return Markup("<p>{}</p>").format(_inline(" ".join(lines)))


def _inline(text: str) -> Markup:
    pieces, at = [], 0
    for hit in _LINK.finditer(text):
        pieces.append(_emphasised(text[at : hit.start()]))
        pieces.append(Markup('<a href="{}" rel="noreferrer">{}</a>').format(hit[2], hit[1]))
        at = hit.end()
    return Markup("").join([*pieces, _emphasised(text[at:])])


def _emphasised(text: str) -> Markup:
    safe = str(escape(text))
    safe = _STRONG.sub(r"<strong>\1</strong>", safe)
    return Markup(_EMPHASIS.sub(r"<em>\1</em>", safe))
