"""Anchors: the ids by which a number, a mark or a finding leads to its list of sentences."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=20_000)
def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and single hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


@lru_cache(maxsize=200_000)
def anchor(*keys: str) -> str:
    """The id of the evidence list for `keys`, such as (group, actor) or (group, actor, frame).

    The hash keeps two names apart that give one slug, and any script outside ASCII.
    """
    mark = hashlib.sha256("\x1f".join(keys).encode("utf-8")).hexdigest()[:6]
    return "-".join(["e", "--".join(slug(key) for key in keys), mark])
