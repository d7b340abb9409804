"""Which names of files are texts, and how a name is written as a document id."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import Final

from framing.sources.readers import readers_by_suffix

#: Files of a folder that are about the texts.
_ABOUT: Final = ("sources.csv", "sources.toml", "manifest.toml", "readme*")
#: What office programs and systems leave beside a file.
_LEFTOVERS: Final = ("~$*", "__macosx")
_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def is_text_name(path: PurePath) -> bool:
    """A readable suffix; not hidden, and not a file about the texts."""
    parts = [part.lower() for part in path.parts if part != ".."]
    hidden = any(part.startswith(".") for part in parts)
    about = any(fnmatchcase(path.name.lower(), pattern) for pattern in _ABOUT)
    left = any(fnmatchcase(part, pattern) for part in parts for pattern in _LEFTOVERS)
    suffix = path.suffix.lower()
    return not (hidden or about or left) and suffix != "" and suffix in readers_by_suffix()


def known_suffixes() -> str:
    """The readable suffixes with commas between, for a message."""
    return ", ".join(suffix for suffix in sorted(readers_by_suffix()) if suffix)


def plain_name(name: str) -> str:
    """The name with `?` for what cannot be written in UTF-8 or would break a line."""
    return _UNPRINTABLE.sub("?", name.encode("utf-8", "replace").decode("utf-8"))
