"""Everything figures and pages read, made from the three tables of one run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from framing.errors import InputError, did_you_mean
from framing.lexicon.model import Lexicon
from framing.measure.alerts import Alert, alerts
from framing.measure.distinctiveness import distinct
from framing.measure.dyads import dyads
from framing.measure.emphasis import emphasis
from framing.measure.findings import Finding, findings
from framing.measure.grouping import group_fields, with_group
from framing.measure.naming import naming
from framing.measure.rows import VoiceFilter, arrange, in_voice, ranks
from framing.measure.salience import frames
from framing.measure.silence import silence
from framing.measure.stance import stance
from framing.measure.tone import tone
from framing.schema import EVIDENCE_COLUMNS, MENTION_COLUMNS, NAMING_COLUMNS

_FRAME_FIELDS = (
    "frame",
    "label",
    "definition",
    "code_when",
    "not_when",
    "pole",
    "family",
    "colour",
)


@dataclass(frozen=True)
class TableOptions:
    """What is compared: `by` a metadata field or two (`camp,year`); empty tuples mean all."""

    by: str = "source"
    voice: VoiceFilter = "all"
    seed: int = 1
    actors: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tables:
    """One tidy table a measure; each has the column `group`, the value of the field `by`."""

    by: str
    voice: VoiceFilter
    seed: int
    evidence: pd.DataFrame
    mentions: pd.DataFrame
    documents: pd.DataFrame
    frames_book: pd.DataFrame
    actor_labels: dict[str, str]
    member_of: dict[str, tuple[str, ...]]
    stance: pd.DataFrame
    frames: pd.DataFrame
    emphasis: pd.DataFrame
    silence: pd.DataFrame
    dyads: pd.DataFrame
    naming: pd.DataFrame
    distinct: pd.DataFrame
    tone: pd.DataFrame
    findings: tuple[Finding, ...] = ()
    alerts: tuple[Alert, ...] = ()


def make_tables(
    evidence: pd.DataFrame,
    mentions: pd.DataFrame,
    naming_uses: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    lexicon: Lexicon,
    options: TableOptions | None = None,
) -> Tables:
    """All tables, findings and alerts of one run.

    Shares are taken before `actors` and `frames` narrow what is shown, so that a value never
    depends on what else is asked for. The same input and seed give the same tables.
    """
    asked = options or TableOptions()
    _check(asked.actors, lexicon.actors, "--actors", "actor")
    _check(asked.frames, lexicon.frames, "--frames", "frame")
    docs = with_group(documents, documents, asked.by)
    rows = with_group(_whole(evidence, EVIDENCE_COLUMNS), docs, asked.by)
    rows = in_voice(rows, asked.voice).sort_values(
        ["document", "start", "mention_start", "cue_start", "actor", "cue_id", "evidence_id"],
        kind="stable",
    )
    seen = with_group(_whole(mentions, MENTION_COLUMNS), docs, asked.by)
    seen = seen.sort_values(["document", "mention_start", "actor"], kind="stable")
    uses = with_group(_whole(naming_uses, NAMING_COLUMNS), docs, asked.by)
    tables = _measured(rows, seen, uses, docs, lexicon, asked)
    tables = replace(tables, alerts=alerts(tables, lexicon))
    return replace(tables, findings=findings(tables))


def _measured(
    rows: pd.DataFrame,
    seen: pd.DataFrame,
    uses: pd.DataFrame,
    docs: pd.DataFrame,
    lexicon: Lexicon,
    asked: TableOptions,
) -> Tables:
    orders = _orders(rows, seen, docs, lexicon, asked)

    def shown(table: pd.DataFrame) -> pd.DataFrame:
        return arrange(_narrowed(table, asked), orders)

    # A stance over some frames is a stance of those rows; every other measure is narrowed after.
    framed = rows[rows["frame"].isin(asked.frames)] if asked.frames else rows
    return Tables(
        by=asked.by,
        voice=asked.voice,
        seed=asked.seed,
        evidence=_narrowed(rows, asked).reset_index(drop=True),
        mentions=_narrowed(seen, asked).reset_index(drop=True),
        documents=docs,
        frames_book=_book(lexicon, asked.frames),
        actor_labels={actor: entry.label for actor, entry in lexicon.actors.items()},
        member_of={actor: entry.member_of for actor, entry in lexicon.actors.items()},
        stance=shown(stance(framed, seed=asked.seed)),
        frames=shown(frames(rows, seen)),
        emphasis=shown(emphasis(rows, seen, docs)),
        silence=shown(silence(framed, seen, docs, actors=asked.actors)),
        dyads=shown(dyads(rows)),
        naming=shown(naming(uses)),
        distinct=arrange(_narrowed(distinct(rows), asked), {"group": orders["group"]}),
        tone=shown(tone(seen)),
    )


def _narrowed(table: pd.DataFrame, asked: TableOptions) -> pd.DataFrame:
    if asked.actors and "actor" in table.columns:
        table = table[table["actor"].isin(asked.actors)]
    if asked.actors and "agent" in table.columns:
        table = table[table["agent"].isin(asked.actors) | table["target"].isin(asked.actors)]
    if asked.frames and "frame" in table.columns:
        table = table[table["frame"].isin(asked.frames)]
    return table


def _orders(
    rows: pd.DataFrame,
    seen: pd.DataFrame,
    docs: pd.DataFrame,
    lexicon: Lexicon,
    asked: TableOptions,
) -> dict[str, dict[str, int]]:
    """Groups as the documents come (or sorted, for a time), actors by mentions, frames as told."""
    groups = docs["group"].astype(str)
    timed = {"year", "month", "day", "published"} & set(group_fields(asked.by))
    often = seen["actor"].value_counts() if len(seen) else rows["actor"].value_counts()
    actors = sorted(often.index, key=lambda actor: (-int(often[actor]), actor))
    actor_order = ranks(asked.actors or [*actors, *lexicon.actors])
    return {
        "group": ranks(sorted(groups) if timed else groups),
        "actor": actor_order,
        "agent": actor_order,
        "target": actor_order,
        "frame": ranks(lexicon.frames),
    }


def _book(lexicon: Lexicon, chosen: tuple[str, ...]) -> pd.DataFrame:
    entries = [
        [getattr(frame, field) for field in _FRAME_FIELDS]
        for frame in lexicon.frames.values()
        if not chosen or frame.frame in chosen
    ]
    return pd.DataFrame(entries, columns=list(_FRAME_FIELDS))


def _whole(table: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    """An empty table may come without its columns."""
    return table.reindex(columns=list(columns)) if table.empty else table


def _check(asked: tuple[str, ...], known: Iterable[str], option: str, word: str) -> None:
    names = list(known)
    for name in asked:
        if name not in names:
            raise InputError(
                option,
                f'no {word} "{name}" in the lexicon',
                expected="one of " + ", ".join(names),
                cure=did_you_mean(name, names),
            )
