"""The language of `table.csv`: what fits a claim, and what counts as a fault."""

from __future__ import annotations

from typing import Any

import pytest

from framing.schema import EVIDENCE_COLUMNS, EvidenceRow
from tests.readings.expectation import faults, read_expected, sign


def reading(**cells: Any) -> EvidenceRow:
    """A reading of "According to Oslo, Japan abandoned Laos", with some cells changed."""
    plain = {
        **dict.fromkeys(EVIDENCE_COLUMNS, ""),
        "actor": "japan",
        "frame": "unreliable_ally",
        "role": "agent",
        "negated": False,
        "modality": "asserted",
        "voice": "attributed",
        "holder": "norway",
        "polarity": -0.8,
    }
    return EvidenceRow(**{**plain, **cells})


@pytest.mark.parametrize(
    "expected",
    [
        "japan:unreliable_ally:agent",
        "japan:unreliable_ally:*:-",
        "japan:partner|unreliable_ally:target|agent:-:asserted",
        "japan:unreliable_ally:agent:attributed:holder=laos|norway",
        "japan:unreliable_ally:agent:either; !laos",
        "!japan:partner; !laos:unreliable_ally",
    ],
)
def test_a_reading_that_makes_the_claims_has_no_fault(expected: str) -> None:
    assert faults(expected, [reading()]) == []


@pytest.mark.parametrize(
    "expected",
    [
        "-",
        "!japan",
        "!japan:unreliable_ally",
        "japan:partner:agent",
        "japan:unreliable_ally:target",
        "japan:unreliable_ally:agent:+",
        "japan:unreliable_ally:agent:hedged",
        "japan:unreliable_ally:agent:quoted",
        "japan:unreliable_ally:agent:negated",
        "japan:unreliable_ally:agent:holder=author",
        "laos:unreliable_ally:agent",
    ],
)
def test_a_reading_that_differs_in_one_thing_is_a_fault(expected: str) -> None:
    assert len(faults(expected, [reading()])) == 1


def test_a_claim_is_not_negated_unless_it_says_so() -> None:
    turned = reading(negated=True, polarity=0.8)
    assert faults("japan:unreliable_ally:agent", [turned]) == ["japan:unreliable_ally:agent"]
    assert faults("japan:unreliable_ally:agent:+:negated", [turned]) == []


def test_no_reading_at_all_satisfies_only_prohibitions() -> None:
    assert faults("-", []) == []
    assert faults("!japan; !laos:partner", []) == []
    assert faults("japan:partner:party", []) == ["japan:partner:party"]


@pytest.mark.parametrize(
    ("polarity", "meant"), [(0.16, "+"), (0.15, "0"), (0.0, "0"), (-0.15, "0"), (-0.16, "-")]
)
def test_a_polarity_near_zero_is_a_plain_fact(polarity: float, meant: str) -> None:
    assert sign(polarity) == meant


@pytest.mark.parametrize("cell", ["japan:partner:friend", "japan:partner:agent:perhaps"])
def test_a_slip_in_the_table_is_reported_and_not_passed_over(cell: str) -> None:
    with pytest.raises(ValueError, match=r"no such role|no sign, modality or voice"):
        read_expected(cell)
