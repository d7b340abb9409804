"""A page is made once for all that it is made from, and anew when any of that changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from framing.analysis import Analysis, Options
from framing.lexicon.load import load_lexicon
from framing.report import page as page_module
from framing.report.options import PageOptions
from framing.report.recall import page_key, recalled
from framing.sources.model import Document


@pytest.fixture
def analysis() -> Analysis:
    text = Document("a.txt", "A", "Chile praised Peru.", (), (), {"published": "2020"})
    return Analysis((text,), load_lexicon(), Options(), [], [], [], [0.0], [1])


def key_of(analysis: Analysis, options: PageOptions | None = None) -> str:
    return page_key(
        (analysis.evidence_rows, analysis.tones),
        analysis.documents_read,
        analysis.lexicon,
        analysis.manifest,
        (analysis.options.by, options or PageOptions()),
    )


def test_the_second_page_is_not_made_again(
    analysis: Analysis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def page_of(*_: object, **__: object) -> bytes:
        made.append("page")
        return b"<html>"

    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "store"))
    monkeypatch.setattr(page_module, "page_of", page_of)
    for name in ("one.html", "two.html"):
        assert analysis.report(tmp_path / name).read_bytes() == b"<html>"
    assert made == ["page"]
    analysis.report(tmp_path / "three.html", page=PageOptions(title="Another"))
    assert made == ["page", "page"]


def test_whatever_a_page_is_made_from_changes_its_key(analysis: Analysis) -> None:
    lexicon, (text,) = analysis.lexicon, analysis.documents_read
    others = [
        replace(analysis, tones=[0.1]),
        replace(analysis, documents_read=(replace(text, metadata={"published": "2021"}),)),
        replace(analysis, options=Options(by="country")),
        replace(analysis, options=Options(command="framing report")),
        replace(analysis, lexicon=replace(lexicon, cues=lexicon.cues[1:])),
        replace(analysis, lexicon=replace(lexicon, weights={})),
    ]
    keys = [key_of(each) for each in (analysis, *others)]
    keys += [key_of(analysis, PageOptions(**{name: "x"})) for name in ("title", "intro", "notice")]  # type: ignore[arg-type]
    assert len(set(keys)) == len(keys)
    assert key_of(analysis) == keys[0]


def test_a_page_with_a_theme_is_never_kept(analysis: Analysis, tmp_path: Path) -> None:
    assert key_of(analysis, PageOptions(theme=tmp_path / "house.toml")) == ""
    assert [recalled("", lambda page=page: page) for page in (b"1", b"2")] == [b"1", b"2"]  # type: ignore[misc]
