"""The evidence: every counted sentence once for each actor, and short lists that lead to it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from framing.charts.words import clean
from framing.measure.links import anchor
from framing.measure.quotes import shortened
from framing.report.explain import Claim, claim
from framing.report.lists import EvidenceList, Row, counted_rows, evidence_lists
from framing.report.marks import marked, shifters_of, spans_of
from framing.report.run import Run
from framing.report.texts import Texts, texts_of
from framing.report.words import signed

#: Characters of a cue in lists that must stay short.
_CUE = 44
#: Above this many entries a page prints the first ones of each list and says so; the marks and
#: the short lists keep every sentence, the bundle holds them all in full.
MOST_ENTRIES = 3000
_FIRST = 10


class Entry(NamedTuple):
    """One sentence of a list, with its claims; `place` is the id of its text in its paragraph."""

    id: str
    text: Markup
    document: str
    section: str
    place: str
    claims: tuple[Claim, ...]


class Brief(NamedTuple):
    """A short list: each item is the id of an entry (empty where the page does not print it)
    and its cue."""

    anchor: str
    label: str
    items: tuple[tuple[str, str], ...]


class ActorList(NamedTuple):
    """The sentences of a group that frame an actor, `n` in all, and the same by frame."""

    anchor: str
    actor: str
    n: int
    stance: str
    thin: bool
    entries: tuple[Entry, ...]
    briefs: tuple[Brief, ...]


class GroupLists(NamedTuple):
    """The lists of one group; `citation` is empty where it has several texts."""

    group: str
    citations: tuple[str, ...]
    actors: tuple[ActorList, ...]


class Evidence(NamedTuple):
    """The evidence section; `anchors` are the lists it really holds, `first` the most entries
    a list prints (0: all)."""

    groups: tuple[GroupLists, ...]
    further: tuple[Brief, ...]
    texts: Texts
    sentences: int
    anchors: frozenset[str]
    first: int


def evidence(run: Run, wanted: Sequence[str]) -> Evidence:
    """Lists for every (group, actor), and for every further anchor that is asked for."""
    rows = counted_rows(run)
    pairs = list(dict.fromkeys((str(r["group"]), str(r["actor"])) for r in rows))
    main = {anchor(*pair): pair for pair in pairs}
    lists = evidence_lists(rows, [*wanted, *main])
    first = _FIRST if sum(len(lists[name].sentences) for name in main) > MOST_ENTRIES else 0
    printed = {
        str(row["evidence_id"])
        for name in main
        for claims in lists[name].sentences[: first or None]
        for row in claims
    }
    texts = Texts((), {}, left_out=True) if first else texts_of(run, rows)
    briefs = [_brief(run, found, printed) for name, found in lists.items() if name not in main]
    inner, further = _inner_and_further(run, lists, briefs)
    entry = _entry_maker(run, texts)
    cut = slice(first or None)
    texts_in = _texts_by_group(run)
    order = {group: place for place, group in enumerate(texts_in)}
    ranked: dict[str, list[str]] = {}
    for name, (group, _) in sorted(main.items(), key=lambda item: _actor_rank(run, item[1])):
        ranked.setdefault(group, []).append(name)
    groups = tuple(
        GroupLists(
            group,
            _citations(run, texts_in.get(group, ())),
            tuple(
                _actor_list(run, main[name], lists[name], inner.get(main[name], ()), cut, entry)
                for name in ranked[group]
            ),
        )
        for group in sorted(ranked, key=lambda g: order.get(g, len(order)))
    )
    sentences = len({(r["document"], r["sentence_id"]) for r in rows})
    return Evidence(groups, further, texts, sentences, frozenset(lists), first)


def _texts_by_group(run: Run) -> dict[str, list[str]]:
    """Group -> its texts, in the order of the documents."""
    found: dict[str, list[str]] = {}
    for row in run.documents_by_name.values():
        found.setdefault(str(row["group"]), []).append(str(row["document"]))
    return found


def _actor_rank(run: Run, pair: tuple[str, str]) -> tuple[int, str]:
    cell = run.cells.get(pair)
    return (-int(cell["n"]) if cell else 0, pair[1])


def _citations(run: Run, texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(run.citation(name) for name in texts) if len(texts) <= 3 else ()


EntryMaker = Callable[[Sequence[Row]], Entry]


def _entry_maker(run: Run, texts: Texts) -> EntryMaker:
    shifters = shifters_of(run.lexicon)

    def entry(rows: Sequence[Row]) -> Entry:
        first = rows[0]
        spans = [span for row in rows for span in spans_of(row, shifters)]
        return Entry(
            id=f"s-{first['evidence_id']}",
            text=marked(str(first["sentence"]), spans),
            document=str(first["document"]),
            section=shortened(clean(first["section"]), longest=_CUE),
            place=texts.places.get((first["document"], first["sentence_id"]), ""),
            claims=tuple(claim(run, row) for row in rows),
        )

    return entry


def _actor_list(
    run: Run,
    pair: tuple[str, str],
    found: EvidenceList,
    briefs: Sequence[Brief],
    cut: slice,
    entry: EntryMaker,
) -> ActorList:
    cell: Mapping[str, Any] = run.cells.get(pair, {})
    return ActorList(
        anchor=found.anchor,
        actor=run.actor(pair[1]),
        n=len(found.sentences),
        stance=signed(cell["stance"]) if cell else "",
        thin=bool(cell.get("thin", False)),
        entries=tuple(entry(rows) for rows in found.sentences[cut]),
        briefs=tuple(briefs),
    )


def _brief(run: Run, found: EvidenceList, printed: Collection[str]) -> Brief:
    items = []
    for rows in found.sentences:
        name = str(rows[0]["evidence_id"])
        cue = shortened(clean(rows[0]["cue"]), longest=_CUE)
        items.append((f"s-{name}" if name in printed else "", cue))
    return Brief(found.anchor, _label(run, found), tuple(items))


def _inner_and_further(
    run: Run, lists: Mapping[str, EvidenceList], briefs: Sequence[Brief]
) -> tuple[dict[tuple[str, str], list[Brief]], tuple[Brief, ...]]:
    """(group, actor, frame) lists stand under their (group, actor); all others at the end."""
    inner: dict[tuple[str, str], list[Brief]] = {}
    further = []
    for brief in briefs:
        keys = lists[brief.anchor].keys
        if len(keys) == 3 and keys[0] not in ("date", "dyad"):
            label = run.frame(keys[2])
            inner.setdefault((keys[0], keys[1]), []).append(brief._replace(label=label))
        else:
            further.append(brief)
    for some in inner.values():
        some.sort(key=lambda brief: (-len(brief.items), brief.label))
    return inner, tuple(sorted(further, key=lambda brief: (brief.label, brief.anchor)))


def _label(run: Run, found: EvidenceList) -> str:
    """What a short list is of, in words."""
    words, keys = run.strings["evidence"], found.keys
    row = found.sentences[0][0]
    if keys[0] == "dyad" and len(keys) == 4:
        text = words["dyad"].format(agent=run.actor(keys[1]), target=run.actor(keys[2]))
        return f"{text}: {run.frame(keys[3])}" if keys[3] else str(text)
    if keys[0] == "date" and len(keys) == 3:
        name = run.actor(keys[1]) if keys[1] else words["all_actors"]
        return str(words["on_date"].format(actor=name, date=keys[2]))
    if keys == (row["actor"], row["frame"]):
        return str(words["as_frame"].format(actor=run.actor(keys[0]), frame=run.frame(keys[1])))
    if keys == (row["group"], row["frame"]):
        return str(words["in_group"].format(group=clean(keys[0]), what=run.frame(keys[1])))
    if keys == (row["actor"],):
        return run.actor(keys[0])
    return run.frame(keys[0]) if keys == (row["frame"],) else clean(" · ".join(keys))
