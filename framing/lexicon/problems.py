"""Mistakes and warnings of a lexicon: collected first, told all at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from framing.errors import InputError

Severity = Literal["mistake", "warning"]


class Problem(NamedTuple):
    """One thing to put right. `place` is `folder/file:line` (or `folder/file`)."""

    place: str
    what: str
    expected: str = ""
    cure: str = ""
    severity: Severity = "mistake"

    def __str__(self) -> str:
        parts = [f"{self.place}: {self.what}"]
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.cure:
            parts.append(self.cure)
        return "; ".join(parts)


def mistakes(problems: Sequence[Problem]) -> list[Problem]:
    """The problems that keep a lexicon from being used."""
    return [problem for problem in problems if problem.severity == "mistake"]


def raise_mistakes(where: str, problems: Sequence[Problem]) -> None:
    """Raise one `InputError` that lists every mistake; do nothing if there is none."""
    found = mistakes(problems)
    if not found:
        return
    if len(found) == 1:
        only = found[0]
        raise InputError(only.place, only.what, expected=only.expected, cure=only.cure)
    listed = "".join(f"\n  {problem}" for problem in found)
    raise InputError(where, f"{len(found)} mistakes{listed}")
