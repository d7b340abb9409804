"""Every figure, table, finding and export says what the sentences behind it add up to.

The arithmetic here is plain Python over the evidence rows that a value links to; nothing of
the measures is used.
"""

from __future__ import annotations

import csv
import io
import math
from typing import Any

import pytest

from framing.analysis import Analysis
from framing.charts import CHARTS, build
from framing.charts.model import Figure, Target
from framing.cli.rows import as_csv, from_frame
from framing.measure.links import anchor
from framing.measure.tables import Tables

Row = dict[str, Any]
#: A timeline needs more dates than the digests have.
FIGURES = [name for name in CHARTS if name != "timeline"]
EXPORTED = ("stance", "frames", "emphasis", "silence", "dyads", "naming", "distinct", "tone")


def evidence(tables: Tables) -> list[Row]:
    """The rows that count: near words and rows without weight are listed, never counted."""
    every = tables.evidence.to_dict("records")
    return [r for r in every if r["role"] != "near" and r["weight"] > 0]


def sentences(rows: list[Row]) -> int:
    return len({(r["document"], r["sentence_id"]) for r in rows})


def stance(rows: list[Row]) -> float:
    return math.fsum(r["weight"] * r["polarity"] for r in rows) / math.fsum(
        r["weight"] for r in rows
    )


def mentioned(rows: list[Row]) -> set[tuple[object, ...]]:
    return {(r["document"], r["actor"], r["mention_start"], r["mention_end"]) for r in rows}


def of(rows: list[Row], **cell: object) -> list[Row]:
    return [r for r in rows if all(r[name] == value for name, value in cell.items())]


def sides(row: Row) -> tuple[str, str]:
    """Who acts and on whom; a mutual relation stands once, in the order of the names."""
    pair = (row["actor"], row["counterpart"])
    if row["role"] == "party":
        return min(pair), max(pair)
    return pair[::-1] if row["role"] == "target" else pair


def of_dyad(rows: list[Row], agent: str, target: str) -> list[Row]:
    return [
        r for r in rows if r["counterpart"] not in ("", r["actor"]) and sides(r) == (agent, target)
    ]


def test_every_stance_is_the_weighted_mean_of_its_rows(digests: Tables) -> None:
    rows = evidence(digests)
    assert len(digests.stance) > 20
    for cell in digests.stance.to_dict("records"):
        behind = of(rows, group=cell["group"], actor=cell["actor"])
        own = [r for r in behind if r["voice"] == "author"]
        others = [r for r in behind if r["voice"] != "author"]
        assert cell["stance"] == pytest.approx(stance(behind), abs=1e-12)
        assert (cell["n"], cell["rows"]) == (sentences(behind), len(behind))
        assert (cell["n_author"], cell["n_attributed"]) == (sentences(own), sentences(others))
        for name, part in (("stance_author", own), ("stance_attributed", others)):
            value = cell[name]
            assert value == pytest.approx(stance(part), abs=1e-12) if part else math.isnan(value)
        force = {r["cue_id"]: 0.0 for r in behind}
        for r in behind:
            force[r["cue_id"]] += r["weight"] * abs(r["polarity"])
        if sum(force.values()):
            share = force[cell["top_cue"]] / sum(force.values())
            assert cell["top_cue_share"] == pytest.approx(share, abs=1e-12)
            assert share == pytest.approx(max(force.values()) / sum(force.values()), abs=1e-12)
    assert {(r["group"], r["actor"]) for r in rows} == set(
        zip(digests.stance["group"], digests.stance["actor"], strict=True)
    )


def test_every_frame_of_an_actor_is_the_sum_of_its_rows(digests: Tables) -> None:
    rows, seen = evidence(digests), digests.mentions.to_dict("records")
    for cell in digests.frames.to_dict("records"):
        about = of(rows, group=cell["group"], actor=cell["actor"])
        behind = of(about, frame=cell["frame"])
        every = mentioned(of(seen, group=cell["group"], actor=cell["actor"])) | mentioned(
            of(digests.evidence.to_dict("records"), group=cell["group"], actor=cell["actor"])
        )
        assert (cell["n"], cell["rows"]) == (sentences(behind), len(behind))
        assert cell["framed"] == len(mentioned(behind))
        assert cell["mentions"] == len(every)
        assert cell["salience"] == pytest.approx(len(mentioned(behind)) / len(every))
        assert cell["share"] == pytest.approx(len(behind) / len(about))
        assert cell["polarity"] == pytest.approx(stance(behind), abs=1e-12)
    assert digests.frames["rows"].sum() == len(rows) == digests.stance["rows"].sum()


def test_emphasis_and_silence_count_the_mentions(digests: Tables) -> None:
    rows = evidence(digests)
    every = [*digests.mentions.to_dict("records"), *digests.evidence.to_dict("records")]
    emphasis = {(c["group"], c["actor"]): c for c in digests.emphasis.to_dict("records")}
    words = digests.documents.groupby("group")["words_kept"].sum()
    for cell in digests.silence.to_dict("records"):
        key = (cell["group"], cell["actor"])
        count = len(mentioned(of(every, group=key[0], actor=key[1])))
        framed = len(mentioned(of(rows, group=key[0], actor=key[1])))
        assert (cell["mentions"], cell["framed"]) == (count, framed)
        assert cell["state"] == ("framed" if framed else "mentioned" if count else "absent")
        assert (key in emphasis) == (count > 0)
        if count:
            told = emphasis[key]
            assert told["mentions"] == count
            assert told["share"] == pytest.approx(count / len(mentioned(of(every, group=key[0]))))
            assert told["per_1000"] == pytest.approx(1000 * count / words[key[0]])


def test_dyads_are_the_sums_of_their_directed_rows(digests: Tables) -> None:
    rows = evidence(digests)
    assert len(digests.dyads) > 10
    for cell in digests.dyads.to_dict("records"):
        part = of(rows, group=cell["group"], frame=cell["frame"], holder=cell["holder"])
        behind = of_dyad(part, cell["agent"], cell["target"])
        assert cell["n"] == sentences(behind)
        assert cell["polarity"] == pytest.approx(stance(behind), abs=1e-12)


def test_naming_counts_the_uses_and_quotes_the_first(digest_run: Analysis, digests: Tables) -> None:
    uses = digest_run.naming.to_dict("records")
    assert digests.naming["count"].sum() == len(uses)
    for cell in digests.naming.to_dict("records"):
        of_thing = of(uses, source=cell["group"], referent=cell["referent"])
        behind = of(of_thing, name=cell["name"])
        first = min(behind, key=lambda r: (r["document"], r["start"], r["end"]))
        assert cell["count"] == len(behind)
        assert cell["share"] == pytest.approx(len(behind) / len(of_thing))
        assert cell["first_sentence"] == first["sentence"]


def test_what_is_distinctive_is_counted_here_and_elsewhere(digests: Tables) -> None:
    rows = evidence(digests)
    for cell in digests.distinct.to_dict("records"):
        pair = of(rows, actor=cell["actor"], frame=cell["frame"])
        here = of(pair, group=cell["group"])
        elsewhere = sentences(pair) - sentences(here)
        assert (cell["n"], cell["n_elsewhere"]) == (sentences(here), elsewhere)
        assert cell["only_here"] == (elsewhere == 0)


def test_every_number_of_a_finding_is_the_count_of_its_rows(digests: Tables) -> None:
    rows = {r["evidence_id"]: r for r in evidence(digests)}
    cells = {}
    for r in rows.values():
        for keys in (("group",), ("group", "actor"), ("group", "actor", "frame")):
            cells.setdefault(anchor(*(r[key] for key in keys)), []).append(r)
    linked = 0
    for finding in digests.findings:
        behind = [rows[each] for each in finding.evidence_ids]
        assert finding.n == sentences(behind)
        if finding.quote:
            shown = finding.quote.rstrip("\N{HORIZONTAL ELLIPSIS}")
            assert any(" ".join(r["sentence"].split()).startswith(shown) for r in behind)
        for text, link in finding.parts:
            if not link:
                continue
            linked += 1
            part = cells[link]
            told = text.split(" sentence")[0].split()[-1]
            assert int(told) == sentences(part), text
            if text[0] in "+\N{MINUS SIGN}":
                value = float(text.split()[0].replace("\N{MINUS SIGN}", "-"))
                assert value == pytest.approx(stance(part), abs=0.005001)
    assert linked > 5


def behind_of(target: Target, rows: list[Row]) -> list[Row]:
    """The evidence rows of the list that a mark of a figure leads to."""
    found = of_dyad(rows, target.agent, target.target) if target.agent else rows
    for name in ("group", "actor", "frame"):
        if value := getattr(target, name):
            found = of(found, **{name: value})
    return found


@pytest.mark.parametrize("name", [n for n in FIGURES if n not in ("naming", "dumbbell")])
def test_the_numbers_of_a_figure_are_those_of_the_list_each_mark_leads_to(
    name: str, digests: Tables
) -> None:
    rows, figure = evidence(digests), build(name, digests)
    lists = {target.anchor: behind_of(target, rows) for target in figure.targets}
    checked = 0
    for record in figure.table.to_dict("records"):
        behind = lists.get(record["anchor"], [])
        if not behind:
            continue
        checked += 1
        if "n" in record:
            assert record["n"] == sentences(behind)
        for value in ("stance", "polarity"):
            if value in record:
                assert record[value] == pytest.approx(stance(behind), abs=1e-9)
        if "framed" in record:
            assert record["framed"] == len(mentioned(behind))
    assert checked


def test_the_two_ends_of_a_dumbbell_are_the_stances_of_the_two_groups(digests: Tables) -> None:
    figure = build("dumbbell", digests, groups=("shi-jing", "ciga"))
    actors = {label: actor for actor, label in digests.actor_labels.items()}
    rows = evidence(digests)
    assert len(figure.table)
    for record in figure.table.to_dict("records"):
        first, second = (
            of(rows, group=group, actor=actors[record["actor"]]) for group in ("shi-jing", "ciga")
        )
        assert record["first"] == pytest.approx(stance(first), abs=1e-9)
        assert record["second"] == pytest.approx(stance(second), abs=1e-9)
        assert record["difference"] == pytest.approx(stance(first) - stance(second), abs=1e-9)
        assert (record["n_first"], record["n_second"]) == (sentences(first), sentences(second))


def test_the_figure_of_names_holds_the_counts_of_the_table(digests: Tables) -> None:
    figure: Figure = build("naming", digests)
    table = digests.naming.set_index(["group", "referent", "name"])["count"]
    for record in figure.table.to_dict("records"):
        assert record["count"] == table[record["group"], record["referent"], record["name"]]


@pytest.mark.parametrize("name", EXPORTED)
def test_an_export_holds_the_table_value_for_value(name: str, digests: Tables) -> None:
    table = getattr(digests, name)
    written = list(csv.DictReader(io.StringIO(as_csv(from_frame(table)))))
    assert len(written) == len(table) > 0
    for told, record in zip(written, table.to_dict("records"), strict=True):
        assert list(told) == list(record)
        for column, value in record.items():
            if isinstance(value, bool):
                assert told[column] == str(value).lower()
            elif isinstance(value, (int, float)):
                missing = value != value
                assert (told[column] == "") == missing
                assert missing or float(told[column]) == pytest.approx(value, abs=5e-7)
            else:
                assert told[column] == str(value)


def test_the_same_input_and_seed_give_the_same_bytes(digest_run: Analysis, digests: Tables) -> None:
    again = digest_run.tables()
    for name in EXPORTED:
        first, second = (getattr(t, name).to_csv(index=False).encode() for t in (digests, again))
        assert first == second, name
    assert (again.findings, again.alerts) == (digests.findings, digests.alerts)
