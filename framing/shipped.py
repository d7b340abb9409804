"""Where the shipped lexicons and seeds are: inside the installed package, or beside it."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_MARKER = "manifest.toml"


def shipped_folder(name: str) -> Path:
    """The folder `lexicons` or `seeds`: in the wheel, else at the top of the checkout."""
    for parent in (_PACKAGE, _PACKAGE.parent):
        if (parent / name / _MARKER).is_file():
            return parent / name
    raise FileNotFoundError(f"the shipped folder {name}/ is missing: reinstall framing-analyzer")
