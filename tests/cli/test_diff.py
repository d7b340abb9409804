"""`framing diff`: what moved between two runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Framing


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_new_gone_and_changed_rows_are_told_apart(
    ending: str, texts: Path, lexicon: Path, tmp_path: Path, framing: Framing
) -> None:
    before, after = tmp_path / f"before.{ending}", tmp_path / f"after.{ending}"
    framing("score", texts, "--lexicon", lexicon, "-o", before)
    assert json.loads(framing("diff", before, before, "--json").out) == []

    cues = (lexicon / "cues.csv").read_text()
    lines = cues.replace("abandon ~ @actor,agent,,1", "abandon ~ @actor,agent,-0.5,1").splitlines()
    kept = [line for line in lines if "aggressor" not in line]
    kept.append("partner.watch.agent,partner,watch/VERB,agent,0.1,1,The West watched it.,")
    (lexicon / "cues.csv").write_text("\n".join(kept) + "\n")
    framing("score", texts, "--lexicon", lexicon, "-o", after)

    rows = json.loads(framing("diff", before, after, "--json").out)
    by_kind = {
        kind: [r for r in rows if r["change"] == kind] for kind in ("new", "gone", "changed")
    }
    assert {row["cue_id"] for row in by_kind["new"]} == {"partner.watch.agent"}
    assert {row["frame"] for row in by_kind["gone"]} == {"aggressor"}
    moved = {
        row["column"]: (row["before"], row["after"])
        for row in by_kind["changed"]
        if row["actor"] == "russia"
    }
    assert moved == {"valence": (-0.8, -0.5), "polarity": (-0.8, -0.5)}
    values = json.loads(framing("diff", before, after, "--values", "--json").out)
    assert {row["actor"] for row in values} >= {"russia", "west"}


def test_a_file_that_is_no_run_is_refused(tmp_path: Path, framing: Framing) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n")
    result = framing("diff", path, path)
    assert result.code == 1
    assert "framing score" in result.err
    assert framing("diff", tmp_path, tmp_path).code == 1
