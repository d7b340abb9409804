"""Change over time and position within a text."""

import pytest

from framing.errors import InputError
from framing.measure.position import position
from framing.measure.time import over_time
from tests.measure.builders import evidence_of, mention, mentions_of, row

DATED = evidence_of(
    *(row("A", "russia", "partner", 0.1 * s, s=s, date="2022-11-03") for s in range(6)),
    *(row("A", "russia", "partner", -0.1 * s, s=s, date="2023-05", document="b") for s in (1, 2)),
    row("A", "russia", "partner", 0.9, document="undated"),
)


def test_years_come_in_order_each_with_its_own_stance():
    table = over_time(DATED, period="year")
    assert table["period"].tolist() == ["2022", "2023"]
    assert table["stance"].tolist() == pytest.approx([0.25, -0.15])


def test_a_thin_period_has_no_interval_and_a_firm_one_has():
    table = over_time(DATED, period="year").set_index("period")
    assert table.loc["2022", "low"] < 0.25 < table.loc["2022", "high"]
    assert table.loc["2023", ["low", "high"]].isna().all()


def test_months_leave_out_what_is_only_known_by_its_year():
    coarse = evidence_of(row("A", "russia", "partner", 0.5, date="2022"))
    assert over_time(coarse, period="month").empty
    assert len(over_time(coarse, period="year")) == 1


def test_single_documents_come_by_date():
    table = over_time(DATED, period="document")
    assert table[["period", "document"]].to_numpy().tolist() == [
        ["2022-11-03", "A.txt"],
        ["2023-05", "b"],
    ]


def test_no_dates_give_an_empty_table():
    assert over_time(evidence_of(row("A", "russia", "partner", 0.5))).empty


def test_an_unknown_period_is_told():
    with pytest.raises(InputError, match='did you mean "month"'):
        over_time(DATED, period="months")


def test_a_sentence_falls_into_the_third_in_which_it_starts():
    table = position(
        evidence_of(
            row("A", "russia", "partner", 0.8, s=0),
            row("A", "russia", "partner", 0.8, s=1),
            row("A", "russia", "aggressor", -0.8, s=8),
        ),
        mentions_of(mention("A", "china", s=9)),
    )
    assert table["third"].tolist() == ["beginning", "end"]
    assert table["stance"].tolist() == pytest.approx([0.8, -0.8])
    assert table["share"].tolist() == pytest.approx([2 / 3, 1 / 3])
