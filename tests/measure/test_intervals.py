"""Intervals: seeded, independent of order, and as wide as they ought to be."""

import numpy as np
import pytest

from framing.measure.intervals import generator, intervals, ratio_interval, units
from tests.measure.builders import evidence_of, row


def spread(source="A", actor="russia", n=8):
    return [row(source, actor, "partner", 0.2 * (s % 5) - 0.3, s=s) for s in range(n)]


def test_the_same_seed_gives_the_same_interval_and_another_seed_another():
    table = evidence_of(*spread())
    assert intervals(table, seed=1).equals(intervals(table, seed=1))
    assert not intervals(table, seed=1).equals(intervals(table, seed=2))


def test_a_cell_has_the_same_interval_whatever_other_cells_there_are():
    alone = intervals(evidence_of(*spread()), seed=7)
    among = intervals(evidence_of(*spread("0"), *spread(), *spread("A", "china")), seed=7)
    assert tuple(alone.loc[("A", "russia")]) == tuple(among.loc[("A", "russia")])


def test_two_cells_with_the_same_numbers_are_drawn_apart():
    both = intervals(evidence_of(*spread("A"), *spread("B")), seed=1)
    assert tuple(both.loc[("A", "russia")]) != tuple(both.loc[("B", "russia")])


def test_sentences_are_drawn_below_ten_documents_and_documents_from_ten_on():
    def cell(documents):
        return evidence_of(
            *(
                row("A", "russia", "partner", 0.5, s=s, document=f"{d}.txt")
                for d in range(documents)
                for s in (1, 2)
            )
        )

    assert len(units(cell(9), ["group", "actor"])) == 18
    assert len(units(cell(10), ["group", "actor"])) == 10


def test_five_sentences_that_say_the_same_do_not_make_a_certainty():
    low, high = ratio_interval(np.full(5, 0.8), np.ones(5), rng=generator(1, "x"))
    assert low == pytest.approx((0.8 + 1) * 0.05 ** (1 / 5) - 1)
    assert high == pytest.approx(1 - 0.2 * 0.05 ** (1 / 5))


def test_no_interval_leaves_the_scale():
    pull = np.array([1.0] * 7 + [-1.0])
    low, high = ratio_interval(pull, np.ones(8), rng=generator(1, "x"))
    assert -1 <= low < 0.75 < high <= 1


def mixed(rng, n):
    """One to three rows a sentence, polarities and weights as the shipped lexicon has them."""
    pull, weight = np.zeros(n), np.zeros(n)
    rows = rng.choice([1, 2, 3], n, p=[0.7, 0.2, 0.1])
    for nth in range(3):
        w = rng.choice([0.3, 0.5, 1.0], n) * (rows > nth)
        pull += w * rng.choice([-0.8, -0.1, 0.05, 0.8], n, p=[0.2, 0.2, 0.3, 0.3])
        weight += w
    return pull, weight


def skewed(rng, n):
    """Mostly plain facts, one sentence in four warm."""
    weight = rng.choice([0.5, 1.0], n)
    return weight * rng.choice([0.05, 0.8], n, p=[0.75, 0.25]), weight


def two_sided(rng, n):
    """Either all good or all bad."""
    return rng.choice([-1.0, 1.0], n, p=[0.4, 0.6]), np.ones(n)


def smooth(rng, n):
    weight = rng.uniform(0.2, 1, n)
    return weight * rng.uniform(-0.4, 0.8, n), weight


@pytest.mark.parametrize(
    ("draw", "truth"),
    [(mixed, 0.075), (skewed, 0.2375), (two_sided, 0.2), (smooth, 0.2)],
    ids=["mixed", "skewed", "two-sided", "smooth"],
)
@pytest.mark.parametrize("n", [20, 40])
def test_the_interval_covers_the_truth_in_93_to_97_percent_of_1000_runs(draw, truth, n):
    rng = np.random.default_rng(20)
    covered = 0
    for run in range(1000):
        pull, weight = draw(rng, n)
        low, high = ratio_interval(pull, weight, rng=generator(run, draw.__name__), draws=400)
        covered += low <= truth <= high
    assert 930 <= covered <= 970
