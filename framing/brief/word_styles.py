"""Named styles of a Word briefing: our own look, or a house template's."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from framing.errors import InputError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

_FONT: Final = "Arial"
_INK: Final = RGBColor(0x1D, 0x1D, 0x1F)
_MUTED: Final = RGBColor(0x55, 0x55, 0x5E)
_THEME: Final = ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme")


class Look(NamedTuple):
    """Size, space before and after in points, indent in cm."""

    size: float
    before: float = 0
    after: float = 6
    bold: bool = False
    italic: bool = False
    muted: bool = False
    indent: float = 0
    hanging: float = 0
    keep: bool = False


#: Word's own names; those at the end are this program's.
LOOKS: Final = {
    "Normal": Look(10.5),
    "Title": Look(22, 0, 10, bold=True, keep=True),
    "Subtitle": Look(11, 0, 12, muted=True),
    "Heading 1": Look(15, 18, 6, bold=True, keep=True),
    "Heading 2": Look(11.5, 10, 4, bold=True, keep=True),
    "List Number": Look(10.5, 6, 2, keep=True),
    "List Bullet": Look(10.5, 0, 3),
    "Quote": Look(10, 0, 6, italic=True, muted=True, indent=0.7),
    "Caption": Look(10, 4, 3, bold=True, keep=True),
    "table of figures": Look(10.5, 0, 3),
    "Finding Note": Look(9, 0, 2, muted=True, indent=0.7),
    "Source Note": Look(8.5, 0, 12, muted=True),
    "Method Note": Look(9.5, 0, 3),
    "Evidence Sentence": Look(10, 2, 1, indent=1.0, hanging=1.0, keep=True),
    "Evidence Note": Look(8.5, 0, 5, muted=True, indent=1.0),
}
_OWN: Final = ("Finding Note", "Source Note", "Method Note", "Evidence Sentence", "Evidence Note")
TABLE_STYLE: Final = "Table Grid"


def open_document(template: Path | None) -> tuple[WordDocument, tuple[str, ...]]:
    """An empty document with every style of LOOKS, and what had to be added to the template."""
    if template is None:
        document = Document()
        _page(document)
        for name, look in LOOKS.items():
            _dress(_style(document, name), look)
        return document, ()
    document = _read(template)
    _empty(document)
    known = {style.name for style in document.styles}
    missing = [name for name in LOOKS if name not in known]
    for name in missing:
        _dress(_style(document, name), LOOKS[name], font=False)
    told = [name for name in missing if name not in _OWN]
    if TABLE_STYLE not in known:
        told.append(TABLE_STYLE)
    if not told:
        return document, ()
    names = ", ".join(told)
    note = f"{template.name} has no style {names}; plain ones stand in. Add them in the template"
    return document, (note,)


def _read(template: Path) -> WordDocument:
    try:
        return Document(str(template))
    except (ValueError, KeyError, OSError, zipfile.BadZipFile) as error:
        raise InputError(
            "--template", f"{template.name} is no Word document ({error})", expected="a .docx file"
        ) from None
    except Exception as error:  # python-docx raises its own type for a file that is no archive
        if type(error).__name__ != "PackageNotFoundError":
            raise
        raise InputError(
            "--template", f"{template.name} is no Word document", expected="a .docx file"
        ) from None


def _empty(document: WordDocument) -> None:
    """Take the template's sample text out; its last section keeps page, header and footer."""
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.3)


def _style(document: WordDocument, name: str) -> ParagraphStyle:
    styles: Any = document.styles
    if name in [style.name for style in styles]:
        found: ParagraphStyle = styles[name]
        return found
    made: ParagraphStyle = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name not in _OWN)
    made.base_style = styles["Normal"] if name != "Normal" else None
    made.hidden, made.quick_style = False, True
    if name.startswith("Heading"):
        _outline(made, int(name[-1]) - 1)
    return made


def _outline(style: ParagraphStyle, level: int) -> None:
    """An added heading must still count as one in the navigation pane."""
    settings = style.element.get_or_add_pPr()
    mark = settings.makeelement(qn("w:outlineLvl"), {qn("w:val"): str(level)})
    settings.append(mark)


def _dress(style: ParagraphStyle, look: Look, *, font: bool = True) -> None:
    if font:
        _set_font(style)
        style.font.color.rgb = _MUTED if look.muted else _INK
    style.font.size = Pt(look.size)
    style.font.bold, style.font.italic = look.bold, look.italic
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(look.before), Pt(look.after)
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.MULTIPLE, 1.1
    spacing.keep_with_next = look.keep
    if look.indent:
        spacing.left_indent = Cm(look.indent)
    if look.hanging:
        spacing.first_line_indent = Cm(-look.hanging)
    for path in ("w:pPr/w:pBdr", "w:rPr/w:spacing", "w:rPr/w:kern"):
        for mark in style.element.xpath(path):
            mark.getparent().remove(mark)


def _set_font(style: ParagraphStyle) -> None:
    """One typeface by name: a theme font would win over it."""
    style.font.name = _FONT
    fonts = style.element.rPr.rFonts
    for name in _THEME:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:cs"), _FONT)
