"""`framing measure`, two fields at once, and comparing where there is little to compare."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from framing.measure.further import MEASURES
from tests.cli.conftest import TEXTS, Framing, write_folder

TABLES = ("stance", "frames", "emphasis", "dyads", "naming", "silence")
FURTHER = tuple(name for name in MEASURES if name != "keyness")
EVERY = (*TABLES, *(f"measure {name}" for name in FURTHER), "measure keyness --actors russia")


@pytest.fixture
def given(texts: Path, lexicon: Path) -> list[object]:
    return [texts, "--lexicon", lexicon]


def rows(framing: Framing, *arguments: object) -> list[dict[str, Any]]:
    result = framing("-q", *arguments, "--json")
    assert result.code == 0, result.err
    found: list[dict[str, Any]] = json.loads(result.out)
    return found


def test_the_measures_are_listed(framing: Framing) -> None:
    listed = framing("measure", "--list").out.splitlines()
    assert [line.split()[0] for line in listed] == list(MEASURES)


@pytest.mark.parametrize("name", ["distinct", *FURTHER])
def test_a_measure_is_printed_in_all_three_forms(
    name: str, given: list[object], framing: Framing
) -> None:
    table, as_csv = (framing("-q", "measure", name, *given, *form) for form in ((), ("--csv",)))
    found = rows(framing, "measure", name, *given)
    if found:
        assert as_csv.out.splitlines()[0].split(",") == list(found[0])
        assert len(table.out.splitlines()) == len(found) + 1
    else:
        assert table.out == "no rows\n"
    assert not re.search(r"\b(nan|inf)\b", table.out + as_csv.out, re.IGNORECASE)


def test_stance_is_followed_by_document_month_and_year(
    given: list[object], texts: Path, framing: Framing
) -> None:
    sources = texts / "sources.csv"
    sources.write_text(sources.read_text().replace("2020", "2020-03-05").replace("2021", "2021-04"))
    by_year = rows(framing, "measure", "over-time", *given)
    assert {(r["group"], r["period"]) for r in by_year} == {("east", "2020"), ("west", "2021")}
    by_month = rows(framing, "measure", "over-time", *given, "--period", "month")
    assert {r["period"] for r in by_month} == {"2020-03", "2021-04"}
    single = rows(framing, "measure", "over-time", *given, "--period", "document")
    assert {r["document"] for r in single} == {"east.txt", "west.txt"}


def test_a_bloc_is_measured_with_its_members(tmp_path: Path, framing: Framing) -> None:
    text = tmp_path / "note.txt"
    text.write_text("The United States seeks to contain China. The West seeks to contain Russia.")
    alone = rows(framing, "stance", text, "--actors", "west")
    assert [(r["actor"], r["n"]) for r in alone] == [("west", 1)]
    together = rows(framing, "measure", "blocs", text, "--actors", "west")
    assert [(r["actor"], r["n"], r["members"]) for r in together] == [("west", 2, "us|west")]


@pytest.mark.parametrize("verb", EVERY)
def test_two_fields_may_be_compared_at_once(
    verb: str, given: list[object], framing: Framing
) -> None:
    found = rows(framing, *verb.split(), *given, "--by", "camp,year")
    groups = {row["group"] for row in found if "group" in row}
    assert groups <= {"eastern · 2020", "western · 2021"}
    assert groups or not found or "group" not in found[0]


def test_the_place_in_a_text_does_not_depend_on_the_actors_asked_for(
    given: list[object], framing: Framing
) -> None:
    whole = rows(framing, "measure", "position", *given)
    asked = rows(framing, "measure", "position", *given, "--actors", "armenia")
    assert asked == [row for row in whole if row["actor"] == "armenia"]


def test_a_value_is_told_without_each_cue_and_without_each_document(
    given: list[object], framing: Framing
) -> None:
    cues = rows(framing, "measure", "robustness", *given)
    assert all("." in row["left_out"] for row in cues)
    documents = rows(framing, "measure", "robustness", *given, "--part", "document")
    assert {row["left_out"] for row in documents} == {"east.txt", "west.txt"}
    assert all(row["without"] is None for row in documents)


def test_words_around_an_actor_may_be_those_of_one_group(
    given: list[object], framing: Framing
) -> None:
    words = rows(framing, "measure", "keyness", *given, "--actors", "russia,china")
    assert {row["actor"] for row in words} <= {"russia", "china"}
    east = rows(framing, "measure", "keyness", *given, "--actors", "russia", "--group", "east")
    assert all(row["count"] >= 2 for row in east)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("measure", "tonne"), 'did you mean "tone"'),
        (("measure", "tone", "--part", "cue"), "is of no use for tone"),
        (("measure", "keyness"), "--actors with one actor or more"),
        (
            ("measure", "keyness", "--actors", "russia", "--group", "est"),
            'no group "est" by source',
        ),
        (("measure", "position", "--by", "camps"), 'did you mean "camp"'),
        (("contrast", "esat", "west"), 'no group "esat" by source'),
        (("contrast", "east", "east"), "compared with itself"),
        (("contrast", "east", "eastern", "--by", "camp"), 'no group "east" by camp'),
    ],
)
def test_a_name_that_there_is_not_is_one_message(
    arguments: tuple[str, ...], told: str, given: list[object], framing: Framing
) -> None:
    result = framing("-q", *arguments, *given)
    assert (result.code, result.out) == (1, "")
    assert told in result.err
    assert len(result.err.splitlines()) == 1


def poor(case: str, folder: Path) -> Path:
    """Input that leaves little to compare."""
    one = {"east.txt": TEXTS["east.txt"]}
    if case == "one source":
        return write_folder(folder, one)
    if case == "one actor":
        text = "\n\n".join(
            f"In the year {year} Russia attacked again, and nobody in the city was surprised by it."
            for year in range(2001, 2009)
        )
        return write_folder(folder, {"a.txt": text, "b.txt": text.replace("again", "once more")})
    # All thin, and no dates: the two texts as they are, without their metadata.
    return write_folder(folder, TEXTS)


@pytest.mark.parametrize("case", ["one source", "one actor", "all thin", "no dates"])
@pytest.mark.parametrize("verb", EVERY)
def test_poor_input_gives_an_answer_or_one_message_and_never_a_nan(
    verb: str, case: str, tmp_path: Path, lexicon: Path, framing: Framing
) -> None:
    texts = poor(case, tmp_path / "poor")
    result = framing("-q", *verb.split(), texts, "--lexicon", lexicon)
    assert result.code == 0 or len(result.err.splitlines()) == 1
    assert result.code in (0, 1)
    assert "Traceback" not in result.err
    assert not re.search(r"\b(nan|nat|inf)\b", result.out + result.err, re.IGNORECASE)


def test_without_dates_change_over_time_says_what_is_missing(
    tmp_path: Path, lexicon: Path, framing: Framing
) -> None:
    texts = write_folder(tmp_path / "poor", TEXTS)
    result = framing("-q", "measure", "over-time", texts, "--lexicon", lexicon)
    assert result.code == 1
    assert "published" in result.err
    assert rows(framing, "stance", texts, "--lexicon", lexicon, "--by", "year")[0]["group"] == (
        "not stated"
    )


@pytest.mark.parametrize("case", ["one source", "one actor", "all thin"])
def test_a_page_of_poor_input_has_no_nan(
    case: str, tmp_path: Path, lexicon: Path, framing: Framing
) -> None:
    texts, page = poor(case, tmp_path / "poor"), tmp_path / "report.html"
    assert framing("-q", "report", texts, "--lexicon", lexicon, "-o", page).code == 0
    text = re.sub(r"<(script|style)\b.*?</\1>", "", page.read_text(), flags=re.DOTALL)
    text = re.sub(r"<[^>]+>", " ", text)
    assert not re.search(r"\b(NaN|nan|NaT|inf)\b", text)


def test_the_same_run_gives_the_same_bytes(given: list[object], framing: Framing) -> None:
    for verb in (*EVERY, "contrast east west"):
        first, second = (framing("-q", *verb.split(), *given, "--csv").out for _ in range(2))
        assert first == second, verb


def test_regions_are_compared_by_a_table_of_sources(
    tmp_path: Path, lexicon: Path, framing: Framing
) -> None:
    """Speeches of a few countries, compared by region and contrasted."""
    texts = write_folder(
        tmp_path / "speeches",
        {f"{name}-{n}.txt": TEXTS[f"{name}.txt"] for name in TEXTS_BY for n in range(3)},
    )
    sources = tmp_path / "regions.csv"
    sources.write_text("files,camp\neast-*,Asia\nwest-*,Europe\n")
    shared = (texts, "--sources", sources, "--lexicon", lexicon, "--by", "camp")
    assert {row["group"] for row in rows(framing, "stance", *shared)} == {"Asia", "Europe"}
    for verb in ("dyads", "naming", "silence"):
        assert {row["group"] for row in rows(framing, verb, *shared)} <= {"Asia", "Europe"}
    data = json.loads(framing("-q", "contrast", "Asia", "Europe", *shared, "--json").out)
    assert data["a"] == "Asia"
    assert data["stance"]


TEXTS_BY = ("east", "west")
