"""What office programs write into a file: often a file's name and a user's, so checked."""

from __future__ import annotations

import re
from typing import Final

_NO_TITLE: Final = re.compile(
    r"^(?:microsoft word\b|untitled|document\d*$|doc\d*$|layout \d|slide \d|untranslated)"
    r"|\.(?:docx?|pdf|indd|rtf|odt|tex|qxd|dvi)$|^\W*$",
    re.IGNORECASE,
)
_NO_AUTHOR: Final = re.compile(
    r"^(?:user|admin\w*|owner|author|unknown|anonymous|python-docx|microsoft\b.*|pc|hp|dell|"
    r"windows\b.*|\S*\d\S*)$|^\W*$",
    re.IGNORECASE,
)
_PROGRAM_DAY: Final = re.compile(r"^2013-12-23$")


def office_properties(*, title: str, author: str, day: str) -> dict[str, str]:
    """Title, author and published where they can be what they claim."""
    title, author = " ".join(title.split()), " ".join(author.split())
    found = {
        "title": "" if _NO_TITLE.search(title) else title,
        "author": "" if _NO_AUTHOR.search(author) else author,
        # The template of python-docx carries its own day, no day of a text.
        "published": "" if _PROGRAM_DAY.match(day) else day,
    }
    return {name: value for name, value in found.items() if value}
