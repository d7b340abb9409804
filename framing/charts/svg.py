"""From the renderer's SVG to one that is small, safe to stand in a page, and can be operated.

The renderer gives clashing ids, rewritten links, container roles and long numbers. Here each
mark with an evidence list becomes a link with a name; all else is hidden from screen readers,
which have the alternative text and the table; text lets clicks through to the mark below.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Final

_CIRCLE: Final = re.compile(r"M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0Z?")
_LINES: Final = re.compile(r"(?:M[-\d.]+,[-\d.]+(?:h[-\d.]+|l[-\d.]+,[-\d.]+))+")
_STROKE: Final = frozenset(("stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "d"))
_NUMBER: Final = re.compile(r"-?\d+\.\d+(?:e-?\d+)?|-?\d+e-\d+")
_TRANSLATE: Final = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")
_OWN_LINK: Final = re.compile(r"#e-[a-z0-9-]+")
_GEOMETRY: Final = frozenset(
    [
        "d",
        "transform",
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "width",
        "height",
        "points",
        "font-size",
        "viewBox",
        "stroke-width",
    ]
)
#: What would show if it were rounded to a tenth of a pixel.
_FINE: Final = frozenset(("font-size", "viewBox", "stroke-width"))
_DROPPED: Final = frozenset(
    [
        "class",
        "role",
        "aria-label",
        "aria-roledescription",
        "aria-hidden",
        "pointer-events",
        "id",
        "clip-path",
    ]
)
_DEFAULTS: Final = {
    "opacity": "1",
    "stroke-width": "1",
    "stroke-opacity": "1",
    "fill-opacity": "1",
    "x2": "0",
    "y2": "0",
}
_HOISTED: Final = (
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-opacity",
)


def drawing(source: str, *, font: str, links: bool) -> tuple[str, float, float]:
    """The renderer's SVG -> its inner elements as text, its width and its height.

    The typeface `font` is left to the element they will stand in.
    """
    root = ET.fromstring(source)
    _plain_names(root)
    size = float(root.get("width", "0")), float(root.get("height", "0"))
    for rect in [child for child in root if child.tag == "rect"]:
        root.remove(rect)
    _prune(root)
    for element in root:
        _simplify(element)
        element.attrib.pop("fill", None)
        element.attrib.pop("stroke-miterlimit", None)
    for element in root.iter():
        if element.get("font-family") == font:
            del element.attrib["font-family"]
    inner = "".join(_write(child, linked=links, hidden=False) for child in _unwrapped(root))
    return inner, *size


def escape(text: str) -> str:
    """Text for use between tags or in a quoted attribute."""
    pairs = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;"))
    for raw, safe in pairs:
        text = text.replace(raw, safe)
    return text


def two_decimals(value: float | str) -> str:
    """`12.345` -> `12.35`, `7.00` -> `7`, `-0.001` -> `0`."""
    text = f"{float(value):.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def one_decimal(value: float | str) -> str:
    """`12.345` -> `12.3`: finer than any screen shows, and a third of a picture's weight less."""
    text = f"{float(value):.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _plain_names(root: ET.Element) -> None:
    for element in root.iter():
        element.tag = str(element.tag).rpartition("}")[2]
        for key in list(element.attrib):
            if "}" in key:
                element.set(key.rpartition("}")[2], element.attrib.pop(key))


def _prune(parent: ET.Element) -> None:
    """Drops what paints nothing: frames without stroke, hidden paths, emptied groups."""
    for child in list(parent):
        _prune(child)
        kind = child.get("class", "")
        paints = child.get("fill") or child.get("stroke")
        empty_frame = kind in ("background", "foreground") and not paints
        empty_group = child.tag in ("g", "a", "defs", "clipPath") and not len(child)
        if child.get("display") == "none" or child.get("d") == "" or empty_frame or empty_group:
            parent.remove(child)


def _simplify(element: ET.Element) -> None:
    """Short numbers, no default values, no wrapper groups; shared attributes on the group."""
    for key in [key for key in element.attrib if _DEFAULTS.get(key) == element.attrib[key]]:
        del element.attrib[key]
    for key in _GEOMETRY & set(element.attrib):
        element.set(key, _short_numbers(element.attrib[key], fine=key in _FINE))
    if element.get("transform") == "translate(0,0)":
        del element.attrib["transform"]
    _text_position(element)
    _short_shape(element)
    for child in element:
        _simplify(child)
    if element.tag == "g":
        element[:] = _unwrapped(element)
        _hoist(element)
        _join_lines(element)


def _short_numbers(text: str, *, fine: bool) -> str:
    shorten = two_decimals if fine else one_decimal
    return _NUMBER.sub(lambda hit: shorten(hit[0]), text)


def _text_position(element: ET.Element) -> None:
    match = _TRANSLATE.fullmatch(element.get("transform", ""))
    if element.tag == "text" and match:
        del element.attrib["transform"]
        element.set("x", match[1])
        element.set("y", match[2])


def _short_shape(element: ET.Element) -> None:
    """Dots as circles, lines as paths: the same picture in fewer characters."""
    moved = _TRANSLATE.fullmatch(element.get("transform", "translate(0,0)"))
    round_ = _CIRCLE.fullmatch(element.get("d", ""))
    if not moved:
        return
    x, y = moved[1], moved[2]
    if element.tag == "path" and round_:
        element.tag = "circle"
        del element.attrib["d"]
        element.attrib.pop("transform", None)
        element.attrib |= {"cx": x, "cy": y, "r": round_[1]}
    elif element.tag == "line":
        across, down = (element.attrib.pop(key, "0") for key in ("x2", "y2"))
        element.tag = "path"
        element.attrib.pop("transform", None)
        element.set("d", f"M{x},{y}" + (f"h{across}" if down == "0" else f"l{across},{down}"))


def _join_lines(group: ET.Element) -> None:
    """Neighbouring lines that look alike become one path."""
    kept: list[ET.Element] = []
    for child in group:
        last = kept[-1] if kept else None
        lines = child.tag == "path" and set(child.attrib) <= _STROKE and _is_line(child)
        if lines and last is not None and last.tag == "path" and _is_line(last):
            rest = {key: value for key, value in child.attrib.items() if key != "d"}
            if rest == {key: value for key, value in last.attrib.items() if key != "d"}:
                last.set("d", last.attrib["d"] + child.attrib["d"])
                continue
        kept.append(child)
    group[:] = kept


def _is_line(element: ET.Element) -> bool:
    return _LINES.fullmatch(element.get("d", "")) is not None


def _visible(element: ET.Element) -> set[str]:
    return set(element.attrib) - _DROPPED


def _unwrapped(parent: ET.Element) -> list[ET.Element]:
    children: list[ET.Element] = []
    for child in parent:
        bare = child.tag == "g" and not _visible(child)
        children.extend(list(child) if bare else [child])
    return children


def _carrier(element: ET.Element) -> ET.Element:
    """The painted element: the one inside a link, or the element itself."""
    return element[0] if element.tag == "a" and len(element) else element


def _hoist(group: ET.Element) -> None:
    carriers = [_carrier(child) for child in group]
    if len(carriers) < 2:
        return
    for key in _HOISTED:
        values = [carrier.get(key) for carrier in carriers]
        if None in values or key in group.attrib:
            continue
        value = max(sorted({str(v) for v in values}), key=values.count)
        group.set(key, value)
        for carrier in carriers:
            if carrier.get(key) == value:
                del carrier.attrib[key]


def _write(element: ET.Element, *, linked: bool, hidden: bool) -> str:
    """An element as text. Anything without a link is hidden from the accessibility tree, at
    the highest element that holds no link."""
    if element.tag == "a":
        return _write_link(element, linked=linked)
    extra = ""
    silent = element.tag == "text" or (element.tag == "g" and element.find(".//text") is not None)
    if linked and silent and not hidden and element.find(".//a") is None:
        hidden = True
        extra = ' aria-hidden="true" pointer-events="none"'
    inner = escape(element.text or "") + "".join(
        _write(child, linked=linked, hidden=hidden) for child in element
    )
    return _tag(element.tag, _attributes(element) + extra, inner)


def _write_link(element: ET.Element, *, linked: bool) -> str:
    painted = element[0]
    if not linked:
        return _tag(painted.tag, _attributes(painted), escape(painted.text or ""))
    href = "#" + element.get("href", "").rpartition("#")[2]
    if not _OWN_LINK.fullmatch(href):
        raise AssertionError(f"a mark leads to {href!r}, which is no anchor of this page")
    name = escape(painted.get("aria-label", ""))
    inner = _tag(painted.tag, _attributes(painted), escape(painted.text or ""))
    return f'<a href="{href}" aria-label="{name}">{inner}</a>'


def _attributes(element: ET.Element) -> str:
    kept = ((key, value) for key, value in element.attrib.items() if key not in _DROPPED)
    return "".join(f' {key}="{escape(value)}"' for key, value in kept)


def _tag(name: str, attributes: str, inner: str) -> str:
    return f"<{name}{attributes}>{inner}</{name}>" if inner else f"<{name}{attributes}/>"
