"""A corpus that was read before is recalled, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import InputError
from framing.sources import read
from framing.sources.read import read_corpus
from framing.sources.readers import ReadOptions
from framing.store import entries

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "store"))
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("Chile and Peru met in Lima in the spring.", encoding="utf-8")
    (texts / "b.txt").write_text("Peru thanked Chile for its help.", encoding="utf-8")
    return texts


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that a reader was given."""
    names: list[str] = []
    real = read._read

    def noted(file: read.SourceFile, options: ReadOptions) -> object:
        names.append(file.document)
        return real(file, options)

    monkeypatch.setattr(read, "_read", noted)
    return names


def test_unchanged_files_are_not_read_again(folder: Path, opened: list[str]) -> None:
    first = read_corpus([str(folder)])
    assert read_corpus([str(folder)]) == first
    assert opened == ["a.txt", "b.txt"]


def test_every_part_of_a_corpus_comes_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))
    page = tmp_path / "page.html"
    text = "Chile thanked Peru for its help in the winter, and Peru was glad of it. " * 4
    page.write_text(f"<html><title>Thanks</title><nav>Home</nav><p>{text}</p></html>", "utf-8")
    first = read_corpus([str(SEEDS), str(page)])
    assert any(d.metadata for d in first.documents) and any(d.alerts for d in first.documents)
    assert entries()
    assert read_corpus([str(SEEDS), str(page)]) == first


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda f: (f / "a.txt").write_text("Other words."), id="a text"),
        pytest.param(lambda f: (f / "c.txt").write_text("One more."), id="a new text"),
        pytest.param(lambda f: (f / "b.txt").rename(f / "d.txt"), id="a name"),
        pytest.param(
            lambda f: (f / "sources.csv").write_text("files,source\na.txt,One\n"), id="metadata"
        ),
    ],
)
def test_what_changed_is_seen(folder: Path, opened: list[str], change: object) -> None:
    read_corpus([str(folder)])
    opened.clear()
    change(folder)  # type: ignore[operator]
    read_corpus([str(folder)])
    assert opened


def test_other_options_read_anew(folder: Path, opened: list[str]) -> None:
    read_corpus([str(folder)])
    opened.clear()
    read_corpus([str(folder)], options=ReadOptions(once=True))
    assert opened


def test_a_file_that_cannot_be_read_is_told_of_each_time(folder: Path) -> None:
    (folder / "c.pdf").write_bytes(b"%PDF-1.4 broken")
    first = read_corpus([str(folder)])
    assert first.refused
    assert read_corpus([str(folder)]) == first
    with pytest.raises(InputError):
        read_corpus([str(folder)], strict=True)


def test_a_damaged_entry_is_read_anew(folder: Path) -> None:
    first = read_corpus([str(folder)])
    for entry in entries():
        entry.write_bytes(entry.read_bytes()[:-3])
    assert read_corpus([str(folder)]) == first
