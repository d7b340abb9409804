"""What stands before the verb, and what is told beside the result."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

import click

Item = TypeVar("Item")
#: Key of the context's `meta`: some texts could not be read, others were.
UNREAD: Final = "framing.unread"


@dataclass(frozen=True)
class State:
    """How much is told: `-q` and `-v`."""

    quiet: bool = False
    verbose: bool = False


def state() -> State:
    """The state of the running command."""
    context = click.get_current_context(silent=True)
    found = context.find_object(State) if context else None
    return found or State()


def tell(text: str) -> None:
    """A line beside the result, on standard error; nothing with `-q`."""
    if not state().quiet:
        click.echo(text, err=True)


def progress(items: Iterable[Item], total: int) -> Iterator[Item]:
    """The items, with a bar on a terminal while they come."""
    if state().quiet or not sys.stderr.isatty() or total < 2:
        yield from items
        return
    with click.progressbar(items, length=total, label="reading", file=sys.stderr) as bar:
        yield from bar
