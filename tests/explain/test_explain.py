"""An explanation says no more and no less than the rows it explains."""

from __future__ import annotations

import ast
from math import prod
from pathlib import Path

import pytest

import framing.detect
from framing.detect.compiled import Compiled
from framing.explain.run import explain_text, is_id
from framing.explain.words import RULES, VIA, mention_in_words, rule_in_words

SENTENCES = (
    "The West's effort to contain Russia has failed, and China may deepen its cooperation with it.",
    "Russia refrained from helping its ally Armenia, the report said.",
    "Kazakhstan is no longer a reliable partner of China, although Beijing invested in it.",
    "The unreliable ally abandoned Georgia, and Moscow did not apologise.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_factors_multiply_to_the_weight(sentence: str, geopolitics: Compiled) -> None:
    notes = [note for found in explain_text(sentence, geopolitics) for note in found.claims]
    assert notes
    for note in notes:
        product = prod(factor.value for factor in note.factors)
        assert note.row.weight == pytest.approx(min(1.0, product), abs=1e-4)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_mention_and_at_most_five_near_misses_are_told(
    sentence: str, geopolitics: Compiled
) -> None:
    for found in explain_text(sentence, geopolitics):
        assert {note.row.actor for note in found.claims} <= {note.actor for note in found.mentions}
        assert len(found.near) <= 5
        fired = {note.row.cue_id for note in found.claims}
        assert not fired & {note.cue_id for note in found.near}


def test_a_shifter_that_turns_the_cue_is_named(geopolitics: Compiled) -> None:
    found = explain_text("Russia did not abandon Armenia.", geopolitics)[0]
    note = next(note for note in found.claims if note.row.negated)
    assert [(shifter.words, shifter.kind) for shifter in note.shifters] == [("not", "negation")]


def test_misspelt_words_are_shown_as_read(geopolitics: Compiled) -> None:
    found = explain_text("China will strenghten its cooperation with Uzbekistan.", geopolitics)[0]
    assert found.misspelt == ("strenghten, read as strengthen",)


def test_a_cue_inside_a_name_is_said_to_be_there(geopolitics: Compiled) -> None:
    text = "The Shanghai Cooperation Organisation met in Astana."
    silent = explain_text(text, geopolitics)[0].silent
    assert any("inside a name" in note.why for note in silent)


def test_an_id_is_told_from_a_sentence() -> None:
    assert is_id("0123456789ab")
    assert is_id("folder/a.txt#12")
    assert not is_id("We are number #1")
    assert not is_id("Russia abandoned Armenia.")


def test_a_rule_is_put_into_words() -> None:
    assert rule_in_words("subject") == "subject of the cue"
    assert rule_in_words("object-of:against>possessive+misspelt") == (
        'behind "against" after the cue, whose possessor it is, misspelt, read as meant'
    )
    assert mention_in_words("name", "capital", inert=True).endswith("takes no role")


def test_every_rule_that_the_detectors_write_has_words() -> None:
    """Rules are the last argument of `slots`, `phrase` and `Slot`."""
    named = set()
    folder = Path(framing.detect.__file__).parent
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and name.strip("_") in ("slots", "phrase", "Slot"):
                last = node.args[-1]
                named |= {last.value} if isinstance(last, ast.Constant) else set()
    assert len(named) > 10
    assert named <= set(RULES) | set(VIA)
