"""Stance towards one target a row, against hand labels (format of NewsMTSC).

    python tests/benchmarks/targeted_stance.py FILE [--split even|odd] [--lexicon NAME] [--json]

FILE holds one JSON object a line: `sentence_normalized`, and `targets` with `from`, `to`,
`polarity` (2 negative, 4 neutral, 6 positive) and `further_mentions`. Every target becomes an
actor at its offsets, and the engine's own rows decide (calibration.py).
`--split` takes every other line.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from framing.detect.compiled import Compiled, compile_lexicon
from framing.detect.reading import Reading, read_sentence
from framing.lexicon.load import load_lexicon
from framing.score import rows_of
from tests.benchmarks.calibration import NEGATIVE, NEUTRAL, POSITIVE, call, kinds
from tests.benchmarks.labelled import Span, Text, mentions_in, read_texts

CLASSES: Final = {NEGATIVE: "negative", NEUTRAL: "neutral", POSITIVE: "positive"}


class Target(NamedTuple):
    """A labelled target: its actor id, where it is named, and its label."""

    actor: str
    spans: tuple[Span, ...]
    label: int


class Line(NamedTuple):
    """A labelled sentence."""

    text: str
    targets: tuple[Target, ...]


class Unread(NamedTuple):
    """A line that could not be used, and why."""

    number: int
    why: str


def read_lines(path: Path) -> tuple[list[Line], list[Unread]]:
    """The labelled sentences of a file, and the lines that could not be used."""
    lines: list[Line] = []
    unread: list[Unread] = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not raw.strip():
            continue
        try:
            lines.append(_line(json.loads(raw)))
        except (ValueError, KeyError, TypeError) as error:
            unread.append(Unread(number, f"{type(error).__name__}: {error}"))
    return lines, unread


def _line(raw: dict[str, Any]) -> Line:
    text = str(raw["sentence_normalized"])
    return Line(text, tuple(_target(text, n, each) for n, each in enumerate(raw["targets"])))


def _target(text: str, number: int, raw: dict[str, Any]) -> Target:
    actor = "target" if number == 0 else f"target-{number + 1}"
    label = int(float(raw["polarity"]))
    if label not in CLASSES:
        raise ValueError(f"polarity {raw['polarity']}")
    places = [raw, *raw.get("further_mentions", ())]
    spans = tuple(Span(actor, int(each["from"]), int(each["to"])) for each in places)
    if any(not 0 <= span.first < span.last <= len(text) for span in spans):
        raise ValueError("an offset outside the sentence")
    return Target(actor, spans, label)


def judge(lines: Sequence[Line], compiled: Compiled, name: str) -> Iterator[tuple[int, int]]:
    """(label, call) of every target, in order."""
    for line, text in zip(lines, read_texts(name, [x.text for x in lines]), strict=True):
        readings = read(line, text, compiled)
        rows = rows_of(text.document, readings, compiled).evidence
        for target in line.targets:
            yield target.label, call(kinds(target.actor, rows, readings))


def read(line: Line, text: Text, compiled: Compiled) -> list[Reading]:
    """A labelled text as the engine reads it when its mentions are given."""
    # Where each target is first named comes before the further mentions of any.
    spans = [target.spans[0] for target in line.targets]
    spans += [span for target in line.targets for span in target.spans[1:]]
    state = compiled.discourse()
    return [
        read_sentence(s, compiled, state, given=mentions_in(s, text.start, spans))
        for s in text.sentences
    ]


def figures(calls: Sequence[tuple[int, int]]) -> dict[str, float]:
    """Macro-F1, accuracy, precision, recall and F1 a class, and the wrong-sign rate.

    The wrong-sign rate is the share of polar calls whose label is the opposite pole.
    """
    table = Counter(calls)
    found: dict[str, float] = {}
    for label, name in CLASSES.items():
        right = table[label, label]
        called = sum(n for (_, call), n in table.items() if call == label)
        meant = sum(n for (gold, _), n in table.items() if gold == label)
        found[f"{name}_precision"] = right / called if called else 0.0
        found[f"{name}_recall"] = right / meant if meant else 0.0
        found[f"{name}_f1"] = 2 * right / (called + meant) if called + meant else 0.0
    polar = sum(n for (_, call), n in table.items() if call != NEUTRAL)
    wrong = table[NEGATIVE, POSITIVE] + table[POSITIVE, NEGATIVE]
    return {
        "macro_f1": sum(found[f"{name}_f1"] for name in CLASSES.values()) / len(CLASSES),
        "accuracy": sum(table[c, c] for c in CLASSES) / len(calls) if calls else 0.0,
        "wrong_sign": wrong / polar if polar else 0.0,
        "targets": float(len(calls)),
        **found,
    }


def show(found: dict[str, float]) -> str:
    """The figures as lines for a terminal."""
    lines = [f"{key} {found[key]:.3f}" for key in ("macro_f1", "accuracy", "wrong_sign")]
    lines.append(f"targets {int(found['targets'])}")
    for name in CLASSES.values():
        p, r, f = (found[f"{name}_{key}"] for key in ("precision", "recall", "f1"))
        lines.append(f"{name} precision {p:.3f} recall {r:.3f} f1 {f:.3f}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the file, print the figures; lines that cannot be used are listed on stderr."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--split", choices=("all", "even", "odd"), default="all")
    parser.add_argument("--lexicon", action="append", default=None)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    lines, unread = read_lines(options.file)
    compiled = compile_lexicon(load_lexicon(options.lexicon or ["evaluation"]))
    # All lines are parsed in the same pieces whatever the split, so that the store serves both.
    kept = {"all": (0, 1), "even": (0,), "odd": (1,)}[options.split]
    calls: list[tuple[int, int]] = []
    done = judge(lines, compiled, options.file.stem)
    for number, line in enumerate(lines):
        own = [next(done) for _ in line.targets]
        calls += own if number % 2 in kept else []
    for each in unread:
        print(f"{options.file.name}:{each.number}: not used ({each.why})", file=sys.stderr)
    found = figures(calls)
    print(json.dumps(found, sort_keys=True) if options.json else show(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
