"""Write a page beside its target and move it there, so that no half page is ever seen."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from framing.errors import InputError


def write_page(page: bytes, path: str | Path) -> Path:
    """The page as a file that others may read."""
    target = Path(path)
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as part:
            temporary = part.name
            part.write(page)
        os.chmod(temporary, 0o644)
        os.replace(temporary, target)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise InputError(
            str(path),
            f"cannot be written: {error.strerror}",
            expected="a file in an existing folder that may be written to",
        ) from None
    return target
