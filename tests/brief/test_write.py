"""Files on disk: whole or not at all; and Markdown, which is text."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from framing.brief import BriefOptions, write_brief
from framing.brief.fit import pages, size_for
from framing.brief.formats.markdown import FORMAT, escaped
from framing.brief.glance import glance
from framing.brief.model import Plan
from framing.brief.plan import span_of
from framing.errors import InputError
from framing.report.run import Run


def write(run: Run, path: Path, options: BriefOptions) -> Path:
    return write_brief(
        run.tables, manifest=run.manifest, lexicon=run.lexicon, options=options, path=path
    ).path


def test_markdown_shows_every_figure_beside_it(five_run: Run, tmp_path: Path) -> None:
    target = write(five_run, tmp_path / "my brief.md", BriefOptions(figures=("stance-map",)))
    text = target.read_text(encoding="utf-8")
    (address,) = re.findall(r"!\[.+?\]\(([^)]+)\)", text)
    picture = tmp_path / unquote(address)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["my brief-figures", "my brief.md"]


def test_markdown_holds_what_the_plan_holds(five: Plan) -> None:
    text = FORMAT.make(five, None, "brief").data.decode()
    assert text.startswith(f"# {escaped(five.title)}\n")
    assert text.count("\n**Figure ") == len(five.pictures)
    for statement in five.findings:
        assert escaped(statement.text) in text
    assert five.grid is not None
    for row in five.grid.rows:
        assert f"| {' | '.join(escaped(cell) for cell in row)} |" in text


def test_markdown_leaves_a_name_that_looks_like_markup_as_text(sixty: Plan) -> None:
    text = FORMAT.make(sixty, None, "brief").data.decode()
    assert "<b>" not in text.replace("\\<b\\>", "")
    assert r"\<b\>\&amp; \| \* \_bold\_ \[x\](y) \`z\`" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [("1. first", "1\\. first"), ("- item", "\\- item"), ("a - b", "a - b"), ("#1", "\\#1")],
)
def test_a_line_never_becomes_a_list_or_a_heading(text: str, shown: str) -> None:
    assert escaped(text) == shown


@pytest.mark.parametrize("name", ["brief.odt", "brief", "missing/brief.docx"])
def test_a_target_that_cannot_be_is_refused_before_the_work(
    name: str, five_run: Run, tmp_path: Path
) -> None:
    with pytest.raises(InputError):
        write(five_run, tmp_path / name, BriefOptions())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("target", "options", "told"),
    [
        ("brief.docx", BriefOptions(template=Path("none.docx")), "no such file"),
        ("brief.md", BriefOptions(template=Path("none.docx")), "takes no template"),
        ("brief.docx", BriefOptions(figures=("stance-mop",)), 'did you mean "stance-map"'),
    ],
)
def test_wrong_options_are_told(
    target: str, options: BriefOptions, told: str, five_run: Run, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=told):
        write(five_run, tmp_path / target, options)
    assert list(tmp_path.iterdir()) == []


def test_a_template_of_the_other_kind_is_told(five_run: Run, tmp_path: Path) -> None:
    template = tmp_path / "house.pptx"
    template.write_bytes(b"")
    with pytest.raises(InputError, match=r"is no template for \.docx"):
        write(five_run, tmp_path / "brief.docx", BriefOptions(template=template))


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [((1,), "1"), ((1, 2), "1, 2"), ((1, 2, 3, 7), "1–3, 7"), ((2, 4, 5, 6), "2, 4–6")],
)
def test_numbers_of_sentences_are_joined_into_ranges(numbers: tuple[int, ...], shown: str) -> None:
    assert span_of(numbers) == shown


def test_text_is_set_as_large_as_it_fits() -> None:
    inch = 914400
    assert size_for(["short"], 10 * inch, inch, sizes=(32, 24, 12)) == 32
    assert size_for(["word " * 60], 10 * inch, inch, sizes=(32, 24, 12)) == 12


def test_blocks_fill_pages_evenly_and_in_order() -> None:
    inch = 914400
    parts = pages([("a line",)] * 10, 10 * inch, inch, size=12)
    assert [place for part in parts for place in range(*part)] == list(range(10))
    sizes = [end - first for first, end in parts]
    assert max(sizes) - min(sizes) <= 1
    assert pages([], inch, inch, size=12) == []


def test_a_notebook_is_shown_findings_a_figure_and_its_table_without_an_address(
    five_run: Run,
) -> None:
    shown = glance(five_run.tables)
    assert shown.count("<svg") == 1
    assert shown.count("<li>") == len(five_run.tables.findings)
    assert "<table>" in shown and "<script" not in shown
    addresses = set(re.findall(r"https?://[^\"'\s<]+", shown))
    assert addresses <= {"http://www.w3.org/2000/svg"}
