"""The same run has the same page, so a page is kept under a hash of all it is made from.

Taking it from the store needs neither tables nor figures, and none of the packages behind them.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Sequence
from importlib import metadata
from typing import Any, Final

from framing.lexicon.load import content_digest
from framing.lexicon.model import Lexicon
from framing.manifest import Manifest
from framing.report.options import PageOptions
from framing.sources.model import Document
from framing.store import code_of, keep, kept, key_of

_SCHEMA: Final = "page 1"
#: The packages that decide numbers, figures and their words.
_MAKERS: Final = (
    *("numpy", "scipy", "pandas", "pyarrow"),
    *("altair", "vl-convert-python", "jinja2", "markupsafe"),
)


def recalled(key: str, make: Callable[[], bytes]) -> bytes:
    """The page kept under a key, else a new one, which is then kept; no key, nothing is kept."""
    if not key:
        return make()
    page = kept(key)
    if page is None:
        page = make()
        keep(key, page)
    return page


def page_key(
    rows: Sequence[Sequence[Any]],
    documents: Sequence[Document],
    lexicon: Lexicon,
    manifest: Manifest,
    options: Sequence[object],
) -> str:
    """A hash of all that decides a page: what the run read and found, the program, its makers.

    `rows`: the columns of results; `options`: those of the run and the page. Empty with a theme,
    whose files may change.
    """
    if any(isinstance(each, PageOptions) and each.theme for each in options):
        return ""
    makers = [f"{name} {metadata.version(name)}" for name in _MAKERS]
    return key_of(
        _SCHEMA,
        *(code_of(""), platform.python_version(), *makers),
        *map(repr, rows),
        *map(repr, documents),
        content_digest(lexicon),
        repr([str(cue.place) for cue in lexicon.cues]),
        manifest.as_json(),
        repr(options),
    )
