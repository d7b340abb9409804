"""The five digests read once a session, and the originals where they stand beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.analysis import Analysis, analyze
from framing.measure.tables import Tables

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
ORIGINALS = ROOT.parent / "shared" / "seeds"


@pytest.fixture(scope="session")
def digest_run(parse_store: Path) -> Analysis:
    """The shipped digests, read with the shipped lexicon."""
    return analyze(SEEDS, sources=SEEDS / "sources.csv")


@pytest.fixture(scope="session")
def digests(digest_run: Analysis) -> Tables:
    return digest_run.tables()


@pytest.fixture(scope="session")
def originals(parse_store: Path) -> Tables:
    """The publications themselves, which may not stand in the repository."""
    if not ORIGINALS.is_dir():
        pytest.skip("the originals are not here: put the five texts into ../shared/seeds")
    return analyze(ORIGINALS, sources=SEEDS / "sources.csv").tables()
