"""Cues to look at again, on hand-made evidence."""

from __future__ import annotations

from framing.measure.influence import DOUBT_COLUMNS, doubts
from tests.measure.builders import evidence_of, row


def told(*rows: dict[str, object]) -> list[tuple[str, str, str, int]]:
    table = doubts(evidence_of(*rows))
    return [(r.doubt, r.cue_id, r.other, r.n) for r in table.itertuples()]


def test_two_cues_of_one_frame_on_the_same_words_overlap() -> None:
    rows = [row("A", "russia", "partner", 0.8, s=1, cue_id=name) for name in ("p.one", "p.two")]
    assert told(*rows) == [("overlapping", "p.one", "p.two", 1)]


def test_opposite_signs_on_the_same_words_contradict() -> None:
    rows = [
        row("A", "russia", "partner", 0.8, s=1, cue_id="p"),
        row("A", "russia", "aggressor", -0.8, s=1, cue_id="a"),
    ]
    assert told(*rows) == [("contradictory", "a", "p", 1)]


def test_other_words_or_another_actor_are_no_doubt() -> None:
    first = row("A", "russia", "partner", 0.8, s=1, cue_id="p")
    apart = row("A", "russia", "aggressor", -0.8, s=1, cue_id="a", cue_start=300, cue_end=310)
    other = row("A", "china", "aggressor", -0.8, s=1, cue_id="b")
    assert told(first, apart, other) == []


def test_a_cue_in_many_sentences_is_too_broad() -> None:
    rows = [row("A", "russia", "partner", 0.8, s=s, cue_id="p") for s in range(1, 11)]
    assert told(*rows) == [("too-broad", "p", "", 10)]


def test_a_cue_that_one_of_several_groups_triggers_is_told() -> None:
    rows = [row("A", "russia", "partner", 0.8, s=s, cue_id="p") for s in (1, 2, 3)]
    rows.append(row("B", "russia", "aggressor", -0.8, s=1, cue_id="a"))
    assert told(*rows) == [("one-group", "p", "A", 3)]


def test_no_rows_give_no_doubts() -> None:
    assert tuple(doubts(evidence_of()).columns) == DOUBT_COLUMNS
