"""JSON lines as Prodigy reads them: one sentence a line with tokens, spans and relations.

Spans are actor mentions (label: the actor) and cues (label: the frame); a relation leads from
a cue to the actor it frames (label: the role). `meta` tells where the sentence stands.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pandas import DataFrame

from framing.export.model import Format, Row, Span, Token, covered, cue_of, mention_of, sentences
from framing.export.model import tokens as tokens_of


def write(evidence: DataFrame, texts: Mapping[str, str]) -> str:
    """One line a sentence that holds a counted claim."""
    lines = (_line(rows) for rows in sentences(evidence))
    return "".join(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n" for line in lines)


def _line(rows: Sequence[Row]) -> dict[str, Any]:
    first, text = rows[0], str(rows[0]["sentence"])
    pairs = [(cue_of(row), mention_of(row), row) for row in rows]
    spans = sorted({span for cue, mention, _ in pairs for span in (cue, mention)})
    found = tokens_of(text, spans)
    marked = {span: entry for span in spans if (entry := _span(found, span))}
    related = [
        _relation(marked[c], marked[m], r) for c, m, r in pairs if c in marked and m in marked
    ]
    return {
        "text": text,
        "meta": {
            "source": first["source"],
            "document": first["document"],
            "sentence_id": first["sentence_id"],
            "start": int(first["start"]),
            "evidence_ids": [str(row["evidence_id"]) for row in rows],
        },
        "tokens": [_token(found, at, text) for at in range(len(found))],
        "spans": list(marked.values()),
        "relations": related,
    }


def _token(found: Sequence[Token], at: int, text: str) -> dict[str, Any]:
    token = found[at]
    blank = text[token.end : token.end + 1].isspace()
    return {"text": token.text, "start": token.start, "end": token.end, "id": at, "ws": blank}


def _span(found: Sequence[Token], span: Span) -> dict[str, Any] | None:
    reach = covered(found, span)
    if reach is None:
        return None
    return {
        "start": span.start,
        "end": span.end,
        "token_start": reach[0],
        "token_end": reach[1],
        "label": span.label,
    }


def _relation(cue: Mapping[str, Any], mention: Mapping[str, Any], row: Row) -> dict[str, Any]:
    return {
        "head": cue["token_end"],
        "child": mention["token_end"],
        "head_span": dict(cue),
        "child_span": dict(mention),
        "label": row["role"],
        "polarity": row["polarity"],
        "evidence_id": row["evidence_id"],
    }


FORMAT: Final = Format(".prodigy.jsonl", "JSON lines for Prodigy, one sentence a line", write)
