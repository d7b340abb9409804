"""`framing score`: the evidence table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from framing.cli.files import check_target, write
from framing.cli.options import analyse, analysing
from framing.cli.rows import Out, from_frame, row_options_with
from framing.cli.state import progress, tell
from framing.errors import InputError

if TYPE_CHECKING:
    from framing.analysis import Analysis, Options

#: Endings of `framing.export`: what people code and check texts in.
_CODING: Final = (".annotation.json", ".conll", ".prodigy.jsonl")
#: What a terminal has room for; files hold every column.
_SHORT: Final = (
    "sentence_id",
    "actor",
    "frame",
    "role",
    "polarity",
    "weight",
    "modality",
    "voice",
    "holder",
    "rule",
    "cue",
)


@click.command()
@analysing
@row_options_with(_CODING)
@click.option("--mentions", metavar="FILE", default="", help="Also write one row an actor mention.")
@click.option("--documents", metavar="FILE", default="", help="Also write one row a text.")
@click.option("--bibtex", metavar="FILE", default="", help="Also write the texts as BibTeX.")
@click.option(
    "--parts",
    metavar="FOLDER",
    default="",
    help="For large corpora: write all tables into a folder as Parquet parts instead; a rerun "
    "goes on where an interrupted one ended.",
)
def command(
    paths: tuple[str, ...],
    options: Options,
    out: Out,
    mentions: str,
    documents: str,
    bibtex: str,
    parts: str,
) -> None:
    """Write the evidence table, one row a claim.

    A claim is a (sentence, actor, frame, cue).
    Files and --csv or --json hold every column; a table on the terminal holds the main ones.
    Documents are named relative to the folder given. For tools in which people code and check,
    end FILE in .annotation.json (W3C Web Annotation), .conll (INCEpTION) or .prodigy.jsonl.

    Example: framing score texts/ -o evidence.csv --mentions mentions.csv
    """
    if parts:
        return _write_parts(paths, options, parts)
    if out.path and out.kind() == "parquet" and not (mentions or documents or bibtex):
        return _write_stream(paths, options, out.path)
    others = [Out("", path) for path in (mentions, documents) if path]
    for other in others:
        other.check()
    if bibtex:
        check_target(bibtex)
    analysis = analyse(paths, options)
    _write_evidence(analysis, out)
    if mentions:
        Out("", mentions).write(from_frame(analysis.mentions))
    if documents:
        Out("", documents).write(from_frame(analysis.documents))
    if bibtex:
        from framing.export.bibtex import bibtex as entries

        write(bibtex, entries(from_frame(analysis.documents).records) + "\n")
    written = [path for path in (out.path, mentions, documents, bibtex) if path]
    tell(f"{len(analysis.evidence)} rows" + (f": {', '.join(written)}" if written else ""))


def _write_stream(paths: tuple[str, ...], options: Options, target: str) -> None:
    """The evidence in row groups, written as it comes, so that memory does not grow with it."""
    from framing.analysis import stream
    from framing.engine.tables import write_stream
    from framing.schema import EVIDENCE_COLUMNS

    batches = (rows.evidence for rows in stream(paths, options, progress=progress))
    written = write_stream(batches, EVIDENCE_COLUMNS, Path(target))
    tell(f"{written.rows} rows: {target}")


def _write_parts(paths: tuple[str, ...], options: Options, folder: str) -> None:
    """Evidence, mentions, naming uses and documents as parts."""
    from framing.analysis import prepared
    from framing.engine.chunk import released
    from framing.engine.parts import write_parts

    if options.actors or options.frames or options.voice != "all":
        raise InputError(
            "--parts",
            "holds whole tables",
            expected="no --actors, --frames or --voice",
            cure="filter when the tables are read",
        )
    compiled, documents = prepared(paths, options)
    done = write_parts(released(documents), compiled, options.work, Path(folder))
    kept = f", {done.kept} of them kept from an earlier run" if done.kept else ""
    tell(f"{done.rows} rows in {done.parts} parts{kept}: {folder}")


def _write_evidence(analysis: Analysis, out: Out) -> None:
    coding = out.path.lower().endswith(_CODING) and not out.form
    if not coding:
        columns = _SHORT if out.kind() == "table" else ()
        out.write(from_frame(analysis.evidence, columns=columns))
        return
    from framing.export import format_of

    form = format_of(out.path)
    if form is not None:
        texts = {document.document: document.text for document in analysis.documents_read}
        write(out.path, form.write(analysis.evidence, texts))
