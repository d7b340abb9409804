"""The command as a whole: help, exit codes, and what is imported when."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from framing.cli import cli, main
from framing.cli.groups import LazyGroup
from framing.errors import InputError
from tests.cli.conftest import Framing

HEAVY = ("spacy", "pandas", "altair", "scipy", "textblob", "jinja2", "vl_convert")


def commands(
    group: click.Group = cli, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield " ".join((*path, name)), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


COMMANDS = dict(commands())
each_command = pytest.mark.parametrize("name", COMMANDS)


def loaded(*arguments: str) -> set[str]:
    """The heavy libraries that a command has imported when it ends."""
    code = (
        "import sys; from framing.cli import main; main(sys.argv[1:]); "
        f"print('loaded', *[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)
    last = run.stderr.splitlines()[-1].split()
    assert last[0] == "loaded", run.stderr
    return set(last[1:])


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("report", "--help"),
        ("lexicon", "--help"),
        ("lexicon", "list"),
        ("lexicon", "show"),
        ("lexicon", "check"),
        ("sources", "check"),
        ("cache", "info"),
        ("doctor",),
    ],
    ids=" ".join,
)
def test_a_verb_that_reads_no_sentence_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) == set()


def test_every_verb_of_the_contract_is_there() -> None:
    tables = ("score", "stance", "frames", "emphasis", "dyads", "naming", "silence")
    verbs = ("report", *tables, "contrast", "chart", "kwic", "trace", "doctor")
    verbs += ("evaluate", "agree", "sample", "diff")
    groups = [f"sources {verb}" for verb in ("list", "show", "check")]
    groups += [f"cache {verb}" for verb in ("info", "clear")]
    groups += [
        f"lexicon {verb}"
        for verb in ("list", "show", "check", "new", "add", "test", "import", "export")
    ]
    assert {*verbs, *groups} <= set(COMMANDS)


@each_command
def test_every_command_says_in_one_line_what_it_does(name: str) -> None:
    short = COMMANDS[name].get_short_help_str(limit=80)
    assert short.endswith(".")
    assert not short.endswith("...")
    assert len(short) <= 64


@pytest.mark.parametrize("group", [cli, COMMANDS["lexicon"]], ids=["framing", "lexicon"])
def test_the_help_says_of_each_verb_what_the_verb_says_itself(group: LazyGroup) -> None:
    context = click.Context(group)
    for name, verb in group.verbs.items():
        command = group.get_command(context, name)
        assert command is not None
        assert command.get_short_help_str(limit=80) == verb.help


@each_command
def test_every_verb_gives_an_example_of_itself(name: str) -> None:
    command = COMMANDS[name]
    if isinstance(command, click.Group):
        return
    assert f"Example: framing {name}" in re.sub(r"\s+", " ", command.help or "")


@each_command
def test_every_option_is_explained(name: str) -> None:
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
            assert parameter.help.endswith("."), parameter.name


@each_command
def test_help_is_printed(name: str, framing: Framing) -> None:
    result = framing(*name.split(), "--help")
    assert result.code == 0
    assert "Usage: framing" in result.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing-like-that",),
        ("score", "--no-such-option"),
        ("stance", "--voice", "loud"),
        ("stance", "--jobs", "0"),
        ("chart",),
        ("trace",),
        ("sample", "-n", "many"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...], framing: Framing) -> None:
    result = framing(*arguments)
    assert result.code == 2
    assert "Error:" in result.err
    assert result.out == ""


def test_a_mistyped_verb_is_told_its_neighbour(framing: Framing) -> None:
    assert 'did you mean "trace"' in framing("tarce").err.lower()


def failing(error: BaseException) -> click.Command:
    @click.command()
    def verb() -> None:
        raise error

    return verb


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (InputError("here", "is wrong", expected="right", cure="mend it"), 1, "framing: here: is"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (OSError(28, "No space left on device", "out.csv"), 1, "out.csv: No space left on device"),
        (PermissionError(13, "Permission denied", "out.csv"), 1, "out.csv: Permission denied"),
    ],
    ids=["input", "interrupt", "disk", "permission"],
)
def test_an_error_is_one_line_and_a_code(
    error: BaseException,
    code: int,
    said: str,
    framing: Framing,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(type(cli), "get_command", lambda *_: failing(error))
    result = framing("doctor")
    assert result.code == code
    assert said in result.err
    assert len(result.err.strip().splitlines()) == 1


def test_a_closed_pipe_is_no_mistake() -> None:
    code = "import sys; from framing.cli import main; sys.exit(main(['lexicon', 'show', '--json']))"
    run = subprocess.Popen([sys.executable, "-c", code], stdout=-1, stderr=-1)
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    assert run.stderr.read() == b""
    assert run.wait() == 0
    run.stderr.close()


def test_main_gives_the_exit_code() -> None:
    assert main(["--version"]) == 0
