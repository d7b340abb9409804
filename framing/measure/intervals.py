"""Seeded bootstrap intervals for the ratio sum(weight x polarity) / sum(weight).

The unit drawn is the sentence, or the document where a cell has rows from 10 or more of them,
because sentences of one text are not independent (cluster bootstrap: A. C. Davison and
D. V. Hinkley 1997, Bootstrap Methods, 3.8).

The interval is the mean of two, end by end. The expanded percentile interval (T. Hesterberg
2015, What Teachers Should Know About the Bootstrap, 5.3: percentiles at
Phi(-sqrt(n / (n - 1)) t(0.025, n - 1))) covers too seldom where few sentences carry the sign;
the symmetric studentized interval (P. Hall 1988, On symmetric bootstrap confidence intervals),
with the linearized standard error of a ratio (W. G. Cochran 1977, Sampling Techniques, 6.4) kept
above FLOOR times the sample's own, covers too often there. Their mean covers 93 to 97 % from
n = 20 on for even, skewed and two-valued polarities alike (simulated; 92 to 93 % at n = 20 where
only one sentence in seven differs from the rest, which 20 sentences often show once or never).

A cell whose sentences all say the same has no spread to draw from; it gets the bound of the
rule of three (J. Hanley and A. Lippman-Hand 1983): at most a part 1 - 0.05^(1/n) of the text
says something else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtr, stdtrit

from framing.measure.rows import SENTENCE, counted
from framing.schema import THIN

Floats = NDArray[np.float64]

LEVEL = 0.95
DRAWS = 1000
#: A resample that happens to hold one value only would have a standard error of 0.
FLOOR = 0.3
#: From this many documents on, the document is the unit drawn.
MANY_DOCUMENTS = 10
_BLOCK = 4_000_000


def generator(seed: int, *key: str) -> np.random.Generator:
    """Random numbers that depend on the seed and the cell only, never on what ran before."""
    digest = hashlib.blake2b("\x1f".join(key).encode("utf-8"), digest_size=16).digest()
    return np.random.default_rng([seed, *np.frombuffer(digest, dtype="<u4").tolist()])


def units(rows: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """One row a (cell, unit): the sums `pull` (weight x polarity) and `weight` of the unit.

    Sorted by cell and unit, so that the order of the evidence rows never matters.
    """
    keys = list(by)
    parts = rows.assign(pull=rows["weight"] * rows["polarity"])
    table = parts.groupby([*keys, *SENTENCE])[["pull", "weight"]].sum().reset_index()
    many = table.groupby(keys)["document"].transform("nunique") >= MANY_DOCUMENTS
    table["unit"] = table["sentence_id"].astype(str).where(~many, "")
    return table.groupby([*keys, "document", "unit"])[["pull", "weight"]].sum().reset_index()


def intervals(
    evidence: pd.DataFrame, *, by: Sequence[str] = ("group", "actor"), seed: int = 1
) -> pd.DataFrame:
    """`low` and `high` (95 %, in [-1, 1]) per cell as index; missing where n < 5 sentences."""
    keys = list(by)
    rows = counted(evidence)
    n = rows.drop_duplicates([*keys, *SENTENCE]).groupby(keys).size()
    size = dict(zip(n.index, n, strict=True))
    table = units(rows, keys)
    cells = table.groupby(keys)
    bounds: dict[object, tuple[float, float]] = {}
    pull, weight = table["pull"].to_numpy(), table["weight"].to_numpy()
    for key, at in cells.indices.items():
        if size[key] < THIN:
            bounds[key] = (np.nan, np.nan)
            continue
        names = [str(part) for part in (key if isinstance(key, tuple) else (key,))]
        bounds[key] = ratio_interval(pull[at], weight[at], rng=generator(seed, *names))
    found = pd.DataFrame([bounds[key] for key in n.index], index=n.index)
    return found.reindex(columns=[0, 1]).rename(columns={0: "low", 1: "high"}).astype("float64")


def ratio_interval(
    pull: Floats, weight: Floats, *, rng: np.random.Generator, draws: int = DRAWS
) -> tuple[float, float]:
    """The interval of sum(pull) / sum(weight) over n >= 2 units, within [-1, 1]."""
    n = len(pull)
    value = float(pull.sum() / weight.sum())
    if n < 2 or np.allclose(pull, value * weight, rtol=0, atol=1e-12):
        return _no_spread(value, n)
    ratios, errors = resampled(pull, weight, rng=rng, draws=draws)
    error = float(_standard_error(_sums(pull, weight).sum(axis=0), value, n))
    low, high = np.quantile(ratios, _expanded(n))
    reach = error * np.quantile(np.abs(ratios - value) / np.maximum(errors, FLOOR * error), LEVEL)
    low = (low + max(value - reach, -1.0)) / 2
    high = (high + min(value + reach, 1.0)) / 2
    return max(float(low), -1.0), min(float(high), 1.0)


def resampled(
    pull: Floats, weight: Floats, *, rng: np.random.Generator, draws: int = DRAWS
) -> tuple[Floats, Floats]:
    """`draws` bootstrap values of sum(pull) / sum(weight), and the standard error of each."""
    n = len(pull)
    sums = _sums(pull, weight)
    step = max(1, _BLOCK // n)
    parts = []
    for start in range(0, draws, step):
        rows = min(step, draws - start)
        picked = rng.integers(0, n, (rows, n)) + n * np.arange(rows)[:, None]
        often = np.bincount(picked.ravel(), minlength=rows * n).reshape(rows, n)
        parts.append(often.astype("float64") @ sums)
    drawn = np.concatenate(parts)
    ratios = drawn[:, 0] / drawn[:, 1]
    return ratios, _standard_error(drawn, ratios, n)


def _sums(pull: Floats, weight: Floats) -> Floats:
    return np.column_stack([pull, weight, pull * pull, pull * weight, weight * weight])


def _standard_error(sums: Floats, ratio: Floats | float, n: int) -> Floats:
    """Of the ratio: sqrt(n / (n - 1) x sum((pull - ratio x weight)^2)) / sum(weight)."""
    squares = sums[..., 2] - 2 * ratio * sums[..., 3] + ratio * ratio * sums[..., 4]
    error: Floats = np.sqrt(np.maximum(squares, 0) * n / (n - 1)) / sums[..., 1]
    return error


@cache
def _expanded(n: int) -> tuple[float, float]:
    tail = float(stdtrit(n - 1, (1 - LEVEL) / 2)) * (n / (n - 1)) ** 0.5
    level = float(ndtr(tail))
    return level, 1 - level


def _no_spread(value: float, n: int) -> tuple[float, float]:
    other = 1 - (1 - LEVEL) ** (1 / n)
    return max((1 - other) * value - other, -1.0), min((1 - other) * value + other, 1.0)
