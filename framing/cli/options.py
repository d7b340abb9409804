"""Options that several verbs share, each explained in one place."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from framing.cli.state import UNREAD, progress, tell
from framing.errors import InputError

if TYPE_CHECKING:
    from framing.analysis import Analysis, Options
    from framing.sources.corpus import Corpus
    from framing.sources.model import Document

Result = TypeVar("Result")
_NAMES: Final = (
    *("sources", "lexicon", "actors", "frames", "by", "voice"),
    *("jobs", "engine", "scheduler", "model"),
    *("text_column", "id_column", "once", "strict"),
)
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


def title_option(function: Callable[..., Result]) -> Callable[..., Result]:
    """`--title`."""
    return click.option(
        "--title", metavar="TEXT", default="", help="A title instead of the first finding."
    )(function)


def sources_option(function: Callable[..., Result]) -> Callable[..., Result]:
    """`--sources`."""
    return click.option(
        "--sources",
        metavar="FILE",
        default="",
        help="What is known of the texts: a .csv or .toml with files, id, title and more.",
    )(function)


_READING: Final[tuple[Callable[..., Any], ...]] = (
    click.option(
        "--text-column",
        metavar="NAME",
        default="",
        help="The column of a table that holds the texts; by its header otherwise.",
    ),
    click.option(
        "--id-column",
        metavar="NAME",
        default="",
        help="The column that names each text; rows are numbered otherwise.",
    ),
    click.option("--once", is_flag=True, help="Count near copies of a text once."),
    click.option("--strict", is_flag=True, help="Stop at the first text that cannot be read."),
)
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
    click.option(
        "--scheduler",
        metavar="ADDRESS",
        default="",
        help="With --engine dask: a running scheduler, such as tcp://host:8786; without it the "
        "run starts a cluster of --jobs workers on this machine.",
    ),
    model_option,
    *_READING,
)


def reading_options(function: Callable[..., Result]) -> Callable[..., Result]:
    """`--text-column`, `--id-column`, `--once`, `--strict`; the verb gets them as `reading`."""

    @functools.wraps(function)
    def with_reading(*args: Any, **kwargs: Any) -> Result:
        names = ("text_column", "id_column", "once", "strict")
        return function(*args, reading={name: kwargs.pop(name) for name in names}, **kwargs)

    decorated: Callable[..., Result] = with_reading
    for option in reversed(_READING):
        decorated = option(decorated)
    return decorated


def analysing(function: Callable[..., Result]) -> Callable[..., Result]:
    """PATHS and the options of every analysing verb; the verb gets `paths` and `options`."""

    @functools.wraps(function)
    def with_options(*args: Any, paths: tuple[str, ...], **kwargs: Any) -> Result:
        given = {name: kwargs.pop(name) for name in _NAMES}
        return function(*args, paths=paths, options=_options(paths, given), **kwargs)

    decorated: Callable[..., Result] = with_options
    for option in reversed(_CHOICES):
        decorated = option(decorated)
    return paths_argument(decorated)


def _options(paths: Sequence[str], given: dict[str, Any]) -> Options:
    from framing.analysis import Options
    from framing.language.pipeline import DEFAULT_MODEL
    from framing.sources.readers import ReadOptions

    if given["engine"] == "dask" and find_spec("distributed") is None:
        raise InputError(
            "--engine",
            "dask is not installed",
            expected="local",
            cure="install it: pip install 'framing-analyzer[scale]'",
        )
    if given["scheduler"] and given["engine"] != "dask":
        raise InputError(
            "--scheduler", "is of use with --engine dask only", cure="add --engine dask"
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
        scheduler=given["scheduler"],
        model=given["model"] or DEFAULT_MODEL,
        reading=ReadOptions(given["text_column"], given["id_column"], given["once"]),
        strict=given["strict"],
        on_read=_tell_unread,
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
    for name in (*_NAMES[:6], "model", "text_column", "id_column", "once"):
        value = given[name]
        if not value or value == _DEFAULTS.get(name):
            continue
        for each in value if isinstance(value, tuple) else (value,):
            words += [f"--{name.replace('_', '-')}", *([] if each is True else [_shown(each)])]
    return " ".join(f'"{word}"' if " " in word else word for word in words if word)


def _shown(path: str) -> str:
    return Path(path).name if Path(path).is_absolute() else path


def analyse(paths: Sequence[str], options: Options) -> Analysis:
    """Read and score, with a bar on a terminal."""
    from framing.analysis import run

    if not paths:
        tell("framing: no PATHS given, reading the shipped seeds")
    return run(paths, options, progress=progress)


def read_corpus_of(
    paths: Sequence[str],
    sources: str,
    *,
    text_column: str,
    id_column: str,
    once: bool,
    strict: bool,
) -> Corpus:
    """The cleaned documents alone, and which could not be read, for verbs that do not score."""
    from framing.shipped import shipped_folder
    from framing.sources.read import read_corpus
    from framing.sources.readers import ReadOptions

    corpus = read_corpus(
        list(paths) or [str(shipped_folder("seeds"))],
        sources=Path(sources) if sources else None,
        options=ReadOptions(text_column, id_column, once),
        strict=strict,
    )
    _tell_unread(corpus)
    return corpus


def read_texts(paths: Sequence[str], sources: str, **reading: Any) -> list[Document]:
    """The documents of `read_corpus_of`; without `reading` as if no option of it was given."""
    nothing = {"text_column": "", "id_column": "", "once": False, "strict": False}
    return list(read_corpus_of(paths, sources, **{**nothing, **reading}).documents)


def _tell_unread(corpus: Corpus) -> None:
    """Which texts could not be read; the command then ends with exit code 1."""
    from framing.sources.corpus import summary

    for line in summary(corpus):
        tell(f"framing: {line}" if line[0] != " " else line)
    if corpus.refused:
        click.get_current_context().meta[UNREAD] = True
