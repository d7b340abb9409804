"""The command `framing`: one file a verb, loaded when it is called."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Sequence

import click

from framing.cli.groups import LazyGroup, Section, Verb
from framing.cli.state import UNREAD, State
from framing.errors import InputError

_SECTIONS = (
    Section(
        "The main job",
        (
            Verb("report", "report", "Analyse texts into one HTML page that needs no network."),
            Verb(
                "brief", "brief", "Write a briefing: findings, figures, a table, method, evidence."
            ),
            Verb("watch", "watch", "Rebuild the report and reload its page at every saved change."),
        ),
    ),
    Section(
        "Tables and figures",
        (
            Verb("score", "score", "Write the evidence table, one row a claim."),
            Verb(
                "stance",
                "aggregate:stance",
                "Print how favourably each source writes of each actor.",
            ),
            Verb(
                "frames", "aggregate:frames", "Print which frames each source uses for each actor."
            ),
            Verb(
                "emphasis",
                "aggregate:emphasis",
                "Print how much room each source gives to each actor.",
            ),
            Verb("dyads", "aggregate:dyads", "Print who does what to whom, and according to whom."),
            Verb("naming", "aggregate:naming", "Print which name each source uses for one thing."),
            Verb(
                "silence",
                "aggregate:silence",
                "Print whom each source frames, only mentions, or passes over.",
            ),
            Verb("contrast", "contrast", "Compare two sources or groups."),
            Verb("measure", "measure", "Print a measure that has no verb of its own."),
            Verb("chart", "chart", "Draw one figure into a file, with its words inside."),
        ),
    ),
    Section(
        "Look closer",
        (
            Verb("kwic", "kwic", "Print a concordance of an actor by sentence."),
            Verb("trace", "trace", "Explain how a sentence was read, and what nearly fired."),
        ),
    ),
    Section(
        "Texts and lexicons",
        (
            Verb("sources", "sources", "See what was read, what was cut, and what looks wrong."),
            Verb("lexicon", "lexicon", "See, write, check and exchange lexicons."),
        ),
    ),
    Section(
        "Can it be trusted?",
        (
            Verb("evaluate", "evaluate", "Measure agreement with labelled sentences."),
            Verb("agree", "agree", "Compare two filled coding sheets with Krippendorff's alpha."),
            Verb("sample", "sample", "Draw a blind coding sheet for hand labels."),
            Verb("diff", "diff", "Compare two runs row by row."),
        ),
    ),
    Section(
        "Housekeeping",
        (
            Verb("cache", "cache", "See or empty the store of parsed texts and their rows."),
            Verb("doctor", "doctor", "Check that everything it takes is there."),
        ),
    ),
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
        # What the threads of a pool still say of its sudden end helps nobody.
        threading.excepthook = lambda _: None
        # Python's own clean-up may find a pipe of the pool closed already.
        sys.unraisablehook = lambda _: None
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
