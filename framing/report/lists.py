"""Which evidence lists the page needs, and which sentences each of them holds.

A list is known by its anchor. Every chart, finding and alert names the anchors it leads to;
here each claim is sorted under every anchor it belongs to, and only what is asked for is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from framing.measure.links import anchor
from framing.measure.rows import counted, records
from framing.report.run import Run

Row = Mapping[str, Any]
SentenceKey = tuple[str, str]


class EvidenceList(NamedTuple):
    """Distinct sentences, in the order of the texts, each with its claims."""

    anchor: str
    keys: tuple[str, ...]
    sentences: tuple[tuple[Row, ...], ...]


def counted_rows(run: Run) -> Sequence[Row]:
    """The claims that count, in the order of the texts."""
    return records(counted(run.tables.evidence))


def evidence_lists(rows: Iterable[Row], wanted: Iterable[str]) -> dict[str, EvidenceList]:
    """The lists of `wanted` that any claim belongs to, by anchor."""
    asked = set(wanted)
    found: dict[str, tuple[tuple[str, ...], dict[SentenceKey, list[Row]]]] = {}
    for row in rows:
        for keys in _keys(row):
            name = anchor(*keys)
            if name in asked:
                sentences = found.setdefault(name, (keys, {}))[1]
                sentences.setdefault((row["document"], row["sentence_id"]), []).append(row)
    return {
        name: EvidenceList(name, keys, tuple(tuple(claims) for claims in sentences.values()))
        for name, (keys, sentences) in found.items()
    }


def _keys(row: Row) -> list[tuple[str, ...]]:
    """Every combination of keys under which a mark may ask for this claim."""
    group, actor, frame = str(row["group"]), str(row["actor"]), str(row["frame"])
    keys: list[tuple[str, ...]] = [
        (group,),
        (actor,),
        (frame,),
        (group, actor),
        (group, frame),
        (actor, frame),
        (group, actor, frame),
    ]
    for sides in _sides(row):
        keys += [("dyad", *sides, ""), ("dyad", *sides, frame)]
    date = str(row["date"] or "")
    for length in (4, 7, 10):
        if len(date) >= length:
            keys += [("date", actor, date[:length]), ("date", "", date[:length])]
    return list(dict.fromkeys(keys))


def _sides(row: Row) -> list[tuple[str, str]]:
    """Agent and target, as `framing.measure.dyads` directs them."""
    actor, other = str(row["actor"]), str(row["counterpart"] or "")
    if not other or other == actor:
        return []
    turned = row["role"] == "target" or (row["role"] == "party" and other < actor)
    return [(other, actor) if turned else (actor, other)]
