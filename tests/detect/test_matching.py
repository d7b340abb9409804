"""Patterns are found by lemma, form, part of speech, gap and grammar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.detect.matching import build_table, find_hits, longest_only
from framing.detect.scope import linked
from framing.lexicon.patterns import parse_pattern
from tests.detect.sentences import ACTIVE, CONTROL, NEGATED, PASSIVE, sentence


def tokens(pattern: str, *, in_sentence: object) -> list[tuple[int, ...]]:
    table = build_table([parse_pattern(pattern, {})])
    return [hit.tokens for hit in find_hits(table, in_sentence, linked)]  # type: ignore[arg-type]


def test_a_word_matches_by_its_dictionary_form() -> None:
    assert tokens("abandon", in_sentence=ACTIVE) == [(1,)]


def test_alternatives_and_prefixes_match() -> None:
    assert tokens("(betray|abandon)", in_sentence=ACTIVE) == [(1,)]
    assert tokens("aband*", in_sentence=ACTIVE) == [(1,)]


def test_a_part_of_speech_that_differs_stops_a_cue() -> None:
    assert tokens("abandon/NOUN", in_sentence=ACTIVE) == []


def test_an_exact_form_keeps_its_case() -> None:
    assert tokens('"Abandoned"', in_sentence=ACTIVE) == []
    assert tokens('"abandoned"', in_sentence=ACTIVE) == [(1,)]


def test_a_gap_is_bridged_by_grammar_in_a_passive() -> None:
    assert tokens("abandon ~ chile", in_sentence=ACTIVE) == [(1, 2)]
    assert tokens("abandon ~ chile", in_sentence=PASSIVE) == [(0, 2)]


def test_words_far_apart_and_unlinked_are_no_cue() -> None:
    assert tokens("threaten ~ cooperation", in_sentence=NEGATED) == [(3, 8)]
    far = sentence(
        *(("x", "x", "NOUN", "dep", 0) for _ in range(8)),
        ("threaten", "threaten", "VERB", "dep", 0),
        *(("y", "y", "NOUN", "dep", 0) for _ in range(6)),
        ("cooperation", "cooperation", "NOUN", "dep", 0),
    )
    assert tokens("threaten ~ cooperation", in_sentence=far) == []


def test_of_hits_inside_one_another_the_longest_stays() -> None:
    table = build_table([parse_pattern("seek to contain", {}), parse_pattern("contain/VERB", {})])
    hits = longest_only(find_hits(table, CONTROL, linked))
    assert [hit.entry for hit in hits] == [0]


@given(st.lists(st.sampled_from(["abandon", "chile", "peru", "~"]), min_size=1, max_size=5))
def test_a_pattern_never_takes_tokens_that_are_not_there(words: list[str]) -> None:
    text = " ".join(words)
    try:
        pattern = parse_pattern(text, {})
    except Exception as error:
        assert "cue" in str(error) or "pattern" in str(error) or text in str(error)
        return
    for hit in find_hits(build_table([pattern]), PASSIVE, linked):
        assert set(hit.tokens) <= set(range(len(PASSIVE)))


@pytest.mark.parametrize("pattern", ["abandon", "chile"])
def test_an_unknown_sentence_gives_no_hits(pattern: str) -> None:
    assert tokens(pattern, in_sentence=CONTROL) in ([], [(4,)])
