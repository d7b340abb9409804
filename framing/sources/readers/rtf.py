"""Rich text: .rtf; footnotes, heads and feet are cut and told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from framing.errors import InputError
from framing.sources.exports import Block
from framing.sources.readers import RawText, Reader, ReadOptions
from framing.sources.readers._blocks import KnownOfFile, raw_texts
from framing.sources.readers._properties import office_properties

_BESIDE: Final = re.compile(
    r"\{\\(?:\*\\)?(?P<kind>footnote|annotation|header[lrf]?|footer[lrf]?)(?![a-z])"
)
_RULES: Final = {"footnote": "footnote", "annotation": "comments"}
_BRACE: Final = re.compile(r"\\[\\{}]|[{}]")
_CODE_PAGE: Final = re.compile(r"\\ansicpg(\d{3,5})")
_FIELD: Final = re.compile(r"\{\\(title|author)\s([^{}]{1,300})\}")
_CREATED: Final = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_RAISED: Final = re.compile(r"\{[^{}]{0,200}\\super(?:\s|\\[a-z0-9]+\s?)*(\d{1,3})\}")


def read_rtf(data: bytes, where: str, options: ReadOptions) -> list[RawText]:
    """The text of the body, or the articles of a saved export."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise InputError(where, "the file does not begin as rich text", expected="RTF")
    source = data.decode("latin-1").replace("\0", "")
    beside = list(_groups(source))
    body = _without(source, [(start, end) for start, end, _ in beside])
    body = _RAISED.sub(r"{<sup>\1</sup>}", body)
    encoding = _encoding(source)
    blocks = [Block(line) for line in _plain(body, encoding).split("\n")]
    cut = [
        Block(_plain("{\\rtf1 " + source[start:end] + "}", encoding, beside=True), rule)
        for start, end, rule in beside
    ]
    fields = dict(_FIELD.findall(source[:20_000]))
    made = _CREATED.search(source[:20_000])
    known = office_properties(
        title=_plain("{\\rtf1 " + fields.get("title", "") + "}", encoding),
        author=_plain("{\\rtf1 " + fields.get("author", "") + "}", encoding),
        day="-".join((made[1], made[2].zfill(2), made[3].zfill(2))) if made else "",
    )
    return raw_texts([_cell(block) for block in blocks] + cut, KnownOfFile(properties=known))


def _plain(source: str, encoding: str, *, beside: bool = False) -> str:
    from striprtf.striprtf import rtf_to_text

    if beside:
        source = _BESIDE.sub("{", source)
    text: str = rtf_to_text(source, encoding=encoding, errors="replace")  # type: ignore[no-untyped-call]
    return text.strip("\n") if not beside else " ".join(text.split())


def _encoding(source: str) -> str:
    named = _CODE_PAGE.search(source[:2_000])
    return f"cp{named[1]}" if named and named[1] not in ("0", "65001") else "cp1252"


def _groups(source: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and rule of each outermost group that stands beside the text."""
    at = 0
    while found := _BESIDE.search(source, at):
        end = _group_end(source, found.start())
        rule = _RULES.get(found["kind"], "running-title")
        yield found.start(), end, rule
        at = max(end, found.end())


def _group_end(source: str, start: int) -> int:
    depth = 0
    for brace in _BRACE.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0:
            return brace.end()
    return len(source)


def _without(source: str, spans: list[tuple[int, int]]) -> str:
    parts = []
    at = 0
    for start, end in spans:
        parts.append(source[at:start])
        at = end
    return "".join([*parts, source[at:]])


def _cell(block: Block) -> Block:
    """striprtf parts the cells of a table with bars."""
    cells = [cell for cell in block.text.split("|") if cell.strip()]
    is_row = "|" in block.text and all(len(cell.split()) < 25 for cell in cells)
    if not is_row:
        return block._replace(text=block.text.strip("| "))
    return block._replace(rule="table")


READER = Reader((".rtf",), read_rtf)
