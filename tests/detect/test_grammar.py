"""Walks over the tree, each on a sentence parsed by hand."""

from __future__ import annotations

from framing.detect import clauses, grammar, scope
from tests.detect.sentences import (
    ACTIVE,
    CONTROL,
    EFFORT,
    NEGATED,
    OBJECT_CONTROL,
    PASSIVE,
    RELATIVE,
)


def test_the_subject_of_an_active_verb_does_it() -> None:
    assert clauses.subjects(ACTIVE, 1) == [0]
    assert not grammar.is_passive(ACTIVE, 1)


def test_the_by_phrase_of_a_passive_verb_does_it() -> None:
    assert grammar.is_passive(PASSIVE, 2)
    assert clauses.subjects(PASSIVE, 2) == [0]
    assert grammar.by_phrase(PASSIVE, 2) == [4]


def test_who_seeks_to_contain_is_the_understood_subject() -> None:
    assert clauses.subjects(CONTROL, 3) == [0]


def test_who_is_forced_to_leave_is_the_understood_subject() -> None:
    assert clauses.subjects(OBJECT_CONTROL, 4, {"force"}) == [2]
    assert clauses.subjects(OBJECT_CONTROL, 4) == [0]


def test_a_relative_pronoun_leads_to_its_noun() -> None:
    assert clauses.subjects(RELATIVE, 3) == [2]
    assert grammar.antecedent(RELATIVE, 2) == 0


def test_whose_effort_it_is_does_what_the_effort_aims_at() -> None:
    assert clauses.subjects(EFFORT, 4) == [0]


def test_a_negated_verb_governs_its_object_but_no_reason_clause() -> None:
    assert scope.reaches_down(NEGATED, 3, 4)
    assert not scope.reaches_down(NEGATED, 3, 8)


def test_verb_and_object_are_linked_whatever_their_order() -> None:
    assert scope.linked(ACTIVE, 1, 2)
    assert scope.linked(PASSIVE, 2, 0)
    assert not scope.linked(NEGATED, 3, 8)
