"""The pictures of the README, made from a page on the shipped digests: `make example`.

Usage: python tests/report/pictures.py PAGE FOLDER
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import cast

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_NOTICE = "These texts are digests"
_MOST = 120_000
#: Picture -> width of the window and height of the crop in pixels, colour scheme. A height of 0
#: ends below the first figure.
_SHOTS = {
    "report-light": (1280, 0, "light"),
    "report-dark": (1280, 0, "dark"),
    "report-phone": (375, 1500, "light"),
}


def main(page: Path, folder: Path) -> None:
    """Writes report-light, -dark, -phone, -print and stance-map as small PNG files."""
    if _NOTICE not in page.read_text(encoding="utf-8"):
        raise SystemExit(f"{page.name} is no page on the shipped digests: no picture made")
    folder.mkdir(parents=True, exist_ok=True)
    executable = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if executable is None:
        raise SystemExit("pictures: no Chromium found")
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for name, (width, height, scheme) in _SHOTS.items():
            _save(_shot(browser, page, (width, height, scheme)), folder / f"{name}.png")
        _save(_printed(browser, page), folder / "report-print.png")
        browser.close()


def _open(browser: Browser, page: Path, width: int, scheme: str) -> Page:
    context = browser.new_context(
        offline=True,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    opened = context.new_page()
    opened.goto(page.resolve().as_uri())
    return opened


def _shot(browser: Browser, page: Path, shot: tuple[int, int, str]) -> bytes:
    width, height, scheme = shot
    opened = _open(browser, page, width, scheme)
    if not height:
        box = opened.locator("#fig-stance-map .plot").bounding_box()
        height = int(box["y"] + box["height"]) + 4 if box else 1600
    clip = {"x": 0, "y": 0, "width": width, "height": height}
    picture = opened.screenshot(full_page=True, clip=clip)  # type: ignore[arg-type]
    opened.context.close()
    return picture


def _printed(browser: Browser, page: Path) -> bytes:
    opened = _open(browser, page, 1280, "light")
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "sheet.pdf"
        opened.pdf(path=sheet, format="A4")
        opened.context.close()
        subprocess.run(
            ["pdftoppm", "-r", "110", "-png", "-singlefile", sheet, sheet.with_suffix("")],
            check=True,
        )
        return sheet.with_suffix(".png").read_bytes()


def _save(picture: bytes, path: Path) -> None:
    """With as many of its most frequent colours as fit into the limit: flat areas stay exact."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    counted = cast("list[tuple[int, tuple[int, ...]]]", image.getcolors(maxcolors=1 << 24) or [])
    # A small coloured area tells more than a grey of some letter's edge.
    ranked = sorted(counted, key=lambda c: (-c[0] * (1 + max(c[1]) - min(c[1])), c[1]))
    frequent = [pixel for _, pixel in ranked]
    for colours in (128, 96, 64, 48, 32, 24):
        out = io.BytesIO()
        flat = Image.new("P", (1, 1))
        flat.putpalette([part for pixel in frequent[:colours] for part in pixel])
        small = image.quantize(palette=flat, dither=Image.Dither.NONE)
        small.save(out, "PNG", optimize=True)
        if out.tell() <= _MOST:
            break
    else:
        raise SystemExit(f"{path.name} has {out.tell():,} bytes, more than {_MOST:,}")
    path.write_bytes(out.getvalue())
    print(f"{path.name}: {out.tell():,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
