"""Findings in words: distinctive first, counted, quoted, cautious."""

import re

import pytest

from framing.measure.findings import MOST
from framing.measure.links import anchor
from framing.measure.quotes import quote, shortened, voice_of
from tests.measure.builders import documents_of, evidence_of, mention, row, tables_of

LET_DOWN = "Moscow left its ally without help."
CORPUS = (
    *(
        row("X", "russia", "unreliable_ally", -0.8, s=s, sentence=LET_DOWN + " Again." * (s - 1))
        for s in (1, 2, 3)
    ),
    *(row("X", "russia", "partner", 0.4, s=s) for s in (11, 12, 13, 14)),
    *(row("X", "china", "partner", 0.1 * s, s=20 + s) for s in range(6)),
    *(row("Y", "russia", "partner", 0.6, s=s) for s in (1, 2)),
    *(row("Y", "china", "partner", 0.6 + 0.05 * (s % 3), s=20 + s) for s in range(8)),
    *(row("Z", "china", "partner", -0.2 + 0.05 * s, s=20 + s) for s in range(6)),
)


def headlines(tables):
    return [finding.headline for finding in tables.findings]


def test_what_one_source_alone_says_comes_first_as_a_count_and_without_an_interval():
    first = tables_of(*CORPUS).findings[0]
    assert first.headline == "Only X shows Russia as unreliable ally (3 sentences)."
    assert (first.group, first.actor, first.frame, first.n) == ("X", "russia", "unreliable_ally", 3)
    assert first.low is None and first.high is None
    assert first.quote == LET_DOWN
    assert first.voice == "author"


def test_the_numbers_of_a_finding_lead_to_their_sentences():
    first = tables_of(*CORPUS).findings[0]
    assert ("3 sentences", anchor("X", "russia", "unreliable_ally")) in first.parts


def test_the_parts_of_every_finding_make_up_its_headline():
    for finding in tables_of(*CORPUS).findings:
        assert "".join(text for text, _ in finding.parts) == finding.headline


def test_the_most_and_the_least_favourable_are_told_with_intervals():
    told = next(f for f in tables_of(*CORPUS).findings if f.headline.startswith("Most favour"))
    assert re.match(
        r"Most favourable to China: Y, \+0\.64 \[\+0\.\d\d, \+0\.\d\d\], 8 sentences; "
        r"least: Z, −0\.08 \[",
        told.headline,
    )
    assert told.low < 0.64 < told.high


def test_thin_cells_are_never_ranked():
    thin = [row("T", "china", "partner", 1.0, s=s) for s in range(4)]
    told = next(
        f for f in tables_of(*CORPUS, *thin).findings if f.headline.startswith("Most favour")
    )
    assert "T, " not in told.headline
    assert "of the 3 with 5 sentences or more" in told.headline


def test_silence_is_a_finding():
    assert "Z does not mention Russia. Silence is not neutrality." in headlines(tables_of(*CORPUS))


def test_a_source_that_mentions_an_actor_without_a_frame_is_not_silent():
    tables = tables_of(*CORPUS, also=(mention("Z", "russia", s=50),))
    assert not any("not mention Russia" in line for line in headlines(tables))


def test_what_all_share_is_told_with_the_count_of_each():
    assert "China as partner is in all: X 6, Y 8, Z 6 (sentences)." in headlines(tables_of(*CORPUS))


def test_the_last_line_says_what_not_to_conclude():
    last = tables_of(*CORPUS).findings[-1].headline
    assert last.startswith("Three documents give counts, not significance. What not to conclude")


def test_there_are_three_to_six_findings_and_the_last_line():
    many = [
        row(source, actor, frame, 0.5, s=10 * f + s)
        for g, source in enumerate("PQRSTUVW")
        for f, frame in enumerate(["partner", "containing", "aggressor", "reliable_ally"])
        for actor in ("russia", "china")
        for s in range(1 + (g * (f + 1)) % 4)
    ]
    assert 3 <= len(tables_of(*many).findings) - 1 <= MOST
    assert 3 <= len(tables_of(*CORPUS).findings) - 1 <= MOST


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"modality": "goal"}, "(2 sentences, goal only)"),
        ({"negated": True}, "(2 sentences, denied)"),
        ({"voice": "attributed", "holder": "x"}, "(2 sentences, in reported voice only)"),
    ],
)
def test_a_restriction_that_would_mislead_if_left_out_is_said(more, told):
    rows = [row("Y", "russia", "aggressor", -0.8, s=s, **more) for s in (60, 61)]
    assert any(told in line for line in headlines(tables_of(*CORPUS, *rows)))


def test_the_writers_own_voice_leads_what_others_are_reported_to_say():
    relayed = [
        row("X", "russia", "contained_victim", 0.6, s=s, voice="attributed", holder="russia")
        for s in range(70, 76)
    ]
    first = tables_of(*CORPUS, *relayed).findings[0]
    assert first.frame == "unreliable_ally"


def test_one_observation_alone_is_never_a_finding():
    tables = tables_of(*CORPUS, row("Y", "west", "containing", -0.8, s=90))
    assert not any("the West" in line for line in headlines(tables))


def test_a_single_source_is_described_without_a_comparison():
    tables = tables_of(*(r for r in CORPUS if r["source"] == "X"))
    assert "X shows China as partner (6 sentences)." in headlines(tables)
    assert not any("Only" in line or "others" in line for line in headlines(tables))


def test_no_evidence_is_one_clear_line():
    silent = tables_of(documents=documents_of("A"))
    assert silent.findings[0].headline == "No sentence frames any of the actors."
    assert tables_of(documents=documents_of("A").head(0)).findings[0].headline == "No texts."


def test_no_finding_claims_a_cause_a_motive_or_significance():
    words = re.compile(r"because|therefore|in order to|wants|intends|significant\b|propaganda|bias")
    for line in headlines(tables_of(*CORPUS)):
        assert not words.search(line)


def test_the_quoted_sentence_is_strong_first_and_then_short():
    rows = evidence_of(
        row("A", "russia", "partner", 0.05, s=1, sentence="Short."),
        row("A", "russia", "partner", 0.9, s=2, sentence="Strong but rather long."),
        row("A", "russia", "partner", 0.9, s=3, sentence="Strong, short."),
    )
    assert quote(rows) == ("Strong, short.", "A.txt")
    assert quote(rows.head(0)) == ("", "")


def test_a_long_quotation_is_cut_at_a_word():
    cut = shortened("one two  three four", longest=12)
    assert cut == "one two…"
    assert shortened("one two", longest=12) == "one two"
    assert len(shortened("x" * 400)) == 300


def test_a_finding_in_both_voices_is_mixed():
    rows = evidence_of(
        row("A", "russia", "partner", 0.1), row("A", "russia", "partner", 0.1, voice="quoted")
    )
    assert voice_of(rows) == "mixed"
    assert voice_of(rows.tail(1)) == "attributed"
