"""The command `framing`: one file a verb, loaded when it is called."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

import click

from framing.cli.groups import LazyGroup, Section
from framing.cli.state import UNREAD, State
from framing.errors import InputError

_SECTIONS = (
    Section("The main job", {"report": "report", "brief": "brief", "watch": "watch"}),
    Section(
        "Tables and figures",
        {
            "score": "score",
            "stance": "aggregate:stance",
            "frames": "aggregate:frames",
            "emphasis": "aggregate:emphasis",
            "dyads": "aggregate:dyads",
            "naming": "aggregate:naming",
            "silence": "aggregate:silence",
            "contrast": "contrast",
            "measure": "measure",
            "chart": "chart",
        },
    ),
    Section("Look closer", {"kwic": "kwic", "trace": "trace"}),
    Section("Texts and lexicons", {"sources": "sources", "lexicon": "lexicon"}),
    Section(
        "Can it be trusted?",
        {"evaluate": "evaluate", "agree": "agree", "sample": "sample", "diff": "diff"},
    ),
    Section("Housekeeping", {"cache": "cache", "doctor": "doctor"}),
)


#: Objects made before young, middle-aged and old ones are sought for cycles.
SELDOM = (50_000, 20, 100)


@click.group(
    cls=LazyGroup,
    sections=_SECTIONS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("-q", "--quiet", is_flag=True, help="Print results and errors only.")
@click.option("-v", "--verbose", is_flag=True, help="Print more detail where a verb has any.")
@click.version_option(package_name="framing-analyzer", prog_name="framing")
@click.pass_context
def cli(context: click.Context, quiet: bool, verbose: bool) -> None:
    """Compare how texts frame actors; every number leads to its sentences.

    Begin with `framing report TEXTS -o report.html`. PATHS are files, folders, globs or `-`
    for standard input. Every verb has its own help: `framing VERB --help`.
    """
    context.obj = State(quiet=quiet, verbose=verbose)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code: 0 done, 1 wrong input, 2 usage, 130 interrupted."""
    # What a command makes lives to its end: seeking cycles in it took an eighth of a run.
    gc.set_threshold(*SELDOM)
    try:
        given = sys.argv[1:] if arguments is None else arguments
        with cli.make_context("framing", list(given)) as context:
            result = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except InputError as error:
        return _refused(error.message)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("framing: interrupted", err=True)
        return 130
    except BrokenPipeError:
        # The reader of the pipe (`| head`) has seen enough; nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        where = str(error.filename) if error.filename else "the system"
        return _refused(f"{where}: {error.strerror or error}")
    # The result stands, but not all that was given is in it.
    unread = 1 if context.meta.get(UNREAD) else 0
    return result if isinstance(result, int) else unread


def _refused(message: str) -> int:
    click.echo(f"framing: {message}", err=True)
    return 1
