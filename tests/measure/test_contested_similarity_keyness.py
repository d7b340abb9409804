"""Clashes on one actor, likeness of two groups, words around an actor."""

import math

import pytest

from framing.measure.contested import IN_GROUP, contested
from framing.measure.keyness import keyness
from framing.measure.similarity import similarity
from tests.measure.builders import POLES, evidence_of, mention, mentions_of, row


def test_two_frames_of_opposite_pole_in_one_sentence_are_contested():
    table = contested(
        evidence_of(
            row("A", "russia", "partner", 0.8, s=1),
            row("A", "russia", "aggressor", -0.8, s=1),
            row("A", "russia", "aggressor", -0.8, s=2),
            row("A", "china", "partner", 0.8, s=2),
        ),
        POLES,
    )
    assert table[["kind", "left", "right", "n_left", "n_right"]].to_numpy().tolist() == [
        ["frames", "partner", "aggressor", 1, 1]
    ]
    assert len(table.loc[0, "evidence_ids"]) == 2


def test_a_denied_frame_does_not_clash():
    denied = evidence_of(
        row("A", "russia", "partner", 0.8),
        row("A", "russia", "aggressor", 0.8, negated=True),
    )
    assert contested(denied, POLES).empty


def test_an_author_against_the_voices_it_reports_is_contested_within_a_group():
    rows = evidence_of(
        row("A", "russia", "unreliable_ally", -0.8, s=1),
        row("A", "russia", "contained_victim", 0.6, s=2, voice="attributed", holder="russia"),
    )
    assert contested(rows, POLES).empty
    table = contested(rows, POLES, within=IN_GROUP)
    assert table.loc[0, ["kind", "left", "right"]].tolist() == [
        "voices",
        "author -",
        "attributed +",
    ]


def test_no_rows_are_not_contested():
    assert contested(evidence_of(), POLES).empty


def test_the_same_profile_is_wholly_alike_whatever_its_size():
    rows = [row("A", "russia", "partner", 0.1, s=1), row("A", "china", "partner", 0.1, s=1)]
    rows += [row("B", actor, "partner", 0.1, s=s) for actor in ("russia", "china") for s in (1, 2)]
    pair = similarity(evidence_of(*rows)).iloc[0]
    assert pair["cosine"] == pytest.approx(1)
    assert pair["jensen_shannon"] == pytest.approx(0, abs=1e-7)
    assert (pair["n_a"], pair["n_b"], pair["shared"]) == (2, 4, 2)


def test_profiles_with_nothing_in_common_are_as_far_apart_as_can_be():
    pair = similarity(
        evidence_of(row("A", "russia", "partner", 0.1), row("B", "russia", "aggressor", -0.8))
    ).iloc[0]
    assert (pair["cosine"], pair["jensen_shannon"], pair["shared"]) == (0, pytest.approx(1), 0)


def test_one_group_is_like_nothing():
    assert similarity(evidence_of(row("A", "russia", "partner", 0.1))).empty


SEEN = mentions_of(
    mention("A", "russia", s=1, sentence="Russia wields gas and gas and pipelines."),
    mention("A", "russia", s=2, sentence="Gas binds Russia and others."),
    mention("A", "china", s=3, sentence="China builds roads and rails."),
    mention("A", "china", s=4, sentence="China builds ports for others."),
)


def test_the_word_that_stands_around_an_actor_leads_and_its_name_is_left_out():
    table = keyness(SEEN, "russia")
    assert table.loc[0, ["word", "count", "elsewhere"]].tolist() == ["gas", 3, 0]
    assert "russia" not in set(table["word"])


def test_log_likelihood_is_dunnings():
    table = keyness(SEEN, "russia").set_index("word")
    n, m = 10, 10
    expected = 2 * 3 * math.log(3 / (n * 3 / (n + m)))
    assert table.loc["gas", "log_likelihood"] == pytest.approx(expected)


def test_a_word_rarer_around_the_actor_than_elsewhere_is_negative():
    table = keyness(SEEN, "china", least=1).set_index("word")
    assert table.loc["and", ["count", "elsewhere"]].tolist() == [1, 3]
    assert table.loc["and", "log_likelihood"] < 0


def test_an_actor_nobody_mentions_has_no_words():
    assert keyness(SEEN, "iran").empty
    assert keyness(mentions_of(), "iran").empty
