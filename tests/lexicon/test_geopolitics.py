"""The shipped lexicon `geopolitics`: every line does what its examples promise."""

from __future__ import annotations

from pathlib import Path

from framing.detect.compiled import Compiled
from framing.explain.examples import run_examples

README = Path(__file__).parents[2] / "README.md"


def test_every_example_fires_and_no_counterexample_does(geopolitics: Compiled) -> None:
    trials = run_examples(geopolitics.lexicon.cues, geopolitics)
    assert [trial for trial in trials if not trial.passed] == []


def test_it_is_as_large_as_the_readme_says(geopolitics: Compiled) -> None:
    lexicon = geopolitics.lexicon
    size = f"{len(lexicon.frames)} frames, {len(lexicon.cues):,} cues, {len(lexicon.actors)} actors"
    assert size in README.read_text(encoding="utf-8")
