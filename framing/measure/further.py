"""The measures beyond those of `Tables`, each under a name, over the rows of one run.

A measure is asked for by name (`framing measure NAME`); `actors` and `frames` narrow the rows
that are measured, never the length of a text or what a word is held against.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

import pandas as pd

from framing.errors import InputError, did_you_mean
from framing.measure.contested import IN_GROUP, IN_SENTENCE, contested
from framing.measure.keyness import KEYNESS_COLUMNS, keyness
from framing.measure.position import position
from framing.measure.robustness import leave_one_out
from framing.measure.rollup import roll_up
from framing.measure.similarity import similarity
from framing.measure.stance import stance
from framing.measure.time import over_time

if TYPE_CHECKING:
    from framing.measure.tables import Tables

CELL: Final = ["group", "actor"]


@dataclass(frozen=True)
class Asked:
    """What one measure is told; an empty value is its default.

    `period` document, month or year (over-time); `within` sentence or group (contested);
    `part` cue or document (robustness); `group` the group whose words are taken (keyness).
    """

    actors: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    period: str = ""
    within: str = ""
    part: str = ""
    group: str = ""


class Measure(NamedTuple):
    """One line of description, the options of `Asked` it reads, and the measure."""

    text: str
    reads: tuple[str, ...]
    table: Callable[[Tables, Asked], pd.DataFrame]


def measured(tables: Tables, name: str, asked: Asked) -> pd.DataFrame:
    """The table of one measure; `tables` are whole, not narrowed to actors and frames.

    Raises `InputError` for a name or an option that there is not.
    """
    check(name, asked)
    return MEASURES[name].table(tables, asked)


def check(name: str, asked: Asked) -> None:
    """Refuse an unknown measure, and an option that it does not read, before the work."""
    if name not in MEASURES:
        raise InputError(
            "measure",
            f'no measure "{name}"',
            expected=", ".join(MEASURES),
            cure=did_you_mean(name, MEASURES),
        )
    for field in fields(asked):
        own = field.name in ("actors", "frames", *MEASURES[name].reads)
        if not own and getattr(asked, field.name):
            users = [each for each, entry in MEASURES.items() if field.name in entry.reads]
            raise InputError(
                f"--{field.name}", f"is of no use for {name}", expected=f"it with {users[0]}"
            )
    if name == "keyness" and not asked.actors:
        raise InputError("keyness", "no actor is named", expected="--actors with one actor or more")


def _rows(tables: Tables, asked: Asked) -> pd.DataFrame:
    rows = tables.evidence
    if asked.actors:
        rows = rows[rows["actor"].isin(asked.actors)]
    return rows[rows["frame"].isin(asked.frames)] if asked.frames else rows


def _choice(option: str, value: str, known: Mapping[str, str]) -> str:
    """The value in the measure's own words; the first one stands for an empty value."""
    if value and value not in known:
        raise InputError(
            option,
            f'"{value}" is unknown',
            expected=", ".join(known),
            cure=did_you_mean(value, known),
        )
    return known[value or next(iter(known))]


def _over_time(tables: Tables, asked: Asked) -> pd.DataFrame:
    period = asked.period or "year"
    found = over_time(_rows(tables, asked), period=period, seed=tables.seed)  # type: ignore[arg-type]
    if found.empty and len(tables.evidence):
        raise InputError(
            "over-time",
            f"no text has a date that tells its {period}",
            expected="dates such as 2023-05-17 in the column published of --sources",
            cure="add the dates, or compare by another field with --by",
        )
    return found


def _position(tables: Tables, asked: Asked) -> pd.DataFrame:
    ends = pd.concat([tables.mentions[["document", "end"]], tables.evidence[["document", "end"]]])
    return position(_rows(tables, asked), ends, seed=tables.seed)


def _contested(tables: Tables, asked: Asked) -> pd.DataFrame:
    within = _choice("--within", asked.within, {"sentence": "sentence", "group": "group"})
    book = tables.frames_book
    poles = dict(zip(book["frame"].astype(str), book["pole"].astype(str), strict=True))
    keys = IN_SENTENCE if within == "sentence" else IN_GROUP
    return contested(_rows(tables, asked), poles, within=keys)


def _similarity(tables: Tables, asked: Asked) -> pd.DataFrame:
    return similarity(_rows(tables, asked))


def _robustness(tables: Tables, asked: Asked) -> pd.DataFrame:
    part = _choice("--part", asked.part, {"cue": "cue_id", "document": "document"})
    table = leave_one_out(_rows(tables, asked), part, by=CELL)
    order = [*CELL, "share", "left_out"]
    return table.sort_values(order, ascending=[True, True, False, True]).reset_index(drop=True)


def _keyness(tables: Tables, asked: Asked) -> pd.DataFrame:
    groups = list(dict.fromkeys(tables.documents["group"].astype(str)))
    if asked.group and asked.group not in groups:
        raise InputError(
            "--group",
            f'no group "{asked.group}" by {tables.by}',
            expected="one of " + ", ".join(groups),
            cure=did_you_mean(asked.group, groups),
        )
    parts = [
        keyness(tables.mentions, actor, group=asked.group).assign(actor=actor)
        for actor in asked.actors
    ]
    return pd.concat(parts, ignore_index=True)[["actor", *KEYNESS_COLUMNS]]


def _blocs(tables: Tables, asked: Asked) -> pd.DataFrame:
    rows = roll_up(_rows(tables, replace(asked, actors=())), tables.member_of)
    if asked.actors:
        rows = rows[rows["actor"].isin(asked.actors)]
    members = rows.groupby(CELL)["member"].agg(lambda found: "|".join(sorted(set(found))))
    table = stance(rows, by=CELL, seed=tables.seed)
    return table.merge(members.rename("members"), how="left", on=CELL)


def _distinct(tables: Tables, asked: Asked) -> pd.DataFrame:
    table = tables.distinct
    for column, names in (("actor", asked.actors), ("frame", asked.frames)):
        table = table[table[column].isin(names)] if names else table
    return table.reset_index(drop=True)


def _tone(tables: Tables, asked: Asked) -> pd.DataFrame:
    table = tables.tone[tables.tone["actor"].isin(asked.actors)] if asked.actors else tables.tone
    return table.reset_index(drop=True)


#: Name -> measure, in the order of the help.
MEASURES: Final[Mapping[str, Measure]] = MappingProxyType(
    {
        "distinct": Measure("which frames set a group apart, by weighted log-odds", (), _distinct),
        "over-time": Measure("stance by document, month or year", ("period",), _over_time),
        "position": Measure("stance in each third of a text", (), _position),
        "contested": Measure("where frames or voices clash on one actor", ("within",), _contested),
        "similarity": Measure("how alike two groups show the same actors", (), _similarity),
        "keyness": Measure("words typical of the sentences on an actor", ("group",), _keyness),
        "robustness": Measure("stance without each cue, or each document", ("part",), _robustness),
        "blocs": Measure("stance towards blocs, their members counted with them", (), _blocs),
        "tone": Measure("a second opinion by a general word list", (), _tone),
    }
)
