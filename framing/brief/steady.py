"""Office files without a clock: the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any, Final

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_DATES: Final = re.compile(r"\}(created|modified|lastPrinted)$")


def settle(properties: Any, *, title: str, subject: str) -> None:
    """Core properties that tell what the file is and neither who made it nor when."""
    properties.title, properties.subject = title[:255], subject[:255]
    properties.author = properties.last_modified_by = ""
    properties.comments = properties.keywords = properties.category = ""
    properties.revision = 1
    root = properties._element
    for child in [child for child in root if _DATES.search(str(child.tag))]:
        root.remove(child)


def steady(data: bytes) -> bytes:
    """The same archive with one date for every part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            made.writestr(entry, given.read(name))
    return out.getvalue()
