"""Groups of verbs that are imported only when they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple

import click

_HERE = "framing.cli"


class Verb(NamedTuple):
    """A verb of a group: its name, its module (or `module:attribute`), its line in the help."""

    name: str
    place: str
    help: str


class Section(NamedTuple):
    """A heading of the help and its verbs."""

    title: str
    verbs: Sequence[Verb]


class LazyGroup(click.Group):
    """A group that imports a verb's module when the verb is called; its help imports none."""

    def __init__(self, *args: Any, sections: Sequence[Section] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = sections

    @property
    def verbs(self) -> dict[str, Verb]:
        """The verbs by name, in the order of the help."""
        return {verb.name: verb for section in self.sections for verb in section.verbs}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the verbs, in the order of the help."""
        return list(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of a name, imported now."""
        verb = self.verbs.get(cmd_name)
        if verb is None:
            return None
        module, _, attribute = verb.place.partition(":")
        command: click.Command = getattr(import_module(f"{_HERE}.{module}"), attribute or "command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs under their headings, each with its line."""
        for section in self.sections:
            with formatter.section(section.title):
                formatter.write_dl([(verb.name, verb.help) for verb in section.verbs])

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
