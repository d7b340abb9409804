"""How much of a value rests on one cue or one document."""

import pandas as pd
import pytest

from framing.measure.robustness import leave_one_cue_out, leave_one_out
from tests.measure.builders import evidence_of, row

CELL = evidence_of(
    row("A", "russia", "partner", 0.3, s=1, cue_id="partner.a", document="1.txt"),
    row("A", "russia", "partner", 0.3, s=2, cue_id="partner.b", document="1.txt"),
    row("A", "russia", "aggressor", -0.9, s=3, cue_id="aggressor.a", document="2.txt"),
)
BY = ["group", "actor"]


def test_the_top_cue_is_the_one_that_pulls_hardest_and_its_share_is_told():
    top = leave_one_cue_out(CELL, by=BY).iloc[0]
    assert top["top_cue"] == "aggressor.a"
    assert top["top_cue_share"] == pytest.approx(0.9 / 1.5)
    assert top["sign_flips"]


def test_the_value_without_a_document_is_the_value_of_the_rest():
    table = leave_one_out(CELL, "document", by=BY).set_index("left_out")
    assert table.loc["2.txt", "without"] == pytest.approx(0.3)
    assert table.loc["2.txt", "change"] == pytest.approx(0.3 + 0.1)
    assert table.loc["1.txt", "without"] == pytest.approx(-0.9)
    assert table["sign_flips"].tolist() == [False, True]


def test_where_one_cue_is_all_there_is_nothing_is_left_and_nothing_flips():
    one = leave_one_out(CELL.head(1), "cue_id", by=BY).iloc[0]
    assert pd.isna(one["without"])
    assert one["share"] == 1
    assert not one["sign_flips"]


def test_purely_factual_rows_share_by_weight():
    flat = evidence_of(
        row("A", "russia", "partner", 0.0, s=1, cue_id="partner.a", weight=0.5),
        row("A", "russia", "partner", 0.0, s=2, cue_id="partner.b", weight=1.5),
    )
    assert leave_one_cue_out(flat, by=BY)["top_cue_share"].iloc[0] == 0.75
