"""`framing trace`: why, and why not."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Framing


def test_a_claim_is_explained_down_to_its_arithmetic(lexicon: Path, framing: Framing) -> None:
    out = framing("trace", "Russia may not abandon Armenia, he said.", "--lexicon", lexicon).out
    assert '"Russia" is russia (name: its name)' in out
    assert "small/cues.csv:4" in out
    assert "unreliable_ally.abandon.agent: abandon ~ @actor, role agent" in out
    assert 'agent: "Russia" is subject of the cue (subject), counterpart armenia' in out
    assert 'shifter  "may" (hedge' in out
    assert 'shifter  "not" (negation' in out
    assert "polarity -0.8 x -1 (negated) = 0.8" in out
    assert "0.6 modality hedged" in out
    assert "voice    attributed" in out


def test_a_cue_without_an_actor_says_who_was_looked_for(lexicon: Path, framing: Framing) -> None:
    out = framing("trace", "The miners attacked the plan of Georgia.", "--lexicon", lexicon).out
    assert "no claim" in out
    assert 'nobody of the lexicon stands as agent to "attacked"' in out
    assert "Georgia (georgia)" in out


def test_a_cue_that_nearly_fired_says_what_was_missing(lexicon: Path, framing: Framing) -> None:
    out = framing("trace", "A Russian attack shook Mordor.", "--lexicon", lexicon).out
    assert "nearly: attack/VERB" in out
    assert '"attack" is NOUN here; the line asks for VERB' in out
    assert "no actor of the lexicon: Mordor" in out


def test_an_id_of_the_evidence_table_leads_to_its_sentence(
    texts: Path, lexicon: Path, framing: Framing
) -> None:
    rows = json.loads(framing("score", texts, "--lexicon", lexicon, "--json").out)
    row = next(row for row in rows if row["cue"] == "attacked")
    for asked in (row["evidence_id"], row["sentence_id"], "attacked Georgia"):
        found = json.loads(framing("trace", asked, texts, "--lexicon", lexicon, "--json").out)
        assert [each["sentence"] for each in found] == [row["sentence"]]
        claims = {claim["evidence_id"]: claim for claim in found[0]["claims"]}
        assert claims[row["evidence_id"]]["weight"] == row["weight"]
    missing = framing("trace", "0123456789ab", texts, "--lexicon", lexicon)
    assert missing.code == 1
    assert "0123456789ab" in missing.err


def test_an_empty_sentence_is_refused(lexicon: Path, framing: Framing) -> None:
    assert framing("trace", " ", "--lexicon", lexicon).code == 1
