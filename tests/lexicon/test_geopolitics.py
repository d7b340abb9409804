"""The shipped lexicon `geopolitics`: every line does what its examples promise."""

from __future__ import annotations

from framing.detect.compiled import Compiled
from framing.explain.examples import run_examples


def test_every_example_fires_and_no_counterexample_does(geopolitics: Compiled) -> None:
    trials = run_examples(geopolitics.lexicon.cues, geopolitics)
    assert [trial for trial in trials if not trial.passed] == []


def test_it_is_as_large_as_the_readme_says(geopolitics: Compiled) -> None:
    lexicon = geopolitics.lexicon
    assert len(lexicon.cues) > 2_000
    assert len(lexicon.actors) > 200
