"""Rules for what stands around a text: footnotes, references, biographies, other languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from framing.sources.language import language_of
from framing.sources.pieces import TERMINAL, Piece, is_prose

_BACK_MATTER: Final = re.compile(
    r"^(?:\W*(?:\d{1,2}|[IVX]+)[.)]?\s+)?(?:list of )?(?:selected |works |cited )?"
    r"(?:references?(?: list| cited)?|bibliograph(?:y|ical references)|works cited|literature"
    r"(?: cited)?|notes?(?: and references)?|end ?notes|foot ?notes|sources|citations"
    r"|further reading|acknowledge?ments?|conflicts? of interest|funding|data availability"
    r"|about the (?:authors?|writers?|contributors?)|author bio(?:graphy)?)\s*[:.]?$",
    re.IGNORECASE,
)
_NOTE_START: Final = re.compile(
    r"^\s*(?:<sup>\s*\[?(?:\d{1,3}|[a-z*†‡])\]?\s*</sup>|\[\^[\w-]+\]:|[¹²³⁰⁴-⁹]{1,3}\s?\S)"
)
_LISTED_NOTE: Final = re.compile(
    r"^\s*(?:\[\d{1,3}\]\s*(?=\S)|(?:\(\d{1,3}\)|\d{1,3}[.)]?|\*{1,3}|[†‡])\s+(?=[\"'“‘《]?[^\W\d_]))"
)
_CITATION: Final = re.compile(
    r"https?://|\bwww\.|\bdoi\b|\bop\.? ?cit|\bibid\b|\bpp?\.\s?\d|\bvol(?:\.|ume)\s?\d|\bno\.\s?\d"
    r"|\beds?\.|\bet al\b|\b(?:accessed|retrieved|date of accession|last visited)\b"
    r"|\((?:\d{4}|n\.d\.)[a-z]?[),]|\bUniversity Press\b|\b(?:19|20)\d\d[,.)]"
    r"|[,.][”\"’']?\s[A-Z][\w .'’&-]+,\s|[《》]|\d+\(\d+\)|\bcf\.|\bsee (?:also )?[A-Z]",
    re.IGNORECASE,
)
_ROLE: Final = (
    r"(?:fellow|researcher|research (?:associate|assistant|analyst)|analyst|lecturer|professor"
    r"|director|editor|journalist|student|candidate|expert|correspondent|columnist|scholar"
    r"|reporter|writer|associate|coordinator|adviser|advisor|consultant|graduate|commentator"
    r"|contributor|author|founder|head|president|ambassador|secretary-general|historian)"
)
_NAME: Final = r"(?:[A-Z][\w.'’-]+(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|bin|al|ul|el))){1,5}"
_BIOGRAPHY: Final = re.compile(
    r"^(?:About the authors?\W+)?"
    rf"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Amb|Ambassador|Gen)\.?\s+)?{_NAME}"
    rf"(?:\s?\([^)]*\))?,?\s+(?:is|was|has been|works as|serves as|teaches)\b"
    rf"[^.]{{0,90}}\b{_ROLE}s?\b"
    r"[^.]{0,60}\b(?:at|of|in|for|with|on|from|and|who|specializ|specialis|based)\b"
)
_AUTHOR_NOTE: Final = re.compile(
    rf"^(?:the|this) (?:authors?|writers?)(?: of this \w+)? (?:is|are|was|works?|teaches)"
    rf" .{{0,120}}{_ROLE}"
    r"|^about the authors?\b"
    r"|^(?:he|she) (?:is the author of|holds an? (?:ph\.?d|ma|master|degree|doctor))"
    r"|^(?:this (?:article|research|paper|work|report) (?:was|is|has been)) "
    r"(?:supported|funded|made possible)\b",
    re.IGNORECASE,
)
_DISCLAIMER: Final = re.compile(
    r"\bthe (?:views|opinions)(?: and (?:views|opinions))? (?:expressed|presented|stated)\b.{0,90}"
    r"\b(?:author|writer|own|necessarily)"
    r"|\b(?:do|does) not (?:necessarily )?(?:reflect|represent) the (?:official )?"
    r"(?:views|opinions?|positions?|polic)"
    r"|\b(?:first|originally) (?:published|appeared) (?:in|on|by|at)\b.{0,120}$"
    r"|\bthis (?:article|text|piece|post|story) (?:was|is|has been) (?:first |originally )?"
    r"(?:published|translated|republished|reprinted|produced)\b",
    re.IGNORECASE,
)


def references(pieces: Sequence[Piece]) -> set[int]:
    """A heading like "References" and what follows, to the end or the next marked heading."""
    found: set[int] = set()
    for start, piece in enumerate(pieces):
        if start not in found and _BACK_MATTER.match(piece.text):
            end = _section_end(pieces, start)
            if _is_apparatus(pieces[start + 1 : end], at_end=end == len(pieces)):
                found |= set(range(start, end))
    return found


def _section_end(pieces: Sequence[Piece], start: int) -> int:
    level = pieces[start].level or 6
    for i in range(start + 1, len(pieces)):
        marked = 0 < pieces[i].level <= level or (_BACK_MATTER.match(pieces[i].text) is not None)
        if marked:
            return i
    return len(pieces)


def _is_apparatus(section: Sequence[Piece], *, at_end: bool) -> bool:
    """Entries rather than running text: cited works, listed notes, short lines."""
    if not section:
        return at_end
    entries = sum(
        _CITATION.search(p.raw) is not None or _LISTED_NOTE.match(p.raw) is not None
        for p in section
    )
    return 2 * entries >= len(section) or (at_end and sum(p.words for p in section) <= 150)


def footnote(pieces: Sequence[Piece]) -> set[int]:
    """Lines that begin with a footnote mark, or with a number before a cited work."""
    found: set[int] = set()
    for i, piece in enumerate(pieces):
        if _begins_note(piece) or (i - 1 in found and _note_goes_on(pieces[i - 1], piece)):
            found.add(i)
    return found


def _note_goes_on(note: Piece, line: Piece) -> bool:
    """The next line of a note: it was not at its end, or an address follows."""
    if line.block != note.block or _LISTED_NOTE.match(line.raw):
        return False
    return not TERMINAL.search(note.raw.rstrip()) or "://" in line.raw or "www." in line.raw


def _begins_note(piece: Piece) -> bool:
    if _NOTE_START.match(piece.raw):
        return True
    if piece.level or not _LISTED_NOTE.match(piece.raw) or piece.words > 90:
        return False
    weight = len(_CITATION.findall(piece.raw))
    return weight >= (1 if piece.raw.lstrip().startswith("[") else 2)


def language(pieces: Sequence[Piece]) -> set[int]:
    """Paragraphs in another language than the text as a whole."""
    whole = language_of(" ".join(piece.text for piece in pieces))
    return {i for i, p in enumerate(pieces) if (whole == "en") and language_of(p.text) != "en"}


def biography(pieces: Sequence[Piece]) -> set[int]:
    """ "Jane Doe is a fellow at ...", among the first two or the last three paragraphs."""
    prose = [i for i, piece in enumerate(pieces) if is_prose(piece)]
    return {i for i in prose[:2] + prose[-3:] if _is_biography(pieces[i])}


def _is_biography(piece: Piece) -> bool:
    text = piece.text
    return piece.words <= 150 and bool(_BIOGRAPHY.match(text) or _AUTHOR_NOTE.match(text))


def disclaimer(pieces: Sequence[Piece]) -> set[int]:
    """Short paragraphs on whose views these are and where the text came out first."""
    return {
        i
        for i, piece in enumerate(pieces)
        if piece.words <= 60 and TERMINAL.search(piece.text) and _DISCLAIMER.search(piece.text)
    }
