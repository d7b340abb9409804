"""Which files are found, and under which document id."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import InputError
from framing.sources.collect import find_files

TEXT = "Northland left the treaty."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.TXT", ".hidden.txt", ".git/d.txt", "README.md",
                 "sources.csv", "manifest.toml", "picture.png", "LICENSE"):  # fmt: skip
        path = tmp_path / "texts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)
    return tmp_path / "texts"


def ids(*paths: object) -> list[str]:
    return [file.document for file in find_files([str(path) for path in paths])]


def test_a_folder_gives_its_texts_sorted_and_relative(folder: Path) -> None:
    assert ids(folder) == ["a.md", "b.txt", "sub/c.TXT"]


def test_a_file_is_known_by_its_name(folder: Path) -> None:
    assert ids(folder / "sub" / "c.TXT") == ["c.TXT"]


def test_a_glob_is_relative_to_its_fixed_part(folder: Path) -> None:
    assert ids(folder / "*.txt") == ["b.txt"]
    assert ids(folder / "**" / "*.[tT]*") == ["b.txt", "sub/c.TXT"]


def test_each_file_stands_once_in_the_order_given(folder: Path) -> None:
    assert ids(folder / "b.txt", folder, folder / "a.md") == ["b.txt", "a.md", "sub/c.TXT"]


def test_a_dash_is_standard_input() -> None:
    assert [(file.document, file.path) for file in find_files(["-", "-"])] == [("stdin", None)]


def test_two_files_of_one_name_are_told_apart_by_their_folder(tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "t.txt").write_text(TEXT)
    assert ids(tmp_path / "x" / "t.txt", tmp_path / "y" / "t.txt") == ["x/t.txt", "y/t.txt"]


def test_a_link_out_of_the_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT)
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(InputError, match="points out of the folder"):
        find_files([str(folder)])


def test_a_link_inside_the_folder_is_the_same_file(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "b.txt")
    assert ids(folder) == ["a.md", "b.txt", "sub/c.TXT"]


@pytest.mark.parametrize(
    ("given", "what"),
    [("missing.txt", "no such file"), ("*.xyz", "no readable text"), ("", "no readable text")],
)
def test_nothing_to_read_is_an_error(tmp_path: Path, given: str, what: str) -> None:
    with pytest.raises(InputError, match=what):
        find_files([str(tmp_path / given)])
