"""Options that several verbs share, each explained in one place."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from framing.cli.state import progress, tell
from framing.errors import InputError

if TYPE_CHECKING:
    from framing.analysis import Analysis, Options
    from framing.sources.model import Document

Result = TypeVar("Result")
_DEFAULTS: Final = {"by": "source", "voice": "all", "jobs": 1, "engine": "local"}


def paths_argument(function: Callable[..., Result]) -> Callable[..., Result]:
    """PATHS: files, folders, globs, `-`; none means the shipped seeds."""
    return click.argument("paths", nargs=-1, metavar="[PATHS]...")(function)


def lexicon_option(function: Callable[..., Result]) -> Callable[..., Result]:
    """`--lexicon`, repeatable."""
    return click.option(
        "--lexicon",
        multiple=True,
        metavar="NAME_OR_FOLDER",
        help="A shipped lexicon or a folder; give it several times to layer them.",
    )(function)


def model_option(function: Callable[..., Result]) -> Callable[..., Result]:
    """`--model`."""
    return click.option(
        "--model", metavar="NAME", default="", help="An installed spaCy model; one comes along."
    )(function)


def sources_option(function: Callable[..., Result]) -> Callable[..., Result]:
    """`--sources`."""
    return click.option(
        "--sources",
        metavar="FILE",
        default="",
        help="What is known of the texts: a .csv or .toml with files, id, title and more.",
    )(function)


_CHOICES: Final[tuple[Callable[..., Any], ...]] = (
    sources_option,
    lexicon_option,
    click.option("--actors", metavar="A,B", default="", help="Only these actors (ids)."),
    click.option("--frames", metavar="X,Y", default="", help="Only these frames (ids)."),
    click.option(
        "--by",
        metavar="FIELD",
        default="source",
        show_default=True,
        help="What is compared: source, outlet, camp, author, country, year or any metadata "
        "field; two with a comma between.",
    ),
    click.option(
        "--voice",
        type=click.Choice(["all", "author", "attributed"]),
        default="all",
        show_default=True,
        help="Whose words count: everybody's, the author's own, or what is reported and quoted.",
    ),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        metavar="N",
        help="Processes to read with.",
    ),
    click.option(
        "--engine",
        type=click.Choice(["local", "dask"]),
        default="local",
        show_default=True,
        help="Where reading runs: on this machine or on a Dask cluster.",
    ),
    model_option,
)


def analysing(function: Callable[..., Result]) -> Callable[..., Result]:
    """PATHS and the options of every analysing verb; the verb gets `paths` and `options`."""

    @functools.wraps(function)
    def with_options(*args: Any, paths: tuple[str, ...], **kwargs: Any) -> Result:
        names = ("sources", "lexicon", "actors", "frames", "by", "voice", "jobs", "engine", "model")
        given = {name: kwargs.pop(name) for name in names}
        return function(*args, paths=paths, options=_options(paths, given), **kwargs)

    decorated: Callable[..., Result] = with_options
    for option in reversed(_CHOICES):
        decorated = option(decorated)
    return paths_argument(decorated)


def _options(paths: Sequence[str], given: dict[str, Any]) -> Options:
    from framing.analysis import Options
    from framing.language.pipeline import DEFAULT_MODEL

    if given["engine"] == "dask" and find_spec("dask") is None:
        raise InputError(
            "--engine",
            "dask is not installed",
            expected="local",
            cure="install it: pip install 'framing-analyzer[dask]'",
        )
    return Options(
        sources=Path(given["sources"]) if given["sources"] else None,
        lexicon=tuple(given["lexicon"]),
        actors=names_in(given["actors"]),
        frames=names_in(given["frames"]),
        by=given["by"],
        voice=given["voice"],
        jobs=given["jobs"],
        engine=given["engine"],
        model=given["model"] or DEFAULT_MODEL,
        command=_command(paths, given),
    )


def names_in(text: str) -> tuple[str, ...]:
    """`a, b` as names, each once."""
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def _command(paths: Sequence[str], given: dict[str, Any]) -> str:
    """The command that repeats the run, without what does not change its result.

    Of an absolute path only the name stays: nothing here may tell where somebody's files lie.
    """
    context = click.get_current_context(silent=True)
    words = ["framing", (context.info_name or "") if context else "", *map(_shown, paths)]
    for name in ("sources", "lexicon", "actors", "frames", "by", "voice", "model"):
        value = given[name]
        if not value or value == _DEFAULTS.get(name):
            continue
        for each in value if isinstance(value, tuple) else (value,):
            words += [f"--{name}", _shown(each)]
    return " ".join(f'"{word}"' if " " in word else word for word in words if word)


def _shown(path: str) -> str:
    return Path(path).name if Path(path).is_absolute() else path


def analyse(paths: Sequence[str], options: Options) -> Analysis:
    """Read and score, with a bar on a terminal."""
    from framing.analysis import run

    if not paths:
        tell("framing: no PATHS given, reading the shipped seeds")
    return run(paths, options, progress=progress)


def read_texts(paths: Sequence[str], sources: str) -> list[Document]:
    """The cleaned documents alone, for verbs that do not score."""
    from framing.shipped import shipped_folder
    from framing.sources.read import read_documents

    given = list(paths) or [str(shipped_folder("seeds"))]
    return read_documents(given, sources=Path(sources) if sources else None)
