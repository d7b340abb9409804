"""Dates as they stand in heads and metadata, brought to YYYY-MM-DD, YYYY-MM or YYYY."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY: Final = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)",
        rf"\b(?P<n>{_MONTH})\s+{_DAY},?\s+(?P<y>\d{{4}})\b",
        rf"\b{_DAY}\s+(?:of\s+)?(?P<n>{_MONTH}),?\s+(?P<y>\d{{4}})\b",
        r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)",
        r"(?<!\d)(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日",
    )
)
_SLASHED: Final = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_ALONE: Final = re.compile(
    r"^\W*(?:(?:date|published|posted|updated|last (?:updated|modified)|modified|created|issued"
    r"|release date|publication date|date of publication|on|written)"
    r"(?: (?:on|at|online))?\s*:?\s*)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    r"(?:DATE)(?:[\s,|·•–—-]*(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*\(?[A-Z]{2,5}(?:[+-]\d+)?\)?)?)?\W*$",
    re.IGNORECASE,
)
#: Words; a longer line says more than a date.
_LONGEST: Final = 20
_MONTH_YEAR: Final = re.compile(rf"^(?P<n>{_MONTH}),?\s+(?P<y>\d{{4}})$", re.IGNORECASE)


def dates_in(text: str) -> list[str]:
    """All full dates in the text as YYYY-MM-DD, in order, each once."""
    found = []
    for form in _FORMS:
        found += [(match.start(), _iso(match)) for match in form.finditer(text)]
    found += [(match.start(), _slashed(match)) for match in _SLASHED.finditer(text)]
    return list(dict.fromkeys(day for _, day in sorted(found) if day))


def date_alone(text: str) -> bool:
    """The line says nothing but a date, with or without weekday, hour and "Published"."""
    if len(text.split(maxsplit=_LONGEST)) > _LONGEST:
        return False
    for form in (*_FORMS, _SLASHED):
        replaced, hits = form.subn("DATE", text)
        if hits and _ALONE.match(replaced):
            return True
    return bool(_MONTH_YEAR.match(text.strip()))


def published(text: str) -> str:
    """A metadata date as YYYY[-MM[-DD]]; empty if it is none, or if day and month are open."""
    text = text.strip()
    if re.fullmatch(r"\d{4}", text):
        return text
    month = re.fullmatch(r"(\d{4})-(\d{2})", text)
    if month:
        return text if 1 <= int(month[2]) <= 12 else ""
    named = _MONTH_YEAR.match(text)
    if named:
        return f"{named['y']}-{_month(named['n']):02d}"
    return next(iter(dates_in(text)), "")


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _iso(match: re.Match[str]) -> str:
    parts = match.groupdict()
    month = _month(parts["n"]) if parts.get("n") else int(parts["m"])
    return _real(int(parts["y"]), month, int(parts["d"]))


def _slashed(match: re.Match[str]) -> str:
    first, second, year = (int(group) for group in match.groups())
    if first > 12:
        return _real(year, second, first)
    return _real(year, first, second) if second > 12 or first == second else ""


def _real(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
