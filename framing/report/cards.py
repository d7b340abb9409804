"""A card for each source and each actor: the main values in one place, each with its list."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final, NamedTuple

from framing.charts.choose import actors_by_sentences, groups_in_order
from framing.charts.words import clean, percent
from framing.measure.links import anchor
from framing.measure.rows import records
from framing.measure.tables import Tables
from framing.report.run import Run
from framing.report.words import count, signed
from framing.schema import THIN

_VALUES: Final = 6
_ITEMS: Final = 4
_NAMES: Final = 8
_ACTORS: Final = 24


class Value(NamedTuple):
    """A stance with its n; thin values are marked."""

    name: str
    stance: str
    n: int
    thin: bool
    anchor: str


class Item(NamedTuple):
    """A framing with its number of sentences."""

    text: str
    n: int
    anchor: str


class Card(NamedTuple):
    """A source or an actor. `notes` are (label, text)."""

    name: str
    citations: tuple[str, ...]
    facts: str
    values: tuple[Value, ...]
    more: int
    items_label: str
    items: tuple[Item, ...]
    notes: tuple[tuple[str, str], ...]


Rows = list[dict[str, Any]]


def _by(rows: Rows, column: str) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for row in rows:
        found.setdefault(str(row[column]), []).append(row)
    return found


def source_cards(run: Run, known: Collection[str]) -> tuple[Card, ...]:
    """One card a group, in the order of the texts."""
    t = run.tables
    stance, distinct = _by(records(t.stance), "group"), _by(records(t.distinct), "group")
    frames, silence = _by(records(t.frames), "group"), _by(records(t.silence), "group")
    documents = _by(records(t.documents), "group")
    leading = actors_by_sentences(t)[:12]
    words, cards = run.strings["cards"], []
    for group in groups_in_order(t):
        values = [_value(run, row, "actor", known) for row in stance.get(group, ())]
        marked = [row for row in distinct.get(group, ()) if row["z"] > 0 and row["n"] >= 2]
        chosen = marked or sorted(frames.get(group, ()), key=lambda row: -int(row["n"]))
        cards.append(
            Card(
                name=clean(group),
                citations=_citations(run, documents.get(group, [])),
                facts=_source_facts(run, documents.get(group, [])),
                values=_largest(values),
                more=max(0, len(values) - _VALUES),
                items_label=words["distinctive" if marked else "says"],
                items=tuple(_framing(run, row, known) for row in chosen[:_ITEMS]),
                notes=_silences(run, silence.get(group, []), leading)
                + _tone(run, documents.get(group, [])),
            )
        )
    return tuple(cards)


def actor_cards(run: Run, known: Collection[str]) -> tuple[Card, ...]:
    """One card a framed actor, most framed first."""
    t = run.tables
    stance, frames = _by(records(t.stance), "actor"), _by(records(t.frames), "actor")
    mentions = t.mentions["actor"].value_counts().to_dict() if len(t.mentions) else {}
    total = max(1, sum(mentions.values()))
    words, cards = run.strings["cards"], []
    for actor in _told_actors(t):
        values = [_value(run, row, "group", known) for row in stance.get(actor, ())]
        seen = int(mentions.get(actor, 0))
        share = words["share"].format(share=percent(seen / total))
        cards.append(
            Card(
                name=run.actor(actor),
                citations=(),
                facts=f"{count(run.strings, seen, 'mention')}, {share}",
                values=_largest(values),
                more=max(0, len(values) - _VALUES),
                items_label=words["frames"],
                items=_frames_of(run, actor, frames.get(actor, []), known),
                notes=_names(run, actor),
            )
        )
    return tuple(cards)


def _told_actors(tables: Tables) -> list[str]:
    """Actors with enough sentences for a card."""
    total = tables.stance.groupby("actor")["n"].sum().to_dict()
    return [a for a in actors_by_sentences(tables)[:_ACTORS] if total[a] >= THIN]


def _value(run: Run, row: dict[str, Any], column: str, known: Collection[str]) -> Value:
    name = run.actor(str(row["actor"])) if column == "actor" else clean(row["group"])
    link = anchor(str(row["group"]), str(row["actor"]))
    return Value(
        name, signed(row["stance"]), int(row["n"]), bool(row["thin"]), link if link in known else ""
    )


def _largest(values: list[Value]) -> tuple[Value, ...]:
    return tuple(sorted(values, key=lambda value: -value.n)[:_VALUES])


def card_anchors(run: Run) -> list[str]:
    """The (group, actor, frame) lists that source cards lead to."""
    frames = run.tables.frames
    pairs = zip(frames["group"], frames["actor"], frames["frame"], strict=True)
    return [anchor(str(g), str(a), str(f)) for g, a, f in pairs]


def _framing(run: Run, row: dict[str, Any], known: Collection[str]) -> Item:
    actor, frame = str(row["actor"]), str(row["frame"])
    text = run.strings["evidence"]["as_frame"].format(
        actor=run.actor(actor), frame=_lower(run.frame(frame))
    )
    link = anchor(str(row["group"]), actor, frame)
    return Item(text, int(row["n"]), link if link in known else "")


def _lower(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _most_used(rows: Rows) -> Rows:
    """An actor's frames with the sentences of all groups, most first."""
    total: dict[str, int] = {}
    for row in rows:
        total[str(row["frame"])] = total.get(str(row["frame"]), 0) + int(row["n"])
    order = sorted(total, key=lambda frame: (-total[frame], frame))
    return [{"frame": frame, "n": total[frame]} for frame in order[:_ITEMS]]


def _frames_of(run: Run, actor: str, rows: Rows, known: Collection[str]) -> tuple[Item, ...]:
    items = []
    for row in _most_used(rows):
        link = anchor(actor, row["frame"])
        items.append(Item(run.frame(row["frame"]), row["n"], link if link in known else ""))
    return tuple(items)


def _citations(run: Run, documents: Rows) -> tuple[str, ...]:
    return tuple(run.citation(str(row["document"])) for row in documents[:3])


def _source_facts(run: Run, documents: Rows) -> str:
    kept = sum(int(row["words_kept"]) for row in documents)
    cut = sum(int(row["words_cut"]) for row in documents)
    told = run.strings["header"]["kept"].format(kept=f"{kept:,}", cut=f"{cut:,}")
    return f"{count(run.strings, len(documents), 'text')}; {told}"


def _silences(run: Run, rows: Rows, leading: list[str]) -> tuple[tuple[str, str], ...]:
    words, notes = run.strings["cards"], []
    for state, label in (("absent", "silent"), ("mentioned", "only_mentions")):
        here = {str(row["actor"]) for row in rows if row["state"] == state}
        names = [run.actor(actor) for actor in leading if actor in here]
        if names:
            notes.append((str(words[label]), ", ".join(names)))
    return tuple(notes)


def _tone(run: Run, documents: Rows) -> tuple[tuple[str, str], ...]:
    sentences = sum(int(row["sentences"] or 0) for row in documents)
    if not sentences:
        return ()
    tone = sum(float(row["tone"]) * int(row["sentences"]) for row in documents) / sentences
    text = str(run.strings["cards"]["tone"]).format(tone=signed(tone))
    return (("", text),)


def _names(run: Run, actor: str) -> tuple[tuple[str, str], ...]:
    entry = run.lexicon.actors.get(actor)
    if not entry:
        return ()
    names = list(dict.fromkeys(clean(alias.alias) for alias in entry.aliases))
    more = f" + {len(names) - _NAMES}" if len(names) > _NAMES else ""
    return ((str(run.strings["cards"]["names"]), ", ".join(names[:_NAMES]) + more),)
