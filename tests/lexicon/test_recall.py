"""A lexicon whose files have not changed is not checked a second time."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from framing.errors import InputError
from framing.lexicon import load
from framing.lexicon.load import load_lexicon
from framing.lexicon.recall import lexicon_files_key, recalled
from framing.lexicon.workbench import new_lexicon
from framing.store import keep


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "store"))
    return new_lexicon("energy", tmp_path)


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    seen: list[object] = []
    real = load.assemble
    monkeypatch.setattr(load, "assemble", lambda names: seen.append(names) or real(names))
    return seen


def test_unchanged_files_are_checked_once(folder: Path, checks: list[object]) -> None:
    first = load_lexicon([folder])
    assert load_lexicon([folder]) == first
    assert len(checks) == 1


def test_an_edit_is_seen(folder: Path, checks: list[object]) -> None:
    load_lexicon([folder])
    cues = folder / "cues.csv"
    cues.write_text(cues.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    load_lexicon([folder])
    assert len(checks) == 2


def test_a_mistake_is_told_each_time(folder: Path) -> None:
    cues = folder / "cues.csv"
    cues.write_text(cues.read_text(encoding="utf-8") + "x,no_such_frame,word\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(InputError):
            load_lexicon([folder])


class _Harmful:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Path.mkdir, ("made",)


def test_an_entry_makes_entries_of_a_lexicon_and_nothing_else(folder: Path) -> None:
    key = lexicon_files_key([folder])
    keep(key, pickle.dumps(_Harmful()))
    assert recalled(key) is None
    assert load_lexicon([folder]).frames
