"""The pictures of the README's section on briefings, as LibreOffice shows them: `make example`.

Usage: python tests/brief/pictures.py FOLDER
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

#: Ending of the briefing -> the page shown and its dots per inch.
_SHOWN = {"docx": (1, 80), "pptx": (4, 60)}


def main(folder: Path) -> None:
    """Writes brief-docx.png and brief-pptx.png, from briefings of the shipped digests."""
    with tempfile.TemporaryDirectory() as work:
        for ending, (page, ppi) in _SHOWN.items():
            _picture(Path(work) / f"brief.{ending}", page, ppi, folder / f"brief-{ending}.png")


def _picture(briefing: Path, page: int, ppi: int, target: Path) -> None:
    framing = Path(sys.executable).with_name("framing")
    _run(framing, "-q", "brief", "-o", briefing)
    profile = f"-env:UserInstallation={(briefing.parent / 'office').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", briefing)
    sheet, first = briefing.with_suffix(".pdf"), ["-f", str(page), "-l", str(page)]
    _run("pdftoppm", "-r", str(ppi), "-png", "-singlefile", *first, sheet, briefing.with_suffix(""))
    with Image.open(briefing.with_suffix(".png")) as picture:
        picture.convert("RGB").quantize(64).save(target, optimize=True)
    print(f"{target.name}: {target.stat().st_size:,} bytes")


def _run(*command: str | Path) -> None:
    briefing = Path(command[-1])
    subprocess.run(command, check=True, cwd=briefing.parent, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
