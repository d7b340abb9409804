"""Numbers, cuts, wraps; colours that can be read; sizes to export in."""

from __future__ import annotations

import io
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from framing.charts import build, export, theme, words
from framing.errors import InputError
from tests.charts.synthetic import of_size


@pytest.mark.parametrize(
    ("value", "shown", "plain"),
    [
        (0.524, "+0.52", "0.52"),
        (-0.614, "\u22120.61", "-0.61"),
        (-0.004, "0.00", "0.00"),
        (0.004, "0.00", "0.00"),
        (0.0, "0.00", "0.00"),
        (-0.0, "0.00", "0.00"),
        (1, "+1.00", "1.00"),
        (float("nan"), "", ""),
    ],
)
def test_numbers_are_rounded_before_their_sign(value: float, shown: str, plain: str) -> None:
    assert words.number(value) == shown
    assert words.number(value, ascii_only=True) == plain


@given(st.floats(-1, 1))
def test_no_number_is_a_signed_zero_and_csv_reads_back(value: float) -> None:
    assert words.number(value) not in ("+0.00", "\u22120.00", "-0.00")
    assert math.isclose(float(words.number(value, ascii_only=True)), round(value, 2))


@pytest.mark.parametrize(
    ("value", "shown"), [(0.123, "12 %"), (0.004, "0.4 %"), (0.0, "0 %"), (1.0, "100 %")]
)
def test_shares_are_percentages(value: float, shown: str) -> None:
    assert words.percent(value) == shown


@given(st.text(), st.floats(20, 400))
def test_cut_text_fits(text: str, limit: float) -> None:
    assert words.width(words.cut(words.clean(text), limit, 11), 11) <= limit


@given(st.text(max_size=200), st.floats(60, 400))
def test_wrapped_lines_fit_and_keep_every_letter(text: str, limit: float) -> None:
    lines = words.wrap(text, limit, 12)
    assert all(words.width(line, 12) <= limit for line in lines)
    assert "".join("".join(lines).split()) == "".join(words.clean(text).split())


@given(st.lists(st.text(max_size=80), min_size=1, max_size=12))
def test_labels_are_never_shared(names: list[str]) -> None:
    ids = {str(place): name for place, name in enumerate(names)}
    labels = words.labels(ids, 80, 11)
    assert len(set(labels.values())) == len(names)
    assert all(words.width(label, 11) <= 80 for label in labels.values())


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK])
def test_ink_on_every_cell_and_text_on_paper_can_be_read(look: theme.Theme) -> None:
    for fill in theme.FILLS:
        assert theme.contrast(look.colours[fill], look.colours[f"on-{fill}"]) >= 4.5
    for name in theme.ON_PAPER:
        assert theme.contrast(look.colours[name], look.colours["paper"]) >= 4.5


def test_a_theme_that_cannot_be_read_is_refused_with_the_ratio() -> None:
    with pytest.raises(InputError, match=r"contrast of 1\.\d\d:1.*4\.5:1"):
        theme.make_theme("house", {"ink": "#eeeeee"}, where="house.toml")


def test_a_house_colour_reaches_the_picture() -> None:
    house = theme.make_theme("house", {"neg2": "#d4a017"})
    assert "#d4a017" in export.svg(build("stance-map", of_size(5)), theme=house)


@pytest.mark.parametrize(
    ("value", "kind"),
    [(-1, "neg3"), (-0.6, "neg2"), (-0.15, "neg1"), (-0.149, "neg1"), (-0.1, "zero"),
     (0, "zero"), (0.14, "zero"), (0.15, "pos1"), (0.35, "pos1"), (0.61, "pos3")],
)  # fmt: skip
def test_stance_is_coloured_by_class_as_it_is_printed(value: float, kind: str) -> None:
    assert theme.stance_token(value) == kind


def test_the_page_theme_leaves_colours_to_the_style_sheet() -> None:
    figure = build("stance-map", of_size(5))
    auto = export.svg(figure, theme="auto")
    assert 'fill="#' not in auto
    used = {part.split(")")[0] for part in auto.split("var(--fr-")[1:]}
    assert used
    assert all(f"--fr-{name}:" in theme.page_css() for name in used)


def test_dark_and_light_differ_in_colours_only() -> None:
    figure = build("stance-map", of_size(5))
    light, dark = (export.svg(figure, theme=name) for name in ("light", "dark"))
    for part in (r">([^<>]+)<", r'href="([^"]+)"', r'aria-label="([^"]+)"', r' d="([^"]+)"'):
        assert re.findall(part, light) == re.findall(part, dark)
    assert re.findall(r'fill="([^"]+)"', light) != re.findall(r'fill="([^"]+)"', dark)


@pytest.mark.parametrize("size", list(export.PRESETS))
def test_presets_give_the_canvas_they_promise(size: str) -> None:
    preset = export.PRESETS[size]
    picture = Image.open(io.BytesIO(export.png(build("dumbbell", of_size(5)), 144, size=size)))
    assert picture.width == pytest.approx(preset.width * 2, abs=2)
    if preset.height:
        assert picture.height == pytest.approx(preset.height * 2, abs=2)


def test_an_unknown_preset_is_answered_with_the_list() -> None:
    with pytest.raises(InputError, match="word, slide, web, square"):
        export.svg(build("dumbbell", of_size(5)), size="poster")


def test_a_printed_picture_knows_its_resolution_and_its_alternative_text() -> None:
    figure = build("dumbbell", of_size(5))
    picture = Image.open(io.BytesIO(export.png(figure)))
    assert picture.mode == "P"
    assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert picture.info["Description"] == figure.alt


@pytest.mark.parametrize("sign", "a0+\u2212\u2013\u2026\u2192\u00d7\u201c\u201d%:;()")
def test_every_sign_a_figure_writes_itself_is_in_the_typeface_brought_along(sign: str) -> None:
    assert _drawn(sign) not in (_drawn(" "), _drawn("\ue123"))


def _drawn(sign: str) -> bytes:
    import vl_convert

    start = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
    text = f'<text x="5" y="30" font-size="24" font-family="{theme.FONT}">{sign}</text>'
    return bytes(vl_convert.svg_to_png(f"{start}{text}</svg>"))


def test_a_notebook_gets_svg_html_and_text_that_load_nothing() -> None:
    bundle = build("dumbbell", of_size(5))._repr_mimebundle_()
    assert set(bundle) == {"image/svg+xml", "text/html", "text/plain"}
    assert "http" not in bundle["text/html"].replace("http://www.w3.org/2000/svg", "").replace(
        "http-equiv", ""
    )


def test_scripts_the_typeface_lacks_are_named() -> None:
    texts = ["Xinjiang \u65b0\u7586", "\u0427\u0435\u0440\u043d\u044b\u0439", "\u0627\u0644"]
    assert words.scripts_without_letters(texts) == ("ARABIC", "CJK")
    assert export.font_warning(build("dumbbell", of_size(5))) == ""
