"""Figures that travel: SVG, PNG, PDF, HTML, Vega-Lite and csv, with their words inside.

The same figure gives the same bytes every time. The renderer brings Liberation Sans along, so that
no font need be installed; where another version of it is, PNG differ in the edges of letters.
"""

from __future__ import annotations

import csv as csv_module
import hashlib
import io
import json
import re
from importlib import metadata
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from framing.charts import words
from framing.charts.embed import html_page, html_table
from framing.charts.model import Figure, twin
from framing.charts.svg import drawing, escape, two_decimals
from framing.charts.theme import (
    AUTO,
    LIGHT,
    Theme,
    chart_config,
    dress,
    find_theme,
    token,
)
from framing.errors import InputError, did_you_mean
from framing.store import keep, kept, key_of

if TYPE_CHECKING:
    from PIL.Image import Image

PNG_LIMIT: Final = 250_000
HTML_LIMIT: Final = 40_000
_UNITS_PER_INCH: Final = 72
_WIDEST: Final = 560
#: Colours that fill areas, more frequent than any colour of an edge.
_FLAT: Final = 24


class Preset(NamedTuple):
    """A canvas: width and height in points (1/72 inch); height 0 follows the figure."""

    width: int
    height: int
    what: str


PRESETS: Final = MappingProxyType(
    {
        "word": Preset(454, 0, "the text width of an A4 page, 16 cm"),
        "slide": Preset(864, 486, "a 16:9 slide, 12 by 6.75 inches"),
        "web": Preset(720, 0, "a column of a web page"),
        "square": Preset(540, 540, "a square card"),
    }
)


class _Line(NamedTuple):
    text: str
    size: float
    leading: float
    colour: str
    bold: bool = False


def svg(
    figure: Figure,
    *,
    theme: str | Theme = LIGHT,
    links: bool = True,
    bare: bool = True,
    size: str = "",
    paper: bool = False,
) -> str:
    """The figure as SVG text. `bare` leaves title, source and how-computed line to the page and
    the ground transparent, unless it is to have `paper`; theme `auto` leaves the colours to the
    style sheet `page_css`; `size` names a preset."""
    look = find_theme(theme)
    inner, width, height = drawing(_render(figure, look), font=look.font, links=links)
    if not bare:
        inner, width, height = _with_words(figure, look, inner, width, height)
    box = _canvas(width, height, _preset(size))
    ground = "" if bare and not paper else _paper(look, box)
    name = f"{figure.name}-{hashlib.sha256(inner.encode()).hexdigest()[:6]}"
    x, y, full_width, full_height, shown_width, shown_height = (two_decimals(part) for part in box)
    label = escape(words.clean(figure.title))
    note = escape(words.clean(figure.alt))
    head = (
        f'role="group" aria-label="{label}" aria-describedby="{name}-alt"'
        if links
        else f'role="img" aria-label="{label}. {note}"'
    )
    desc = f'<desc id="{name}-alt">{note}</desc>' if links else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="framing-figure" width="{shown_width}" '
        f'height="{shown_height}" viewBox="{x} {y} {full_width} {full_height}" {head}>'
        f'{desc}{ground}<g fill="none" stroke-miterlimit="10" font-family="{escape(look.font)}">'
        f"{inner}</g></svg>"
    )


def png(
    figure: Figure,
    ppi: int = 300,
    *,
    theme: str | Theme = LIGHT,
    bare: bool = False,
    size: str = "",
    paper: bool = False,
) -> bytes:
    """The figure as PNG with a palette, at most 250 kB where 16 colours or more allow it."""
    import vl_convert
    from PIL import Image

    drawn = svg(figure, theme=_fixed(theme), links=False, bare=bare, size=size, paper=paper)
    raw = vl_convert.svg_to_png(_in_points(drawn, size), ppi=ppi)
    image = Image.open(io.BytesIO(raw)).convert("RGBA" if bare and not paper else "RGB")
    result = b""
    for colours in (96, 32, 16):
        result = _palette(image, colours, ppi, figure.alt)
        if len(result) <= PNG_LIMIT:
            break
    return result


def pdf(figure: Figure, *, theme: str | Theme = LIGHT, bare: bool = False, size: str = "") -> bytes:
    """The figure as a one-page vector PDF whose text can be selected.

    The converter numbers its fonts in no fixed order: two files may differ in that alone.
    """
    import vl_convert

    picture = svg(figure, theme=_fixed(theme), links=False, bare=bare, size=size)
    return vl_convert.svg_to_pdf(_in_points(picture, size))


def html(figure: Figure, *, theme: str | Theme = AUTO, bare: bool = False) -> str:
    """A small page without script, for an iframe or a mail: the figure, its words, and the
    table where it fits into 40 kB."""
    picture = svg(figure, theme=theme, links=False, bare=True)
    for table in (html_table(figure), ""):
        page = html_page(figure, picture, table, bare=bare)
        if len(page.encode()) <= HTML_LIMIT:
            return page
    # Without the names of the tokens it is smaller, at the price of one fixed theme.
    return html_page(
        figure, svg(figure, theme=_fixed(theme), links=False, bare=True), "", bare=bare
    )


def vega_json(figure: Figure, *, theme: str | Theme = LIGHT, bare: bool = False) -> str:
    """The Vega-Lite specification; it opens in the Vega editor."""
    spec = _spec(figure, _fixed(theme))
    spec["description"] = figure.alt
    if not bare:
        spec["title"] = {
            "text": words.wrap(figure.title, 620, 16, bold=True),
            "subtitle": words.wrap(
                f"{figure.subtitle} {figure.source_line} {figure.how_line}", 620, 11
            ),
            "fontSize": 16,
            "offset": 14,
        }
    return json.dumps(spec, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def csv(figure: Figure) -> str:
    """The numbers of the figure as csv: the same rounding, ASCII minus, shares as fractions."""
    out = io.StringIO()
    writer = csv_module.writer(out, lineterminator="\n")
    writer.writerow([column.label for column in figure.columns])
    writer.writerows(twin(figure, ascii_only=True))
    return out.getvalue()


def font_warning(figure: Figure) -> str:
    """What PNG and PDF may lack on a machine without fonts for a script; empty if nothing."""
    shown = [figure.title, *(cell for row in twin(figure) for cell in row)]
    scripts = words.scripts_without_letters(shown)
    if not scripts:
        return ""
    return (
        f"{figure.name}: {', '.join(scripts).lower()} letters need an installed font in PNG and "
        "PDF; SVG and HTML use the reader's"
    )


def _fixed(theme: str | Theme) -> Theme:
    look = find_theme(theme)
    return LIGHT if look.name == "auto" else look


def _spec(figure: Figure, look: Theme) -> dict[str, Any]:
    import altair

    dressed: dict[str, Any] = dress({**figure.spec, "config": chart_config(look.font)}, look)
    return {"$schema": altair.SCHEMA_URL, **dressed}


def _render(figure: Figure, look: Theme) -> str:
    """The drawing; one that was rendered before is taken from the store."""
    spec = json.dumps(_spec(figure, look), ensure_ascii=False)
    key = key_of("drawing 1", metadata.version("vl-convert-python"), spec)
    known = kept(key)
    if known is not None:
        return known.decode()
    import altair
    import vl_convert

    version = ".".join(altair.SCHEMA_VERSION.lstrip("v").split(".")[:2])
    drawn = vl_convert.vegalite_to_svg(spec, vl_version=version)
    keep(key, drawn.encode())
    return drawn


def _preset(size: str) -> Preset | None:
    if not size:
        return None
    if size not in PRESETS:
        raise InputError(
            "--for",
            f'"{size}" is not known',
            expected=", ".join(PRESETS),
            cure=did_you_mean(size, PRESETS),
        )
    return PRESETS[size]


def _canvas(
    width: float, height: float, preset: Preset | None
) -> tuple[float, float, float, float, float, float]:
    """x, y, width, height of the view box and the size shown: the figure sits in the middle."""
    if preset is None:
        return 0, 0, width, height, width, height
    if not preset.height:
        return 0, 0, width, height, preset.width, height * preset.width / width
    ratio = preset.width / preset.height
    full_width, full_height = max(width, height * ratio), max(height, width / ratio)
    x, y = (width - full_width) / 2, (height - full_height) / 2
    return x, y, full_width, full_height, preset.width, preset.height


def _in_points(picture: str, size: str) -> str:
    """A web pixel is 1/96 inch, a unit of the converter 1/72 inch. Presets are in points.

    Nothing is wider than a printed page can be: at 300 ppi that would only be weight.
    """
    if size:
        return picture
    head, tail = picture.split(" viewBox=", 1)
    wide = float(re.findall(r'width="([\d.]+)"', head)[0])
    scale = min(_UNITS_PER_INCH / 96, _WIDEST / wide)
    head = re.sub(
        r'(width|height)="([\d.]+)"',
        lambda hit: f'{hit[1]}="{two_decimals(float(hit[2]) * scale)}"',
        head,
    )
    return f"{head} viewBox={tail}"


def _paper(look: Theme, box: tuple[float, ...]) -> str:
    x, y, width, height = (two_decimals(part) for part in box[:4])
    fill = look.colours.get("paper", token("paper"))
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"/>'


def _with_words(
    figure: Figure, look: Theme, inner: str, width: float, height: float
) -> tuple[str, float, float]:
    """Title and subtitle above the drawing; caption, source and how-computed line below."""
    margin = 16.0
    full = max(width, 420.0)
    above = [
        *_lines(figure.title, full, _Line("", 17, 22, "ink", bold=True)),
        *_lines(figure.subtitle, full, _Line("", 12.5, 17, "muted")),
    ]
    notes = (figure.caption, figure.source_line, figure.how_line)
    below = [line for note in notes for line in _lines(note, full, _Line("", 10, 14, "muted"))]
    ink = look.colours.get("ink", token("ink"))
    bar = f'<rect x="{margin:g}" y="0" width="36" height="4" fill="{ink}"/>'
    header, y = _set(above, look, margin, margin + 4)
    place = f'<g transform="translate({margin:g},{two_decimals(y + 10)})">{inner}</g>'
    footer, bottom = _set(below, look, margin, y + 10 + height + 8)
    return bar + header + place + footer, full + 2 * margin, bottom + margin


def _lines(text: str, limit: float, style: _Line) -> list[_Line]:
    return [
        style._replace(text=line)
        for line in (words.balanced if style.bold else words.wrap)(
            text, limit, style.size, bold=style.bold
        )
    ]


def _set(lines: list[_Line], look: Theme, x: float, top: float) -> tuple[str, float]:
    y, parts = top, []
    for line in lines:
        y += line.leading
        fill = look.colours.get(line.colour, token(line.colour))
        weight = ' font-weight="bold"' if line.bold else ""
        parts.append(
            f'<text x="{x:g}" y="{two_decimals(y - line.leading * 0.25)}" fill="{fill}" '
            f'font-size="{line.size:g}"{weight}>{escape(line.text)}</text>'
        )
    return f"<g>{''.join(parts)}</g>", y


def _exact(image: Image, small: Image, kept: list[tuple[int, ...]]) -> Image:
    """The large areas in their exact colour: the quantiser may take a neighbour, and paper
    would turn grey."""
    import numpy as np
    from PIL import Image as Images

    pixels = np.asarray(image, dtype=np.uint32)
    packed = pixels[..., 0] << 16 | pixels[..., 1] << 8 | pixels[..., 2]
    places = np.array(small)
    for place, (red, green, blue) in enumerate(kept[:_FLAT]):
        places[packed == (red << 16 | green << 8 | blue)] = place
    exact = Images.fromarray(places, "P")
    exact.putpalette([part for colour in kept for part in colour])
    return exact


def _palette(image: Image, colours: int, ppi: int, alt: str) -> bytes:
    from PIL import Image as Images
    from PIL.Image import Dither, Quantize
    from PIL.PngImagePlugin import PngInfo

    note = PngInfo()
    note.add_itxt("Description", words.clean(alt))
    if image.mode == "RGBA":
        small = image.quantize(colors=colours, method=Quantize.FASTOCTREE, dither=Dither.NONE)
    else:
        # The most frequent colours as they are: flat areas keep the exact colour of the theme.
        colours_used = image.getcolors(maxcolors=1 << 24) or []
        counted = cast("list[tuple[int, tuple[int, ...]]]", colours_used)
        kept = [pixel for _, pixel in sorted(counted, key=lambda c: (-c[0], c[1]))[:colours]]
        flat = Images.new("P", (1, 1))
        flat.putpalette([part for pixel in kept for part in pixel])
        small = _exact(image, image.quantize(palette=flat, dither=Dither.NONE), kept)
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True, dpi=(ppi, ppi), pnginfo=note)
    return out.getvalue()
