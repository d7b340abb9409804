"""Figures keep their words on a machine without any font: the renderer brings its own along."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from framing.charts import CHARTS, build, export
from framing.charts.model import Figure
from tests.charts.synthetic import of_size

ROOT = Path(__file__).resolve().parents[2]
DRAWN = "import json; from tests.charts.test_without_fonts import drawn; print(json.dumps(drawn()))"
FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "$HOME/.fonts", "$HOME/.local/share/fonts")
#: An empty folder in place of each folder of fonts, seen by this process and its children alone.
HIDE = f"""
for folder in {" ".join(FOLDERS)}; do
  [ ! -d "$folder" ] || mount -t tmpfs none "$folder" || exit 1
done
exec "$@"
"""


def drawn() -> dict[str, tuple[list[int], float, str]]:
    """Chart -> size of its PNG, share of it that is ink, words of its PDF, on this machine."""
    return {name: _told(build(name, of_size(5))) for name in CHARTS}


def _told(figure: Figure) -> tuple[list[int], float, str]:
    picture = Image.open(io.BytesIO(export.png(figure, 96))).convert("L")
    ink = 1 - ImageStat.Stat(picture).mean[0] / 255
    return [*picture.size], ink, words_of(export.pdf(figure))


def words_of(pdf: bytes) -> str:
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


def hiding(words: list[str]) -> subprocess.CompletedProcess[str]:
    command = ["unshare", "--mount", "--map-root-user", "sh", "-c", HIDE, "sh", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


@cache
def fonts_can_be_hidden() -> bool:
    """A container may forbid it."""
    try:
        return hiding(["true"]).returncode == 0
    except FileNotFoundError:
        return False


def fonts_in(pdf: bytes, folder: Path) -> set[str]:
    file = folder / "figure.pdf"
    file.write_bytes(pdf)
    listed = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True)
    return {line.split()[0].partition("+")[2] for line in listed.stdout.splitlines()[2:]}


def test_no_text_is_missing_where_no_font_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What was drawn with fonts must not be taken from the store.
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))
    if not fonts_can_be_hidden():
        pictures = [export.pdf(build(name, of_size(5))) for name in CHARTS]
        used = set().union(*(fonts_in(picture, tmp_path) for picture in pictures))
        assert used == {"LiberationSans", "LiberationSans-Bold"}
        return
    run = hiding([sys.executable, "-c", DRAWN])
    assert run.returncode == 0, run.stderr
    without, with_fonts = json.loads(run.stdout), drawn()
    for name, (size, ink, words) in with_fonts.items():
        assert without[name][0] == size
        # Another version of the same font draws other edges, never another amount of ink.
        assert without[name][1] == pytest.approx(ink, rel=0.01)
        assert without[name][2] == words


@pytest.mark.parametrize("name", CHARTS)
def test_a_pdf_holds_every_word_of_its_figure_as_text(name: str) -> None:
    figure = build(name, of_size(5))
    text = words_of(export.pdf(figure))
    for said in (figure.title, figure.source_line, figure.how_line):
        assert " ".join(said.split())[:40] in text
