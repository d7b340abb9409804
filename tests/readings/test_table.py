"""The specification of the reader: what each sentence of `table.csv` must be read as."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from framing.detect.compiled import Compiled
from framing.schema import EvidenceRow
from tests.readings.expectation import faults, read_expected, sign

Readings = Mapping[str, Sequence[EvidenceRow]]

_FILE = Path(__file__).with_name("table.csv")
with _FILE.open(encoding="utf-8", newline="") as _lines:
    TABLE: list[dict[str, str]] = list(csv.DictReader(_lines))


def _rows() -> list[object]:
    """One parameter a row; a row with a reason must fail until the reason is struck out."""
    return [
        pytest.param(
            row,
            id=row["id"],
            marks=[pytest.mark.xfail(strict=True, reason=row["reason"])] if row["reason"] else [],
        )
        for row in TABLE
    ]


@pytest.fixture(scope="module")
def readings(read_all: Callable[[Sequence[str]], list[list[EvidenceRow]]]) -> Readings:
    """Evidence of every row; all sentences are parsed in one go."""
    texts = [row["sentence"].replace(" // ", "\n\n") for row in TABLE]
    return dict(zip((row["id"] for row in TABLE), read_all(texts), strict=True))


@pytest.mark.parametrize("row", _rows())
def test_a_sentence_is_read_as_a_careful_coder_reads_it(
    row: Mapping[str, str], readings: Readings
) -> None:
    found = readings[row["id"]]
    told = [
        f"{r.actor}:{r.frame}:{r.role}:{sign(r.polarity)}{':negated' * r.negated}:{r.modality}"
        f":{r.voice}:holder={r.holder} <- {r.cue_id} ({r.rule})"
        for r in found
    ]
    assert not faults(row["expected"], found), "\n".join([row["sentence"], *told])


def test_the_table_names_only_actors_and_frames_that_the_lexicon_knows(
    geopolitics: Compiled,
) -> None:
    claims = [claim for row in TABLE for claim in read_expected(row["expected"])]
    assert {claim.actor for claim in claims} <= set(geopolitics.lexicon.actors)
    assert {frame for claim in claims for frame in claim.frames} <= set(geopolitics.lexicon.frames)


def test_the_table_is_broad() -> None:
    sizes = Counter(row["phenomenon"] for row in TABLE)
    assert len(TABLE) >= 200
    assert len(sizes) >= 40
    assert min(sizes.values()) >= 6
    assert sizes["plain facts"] >= 25


def test_every_row_has_its_own_id_and_sentence() -> None:
    assert len({row["id"] for row in TABLE}) == len(TABLE)
    assert len({row["sentence"] for row in TABLE}) == len(TABLE)


def test_nineteen_rows_in_twenty_are_read_as_they_should_be() -> None:
    clean = [row for row in TABLE if not row["reason"]]
    assert len(clean) >= 0.95 * len(TABLE)
