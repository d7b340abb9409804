"""The parts a finding is told with: cells, counts, names, and what a count must not hide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from framing.measure.alerts import label
from framing.measure.links import anchor
from framing.measure.quotes import quote, voice_of
from framing.measure.rows import SENTENCE

if TYPE_CHECKING:
    from framing.measure.tables import Tables

Part = tuple[str, str]


class Finding(NamedTuple):
    """One sentence of the summary.

    The texts of `parts` make up the headline; a part with an anchor leads to its sentences.
    `n`, `low`, `high`, `quote` and `evidence_ids` belong to the leading statement (group,
    actor, frame); low and high are None where there is no interval.
    """

    headline: str
    parts: tuple[Part, ...]
    group: str = ""
    actor: str = ""
    frame: str = ""
    n: int = 0
    low: float | None = None
    high: float | None = None
    voice: str = ""
    quote: str = ""
    document: str = ""
    evidence_ids: tuple[str, ...] = ()


def finding_of(
    tables: Tables,
    parts: Sequence[Part],
    rows: pd.DataFrame,
    *,
    key: tuple[str, str, str] = ("", "", ""),
    interval: tuple[float, float] | None = None,
) -> Finding:
    """A finding whose n, voice, quotation and ids are those of `rows`, its leading statement."""
    said, document = quote(rows)
    low, high = interval if interval else (None, None)
    return Finding(
        headline="".join(text for text, _ in parts),
        parts=tuple(parts),
        group=key[0],
        actor=key[1],
        frame=key[2],
        n=len(rows.drop_duplicates(list(SENTENCE))),
        low=low,
        high=high,
        voice=voice_of(rows),
        quote=said,
        document=document,
        evidence_ids=tuple(rows["evidence_id"]),
    )


def cell_rows(tables: Tables, **cell: str) -> pd.DataFrame:
    """The counted rows of a cell, such as `group="a", actor="russia"`; an empty value is any."""
    rows = tables.evidence
    # One mask and one copy: the table is wide, and a corpus has many rows.
    chosen = (rows["role"] != "near") & (rows["weight"] > 0)
    for column, value in cell.items():
        if value:
            chosen &= rows[column] == value
    return rows[chosen]


def in_sentences(n: int) -> str:
    """`1 sentence`, `2 sentences`."""
    return f"{n} sentence" if n == 1 else f"{n} sentences"


def frame_label(tables: Tables, frame: str) -> str:
    """The frame's label as it stands within a sentence."""
    book = tables.frames_book
    names = book.loc[book["frame"] == frame, "label"]
    name = str(names.iloc[0]) if len(names) else frame
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def pair_parts(
    tables: Tables, group: str, actor: str, frame: str, elsewhere: str = ""
) -> list[Part]:
    """`Russia as partner (3 sentences; elsewhere 2, hedged only)`, linked at its count."""
    rows = cell_rows(tables, group=group, actor=actor, frame=frame)
    n = len(rows.drop_duplicates(list(SENTENCE)))
    return [
        (f"{label(tables, actor)} as {frame_label(tables, frame)} (", ""),
        (in_sentences(n), anchor(group, actor, frame)),
        (f"{elsewhere}{_restrictions(rows)})", ""),
    ]


def _restrictions(rows: pd.DataFrame) -> str:
    """What would mislead if left out: all denied, all irreal, all in somebody else's voice."""
    words = ""
    if bool(rows["negated"].astype(bool).all()):
        words += ", denied"
    modalities = rows["modality"].unique()
    if len(modalities) == 1 and modalities[0] != "asserted":
        words += f", {modalities[0]} only"
    if not (rows["voice"] == "author").any():
        words += ", in reported voice only"
    return words


def signed(value: float) -> str:
    """Two decimals with a sign, a true minus, and no signed zero."""
    rounded = round(float(value), 2)
    return "0.00" if rounded == 0 else f"{rounded:+.2f}".replace("-", "\N{MINUS SIGN}")
