"""Contrast of two groups: tested where it can be, corrected, never where cells are thin."""

import numpy as np
import pandas as pd
import pytest

from framing.errors import InputError
from framing.measure.contrast import contrast
from tests.measure.builders import row, tables_of


def texts(source, polarities, actor="russia", frame="partner", first=0):
    return [
        row(source, actor, frame, p, s=first + i, sentence=f"{source} says {frame} {i}.")
        for i, p in enumerate(polarities)
    ]


WARM, COLD = [0.6, 0.7, 0.8, 0.9] * 4, [-0.6, -0.7, -0.8, -0.1] * 4


def test_a_large_difference_is_found_with_an_interval_around_it():
    tables = tables_of(*texts("A", WARM), *texts("B", COLD, frame="containing"))
    russia = contrast(tables, "A", "B").stance.iloc[0]
    assert russia["difference"] == pytest.approx(0.75 + 0.55)
    assert russia["low"] < russia["difference"] < russia["high"]
    assert russia["q"] <= 0.05
    assert russia["differs"]


def test_the_frame_shares_are_compared_too_and_named_with_a_sentence():
    tables = tables_of(*texts("A", WARM), *texts("B", COLD, frame="containing"))
    result = contrast(tables, "A", "B")
    partner = result.frames.set_index("frame").loc["partner"]
    assert (partner["value_a"], partner["value_b"]) == (1.0, 0.0)
    first = result.distinct[result.distinct["group"] == "B"].iloc[0]
    assert (first["frame"], first["document"]) == ("containing", "B.txt")
    assert first["sentence"].startswith("B says containing")


def test_thin_cells_are_shown_but_neither_tested_nor_ranked():
    tables = tables_of(
        *texts("A", [0.9] * 4),
        *texts("B", COLD),
        *texts("A", [0.30, 0.10] * 4, actor="china", first=50),
        *texts("B", [0.20, 0.10] * 4, actor="china", first=50),
    )
    table = contrast(tables, "A", "B").stance
    assert table["actor"].tolist() == ["china", "russia"]
    russia = table.iloc[1]
    assert russia["thin"] and russia[["low", "high", "p", "q"]].isna().all()
    assert not russia["differs"]


def test_an_actor_of_one_side_only_is_a_matter_of_silence_not_of_contrast():
    tables = tables_of(*texts("A", WARM), *texts("B", COLD, actor="china"))
    assert contrast(tables, "A", "B").stance.empty


def test_the_same_two_groups_the_other_way_round_change_sign_only():
    tables = tables_of(*texts("A", WARM), *texts("B", COLD))
    there, back = contrast(tables, "A", "B").stance, contrast(tables, "B", "A").stance
    assert there["difference"].iloc[0] == -back["difference"].iloc[0]


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [("Aa", "B", "did you mean"), ("A", "nobody", 'no group "nobody"'), ("A", "A", "itself")],
)
def test_a_wrong_group_name_is_told_with_the_names_there_are(a, b, told):
    tables = tables_of(*texts("Ab", WARM), *texts("A", WARM), *texts("B", COLD))
    with pytest.raises(InputError, match=told):
        contrast(tables, a, b)


def test_the_same_input_and_seed_give_the_same_table():
    tables = tables_of(*texts("A", WARM), *texts("B", COLD))
    pd.testing.assert_frame_equal(
        contrast(tables, "A", "B").frames, contrast(tables, "A", "B").frames
    )


def test_where_nothing_differs_at_most_one_run_in_twenty_finds_something():
    rng = np.random.default_rng(8)
    runs, false = 40, 0
    for run in range(runs):
        rows = []
        for actor in ("russia", "china"):
            for source in "AB":
                values = rng.choice([-0.8, 0.05, 0.8], 15)
                frames = rng.choice(["partner", "containing"], 15)
                rows += [
                    row(source, actor, str(frame), float(value), s=s)
                    for s, (value, frame) in enumerate(zip(values, frames, strict=True))
                ]
        result = contrast(plain(rows, seed=run), "A", "B")
        false += bool(result.stance["differs"].any() or result.frames["differs"].any())
    assert false <= 0.05 * runs


def plain(rows, seed):
    """Only what contrast reads, since all the other tables would take most of the time."""
    from types import SimpleNamespace

    from tests.measure.builders import documents_of, evidence_of

    return SimpleNamespace(
        evidence=evidence_of(*rows), documents=documents_of("A", "B"), by="source", seed=seed
    )
