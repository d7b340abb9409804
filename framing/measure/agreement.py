"""Agreement of an evidence table with gold labels.

Precision = tp / (tp + fp), recall = tp / (tp + fn), F1 their harmonic mean (C. J. van
Rijsbergen 1979), of (sentence, actor) and (sentence, actor, frame); accuracy of the stance sign
on the (sentence, actor) pairs both have. Lines that are optional or not agreed, and the
alternative frames of a line, are neither demanded nor punished. Strict compares actors as they
are, lenient takes the members of a bloc for the bloc.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from framing.measure.gold import Claim, Finder, Label, claims, read_labels
from framing.measure.rows import NEUTRAL

#: Blocs of the seed labels and the members that lenient figures take for them. A lexicon may
#: know more members (a single state of the West); those stay themselves, as in the labels.
BLOCS: Mapping[str, Collection[str]] = {
    "west": ("us", "eu", "nato"),
    "central_asia": ("kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan"),
    "caucasus": ("armenia", "azerbaijan", "georgia"),
}

Key = tuple[str, ...]
FRAME_SCORE_COLUMNS = ("frame", "precision", "recall", "f1", "tp", "fp", "fn")
CONFUSION_COLUMNS = ("kind", "document", "sentence", "actor", "expected", "found")


class Score(NamedTuple):
    """Rounded to three decimals; 0 where nothing was found or demanded."""

    precision: float
    recall: float
    f1: float
    tp: int
    fp: int
    fn: int


class StanceSign(NamedTuple):
    """Pairs of both sides whose stance has the sign that gold has."""

    right: int
    of: int
    accuracy: float


class Level(NamedTuple):
    """Figures with actors as they are (strict), or with members as blocs (lenient)."""

    actor: Score
    frame: Score
    stance_sign: StanceSign


class Agreement(NamedTuple):
    """Everything `framing evaluate` tells.

    frames: strict score of each frame; confusion: rows of kind `missed`, `spurious`, `frame`
    (right actor, other frame) and `sign`, each with its sentence; unknown_actors and
    unknown_frames: of gold lines, with how often; not_found: gold sentences no sentence of the
    texts matches; duplicates: gold lines said twice.
    """

    gold_lines: int
    evidence_rows: int
    strict: Level
    lenient: Level
    frames: pd.DataFrame
    confusion: pd.DataFrame
    unknown_actors: dict[str, int]
    unknown_frames: dict[str, int]
    not_found: tuple[tuple[str, str], ...]
    duplicates: tuple[tuple[str, str, str, str], ...]


def agreement(
    gold_rows: Iterable[Mapping[str, Any]],
    evidence: pd.DataFrame,
    *,
    member_of: Mapping[str, Sequence[str]] | None = None,
    frames: Iterable[str] = (),
    mentions: pd.DataFrame | None = None,
    blocs: Mapping[str, Collection[str]] | None = BLOCS,
) -> Agreement:
    """Agreement of `evidence` with gold lines (doc, sentence or sent, actor, frame, stance).

    `member_of` (actor to blocs, of every actor known) serves the lenient figures; it, `frames`
    and the sentences of `mentions` serve the lists of what gold has and the program does not.
    `blocs` says which members count as their bloc; None takes every membership.
    """
    labels = read_labels(gold_rows)
    finder = Finder(labels)
    rows = claims(evidence, finder)
    members = member_of or {}
    actors = {actor for actor in members} | {bloc for up in members.values() for bloc in up}
    return Agreement(
        gold_lines=len(labels),
        evidence_rows=len(rows),
        strict=_level(labels, rows, lambda actor: actor),
        lenient=_level(labels, rows, lambda actor: bloc_of(actor, members, blocs)),
        frames=_by_frame(labels, rows),
        confusion=_confusion(labels, rows),
        unknown_actors=_unknown((label.actor for label in labels), actors),
        unknown_frames=_unknown((label.frame for label in labels), set(frames)),
        not_found=_not_found(labels, finder, evidence, mentions),
        duplicates=_duplicates(labels),
    )


def bloc_of(
    actor: str,
    member_of: Mapping[str, Sequence[str]],
    blocs: Mapping[str, Collection[str]] | None = BLOCS,
) -> str:
    """The first bloc the actor is a member of and `blocs` takes it for, or the actor itself."""
    above = member_of.get(actor, ())
    return next((bloc for bloc in above if blocs is None or actor in blocs.get(bloc, ())), actor)


def sign(value: float) -> int:
    """-1, 0 or 1; within the neutral band it is 0."""
    return (value > NEUTRAL) - (value < -NEUTRAL)


def score(found: set[Key], demanded: set[Key], free: set[Key]) -> Score:
    """Precision, recall and F1 of `found`; what is `free` is neither right nor wrong."""
    tp = len(found & demanded)
    fp = len(found - demanded - free)
    fn = len(demanded - found)
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return Score(round(precision, 3), round(recall, 3), round(f1, 3), tp, fp, fn)


def _level(labels: list[Label], rows: list[Claim], up: Callable[[str], str]) -> Level:
    demanded = {_pair(label, up) for label in labels if label.pair}
    free = {_pair(label, up) for label in labels} - demanded
    wanted, spared = _triples(labels, up)
    return Level(
        actor=score({_pair(row, up) for row in rows}, demanded, free),
        frame=score({(*_pair(row, up), row.frame) for row in rows}, wanted, spared),
        stance_sign=_stance_sign(labels, rows, up),
    )


def _pair(item: Label | Claim, up: Callable[[str], str]) -> Key:
    return (item.document, item.sentence, up(item.actor))


def _triples(labels: list[Label], up: Callable[[str], str]) -> tuple[set[Key], set[Key]]:
    """The (document, sentence, actor, frame) demanded, and those neither right nor wrong."""
    wanted = {(*_pair(label, up), label.frame) for label in labels if label.demanded}
    every = {(*_pair(label, up), label.frame) for label in labels}
    every |= {(*_pair(label, up), frame) for label in labels for frame in label.alternatives}
    return wanted, every - wanted


def _signs(
    labels: list[Label], rows: list[Claim], up: Callable[[str], str]
) -> dict[Key, tuple[int, int]]:
    """(gold, found) sign of every pair that both have."""
    want: dict[Key, list[float]] = defaultdict(list)
    got: dict[Key, float] = defaultdict(float)
    for label in labels:
        want[_pair(label, up)] += label.stances
    for row in rows:
        got[_pair(row, up)] += row.value
    return {
        key: (sign(sum(want[key]) / len(want[key])), sign(value))
        for key, value in got.items()
        if key in want
    }


def _stance_sign(labels: list[Label], rows: list[Claim], up: Callable[[str], str]) -> StanceSign:
    signs = _signs(labels, rows, up).values()
    right = sum(gold == found for gold, found in signs)
    return StanceSign(right, len(signs), round(right / len(signs), 3) if signs else 0.0)


def _by_frame(labels: list[Label], rows: list[Claim]) -> pd.DataFrame:
    wanted, free = _triples(labels, lambda actor: actor)
    found = {(*_pair(row, lambda actor: actor), row.frame) for row in rows}
    names = sorted({key[3] for key in wanted | found})
    table = [
        [name, *score(*({key for key in keys if key[3] == name} for keys in (found, wanted, free)))]
        for name in names
    ]
    return pd.DataFrame(table, columns=list(FRAME_SCORE_COLUMNS))


def _confusion(labels: list[Label], rows: list[Claim]) -> pd.DataFrame:
    def up(actor: str) -> str:
        return actor

    wanted, free = _triples(labels, up)
    found = {(*_pair(row, up), row.frame) for row in rows}
    text: dict[Key, str] = {(row.document, row.sentence): row.text for row in rows}
    text |= {(label.document, label.sentence): label.text for label in labels}
    missed, spurious = _frames_of(wanted - found), _frames_of(found - wanted - free)
    table = []
    for key in sorted(missed.keys() | spurious.keys()):
        expected, seen = missed.get(key, []), spurious.get(key, [])
        kind = "frame" if expected and seen else "missed" if expected else "spurious"
        table.append(_line(kind, key, text, ", ".join(expected), ", ".join(seen)))
    signs = _signs(labels, rows, up)
    for key in sorted(key for key, (gold, seen) in signs.items() if gold != seen):
        table.append(_line("sign", key, text, *(f"{value:+d}" for value in signs[key])))
    return pd.DataFrame(table, columns=list(CONFUSION_COLUMNS))


def _frames_of(keys: set[Key]) -> dict[Key, list[str]]:
    frames: dict[Key, list[str]] = defaultdict(list)
    for key in sorted(keys):
        frames[key[:3]].append(key[3])
    return frames


def _line(kind: str, key: Key, text: Mapping[Key, str], expected: str, found: str) -> list[str]:
    return [kind, key[0], text[key[:2]], key[2], expected, found]


def _unknown(names: Iterable[str], known: set[str]) -> dict[str, int]:
    """Names gold uses and the lexicon does not, with how often; nothing if none are told."""
    counts = Counter(name for name in names if known and name not in known)
    return dict(sorted(counts.items()))


def _not_found(
    labels: list[Label], finder: Finder, evidence: pd.DataFrame, mentions: pd.DataFrame | None
) -> tuple[tuple[str, str], ...]:
    tables = [evidence] if mentions is None else [evidence, mentions]
    seen = set()
    for table in tables:
        for pair in table[["document", "sentence"]].drop_duplicates().to_dict("records"):
            document = finder.document(str(pair["document"]))
            if document is not None:
                seen.add((document, finder.sentence(document, str(pair["sentence"]))))
    missing = {(item.document, item.sentence): item.text for item in labels}
    return tuple((key[0], text) for key, text in missing.items() if key not in seen)


def _duplicates(labels: list[Label]) -> tuple[tuple[str, str, str, str], ...]:
    keys = [(item.document, item.sentence, item.actor, item.frame) for item in labels]
    count = Counter(keys)
    shown = {
        key: (item.document, item.text, item.actor, item.frame)
        for key, item in zip(keys, labels, strict=True)
    }
    return tuple(shown[key] for key, often in count.items() if often > 1)
