"""Variants of two claims: the words stay, the grammar turns; the reading must follow."""

from __future__ import annotations

from typing import Any

import pytest

PROBES: list[tuple[str, dict[str, Any]]] = [
    ("Russia abandoned Armenia.", {}),
    ("Armenia was abandoned by Russia.", {}),
    ("Russia did not abandon Armenia.", {"negated": True}),
    ("Russia has never abandoned Armenia.", {"negated": True}),
    ("Russia may abandon Armenia.", {"modality": "hedged"}),
    ("Russia will abandon Armenia.", {"modality": "promised"}),
    ("If Russia abandons Armenia, the alliance is over.", {"modality": "conditional"}),
    ("Critics say that Russia abandoned Armenia.", {"voice": "attributed", "holder": "Critics"}),
    (
        "According to Yerevan, Russia abandoned Armenia.",
        {"voice": "attributed", "holder": "armenia"},
    ),
    (
        "“Russia abandoned Armenia when it mattered,” the minister said.",
        {"voice": "quoted", "holder": "the minister"},
    ),
    ("Russia, which abandoned Armenia, now looks for friends.", {}),
    ("Russia's abandonment of Armenia surprised nobody.", {}),
    ("The abandonment of Armenia by Russia surprised nobody.", {}),
    (
        "Russia was accused of abandoning Armenia.",
        {"voice": "attributed", "holder": "unnamed", "modality": "hedged"},
    ),
]

UNRELIABLE: list[tuple[str, dict[str, Any]]] = [
    ("Russia is an unreliable ally.", {"role": "described"}),
    ("Russia has become an unreliable ally.", {"role": "described"}),
    ("Russia, an unreliable ally, sent nobody.", {"role": "described"}),
    ("Armenia sees Russia as an unreliable ally.", {"role": "described", "holder": "armenia"}),
    ("Russia's unreliability worries Armenia.", {"role": "possessor"}),
    ("Russia is not an unreliable ally.", {"role": "described", "negated": True}),
]

CONTAINING: list[tuple[str, dict[str, Any]]] = [
    ("The West contains China.", {}),
    ("China is contained by the West.", {}),
    ("The West does not contain China.", {"negated": True}),
    ("The West no longer contains China.", {"negated": True}),
    ("The West seeks to contain China.", {"modality": "goal"}),
    ("The West should contain China.", {"modality": "normative"}),
    ("The West might contain China.", {"modality": "hedged"}),
    ("The West's effort to contain China has failed.", {"modality": "goal"}),
    ("The West's containment of China has failed.", {}),
    ("The containment of China by the West has failed.", {}),
    ("The containment strategy employed by the West against China has failed.", {}),
    ("Beijing says the West contains China.", {"voice": "attributed", "holder": "china"}),
]


def _one(rows: list[Any], actor: str, frame: str) -> Any:
    found = [r for r in rows if r.actor == actor and r.frame == frame]
    assert found, f"no {frame} for {actor} in {[(r.actor, r.frame, r.role) for r in rows]}"
    return max(found, key=lambda r: r.weight)


def _check(row: Any, expected: dict[str, Any], *, role: str, bad: bool) -> None:
    wanted = {
        "role": role,
        "negated": False,
        "modality": "asserted",
        "voice": "author",
        "holder": "author",
        **expected,
    }
    if "holder" in expected and "voice" not in expected:
        wanted["voice"] = "attributed"
    assert {key: getattr(row, key) for key in wanted} == wanted
    assert (row.polarity < 0) is (bad != row.negated)


@pytest.mark.parametrize(("sentence", "expected"), PROBES)
def test_who_abandons_is_unreliable_however_it_is_said(
    sentence: str, expected: dict[str, Any], read: Any
) -> None:
    row = _one(read(sentence), "russia", "unreliable_ally")
    _check(row, expected, role="agent", bad=True)


@pytest.mark.parametrize(("sentence", "expected"), UNRELIABLE)
def test_who_is_called_unreliable_is_so_described(
    sentence: str, expected: dict[str, Any], read: Any
) -> None:
    row = _one(read(sentence), "russia", "unreliable_ally")
    _check(row, expected, role="described", bad=True)


@pytest.mark.parametrize(("sentence", "expected"), CONTAINING)
def test_who_contains_and_who_is_contained_keep_their_roles(
    sentence: str, expected: dict[str, Any], read: Any
) -> None:
    rows = read(sentence)
    _check(_one(rows, "west", "containing"), expected, role="agent", bad=True)
    victim = _one(rows, "china", "contained_victim")
    assert victim.role == "target"
    assert not [r for r in rows if r.actor == "china" and r.frame == "containing"]
    assert not [r for r in rows if r.actor == "west" and r.frame == "contained_victim"]
