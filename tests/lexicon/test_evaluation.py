"""The shipped lexicon `evaluation`: praise and criticism of anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.detect.compiled import Compiled, compile_lexicon
from framing.detect.reading import read_document
from framing.explain.examples import run_examples
from framing.explain.run import one_paragraph
from framing.language.columns import sentences_of
from framing.language.store import parsed
from framing.lexicon.load import load_lexicon
from framing.lexicon.model import Lexicon
from framing.schema import EvidenceRow
from framing.score import rows_of

OWN = "evaluation/cues.csv"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(["evaluation"])


@pytest.fixture(scope="module")
def compiled(lexicon: Lexicon) -> Compiled:
    return compile_lexicon(lexicon)


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "store"))


def rows(text: str, compiled: Compiled) -> list[EvidenceRow]:
    document = one_paragraph(text, "text")
    (columns,) = parsed([document])
    readings = read_document(document, sentences_of(document, columns), compiled)
    return [row for row in rows_of(document, readings, compiled).evidence if row.weight > 0]


def balance(text: str, actor: str, compiled: Compiled) -> float:
    return sum(r.weight * r.polarity for r in rows(text, compiled) if r.actor == actor)


def test_it_has_frames_of_its_own_and_shares_the_actors_of_geopolitics(lexicon: Lexicon) -> None:
    assert {"praised", "criticised"} <= set(lexicon.frames)
    assert "aggressor" not in lexicon.frames
    assert "norway" in lexicon.actors


def test_it_has_role_aware_lines_of_its_own_beside_the_word_list(lexicon: Lexicon) -> None:
    own = [cue for cue in lexicon.cues if cue.place.file == OWN]
    listed = [cue for cue in lexicon.cues if cue.cue_id.startswith("vader.")]
    assert len(own) >= 300
    assert len(listed) >= 3000
    assert {cue.place.file for cue in listed} == {"vaderSentiment/vader_lexicon.txt"}


def test_every_example_fires_and_no_counterexample_does(
    lexicon: Lexicon, compiled: Compiled
) -> None:
    trials = run_examples([cue for cue in lexicon.cues if cue.place.file == OWN], compiled)
    assert [trial for trial in trials if not trial.passed] == []


@pytest.mark.parametrize(
    ("text", "actor", "sign"),
    [
        ("The senators praised Norway for its patience.", "norway", 1),
        ("The senators accused Norway of hiding the figures.", "norway", -1),
        ("Norway was slammed by the senators.", "norway", -1),
        ("Norway lied about the reactor.", "norway", -1),
        ("Norway rescued twelve sailors.", "norway", 1),
        ("Norway is a hero to the crews.", "norway", 1),
        ("Arrogant Norway stayed away.", "norway", -1),
        ("Norway never helped the refugees.", "norway", -1),
    ],
)
def test_a_judgement_falls_on_whom_it_is_about(
    text: str, actor: str, sign: int, compiled: Compiled
) -> None:
    assert balance(text, actor, compiled) * sign > 0.1


def test_who_suffers_is_not_blamed(compiled: Compiled) -> None:
    found = rows("The pirates kidnapped Norway's envoy.", compiled)
    assert all(row.polarity >= 0 for row in found if row.frame == "suffering")


def test_a_denied_accusation_is_hardly_praise(compiled: Compiled) -> None:
    (row,) = [r for r in rows("Norway did not cheat.", compiled) if r.frame == "harmful"]
    assert row.negated
    assert row.rule.endswith("+denied")
    assert row.weight * row.polarity < 0.15


def test_a_guess_inside_the_actors_own_words_counts_little(compiled: Compiled) -> None:
    text = "Norway said that the crooked auditors were terrible."
    guesses = [row for row in rows(text, compiled) if row.rule.startswith("opted-in")]
    assert guesses
    assert all("own-words" in row.rule and row.weight < 0.1 for row in guesses)
