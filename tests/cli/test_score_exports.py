"""`framing score` for tools in which people code and check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Framing


@pytest.mark.parametrize("ending", ["annotation.json", "conll", "prodigy.jsonl"])
def test_the_ending_of_the_file_chooses_the_export(
    ending: str, texts: Path, lexicon: Path, tmp_path: Path, framing: Framing
) -> None:
    target = tmp_path / f"evidence.{ending}"
    result = framing("score", texts, "--lexicon", lexicon, "-o", target)
    assert result.code == 0
    held = target.read_text(encoding="utf-8")
    assert "Russia" in held
    if ending == "annotation.json":
        assert json.loads(held)["type"] == "AnnotationPage"


def test_the_texts_are_written_as_bibtex(
    texts: Path, lexicon: Path, tmp_path: Path, framing: Framing
) -> None:
    target = tmp_path / "sources.bib"
    out = tmp_path / "e.csv"
    assert framing("score", texts, "--lexicon", lexicon, "-o", out, "--bibtex", target).code == 0
    held = target.read_text(encoding="utf-8")
    assert "@misc{east-2020" in held and "author = {B. Author}" in held


def test_other_verbs_do_not_take_the_endings_of_exports(
    texts: Path, lexicon: Path, tmp_path: Path, framing: Framing
) -> None:
    result = framing("stance", texts, "--lexicon", lexicon, "-o", tmp_path / "stance.conll")
    assert result.code == 1
    assert list(tmp_path.glob("*.conll")) == []


def test_a_chart_can_be_dark_and_sized_for_a_slide(
    texts: Path, lexicon: Path, tmp_path: Path, framing: Framing
) -> None:
    target = tmp_path / "map.svg"
    shared = ("chart", "stance-map", texts, "--lexicon", lexicon, "-o", target)
    assert framing(*shared, "--dark", "--for", "slide").code == 0
    held = target.read_text(encoding="utf-8")
    assert 'width="864" height="486"' in held
    assert "#16171a" in held
