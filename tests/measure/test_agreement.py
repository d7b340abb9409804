"""Agreement with gold labels, worked out by hand."""

import pytest

from framing.errors import InputError
from framing.measure.agreement import agreement
from tests.measure.builders import evidence_of, mention, mentions_of, row

ONE = "The alliance quietly let its old partner down last winter."
TWO = "Both neighbours signed a long agreement on gas and rail."
THREE = "Nobody knows whether the promise will be kept next year."


def gold(sentence, actor, frame, stance, **more):
    return {
        "doc": "000",
        "sentence": sentence,
        "actor": actor,
        "frame": frame,
        "stance": stance,
    } | more


def claim(sentence, actor, frame, polarity, **more):
    s = {ONE: 1, TWO: 2, THREE: 3}.get(sentence, 9)
    return row(
        "A", actor, frame, polarity, s=s, sentence=sentence, document="x/000_abc.txt", **more
    )


GOLD = [
    gold(ONE, "russia", "unreliable_ally", -1),
    gold(TWO, "china", "partner", 0),
    gold(TWO, "west", "partner", [0, 1]),
    gold(THREE, "russia", "partner", 1, agreed=False),
]


def test_what_is_demanded_and_found_is_right_and_the_rest_is_missed_or_too_much():
    found = agreement(
        GOLD,
        evidence_of(
            claim(ONE, "russia", "unreliable_ally", -0.8),
            claim(TWO, "china", "containing", -0.8),
            claim(ONE, "china", "partner", 0.8),
        ),
    )
    assert (found.gold_lines, found.evidence_rows) == (4, 3)
    assert found.strict.actor[3:] == (2, 1, 1)
    assert found.strict.actor.f1 == 0.667
    assert found.strict.frame[3:] == (1, 2, 2)
    assert found.strict.frame[:3] == (0.333, 0.333, 0.333)
    assert tuple(found.strict.stance_sign) == (1, 2, 0.5)


def test_lines_labelled_once_are_neither_demanded_nor_punished():
    nothing = agreement(GOLD[3:], evidence_of())
    extra = agreement(GOLD[3:], evidence_of(claim(THREE, "russia", "partner", 0.8)))
    for found in (nothing, extra):
        assert found.strict.actor[3:] == (0, 0, 0)
    assert extra.strict.stance_sign.right == 1


def test_optional_alternative_and_pair_only_lines_are_spared_as_well():
    lines = [
        gold(ONE, "russia", "unreliable_ally", -1, alt_frames=["aggressor"]),
        gold(TWO, "china", "partner", 0, agreed=False, pair_agreed=True),
        gold(THREE, "west", "partner", 0, optional=True),
    ]
    rows = evidence_of(
        claim(ONE, "russia", "aggressor", -0.8),
        claim(TWO, "china", "containing", -0.8),
        claim(THREE, "west", "partner", 0.0),
    )
    found = agreement(lines, rows)
    assert found.strict.actor[3:] == (2, 0, 0)
    assert found.strict.frame[3:] == (0, 1, 1)


def test_lenient_takes_a_member_for_its_bloc():
    rows = evidence_of(claim(TWO, "us", "partner", 0.05))
    found = agreement(GOLD, rows, member_of={"us": ["nato_club", "west"], "west": []})
    assert found.strict.actor.tp == 0
    assert found.lenient.actor.tp == 1
    assert found.lenient.stance_sign.of == 1


def test_lenient_leaves_a_single_state_of_the_west_alone_unless_all_blocs_are_asked_for():
    rows = evidence_of(claim(TWO, "uk", "partner", 0.05))
    member_of = {"uk": ["west"], "west": []}
    assert agreement(GOLD, rows, member_of=member_of).lenient.actor.tp == 0
    assert agreement(GOLD, rows, member_of=member_of, blocs=None).lenient.actor.tp == 1


def test_nearby_and_weightless_rows_and_other_documents_do_not_count():
    found = agreement(
        GOLD,
        evidence_of(
            claim(ONE, "russia", "unreliable_ally", -0.8, role="near"),
            claim(TWO, "china", "partner", 0.0, weight=0.0),
            row("B", "russia", "partner", 0.5, document="999.txt"),
        ),
    )
    assert found.evidence_rows == 0
    assert found.strict.actor.fp == 0


def test_a_sentence_is_found_again_with_other_quotes_a_note_or_a_few_other_words():
    said = 'He called it "a matter of trust" between old friends and allies.'
    written = "He called it “a matter of  trust” between old friends and allies.<sup>4</sup>"
    longer = "In May he called it a matter of trust between old friends and allies."
    for text in (written, longer):
        rows = evidence_of(claim(text, "russia", "partner", 0.8))
        assert agreement([gold(said, "russia", "partner", 1)], rows).strict.frame.f1 == 1


def test_rows_in_sentences_without_a_label_are_false_positives():
    rows = evidence_of(claim("Something else entirely was going on.", "russia", "partner", 0.8))
    assert agreement(GOLD, rows).strict.actor.fp == 1


def test_the_breakdown_has_a_line_a_frame():
    rows = evidence_of(
        claim(ONE, "russia", "unreliable_ally", -0.8), claim(TWO, "china", "partner", 0.0)
    )
    table = agreement(GOLD, rows).frames.set_index("frame")
    assert table.loc["unreliable_ally", ["tp", "fp", "fn"]].tolist() == [1, 0, 0]
    assert table.loc["partner", ["tp", "fp", "fn"]].tolist() == [1, 0, 1]


def test_every_confusion_comes_with_its_sentence():
    rows = evidence_of(claim(ONE, "russia", "aggressor", 0.8), claim(ONE, "china", "partner", 0.8))
    table = agreement(GOLD, rows).confusion
    told = table[["kind", "sentence", "actor", "expected", "found"]].to_numpy().tolist()
    assert ["frame", ONE, "russia", "unreliable_ally", "aggressor"] in told
    assert ["spurious", ONE, "china", "", "partner"] in told
    assert ["missed", TWO, "west", "partner", ""] in told
    assert ["sign", ONE, "russia", "-1", "+1"] in told


def test_unknown_names_lost_sentences_and_doubles_are_counted_and_listed():
    lines = [*GOLD, GOLD[0], gold(ONE, "rusia", "villain", -1)]
    seen = mentions_of(mention("A", "china", s=2, sentence=TWO, document="000_abc.txt"))
    found = agreement(
        lines,
        evidence_of(claim(ONE, "russia", "unreliable_ally", -0.8)),
        member_of={"russia": [], "china": [], "west": []},
        frames=["unreliable_ally", "partner"],
        mentions=seen,
    )
    assert found.unknown_actors == {"rusia": 1}
    assert found.unknown_frames == {"villain": 1}
    assert found.not_found == (("000", THREE),)
    assert found.duplicates == (("000", ONE, "russia", "unreliable_ally"),)


def test_a_line_without_a_frame_is_told_by_its_number():
    with pytest.raises(InputError, match='gold line 2: no "frame"'):
        agreement([GOLD[0], gold(ONE, "russia", "", 1)], evidence_of())
