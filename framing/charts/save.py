"""A figure into a file, by the file's ending."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from framing.charts import export
from framing.charts.model import Figure
from framing.errors import InputError
from framing.files import write_whole

ENDINGS: Final = (".svg", ".png", ".pdf", ".html", ".vl.json", ".csv")


def save(
    figure: Figure,
    path: str | Path,
    *,
    theme: str = "light",
    size: str = "",
    bare: bool = False,
    ppi: int = 300,
) -> Path:
    """Write .svg, .png, .pdf, .html, .vl.json or, for the numbers alone, .csv."""
    target = Path(path)
    data = rendered(figure, target.name, theme=theme, size=size, bare=bare, ppi=ppi)
    write_whole(target, data.encode("utf-8", "replace") if isinstance(data, str) else data)
    return target


def rendered(
    figure: Figure,
    name: str,
    *,
    theme: str = "light",
    size: str = "",
    bare: bool = False,
    ppi: int = 300,
) -> str | bytes:
    """The content of a file called `name`."""
    ending = name.lower()
    if ending.endswith(".png"):
        return export.png(figure, ppi, theme=theme, bare=bare, size=size)
    if ending.endswith(".pdf"):
        return export.pdf(figure, theme=theme, bare=bare, size=size)
    if ending.endswith(".html"):
        return export.html(figure, theme=theme, bare=bare)
    if ending.endswith(".vl.json"):
        return export.vega_json(figure, theme=theme, bare=bare)
    if ending.endswith(".csv"):
        return export.csv(figure)
    if ending.endswith(".svg"):
        return export.svg(figure, theme=theme, links=False, bare=bare, size=size)
    raise InputError(name, "the ending tells no format", expected=" or ".join(ENDINGS))
