"""The presentation as python-pptx tells it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches

from framing.brief.formats.slides import FORMAT
from framing.brief.model import Plan
from framing.errors import InputError


def opened(plan: Plan, template: Path | None = None) -> Any:
    return Presentation(io.BytesIO(FORMAT.make(plan, template, "brief").data))


@pytest.fixture(scope="module")
def deck(five: Plan) -> Any:
    return opened(five)


def pictures(deck: Any) -> list[Any]:
    return [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 13]


def alt(shape: Any) -> str:
    return str(shape._element.xpath(".//p:cNvPr")[0].get("descr"))


def test_slides_are_wide_and_the_first_says_the_finding(deck: Any, five: Plan) -> None:
    assert round(deck.slide_width / deck.slide_height, 2) == 1.78
    assert deck.slides[0].shapes.title.text == five.title


def test_every_slide_has_a_title_and_notes(deck: Any) -> None:
    for slide in deck.slides:
        assert slide.shapes.title is not None and slide.shapes.title.text
        assert slide.has_notes_slide
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    assert all(notes)


def test_every_figure_has_a_slide_with_alt_text_and_its_words_in_the_notes(
    deck: Any, five: Plan
) -> None:
    assert [alt(shape) for shape in pictures(deck)] == [
        f"{picture.title}. {picture.alt}" for picture in five.pictures
    ]
    for picture in five.pictures:
        (slide,) = [
            each
            for each in deck.slides
            if each.shapes.title.text == picture.title and each in _with_pictures(deck)
        ]
        told = slide.notes_slide.notes_text_frame.text
        assert picture.how_line in told and picture.alt in told
        shown = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert picture.source_line in shown


def _with_pictures(deck: Any) -> list[Any]:
    return [s for s in deck.slides if any(shape.shape_type == 13 for shape in s.shapes)]


def test_nothing_lies_beyond_the_slide_and_no_picture_over_the_title(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
            if shape.shape_type == 13:
                title = slide.shapes.title
                assert shape.top >= title.top + title.height


def test_no_two_shapes_of_a_slide_share_a_number(deck: Any) -> None:
    for slide in deck.slides:
        ids = slide._element.xpath(".//p:cNvPr/@id")
        assert len(set(ids)) == len(ids)


def test_the_table_slide_holds_the_rows_of_the_plan(deck: Any, five: Plan) -> None:
    (frame,) = [shape for slide in deck.slides for shape in slide.shapes if shape.has_table]
    rows = [tuple(cell.text for cell in row.cells) for row in frame.table.rows]
    assert five.grid is not None
    assert rows == [five.grid.header, *five.grid.rows]
    assert "Table of stance values" in alt(frame)


def test_the_annex_holds_every_numbered_sentence(deck: Any, five: Plan) -> None:
    shown = "\n".join(
        shape.text_frame.text
        for slide in deck.slides
        if slide.shapes.title.text.startswith("Annex")
        for shape in slide.shapes
        if shape.has_text_frame
    )
    for sentence in five.evidence:
        assert f"{sentence.number}. {sentence.text}" in shown


def test_two_files_of_one_run_are_the_same_bytes(five: Plan) -> None:
    assert FORMAT.make(five, None, "brief").data == FORMAT.make(five, None, "brief").data


def test_a_figure_too_tall_to_be_read_on_a_slide_is_left_out_and_told(sixty: Plan) -> None:
    (picture,) = sixty.pictures
    assert picture.height > picture.width
    made = FORMAT.make(sixty, None, "brief")
    assert pictures(Presentation(io.BytesIO(made.data))) == []
    assert any("figure 1 (stance-map) is too tall for a slide" in note for note in made.notes)


def test_sixty_sources_are_cut_and_the_rest_is_told(sixty: Plan) -> None:
    deck = opened(sixty)
    (slide,) = [s for s in deck.slides if any(shape.has_table for shape in s.shapes)]
    (frame,) = [shape for shape in slide.shapes if shape.has_table]
    assert len(frame.table.rows) == 13
    assert any("48 further rows" in s.text_frame.text for s in slide.shapes if s.has_text_frame)
    assert any(row.cells[0].text.endswith("…") for row in frame.table.rows)


def test_a_house_template_keeps_its_size_and_layouts_and_loses_its_slides(
    five: Plan, tmp_path: Path
) -> None:
    house = Presentation()
    house.slide_width, house.slide_height = Inches(13.333), Inches(7.5)
    house.slides.add_slide(house.slide_layouts[0]).shapes.title.text = "Sample slide of the house"
    house.slide_layouts[0].name = "House opening"
    house.save(str(tmp_path / "house.pptx"))
    made = FORMAT.make(five, tmp_path / "house.pptx", "brief")
    assert made.notes == ()
    deck = Presentation(io.BytesIO(made.data))
    assert deck.slides[0].slide_layout.name == "House opening"
    assert deck.slides[0].shapes.title.text == five.title


def test_a_template_without_the_layouts_falls_back_and_the_maker_is_told(
    five: Plan, tmp_path: Path
) -> None:
    house = Presentation()
    for layout in list(house.slide_layouts):
        if layout.name != "Picture with Caption":
            house.slide_layouts.remove(layout)
    house.save(str(tmp_path / "bare.pptx"))
    made = FORMAT.make(five, tmp_path / "bare.pptx", "brief")
    assert "bare.pptx has no layout Title Slide, Title and Content, Title Only" in made.notes[0]
    assert "is not 16:9" in made.notes[1]
    deck = Presentation(io.BytesIO(made.data))
    assert len(pictures(deck)) == len(five.pictures)
    empty = [s for slide in deck.slides for s in slide.placeholders if not s.text_frame.text]
    assert all(shape.placeholder_format.type == 13 for shape in empty)


def test_what_is_no_presentation_is_refused(five: Plan, tmp_path: Path) -> None:
    (tmp_path / "text.pptx").write_text("not an archive", encoding="utf-8")
    with pytest.raises(InputError, match=r"text\.pptx is no presentation"):
        FORMAT.make(five, tmp_path / "text.pptx", "brief")
