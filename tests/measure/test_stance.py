"""Stance: the weighted mean of the polarities of a cell, by voice, with an honest n."""

import pandas as pd
import pytest

from framing.measure.stance import STANCE_COLUMNS, stance
from tests.measure.builders import evidence_of, row


def one_cell(*rows):
    table = stance(evidence_of(*rows))
    assert len(table) == 1
    return table.iloc[0]


def test_stance_is_the_weighted_mean_of_the_polarities():
    cell = one_cell(
        row("A", "russia", "partner", 0.8, s=1, weight=1.0),
        row("A", "russia", "containing", -0.6, s=2, weight=0.5),
    )
    assert cell["stance"] == pytest.approx((0.8 * 1.0 - 0.6 * 0.5) / 1.5)


def test_n_counts_sentences_and_rows_counts_rows():
    cell = one_cell(
        row("A", "russia", "partner", 0.8, s=1),
        row("A", "russia", "reliable_ally", 0.8, s=1),
        row("A", "russia", "partner", 0.8, s=2),
    )
    assert (cell["n"], cell["rows"]) == (2, 3)


def test_the_same_sentence_number_in_two_documents_is_two_sentences():
    cell = one_cell(
        row("A", "russia", "partner", 0.8, sentence_id="1", document="a1.txt"),
        row("A", "russia", "partner", 0.8, sentence_id="1", document="a2.txt"),
    )
    assert cell["n"] == 2


@pytest.mark.parametrize("nothing", [{"role": "near"}, {"weight": 0.0}])
def test_rows_of_role_near_or_weight_zero_count_nowhere(nothing):
    cell = one_cell(
        row("A", "russia", "partner", 0.8, s=1),
        row("A", "russia", "aggressor", -0.8, s=2, **nothing),
    )
    assert (cell["stance"], cell["n"], cell["rows"]) == (0.8, 1, 1)


def test_a_cell_of_fewer_than_five_sentences_is_thin_and_has_no_interval():
    thin = one_cell(*(row("A", "russia", "partner", 0.1 * s, s=s) for s in range(1, 5)))
    firm = one_cell(*(row("A", "russia", "partner", 0.1 * s, s=s) for s in range(1, 6)))
    assert thin["thin"] and pd.isna(thin["low"]) and pd.isna(thin["high"])
    assert not firm["thin"] and firm["low"] < firm["stance"] < firm["high"]


def test_voices_stand_side_by_side_and_quoted_words_are_attributed():
    cell = one_cell(
        row("A", "russia", "unreliable_ally", -0.8, s=1),
        row("A", "russia", "partner", 0.6, s=2, voice="attributed"),
        row("A", "russia", "partner", 0.8, s=3, voice="quoted"),
    )
    assert (cell["stance_author"], cell["n_author"]) == (-0.8, 1)
    assert cell["stance_attributed"] == pytest.approx(0.7)
    assert cell["n_attributed"] == 2


def test_a_voice_that_does_not_occur_has_no_value_and_an_n_of_zero():
    cell = one_cell(row("A", "russia", "partner", 0.8))
    assert pd.isna(cell["stance_attributed"])
    assert cell["n_attributed"] == 0


def test_no_evidence_gives_an_empty_table_with_all_columns():
    assert list(stance(evidence_of()).columns) == ["group", "actor", *STANCE_COLUMNS]


def test_the_order_of_the_rows_changes_nothing():
    rows = [row(g, "russia", "partner", 0.07 * s - 0.3, s=s) for g in "AB" for s in range(9)]
    table = evidence_of(*rows)
    pd.testing.assert_frame_equal(
        stance(table, seed=4), stance(table.sample(frac=1, random_state=3), seed=4)
    )
