"""Some texts cannot be read: the others are analysed, and everybody is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Framing


@pytest.fixture
def partly(tmp_path: Path, texts: Path) -> Path:
    (texts / "half.pdf").write_bytes(b"%PDF-1.7 half")
    (texts / "<b>nulls.txt").write_bytes(b"a\0b")
    return texts


@pytest.mark.parametrize("verb", [["stance"], ["sources", "list"], ["sources", "check"]])
def test_the_good_texts_are_analysed_and_the_others_told(
    partly: Path, lexicon: Path, framing: Framing, verb: list[str]
) -> None:
    options = [] if verb[0] == "sources" else ["--lexicon", lexicon]
    result = framing(*verb, partly, *options, "--csv")
    assert result.code == 1
    assert len(result.out.splitlines()) > 1
    assert "2 of 4 texts could not be read" in result.err
    assert "half.pdf: the file is damaged" in result.err
    assert str(partly) not in result.err


def test_the_check_has_a_row_for_each_text_that_could_not_be_read(
    partly: Path, framing: Framing
) -> None:
    rows = framing("sources", "check", partly, "--csv").out.splitlines()
    assert [row.split(",")[1] for row in rows if "not read: " in row] == [
        "<b>nulls.txt",
        "half.pdf",
    ]


def test_strict_refuses_instead(partly: Path, lexicon: Path, framing: Framing) -> None:
    result = framing("stance", partly, "--lexicon", lexicon, "--strict", "--csv")
    assert (result.code, result.out) == (1, "")
    assert "null bytes" in result.err


def test_columns_of_a_table_are_named_by_options(tmp_path: Path, framing: Framing) -> None:
    table = tmp_path / "speeches.csv"
    table.write_text("who,said\nmoe,Northland left the treaty of the northern straits.\n")
    named = ("--text-column", "said", "--id-column", "who")
    result = framing("sources", "list", table, *named, "--csv")
    assert result.code == 0
    assert "speeches.csv#moe" in result.out
    unnamed = framing("sources", "list", table, "--csv")
    assert (unnamed.code, "--text-column" in unnamed.err) == (1, True)
