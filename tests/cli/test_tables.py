"""The verbs that print rows, on two short texts."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest

from framing.schema import DOCUMENT_COLUMNS, EVIDENCE_COLUMNS, MENTION_COLUMNS
from tests.cli.conftest import TEXTS, Framing


@pytest.fixture
def given(texts: Path, lexicon: Path) -> list[object]:
    return [texts, "--lexicon", lexicon]


def test_score_writes_exactly_the_columns_of_the_schema(
    given: list[object], framing: Framing
) -> None:
    result = framing("score", *given, "--csv")
    rows = list(csv.DictReader(io.StringIO(result.out)))
    assert tuple(rows[0]) == EVIDENCE_COLUMNS
    assert {row["document"] for row in rows} == {"east.txt", "west.txt"}
    assert {row["negated"] for row in rows} == {"true", "false"}


def test_offsets_point_into_the_text_that_sources_show_prints(
    given: list[object], texts: Path, framing: Framing
) -> None:
    rows = json.loads(framing("score", *given, "--json").out)
    shown = json.loads(framing("sources", "show", texts, "--json").out)
    text = {document["document"]: document["text"] for document in shown}
    assert rows
    for row in rows:
        assert text[row["document"]][row["start"] : row["end"]] == row["sentence"]
        assert text[row["document"]][row["cue_start"] : row["cue_end"]] == row["cue"]


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_score_writes_its_companions_beside_it(
    ending: str, given: list[object], tmp_path: Path, framing: Framing
) -> None:
    files = [tmp_path / f"{name}.{ending}" for name in ("evidence", "mentions", "documents")]
    result = framing(
        "-q", "score", *given, "-o", files[0], "--mentions", files[1], "--documents", files[2]
    )
    assert (result.code, result.out, result.err) == (0, "", "")
    read = {
        "csv": pd.read_csv,
        "jsonl": lambda path: pd.read_json(path, lines=True),
        "parquet": pd.read_parquet,
    }[ending]
    evidence, mentions, documents = map(read, files)
    assert tuple(evidence.columns) == EVIDENCE_COLUMNS
    assert tuple(mentions.columns) == MENTION_COLUMNS
    assert tuple(documents.columns[: len(DOCUMENT_COLUMNS)]) == DOCUMENT_COLUMNS
    assert evidence["negated"].dtype == bool
    assert len(documents) == 2


def test_the_same_run_gives_the_same_bytes(given: list[object], framing: Framing) -> None:
    assert framing("score", *given, "--csv").out == framing("score", *given, "--csv").out


@pytest.mark.parametrize("verb", ["stance", "frames", "emphasis", "dyads", "naming", "silence"])
def test_an_aggregate_is_printed_in_all_three_forms(
    verb: str, given: list[object], framing: Framing
) -> None:
    table, as_csv, as_json = (
        framing("-q", verb, *given, *form) for form in ((), ("--csv",), ("--json",))
    )
    rows = json.loads(as_json.out)
    assert rows
    assert table.out.splitlines()[0].split()[0] == "group"
    assert len(table.out.splitlines()) == len(rows) + 1
    assert as_csv.out.splitlines()[0].split(",") == list(rows[0])
    assert "nan" not in (table.out + as_csv.out + as_json.out).lower()


def test_json_has_truth_and_null_where_a_value_is_thin(
    given: list[object], framing: Framing
) -> None:
    row = json.loads(framing("stance", *given, "--json").out)[0]
    assert row["thin"] is True
    assert row["low"] is None
    assert isinstance(row["n"], int)


def test_what_is_compared_can_be_any_field(given: list[object], framing: Framing) -> None:
    rows = json.loads(framing("stance", *given, "--by", "camp", "--json").out)
    assert {row["group"] for row in rows} == {"eastern", "western"}


def test_a_share_does_not_depend_on_which_actors_are_asked_for(
    given: list[object], framing: Framing
) -> None:
    whole = json.loads(framing("emphasis", *given, "--json").out)
    asked = json.loads(framing("emphasis", *given, "--actors", "russia", "--json").out)
    assert asked == [row for row in whole if row["actor"] == "russia"]


def test_frames_and_actors_narrow_the_evidence(given: list[object], framing: Framing) -> None:
    result = framing("score", *given, "--frames", "aggressor", "--actors", "russia", "--json")
    rows = json.loads(result.out)
    assert {(row["frame"], row["actor"]) for row in rows} == {("aggressor", "russia")}


def test_only_the_authors_own_words_can_be_counted(given: list[object], framing: Framing) -> None:
    voices = {
        voice: {
            row["voice"]
            for row in json.loads(framing("score", *given, "--voice", voice, "--json").out)
        }
        for voice in ("all", "author", "attributed")
    }
    assert voices["author"] == {"author"}
    assert voices["attributed"] == {"attributed"}
    assert voices["all"] == {"author", "attributed"}


def test_contrast_tells_differences_and_sentences(given: list[object], framing: Framing) -> None:
    result = framing("contrast", "east", "west", *given)
    assert "Stance: east less west" in result.out
    data = json.loads(framing("contrast", "east", "west", *given, "--json").out)
    assert (data["a"], data["b"]) == ("east", "west")
    assert [row["actor"] for row in data["stance"]] == ["armenia", "russia"] or data["stance"]
    rows = list(
        csv.DictReader(io.StringIO(framing("contrast", "east", "west", *given, "--csv").out))
    )
    assert {row["measure"] for row in rows} == {"stance", "frame share"}
    part = framing("contrast", "east", "west", *given, "--part", "stance", "--json")
    assert json.loads(part.out) == data["stance"]


def test_kwic_shows_each_mention_in_its_sentence(given: list[object], framing: Framing) -> None:
    rows = json.loads(framing("kwic", "russia", *given, "--json").out)
    assert len(rows) == 3
    assert all(row["mention"] == "Russia" for row in rows)
    framed = json.loads(framing("kwic", "russia", *given, "--frame", "aggressor", "--json").out)
    assert [row["sentence_id"].split("#")[0] for row in framed] == ["west.txt"]
    assert framed[0]["frames"] == ["aggressor"]


def test_charts_are_listed_and_drawn(given: list[object], tmp_path: Path, framing: Framing) -> None:
    assert "stance-map" in framing("chart", "--list").out
    for ending in ("svg", "vl.json", "csv", "html"):
        target = tmp_path / f"figure.{ending}"
        assert framing("-q", "chart", "stance-map", *given, "-o", target).code == 0
        assert target.stat().st_size > 100


def test_sources_are_listed_checked_and_shown(texts: Path, framing: Framing) -> None:
    listed = json.loads(framing("sources", "list", texts, "--json").out)
    assert [row["source"] for row in listed] == ["east", "west"]
    assert listed[0]["camp"] == "eastern"
    checked = json.loads(framing("sources", "check", texts, "--json").out)
    assert all(row["words_kept"] > 20 for row in checked)
    assert "Russia abandoned Armenia" in framing("sources", "show", texts).out


def test_a_text_may_come_from_standard_input(
    lexicon: Path, framing: Framing, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(TEXTS["east.txt"].encode()))
    monkeypatch.setattr("sys.stdin", stream)
    rows = json.loads(framing("score", "-", "--lexicon", lexicon, "--json").out)
    assert {row["document"] for row in rows} == {"stdin"}


def test_the_cache_is_counted_and_emptied(given: list[object], framing: Framing) -> None:
    framing("score", *given, "--csv")
    before = json.loads(framing("cache", "info", "--json").out)[0]
    assert before["entries"] >= 2
    assert framing("cache", "clear").out == f"{before['entries']} entries removed\n"
    assert json.loads(framing("cache", "info", "--json").out)[0]["entries"] == 0


def test_the_doctor_names_versions_model_fonts_browser_and_store(framing: Framing) -> None:
    rows = json.loads(framing("doctor", "--json").out)
    named = {row["what"] for row in rows}
    assert {"Python", "spacy", "model", "fonts", "browser", "parse store"} <= named
    assert {row["state"] for row in rows} <= {"ok", "wrong", "missing", "optional"}
