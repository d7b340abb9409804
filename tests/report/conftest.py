"""One browser and a few pages for the whole session."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from framing.report.run import Run
from tests.report.made_up import Names, run_of, write
from tests.report.payloads import PAYLOADS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def _missing(what: str) -> None:
    """In CI nothing may be skipped; elsewhere the reason is said."""
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(f"{what} is missing: `.ci/run` installs it")
    pytest.skip(f"{what} is missing: `.ci/run` installs it")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed Chromium."""
    executable = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if executable is None:
        _missing("Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tool:
        opened = tool.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    path = os.environ.get("AXE_PATH", "")
    if not Path(path).is_file():
        _missing("axe-core (AXE_PATH)")
    return Path(path).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the session's pages are written."""
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="session")
def five() -> Run:
    """Five sources of forty sentences each."""
    return run_of(5, sentences=40)


@pytest.fixture(scope="session")
def page_of_five(five: Run, folder: Path) -> Path:
    """Its page."""
    return write(five, folder / "five.html")


@pytest.fixture(scope="session")
def page_of_sixty(folder: Path) -> Path:
    """Sixty sources of twenty sentences each."""
    return write(run_of(60, sentences=20), folder / "sixty.html")


@pytest.fixture(scope="session")
def two() -> Run:
    """Two sources of fifteen sentences each."""
    return run_of(2, sentences=15)


@pytest.fixture(scope="session")
def page_of_two(two: Run, folder: Path) -> Path:
    """A small page with every section."""
    return write(two, folder / "two.html")


@pytest.fixture(scope="session")
def hostile_page(folder: Path) -> Path:
    """Every payload in source names, actor names, frame labels, sentences and titles."""
    names = Names(
        sources=PAYLOADS[:12],
        actors=PAYLOADS[12:],
        frame_suffix="<img src=x onerror=hit()>",
        sentence="".join(f" {payload}" for payload in PAYLOADS),
        title=PAYLOADS[0] + PAYLOADS[2],
    )
    return write(run_of(12, sentences=10, names=names), folder / "hostile.html")
