"""Distinctiveness: weighted log-odds with an informative Dirichlet prior."""

import math

import numpy as np
import pytest

from framing.measure.distinctiveness import distinct, log_odds
from tests.measure.builders import evidence_of, row


def fightin_words(y_i, y_j, alpha):
    """The formulas of Monroe, Colaresi and Quinn (2008), one feature at a time, in logits."""
    n_i, n_j, a_0 = math.fsum(y_i), math.fsum(y_j), math.fsum(alpha)
    scores = []
    for i, j, a in zip(y_i, y_j, alpha, strict=True):
        omega_i = (i + a) / (n_i + a_0)
        omega_j = (j + a) / (n_j + a_0)
        delta = math.log(omega_i / (1 - omega_i)) - math.log(omega_j / (1 - omega_j))
        sigma = math.sqrt((i + a) ** -1 + (j + a) ** -1)
        scores.append((delta, delta / sigma))
    return scores


def test_the_scores_agree_with_an_independent_implementation_to_1e_9():
    rng = np.random.default_rng(5)
    for _ in range(50):
        here, elsewhere = rng.integers(0, 40, (2, 17)).astype(float)
        prior = rng.uniform(0.01, 5, 17)
        delta, z = log_odds(here, elsewhere, prior)
        expected = np.array(fightin_words(here, elsewhere, prior))
        np.testing.assert_allclose(delta, expected[:, 0], rtol=0, atol=1e-9)
        np.testing.assert_allclose(z, expected[:, 1], rtol=0, atol=1e-9)


def claims(source, actor, **frames):
    return [
        row(source, actor, frame, 0.1, s=10 * place + i)
        for place, (frame, n) in enumerate(frames.items())
        for i in range(n)
    ]


CORPUS = evidence_of(
    *claims("X", "russia", partner=8, unreliable_ally=4),
    *claims("Y", "russia", partner=2),
    *claims("Y", "china", partner=20),
    *claims("Z", "china", partner=10, unreliable_ally=1),
)


def test_the_frame_nobody_else_uses_leads_though_another_is_more_frequent():
    russia = distinct(CORPUS).query("group == 'X' and actor == 'russia'")
    assert russia["frame"].tolist() == ["unreliable_ally", "partner"]
    assert russia["n"].tolist() == [4, 8]
    assert russia["only_here"].tolist() == [True, False]
    assert russia["z"].iloc[0] > 0 > russia["z"].iloc[1]


def test_the_counts_are_sentences_here_and_elsewhere():
    partner = distinct(CORPUS).query("group == 'Y' and actor == 'china'").iloc[0]
    assert (partner["n"], partner["n_elsewhere"]) == (20, 10)


def test_how_much_is_said_about_an_actor_does_not_make_it_distinctive():
    table = distinct(
        evidence_of(
            *claims("X", "russia", partner=30, containing=30),
            *claims("Y", "russia", partner=3, containing=3),
        )
    )
    assert table["log_odds"].abs().max() < 1e-9


@pytest.mark.parametrize(
    "rows", [(), tuple(claims("X", "russia", partner=3, containing=2))], ids=["none", "one group"]
)
def test_without_two_groups_nothing_is_distinctive(rows):
    assert distinct(evidence_of(*rows)).empty


def test_a_single_frame_in_all_texts_stands_out_against_nothing():
    table = distinct(
        evidence_of(*claims("X", "russia", partner=3), *claims("Y", "china", partner=2))
    )
    assert table["z"].tolist() == [0, 0]
