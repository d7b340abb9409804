"""The findings and the alerts, with links only where a list of sentences stands behind them."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from framing.charts.words import clean
from framing.measure.findings import Finding
from framing.report.run import Run
from framing.report.words import count, signed


class Piece(NamedTuple):
    """A stretch of a sentence; `anchor` is empty where it leads nowhere."""

    text: str
    anchor: str


class Told(NamedTuple):
    """A finding: its sentence, what stands behind it, one quotation."""

    pieces: tuple[Piece, ...]
    facts: str
    quote: str
    source: str


class AlertGroup(NamedTuple):
    """Alerts of one kind."""

    label: str
    items: tuple[Piece, ...]


def anchors_of(run: Run) -> list[str]:
    """Every anchor that findings and alerts lead to."""
    parts = [part for finding in run.tables.findings for part in finding.parts]
    return [link for _, link in parts if link] + [a.anchor for a in run.tables.alerts if a.anchor]


def page_title(run: Run) -> str:
    """The title asked for, or the first finding without its numbers in brackets."""
    if run.options.title:
        return clean(run.options.title)
    told = [f for f in run.tables.findings if f.evidence_ids]
    if not told:
        empty = run.tables.evidence.empty
        return str(run.strings["page"]["empty_title" if empty else "untitled"])
    plain = re.sub(r" \([^()]*\)", "", clean(told[0].headline))
    return plain.partition("; ")[0].rstrip(".")


def findings(run: Run, known: Collection[str]) -> tuple[tuple[Told, ...], str]:
    """The findings, and apart from them the last line: what not to conclude."""
    *told, last = run.tables.findings or (Finding("", ()),)
    caution = "" if last.evidence_ids else clean(last.headline)
    shown = told if caution or not last.headline else [*told, last]
    seen: set[str] = set()
    entries = []
    for finding in shown:
        entries.append(
            _told(run, finding._replace(quote="") if finding.quote in seen else finding, known)
        )
        seen.add(finding.quote)
    return tuple(entries), caution


def _told(run: Run, finding: Finding, known: Collection[str]) -> Told:
    pieces = tuple(Piece(text, link if link in known else "") for text, link in finding.parts)
    return Told(pieces, _facts(run, finding), clean(finding.quote), _source(run, finding))


def _facts(run: Run, finding: Finding) -> str:
    words, facts = run.strings["findings"], []
    if finding.n:
        facts.append(count(run.strings, finding.n, "sentence"))
    if finding.low is not None and finding.high is not None:
        low, high = signed(finding.low), signed(finding.high)
        facts.append(words["interval"].format(low=low, high=high))
    if finding.voice:
        facts.append(words[f"voice_{finding.voice}"])
    return " · ".join(facts)


def _source(run: Run, finding: Finding) -> str:
    return run.citation(finding.document) if finding.quote and finding.document else ""


def alerts(run: Run, known: Collection[str]) -> tuple[AlertGroup, ...]:
    """Alerts by kind, in the order in which the kinds first appear."""
    kinds = run.strings["alerts"]["kinds"]
    groups: dict[str, list[Piece]] = {}
    for alert in run.tables.alerts:
        link = alert.anchor if alert.anchor in known else ""
        groups.setdefault(alert.kind, []).append(Piece(clean(alert.text), link))
    return tuple(
        AlertGroup(kinds.get(kind, kind.capitalize()), tuple(items))
        for kind, items in groups.items()
    )
