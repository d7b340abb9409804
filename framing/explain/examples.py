"""Run every example and counterexample of a lexicon, and say why one failed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from framing.detect.compiled import Compiled
from framing.detect.reading import Reading, read_document
from framing.explain.near import lacks
from framing.explain.reading import silent_notes
from framing.explain.run import one_paragraph
from framing.language.columns import sentences_of
from framing.language.pipeline import DEFAULT_MODEL
from framing.language.store import parsed
from framing.lexicon.model import Cue
from framing.schema import EvidenceRow
from framing.score import rows_of

Kind = Literal["example", "counterexample"]
#: A described actor may be reached through a possessive; it is then called possessor.
_SAME_ROLE = {"possessor": "described"}


class Trial(NamedTuple):
    """One sentence of a lexicon line that was run.

    `why` is empty where it passed; `fired`: what fired instead, as `actor role cue_id`.
    """

    cue_id: str
    frame: str
    kind: Kind
    sentence: str
    passed: bool
    why: str
    fired: tuple[str, ...]
    lexicon: str


class _Case(NamedTuple):
    cue: Cue
    kind: Kind
    sentence: str


def run_examples(
    cues: Iterable[Cue], compiled: Compiled, *, model: str = DEFAULT_MODEL
) -> list[Trial]:
    """Every example must fire its own line, every counterexample must not; in file order."""
    cases = [case for cue in cues for case in _cases(cue)]
    documents = [one_paragraph(case.sentence, f"{case.cue.cue_id} {case.kind}") for case in cases]
    trials = []
    for case, document, columns in zip(
        cases, documents, parsed(documents, model=model), strict=True
    ):
        readings = read_document(document, sentences_of(document, columns), compiled)
        rows = [row for row in rows_of(document, readings, compiled).evidence if row.weight > 0]
        trials.append(_trial(case, readings, rows, compiled))
    return trials


def _cases(cue: Cue) -> list[_Case]:
    both: tuple[tuple[Kind, str], ...] = (
        ("example", cue.example),
        ("counterexample", cue.counterexample),
    )
    return [_Case(cue, kind, sentence) for kind, sentence in both if sentence]


def _trial(
    case: _Case, readings: Sequence[Reading], rows: Sequence[EvidenceRow], compiled: Compiled
) -> Trial:
    cue = case.cue
    own = [row for row in rows if row.cue_id == cue.cue_id]
    if case.kind == "example":
        passed = any(_in_role(row, cue) for row in own) or _replaced(cue, readings, rows)
        why = "" if passed else _why_not(cue, readings, rows, compiled)
    else:
        passed = not own
        why = "" if passed else f'fires on {own[0].actor} as {own[0].role} ("{own[0].cue}")'
    fired = () if passed else tuple(f"{row.actor} {row.role} {row.cue_id}" for row in rows)
    return Trial(
        cue.cue_id, cue.frame, case.kind, case.sentence, passed, why, fired, str(cue.place)
    )


def _in_role(row: EvidenceRow, cue: Cue) -> bool:
    return row.role in cue.roles or _SAME_ROLE.get(row.role) in cue.roles


def _replaced(cue: Cue, readings: Sequence[Reading], rows: Sequence[EvidenceRow]) -> bool:
    """Whether a longer cue of the same frame stands for this one on the same actor."""
    for reading in readings:
        s = reading.sentence
        for hit, found, bindings in reading.hits:
            if found.cue_id != cue.cue_id:
                continue
            actors = {b.mention.actor for b in bindings if b.role != "near" or "near" in cue.roles}
            first, last = s.starts[hit.tokens[0]], s.ends[hit.tokens[-1]]
            if any(
                row.frame == cue.frame
                and row.actor in actors
                and row.cue_start < last
                and first < row.cue_end
                for row in rows
            ):
                return True
    return False


def _why_not(
    cue: Cue, readings: Sequence[Reading], rows: Sequence[EvidenceRow], compiled: Compiled
) -> str:
    wrong_role = [row for row in rows if row.cue_id == cue.cue_id]
    if wrong_role:
        return f"fires on {wrong_role[0].actor} as {wrong_role[0].role} only"
    for reading in readings:
        s = reading.sentence
        own = [row for row in rows if row.start == s.start]
        for note in silent_notes(reading, own, compiled):
            if note.cue_id == cue.cue_id:
                return note.why
    if not readings:
        return "the sentence was not read as prose"
    return lacks(cue, readings[0].sentence)
