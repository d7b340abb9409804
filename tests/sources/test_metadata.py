"""sources.csv and sources.toml: which row is for which file, and what is wrong with a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import InputError
from framing.sources.dates import date_alone, dates_in, published
from framing.sources.metadata import read_sources, row_for
from framing.sources.read import read_documents

TEXT = "Northland promised to defend the smaller islands. It did not keep its word."


def table(tmp_path: Path, content: str, name: str = "sources.csv") -> Path:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "content",
    [
        "files,id,author,colour\n001*,moe,Eva Moe,red\n",
        "\ufeffFiles;ID;Author;Colour\r\n\r\n001*;moe;Eva Moe;red\r\n",
        "# the coast\nfiles,id,author,colour\n# first\n001*,moe,Eva Moe,red\n",
    ],
)
def test_a_table_may_have_mark_semicolons_comments(tmp_path: Path, content: str) -> None:
    (row,) = read_sources(table(tmp_path, content))
    assert dict(row.fields) == {"id": "moe", "author": "Eva Moe", "colour": "red"}


def test_toml_says_the_same(tmp_path: Path) -> None:
    content = '[[source]]\nfiles = ["001*", "moe.md"]\nid = "moe"\npublished = 2021-05-04\n'
    (row,) = read_sources(table(tmp_path, content, "sources.toml"))
    assert row.files == ("001*", "moe.md")
    assert dict(row.fields) == {"id": "moe", "published": "2021-05-04"}


@pytest.mark.parametrize("document", ["001_a.txt", "deep/001_a.txt", "moe.md", "MOE.md"])
def test_a_glob_matches_id_or_file_name(tmp_path: Path, document: str) -> None:
    rows = read_sources(table(tmp_path, "files,id\n001*|moe.md,moe\n002*,berg\n"))
    row = row_for(document, rows)
    assert row is not None
    assert row.fields["id"] == "moe"


def test_two_rows_for_one_file_are_an_error_with_both_lines(tmp_path: Path) -> None:
    rows = read_sources(table(tmp_path, "files,id\na*,x\n*.txt,y\n"))
    with pytest.raises(InputError, match=r"sources\.csv:3: .*sources\.csv:2"):
        row_for("a.txt", rows)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("file,id\na.txt,x\n", r'sources\.csv:1: no column "files"'),
        ("files,id,id\na,x,y\n", "stands twice"),
        ("files,id\n,x\n", r'sources\.csv:2: nothing in "files"'),
        ("files,id\na,x,y,z\n", r"sources\.csv:2: 4 cells under 2 columns"),
        ("files,published\na,soon\n", 'published "soon" is no clear date'),
        ("files,published\na,03/04/2021\n", "no clear date"),
        ("", "empty"),
    ],
)
def test_a_mistake_names_its_line(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_sources(table(tmp_path, content))


def test_the_table_in_the_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    table(tmp_path, "files,id,camp\na*,moe,coast\nzzz*,nobody,none\n")
    (document,) = read_documents([str(tmp_path)])
    assert (document.source, document.metadata["camp"]) == ("moe", "coast")
    assert "sources: sources.csv:3 matches nothing: zzz*" in document.alerts


def test_a_table_given_goes_before_the_one_in_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    table(folder, "files,id\na*,inside\n")
    other = table(tmp_path, "files,id\na*,given\n", "other.csv")
    (document,) = read_documents([str(folder)], sources=other)
    assert document.source == "given"


def test_without_a_row_the_stem_is_the_source(tmp_path: Path) -> None:
    for name in ("x/t.txt", "y/t.txt", "y/u.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT + name)
    sources = [document.source for document in read_documents([str(tmp_path)])]
    assert sources == ["x/t", "y/t", "u"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("May 17, 2024", "2024-05-17"),
        ("17 May 2024", "2024-05-17"),
        ("17.05.2024", "2024-05-17"),
        ("2024/5/17", "2024-05-17"),
        ("17/05/2024", "2024-05-17"),
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("May 2024", "2024-05"),
        ("31 June 2024", ""),
        ("2024-13", ""),
    ],
)
def test_dates_are_brought_to_one_form(written: str, day: str) -> None:
    assert published(written) == day


def test_a_date_in_a_sentence_is_no_date_line() -> None:
    assert date_alone("Updated: Monday, 3 March 2022, 14:05 GMT")
    assert not date_alone("The war began on 3 March 2022 in the straits")
    assert dates_in("from March 3, 2022 to 4 March 2022") == ["2022-03-03", "2022-03-04"]
