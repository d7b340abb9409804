"""A second program opens the files: LibreOffice turns them into pages, poppler reads these."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PIL import Image

from framing.brief.formats import slides, word
from framing.brief.model import Plan
from tests.brief.conftest import Convert


@pytest.fixture(scope="module")
def pdfs(
    five: Plan, sixty: Plan, to_pdf: Convert, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    files = []
    for name, plan in (("five", five), ("sixty", sixty)):
        for form in (word.FORMAT, slides.FORMAT):
            file = folder / f"{name}-{form.ending[1:]}{form.ending}"
            file.write_bytes(form.make(plan, None, name).data)
            files.append(file)
    to_pdf(files, folder)
    return folder


def read(pdf: Path) -> str:
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True)
    return " ".join(told.stdout.decode().split())


def pages(pdf: Path) -> list[Image.Image]:
    stem = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-r", "20", "-gray", "-png", str(pdf), str(stem)], check=True)
    return [Image.open(path) for path in sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))]


@pytest.mark.parametrize("kind", ["docx", "pptx"])
def test_the_pages_hold_title_captions_sources_and_evidence(
    kind: str, pdfs: Path, five: Plan
) -> None:
    told = read(pdfs / f"five-{kind}.pdf")
    assert five.title in told
    for picture in five.pictures:
        assert f"Figure {picture.number}" in told
        assert picture.title.split(" ")[0] in told
    assert told.count("Source: 5 sources") >= len(five.pictures)
    assert five.evidence[-1].text[:40] in told


def test_the_method_is_one_page(pdfs: Path, five: Plan) -> None:
    told = subprocess.run(
        ["pdftotext", "-layout", str(pdfs / "five-docx.pdf"), "-"], check=True, capture_output=True
    ).stdout.decode()
    whole = [" ".join(page.split()) for page in told.split("\f")]
    (page,) = [page for page in whole if page.startswith("Method and limits")]
    assert five.limits[-1][:30] in page
    assert "Language model: none" in page
    assert whole[whole.index(page) + 1].startswith("Annex: evidence")


@pytest.mark.parametrize("name", ["five-docx", "five-pptx", "sixty-docx", "sixty-pptx"])
def test_no_page_is_empty(name: str, pdfs: Path) -> None:
    shown = pages(pdfs / f"{name}.pdf")
    assert 8 <= len(shown) <= 60
    for page in shown:
        ink = sum(page.convert("L").histogram()[:200])
        assert ink > 0


def test_sixty_sources_with_a_long_title_are_shown_to_the_end(pdfs: Path, sixty: Plan) -> None:
    told = read(pdfs / "sixty-docx.pdf")
    assert sixty.title[:60] in told
    assert "Институт стран Азии 57" in told
    assert f"{len(sixty.evidence)}." in told
