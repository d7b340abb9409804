"""BibTeX of the texts read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from framing.charts.words import clean
from framing.measure.links import slug

_ESCAPES: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_FIELDS: Final = (("author", "author"), ("title", "title"), ("outlet", "howpublished"))


def bibtex(documents: Iterable[Mapping[str, Any]]) -> str:
    """One `@misc` entry a row of the documents table; keys are unique."""
    entries: list[str] = []
    taken: dict[str, int] = {}
    for row in documents:
        name = row["document"]
        year = str(row.get("published") or "")[:4]
        key = slug(f"{row.get('source') or name} {year if year.isdigit() else ''}") or "text"
        taken[key] = taken.get(key, 0) + 1
        fields = [(field, clean(row.get(column) or "")) for column, field in _FIELDS]
        fields += [("year", year if year.isdigit() else ""), ("url", clean(row.get("url") or ""))]
        fields.append(("note", "" if row.get("author") else clean(row.get("citation") or name)))
        body = ",\n".join(f"  {field} = {{{_escaped(text)}}}" for field, text in fields if text)
        entries.append(f"@misc{{{key}{taken[key] if taken[key] > 1 else ''},\n{body}\n}}")
    return "\n\n".join(entries)


def _escaped(text: str) -> str:
    return re.sub(r"[\\{}&%$#_~^]", lambda hit: _ESCAPES[hit[0]], text)
