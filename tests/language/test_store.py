"""The parse store: pays for a parse once, and never gives back what it was not given."""

from __future__ import annotations

import errno
import logging
import os
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing import store as kept
from framing.errors import InputError
from framing.language import store
from framing.language.columns import TokenColumns, pack, unpack
from framing.language.pipeline import DEFAULT_MODEL
from framing.sources.model import Document, Paragraph
from tests.conftest import as_document
from tests.language.conftest import Parser, columns_of

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [as_document("the first text"), as_document("a second one"), as_document("and the third")]


def read(documents: list[Document], folder: Path) -> list[TokenColumns]:
    return list(store.parsed(documents, folder=folder))


def same(one: TokenColumns, other: TokenColumns) -> bool:
    return one.strings == other.strings and all(
        np.array_equal(getattr(one, name), getattr(other, name))
        for name in one.__dataclass_fields__
        if name != "strings"
    )


def test_a_text_is_parsed_once(tmp_path: Path, parser: Parser) -> None:
    first = read(TEXTS, tmp_path)
    again = read(TEXTS, tmp_path)
    assert parser.texts == [document.text for document in TEXTS]
    assert all(map(same, first, again))


def test_each_entry_is_read_from_the_disk_once(
    tmp_path: Path, parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(TEXTS, tmp_path)
    opened: list[Path] = []
    whole = Path.read_bytes

    def counted(path: Path) -> bytes:
        opened.append(path)
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    read(TEXTS, tmp_path)
    assert len(opened) == len(set(opened)) == len(TEXTS)


def test_new_texts_among_known_ones_come_in_their_place(tmp_path: Path, parser: Parser) -> None:
    read([TEXTS[1]], tmp_path)
    found = read(TEXTS, tmp_path)
    assert [columns.strings for columns in found] == [tuple(d.text.split()) for d in TEXTS]
    assert parser.texts == ["a second one", "the first text", "and the third"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.text(min_size=1, max_size=8), max_size=30))
def test_what_is_packed_comes_back(words: list[str]) -> None:
    columns = columns_of(words)
    assert same(unpack(pack(columns)), columns)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[: len(data) // 2], id="cut off"),
        pytest.param(lambda data: data[:-1], id="a byte short"),
        pytest.param(lambda data: data[:20] + bytes([data[20] ^ 1]) + data[21:], id="a bit turned"),
        pytest.param(lambda data: b"\0" * len(data), id="zeros"),
        pytest.param(lambda data: b"not an entry at all", id="something else"),
    ],
)
def test_a_damaged_entry_is_parsed_again(tmp_path: Path, parser: Parser, damage: Any) -> None:
    whole = read(TEXTS, tmp_path)
    for path in kept.entries(tmp_path):
        path.write_bytes(damage(path.read_bytes()))
    assert all(map(same, read(TEXTS, tmp_path), whole))
    assert len(parser.texts) == 2 * len(TEXTS)
    assert all(map(same, read(TEXTS, tmp_path), whole))
    assert len(parser.texts) == 2 * len(TEXTS)


def test_an_entry_under_another_name_is_not_taken_for_it(tmp_path: Path, parser: Parser) -> None:
    read(TEXTS, tmp_path)
    one, other, _ = kept.entries(tmp_path)
    one.write_bytes(other.read_bytes())
    found = read(TEXTS, tmp_path)
    assert [columns.strings for columns in found] == [tuple(d.text.split()) for d in TEXTS]


def test_the_key_holds_text_paragraphs_model_and_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    document = as_document("one two three")
    key = store.document_key(document, DEFAULT_MODEL)
    split = (Paragraph(0, 3, "prose", ""), Paragraph(4, 13, "prose", ""))
    others = {
        store.document_key(as_document("one two four"), DEFAULT_MODEL),
        store.document_key(replace(document, paragraphs=split), DEFAULT_MODEL),
    }
    monkeypatch.setattr(store, "pipeline_version", lambda model: "another pipeline")
    others.add(store.document_key(document, DEFAULT_MODEL))
    assert len(others | {key}) == 4


def test_what_a_source_is_called_does_not_parse_it_again(tmp_path: Path, parser: Parser) -> None:
    document = as_document("one two three")
    read([document], tmp_path)
    read([replace(document, source="other", metadata={"author": "B. Author"})], tmp_path)
    assert len(parser.texts) == 1


def test_writers_side_by_side_leave_whole_entries(tmp_path: Path, parser: Parser) -> None:
    with ThreadPoolExecutor(8) as threads:
        runs = list(threads.map(lambda _: read(TEXTS, tmp_path), range(24)))
    assert all(same(one, other) for run in runs for one, other in zip(run, runs[0], strict=True))
    parsed_so_far = len(parser.texts)
    read(TEXTS, tmp_path)
    assert len(parser.texts) == parsed_so_far
    assert {path.suffix for path in tmp_path.glob("??/*")} == {".kept"}


def test_a_full_disk_costs_a_parse_and_not_the_result(
    tmp_path: Path,
    parser: Parser,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def full(source: object, target: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING, "framing"):
        patch.setattr(os, "replace", full)
        assert len(read(TEXTS, tmp_path)) == len(TEXTS)
    assert "No space left on device" in caplog.text
    assert not list(tmp_path.glob("??/*"))
    read(TEXTS, tmp_path)
    assert len(kept.entries(tmp_path)) == len(TEXTS)


def test_a_store_that_cannot_be_made_is_done_without(tmp_path: Path, parser: Parser) -> None:
    file = tmp_path / "file"
    file.write_text("in the way", encoding="utf-8")
    assert len(read(TEXTS, file)) == len(TEXTS)
    assert file.read_text(encoding="utf-8") == "in the way"


def test_what_was_used_longest_ago_goes_first(tmp_path: Path, parser: Parser) -> None:
    read(TEXTS, tmp_path)
    sizes = [path.stat().st_size for path in kept.entries(tmp_path)]
    for path in kept.entries(tmp_path):
        os.utime(path, (1, 1))
    read([TEXTS[0]], tmp_path)
    assert kept.make_room(tmp_path, int(max(sizes) * 1.2)) == 2
    read([TEXTS[0]], tmp_path)
    assert len(parser.texts) == len(TEXTS)


def test_a_store_within_its_limit_is_left_alone(tmp_path: Path, parser: Parser) -> None:
    read(TEXTS, tmp_path)
    assert kept.make_room(tmp_path, 1_000_000) == 0
    assert len(kept.entries(tmp_path)) == len(TEXTS)


def test_a_run_keeps_the_store_within_the_limit_set(
    tmp_path: Path, parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRAMING_CACHE_LIMIT", "0")
    assert len(read(TEXTS, tmp_path)) == len(TEXTS)
    assert kept.entries(tmp_path) == []


@pytest.mark.parametrize("given_", ["many", "-1", "nan", "inf"])
def test_a_limit_that_is_no_size_is_refused(given_: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMING_CACHE_LIMIT", given_)
    with pytest.raises(InputError, match="is no size"):
        kept.size_limit()


def test_what_a_crash_left_behind_is_swept_up(tmp_path: Path, parser: Parser) -> None:
    read(TEXTS, tmp_path)
    folder = kept.entries(tmp_path)[0].parent
    old, new = folder / "old.draft", folder / "new.draft"
    for draft in (old, new):
        draft.write_bytes(b"half an entry")
    os.utime(old, (1, 1))
    kept.make_room(tmp_path, 1_000_000)
    assert (old.exists(), new.exists()) == (False, True)
    assert kept.clear(tmp_path) == len(TEXTS)
    assert not list(tmp_path.glob("??/*"))


def test_a_lexicon_edit_imports_neither_parser_nor_tone(tmp_path: Path, parse_store: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Russia abandoned Armenia. " * 8, encoding="utf-8")
    code = (
        "import sys, framing; a = framing.analyze(sys.argv[1]); assert len(a.evidence_rows); "
        "print(*[name for name in ('spacy', 'textblob', 'thinc') if name in sys.modules])"
    )

    def loaded() -> list[str]:
        run = subprocess.run(
            [sys.executable, "-c", code, str(text)],
            cwd=ROOT,
            env={**os.environ, "FRAMING_CACHE": str(parse_store)},
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stderr
        return run.stdout.split()

    assert "spacy" in loaded()
    assert loaded() == []


def test_an_entry_takes_few_bytes(tmp_path: Path) -> None:
    sentence = (
        "The ministers of the two neighbouring countries met in the capital last week, and after "
        "a long evening they agreed that trade across the river should be open to everybody again. "
    )
    words = [
        f"{sentence.replace('river', word).replace('week', word + ' week')}"
        for word in ("valley", "border", "lake", "steppe", "sea", "canal", "pass", "bridge")
    ]
    list(store.parsed([as_document("".join(words))], folder=tmp_path))
    (entry,) = kept.entries(tmp_path)
    tokens = len(unpack(zlib.decompress(entry.read_bytes()[8:])).lemma)
    assert entry.stat().st_size / tokens <= 15
