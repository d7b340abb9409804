"""Everything figures and pages read, made from the three tables of one run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

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


#: The tables of `Tables` that are made from its rows.
AGGREGATES = (
    *("frames_book", "stance", "frames", "emphasis", "silence", "dyads"),
    *("naming", "distinct", "tone"),
)


@dataclass(frozen=True)
class TableOptions:
    """What is compared: `by` a metadata field or two (`camp,year`); empty tuples mean all."""

    by: str = "source"
    voice: VoiceFilter = "all"
    seed: int = 1
    actors: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()


class Measured(NamedTuple):
    """The whole tables of one run, before `actors` and `frames` narrow what is shown.

    Shares are taken from these, so that a value never depends on what else is asked for.
    """

    evidence: pd.DataFrame
    mentions: pd.DataFrame
    naming: pd.DataFrame
    lexicon: Lexicon


@dataclass(frozen=True)
class Tables:
    """One tidy table a measure; each has the column `group`, the value of the field `by`.

    A measure is made when it is first read. The same input and seed give the same tables.
    """

    asked: TableOptions
    documents: pd.DataFrame
    whole: Measured = field(repr=False)

    @property
    def by(self) -> str:
        """The field, or two with a comma, whose values are the groups."""
        return self.asked.by

    @property
    def voice(self) -> VoiceFilter:
        """Whose voice the rows are of."""
        return self.asked.voice

    @property
    def seed(self) -> int:
        """What every drawn number depends on, besides the cell it is drawn for."""
        return self.asked.seed

    @cached_property
    def evidence(self) -> pd.DataFrame:
        """The rows of evidence asked for, in the order of the texts."""
        return _narrowed(self.whole.evidence, self.asked).reset_index(drop=True)

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """The mentions of the actors asked for, in the order of the texts."""
        return _narrowed(self.whole.mentions, self.asked).reset_index(drop=True)

    @cached_property
    def frames_book(self) -> pd.DataFrame:
        """One row a frame asked for: what the codebook says of it."""
        return _book(self.whole.lexicon, self.asked.frames)

    @cached_property
    def actor_labels(self) -> dict[str, str]:
        """How a page writes each actor."""
        return {actor: entry.label for actor, entry in self.whole.lexicon.actors.items()}

    @cached_property
    def frame_labels(self) -> dict[str, str]:
        """How a page writes each frame, in lexicon order."""
        book = self.frames_book
        return dict(zip(book["frame"].astype(str), book["label"].astype(str), strict=True))

    @cached_property
    def member_of(self) -> dict[str, tuple[str, ...]]:
        """The blocs each actor belongs to."""
        return {actor: entry.member_of for actor, entry in self.whole.lexicon.actors.items()}

    @cached_property
    def stance(self) -> pd.DataFrame:
        """How favourable each group is to each actor."""
        return self._shown(stance(self._framed, seed=self.seed))

    @cached_property
    def frames(self) -> pd.DataFrame:
        """Which frames each group uses for each actor."""
        return self._shown(frames(self.whole.evidence, self.whole.mentions))

    @cached_property
    def emphasis(self) -> pd.DataFrame:
        """How much room each group gives to each actor."""
        return self._shown(emphasis(self.whole.evidence, self.whole.mentions, self.documents))

    @cached_property
    def silence(self) -> pd.DataFrame:
        """Whether each group frames, mentions or leaves out each actor."""
        seen = self.whole.mentions
        return self._shown(silence(self._framed, seen, self.documents, actors=self.asked.actors))

    @cached_property
    def dyads(self) -> pd.DataFrame:
        """Who does what to whom, according to whom."""
        return self._shown(dyads(self.whole.evidence))

    @cached_property
    def naming(self) -> pd.DataFrame:
        """Which of several names each group uses."""
        return self._shown(naming(self.whole.naming))

    @cached_property
    def distinct(self) -> pd.DataFrame:
        """What each group frames more than the others do."""
        table = _narrowed(distinct(self.whole.evidence), self.asked)
        return arrange(table, {"group": self._orders["group"]})

    @cached_property
    def tone(self) -> pd.DataFrame:
        """TextBlob's polarity of the sentences that mention each actor."""
        return self._shown(tone(self.whole.mentions))

    @cached_property
    def alerts(self) -> tuple[Alert, ...]:
        """What a reader has to know before trusting the figures."""
        return alerts(self, self.whole.lexicon)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Up to six findings in words, then what not to conclude."""
        return findings(self)

    @cached_property
    def _framed(self) -> pd.DataFrame:
        """A stance over some frames is a stance of those rows; all else is narrowed after."""
        rows = self.whole.evidence
        return rows[rows["frame"].isin(self.asked.frames)] if self.asked.frames else rows

    @cached_property
    def _orders(self) -> dict[str, dict[str, int]]:
        whole = self.whole
        return _orders(whole.evidence, whole.mentions, self.documents, whole.lexicon, self.asked)

    def _shown(self, table: pd.DataFrame) -> pd.DataFrame:
        return arrange(_narrowed(table, self.asked), self._orders)


def make_tables(
    evidence: pd.DataFrame,
    mentions: pd.DataFrame,
    naming_uses: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    lexicon: Lexicon,
    options: TableOptions | None = None,
) -> Tables:
    """The tables, findings and alerts of one run."""
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
    return Tables(asked, docs, Measured(rows, seen, uses, lexicon))


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
