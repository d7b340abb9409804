"""The one error a user's input can cause: where, what, what was expected, and the cure."""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class InputError(Exception):
    """Something the user gave is wrong; the command ends with exit code 1.

    `where` is a file (with a line after a colon where there is one) or an option,
    `what` was found there, `expected` and `cure` tell how to put it right.
    """

    def __init__(self, where: str, what: str, *, expected: str = "", cure: str = "") -> None:
        self.where, self.what, self.expected, self.cure = where, what, expected, cure
        super().__init__(self.message)

    def __reduce__(self) -> tuple[Callable[..., InputError], tuple[str, str]]:
        # An error raised in another process arrives as it was.
        again = partial(InputError, expected=self.expected, cure=self.cure)
        return again, (self.where, self.what)

    @property
    def message(self) -> str:
        """Place, finding, expectation and cure in one line."""
        parts = [f"{self.where}: {self.what}"]
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.cure:
            parts.append(self.cure)
        return "; ".join(parts)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean "agent"?` for the nearest known word, or an empty string."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else ""
