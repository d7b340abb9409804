"""Agreement with the labels of the original publications, where they lie beside the checkout.

The publications and their labels belong to others and are no part of the project; without them
this test says so and is skipped. The floors are pinned with the hash of the labels.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.cli import main

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold" / "seeds.jsonl"


@pytest.mark.skipif(
    not GOLD.is_file(), reason="the labelled originals do not lie beside the project"
)
def test_agreement_with_the_labels_stays_at_its_floors(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(
        [
            "-q",
            "evaluate",
            str(GOLD),
            str(SHARED / "seeds"),
            "--sources",
            str(ROOT / "seeds" / "sources.csv"),
            "--floors",
            str(Path(__file__).with_name("floors.toml")),
        ]
    )
    told = capsys.readouterr()
    assert code == 0, told.err
    assert told.out.count("actor P") == 2
