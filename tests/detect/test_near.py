"""A cue that grammar links to nobody: listed, or guessed where the lexicon asks for it."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from framing.detect.matching import Hit
from framing.detect.mention import Mention
from framing.detect.near import CLAUSE_SUBJECT, SAME_PHRASE, guessed, guesses_in
from framing.detect.roles import Binding, CueHit
from framing.language.sentence import ParsedSentence
from framing.lexicon.model import Cue, Place
from framing.lexicon.patterns import parse_pattern
from framing.schema import Role
from tests.detect.sentences import sentence

BOTH: Final = frozenset({CLAUSE_SUBJECT, SAME_PHRASE})
SETS: Final = defaultdict[str, frozenset[str]](frozenset)
#: "Peru entered the talks in fear."
IN_FEAR = sentence(
    ("Peru", "peru", "PROPN", "nsubj", 1),
    ("entered", "enter", "VERB", "ROOT", 1),
    ("in", "in", "ADP", "prep", 1),
    ("fear", "fear", "NOUN", "pobj", 2),
)
#: "Peru entered talks in fear": what is entered stands nearer than who enters.
TALKS_IN_FEAR = sentence(
    ("Peru", "peru", "PROPN", "nsubj", 1),
    ("entered", "enter", "VERB", "ROOT", 1),
    ("talks", "talk", "NOUN", "dobj", 1),
    ("in", "in", "ADP", "prep", 1),
    ("fear", "fear", "NOUN", "pobj", 3),
)
#: "Bishops from Peru waited in fear."
BISHOPS = sentence(
    ("Bishops", "bishop", "NOUN", "nsubj", 3),
    ("from", "from", "ADP", "prep", 0),
    ("Peru", "peru", "PROPN", "pobj", 1),
    ("waited", "wait", "VERB", "ROOT", 3),
    ("in", "in", "ADP", "prep", 3),
    ("fear", "fear", "NOUN", "pobj", 4),
)


def _fear(*roles: Role, pattern: str = "fear") -> Cue:
    words = parse_pattern(pattern, {})
    return Cue("weak.fear", "weak", words, roles, -0.5, 1.0, "", "", "", Place("cues.csv", 2))


def _rows(
    s: ParsedSentence,
    at: int,
    peru: int,
    cue: Cue,
    *,
    rules: frozenset[str] = BOTH,
    linked: Role = "near",
) -> list[Binding]:
    mention = Mention("peru", peru, peru, "name")
    hit = CueHit(Hit(0, (at,)), cue, [Binding(mention, linked, linked, 1.0)])
    return guessed(s, [hit], [mention], SETS, rules)[0].bindings


def test_the_subject_of_the_clause_around_a_cue_is_taken() -> None:
    (row,) = _rows(IN_FEAR, 3, 0, _fear("described"))
    assert (row.mention.actor, row.role, row.rule) == ("peru", "described", CLAUSE_SUBJECT)


def test_an_object_stands_nearer_than_the_subject() -> None:
    assert [row.role for row in _rows(TALKS_IN_FEAR, 4, 0, _fear("described"))] == ["near"]


def test_a_clause_with_another_subject_says_nothing_of_a_name_in_it() -> None:
    assert [row.role for row in _rows(BISHOPS, 5, 2, _fear("described"))] == ["near"]


def test_what_is_done_to_somebody_is_not_guessed_of_who_stands_before_it() -> None:
    assert [row.role for row in _rows(IN_FEAR, 3, 0, _fear("target"))] == ["near"]


def test_a_line_that_asks_for_an_actor_is_not_guessed() -> None:
    asking = _fear("described", pattern="fear ~ @actor")
    assert [row.role for row in _rows(IN_FEAR, 3, 0, asking)] == ["near"]


def test_what_grammar_links_stays_as_it_is() -> None:
    (row,) = _rows(IN_FEAR, 3, 0, _fear("described"), linked="agent")
    assert (row.role, row.rule) == ("agent", "agent")


def test_a_lexicon_without_a_factor_makes_no_guess() -> None:
    assert guesses_in({"rule.default": 1.0, "rule.same-phrase": 0.0}) == frozenset()
    assert guesses_in({"rule.clause-subject": 0.5}) == {CLAUSE_SUBJECT}
    rows = _rows(IN_FEAR, 3, 0, _fear("described"), rules=frozenset())
    assert [row.role for row in rows] == ["near"]
