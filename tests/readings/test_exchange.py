"""An instrument must read "Russia abandoned Armenia" and "Turkey abandoned Armenia" alike."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from framing.detect.compiled import Compiled
from tests.readings.exchange import PAIRS, exchanged, share_unchanged

_TABLE = Path(__file__).with_name("table.csv")


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return [row["sentence"].replace(" // ", "\n\n") for row in csv.DictReader(lines)]


@pytest.mark.parametrize(("words", "actors"), PAIRS)
def test_exchanging_two_actors_changes_nothing_but_the_name(
    words: dict[str, str], actors: tuple[str, str], sentences: list[str], geopolitics: Compiled
) -> None:
    same, every = share_unchanged(sentences, geopolitics, words, actors)
    assert every >= 10
    assert same / every >= 0.97


def test_names_change_places_as_whole_words_only() -> None:
    words = {"Oman": "Mali", "Omani": "Malian"}
    assert exchanged("Oman, Omanis and Omani Mali", words) == "Mali, Omanis and Malian Oman"
