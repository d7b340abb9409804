"""The five digests and their citations."""

from __future__ import annotations

import csv
import re
import tomllib
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

import pytest

from framing.shipped import shipped_folder

SEEDS = shipped_folder("seeds")
DIGESTS = sorted(SEEDS.glob("*.txt"))
IDS = ["shi-jing", "kaya", "gafarov", "ciga", "xiao-bin"]
COLUMNS = [
    "files",
    "id",
    "title",
    "author",
    "outlet",
    "country",
    "camp",
    "published",
    "kind",
    "url",
    "citation",
]
#: Columns a publication may leave empty: an undated text stays undated.
OPTIONAL = {"published", "url"}

each_digest = pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)


def rows() -> list[dict[str, str]]:
    with (SEEDS / "sources.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def prose(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


def test_the_folder_says_that_its_texts_are_digests() -> None:
    manifest = tomllib.loads((SEEDS / "manifest.toml").read_text(encoding="utf-8"))
    assert manifest["kind"] == "digests"
    assert "digests" in manifest["note"]


def test_there_is_a_digest_of_each_publication() -> None:
    assert [path.stem[4:] for path in DIGESTS] == IDS


@each_digest
def test_a_digest_has_250_to_600_words(path: Path) -> None:
    assert 250 <= len(prose(path).split()) <= 600


@each_digest
def test_a_digest_is_one_heading_and_prose(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert sum(line.startswith("#") for line in lines) == 1
    assert not re.search(r"https?://|\[\d+\]|<[a-z]", prose(path))


def test_the_columns_are_those_of_the_contract() -> None:
    assert list(rows()[0]) == COLUMNS


def test_every_publication_is_cited_in_full() -> None:
    assert [row["id"] for row in rows()] == IDS
    for row in rows():
        assert not [name for name in COLUMNS if not row[name] and name not in OPTIONAL], row["id"]
        assert row["title"] in row["citation"]
        assert row["author"].split()[-1] in row["citation"]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_a_date_is_a_day_or_the_citation_says_that_there_is_none(row: dict[str, str]) -> None:
    if row["published"]:
        assert date.fromisoformat(row["published"]).isoformat() == row["published"]
        assert row["published"][:4] in row["citation"]
    else:
        assert "(n.d.)" in row["citation"]


@each_digest
def test_one_glob_matches_a_digest_and_the_publication_it_retells(path: Path) -> None:
    original = f"{path.stem[:3]}_0123456789abcdef.txt"
    matching = [row["id"] for row in rows() if fnmatch(path.name, row["files"])]
    assert matching == [path.stem[4:]]
    assert [row["id"] for row in rows() if fnmatch(original, row["files"])] == matching
