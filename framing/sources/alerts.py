"""What a user should know of a text before trusting figures from it; `prefix: words`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from framing.sources.clean import Cleaned
from framing.sources.dates import dates_in
from framing.sources.language import NAMES, language_of
from framing.sources.model import Document, Paragraph
from framing.sources.pieces import TERMINAL

#: Fewer words than this are hardly a text.
_FEW: Final = 20
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])")
_CUT_OFF: Final = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|\b(?:read more|continue reading)\W*)$", re.IGNORECASE
)
_PAYWALL: Final = re.compile(
    r"\bto (?:continue|keep) reading\b|\balready (?:a |an )?(?:subscriber|member|subscribed)\b"
    r"|\b(?:subscribe|register|sign up|log in) (?:now )?(?:to|for) (?:read|continue|unlimited|full)"
    r"|\bis (?:only )?(?:available )?(?:for|to) (?:subscribers|members)\b",
    re.IGNORECASE,
)
#: A text with more words than this before a request to subscribe is no stub.
_STUB: Final = 300
_HEAD_RULES: Final = ("date", "label", "head")


def text_alerts(cleaned: Cleaned, raw: str) -> list[str]:
    """All alerts that one text gives by itself."""
    return [
        *_near_empty(cleaned, raw),
        *_truncated(cleaned),
        *_paywall(cleaned),
        *_duplicated(cleaned),
        *_language(cleaned),
        *_dates(cleaned),
    ]


def _near_empty(cleaned: Cleaned, raw: str) -> list[str]:
    kept, given = len(cleaned.text.split()), len(raw.split())
    if kept >= _FEW and kept >= 0.1 * given:
        return []
    return [f"near-empty: {kept} of {given} words kept"]


def _truncated(cleaned: Cleaned) -> list[str]:
    prose = [p for p in cleaned.paragraphs if p.kind == "prose"]
    if not prose:
        return []
    alerts = []
    first, last = (_text(cleaned, prose[0]), _text(cleaned, prose[-1]))
    if first[0].islower():
        alerts.append(f'truncated: begins with "{" ".join(first.split()[:8])}"')
    nothing_after = cleaned.paragraphs[-1] == prose[-1]
    if nothing_after and (not TERMINAL.search(last) or _CUT_OFF.search(last)):
        alerts.append(f'truncated: ends with "{_ending(last)}"')
    return alerts


def _paywall(cleaned: Cleaned) -> list[str]:
    words = len(cleaned.text.split())
    asked = any(_PAYWALL.search(cut.text) for cut in cleaned.cuts)
    if not asked or words > _STUB:
        return []
    return [f"paywall: {words} words stand before a request to subscribe"]


def _text(cleaned: Cleaned, paragraph: Paragraph) -> str:
    return cleaned.text[paragraph.start : paragraph.end]


def _ending(text: str) -> str:
    words = _SENTENCE_END.split(text)[-1].split()
    return " ".join(words if len(words) <= 8 else ["…", *words[-8:]])


def _duplicated(cleaned: Cleaned) -> list[str]:
    sentences = [
        sentence
        for paragraph in cleaned.paragraphs
        if paragraph.kind != "heading"
        for sentence in _SENTENCE_END.split(_text(cleaned, paragraph))
    ]
    counts = Counter(sentence for sentence in sentences if len(sentence.split()) >= 8)
    twice = [sentence for sentence in sentences if counts[sentence] > 1]
    if not twice:
        return []
    start = " ".join(twice[0].split()[:8])
    count = len(set(twice))
    many = f"{count} sentences stand" if count > 1 else "one sentence stands"
    what = "abstract repeats the text, " if twice[0] in sentences[:12] else ""
    return [f'duplicated: {what}{many} twice: "{start} …"']


def _language(cleaned: Cleaned) -> list[str]:
    whole = language_of(cleaned.text)
    if whole != "en":
        return [f"language: the text reads as {NAMES.get(whole, 'not English')}"]
    others = Counter(
        NAMES.get(language_of(cut.text), "another language")
        for cut in cleaned.cuts
        if cut.rule == "language"
    )
    return [
        f"language: {count} paragraph{'s' * (count > 1)} in {name} cut"
        for name, count in sorted(others.items())
    ]


def _dates(cleaned: Cleaned) -> list[str]:
    texts = [cut.text for cut in cleaned.cuts if cut.rule in _HEAD_RULES]
    days = list(dict.fromkeys(day for text in texts for day in dates_in(text)))
    return [f"dates: {' and '.join(days)} stand around the text"] if len(days) > 1 else []


def mark_duplicates(documents: Sequence[Document]) -> list[Document]:
    """The documents, a later one of the same cleaned text with an alert."""
    first: dict[str, str] = {}
    marked = []
    for document in documents:
        sooner = first.setdefault(document.text, document.document)
        if document.text and sooner != document.document:
            alert = f"duplicate: the same text as {sooner}"
            document = replace(document, alerts=(*document.alerts, alert))
        marked.append(document)
    return marked
