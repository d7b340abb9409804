"""`framing trace`: why a sentence was read as it was."""

from __future__ import annotations

import sys

import click

from framing.cli.files import STDOUT, write
from framing.cli.options import lexicon_option, model_option, read_texts, sources_option


@click.command()
@click.argument("what", metavar="SENTENCE_OR_ID")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@sources_option
@lexicon_option
@model_option
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def command(
    what: str,
    paths: tuple[str, ...],
    sources: str,
    lexicon: tuple[str, ...],
    model: str,
    as_json: bool,
) -> None:
    """Explain how a sentence was read, and what nearly fired.

    SENTENCE_OR_ID is a sentence in quotation marks (`-` reads it from standard input), or,
    with PATHS, an evidence_id, a sentence_id or words of a sentence in those texts. Prints the
    actors, the claims with their arithmetic, and why other cues did not count.

    Example: framing trace "Russia refrained from helping its ally Armenia."
    """
    from framing.cli.rows import as_json as to_json
    from framing.detect.compiled import compile_lexicon
    from framing.errors import InputError
    from framing.explain.run import explain_documents, explain_text, is_id
    from framing.explain.show import as_data, as_lines
    from framing.language.pipeline import DEFAULT_MODEL
    from framing.lexicon.load import load_lexicon

    model = model or DEFAULT_MODEL
    text = sys.stdin.read() if what == STDOUT else what
    if not text.strip():
        raise InputError("trace", "the sentence is empty", expected="a sentence or an id")
    compiled = compile_lexicon(load_lexicon(lexicon) if lexicon else load_lexicon())
    if paths or is_id(text):
        found = explain_documents(
            read_texts(paths, sources), compiled, model=model, asked=text.strip()
        )
    else:
        found = explain_text(text, compiled, model=model)
    if as_json:
        write(STDOUT, to_json([as_data(each) for each in found]))
    else:
        write(STDOUT, "\n\n".join("\n".join(as_lines(each)) for each in found) + "\n")
