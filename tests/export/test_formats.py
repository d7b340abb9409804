"""Evidence in the formats of coding tools: offsets hold, nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.export import FORMATS, format_of
from framing.export.bibtex import bibtex
from framing.export.model import Span, covered, sentences, tokens
from framing.measure.rows import counted
from framing.report.run import Run
from tests.report.made_up import run_of


@pytest.fixture(scope="module")
def run() -> Run:
    return run_of(3, sentences=20)


@pytest.fixture(scope="module")
def texts(run: Run) -> Mapping[str, str]:
    return {document.document: document.text for document in run.documents}


def written(run: Run, texts: Mapping[str, str], ending: str) -> str:
    return FORMATS[ending].write(run.tables.evidence, texts)


def test_the_ending_tells_the_format() -> None:
    assert sorted(FORMATS) == [".annotation.json", ".conll", ".prodigy.jsonl"]
    assert format_of("Evidence.PRODIGY.jsonl") is FORMATS[".prodigy.jsonl"]
    assert format_of("evidence.jsonl") is None


def test_each_counted_claim_is_one_web_annotation_whose_selectors_agree(
    run: Run, texts: Mapping[str, str]
) -> None:
    page = json.loads(written(run, texts, ".annotation.json"))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    rows = counted(run.tables.evidence)
    assert {item["id"].rpartition(":")[2] for item in page["items"]} == set(rows["evidence_id"])
    assert len(page["items"]) == len(rows)
    for item in page["items"]:
        assert [target["framing:part"] for target in item["target"]] == ["cue", "mention"]
        for target in item["target"]:
            quote, position = target["selector"]
            text = texts[target["source"]]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"] != ""
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])


def test_an_annotation_says_actor_frame_and_how_it_was_read(
    run: Run, texts: Mapping[str, str]
) -> None:
    items = json.loads(written(run, texts, ".annotation.json"))["items"]
    rows = run.tables.evidence.set_index("evidence_id")
    for item in items:
        row = rows.loc[item["id"].rpartition(":")[2]]
        assert item["body"][0]["value"] == f"{row['actor']}: {row['frame']}"
        assert item["framing:polarity"] == row["polarity"]
        assert item["framing:negated"] is bool(row["negated"])


def test_without_the_text_an_annotation_still_quotes_its_words(run: Run) -> None:
    items = json.loads(FORMATS[".annotation.json"].write(run.tables.evidence, {}))["items"]
    assert all(target["selector"][0]["exact"] for item in items for target in item["target"])


def test_a_prodigy_line_has_spans_on_token_edges_and_relations_between_them(
    run: Run, texts: Mapping[str, str]
) -> None:
    lines = [json.loads(line) for line in written(run, texts, ".prodigy.jsonl").splitlines()]
    ids = [each for line in lines for each in line["meta"]["evidence_ids"]]
    assert sorted(ids) == sorted(counted(run.tables.evidence)["evidence_id"])
    for line in lines:
        text, found = line["text"], line["tokens"]
        assert all(text[t["start"] : t["end"]] == t["text"] for t in found)
        for span in line["spans"]:
            assert found[span["token_start"]]["start"] == span["start"]
            assert found[span["token_end"]]["end"] == span["end"]
        begin = line["meta"]["start"]
        assert texts[line["meta"]["document"]][begin : begin + len(text)] == text
        assert len(line["relations"]) == len(line["meta"]["evidence_ids"])
        for relation in line["relations"]:
            assert relation["head_span"] in line["spans"]
            assert relation["child_span"] in line["spans"]


def test_conll_columns_give_the_sentences_back_with_their_marks(
    run: Run, texts: Mapping[str, str]
) -> None:
    blocks = written(run, texts, ".conll").strip().split("\n\n")
    documents = run.tables.evidence["document"].nunique()
    assert blocks.count("-DOCSTART- -X- O O") == documents
    shown = [block for block in blocks if not block.startswith("-DOCSTART-")]
    for rows, block in zip(sentences(run.tables.evidence), shown, strict=True):
        columns = [line.split(" ") for line in block.splitlines()]
        assert all(len(line) == 4 for line in columns)
        assert "".join(line[0] for line in columns) == "".join(rows[0]["sentence"].split())
        actors = {line[2][2:] for line in columns} - {""}
        frames = {line[3][2:] for line in columns} - {""}
        assert actors == {row["actor"] for row in rows}
        assert frames == {row["frame"] for row in rows}
        for before, after in zip([["", "", "O", "O"], *columns], columns, strict=False):
            for place in (2, 3):
                if after[place].startswith("I-"):
                    assert before[place][2:] == after[place][2:]


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_tokens_keep_every_letter_and_every_edge_of_a_span(text: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    span = Span(start, end, "x")
    found = tokens(text, [span])
    assert all(text[token.start : token.end] == token.text for token in found)
    assert [t for t in found if t.start < start < t.end or t.start < end < t.end] == []
    kept = {at for token in found for at in range(token.start, token.end)}
    assert all(at in kept for at, char in enumerate(text) if char.isalnum())
    reach = covered(found, span)
    if reach is not None:
        assert start <= found[reach[0]].start and found[reach[1]].end <= end


def test_bibtex_has_one_entry_a_text_and_each_key_once(run: Run) -> None:
    entries = bibtex(run.tables.documents.to_dict("records"))
    keys = [line for line in entries.splitlines() if line.startswith("@misc{")]
    assert len(keys) == len(set(keys)) == len(run.tables.documents)
    assert "year = {2024}" in entries
