"""What a chart file registers under its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from framing.charts.model import Figure


class Entry(NamedTuple):
    """A chart: its name, its place in a report, one line about it, and its builder, which
    takes Tables (and, where it says so, options by keyword)."""

    name: str
    place: int
    description: str
    build: Callable[..., Figure]
