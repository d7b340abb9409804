"""Frame profiles, emphasis and silence: shares with the right denominators."""

import pytest

from framing.measure.emphasis import emphasis
from framing.measure.rollup import roll_up
from framing.measure.salience import frames
from framing.measure.silence import silence
from tests.measure.builders import documents_of, evidence_of, mention, mentions_of, row

CLAIMS = evidence_of(
    row("A", "russia", "partner", 0.8, s=1),
    row("A", "russia", "partner", 0.4, s=2, cue_id="partner.other"),
    row("A", "russia", "unreliable_ally", -0.8, s=2),
)
SEEN = mentions_of(
    *(mention("A", "russia", s=s) for s in (1, 2, 3, 4)),
    mention("A", "china", s=4),
)


def test_salience_is_mentions_under_the_frame_over_all_mentions_of_the_actor():
    table = frames(CLAIMS, SEEN).set_index("frame")
    assert table.loc["partner", ["n", "framed", "mentions"]].tolist() == [2, 2, 4]
    assert table.loc["partner", "salience"] == 0.5
    assert table.loc["unreliable_ally", "salience"] == 0.25


def test_the_shares_of_one_actor_add_up_to_one():
    table = frames(CLAIMS, SEEN)
    assert table["share"].sum() == pytest.approx(1)
    assert table.set_index("frame").loc["partner", "share"] == pytest.approx(2 / 3)


def test_two_cues_on_one_mention_are_one_framed_mention():
    twice = evidence_of(
        row("A", "russia", "partner", 0.8, s=1),
        row("A", "russia", "partner", 0.8, s=1, cue_id="partner.other"),
    )
    table = frames(twice, SEEN)
    assert table.loc[0, ["n", "rows", "framed"]].tolist() == [1, 2, 1]


def test_no_share_passes_one_when_the_mention_table_misses_a_mention():
    table = frames(CLAIMS, mentions_of(mention("A", "russia", s=1)))
    assert table["salience"].max() == 1


def test_emphasis_is_the_share_of_all_mentions_and_the_rate_per_thousand_words():
    table = emphasis(CLAIMS, SEEN, documents_of("A")).set_index("actor")
    assert table.loc["russia", ["mentions", "share", "per_1000"]].tolist() == [4, 0.8, 4.0]


def test_emphasis_without_word_counts_has_a_rate_of_zero_not_an_infinite_one():
    table = emphasis(CLAIMS, SEEN, documents_of("A", words_kept=0))
    assert (table["per_1000"] == 0).all()


def test_absent_mentioned_and_framed_are_three_different_states():
    table = silence(CLAIMS, SEEN, documents_of("A", "B")).set_index(["group", "actor"])
    assert table.loc[("A", "russia"), "state"] == "framed"
    assert table.loc[("A", "china"), "state"] == "mentioned"
    assert table.loc[("B", "russia"), "state"] == "absent"


def test_a_mention_with_nothing_but_a_nearby_cue_is_not_framed():
    near = evidence_of(row("A", "russia", "partner", 0.8, role="near"))
    table = silence(near, mentions_of(mention("A", "russia")), documents_of("A"))
    assert table.loc[0, ["state", "mentions", "framed"]].tolist() == ["mentioned", 1, 0]


def test_an_actor_that_is_asked_for_and_nowhere_mentioned_is_absent_everywhere():
    table = silence(CLAIMS, SEEN, documents_of("A", "B"), actors=["iran"])
    assert table.loc[table["actor"] == "iran", "state"].tolist() == ["absent", "absent"]


def test_roll_up_gives_bloc_rows_that_remember_the_member():
    claims = evidence_of(
        row("A", "us", "containing", -0.8, s=1),
        row("A", "west", "containing", -0.8, s=2),
        row("A", "russia", "partner", 0.8, s=3),
    )
    seen = mentions_of(mention("A", "us"), mention("A", "russia"))
    member_of = {"us": ["west"], "russia": []}
    blocs, mentioned = roll_up(claims, member_of), roll_up(seen, member_of)
    assert blocs[["actor", "member"]].to_numpy().tolist() == [["west", "us"], ["west", "west"]]
    assert mentioned[["actor", "member"]].to_numpy().tolist() == [["west", "us"]]
