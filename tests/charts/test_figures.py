"""Every figure at every size: links, numbers, words, weight."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import altair
import pytest
from jsonschema import Draft7Validator

from framing.charts import CHARTS, Figure, build, export
from framing.charts.model import twin
from framing.errors import InputError
from framing.measure.tables import Tables
from tests.charts.synthetic import made_up, of_size, source_names

SIZES = (5, 60)
VEGA_LITE = Path(altair.__file__).parent / "vegalite/v6/schema/vega-lite-schema.json"
every_chart = pytest.mark.parametrize("name", list(CHARTS))
every_size = pytest.mark.parametrize("number", SIZES)


@cache
def figure_of(name: str, number: int) -> Figure:
    return build(name, of_size(number))


@cache
def svg_of(name: str, number: int) -> str:
    return export.svg(figure_of(name, number))


@cache
def made_again() -> Tables:
    """The tables of five sources, computed a second time."""
    return made_up(source_names(5))


def links(svg: str) -> list[str]:
    return re.findall(r'<a href="([^"]*)"', svg)


def elements(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter())


def local(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]


@every_chart
@every_size
def test_each_mark_is_one_named_link_to_its_evidence_on_the_page(name: str, number: int) -> None:
    figure = figure_of(name, number)
    svg = svg_of(name, number)
    assert sorted(links(svg)) == sorted("#" + target.anchor for target in figure.targets)
    marks = [e for e in elements(svg) if local(e) == "a"]
    assert len(marks) == len(links(svg))
    assert all(mark.get("aria-label") for mark in marks)


@every_chart
def test_text_lets_clicks_through_and_is_hidden_from_screen_readers(name: str) -> None:
    root = ET.fromstring(svg_of(name, 5))

    def walk(element: ET.Element, covered: bool) -> None:
        covered = covered or (
            element.get("pointer-events") == "none" and element.get("aria-hidden") == "true"
        )
        assert covered or local(element) != "text"
        for child in element:
            walk(child, covered)

    walk(root, False)


@every_chart
def test_the_picture_scales_and_is_described(name: str) -> None:
    figure = figure_of(name, 60)
    root = ET.fromstring(svg_of(name, 60))
    assert root.get("viewBox")
    assert root.get("aria-label") == figure.title
    described = [e for e in root.iter() if e.get("id") == root.get("aria-describedby")]
    assert [e.text for e in described] == [figure.alt]
    assert len(figure.alt) > 40
    assert re.search(r"\d", figure.alt)


def test_ids_are_unique_over_all_figures_of_a_page() -> None:
    pages = [svg_of(name, n) for name in CHARTS for n in SIZES]
    ids = [e.get("id") for svg in pages for e in elements(svg) if e.get("id")]
    assert len(ids) == len(set(ids)) == len(pages)


@every_chart
def test_the_same_tables_give_the_same_bytes(name: str) -> None:
    first, second = figure_of(name, 5), build(name, made_again())
    assert svg_of(name, 5) == export.svg(second)
    assert export.csv(first) == export.csv(second)


def test_png_has_the_same_bytes_twice() -> None:
    pictures = {export.png(figure_of("stance-map", 5), 96) for _ in range(2)}
    assert len(pictures) == 1


@every_chart
def test_coordinates_have_two_decimals_at_most(name: str) -> None:
    svg = export.svg(figure_of(name, 60), bare=False)
    for element in elements(svg):
        for key in ("d", "x", "y", "x2", "y2", "transform", "width", "height", "viewBox"):
            assert not re.search(r"\.\d{3}", element.get(key, ""))


@every_chart
def test_a_picture_for_print_is_light(name: str) -> None:
    picture = export.png(figure_of(name, 60), 300)
    assert picture.startswith(b"\x89PNG")
    assert len(picture) <= 250_000


@every_chart
def test_the_embeddable_page_is_small_and_without_script(name: str) -> None:
    page = export.html(figure_of(name, 60))
    assert len(page.encode()) <= 40_000
    assert not re.search(r"<script|\son\w+=|javascript:|https?://(?!www\.w3\.org)", page)
    assert " style=" not in page


@every_chart
def test_the_file_for_the_vega_editor_keeps_to_its_schema(name: str) -> None:
    spec = json.loads(export.vega_json(figure_of(name, 5)))
    schema = json.loads(VEGA_LITE.read_text(encoding="utf-8"))
    assert next(Draft7Validator(schema).iter_errors(spec), None) is None


@every_chart
def test_a_picture_that_travels_says_what_it_is_and_how_it_was_made(name: str) -> None:
    figure = figure_of(name, 5)
    words = _words(export.svg(figure, bare=False, links=False))
    for line in (figure.title, figure.subtitle, figure.source_line, figure.how_line):
        assert line.replace(" ", "") in words
    assert figure.source_line.replace(" ", "") not in _words(export.svg(figure, bare=True))


def _words(svg: str) -> str:
    """All words without spaces: lines are broken at spaces."""
    texts = [e for e in elements(svg) if local(e) == "text"]
    return "".join((e.text or "").replace(" ", "") for e in texts)


@every_chart
@every_size
def test_no_label_reaches_outside_the_picture(name: str, number: int) -> None:
    from framing.charts.words import width

    root = ET.fromstring(svg_of(name, number))
    full = float(root.get("width", "0"))

    def walk(element: ET.Element, x: float, size: float, anchor: str) -> None:
        moved = re.match(r"translate\((-?[\d.]+)", element.get("transform", ""))
        x += float(moved[1]) if moved else 0.0
        size = float(element.get("font-size", str(size)).removesuffix("px"))
        anchor = element.get("text-anchor", anchor)
        if local(element) == "text" and "rotate" not in element.get("transform", ""):
            at, wide = x + float(element.get("x", "0")), width(element.text or "", size)
            left = at - wide * {"end": 1.0, "middle": 0.5}.get(anchor, 0.0)
            assert left >= -6, element.text
            assert left + wide <= full + 6, element.text
        for child in element:
            walk(child, x, size, anchor)

    walk(root, 0.0, 11.0, "start")


@every_chart
def test_csv_holds_the_numbers_of_the_page_with_an_ascii_minus(name: str) -> None:
    figure = figure_of(name, 60)
    rows = list(csv.reader(io.StringIO(export.csv(figure))))
    assert rows[0] == [column.label for column in figure.columns]
    kinds = [column.kind for column in figure.columns]
    for shown, kept in zip(twin(figure), rows[1:], strict=True):
        for kind, page, plain in zip(kinds, shown, kept, strict=True):
            if kind == "signed":
                assert page.replace("\u2212", "-").removeprefix("+") == plain
                assert plain not in ("-0.00", "+0.00")
            elif kind == "count":
                assert page == plain


@every_chart
@every_size
def test_the_table_links_each_row_with_evidence_and_covers_every_mark(
    name: str, number: int
) -> None:
    figure = figure_of(name, number)
    anchors = set(figure.table["anchor"])
    if name in ("stance-map", "stance-dots", "emphasis-silence", "tone", "timeline", "dyads"):
        assert {target.anchor for target in figure.targets} <= anchors


def test_the_heat_map_shows_the_stance_of_the_tables() -> None:
    tables = of_size(5)
    svg = export.svg(build("stance-map", tables))
    from framing.charts.words import number

    for row in tables.stance.to_dict("records"):
        label = f"{row['group']} on {tables.actor_labels[row['actor']]}: "
        value = f"{label}{number(row['stance'])}, {row['n']} sentence"
        assert value in svg or tables.actor_labels[row["actor"]] not in svg


def test_thin_cells_are_outlined_and_solid_ones_filled() -> None:
    tables = of_size(5)
    svg = export.svg(build("stance-map", tables))
    dashed = re.findall(r'<path[^>]*stroke-dasharray="3,2"[^>]*>|<g[^>]*stroke-dasharray', svg)
    assert dashed
    shown = {str(target.actor) for target in build("stance-map", tables).targets}
    rows = tables.stance[tables.stance["actor"].isin(shown)]
    assert svg.count(', thin"') == int((rows["n"] < 5).sum())


def test_at_most_sixteen_actors_stand_in_the_map_and_all_in_its_table() -> None:
    tables = of_size(60)
    figure = build("stance-map", tables)
    assert len({target.actor for target in figure.targets}) == 16
    assert len(set(figure.table["actor"])) == tables.stance["actor"].nunique()
    assert "2 further actors" in figure.caption


def test_more_than_25_sources_are_ranked_and_the_table_holds_all() -> None:
    figure = figure_of("stance-map", 60)
    assert len({target.group for target in figure.targets}) == 24
    assert figure.table["group"].nunique() == 60
    assert "36 more in the table" in export.svg(figure)


def test_two_named_groups_can_be_compared() -> None:
    figure = build("dumbbell", of_size(60), groups=("Xiao Bin 2", "CIGA 3"))
    assert {target.group for target in figure.targets} == {"Xiao Bin 2", "CIGA 3"}


def test_an_unknown_group_is_answered_with_the_nearest_name() -> None:
    with pytest.raises(InputError, match='did you mean "CIGA 3"'):
        build("dumbbell", of_size(60), groups=("Xiao Bin 2", "CIGA3"))


def test_one_group_alone_cannot_be_compared() -> None:
    with pytest.raises(InputError, match="only one group"):
        build("dumbbell", made_up(source_names(1)))


def test_texts_without_dates_give_no_timeline() -> None:
    with pytest.raises(InputError, match="only 0 of 3 texts carry a date"):
        build("timeline", made_up(source_names(3), dates=False))


def test_two_dates_are_no_timeline() -> None:
    with pytest.raises(InputError, match="of 2 dates only"):
        build("timeline", made_up(source_names(2)))


def test_an_actor_of_one_source_alone_has_no_panel_of_intervals() -> None:
    figure = build("stance-dots", of_size(5))
    rows = figure.table.groupby("actor")["group"].nunique()
    assert (rows > 1).all()


def test_tone_leads_nowhere_because_it_counts_other_sentences_than_its_list() -> None:
    figure = build("tone", of_size(5))
    shown = [row for row in figure.table.to_dict("records")][:20]
    assert len(links(export.svg(figure))) == len(shown)


@every_chart
def test_nothing_to_show_is_said_and_not_a_crash(name: str) -> None:
    with pytest.raises(InputError, match=f"chart {name}"):
        build(name, made_up(source_names(3), labels=(), named=False))


def test_an_unknown_chart_is_answered_with_the_list() -> None:
    with pytest.raises(InputError, match='did you mean "stance-map"'):
        build("stance-mop", of_size(5))
