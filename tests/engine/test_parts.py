"""Parquet parts of a large corpus: whole, never stale, and a rerun writes what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from framing.detect.compiled import Compiled
from framing.engine import parts
from framing.engine.local import score_documents
from framing.engine.parts import read_parts, write_parts
from framing.engine.run import Work
from framing.engine.tables import write_stream
from framing.errors import InputError
from framing.schema import EVIDENCE_COLUMNS, EVIDENCE_DTYPES
from framing.score import DocumentRows
from framing.sources.model import Document
from tests.engine.test_engines import made_up


class Stopped(Exception):
    """Stands in for whatever ends a run half-way."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "evidence").iterdir())


def test_parts_hold_the_rows_of_a_plain_run(tmp_path: Path, geopolitics: Compiled) -> None:
    done = write_parts(made_up(), geopolitics, Work(), tmp_path, size=300)
    plain = [row for rows in score_documents(made_up(), geopolitics) for row in rows.evidence]
    tables = read_parts(tmp_path)
    read = list(tables["evidence"].itertuples(index=False, name=None))
    assert read == [tuple(row) for row in plain]
    assert (done.rows, done.kept) == (len(plain), 0)
    assert done.parts == len(names(tmp_path)) > 1
    assert list(tables["documents"]["document"]) == [d.document for d in made_up()]


def test_further_metadata_comes_back_as_columns(tmp_path: Path, geopolitics: Compiled) -> None:
    first, *others = made_up()
    texts = [replace(first, metadata={"translator": "A. Person", "title": "A title"}), *others]
    write_parts(texts, geopolitics, Work(), tmp_path, size=300)
    table = read_parts(tmp_path)["documents"]
    assert list(table["translator"]) == ["A. Person", "", "", ""]
    assert table["title"][0] == "A title"


def test_an_interrupted_run_goes_on_where_it_ended(
    tmp_path: Path, geopolitics: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    scored: list[str] = []

    def failing(
        documents: Iterable[Document], compiled: Compiled, work: Work
    ) -> Iterator[DocumentRows]:
        for number, rows in enumerate(score_documents(documents, compiled)):
            if number == 2 and not scored:
                raise Stopped
            yield rows

    monkeypatch.setattr(parts, "score_documents", failing)
    with pytest.raises(Stopped):
        write_parts(made_up(), geopolitics, Work(), tmp_path, size=1)
    assert len(names(tmp_path)) == 2
    with pytest.raises(InputError, match="no complete folder of parts"):
        read_parts(tmp_path)
    scored.append("go on")
    done = write_parts(made_up(), geopolitics, Work(), tmp_path, size=1)
    assert (done.parts, done.kept) == (4, 2)
    assert len(read_parts(tmp_path)["documents"]) == 4


def test_another_lexicon_makes_other_parts_and_leaves_no_old_ones(
    tmp_path: Path, geopolitics: Compiled
) -> None:
    write_parts(made_up(), geopolitics, Work(), tmp_path, size=1)
    before = names(tmp_path)
    edited = replace(geopolitics, lexicon=replace(geopolitics.lexicon, digest="another"))
    done = write_parts(made_up(), edited, Work(), tmp_path, size=1)
    assert done.kept == 0
    assert not set(before) & set(names(tmp_path))
    assert len(names(tmp_path)) == len(before)


def test_a_changed_text_makes_its_own_part_new_and_no_other(
    tmp_path: Path, geopolitics: Compiled
) -> None:
    write_parts(made_up(), geopolitics, Work(), tmp_path, size=1)
    first, *others = made_up()
    renamed = replace(first, metadata={"country": "China"})
    assert write_parts([renamed, *others], geopolitics, Work(), tmp_path, size=1).kept == 3


def test_a_file_in_the_way_is_refused(tmp_path: Path, geopolitics: Compiled) -> None:
    target = tmp_path / "file"
    target.write_text("kept", encoding="utf-8")
    with pytest.raises(InputError, match="expected a folder for the parts"):
        write_parts(made_up(), geopolitics, Work(), target)
    assert target.read_text(encoding="utf-8") == "kept"


def test_a_stream_is_one_file_with_the_columns_of_the_schema(
    tmp_path: Path, geopolitics: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("framing.engine.tables._GROUP", 5)
    batches = [rows.evidence for rows in score_documents(made_up(), geopolitics)]
    target = tmp_path / "evidence.parquet"
    written = write_stream(batches, EVIDENCE_COLUMNS, target)
    table = pd.read_parquet(target)
    assert tuple(table.columns) == EVIDENCE_COLUMNS
    assert {name: str(table[name].dtype) for name in EVIDENCE_DTYPES} == EVIDENCE_DTYPES
    assert len(table) == written.rows == sum(map(len, batches))
    assert written.groups == -(-written.rows // 5)
    write_stream(batches, EVIDENCE_COLUMNS, tmp_path / "again.parquet")
    assert (tmp_path / "again.parquet").read_bytes() == target.read_bytes()


def test_no_rows_are_a_table_without_rows(tmp_path: Path) -> None:
    write_stream([], EVIDENCE_COLUMNS, tmp_path / "none.parquet")
    table = pd.read_parquet(tmp_path / "none.parquet")
    assert (len(table), tuple(table.columns)) == (0, EVIDENCE_COLUMNS)


def test_an_error_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    def rows() -> Iterator[list[tuple[object, ...]]]:
        yield []
        raise Stopped

    target = tmp_path / "evidence.parquet"
    target.write_bytes(b"old")
    with pytest.raises(Stopped):
        write_stream(rows(), EVIDENCE_COLUMNS, target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["evidence.parquet"]
