"""Rows are kept for the same text, lexicon and reading code, and for nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from framing.detect.compiled import Compiled
from framing.engine.chunk import score_chunk
from framing.engine.kept import keep_rows, lexicon_key, read_rows, rows_key
from framing.language.pipeline import DEFAULT_MODEL
from tests.conftest import as_document

TEXT = as_document("Chile abandoned Peru. Peru may contain Chile.")


def key(compiled: Compiled) -> str:
    return rows_key(TEXT, lexicon_key(compiled.lexicon), DEFAULT_MODEL)


def test_a_second_run_gives_the_rows_of_the_first(geopolitics: Compiled) -> None:
    first = list(score_chunk([TEXT], geopolitics, DEFAULT_MODEL))
    assert first[0].evidence
    assert list(score_chunk([TEXT], geopolitics, DEFAULT_MODEL)) == first


def test_an_edit_of_the_lexicon_never_finds_old_rows(geopolitics: Compiled) -> None:
    other = replace(geopolitics, lexicon=replace(geopolitics.lexicon, digest="another"))
    assert key(other) != key(geopolitics)


def test_a_moved_line_never_finds_old_rows(geopolitics: Compiled) -> None:
    first, *rest = geopolitics.lexicon.cues
    moved = replace(first, place=replace(first.place, line=first.place.line + 1))
    lexicon = replace(geopolitics.lexicon, cues=(moved, *rest))
    assert key(replace(geopolitics, lexicon=lexicon)) != key(geopolitics)


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\x00" * 40])
def test_a_damaged_entry_is_scored_again(
    damage: bytes, geopolitics: Compiled, tmp_path: Path
) -> None:
    rows = next(iter(score_chunk([TEXT], geopolitics, DEFAULT_MODEL)))
    name = key(geopolitics)
    keep_rows(tmp_path, name, rows)
    assert read_rows(tmp_path, name) == rows
    next(tmp_path.rglob("*.parse")).write_bytes(damage)
    assert read_rows(tmp_path, name) is None
