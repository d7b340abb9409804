"""Krippendorff's alpha for nominal codes, with a bootstrap interval over the units.

alpha = 1 - D_o / D_e (K. Krippendorff 2011, Computing Krippendorff's Alpha-Reliability).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.measure.intervals import generator

Floats = NDArray[np.float64]


class Alpha(NamedTuple):
    """alpha (at most 1, 0 for chance), its 95 % interval and the units with two codes or more.

    The values are None where nothing can vary: no such unit, or one code only.
    """

    alpha: float | None
    low: float | None
    high: float | None
    n: int


def krippendorff_alpha(
    units: Sequence[Sequence[Hashable | None]], *, seed: int = 1, draws: int = 1000
) -> Alpha:
    """Alpha of `units`, each the codes its coders gave; None where a coder gave none."""
    pairable = [[code for code in unit if code is not None] for unit in units]
    pairable = [codes for codes in pairable if len(codes) > 1]
    values = sorted({code for codes in pairable for code in codes}, key=repr)
    n = len(pairable)
    if len(values) < 2:
        return Alpha(None, None, None, n)
    place = {value: i for i, value in enumerate(values)}
    counts = np.zeros((n, len(values)))
    for row, codes in enumerate(pairable):
        for code in codes:
            counts[row, place[code]] += 1
    size = counts.sum(axis=1)
    # Disagreeing ordered pairs of a unit over its number of codes less one.
    apart = (size * size - (counts * counts).sum(axis=1)) / (size - 1)
    parts = np.column_stack([apart, counts])
    picked = generator(seed, "alpha").integers(0, n, (draws, n))
    often = np.stack([np.bincount(row, minlength=n) for row in picked]).astype("float64")
    drawn = _alpha(often @ parts)
    low, high = np.quantile(drawn[np.isfinite(drawn)], [0.025, 0.975])
    return Alpha(float(_alpha(parts.sum(axis=0)[None])[0]), float(low), float(high), n)


def _alpha(sums: Floats) -> Floats:
    """From (rows, 1 + values): observed disagreement, then how often each value is given."""
    observed, values = sums[:, 0], sums[:, 1:]
    total = values.sum(axis=1)
    expected = (total * total - (values * values).sum(axis=1)) / (total - 1)
    varied = expected > 0
    share = np.divide(observed, expected, out=np.full_like(expected, np.nan), where=varied)
    alpha: Floats = 1 - share
    return alpha
