"""Layouts of a presentation: our own 16:9 deck, or a house template's."""

from __future__ import annotations

import copy
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.exc import PackageNotFoundError
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches

from framing.errors import InputError

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide, SlideLayout

FONT: Final = "Arial"
_ACCENT: Final = "52667A"
_Colour: Any = RGBColor
MUTED: Final[RGBColor] = _Colour(0x55, 0x55, 0x5E)
_WIDE: Final = (Inches(13.333), Inches(7.5))
_NARROW: Final = 9144000
_WIDTH_TO_HEIGHT: Final = 16 / 9
#: What a slide is for -> the layout's type, as every language version of PowerPoint writes it,
#: and its English name.
_LAYOUTS: Final = {
    "opening": ("title", "Title Slide"),
    "text": ("obj", "Title and Content"),
    "free": ("titleOnly", "Title Only"),
}
_TITLE_KINDS: Final = ("title", "ctrTitle")
_TEXT_KINDS: Final = ("obj", "body", "subTitle")
_DEFAULT_TITLE: Final = 32


class Layouts(NamedTuple):
    """The three layouts in use, the size of a slide in EMU, and the size of titles in points."""

    opening: SlideLayout
    text: SlideLayout
    free: SlideLayout
    width: int
    height: int
    title_size: float


def open_deck(template: Path | None) -> tuple[Deck, Layouts, tuple[str, ...]]:
    """A deck without slides, its layouts, and what had to be replaced."""
    deck = Presentation() if template is None else _read(template)
    if template is None:
        _house(deck)
    else:
        _empty(deck)
    found, missing = {}, []
    for use, (kind, name) in _LAYOUTS.items():
        layout = _layout(deck, kind, name)
        if layout is None:
            missing.append(name)
        found[use] = layout or _plainest(deck)
    width, height = int(deck.slide_width or 0), int(deck.slide_height or 0)
    notes = _told(template, missing, width / height)
    return deck, Layouts(**found, width=width, height=height, title_size=_title_size(deck)), notes


def _told(template: Path | None, missing: list[str], shape: float) -> tuple[str, ...]:
    if template is None:
        return ()
    notes = []
    if missing:
        names = ", ".join(missing)
        notes.append(f"{template.name} has no layout {names}; text boxes on another one stand in")
    if abs(shape - _WIDTH_TO_HEIGHT) > 0.02:
        notes.append(f"{template.name} is not 16:9; its own size is kept")
    return tuple(notes)


def _read(template: Path) -> Deck:
    try:
        deck = Presentation(str(template))
    except (PackageNotFoundError, ValueError, KeyError, OSError, zipfile.BadZipFile):
        raise InputError(
            "--template", f"{template.name} is no presentation", expected="a .pptx file"
        ) from None
    if not len(deck.slide_layouts):
        raise InputError("--template", f"{template.name} has no layouts", expected="one at least")
    return deck


def _empty(deck: Deck) -> None:
    """Take the template's sample slides out."""
    listing: Any = deck.slides._sldIdLst
    for entry in list(listing):
        deck.part.drop_rel(entry.rId)
        listing.remove(entry)
    # Sections and custom shows name slides by id; without these PowerPoint would offer a repair.
    for path in ("//p:custShowLst", "//*[local-name()='sectionLst']/.."):
        for part in deck.element.xpath(path):
            part.getparent().remove(part)


def _layout(deck: Deck, kind: str, name: str) -> SlideLayout | None:
    for layout in deck.slide_layouts:
        if layout._element.get("type") == kind:
            return layout
    return next((layout for layout in deck.slide_layouts if layout.name == name), None)


def _plainest(deck: Deck) -> SlideLayout:
    """The layout with a title and the fewest other places, else the one with fewest places."""

    def rank(layout: SlideLayout) -> tuple[bool, int]:
        kinds = [_kind(shape) for shape in _places(layout)]
        return not any(kind in _TITLE_KINDS for kind in kinds), len(kinds)

    return min(deck.slide_layouts, key=rank)


def _places(owner: Any) -> list[Any]:
    return list(owner.placeholders)


def _kind(shape: Any) -> str:
    mark = shape._element.find(f".//{qn('p:ph')}")
    return str(mark.get("type", "obj")) if mark is not None else ""


def _title_size(deck: Deck) -> float:
    path = "p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr/@sz"
    sizes = deck.slide_master._element.xpath(path)
    return int(sizes[0]) / 100 if sizes else _DEFAULT_TITLE


def _house(deck: Deck) -> None:
    """Our own look: white, 16:9, titles to the left, one typeface."""
    deck.slide_width, deck.slide_height = _WIDE
    margin, wide = Inches(0.6), _WIDE[0] - 2 * Inches(0.6)
    for owner in (deck.slide_master, *deck.slide_layouts):
        for shape in _places(owner):
            _stretch(shape)
            if _kind(shape) in _TITLE_KINDS and owner is not _layout(deck, "title", ""):
                shape.left, shape.top = margin, Inches(0.4)
                shape.width, shape.height = Emu(wide), Inches(1.0)
                shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
            elif _kind(shape) == "obj" and owner is _layout(deck, "obj", ""):
                shape.left, shape.top = margin, Inches(1.5)
                shape.width, shape.height = Emu(wide), Inches(5.2)
    opening = _layout(deck, "title", "")
    for shape in _places(opening) if opening is not None else ():
        if _kind(shape) in ("ctrTitle", "subTitle"):
            shape.left, shape.width = margin, Emu(wide)
            top, height = (1.6, 2.6) if _kind(shape) == "ctrTitle" else (4.4, 1.8)
            shape.top, shape.height = Inches(top), Inches(height)
            low = _kind(shape) == "ctrTitle"
            shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if low else MSO_ANCHOR.TOP
    _title_style(deck)


def _stretch(shape: Any) -> None:
    """From the width of 4:3 to the width of 16:9, where a place has a size of its own."""
    if shape._element.find(f".//{qn('a:xfrm')}") is None:
        return
    left, top, width, height = shape.left, shape.top, shape.width, shape.height
    shape.left, shape.width = Emu(left * _WIDE[0] // _NARROW), Emu(width * _WIDE[0] // _NARROW)
    shape.top, shape.height = top, height


def _title_style(deck: Deck) -> None:
    styles = deck.slide_master._element.find(qn("p:txStyles"))
    for level in styles.findall(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}"):
        level.set("algn", "l")
        level.find(qn("a:defRPr")).set("sz", "2800")
        level.find(qn("a:defRPr")).set("b", "1")
    for layout in deck.slide_layouts:
        for level in layout._element.iter(qn("a:lvl1pPr")):
            if level.get("algn") == "ctr":
                level.set("algn", "l")
    _theme(deck)


def _theme(deck: Deck) -> None:
    """The theme's typefaces and its first accent: every text box and table follows."""
    master = deck.slide_master.part
    theme = next(rel.target_part for rel in master.rels.values() if rel.reltype.endswith("/theme"))
    blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{FONT}"'.encode())
    theme._blob = blob.replace(b'"4F81BD"', f'"{_ACCENT}"'.encode())


def add_number(slide: Slide) -> None:
    """The slide's number, where the layout has a place for it."""
    tree = slide.shapes._spTree
    for shape in _places(slide.slide_layout):
        if _kind(shape) == "sldNum":
            copied = copy.deepcopy(shape._element)
            ids = [int(each) for each in tree.xpath("//p:cNvPr/@id")]
            copied.xpath(".//p:cNvPr")[0].set("id", str(max(ids, default=1) + 1))
            tree.append(copied)
            return


def text_place(slide: Slide) -> Any:
    """The slide's own place for text below the title; None where it has none."""
    return next((shape for shape in _places(slide) if _kind(shape) in _TEXT_KINDS), None)


def sweep(deck: Deck) -> None:
    """Take places out that stayed empty: they would show "Click to add text"."""
    for slide in deck.slides:
        for shape in _places(slide):
            if _kind(shape) != "sldNum" and not shape.text_frame.text.strip():
                shape._element.getparent().remove(shape._element)
