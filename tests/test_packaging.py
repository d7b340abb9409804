"""The wheel holds the program, the lexicons and the seeds, and finds them inside itself."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from framing.shipped import shipped_folder

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as built from the tree, without network."""
    folder = tmp_path_factory.mktemp("dist")
    command = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run([sys.executable, *command], capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = folder.glob("framing_analyzer-*-py3-none-any.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_of(folder: str) -> set[str]:
    """The files of a top-level folder, as they are named inside the package."""
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {
        f"framing/{path.relative_to(ROOT).as_posix()}"
        for path in found
        if "__pycache__" not in path.parts and path.name != ".DS_Store"
    }


@pytest.mark.parametrize("folder", ["lexicons", "seeds"])
def test_shipped_folders_are_whole_and_inside_the_package(names: set[str], folder: str) -> None:
    inside = {name for name in names if name.startswith(f"framing/{folder}/")}
    assert f"framing/{folder}/manifest.toml" in inside
    assert inside == files_of(folder)


def test_every_module_is_in_the_wheel(names: set[str]) -> None:
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "framing").rglob("*.py")}
    assert modules <= names


def test_the_wheel_puts_nothing_beside_the_package(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"framing"}


def test_the_wheel_brings_the_command_and_the_licence(wheel: Path, names: set[str]) -> None:
    (entries,) = (name for name in names if name.endswith(".dist-info/entry_points.txt"))
    with zipfile.ZipFile(wheel) as archive:
        assert "framing = framing.cli:main" in archive.read(entries).decode()
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_an_installed_wheel_finds_its_own_folders(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); "
        "from framing.shipped import shipped_folder as f; print(f('seeds'), f('lexicons'))"
    )
    found = subprocess.run(
        [sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, check=True, text=True
    ).stdout.split()
    assert [Path(name) for name in found] == [
        (tmp_path / "framing" / folder).resolve() for folder in ("seeds", "lexicons")
    ]


@pytest.mark.parametrize("folder", ["lexicons", "seeds"])
def test_a_checkout_finds_the_folders_beside_the_package(folder: str) -> None:
    assert shipped_folder(folder) == ROOT / folder


def test_a_missing_folder_says_what_to_do() -> None:
    with pytest.raises(FileNotFoundError, match="reinstall framing-analyzer"):
        shipped_folder("nowhere")
