"""Tables of texts: which column is the text, which the id, and what the others become."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from pyarrow import parquet

from framing.errors import InputError
from framing.sources.corpus import Corpus
from framing.sources.read import read_corpus
from framing.sources.readers import RawText, ReadOptions
from framing.sources.readers.csv import read_csv
from framing.sources.readers.jsonl import read_jsonl

TEXTS = [
    'Northland left the treaty; "no one" was told.\nThe islands waited for an answer in vain.',
    "Eastland built a harbour, and the smaller partners paid for all of it in the end.",
]
ROWS = [
    {"Doc ID": "n1", "Headline": "Left alone", "Date": "2021-05-04", "Newspaper": "Coast Times",
     "Text": TEXTS[0], "mood": "bad"},
    {"Doc ID": "n2", "Headline": "A port", "Date": "4 June 2021", "Newspaper": "Harbour Daily",
     "Text": TEXTS[1], "mood": ""},
]  # fmt: skip


def separated(rows: Sequence[Mapping[str, str]], mark: str) -> bytes:
    lines = [mark.join(rows[0])]
    for row in rows:
        lines.append(mark.join('"' + value.replace('"', '""') + '"' for value in row.values()))
    return "\r\n".join(lines).encode()


def excel(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(out)
    return out.getvalue()


def arrow(rows: Sequence[Mapping[str, object]]) -> bytes:
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(rows)), out)
    return out.getvalue()


FILES = {
    "a.csv": separated(ROWS, ","),
    "b.csv": separated(ROWS, ";"),
    "c.tsv": separated(ROWS, "\t"),
    "d.jsonl": "\n".join(json.dumps(row) for row in ROWS).encode(),
    "e.xlsx": excel({"Texts": [list(ROWS[0]), *(list(row.values()) for row in ROWS)]}),
    "f.parquet": arrow(ROWS),
}


def corpus(tmp_path: Path, name: str, data: bytes, **options: str) -> Corpus:
    (tmp_path / name).write_bytes(data)
    return read_corpus([str(tmp_path / name)], options=ReadOptions(**options))


@pytest.mark.parametrize("name", FILES)
def test_a_row_is_a_text_and_its_other_columns_are_known_of_it(tmp_path: Path, name: str) -> None:
    first, second = corpus(tmp_path, name, FILES[name]).documents
    assert (first.document, second.document) == (f"{name}#n1", f"{name}#n2")
    assert first.text.replace("\n\n", " ") == TEXTS[0].replace("\n", " ")
    assert dict(first.metadata) == {
        "title": "Left alone", "published": "2021-05-04", "outlet": "Coast Times", "mood": "bad",
    }  # fmt: skip
    assert second.metadata["published"] == "2021-06-04"
    assert "mood" not in second.metadata
    assert first.source == Path(name).stem


def test_columns_may_be_named(tmp_path: Path) -> None:
    rows = [
        {"said": TEXTS[0], "text": "no", "who": "moe"},
        {"said": TEXTS[1], "text": "", "who": "a"},
    ]
    found = corpus(tmp_path, "a.csv", separated(rows, ","), text_column="said", id_column="WHO")
    assert [d.document for d in found.documents] == ["a.csv#moe", "a.csv#a"]
    assert found.documents[0].metadata["text"] == "no"


def test_a_column_called_source_says_whose_text_it_is(tmp_path: Path) -> None:
    rows = [{"source": "northland", "text": TEXTS[0]}, {"source": "eastland", "text": TEXTS[1]}]
    found = corpus(tmp_path, "a.csv", separated(rows, ","))
    assert [d.source for d in found.documents] == ["northland", "eastland"]
    assert [d.document for d in found.documents] == ["a.csv#1", "a.csv#2"]


def test_days_of_a_sheet_are_dates_and_whole_numbers_stay_whole(tmp_path: Path) -> None:
    rows = [["text", "date", "year"], [TEXTS[0], date(2021, 5, 4), 2021.0]]
    (found,) = corpus(tmp_path, "a.xlsx", excel({"one": rows})).documents
    assert dict(found.metadata) == {"published": "2021-05-04", "year": "2021"}


def test_every_sheet_with_the_text_column_is_read(tmp_path: Path) -> None:
    sheets = {
        "north": [["text"], [TEXTS[0]]], "notes": [["a", "b"], [1, 2]],
        "east": [["text"], [TEXTS[1]]],
    }  # fmt: skip
    found = corpus(tmp_path, "a.xlsx", excel(sheets)).documents
    assert [d.document for d in found] == ["a.xlsx#north/1", "a.xlsx#east/1"]


def test_a_row_without_text_is_listed_and_the_others_are_read(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": TEXTS[0]}, {"id": "b", "text": " "}, {"id": "c", "text": TEXTS[1]}]
    found = corpus(tmp_path, "a.csv", separated(rows, ","))
    assert [d.document for d in found.documents] == ["a.csv#a", "a.csv#c"]
    assert found.refused == (("a.csv#b", "no text in this row"),)


def test_a_line_that_is_no_object_is_listed_with_its_number(tmp_path: Path) -> None:
    data = json.dumps({"text": TEXTS[0]}) + '\n{"text": \n'
    assert corpus(tmp_path, "a.jsonl", data.encode()).refused == (
        ("a.jsonl#line 2", "not a JSON object"),
    )


@pytest.mark.parametrize(
    ("header", "options", "what"),
    [
        ("when,where", {}, "no column of this table looks like the text: when, where"),
        ("text,id", {"text_column": "txt"}, 'no column "txt".*did you mean "text"'),
        ("text,id", {"id_column": "number"}, 'no column "number"'),
        ("text,id", {}, 'the id "x" stands in several rows.*--id-column'),
    ],
)
def test_a_table_that_cannot_be_understood_is_refused(
    tmp_path: Path, header: str, options: dict[str, str], what: str
) -> None:
    data = f"{header}\n{TEXTS[1].split(',')[0]},x\nwords,x\n"
    with pytest.raises(InputError, match=what):
        corpus(tmp_path, "a.csv", data.encode(), **options)


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=40)


@given(st.lists(CELLS.filter(str.strip), min_size=1, max_size=8))
def test_each_text_of_a_table_comes_back(texts: list[str]) -> None:
    rows = [{"id": str(i), "text": text} for i, text in enumerate(texts)]
    as_lines = "\n".join(json.dumps(row) for row in rows).encode()
    for read, data in ((read_csv, separated(rows, ",")), (read_jsonl, as_lines)):
        found = [raw for raw in read(data, "a", ReadOptions()) if isinstance(raw, RawText)]
        assert [raw.part for raw in found] == [str(i) for i in range(len(texts))]
