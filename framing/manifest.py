"""What a run was made from, so that it can be repeated and compared with another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from typing import Final

from framing.sources.model import Document

#: The packages that decide the figures.
PACKAGES: Final = (
    "framing-analyzer",
    "spacy",
    "textblob",
    "pandas",
    "altair",
    "vl-convert-python",
)


@dataclass(frozen=True)
class Manifest:
    """Hashes of texts and lexicon, the model, the options, the package versions.

    `texts` maps a document to the first 12 hex digits of its cleaned text's SHA-256.
    No clock and no absolute path stands here: the same run gives the same manifest.
    """

    texts: Mapping[str, str]
    lexicon: str
    lexicon_version: str
    lexicon_hash: str
    model: str
    options: Mapping[str, str]
    packages: Mapping[str, str]
    command: str

    def as_json(self) -> str:
        """The manifest as indented JSON."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False, sort_keys=True)


def text_hashes(documents: Sequence[Document]) -> dict[str, str]:
    """The first 12 hex digits of the SHA-256 of each cleaned text."""
    return {
        d.document: hashlib.sha256(d.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        for d in documents
    }


def package_versions() -> dict[str, str]:
    """Versions of the packages that decide the figures; a missing one is left out."""
    versions = {}
    for name in PACKAGES:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return versions
