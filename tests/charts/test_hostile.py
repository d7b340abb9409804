"""Whatever a source, an actor, a frame or a name is called, it is shown as text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache

import pytest

from framing.charts import CHARTS, Figure, build, export
from framing.charts.model import twin
from framing.charts.words import clean
from framing.measure.tables import Tables
from tests.charts.synthetic import made_up

PAYLOADS = (
    "<script>alert(1)</script>",
    "</text></svg><script>alert(2)</script>",
    '"><img src=x onerror=alert(3)>',
    "' onload='alert(4)",
    "javascript:alert(5)",
    "]]><script>alert(6)</script><![CDATA[",
    "<!-- -->",
    "&lt;script&gt;",
    "&#x3c;script&#x3e;",
    "{{7*7}}{% raise %}",
    "${alert(8)}",
    "datum.value); alert(9); (",
    "\u202eesrever\u202c",
    "\u2067rtl\u2069",
    "\u200f\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "\U0001f600\U0001f1f0\U0001f1ff emoji",
    "\u4e2d\u56fd\u793e\u4f1a\u79d1\u5b66\u9662",
    "\u0421\u043e\u0432\u0435\u0442",
    "a\u0000b\u0007c\u001bd",
    "line\nbreak\ttab",
    "\u2028separator\u2029",
    "var(--fr-ink)",
    "x" * 600,
    "word " * 150,
    "=cmd|' /C calc'!A0",
)


@cache
def tables() -> Tables:
    """Every payload is a source, an actor, a part of each frame's label and a referent."""
    names = list(PAYLOADS[:20])
    return made_up(
        names, labels=PAYLOADS, frame_label="<svg onload=alert(0)>", referent="<b>thing</b>"
    )


@cache
def figure_of(name: str) -> Figure:
    return build(name, tables())


@pytest.mark.parametrize("name", list(CHARTS))
def test_markup_in_names_stays_text(name: str) -> None:
    figure = figure_of(name)
    for svg in (export.svg(figure, links=links, bare=not links) for links in (True, False)):
        root = ET.fromstring(svg)
        tags = {str(element.tag).rpartition("}")[2] for element in root.iter()}
        assert tags <= {"svg", "g", "a", "path", "rect", "circle", "text", "desc"}
        keys = {key for element in root.iter() for key in element.attrib}
        assert not [key for key in keys if key.startswith("on") or key == "style"]
        hrefs = [e.get("href", "") for e in root.iter() if "href" in e.attrib]
        assert all(re.fullmatch(r"#e-[a-z0-9-]+", href) for href in hrefs)


@pytest.mark.parametrize("name", list(CHARTS))
def test_hostile_names_leave_every_export_working(name: str) -> None:
    figure = figure_of(name)
    page = export.html(figure)
    assert not re.search(r"<(script|img|b>|!--)", page.lower())
    assert export.vega_json(figure)
    assert "\u202e" not in export.csv(figure) + page


@pytest.mark.parametrize("name", ["stance-map", "stance-dots", "naming"])
def test_hostile_names_can_be_drawn_as_pixels_and_printed(name: str) -> None:
    figure = figure_of(name)
    assert export.png(figure, 72).startswith(b"\x89PNG")
    assert export.pdf(figure).startswith(b"%PDF")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_each_payload_can_be_read_in_the_table(payload: str) -> None:
    figure = figure_of("stance-map")
    cells = {cell for row in twin(figure) for cell in row}
    seen = {clean(actor) for actor in figure.table["actor"]}
    assert clean(payload) in cells or clean(payload) not in seen


def test_names_that_look_alike_when_cut_keep_rows_of_their_own() -> None:
    names = ["y" * 300 + tail for tail in ("1", "2", "3")] + ["z" * 90] * 1
    figure = build("stance-map", made_up(names))
    assert len({target.group for target in figure.targets}) == 4
    svg = export.svg(figure)
    assert len(re.findall(r">(y+\u2026[^<]*)<", svg)) == 3


def test_a_source_named_like_a_colour_keeps_its_name() -> None:
    svg = export.svg(build("stance-map", made_up(["var(--fr-ink)", "var(--fr-neg3)"])))
    assert ">var(--fr-ink)<" in svg
