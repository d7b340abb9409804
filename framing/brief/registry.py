"""What a format file registers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from framing.brief.model import Plan


class Made(NamedTuple):
    """The file's bytes, further files beside it (relative name -> bytes), what its maker
    should know."""

    data: bytes
    beside: Mapping[str, bytes] = {}
    notes: tuple[str, ...] = ()


class Format(NamedTuple):
    """A format: its ending, one line about it, whether it takes a house template, and the
    function that sets a plan: `make(plan, template, stem)`."""

    ending: str
    description: str
    template: bool
    make: Callable[[Plan, Path | None, str], Made]
