"""The paragraphs around the counted sentences, each printed once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from framing.charts.words import clean
from framing.report.lists import Row, SentenceKey
from framing.report.run import Run
from framing.sources.model import Document

#: Characters of paragraphs a page may carry; above this it carries none and says so.
_MOST: Final = 700_000
#: Words that stand for a sentence printed elsewhere.
_OPENING: Final = 3


class Text(NamedTuple):
    """A document's paragraphs that hold counted sentences, as safe HTML."""

    document: str
    title: str
    paragraphs: tuple[Markup, ...]


class Texts(NamedTuple):
    """All texts, and for each counted sentence the id of the place where it stands in them."""

    texts: tuple[Text, ...]
    places: Mapping[SentenceKey, str]
    left_out: bool


Stretches = Mapping[tuple[int, int], "Place"]


class Place(NamedTuple):
    """Where a counted sentence stands in its paragraph, and the entry that prints it in full."""

    id: str
    entry: str


def texts_of(run: Run, rows: Sequence[Row]) -> Texts:
    """Paragraphs in which each counted sentence is a link to its entry.

    A sentence is printed once, in the lists; its opening words stand for it here, and the
    page's script puts the whole sentence in their place.
    """
    firsts: dict[str, dict[tuple[int, int], Row]] = {}
    for row in rows:
        span = (int(row["start"]), int(row["end"]))
        firsts.setdefault(str(row["document"]), {}).setdefault(span, row)
    texts: list[Text] = []
    places: dict[SentenceKey, str] = {}
    length = 0
    for number, document in enumerate(run.documents, start=1):
        spans = firsts.get(document.document, {})
        named = {
            span: Place(f"t-{number}-{place}", f"s-{spans[span]['evidence_id']}")
            for place, span in enumerate(sorted(spans), start=1)
        }
        paragraphs = [found for found in _paragraphs(document, named) if found[1]]
        length += sum(len(paragraph) for paragraph, _ in paragraphs)
        for _, shown in paragraphs:
            for span in shown:
                places[document.document, str(spans[span]["sentence_id"])] = named[span].id
        if paragraphs:
            title = run.title(document.document)
            texts.append(Text(document.document, title, tuple(p for p, _ in paragraphs)))
    if length > _MOST:
        return Texts((), {}, left_out=True)
    return Texts(tuple(texts), places, left_out=False)


Found = tuple[Markup, list[tuple[int, int]]]


def _paragraphs(document: Document, named: Stretches) -> list[Found]:
    spans = sorted(named)
    found = []
    for paragraph in document.paragraphs:
        inside = [s for s in spans if paragraph.start <= s[0] and s[1] <= paragraph.end]
        if inside:
            limits = (paragraph.start, paragraph.end)
            found.append(_paragraph(document.text, limits, inside, named))
    return found


def _paragraph(
    text: str, limits: tuple[int, int], inside: Sequence[tuple[int, int]], named: Stretches
) -> Found:
    at, pieces, shown = limits[0], [], []
    for start, end in inside:
        if start < at:
            continue
        pieces.append(_piece(text[at:start]))
        opening = " ".join(text[start:end].split()[:_OPENING])
        link = Markup('<a id={} href="#{}">{}…</a> ')
        pieces.append(link.format(*named[start, end], clean(opening)))
        shown.append((start, end))
        at = end
    return Markup("").join([*pieces, _piece(text[at : limits[1]])]), shown


def _piece(text: str) -> Markup:
    """Escaped text; spaces at its ends are kept, because it is a piece of a paragraph."""
    inner = clean(text)
    before = " " if text[:1].isspace() else ""
    behind = " " if inner and text[-1:].isspace() else ""
    return Markup("{}{}{}").format(before, inner, behind)
