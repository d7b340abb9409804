"""Krippendorff's alpha: the figures of the `krippendorff` package."""

import krippendorff
import numpy as np
import pytest

from framing.measure.alpha import krippendorff_alpha


def units_of(rng, coders, n, agree, missing):
    truth = rng.integers(0, 4, n)
    codes = np.where(rng.random((coders, n)) < agree, truth, rng.integers(0, 4, (coders, n)))
    return np.where(rng.random((coders, n)) < missing, -1, codes)


@pytest.mark.parametrize(("coders", "agree", "missing"), [(2, 0.9, 0), (3, 0.6, 0.2), (5, 0, 0.4)])
def test_alpha_equals_that_of_the_package(coders, agree, missing):
    codes = units_of(np.random.default_rng(3), coders, 60, agree, missing)
    expected = krippendorff.alpha(
        reliability_data=np.where(codes < 0, np.nan, codes), level_of_measurement="nominal"
    )
    units = [[None if code < 0 else int(code) for code in unit] for unit in codes.T]
    found = krippendorff_alpha(units)
    assert found.alpha == pytest.approx(expected, abs=1e-12)
    assert found.low < found.alpha < found.high


def test_codes_may_be_words_and_full_agreement_is_one():
    found = krippendorff_alpha([["partner", "partner"], ["hegemon", "hegemon"]] * 5)
    assert (found.alpha, found.high, found.n) == (1, 1, 10)


def test_the_same_seed_gives_the_same_interval():
    units = [["a", "a"], ["a", "b"], ["b", "b"], ["b", "b"], ["a", "a"]]
    assert krippendorff_alpha(units, seed=2) == krippendorff_alpha(units, seed=2)


@pytest.mark.parametrize("units", [[], [["a", None]], [["a", "a"], ["a", "a"]]])
def test_where_nothing_can_vary_there_is_no_value(units):
    found = krippendorff_alpha(units)
    assert (found.alpha, found.low, found.high) == (None, None, None)
