"""`framing report`: one page, and beside it the bundle."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from framing.schema import EVIDENCE_COLUMNS
from tests.cli.conftest import Framing


@pytest.fixture
def given(texts: Path, lexicon: Path) -> list[object]:
    return [texts, "--lexicon", lexicon]


def test_the_path_of_the_page_is_printed(
    given: list[object], tmp_path: Path, framing: Framing
) -> None:
    target = tmp_path / "page.html"
    result = framing("report", *given, "-o", target)
    assert (result.code, result.out) == (0, f"{target}\n")
    assert "Russia abandoned Armenia" in target.read_text(encoding="utf-8")


def test_a_rebuild_is_byte_identical_and_names_no_folder(
    given: list[object], tmp_path: Path, framing: Framing
) -> None:
    one, two = tmp_path / "one.html", tmp_path / "two.html"
    for target in (one, two):
        assert framing("-q", "report", *given, "-o", target).out == ""
    assert one.read_bytes() == two.read_bytes()
    assert str(tmp_path) not in one.read_text(encoding="utf-8")
    assert "framing report texts --lexicon small" in one.read_text(encoding="utf-8")


def test_a_page_without_its_sentences_is_shorter(
    given: list[object], tmp_path: Path, framing: Framing
) -> None:
    long, short = tmp_path / "long.html", tmp_path / "short.html"
    framing("-q", "report", *given, "-o", long, "--title", "A title of our own")
    framing("-q", "report", *given, "-o", short, "--no-evidence")
    assert short.stat().st_size < long.stat().st_size
    assert "A title of our own" in long.read_text(encoding="utf-8")


def test_a_folder_says_what_kind_of_texts_it_holds(
    given: list[object], texts: Path, tmp_path: Path, framing: Framing
) -> None:
    (texts / "manifest.toml").write_text('note = "These texts are digests of something else."\n')
    target = tmp_path / "page.html"
    framing("-q", "report", *given, "-o", target)
    assert "These texts are digests of something else." in target.read_text(encoding="utf-8")


def test_the_bundle_holds_figures_tables_evidence_and_manifest(
    given: list[object], tmp_path: Path, framing: Framing
) -> None:
    target = tmp_path / "page.html"
    result = framing("report", *given, "-o", target, "--bundle")
    folder = tmp_path / "page_files"
    assert result.code == 0
    assert "page_files" in result.err
    assert {"README.md", "evidence.csv", "manifest.json"} <= {p.name for p in folder.iterdir()}
    assert (folder / "figures" / "stance-map.svg").is_file()
    assert (folder / "figures" / "stance-map.png").is_file()
    stance = json.loads((folder / "tables" / "stance.json").read_text())
    evidence = list(csv.DictReader((folder / "evidence.csv").read_text().splitlines()))
    assert tuple(evidence[0])[: len(EVIDENCE_COLUMNS)] == EVIDENCE_COLUMNS
    assert {row["actor"] for row in stance} == {
        row["actor"] for row in evidence if float(row["weight"])
    }
    held = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert str(tmp_path).encode() not in held


def test_a_second_bundle_takes_the_place_of_the_first(
    given: list[object], tmp_path: Path, framing: Framing, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "page_files"
    folder.mkdir()
    (folder / "manifest.json").write_text("{}")
    (folder / "old.txt").write_text("old")
    monkeypatch.setattr("framing.cli.bundle._figures", lambda tables: {})
    assert framing("-q", "report", *given, "-o", tmp_path / "page.html", "--bundle").code == 0
    assert not (folder / "old.txt").exists()


def test_a_folder_of_somebody_else_is_not_touched(
    given: list[object], tmp_path: Path, framing: Framing
) -> None:
    folder = tmp_path / "page_files"
    folder.mkdir()
    (folder / "thesis.txt").write_text("ten years of work")
    result = framing("report", *given, "-o", tmp_path / "page.html", "--bundle")
    assert result.code == 1
    assert "page_files" in result.err
    assert (folder / "thesis.txt").read_text() == "ten years of work"
    assert not (tmp_path / "page.html").exists()


def test_an_evaluation_is_shown_with_the_method(
    given: list[object], tmp_path: Path, framing: Framing
) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        json.dumps(
            {
                "doc": "east",
                "sentence": "Russia abandoned Armenia last autumn, and the region took note of it",
                "actor": "russia",
                "frame": "unreliable_ally",
                "stance": -1,
            }
        )
    )
    figures = tmp_path / "figures.json"
    figures.write_text(framing("evaluate", gold, *given, "--json").out)
    target = tmp_path / "page.html"
    assert framing("-q", "report", *given, "-o", target, "--agreement", figures).code == 0
    assert "sentence and actor, F1 (strict)" in target.read_text(encoding="utf-8")
