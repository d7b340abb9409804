"""Findings in words, generated from the tables: distinctive first, each with its sentences.

Only counts, shares, intervals and quotations are stated; no cause, no motive, no significance.
A cell of fewer than 5 sentences is never ranked and never has an interval; it may be told as
an observation ("only X shows Y as Z, 3 sentences").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from framing.measure.alerts import label, listed
from framing.measure.links import anchor
from framing.measure.rows import counted
from framing.measure.telling import (
    Finding,
    Part,
    cell_rows,
    finding_of,
    frame_label,
    in_sentences,
    pair_parts,
    signed,
)
from framing.schema import THIN

if TYPE_CHECKING:
    from framing.measure.tables import Tables

__all__ = ["Finding", "findings", "signed"]

#: Findings on one page, without the closing line of what not to conclude.
MOST = 6
#: Below this, more of what the groups share is told, if there is any.
LEAST = 3
#: Sentences an observation rests on at least.
FEWEST = 2
#: A pair that others have too is told as distinctive from this z-score on (two-sided 5 %).
CLEAR = 1.96
_ITEMS = 3
_SHOWN = 8
_FEW_DOCUMENTS = 30


def findings(tables: Tables) -> tuple[Finding, ...]:
    """Up to six findings and a last line on what not to conclude; the latter is always there."""
    shared = _shared(tables)
    others = [*_extremes(tables), *shared[:1], *_silences(tables)]
    found = [*_distinctive(tables, MOST - len(others)), *others]
    if len(found) < LEAST:
        found += shared[1 : LEAST - len(found) + 1]
    return (*(found or _described(tables)), _caution(tables))


# distinctive


class _Told(NamedTuple):
    """What is distinctive of a group: pairs nobody else has, and pairs others have less."""

    rank: tuple[bool, bool, float, str]
    group: str
    lone: pd.DataFrame
    clear: pd.DataFrame


def _distinctive(tables: Tables, most: int) -> list[Finding]:
    """One finding a group; first groups which alone show so an actor that others show too."""
    table = tables.distinct[tables.distinct["z"] > 0]
    here = table["only_here"].astype(bool)
    clear = ~here & (table["n"] >= THIN) & (table["z"] >= CLEAR)
    table = table[clear | (here & (table["n"] >= FEWEST))]
    if table.empty:
        return []
    own = counted(tables.evidence)
    own = own[own["voice"] == "author"][["group", "actor", "frame"]].drop_duplicates()
    table = table.merge(own.assign(own=True), how="left", on=["group", "actor", "frame"])
    framed_by = tables.stance.groupby("actor")["group"].nunique()
    table["own"] = table["own"].notna()
    table["common"] = table["actor"].map(framed_by) > 1
    plain = counted(tables.evidence)
    plain = plain[(plain["voice"] == "author") & ~plain["negated"].astype(bool)]
    used_by = plain.groupby("frame")["group"].nunique()
    table["rare"] = table["frame"].map(used_by) == 1
    # One pair an actor, the writer's own voice first, so that neither one actor nor what
    # others are reported to say sums up a group; then a frame that no other group uses at all.
    by = ["own", "rare", "common", "z", "log_odds", "actor", "frame"]
    table = table.sort_values(by, ascending=[False] * 5 + [True] * 2)
    found = [_told(str(group), part) for group, part in table.groupby("group")]
    return [_of_group(tables, told) for told in sorted(found, key=lambda t: t.rank)[:most]]


def _told(group: str, pairs: pd.DataFrame) -> _Told:
    here = pairs["only_here"].astype(bool)
    lone = pairs[here].drop_duplicates("actor")
    first = ["own", "rare", "common", "n"]
    lone = lone.sort_values(first, ascending=False, kind="stable").head(_ITEMS)
    clear = pairs[~here & ~pairs["actor"].isin(lone["actor"])].drop_duplicates("actor")
    clear = clear.head(1 if len(lone) else _ITEMS)
    exclusive = bool((lone["common"] & lone["own"]).any())
    z = float((lone if len(lone) else clear)["z"].iloc[0])
    rare = bool((lone["rare"] & lone["own"]).any())
    return _Told((not exclusive, not rare, -z, group), group, lone, clear)


def _of_group(tables: Tables, told: _Told) -> Finding:
    group, lone, clear = told.group, told.lone, told.clear
    parts: list[Part] = []
    if len(lone):
        parts = [(f"Only {group} shows ", ""), *_joined(tables, group, lone)]
    if len(clear):
        more = "; more than the others do, it shows " if parts else ""
        parts.append((more or f"More than the others do, {group} shows ", ""))
        parts += _joined(tables, group, clear)
    parts.append((".", ""))
    first = (lone if len(lone) else clear).iloc[0]
    key = (group, str(first["actor"]), str(first["frame"]))
    rows = cell_rows(tables, group=key[0], actor=key[1], frame=key[2])
    return finding_of(tables, parts, rows, key=key)


def _joined(tables: Tables, group: str, pairs: pd.DataFrame) -> list[Part]:
    parts: list[Part] = []
    for position, row in enumerate(pairs.to_dict("records")):
        if position:
            parts.append((" and " if position == len(pairs) - 1 else ", ", ""))
        elsewhere = f"; elsewhere {row['n_elsewhere']}" if row["n_elsewhere"] else ""
        parts += pair_parts(tables, group, str(row["actor"]), str(row["frame"]), elsewhere)
    return parts


# the most and the least favourable


def _extremes(tables: Tables) -> list[Finding]:
    """The groups most and least favourable to the actor that most groups frame firmly."""
    firm = tables.stance[~tables.stance["thin"].astype(bool)] if len(tables.stance) else None
    if firm is None or firm.empty:
        return []
    actors = firm.groupby("actor").agg(groups=("group", "nunique"), n=("n", "sum"))
    actors = actors[actors["groups"] >= 2].reset_index()
    if actors.empty:
        return []
    actors = actors.sort_values(["groups", "n", "actor"], ascending=[False, False, True])
    actor = str(actors["actor"].iloc[0])
    cells = firm[firm["actor"] == actor].sort_values(["stance", "group"], ascending=[False, True])
    top, bottom = cells.iloc[0], cells.iloc[-1]
    if signed(top["stance"]) == signed(bottom["stance"]):
        return []
    missing = tables.documents["group"].nunique() - len(cells)
    scope = f", of the {len(cells)} with {THIN} sentences or more" if missing else ""
    parts: list[Part] = [
        (f"Most favourable to {label(tables, actor)}{scope}: {top['group']}, ", ""),
        (_value(top), anchor(str(top["group"]), actor)),
        (f"; least: {bottom['group']}, ", ""),
        (_value(bottom), anchor(str(bottom["group"]), actor)),
        (f". The intervals {'overlap' if top['low'] <= bottom['high'] else 'do not overlap'}.", ""),
    ]
    rows = cell_rows(tables, group=str(top["group"]), actor=actor)
    interval = (float(top["low"]), float(top["high"]))
    return [finding_of(tables, parts, rows, key=(str(top["group"]), actor, ""), interval=interval)]


def _value(cell: pd.Series) -> str:
    return (
        f"{signed(cell['stance'])} [{signed(cell['low'])}, {signed(cell['high'])}], "
        f"{in_sentences(int(cell['n']))}"
    )


# shared by most


def _shared(tables: Tables) -> list[Finding]:
    """The pairs (actor, frame) that the most groups have: what the texts agree to talk about."""
    if tables.frames.empty:
        return []
    pairs = tables.frames.groupby(["actor", "frame"]).agg(
        groups=("group", "nunique"), n=("n", "sum")
    )
    pairs = pairs[pairs["groups"] >= 2].reset_index()
    if pairs.empty:
        return []
    by = ["groups", "n", "actor", "frame"]
    best = pairs.sort_values(by, ascending=[False, False, True, True]).head(LEAST)
    return [_pair_of_all(tables, str(p["actor"]), str(p["frame"])) for _, p in best.iterrows()]


def _pair_of_all(tables: Tables, actor: str, frame: str) -> Finding:
    cells = tables.frames[(tables.frames["actor"] == actor) & (tables.frames["frame"] == frame)]
    every = tables.documents["group"].nunique()
    who = "all" if len(cells) == every else f"{len(cells)} of {every}"
    name = label(tables, actor)
    opening = f"{name[:1].upper()}{name[1:]} as {frame_label(tables, frame)} is in {who}: "
    parts: list[Part] = [(opening, "")]
    shown = cells.head(_SHOWN)
    for position, cell in enumerate(shown.to_dict("records")):
        parts.append((f"{', ' if position else ''}{cell['group']} ", ""))
        parts.append((str(cell["n"]), anchor(str(cell["group"]), actor, frame)))
    rest = len(cells) - len(shown)
    parts.append((f" and {rest} more (sentences)." if rest else " (sentences).", ""))
    return finding_of(
        tables, parts, cell_rows(tables, actor=actor, frame=frame), key=("", actor, frame)
    )


# silence


def _silences(tables: Tables) -> list[Finding]:
    """The actors that most groups frame and some never mention."""
    table = tables.silence
    framed = table[table["state"] == "framed"].groupby("actor")
    sums = pd.DataFrame({"groups": framed.size(), "framed": framed["framed"].sum()})
    quiet = table[table["state"] == "absent"]
    sums = sums[sums.index.isin(quiet["actor"]) & (sums["framed"] >= THIN)].reset_index()
    best = sums.sort_values(["groups", "framed", "actor"], ascending=[False, False, True])
    several = best[best["groups"] >= 2]
    best = several if len(several) else best.head(1)
    if best.empty:
        return []
    without = quiet.groupby("actor")["group"].agg(tuple).to_dict()
    silent: dict[tuple[str, ...], list[str]] = {}
    for actor in best["actor"].astype(str):
        silent.setdefault(without[actor], []).append(label(tables, actor))
    told = [
        f"{listed(groups)} {'does' if len(groups) == 1 else 'do'} not mention {listed(names, 4)}"
        for groups, names in list(silent.items())[:_ITEMS]
    ]
    parts: list[Part] = [("; ".join(told), "")]
    parts.append((". Silence is not neutrality.", ""))
    first = str(best["actor"].iloc[0])
    return [finding_of(tables, parts, cell_rows(tables, actor=first).head(0), key=("", first, ""))]


# one group, or nothing to compare


def _described(tables: Tables) -> list[Finding]:
    """What a single group says most, where there is nobody to compare it with."""
    table = tables.frames
    if table.empty:
        text = "No sentence frames any of the actors." if len(tables.documents) else "No texts."
        return [Finding(text, ((text, ""),))]
    best = table[table["n"] >= FEWEST].sort_values(
        ["n", "actor", "frame"], ascending=[False, True, True]
    )
    found = []
    for cell in best.drop_duplicates("actor").head(3).itertuples(index=False):
        key = (str(cell.group), str(cell.actor), str(cell.frame))
        parts: list[Part] = [(f"{key[0]} shows ", ""), *pair_parts(tables, *key), (".", "")]
        rows = cell_rows(tables, group=key[0], actor=key[1], frame=key[2])
        found.append(finding_of(tables, parts, rows, key=key))
    return found


_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def _caution(tables: Tables) -> Finding:
    n = len(tables.documents)
    few = ""
    if 0 < n < _FEW_DOCUMENTS:
        number = _NUMBERS[n] if n < len(_NUMBERS) else str(n)
        few = f"{number} document gives" if n == 1 else f"{number} documents give"
        few += " counts, not significance. "
    text = (
        f"{few}What not to conclude: why anybody writes so, what it does to readers, or whether "
        "it is true. A text that is silent on an actor is not neutral."
    )
    return Finding(text, ((text, ""),))
