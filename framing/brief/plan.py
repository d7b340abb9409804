"""The content of a briefing, made once from the tables; formats only set it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from framing.brief.evidence import annex, cited, numbered
from framing.brief.grid import grid
from framing.brief.model import Plan, Statement
from framing.brief.pictures import figures, missing_letters, picture
from framing.charts.words import clean
from framing.lexicon.model import Lexicon
from framing.manifest import Manifest
from framing.measure.findings import Finding
from framing.measure.quotes import shortened
from framing.measure.tables import Tables
from framing.report.header import header
from framing.report.options import PageOptions
from framing.report.run import Run
from framing.report.summary import Told
from framing.report.summary import findings as told_findings
from framing.report.words import load_strings

#: A longer title is cut with an ellipsis and stands in full under "This run".
LONGEST_TITLE: Final = 160
#: What a reader of a briefing must be told; the report tells the rest.
_WARNED: Final = ("document", "thin", "one cue", "one source")
_MOST_WARNINGS: Final = 6


@dataclass(frozen=True)
class BriefOptions:
    """Empty: the first finding as title, no template, the format of the file's ending, the
    figures that say most. `notice` stands above everything else."""

    title: str = ""
    template: Path | None = None
    format: str = ""
    figures: tuple[str, ...] = ()
    notice: str = ""


def make_plan(
    tables: Tables, *, manifest: Manifest, lexicon: Lexicon, options: BriefOptions
) -> Plan:
    """Draw the figures, number the sentences, collect every word of the briefing."""
    page = PageOptions(title=options.title, notice=options.notice)
    run = Run(tables, manifest, (), lexicon, page, load_strings(page.lang))
    words = _words()
    head = header(run)
    title = shortened(head.title, longest=LONGEST_TITLE)
    statements, evidence_of, numbers = _findings(run, words)
    shown = figures(tables, options.figures)
    return Plan(
        title=title,
        full_title=head.title,
        opening=tuple(text for _, text in head.facts[:2] if text),
        notices=head.notices,
        facts=_facts(head.facts, manifest, words, "" if title == head.title else head.title),
        command=head.command,
        findings=statements,
        caution=told_findings(run, ())[1],
        warnings=_warnings(tables),
        pictures=tuple(picture(figure, number) for number, figure in enumerate(shown, 1)),
        grid=grid(run, words),
        method=tuple(
            (clean(label), clean(text)) for label, text in run.strings["method"]["stance"]
        ),
        limits=tuple(_plain(text) for text in run.strings["method"]["limits"]),
        evidence=annex(run, evidence_of, numbers, words),
        sources=tuple(run.citation(name) for name in tables.documents["document"].astype(str)),
        words=words,
        notes=tuple(missing_letters(shown)),
    )


def _words() -> dict[str, str]:
    told = files(__package__).joinpath("words.en.toml").read_text(encoding="utf-8")
    return {name: str(text) for name, text in tomllib.loads(told).items()}


def _plain(text: str) -> str:
    """Without the page's marks for commands."""
    return clean(text).replace("`", "")


def _findings(
    run: Run, words: Mapping[str, str]
) -> tuple[tuple[Statement, ...], tuple[Finding, ...], dict[tuple[str, str], int]]:
    told, _ = told_findings(run, ())
    behind = run.tables.findings[: len(told)]
    chosen, left = cited(run, behind)
    numbers = numbered(chosen)
    statements = tuple(
        _statement(each, tuple(sorted(numbers[key] for key in keys)), more)
        for each, keys, more in zip(told, chosen, left, strict=True)
    )
    return statements, behind, numbers


def _statement(told: Told, numbers: tuple[int, ...], more: int) -> Statement:
    text = clean("".join(piece.text for piece in told.pieces))
    return Statement(text, told.facts, told.quote, told.source, numbers, more)


def _facts(
    facts: tuple[tuple[str, str], ...], manifest: Manifest, words: Mapping[str, str], full: str
) -> tuple[tuple[str, str], ...]:
    more = [
        (words["full_title"], full),
        *facts,
        (words["model"], clean(manifest.model)),
        (words["command"], clean(manifest.command)),
    ]
    return tuple((label, text) for label, text in more if text)


def _warnings(tables: Tables) -> tuple[str, ...]:
    order = {kind: place for place, kind in enumerate(_WARNED)}
    kept = [alert for alert in tables.alerts if alert.kind in order]
    kept.sort(key=lambda alert: order[alert.kind])
    return tuple(clean(alert.text) for alert in kept[:_MOST_WARNINGS])


def span_of(numbers: tuple[int, ...]) -> str:
    """`1-3, 7`: runs of three and more are joined by an en dash."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [
        f"{run[0]}\N{EN DASH}{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))
        for run in runs
    ]
    return ", ".join(parts)


def behind(statement: Statement, words: Mapping[str, str]) -> str:
    """Where the sentences of a finding stand; empty where it rests on none."""
    if not statement.numbers:
        return ""
    key = "behind_more" if statement.more else "behind"
    return words[key].format(numbers=span_of(statement.numbers), more=statement.more)
