"""How a claim is told: marks, rule, arithmetic, voice, citation."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.export.bibtex import bibtex
from framing.report.explain import arithmetic, rule_in_words, voice
from framing.report.lists import counted_rows
from framing.report.marks import CUE, MENTION, Span, marked, shifters_of, spans_of
from framing.report.run import Run
from framing.report.words import load_strings
from tests.report.made_up import Names, lexicon_of, run_of

STRINGS = load_strings("en")


@pytest.fixture(scope="module")
def run() -> Run:
    return run_of(1, sentences=5)


def row_of(run: Run, **changes: Any) -> dict[str, Any]:
    base = {
        "negated": False,
        "modality": "asserted",
        "weight": 1.0,
        "valence": 0.8,
        "polarity": 0.8,
    }
    return {**counted_rows(run)[0], **base, **changes}


def test_a_plain_claim_has_plain_arithmetic(run: Run) -> None:
    assert arithmetic(run, row_of(run)) == "valence +0.8"


def test_negation_turns_the_valence_and_a_hedge_weighs_less(run: Run) -> None:
    row = row_of(run, valence=-1.0, polarity=1.0, negated=True, modality="hedged", weight=0.6)
    assert arithmetic(run, row) == "valence −1 × negation → +1; weight 0.6 = hedged 0.6"


def test_what_no_listed_factor_explains_is_the_certainty_of_the_relation(run: Run) -> None:
    row = row_of(run, role="possessor", weight=0.72)
    told = arithmetic(run, row)
    assert told.endswith("weight 0.72 = possessor 0.9 × certainty 0.8")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("subject", "subject"),
        ("between:with>modifier", "one side of “with”, through modifier"),
        ("copula>possessive", "subject of “to be”, through possessor"),
        ("object+misspelt", "object, cue misspelt in the text"),
        ("a-new-rule", "a new rule"),
    ],
)
def test_a_rule_is_told_in_words(rule: str, words: str) -> None:
    assert rule_in_words(STRINGS, rule) == words


def test_the_holder_of_a_view_is_named(run: Run) -> None:
    assert voice(run, row_of(run)) == "author"
    assert voice(run, row_of(run, voice="attributed", holder="actor_1")) == "attributed to China"
    assert voice(run, row_of(run, voice="quoted", holder="")) == "quoted from a source not named"


def test_the_nearest_shifter_is_marked(run: Run) -> None:
    shifters = shifters_of(lexicon_of(Names()))
    sentence = "It may rain, and they may not help us."
    at = sentence.index("help")
    row = row_of(
        run,
        sentence=sentence,
        start=0,
        end=len(sentence),
        cue_start=at,
        cue_end=at + 4,
        mention_start=17,
        mention_end=21,
        negated=True,
        modality="hedged",
    )
    told = marked(sentence, spans_of(row, shifters))
    assert told == "It may rain, and <b>they</b> <u>may</u> <u>not</u> <mark>help</mark> us."


@given(
    st.text(max_size=60),
    st.lists(
        st.tuples(st.integers(-5, 70), st.integers(-5, 70), st.sampled_from([CUE, MENTION])),
        max_size=5,
    ),
)
def test_marking_changes_no_character_and_lets_none_through(
    text: str, spans: list[tuple[int, int, str]]
) -> None:
    told = str(marked(text, [Span(*span) for span in spans]))
    tags = re.findall(r"<[^>]*>", told)
    assert set(tags) <= {"<mark>", "</mark>", "<b>", "</b>"}
    assert html.unescape(re.sub(r"</?(?:mark|b)>", "", told)) == html.unescape(
        text.replace("&", "&amp;")
    )
    depth: list[str] = []
    for tag in tags:
        if tag.startswith("</"):
            assert depth.pop() == tag[2:-1]
        else:
            depth.append(tag[1:-1])
    assert not depth


def test_bibtex_escapes_what_latex_would_read() -> None:
    entry = bibtex(
        run_of(
            1, sentences=5, names=Names(title="50% of {A & B}_c \\ ~")
        ).documents_by_name.values()
    )
    assert r"title = {50\% of \{A \& B\}\_c \textbackslash{} \textasciitilde{}}" in entry
    assert entry.startswith("@misc{source-1-2024,")
