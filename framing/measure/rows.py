"""Which rows count, how they are grouped, and what a sentence is: shared by every measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import pandas as pd

from framing.errors import InputError, did_you_mean

VoiceFilter = Literal["all", "author", "attributed"]

#: A sentence is the unit of n; its id is only promised to be unique within a document.
SENTENCE = ("document", "sentence_id")
#: One actor mention.
MENTION = ("document", "actor", "mention_start", "mention_end")
#: Above this a polarity or a stance is favourable, below its negative unfavourable.
NEUTRAL = 0.15

_VOICES: Mapping[str, tuple[str, ...]] = {
    "all": ("author", "attributed", "quoted"),
    "author": ("author",),
    "attributed": ("attributed", "quoted"),
}


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as dictionaries of plain values, column by column: pandas goes cell by cell."""
    names = [str(name) for name in table.columns]
    columns = [table.iloc[:, at].to_numpy(dtype=object).tolist() for at in range(len(names))]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def counted(evidence: pd.DataFrame) -> pd.DataFrame:
    """The rows that count: a grammatical relation was found and the weight is above 0."""
    return evidence[(evidence["role"] != "near") & (evidence["weight"] > 0)]


def in_voice(evidence: pd.DataFrame, voice: VoiceFilter) -> pd.DataFrame:
    """The rows in the author's own voice, in reported or quoted voice, or all of them."""
    if voice not in _VOICES:
        raise InputError(
            "--voice",
            f'no voice "{voice}"',
            expected=" or ".join(_VOICES),
            cure=did_you_mean(voice, _VOICES),
        )
    return evidence[evidence["voice"].isin(_VOICES[voice])]


def sentences(rows: pd.DataFrame, by: Sequence[str]) -> pd.Series[int]:
    """Distinct sentences for each value of `by`: the n of every table."""
    return rows.drop_duplicates([*by, *SENTENCE]).groupby(list(by)).size()


def mention_keys(evidence: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """One row a distinct mention (group, document, actor, start, end).

    A mention which the evidence knows and the mention table does not is added, so that no
    share can pass 1.
    """
    columns = ["group", *MENTION]
    known = [table[columns] for table in (mentions, evidence) if len(table)]
    if not known:
        return pd.DataFrame(columns=columns)
    return pd.concat(known, ignore_index=True).drop_duplicates(ignore_index=True)


def polarity_of(rows: pd.DataFrame, by: Sequence[str]) -> pd.Series[float]:
    """sum(weight x polarity) / sum(weight) for each value of `by`, in [-1, 1]."""
    parts = rows.assign(pull=rows["weight"] * rows["polarity"])
    sums = parts.groupby(list(by))[["pull", "weight"]].sum()
    return sums["pull"] / sums["weight"]


def look_up(keys: pd.DataFrame, by: Sequence[str], values: pd.Series[Any]) -> pd.Series[Any]:
    """`values` (indexed by `by`) beside the rows of `keys`; 0 where there is none."""
    index = pd.MultiIndex.from_frame(keys[list(by)]) if len(by) > 1 else pd.Index(keys[by[0]])
    return pd.Series(values.reindex(index).fillna(0).to_numpy(), index=keys.index)


def ranks(values: Iterable[str]) -> dict[str, int]:
    """Each value's place in the order in which it first appears."""
    order: dict[str, int] = {}
    for value in values:
        order.setdefault(value, len(order))
    return order


def arrange(table: pd.DataFrame, orders: Mapping[str, Mapping[str, int]]) -> pd.DataFrame:
    """`table` sorted by the given orders of its columns, then by what else it holds as text."""
    keys = [column for column in orders if column in table.columns]
    if table.empty or not keys:
        return table.reset_index(drop=True)
    helper = pd.DataFrame(
        {column: table[column].map(lambda v, o=orders[column]: o.get(v, len(o))) for column in keys}
    )
    return table.loc[helper.sort_values(keys, kind="stable").index].reset_index(drop=True)
