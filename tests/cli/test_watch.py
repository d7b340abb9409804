"""`framing watch`: saving rebuilds the page, a mistake is shown above the last good report."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from framing.cli.live import live, sign_of, waiting_page
from tests.cli.conftest import Framing

_PATIENCE = 60
_LINE = "aggressor.march.agent,aggressor,march/VERB,agent,,1,Russia marched on Georgia.,\n"


class Watching(NamedTuple):
    """A running `framing watch`, its page and what it was given."""

    process: subprocess.Popen[str]
    page: Path
    lexicon: Path

    @property
    def sign(self) -> str:
        file = sign_of(self.page)
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def until(self, ready: Callable[[], bool]) -> None:
        """Wait; a command that ended says what it had to say."""
        for _ in range(_PATIENCE * 20):
            if ready():
                return
            assert self.process.poll() is None, self.process.communicate()
            time.sleep(0.05)
        raise AssertionError("it never came")

    def ended(self) -> int:
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=_PATIENCE)
        return self.process.returncode


@contextmanager
def watching(texts: Path, lexicon: Path, page: Path) -> Iterator[Watching]:
    words = ["watch", str(texts), "--lexicon", str(lexicon), "-o", str(page)]
    process = subprocess.Popen(
        [sys.executable, "-m", "framing", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ,
    )
    try:
        yield Watching(process, page, lexicon)
    finally:
        process.kill()
        process.communicate()


def save(path: Path, text: str) -> None:
    """As an editor does: beside it, then in its place."""
    draft = path.with_suffix(".draft")
    draft.write_text(text, encoding="utf-8")
    os.replace(draft, path)


def test_saving_a_lexicon_or_a_text_rebuilds_and_ctrl_c_leaves_the_plain_report(
    texts: Path, lexicon: Path, tmp_path: Path, framing: Framing
) -> None:
    page = tmp_path / "report.html"
    with watching(texts, lexicon, page) as run:
        run.until(lambda: bool(run.sign))
        first = page.read_text(encoding="utf-8")
        assert "framingLive" in first

        cues = lexicon / "cues.csv"
        save(cues, cues.read_text() + _LINE.replace("march", "watch"))
        run.until(lambda: page.read_text(encoding="utf-8") != first)

        text = texts / "west.txt"
        save(text, text.read_text() + "\nRussia attacked Armenia in the following spring.\n")
        run.until(lambda: "in the following spring" in page.read_text(encoding="utf-8"))
        assert run.ended() == 130
    assert not sign_of(page).exists()
    again = tmp_path / "again" / "report.html"
    again.parent.mkdir()
    assert framing("report", texts, "--lexicon", lexicon, "-o", again).code == 0
    assert page.read_bytes() == again.read_bytes()


def test_a_mistake_stands_in_the_sign_with_its_place_and_the_last_good_report_stays(
    texts: Path, lexicon: Path, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    with watching(texts, lexicon, page) as run:
        run.until(lambda: bool(run.sign))
        good, calm = page.read_bytes(), run.sign
        cues = lexicon / "cues.csv"
        right = cues.read_text()
        save(cues, right + _LINE.replace(",agent,", ",agnet,"))
        run.until(lambda: "small/cues.csv:6" in run.sign)
        assert 'role \\"agnet\\" is unknown' in run.sign
        assert 'did you mean \\"agent\\"?' in run.sign
        assert page.read_bytes() == good
        save(cues, right)
        run.until(lambda: run.sign == calm)
        assert run.ended() == 130
    assert b"framingLive" not in page.read_bytes()


def test_without_any_good_report_a_page_waits_and_goes_away_again(
    texts: Path, lexicon: Path, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    (lexicon / "lexicon.toml").write_text("name = \n")
    with watching(texts, lexicon, page) as run:
        run.until(lambda: "small/lexicon.toml:1" in run.sign)
        assert "No report yet" in page.read_text(encoding="utf-8")
        assert run.ended() == 130
    assert not page.exists()


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["-", "-o", "page.html"], "standard input cannot be watched"),
        (["texts", "-o", "texts/page.html"], "would be read as a text"),
        (["texts", "-o", "page.txt"], "the ending tells no format"),
        (["texts", "-o", "missing/page.html"], "the folder does not exist"),
    ],
)
def test_what_cannot_be_watched_is_refused(
    words: list[str], what: str, texts: Path, framing: Framing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(texts.parent)
    result = framing("watch", *words)
    assert result.code == 1
    assert what in result.err


@pytest.mark.browser
def test_an_open_page_reloads_from_its_file_and_shows_mistakes(tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    from framing.cli.live import sign, version_of

    executable = shutil.which("chromium") or shutil.which("google-chrome")
    assert executable, "no Chromium is installed"
    page = tmp_path / "my report 100%.html"
    first = waiting_page().replace("No report yet: ", "First: ")
    second = first.replace("First: ", "Second: ")
    page.write_text(live(first, page), encoding="utf-8")
    sign_of(page).write_text(sign(version_of(first)), encoding="utf-8")
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        tab = browser.new_context(offline=True).new_page()
        tab.goto(page.as_uri())
        tab.wait_for_selector("text=First:")

        trouble = 'small/cues.csv:2: role "<b>agnet</b>" is unknown'
        sign_of(page).write_text(sign(version_of(first), trouble), encoding="utf-8")
        tab.wait_for_selector("[role=alert]:not([hidden])")
        assert tab.inner_text("[role=alert]") == trouble
        assert "First:" in tab.inner_text("body")

        page.write_text(live(second, page), encoding="utf-8")
        sign_of(page).write_text(sign(version_of(second)), encoding="utf-8")
        tab.wait_for_selector("text=Second:")
        assert not tab.is_visible("[role=alert]")
        browser.close()
