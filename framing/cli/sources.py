"""`framing sources`: what was read, and what was cut as not prose."""

from __future__ import annotations

from typing import Any, Final

import click

from framing.cli.files import STDOUT, write
from framing.cli.options import (
    paths_argument,
    read_corpus_of,
    read_texts,
    reading_options,
    sources_option,
)
from framing.cli.rows import Out, Rows, from_tuples, row_options

_LISTED: Final = (
    "source",
    "document",
    "title",
    "author",
    "outlet",
    "country",
    "camp",
    "published",
    "kind",
    "words_kept",
)


@click.group()
def command() -> None:
    """See what was read, what was cut, and what looks wrong."""


@command.command("list")
@paths_argument
@sources_option
@reading_options
@row_options
def list_(paths: tuple[str, ...], sources: str, reading: dict[str, Any], out: Out) -> None:
    """List the texts with what is known of them.

    Prints one row a text: source, document, title, author, outlet, country, camp, date, words.

    Example: framing sources list texts/ --sources sources.csv
    """
    records: list[Any] = [
        {
            **dict(document.metadata),
            "source": document.source,
            "document": document.document,
            "words_kept": document.words_kept,
        }
        for document in read_texts(paths, sources, **reading)
    ]
    out.write(Rows(_LISTED, records))


@command.command("show")
@paths_argument
@sources_option
@reading_options
@click.option("--json", "as_json", is_flag=True, help="Print paragraphs and cuts as JSON.")
def show(paths: tuple[str, ...], sources: str, reading: dict[str, Any], as_json: bool) -> None:
    """Print each cleaned text, then every cut with its rule.

    The offsets before each paragraph are those of the evidence table.

    Example: framing sources show texts/report.txt
    """
    from dataclasses import asdict

    from framing.cli.rows import as_json as to_json
    from framing.sources.check import show as shown

    documents = read_texts(paths, sources, **reading)
    if as_json:
        data = [{**asdict(d), "metadata": dict(d.metadata)} for d in documents]
        write(STDOUT, to_json(data))
    else:
        write(STDOUT, "\n".join(shown(document) for document in documents))


@command.command("check")
@paths_argument
@sources_option
@reading_options
@row_options
def check(paths: tuple[str, ...], sources: str, reading: dict[str, Any], out: Out) -> None:
    """Say what looks truncated, duplicated, foreign or badly decoded.

    Prints one row a text: words kept and cut, cuts by rule, language, date and
    alerts; a text that cannot be read has the reason there.

    Example: framing sources check texts/ --csv
    """
    from framing.sources.check import CheckRow, check_rows

    corpus = read_corpus_of(paths, sources, **reading)
    rows = check_rows(corpus.documents, refused=corpus.refused)
    out.write(from_tuples(rows, CheckRow._fields))
