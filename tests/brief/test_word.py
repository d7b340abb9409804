"""The Word file as python-docx and its XML tell it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from framing.brief.formats.word import FORMAT
from framing.brief.model import Plan
from framing.errors import InputError
from framing.report.run import Run


def opened(plan: Plan, template: Path | None = None) -> WordDocument:
    return Document(io.BytesIO(FORMAT.make(plan, template, "brief").data))


@pytest.fixture(scope="module")
def word(five: Plan) -> WordDocument:
    return opened(five)


def texts(document: WordDocument, style: str) -> list[str]:
    found = [p for p in document.paragraphs if p.style is not None and p.style.name == style]
    return [paragraph.text for paragraph in found]


def fields(document: WordDocument) -> list[str]:
    return [(e.text or "").strip() for e in document.element.body.iter(qn("w:instrText"))]


def test_the_title_is_the_first_finding(word: WordDocument, five: Plan) -> None:
    assert texts(word, "Title") == [five.title]
    plain = re.sub(r" \([^()]*\)", "", five.findings[0].text).rstrip(".")
    assert five.title == plain
    assert word.core_properties.title == five.full_title


def test_headings_lead_from_findings_to_evidence(word: WordDocument) -> None:
    assert texts(word, "Heading 1") == [
        "Findings",
        "Figures",
        "Stance in numbers",
        "Method and limits",
        "Annex: evidence",
        "Texts",
    ]


def test_every_finding_stands_there_in_bold_with_what_is_behind_it(
    word: WordDocument, five: Plan
) -> None:
    assert texts(word, "List Number") == [statement.text for statement in five.findings]
    notes = texts(word, "Finding Note")
    assert len(notes) == len(five.findings)
    assert all("of the annex" in note for note in notes if "sentence" in note)


def test_there_are_four_to_six_figures_each_with_alt_text_and_caption(
    word: WordDocument, five: Plan
) -> None:
    told = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert 4 <= len(told) <= 6
    assert told == [f"{picture.title}. {picture.alt}" for picture in five.pictures]
    captions = [text for text in texts(word, "Caption") if text.startswith("Figure")]
    assert captions == [f"Figure {picture.number}. {picture.title}" for picture in five.pictures]


def test_every_figure_brings_its_source_and_how_it_was_computed(
    word: WordDocument, five: Plan
) -> None:
    notes = texts(word, "Source Note")
    for picture in five.pictures:
        (note,) = [text for text in notes if text.startswith(f"{picture.subtitle}.")]
        assert picture.source_line in note
        assert picture.how_line in note


def test_captions_count_by_fields_and_the_list_of_figures_is_one(
    word: WordDocument, five: Plan
) -> None:
    told = fields(word)
    assert told.count("SEQ Figure \\* ARABIC") == len(five.pictures)
    assert told.count("SEQ Table \\* ARABIC") == 1
    assert [code for code in told if code.startswith("TOC")] == ['TOC \\h \\z \\n \\c "Figure"']
    kinds = [e.get(qn("w:fldCharType")) for e in word.element.body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == len(told)


def test_every_link_of_the_list_of_figures_leads_to_a_caption(word: WordDocument) -> None:
    body = word.element.body
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    numbers = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert links and set(links) <= set(marks)
    assert len(set(numbers)) == len(numbers)


def test_the_table_holds_the_values_of_the_tables(word: WordDocument, five_run: Run) -> None:
    (table,) = word.tables
    stance = five_run.tables.stance
    labels = {label: actor for actor, label in five_run.tables.actor_labels.items()}
    header = [cell.text for cell in table.rows[0].cells]
    checked = 0
    for row in table.rows[1:]:
        group, *cells = [cell.text for cell in row.cells]
        for name, text in zip(header[1:], cells, strict=True):
            own = stance[(stance["group"] == group) & (stance["actor"] == labels[name])]
            if own.empty:
                assert text in ("", "–")
                continue
            found = re.fullmatch(r"([+−]?\d\.\d\d) \((\d+)\)(†?)", text)
            assert found is not None
            assert float(found[1].replace("−", "-")) == round(float(own["stance"].iloc[0]), 2)
            assert int(found[2]) == int(own["n"].iloc[0])
            assert bool(found[3]) == bool(own["thin"].iloc[0])
            checked += 1
    assert checked > 10
    assert len(table.rows) == 1 + stance["group"].nunique()


def test_the_annex_numbers_its_sentences_as_the_texts_have_them(
    word: WordDocument, five: Plan, five_run: Run
) -> None:
    shown = texts(word, "Evidence Sentence")
    assert len(shown) == len(five.evidence) > 0
    written = set(five_run.tables.evidence["sentence"])
    for number, text in enumerate(shown, 1):
        assert text.startswith(f"{number}.\t")
        assert text.partition("\t")[2] in written


def test_every_number_of_a_finding_is_in_the_annex(five: Plan) -> None:
    known = {sentence.number for sentence in five.evidence}
    assert known == set(range(1, len(five.evidence) + 1))
    assert {number for statement in five.findings for number in statement.numbers} == known


def test_cues_are_bold_in_the_annex(five: Plan, five_run: Run) -> None:
    cues = set(five_run.tables.evidence["cue"])
    for sentence in five.evidence:
        assert {piece.text for piece in sentence.pieces if piece.strong} <= cues
        assert any(piece.strong for piece in sentence.pieces)


def test_two_files_of_one_run_are_the_same_bytes_and_know_no_clock(five: Plan) -> None:
    first = FORMAT.make(five, None, "brief").data
    assert first == FORMAT.make(five, None, "brief").data
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"created" not in archive.read("docProps/core.xml")


def test_a_house_template_lends_its_styles_and_loses_its_sample_text(
    five: Plan, tmp_path: Path
) -> None:
    house = Document()
    house.styles["Title"].font.name = "Garamond"
    house.add_paragraph("Sample text of the house")
    house.sections[0].header.paragraphs[0].text = "House header"
    house.save(str(tmp_path / "house.docx"))
    made = FORMAT.make(five, tmp_path / "house.docx", "brief")
    document = Document(io.BytesIO(made.data))
    assert document.styles["Title"].font.name == "Garamond"
    assert document.sections[0].header.paragraphs[0].text == "House header"
    assert "Sample text of the house" not in [p.text for p in document.paragraphs]


def test_a_template_without_a_style_gets_a_plain_one_and_the_maker_is_told(
    five: Plan, tmp_path: Path
) -> None:
    house = Document()
    for name in ("Caption", "Heading 2", "Table Grid"):
        house.styles[name].delete()
    house.save(str(tmp_path / "bare.docx"))
    made = FORMAT.make(five, tmp_path / "bare.docx", "brief")
    (note,) = made.notes
    assert "bare.docx has no style Heading 2, Caption, table of figures, Table Grid" in note
    document = Document(io.BytesIO(made.data))
    assert len(texts(document, "Caption")) == len(five.pictures) + 1


def test_what_is_no_template_is_refused(five: Plan, tmp_path: Path) -> None:
    (tmp_path / "text.docx").write_text("not an archive", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "zip.docx", "w") as archive:
        archive.writestr("a.txt", "no document")
    for name in ("text.docx", "zip.docx"):
        with pytest.raises(InputError, match=f"{name} is no Word document"):
            FORMAT.make(five, tmp_path / name, "brief")


def test_sixty_sources_and_any_script_keep_their_full_names_in_the_table(sixty: Plan) -> None:
    document = opened(sixty)
    (table,) = document.tables
    names = [row.cells[0].text for row in table.rows[1:]]
    assert len(names) == 60
    assert names == [row[0] for row in sixty.grid.rows] if sixty.grid else False
    assert any("معهد" in name for name in names) and any("中国" in name for name in names)


def test_a_long_title_ends_in_an_ellipsis_and_stands_in_full_below(sixty: Plan) -> None:
    document = opened(sixty)
    (title,) = texts(document, "Title")
    assert title.endswith("…") and len(title) <= 160
    assert any(sixty.full_title in paragraph.text for paragraph in document.paragraphs)
