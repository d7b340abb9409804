"""Agreement with labels stays at its floors, each pinned with the hash of the labels.

The original publications and their labels belong to others and are no part of the project;
without them that test says so and is skipped. The project's own texts always count.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.cli import main

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold" / "seeds.jsonl"
OWN = ROOT / "tests" / "agreement"


def _evaluated(*words: Path | str) -> int:
    return main(["-q", "evaluate", *map(str, words)])


@pytest.mark.skipif(
    not GOLD.is_file(), reason="the labelled originals do not lie beside the project"
)
def test_agreement_on_the_publications_stays_at_its_floors(
    capsys: pytest.CaptureFixture[str],
) -> None:
    known = ("--sources", ROOT / "seeds" / "sources.csv", "--floors", HERE / "floors.toml")
    code = _evaluated(GOLD, SHARED / "seeds", *known)
    told = capsys.readouterr()
    assert code == 0, told.err
    assert told.out.count("actor P") == 2


@pytest.mark.parametrize("name", ["read", "apart"])
def test_agreement_on_the_own_texts_stays_at_its_floors(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = _evaluated(OWN / f"{name}.jsonl", OWN / name, "--floors", HERE / f"floors_{name}.toml")
    told = capsys.readouterr()
    assert code == 0, told.err
    assert told.out.count("actor P") == 2
