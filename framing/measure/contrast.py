"""Contrast of two groups: what differs, how surely, and one sentence each.

difference = value in a - value in b, of stance per actor and of frame share per (actor, frame).
Permutation test of the studentized difference (A. Janssen 1997; E. Chung and J. P. Romano
2013), so that unequal spread is not taken for a difference; units as in `intervals`. The
interval is Welch's t with the same linearized standard error. p is corrected by Y. Benjamini
and Y. Hochberg (1995) over all pairs tested. Cells of fewer than 5 sentences
on either side are shown and not tested.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import stdtrit

from framing.errors import InputError, did_you_mean
from framing.measure.distinctiveness import distinct
from framing.measure.intervals import LEVEL, MANY_DOCUMENTS, generator
from framing.measure.quotes import quotes
from framing.measure.rows import SENTENCE, counted
from framing.schema import THIN

if TYPE_CHECKING:
    from framing.measure.tables import Tables

Floats = NDArray[np.float64]

SHUFFLES = 4999
ALPHA = 0.05
_BLOCK = 2_000_000
_VALUES = ("value_a", "value_b", "difference", "low", "high", "p", "n_a", "n_b", "thin")
STANCE_CONTRAST_COLUMNS = ("actor", *_VALUES, "q", "differs")
FRAME_CONTRAST_COLUMNS = ("actor", "frame", *_VALUES, "q", "differs")
SENTENCE_COLUMNS = ("group", "actor", "frame", "log_odds", "z", "n", "sentence", "document")


class Contrast(NamedTuple):
    """`stance` per actor, `frames` (shares) per (actor, frame), `distinct` with a sentence each.

    value_a, value_b, difference, low, high: the two values and their difference with a 95 %
    interval; p: permutation test; q: corrected over both tables; differs: q <= 0.05. low,
    high, p and q are missing in thin rows, which are never ranked: they stand last.
    """

    a: str
    b: str
    stance: pd.DataFrame
    frames: pd.DataFrame
    distinct: pd.DataFrame


def contrast(tables: Tables, a: str, b: str) -> Contrast:
    """Groups `a` and `b` of `tables`, over every actor that both of them frame."""
    _check(tables, a, b)
    rows = counted(tables.evidence)
    rows = rows[rows["group"].isin([a, b])]
    shared = rows[rows.groupby("actor")["group"].transform("nunique") == 2]
    stance_rows: list[dict[str, object]] = []
    frame_rows: list[dict[str, object]] = []
    for actor, part in shared.groupby("actor"):
        side, sums, frames = _unit_sums(part, a)
        names = [None, *frames]
        results = _compared(side, sums, rng=generator(tables.seed, "contrast", a, b, str(actor)))
        n = part.drop_duplicates(["group", *SENTENCE]).groupby("group").size()
        sizes = {"n_a": int(n[a]), "n_b": int(n[b]), "thin": bool(min(n[a], n[b]) < THIN)}
        for name, result in zip(names, results, strict=True):
            into = stance_rows if name is None else frame_rows
            into.append({"actor": actor, "frame": name} | result | sizes)
    stance = pd.DataFrame(stance_rows, columns=["actor", *_VALUES])
    shares = pd.DataFrame(frame_rows, columns=["actor", "frame", *_VALUES])
    stance, shares = _corrected(stance, shares)
    return Contrast(
        a,
        b,
        _ranked(stance)[list(STANCE_CONTRAST_COLUMNS)],
        _ranked(shares)[list(FRAME_CONTRAST_COLUMNS)],
        _distinct_sentences(rows),
    )


def _check(tables: Tables, a: str, b: str) -> None:
    known = list(dict.fromkeys(tables.documents["group"].astype(str)))
    for name in (a, b):
        if name not in known:
            raise InputError(
                "contrast",
                f'no group "{name}" by {tables.by}',
                expected="one of " + ", ".join(known) if known else "texts to compare",
                cure=did_you_mean(name, known),
            )
    if a == b:
        raise InputError("contrast", f'"{a}" is compared with itself', expected="two groups")


def _unit_sums(part: pd.DataFrame, a: str) -> tuple[NDArray[np.bool_], Floats, list[str]]:
    """Which units are of `a`; (units, measures, 2) numerators and denominators; the frames.

    Measure 0 is stance (weight x polarity over weight), then each frame's rows over all rows.
    """
    documents = part.groupby("group")["document"].nunique()
    unit = ["group", "document"] if documents.min() >= MANY_DOCUMENTS else ["group", *SENTENCE]
    places = part.groupby(unit).ngroup().to_numpy()
    numbers, frames = pd.factorize(part["frame"], sort=True)
    rows, size = np.arange(len(part)), int(places.max()) + 1
    each = np.zeros((len(part), 1 + len(frames), 2))
    each[:, 0, 0] = part["weight"] * part["polarity"]
    each[:, 0, 1] = part["weight"]
    each[rows, 1 + numbers, 0] = 1.0
    each[:, 1:, 1] = 1.0
    sums = np.zeros((size, *each.shape[1:]))
    np.add.at(sums, places, each)
    side = np.zeros(size, dtype=np.bool_)
    side[places] = (part["group"] == a).to_numpy()
    return side, sums, [str(frame) for frame in frames]


def _compared(
    side: NDArray[np.bool_], sums: Floats, *, rng: np.random.Generator
) -> list[dict[str, object]]:
    """One result a measure: both values, their difference, its interval and p."""
    flat = _moments(sums)
    first, second = side.astype("float64") @ flat, (~side).astype("float64") @ flat
    counts = (int(side.sum()), int((~side).sum()))
    value_a, value_b, error = _difference(first, second, counts)
    gap = value_a - value_b
    observed = _studentized(gap, error)
    beyond = np.zeros(len(gap))
    total = flat.sum(axis=0)
    for labels in _shuffled(side, rng):
        drawn = labels @ flat
        one, two, spread = _difference(drawn, total - drawn, counts)
        beyond += (_studentized(one - two, spread) >= observed - 1e-9).sum(axis=0)
    p = (1 + beyond) / (1 + SHUFFLES)
    reach = error * stdtrit(max(min(counts) - 1, 1), (1 + LEVEL) / 2)
    return [
        {
            "value_a": float(value_a[i]),
            "value_b": float(value_b[i]),
            "difference": float(gap[i]),
            "low": float(gap[i] - reach[i]),
            "high": float(gap[i] + reach[i]),
            "p": float(p[i]),
        }
        for i in range(len(gap))
    ]


def _moments(sums: Floats) -> Floats:
    """(units, measures x 5): numerator, denominator, their squares and their product."""
    top, bottom = sums[:, :, 0], sums[:, :, 1]
    parts = [top, bottom, top * top, top * bottom, bottom * bottom]
    return np.concatenate(parts, axis=1)


def _difference(
    first: Floats, second: Floats, counts: tuple[int, int]
) -> tuple[Floats, Floats, Floats]:
    """Both ratios and the standard error of their difference, from summed moments."""
    ratios, variance = [], np.zeros(1)
    for moments, n in zip((first, second), counts, strict=True):
        top, bottom, square, product, below = np.split(moments, 5, axis=-1)
        ratio = top / bottom
        rest = np.maximum(square - 2 * ratio * product + ratio * ratio * below, 0)
        variance = variance + rest * n / max(n - 1, 1) / (bottom * bottom)
        ratios.append(ratio)
    return ratios[0], ratios[1], np.sqrt(variance)


def _studentized(gap: Floats, error: Floats) -> Floats:
    """|gap| / error; a gap without any spread is larger than any other."""
    size = np.abs(gap)
    firm = error > 1e-9
    limit = np.where(size > 1e-9, np.inf, 0.0)
    return np.where(firm, np.divide(size, error, out=np.zeros_like(size), where=firm), limit)


def _shuffled(side: NDArray[np.bool_], rng: np.random.Generator) -> Iterator[Floats]:
    """SHUFFLES random relabellings with as many units of `a` as there are, in blocks."""
    step = max(1, _BLOCK // len(side))
    chosen = int(side.sum()) - 1
    for start in range(0, SHUFFLES, step):
        # The units with the smallest random keys: much faster than shuffling row by row.
        keys = rng.random((min(step, SHUFFLES - start), len(side)))
        last = np.partition(keys, chosen, axis=1)[:, [chosen]]
        yield (keys <= last).astype("float64")


def _corrected(stance: pd.DataFrame, shares: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Thin rows lose their interval and p; the others get q, as one family over both tables."""
    from scipy import stats

    family = []
    for table in (stance, shares):
        thin = table["thin"].astype(bool)
        firm = table.copy()
        firm.loc[thin, ["low", "high", "p"]] = np.nan
        firm["q"] = np.nan
        family.append(firm)
    p = np.concatenate([table["p"].dropna().to_numpy(dtype="float64") for table in family])
    q = stats.false_discovery_control(p) if len(p) else p
    start = 0
    for table in family:
        tested = table["p"].notna()
        table.loc[tested, "q"] = q[start : start + int(tested.sum())]
        start += int(tested.sum())
        table["differs"] = table["q"] <= ALPHA
    return family[0], family[1]


def _ranked(table: pd.DataFrame) -> pd.DataFrame:
    """Largest tested difference first; what was not tested stands last, by name."""
    names = [column for column in ("actor", "frame") if column in table.columns]
    size = table["difference"].abs().where(table["q"].notna()).round(12)
    order = table.assign(size=size).sort_values(
        ["size", *names], ascending=[False, *[True] * len(names)], na_position="last"
    )
    return order.drop(columns="size").reset_index(drop=True)


def _distinct_sentences(rows: pd.DataFrame) -> pd.DataFrame:
    """What is distinctive of one against the other, and a sentence for each."""
    found = distinct(rows)
    found = found[found["z"] > 0] if len(found) else found
    cell = ["group", "actor", "frame"]
    best = quotes(rows, cell)
    said = [best[key] for key in zip(*(found[name] for name in cell), strict=True)]
    sentences = pd.DataFrame(said, columns=["sentence", "document"], index=found.index)
    return found.join(sentences).reindex(columns=list(SENTENCE_COLUMNS)).reset_index(drop=True)
