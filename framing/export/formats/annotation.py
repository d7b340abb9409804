"""W3C Web Annotations (JSON-LD): one annotation a claim, with quote and position selectors.

Model: https://www.w3.org/TR/annotation-model/. Positions count code points of the cleaned text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from pandas import DataFrame

from framing.export.model import Format, Row, sentences

_CONTEXT: Final = ["http://www.w3.org/ns/anno.jsonld", {"framing": "urn:framing:"}]
_AROUND: Final = 32
_KEPT: Final = (
    "actor",
    "frame",
    "role",
    "counterpart",
    "polarity",
    "weight",
    "negated",
    "modality",
    "voice",
    "holder",
    "cue_id",
    "rule",
    "lexicon",
)


def write(evidence: DataFrame, texts: Mapping[str, str]) -> str:
    """An AnnotationPage; the source of a target is the document's name."""
    items = [_annotation(row, texts) for rows in sentences(evidence) for row in rows]
    page = {
        "@context": _CONTEXT,
        "id": "urn:framing:evidence",
        "type": "AnnotationPage",
        "items": items,
    }
    return json.dumps(page, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _annotation(row: Row, texts: Mapping[str, str]) -> dict[str, Any]:
    text = texts.get(str(row["document"]), "")
    targets = [_target(row, text, name) for name in ("cue", "mention")]
    return {
        "id": f"urn:framing:evidence:{row['evidence_id']}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "classifying",
                "format": "text/plain",
                "value": f"{row['actor']}: {row['frame']}",
            }
        ],
        "target": targets,
        **{f"framing:{name}": row[name] for name in _KEPT},
    }


def _target(row: Row, text: str, name: str) -> dict[str, Any]:
    start, end = int(row[f"{name}_start"]), int(row[f"{name}_end"])
    quote = {"type": "TextQuoteSelector", "exact": text[start:end] or str(row[name])}
    if text:
        quote["prefix"] = text[max(0, start - _AROUND) : start]
        quote["suffix"] = text[end : end + _AROUND]
    return {
        "type": "SpecificResource",
        "source": str(row["document"]),
        "framing:part": name,
        "selector": [quote, {"type": "TextPositionSelector", "start": start, "end": end}],
    }


FORMAT: Final = Format(".annotation.json", "W3C Web Annotation, JSON-LD", write)
