"""`framing brief`: a briefing in Word, PowerPoint or Markdown."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Framing


@pytest.mark.parametrize("ending", ["docx", "pptx", "md"])
def test_a_briefing_holds_its_sentences(
    ending: str, texts: Path, lexicon: Path, tmp_path: Path, framing: Framing
) -> None:
    target = tmp_path / f"brief.{ending}"
    result = framing("brief", texts, "--lexicon", lexicon, "-o", target)
    assert (result.code, result.out) == (0, f"{target}\n")
    if ending == "md":
        held = target.read_text(encoding="utf-8")
    else:
        with zipfile.ZipFile(target) as archive:
            names = [name for name in archive.namelist() if name.endswith(".xml")]
            held = "".join(archive.read(name).decode("utf-8") for name in names)
    assert "Russia" in held
    assert "Traceback" not in result.err


def test_what_cannot_be_a_briefing_is_refused(
    texts: Path, lexicon: Path, tmp_path: Path, framing: Framing
) -> None:
    before = sorted(tmp_path.iterdir())
    for options in (["-o", "b.odt"], ["-o", "nowhere/b.docx"], ["-o", "b.docx", "--charts", "pie"]):
        target = tmp_path / options[1]
        result = framing("-q", "brief", texts, "--lexicon", lexicon, "-o", target, *options[2:])
        assert result.code == 1
        assert len(result.err.strip().splitlines()) == 1
    assert sorted(tmp_path.iterdir()) == before
