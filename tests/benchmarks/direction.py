"""Who is for or against whom, against hand labels (format of the directed-sentiment set).

    python tests/benchmarks/direction.py FILE [--lexicon NAME] [--limit N] [--json]

FILE holds lines `sentence <tab> p <tab> q <tab> label`; p and q stand in square brackets in the
sentence; 0 neutral, 1 p for q, 2 q for p, 3 p against q, 4 q against p. Pairs labelled 0 are
left out: the question is the direction and the sign of those that have one.
"""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from framing.detect import clauses
from framing.detect.arguments import finders_for
from framing.detect.compiled import Compiled, compile_lexicon
from framing.detect.matching import find_hits
from framing.detect.mention import Mention, reach
from framing.detect.reading import Reading, read_sentence
from framing.lexicon.load import load_lexicon
from framing.schema import EvidenceRow
from framing.score import rows_of
from tests.benchmarks.labelled import Span, Text, mentions_in, read_texts

_BRACKETED: Final = re.compile(r"\[([^\]]*)\]")
OTHER: Final = {"p": "q", "q": "p"}


class Pair(NamedTuple):
    """A labelled sentence without its brackets. `giver` holds the stance, `sign` is 1 or -1."""

    text: str
    spans: tuple[Span, Span]
    giver: str
    sign: int


class Call(NamedTuple):
    """What was read: who holds the stance ("" if nobody is found), and its sign."""

    giver: str
    sign: int
    rule: str


def read_pairs(path: Path) -> tuple[list[Pair], list[tuple[int, str]]]:
    """The polar pairs of a file, and (line number, why) of lines that could not be used."""
    pairs: list[Pair] = []
    unread: list[tuple[int, str]] = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not raw.strip():
            continue
        cells = raw.rstrip("\r").split("\t")
        marks = list(_BRACKETED.finditer(cells[0]))
        if len(cells) != 4 or cells[3] not in "01234" or len(marks) != 2:
            unread.append((number, "not four cells with two entities in brackets"))
        elif cells[3] != "0":
            pairs.append(_pair(cells[0], marks, int(cells[3])))
    return pairs, unread


def _pair(marked: str, marks: Sequence[re.Match[str]], label: int) -> Pair:
    spans = [
        Span(actor, mark.start() - 2 * before, mark.start() - 2 * before + len(mark[1]))
        for before, (actor, mark) in enumerate(zip("pq", marks, strict=True))
    ]
    text = _BRACKETED.sub(lambda mark: mark[1], marked)
    giver = "p" if label in (1, 3) else "q"
    return Pair(text, (spans[0], spans[1]), giver, 1 if label in (1, 2) else -1)


def judge(pairs: Sequence[Pair], compiled: Compiled, name: str) -> Iterator[Call]:
    """The reading of every pair, in order."""
    for pair, text in zip(pairs, read_texts(name, [x.text for x in pairs]), strict=True):
        readings = _readings(pair, text, compiled)
        rows = rows_of(text.document, readings, compiled).evidence
        giver, rule = direction(readings, compiled)
        yield Call(giver, _sign(rows, giver), rule)


def _readings(pair: Pair, text: Text, compiled: Compiled) -> list[Reading]:
    state = compiled.discourse()
    return [
        read_sentence(s, compiled, state, given=mentions_in(s, text.start, pair.spans))
        for s in text.sentences
    ]


def direction(readings: Sequence[Reading], compiled: Compiled) -> tuple[str, str]:
    """Who holds the stance, and by which rule.

    Strong evidence in order of trust; without any, the one mentioned first.
    """
    named = {m.actor for r in readings for m in r.mentions}
    if not {"p", "q"} <= named:
        return "", "not found"
    found = [claim for r in readings for claim in _claims(r, compiled)]
    for rule in ("cue", "verb", "holder", "speaker"):
        givers = {giver for giver, by in found if by == rule}
        if len(givers) == 1:
            return givers.pop(), rule
    return "p", "order"


def _claims(r: Reading, compiled: Compiled) -> Iterator[tuple[str, str]]:
    """(giver, rule) of everything in a sentence that ties one of the two to the other."""
    for _, _, bindings in r.hits:
        for b in bindings:
            if b.counterpart and b.role == "target":
                yield b.counterpart, "cue"
            elif b.counterpart and b.role == "agent" and b.rule.startswith(("by-", "subject")):
                yield b.mention.actor, "cue"
    s = r.sentence
    for token in range(len(s)):
        if s.pos[token] == "VERB":
            doers, done_to = (_named(r, token, slot, compiled) for slot in ("agent", "target"))
            if len(doers) == 1 and done_to == {OTHER[a] for a in doers}:
                yield next(iter(doers)), "verb"
    for scope in r.scopes:
        others = [m for m in r.mentions if m.first in scope.tokens]
        if scope.holder in OTHER and {m.actor for m in others} == {OTHER[scope.holder]}:
            yield scope.holder, "holder"
    yield from _speakers(r, compiled)


def _named(r: Reading, token: int, slot: str, compiled: Compiled) -> set[str]:
    """The actors in the first level of a slot that names any."""
    s, sets = r.sentence, compiled.sets
    for level in finders_for(s, token)[slot](s, token, sets):
        actors = {
            reached.mention.actor
            for place in level
            for reached in reach(s, place.token, r.mentions, sets)
        }
        if actors:
            return actors
    return set()


def _speakers(r: Reading, compiled: Compiled) -> Iterator[tuple[str, str]]:
    """ "..., said q": whoever speaks last judges what stands before."""
    s = r.sentence
    first = _first(r.mentions, "p")
    for hit in find_hits(compiled.reporting.table, s, lambda *_: False):
        word = compiled.reporting.words[hit.entry]
        for verb in hit.tokens:
            if word.kind != "says" or s.pos[verb] != "VERB" or (first or 0) > verb:
                continue
            actors = {
                x.mention.actor
                for subject in clauses.subjects(s, verb)
                for x in reach(s, subject, r.mentions, compiled.sets)
            }
            late = first is None or verb > len(s) / 2
            if actors == {"q"} and late:
                yield "q", "speaker"


def _first(mentions: Sequence[Mention], actor: str) -> int | None:
    return min((m.first for m in mentions if m.actor == actor), default=None)


def _sign(rows: Sequence[EvidenceRow], giver: str) -> int:
    """The sign of the wording about the receiver; else of all of it; else against.

    News that has a direction is more often against somebody than for.
    """
    receiver = OTHER.get(giver, "q")
    for own in ([row for row in rows if row.actor == receiver], rows):
        balance = sum(row.weight * row.polarity for row in own)
        if abs(balance) > 0.05:
            return 1 if balance > 0 else -1
    return -1


def figures(pairs: Sequence[Pair], calls: Sequence[Call]) -> dict[str, float]:
    """Shares of all polar pairs, and the sign accuracy over all of them."""
    n = max(1, len(pairs))
    both = list(zip(pairs, calls, strict=True))
    return {
        "right": sum(p.giver == c.giver for p, c in both) / n,
        "reversed": sum(bool(c.giver) and p.giver != c.giver for p, c in both) / n,
        "undecided": sum(not c.giver for c in calls) / n,
        "sign_accuracy": sum(p.sign == c.sign for p, c in both) / n,
        "first_mentioned_acts": sum(p.giver == "p" for p in pairs) / n,
        "pairs": float(len(pairs)),
    }


def show(found: dict[str, float], pairs: Sequence[Pair], calls: Sequence[Call]) -> str:
    """The figures as lines for a terminal, and how often each rule was right."""
    head = "right {right:.3f} reversed {reversed:.3f} undecided {undecided:.3f}".format(**found)
    lines = [head, f"sign_accuracy {found['sign_accuracy']:.3f}", f"pairs {int(found['pairs'])}"]
    lines.append(f"first mentioned acts {found['first_mentioned_acts']:.3f}")
    for rule in sorted({call.rule for call in calls}):
        own = [(p, c) for p, c in zip(pairs, calls, strict=True) if c.rule == rule]
        right = sum(p.giver == c.giver for p, c in own)
        lines.append(f"rule {rule}: {right} of {len(own)} right")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the file, print the figures; lines that cannot be used are listed on stderr."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--lexicon", action="append", default=None)
    parser.add_argument("--limit", type=int, default=0, help="only the first N polar pairs")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    pairs, unread = read_pairs(options.file)
    pairs = pairs[: options.limit] if options.limit else pairs
    compiled = compile_lexicon(load_lexicon(options.lexicon or ["evaluation"]))
    calls = list(judge(pairs, compiled, options.file.stem))
    for number, why in unread:
        print(f"{options.file.name}:{number}: not used ({why})", file=sys.stderr)
    found = figures(pairs, calls)
    shown = json.dumps(found, sort_keys=True) if options.json else show(found, pairs, calls)
    print(shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
