"""The object that a notebook user holds, and the steps every command runs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from framing.detect.compiled import Compiled, compile_lexicon
from framing.engine.chunk import released
from framing.engine.run import Work, score_documents
from framing.errors import InputError, did_you_mean
from framing.files import write_whole
from framing.language.pipeline import DEFAULT_MODEL, model_version
from framing.lexicon.load import load_lexicon
from framing.lexicon.model import Lexicon
from framing.manifest import Manifest, package_versions, text_hashes
from framing.schema import DOCUMENT_COLUMNS, EvidenceRow, MentionRow, NamingRow
from framing.score import DocumentRows
from framing.sources.corpus import Corpus, told_of_unread
from framing.sources.model import Document
from framing.sources.read import read_corpus
from framing.sources.readers import ReadOptions

if TYPE_CHECKING:
    import pandas as pd

    from framing.brief import BriefOptions
    from framing.charts.model import Figure
    from framing.measure.contrast import Contrast
    from framing.measure.tables import Tables
    from framing.report.options import PageOptions

Progress = Callable[[Iterable[DocumentRows], int], Iterable[DocumentRows]]


@dataclass(frozen=True)
class Options:
    """What all analysing commands share. Empty tuples mean: everything the lexicon lists.

    `sample` reads so many texts, drawn by their names, of the `sampled_from` there are.
    `reading` names the columns of tables; with `strict` the first text that cannot be read is
    an error, else `on_read` is told which could not.
    """

    sources: Path | None = None
    lexicon: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    by: str = "source"
    voice: str = "all"
    jobs: int = 1
    engine: str = "local"
    scheduler: str = ""
    model: str = DEFAULT_MODEL
    reading: ReadOptions = field(default_factory=ReadOptions)
    strict: bool = False
    on_read: Callable[[Corpus], None] | None = None
    command: str = ""
    sample: int = 0
    sampled_from: int = 0

    @property
    def work(self) -> Work:
        """How the run is carried out."""
        return Work(self.model, self.jobs, self.engine, self.scheduler)


@dataclass(frozen=True)
class Analysis:
    """Texts read against a lexicon. Tables are pandas frames with `framing.schema`'s columns."""

    documents_read: tuple[Document, ...] = field(repr=False)
    lexicon: Lexicon = field(repr=False)
    options: Options
    evidence_rows: Sequence[EvidenceRow] = field(repr=False)
    mention_rows: Sequence[MentionRow] = field(repr=False)
    naming_rows: Sequence[NamingRow] = field(repr=False)
    tones: Sequence[float] = field(repr=False)
    sentence_counts: Sequence[int] = field(repr=False)

    @cached_property
    def evidence(self) -> pd.DataFrame:
        """One row a (sentence, actor, frame, cue) claim; columns `EVIDENCE_COLUMNS`."""
        rows = [row for row in self.evidence_rows if _wanted(row, self.options)]
        return _frame(rows, EvidenceRow._fields)

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row an actor mention; columns `MENTION_COLUMNS`."""
        rows = [row for row in self.mention_rows if _wanted(row, self.options)]
        return _frame(rows, MentionRow._fields)

    @cached_property
    def naming(self) -> pd.DataFrame:
        """One row a use of one of several names; columns `NAMING_COLUMNS`."""
        return _frame(self.naming_rows, NamingRow._fields)

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row a text: `DOCUMENT_COLUMNS` and every further column of the metadata."""
        import pandas as pd

        rows = [
            {
                **{name: "" for name in DOCUMENT_COLUMNS},
                **d.metadata,
                "source": d.source,
                "document": d.document,
                "language": d.language,
                "sentences": sentences,
                "words_kept": d.words_kept,
                "words_cut": d.words_cut,
                "alerts": " | ".join(d.alerts),
                "tone": tone,
            }
            for d, tone, sentences in zip(
                self.documents_read, self.tones, self.sentence_counts, strict=True
            )
        ]
        further = sorted({key for row in rows for key in row} - set(DOCUMENT_COLUMNS))
        return pd.DataFrame(rows, columns=[*DOCUMENT_COLUMNS, *further]).fillna("")

    def tables(self, *, by: str = "", voice: str = "") -> Tables:
        """Every aggregate table of the run, grouped by a metadata field."""
        from framing.measure.tables import TableOptions, make_tables

        options = TableOptions(
            by=by or self.options.by,
            voice=voice or self.options.voice,  # type: ignore[arg-type]
            actors=self.options.actors,
            frames=self.options.frames,
        )
        return make_tables(
            # Whole tables: a share must not depend on which actors and frames are asked for.
            _frame(self.evidence_rows, EvidenceRow._fields),
            _frame(self.mention_rows, MentionRow._fields),
            self.naming,
            self.documents,
            lexicon=self.lexicon,
            options=options,
        )

    def stance(self, *, by: str | Sequence[str] = "") -> pd.DataFrame:
        """Stance of each group towards each actor; `by` one or two metadata fields (the actor
        is always there and may be named too)."""
        fields = [by] if isinstance(by, str) else [name for name in by if name != "actor"]
        return self.tables(by=",".join(fields)).stance

    def contrast(self, a: str, b: str, *, by: str = "") -> Contrast:
        """Two groups compared: tables `stance`, `frames` and `distinct`."""
        from framing.measure.contrast import contrast

        return contrast(self.tables(by=by), a, b)

    def chart(self, name: str, **options: object) -> Figure:
        """One figure; `framing.charts.CHARTS` lists the names. It has `save(path)`."""
        from framing.charts import build

        return build(name, self.tables(), **options)

    def report(self, path: str | Path, *, page: PageOptions | None = None) -> Path:
        """Write the HTML report, one file that needs no network; `page` sets title, theme, etc."""
        from framing.report.options import PageOptions
        from framing.report.recall import page_key, recalled

        options = page or PageOptions()
        manifest = self.manifest

        def make() -> bytes:
            from framing.report.page import page_of

            return page_of(
                self.tables(),
                manifest=manifest,
                documents=self.documents_read,
                lexicon=self.lexicon,
                options=options,
            )

        rows = (self.evidence_rows, self.mention_rows, self.naming_rows)
        key = page_key(
            (*rows, self.tones, self.sentence_counts),
            self.documents_read,
            self.lexicon,
            manifest,
            (
                self.options.by,
                self.options.voice,
                self.options.actors,
                self.options.frames,
                options,
            ),
        )
        write_whole(Path(path), recalled(key, make))
        return Path(path)

    def brief(self, path: str | Path, *, options: BriefOptions | None = None) -> Path:
        """Write a briefing as .docx, .pptx or .md; `options` sets title, template, figures."""
        from warnings import warn

        from framing.brief import BriefOptions, write_brief

        written = write_brief(
            self.tables(),
            manifest=self.manifest,
            lexicon=self.lexicon,
            options=options or BriefOptions(),
            path=path,
        )
        for note in written.notes:
            warn(note, stacklevel=2)
        return written.path

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Findings, one figure and a table for notebooks; nothing is loaded from the network."""
        from framing.brief.glance import glance

        return {"text/html": glance(self.tables()), "text/plain": str(self)}

    def __str__(self) -> str:
        return (
            f"Analysis of {len(self.documents_read)} texts with the lexicon {self.lexicon.name}: "
            f"{len(self.evidence)} claims, {len(self.mentions)} mentions"
        )

    @property
    def manifest(self) -> Manifest:
        """What the run was made from."""
        o = self.options
        shown = {
            "by": o.by,
            "voice": o.voice,
            "actors": ",".join(o.actors),
            "frames": ",".join(o.frames),
            "sample": f"{len(self.documents_read)} of {o.sampled_from} texts" if o.sample else "",
        }
        return Manifest(
            texts=text_hashes(self.documents_read),
            lexicon=self.lexicon.name,
            lexicon_version=self.lexicon.version,
            lexicon_hash=self.lexicon.digest,
            model=model_version(o.model),
            options={key: value for key, value in shown.items() if value},
            packages=package_versions(),
            command=o.command,
        )


def _frame(rows: Sequence[tuple[object, ...]], columns: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    from framing.schema import EVIDENCE_DTYPES

    table = pd.DataFrame(rows, columns=list(columns))
    known = {name: kind for name, kind in EVIDENCE_DTYPES.items() if name in table.columns}
    return table.astype(known)


def analyze(
    *paths: str | Path,
    lexicon: str | Path | Sequence[str | Path] = (),
    sources: str | Path | None = None,
    actors: Sequence[str] = (),
    frames: Sequence[str] = (),
    by: str = "source",
    voice: str = "all",
) -> Analysis:
    """Read texts against a lexicon. Without paths the shipped seeds are read.

    `lexicon` names a shipped lexicon or a folder, or several that are layered.
    Raises `framing.errors.InputError` when a text, the metadata or the lexicon is wrong.
    """
    names = (lexicon,) if isinstance(lexicon, (str, Path)) else tuple(lexicon)
    options = Options(
        sources=Path(sources) if sources else None,
        lexicon=tuple(str(name) for name in names),
        actors=tuple(actors),
        frames=tuple(frames),
        by=by,
        voice=voice,
    )
    return run([str(path) for path in paths], options)


def run(paths: Sequence[str], options: Options, *, progress: Progress | None = None) -> Analysis:
    """The steps behind `analyze` and every analysing command.

    `progress` is given the results as they come and their number, and hands them on.
    """
    compiled, documents = prepared(paths, options)
    if options.sample:
        options = replace(options, sampled_from=len(documents))
        documents = sampled(documents, options.sample)
    return score(documents, compiled, options, progress=progress)


def sampled(documents: Sequence[Document], size: int) -> list[Document]:
    """`size` of the documents in their order, drawn by a hash of their names: always the same."""
    drawn = sorted(
        range(len(documents)),
        key=lambda n: hashlib.sha256(documents[n].document.encode("utf-8", "replace")).digest(),
    )
    return [documents[n] for n in sorted(drawn[:size])]


def stream(
    paths: Sequence[str], options: Options, *, progress: Progress | None = None
) -> Iterator[DocumentRows]:
    """The rows of each text in order, filtered as `options` say; a text read is let go."""
    compiled, documents = prepared(paths, options)
    total = len(documents)
    scored: Iterable[DocumentRows] = score_documents(released(documents), compiled, options.work)
    for rows in progress(scored, total) if progress else scored:
        yield replace(
            rows,
            evidence=[row for row in rows.evidence if _wanted(row, options)],
            mentions=[row for row in rows.mentions if _wanted(row, options)],
        )


def prepared(paths: Sequence[str], options: Options) -> tuple[Compiled, list[Document]]:
    """The lexicon made ready and the texts cleaned, before anything is scored."""
    compiled = compile_lexicon(load_lexicon(options.lexicon) if options.lexicon else load_lexicon())
    _check_names("--actors", options.actors, compiled.lexicon.actors)
    _check_names("--frames", options.frames, compiled.lexicon.frames)
    corpus = read_corpus(
        list(paths) or [_seeds()],
        sources=options.sources,
        options=options.reading,
        strict=options.strict,
    )
    if options.on_read:
        options.on_read(corpus)
    return compiled, told_of_unread(corpus)


def _seeds() -> str:
    from framing.shipped import shipped_folder

    return str(shipped_folder("seeds"))


def score(
    documents: Sequence[Document],
    compiled: Compiled,
    options: Options,
    *,
    progress: Progress | None = None,
) -> Analysis:
    """Score documents that were already read."""
    scored: Iterable[DocumentRows] = score_documents(documents, compiled, options.work)
    rows = list(progress(scored, len(documents)) if progress else scored)
    return Analysis(
        documents_read=tuple(documents),
        lexicon=compiled.lexicon,
        options=options,
        evidence_rows=[e for r in rows for e in r.evidence],
        mention_rows=[m for r in rows for m in r.mentions],
        naming_rows=[n for r in rows for n in r.naming],
        tones=[r.tone for r in rows],
        sentence_counts=[r.sentences for r in rows],
    )


def _wanted(row: EvidenceRow | MentionRow, options: Options) -> bool:
    if options.actors and row.actor not in options.actors:
        return False
    if isinstance(row, MentionRow):
        return True
    if options.frames and row.frame not in options.frames:
        return False
    return options.voice == "all" or (options.voice == "author") == (row.voice == "author")


def _check_names(option: str, names: Sequence[str], known: object) -> None:
    """Refuse an unknown actor or frame with the nearest known one."""
    listed = list(known)  # type: ignore[call-overload]
    for name in names:
        if name not in listed:
            raise InputError(
                option,
                f"unknown: {name}",
                expected="an id that `framing lexicon show` lists",
                cure=did_you_mean(name, listed),
            )
