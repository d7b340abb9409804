"""Groups of verbs that are imported only when they are needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

import click

_HERE = "framing.cli"


class Section(NamedTuple):
    """A heading of the help and its verbs: name -> module, or `module:attribute`."""

    title: str
    verbs: Mapping[str, str]


class LazyGroup(click.Group):
    """A group that imports a verb's module when the verb is called or listed.

    A verb whose module does not stand in the package is not listed.
    """

    def __init__(self, *args: Any, sections: Sequence[Section] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = sections

    def _places(self) -> dict[str, str]:
        return {name: place for section in self.sections for name, place in section.verbs.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs there are, in the order of the help."""
        return [name for name, place in self._places().items() if _exists(place)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of a name, imported now."""
        place = self._places().get(cmd_name)
        if place is None or not _exists(place):
            return None
        module, _, attribute = place.partition(":")
        loaded = import_module(f"{_HERE}.{module}")
        command: click.Command = getattr(loaded, attribute or "command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs under their headings, each with its first line of help."""
        known = self.list_commands(ctx)
        for section in self.sections:
            rows = []
            for name in section.verbs:
                command = self.get_command(ctx, name) if name in known else None
                if command is not None:
                    rows.append((name, command.get_short_help_str(limit=80)))
            if rows:
                with formatter.section(section.title):
                    formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Like click, with the nearest verb named where there is none of that name."""
        from framing.errors import did_you_mean

        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            hint = did_you_mean(args[0], self.list_commands(ctx)) if args else ""
            if hint:
                raise click.UsageError(
                    f"{error.message} {hint[0].upper()}{hint[1:]}", ctx
                ) from None
            raise


def _exists(place: str) -> bool:
    return find_spec(f"{_HERE}.{place.partition(':')[0]}") is not None
