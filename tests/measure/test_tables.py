"""All tables of a run: each value is that of its rows, and no input breaks them."""

import numpy as np
import pandas as pd
import pytest

from framing.errors import InputError
from framing.measure.links import anchor
from framing.measure.rows import counted
from framing.measure.tables import Tables
from tests.measure.builders import (
    documents_of,
    mention,
    naming_of,
    row,
    tables_of,
)

FRAMES = ("partner", "containing", "aggressor", "contained_victim", "unreliable_ally")


def random_claims(seed=1, sources="ABC", n=60):
    rng = np.random.default_rng(seed)
    return [
        row(
            str(rng.choice(list(sources))),
            str(rng.choice(["russia", "china", "west", "us"])),
            str(rng.choice(FRAMES)),
            float(rng.choice([-0.8, -0.1, 0.05, 0.8])),
            s=int(rng.integers(0, 40)),
            weight=float(rng.choice([0, 0.5, 1])),
            role=str(rng.choice(["agent", "target", "described", "near", "party"])),
            voice=str(rng.choice(["author", "attributed", "quoted"])),
            counterpart=str(rng.choice(["", "russia", "china"])),
            evidence_id=f"e{i}",
        )
        for i in range(n)
    ]


def test_every_value_equals_the_sum_over_the_rows_it_leads_to():
    tables = tables_of(*random_claims())
    rows = counted(tables.evidence)
    assert len(tables.stance) and len(tables.frames) and len(tables.distinct)
    for cell in tables.stance.itertuples():
        own = rows[(rows["group"] == cell.group) & (rows["actor"] == cell.actor)]
        assert cell.stance == pytest.approx(np.average(own["polarity"], weights=own["weight"]))
        assert (cell.rows, cell.n) == (len(own), own["sentence_id"].nunique())
        author = own[own["voice"] == "author"]
        assert cell.n_author == author["sentence_id"].nunique()
    for cell in tables.frames.itertuples():
        own = rows[(rows["group"] == cell.group) & (rows["actor"] == cell.actor)]
        part = own[own["frame"] == cell.frame]
        assert cell.rows == len(part)
        assert cell.n == part["sentence_id"].nunique()
        assert cell.share == pytest.approx(len(part) / len(own))
        assert cell.salience == pytest.approx(part["mention_start"].nunique() / cell.mentions)
    for cell in tables.distinct.itertuples():
        pair = rows[(rows["actor"] == cell.actor) & (rows["frame"] == cell.frame)]
        assert cell.n == pair[pair["group"] == cell.group]["sentence_id"].nunique()
        assert cell.n_elsewhere == pair[pair["group"] != cell.group]["sentence_id"].nunique()
    for finding in tables.findings:
        own = rows[rows["evidence_id"].isin(finding.evidence_ids)]
        assert finding.n == own["sentence_id"].nunique()
        assert not finding.quote or finding.quote in set(own["sentence"])


def test_the_same_input_and_seed_give_identical_tables_whatever_the_order_of_the_rows():
    claims = random_claims()
    first, second = tables_of(*claims), tables_of(*reversed(claims))
    for name in ("stance", "frames", "emphasis", "silence", "dyads", "distinct", "tone"):
        one, two = getattr(first, name), getattr(second, name)
        assert one.to_csv(index=False) == two.to_csv(index=False), name
    assert first.findings == second.findings
    assert first.alerts == second.alerts


def written(tables: Tables) -> str:
    return " ".join(
        [*(f.headline + f.quote for f in tables.findings), *(a.text for a in tables.alerts)]
    )


@pytest.mark.parametrize(
    "tables",
    [
        pytest.param(lambda: tables_of(), id="nothing at all"),
        pytest.param(lambda: tables_of(documents=documents_of("A", "B")), id="no evidence"),
        pytest.param(lambda: tables_of(row("A", "russia", "partner", 0.8)), id="one claim"),
        pytest.param(lambda: tables_of(*random_claims(sources="A")), id="one source"),
        pytest.param(
            lambda: tables_of(*(r for r in random_claims() if r["actor"] == "us")), id="one actor"
        ),
        pytest.param(lambda: tables_of(*random_claims(n=6)), id="all thin"),
        pytest.param(lambda: tables_of(also=(mention("A", "russia"),)), id="mentions only"),
        pytest.param(lambda: tables_of(*random_claims(), by="year"), id="by year without any date"),
        pytest.param(lambda: tables_of(*random_claims(), voice="attributed"), id="one voice"),
        pytest.param(
            lambda: tables_of(*[r | {"role": "near"} for r in random_claims()]), id="near only"
        ),
    ],
)
def test_poor_input_gives_tables_and_text_without_a_nan(tables):
    made = tables()
    assert made.findings
    assert "nan" not in written(made).lower().replace("finan", "")
    for name in ("stance", "frames", "emphasis", "silence", "dyads", "distinct", "naming", "tone"):
        assert "group" in getattr(made, name).columns
    missing_on_purpose = ["low", "high", "stance_author", "stance_attributed"]
    assert not made.stance.drop(columns=missing_on_purpose).isna().any(axis=None)
    for name in ("frames", "emphasis", "silence", "dyads", "distinct"):
        assert not getattr(made, name).isna().any(axis=None)


def test_any_metadata_field_may_group_and_two_at_once():
    documents = documents_of("A", "B", "C", camp=["east", "west", ""])
    by_camp = tables_of(*random_claims(), documents=documents, by="camp")
    assert set(by_camp.stance["group"]) == {"east", "west", "not stated"}
    both = tables_of(*random_claims(), documents=documents, by="camp,source")
    assert set(both.stance["group"]) == {"east · A", "west · B", "not stated · C"}


def test_years_come_from_the_date_of_publication_in_order():
    documents = documents_of("A", "B", "C", published=["2023-04-01", "2021", "2022-05"])
    tables = tables_of(*random_claims(), documents=documents, by="year")
    assert list(dict.fromkeys(tables.emphasis["group"])) == ["2021", "2022", "2023"]


def test_groups_come_in_the_order_of_the_documents_and_actors_by_how_often_they_are_named():
    tables = tables_of(
        row("B", "china", "partner", 0.1, s=1),
        row("B", "russia", "partner", 0.1, s=2),
        row("A", "russia", "partner", 0.1, s=3),
        documents=documents_of("B", "A"),
    )
    assert tables.stance[["group", "actor"]].to_numpy().tolist() == [
        ["B", "russia"],
        ["B", "china"],
        ["A", "russia"],
    ]


def test_asking_for_some_actors_changes_what_is_shown_and_no_value():
    claims = random_claims()
    whole, part = tables_of(*claims), tables_of(*claims, actors=("russia",))
    for name in ("stance", "frames", "emphasis", "distinct"):
        table = getattr(whole, name)
        pd.testing.assert_frame_equal(
            getattr(part, name), table[table["actor"] == "russia"].reset_index(drop=True)
        )


def test_one_voice_counts_only_its_own_rows():
    tables = tables_of(*random_claims(), voice="author")
    assert set(tables.evidence["voice"]) == {"author"}
    assert (tables.stance["n_attributed"] == 0).all()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"by": "camps"}, 'did you mean "camp"'),
        ({"by": ""}, "--by"),
        ({"actors": ("rusia",)}, 'did you mean "russia"'),
        ({"frames": ("partners",)}, 'did you mean "partner"'),
        ({"voice": "authors"}, 'did you mean "author"'),
    ],
)
def test_a_wrong_option_is_one_clear_message(options, told):
    with pytest.raises(InputError, match=told):
        tables_of(*random_claims(), **options)


def test_alerts_tell_what_to_be_careful_with():
    tables = tables_of(
        *(row("A", "russia", "partner", 0.8, s=s) for s in range(6)),
        row("B", "china", "containing", -0.8, s=1),
        also=(mention("B", "russia", s=9),),
        documents=documents_of("A", "B", alerts=["looks short | looks truncated", ""]),
    )
    alerts = {alert.kind: alert.text for alert in tables.alerts}
    assert alerts["document"] == "A.txt: looks truncated"
    assert alerts["thin"].startswith("1 of 2 stance values")
    assert alerts["silence"] == "B: mentioned, not framed: Russia."
    assert alerts["absent"] == "In the lexicon and in no text: the West and the United States."
    assert alerts["one source"] == 'The frame "Containing" occurs in B only.'
    assert alerts["one cue"].startswith("A on Russia: 100 % of the value rests on one cue")
    assert alerts["unused cues"].startswith("4 of 6,")


def test_naming_is_grouped_like_everything_else():
    tables = tables_of(
        row("A", "russia", "partner", 0.8), naming=naming_of(("A", "war", "conflict", 1))
    )
    assert tables.naming.loc[0, ["group", "name", "count"]].tolist() == ["A", "conflict", 1]


def test_an_anchor_is_a_slug_with_a_mark_that_keeps_like_names_apart():
    assert anchor("xiao-bin", "russia").startswith("e-xiao-bin--russia-")
    assert anchor("A b", "russia") != anchor("a-b", "russia")
    assert anchor("王毅").startswith("e--")
    assert anchor("a", "b") != anchor("a\x1fb")[:-6]
