"""What lexicons/README.md shows an analyst is a lexicon that loads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from framing.lexicon.load import load_lexicon
from framing.lexicon.model import Lexicon

PAGE = Path(__file__).resolve().parents[1] / "lexicons" / "README.md"


@pytest.fixture(scope="module")
def energy(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    folder = tmp_path_factory.mktemp("lexicons") / "energy"
    folder.mkdir()
    text = PAGE.read_text(encoding="utf-8")
    for kind, name in (("toml", "lexicon.toml"), ("csv", "cues.csv")):
        (block,) = re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)
        (folder / name).write_text(block, encoding="utf-8")
    return load_lexicon([folder])


def test_the_example_adds_its_frame_to_the_shipped_ones(energy: Lexicon) -> None:
    assert {"partner", "energy_blackmail"} <= set(energy.frames)


def test_the_example_adds_its_cues(energy: Lexicon) -> None:
    mine = {cue.cue_id: cue for cue in energy.cues if cue.cue_id.startswith("energy.")}
    assert set(mine) == {"energy.weaponise.agent", "energy.weaponise.target", "energy.cut.agent"}
    assert mine["energy.weaponise.agent"].valence == -0.9
    assert mine["energy.cut.agent"].weight == 0.5
