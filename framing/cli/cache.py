"""`framing cache`: the store of what earlier runs worked out."""

from __future__ import annotations

import click

from framing.cli.rows import Out, Rows, row_options


@click.group()
def command() -> None:
    """See or empty the store of parsed texts and their rows."""


@command.command("info")
@row_options
def info(out: Out) -> None:
    """Print where the store is and how much it holds.

    The variable FRAMING_CACHE puts it elsewhere; FRAMING_CACHE_LIMIT sets how many megabytes
    it may hold (2000), beyond which what was used longest ago is removed.

    Example: framing cache info
    """
    from framing.store import entries, size_limit, store_folder

    sizes = [path.stat().st_size for path in entries()]
    record = {
        "folder": str(store_folder()),
        "entries": len(sizes),
        "megabytes": round(sum(sizes) / 1_000_000, 2),
        "limit": round(size_limit() / 1_000_000, 2),
    }
    out.write(Rows(tuple(record), [record]))


@command.command("clear")
def clear() -> None:
    """Remove all that is kept; the next run parses the texts again.

    Prints how many were removed.

    Example: framing cache clear
    """
    from framing.store import clear as remove

    click.echo(f"{remove()} entries removed")
