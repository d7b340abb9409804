"""Who does what to whom; which name is used; what TextBlob makes of it."""

import pytest

from framing.measure.dyads import dyads
from framing.measure.naming import naming
from framing.measure.tone import tone
from tests.measure.builders import evidence_of, mention, mentions_of, naming_of, row


def directed(**more):
    return dyads(evidence_of(row("A", "russia", "containing", -0.6, counterpart="west", **more)))


def test_an_agent_acts_on_its_counterpart():
    assert directed(role="agent").loc[0, ["agent", "target"]].tolist() == ["russia", "west"]


def test_a_target_is_acted_on_by_its_counterpart():
    assert directed(role="target").loc[0, ["agent", "target"]].tolist() == ["west", "russia"]


def test_a_mutual_relation_is_one_dyad_whichever_side_is_looked_at():
    table = dyads(
        evidence_of(
            row("A", "russia", "partner", 0.8, role="party", counterpart="china"),
            row("A", "china", "partner", 0.8, role="party", counterpart="russia"),
        )
    )
    assert table[["agent", "target", "n"]].to_numpy().tolist() == [["china", "russia", 1]]


def test_each_holder_has_a_line_of_its_own():
    table = dyads(
        evidence_of(
            row("A", "west", "containing", -0.6, s=1, counterpart="russia"),
            row("A", "west", "containing", -0.8, s=2, counterpart="russia", holder="russia"),
            row("A", "west", "containing", -0.4, s=3, counterpart="russia"),
        )
    ).set_index("holder")
    assert table.loc["author", "n"] == 2
    assert table.loc["author", "polarity"] == pytest.approx(-0.5)
    assert table.loc["russia", "n"] == 1


def test_rows_without_a_counterpart_or_with_themselves_make_no_dyad():
    assert dyads(evidence_of(row("A", "russia", "partner", 0.8))).empty
    assert dyads(evidence_of(row("A", "us", "partner", 0.8, counterpart="us"))).empty


def test_naming_counts_each_name_and_keeps_the_first_sentence():
    table = naming(
        naming_of(
            ("A", "xinjiang", "Xinjiang", 7),
            ("A", "xinjiang", "East Turkistan", 5),
            ("A", "xinjiang", "East Turkistan", 2),
            ("A", "war", "conflict", 1),
        )
    ).set_index("name")
    assert table.loc["East Turkistan", "count"] == 2
    assert table.loc["East Turkistan", "share"] == pytest.approx(2 / 3)
    assert table.loc["East Turkistan", "first_sentence"] == "Sentence 2."
    assert table.loc["conflict", "share"] == 1


def test_tone_is_the_mean_over_sentences_not_over_mentions():
    table = tone(
        mentions_of(
            mention("A", "russia", s=1, tone=0.5),
            mention("A", "russia", s=1, tone=0.5, mention_start=900),
            mention("A", "russia", s=2, tone=-0.1),
        )
    )
    assert table.loc[0, "n"] == 2
    assert table.loc[0, "tone"] == pytest.approx(0.2)


def test_nothing_in_gives_nothing_out():
    assert dyads(evidence_of()).empty
    assert naming(naming_of()).empty
    assert tone(mentions_of()).empty
