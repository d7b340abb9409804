"""Alerts: what a reader must know before trusting a value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from framing.lexicon.model import Lexicon
from framing.measure.links import anchor
from framing.measure.rows import counted
from framing.schema import THIN

if TYPE_CHECKING:
    from framing.measure.tables import Tables

#: A value that rests on one cue for more than this share is told.
ONE_CUE = 0.5
_LISTED = 8
#: With more groups than this, silences are summed up; the table has them all.
_GROUPS = 12


class Alert(NamedTuple):
    """`kind` is a word to group by; `anchor` leads to the sentences, or is empty."""

    kind: str
    text: str
    anchor: str = ""


def alerts(tables: Tables, lexicon: Lexicon) -> tuple[Alert, ...]:
    """Thin cells, silent pairs, absent actors, odd texts, lone frames, lone cues, unused cues."""
    return (
        *_document_alerts(tables.documents),
        *_thin(tables.stance),
        *_silent(tables),
        *_nowhere(tables, lexicon),
        *_one_group_frames(tables),
        *_one_cue(tables),
        *_unused(tables.evidence, lexicon),
    )


def listed(names: Iterable[str], most: int = _LISTED) -> str:
    """`a, b and c`; a long list is cut and says by how much."""
    every = list(names)
    if len(every) > most:
        return f"{', '.join(every[:most])} and {len(every) - most} more"
    return " and ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)


def label(tables: Tables, actor: str) -> str:
    """The actor's name as the lexicon writes it."""
    return tables.actor_labels.get(actor, actor)


def _document_alerts(documents: pd.DataFrame) -> list[Alert]:
    found = []
    for document, notes in zip(documents["document"], documents["alerts"], strict=True):
        each = str(notes).split(" | ") if notes else []
        found += [Alert("document", f"{document}: {note}") for note in each]
    return found


def _thin(stance: pd.DataFrame) -> list[Alert]:
    thin = int(stance["thin"].astype(bool).sum())
    if not thin:
        return []
    return [
        Alert(
            "thin",
            f"{thin} of {len(stance)} stance values rest on fewer than {THIN} sentences; they "
            "are marked, carry no interval and are not ranked.",
        )
    ]


def _silent(tables: Tables) -> list[Alert]:
    states = tables.silence["state"].value_counts()
    if tables.silence["group"].nunique() > _GROUPS and len(states.drop("framed", errors="ignore")):
        text = (
            f"Of {len(tables.silence)} pairs of {tables.by} and actor {states.get('absent', 0)} "
            f"are not mentioned and {states.get('mentioned', 0)} mentioned, not framed."
        )
        return [Alert("silence", text)]
    found = []
    told = tables.silence[tables.silence["actor"].isin(set(tables.stance["actor"]))]
    for group, part in told.groupby("group", sort=False):
        for state, words in (("absent", "not mentioned"), ("mentioned", "mentioned, not framed")):
            names = [label(tables, actor) for actor in part.loc[part["state"] == state, "actor"]]
            if names:
                found.append(Alert("silence", f"{group}: {words}: {listed(names)}."))
    return found


def _nowhere(tables: Tables, lexicon: Lexicon) -> list[Alert]:
    seen = {*tables.mentions["actor"], *tables.evidence["actor"], *tables.silence["actor"]}
    names = [entry.label for actor, entry in lexicon.actors.items() if actor not in seen]
    if not names or not seen:
        return []
    if len(names) <= _LISTED:
        return [Alert("absent", f"In the lexicon and in no text: {listed(names)}.")]
    text = f"{len(names)} of the {len(lexicon.actors)} actors in the lexicon, among them "
    return [Alert("absent", f"{text}{listed(names[:_LISTED])}.")]


def _one_group_frames(tables: Tables) -> list[Alert]:
    groups = tables.frames.groupby("frame")["group"].agg(["nunique", "first"])
    book = tables.frames_book
    lone = groups[groups["nunique"] == 1]["first"].to_dict()
    if tables.documents["group"].nunique() < 2:
        return []
    return [
        Alert("one source", f'The frame "{name}" occurs in {lone[frame]} only.')
        for frame, name in zip(book["frame"], book["label"], strict=True)
        if frame in lone
    ]


def _one_cue(tables: Tables) -> list[Alert]:
    found = []
    firm = tables.stance[~tables.stance["thin"].astype(bool)]
    for _, row in firm[firm["top_cue_share"] > ONE_CUE].iterrows():
        group, actor = str(row["group"]), str(row["actor"])
        flips = "; without it the sign changes" if row["sign_flips"] else ""
        text = (
            f"{group} on {label(tables, actor)}: {100 * float(row['top_cue_share']):.0f} % of the "
            f"value rests on one cue ({row['top_cue']}){flips}."
        )
        found.append(Alert("one cue", text, anchor(group, actor)))
    return found


def _unused(evidence: pd.DataFrame, lexicon: Lexicon) -> list[Alert]:
    used = set(counted(evidence)["cue_id"])
    unused = [cue.cue_id for cue in lexicon.cues if cue.cue_id not in used]
    if not unused or not used:
        return []
    text = f"{len(unused):,} of {len(lexicon.cues):,}, which is usual for a wide lexicon."
    return [Alert("unused cues", text)]
