"""An explanation as lines of text, and as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.explain.model import ClaimNote, Explanation


def as_lines(explanation: Explanation) -> list[str]:
    """The explanation to read on a terminal."""
    return [
        f"{explanation.sentence_id}  {explanation.sentence}",
        "",
        "Actors",
        *(_mentions(explanation) or ["  none of the lexicon"]),
        "",
        "Why",
        *([line for note in explanation.claims for line in _claim(note)] or ["  no claim"]),
        *_why_not(explanation),
    ]


def _mentions(explanation: Explanation) -> list[str]:
    return [
        f'  "{note.mention}" is {note.actor} ({note.kind}: {note.why})'
        for note in explanation.mentions
    ]


def _claim(note: ClaimNote) -> Iterator[str]:
    row = note.row
    against = f", counterpart {row.counterpart}" if row.counterpart else ""
    value = f"{row.polarity:+g}, weight {row.weight:g}"
    yield f"  {row.actor} as {row.frame}: {value}  [{row.evidence_id}]"
    yield f'    cue      "{row.cue}" ({" … ".join(note.tokens)}), {row.lexicon}'
    yield f"             {row.cue_id}: {note.pattern}, role {'|'.join(note.roles)}"
    yield f'    role     {row.role}: "{row.mention}" is {note.rule} ({row.rule}){against}'
    for shifter in note.shifters:
        scope = f", over its {shifter.scope}" if shifter.scope else ""
        place = f", {shifter.lexicon}" if shifter.lexicon else ""
        yield f'    shifter  "{shifter.words}" ({shifter.kind}{scope}{place})'
    yield f"    modality {row.modality}{f' ({note.note})' if note.note else ''}"
    yield f"    voice    {row.voice}, holder {row.holder}"
    turned = " x -1 (negated)" if row.negated else _turned_twice(note)
    yield f"    polarity {row.valence:g}{turned} = {row.polarity:g}"
    product = " x ".join(f"{factor.value:.4g} {factor.name}" for factor in note.factors)
    yield f"    weight   {product} = {row.weight:g}"
    yield f"    counts   {row.polarity:g} x {row.weight:g} = {row.polarity * row.weight:.4g}"


def _turned_twice(note: ClaimNote) -> str:
    turning = [s for s in note.shifters if s.kind in ("negation", "reversing verb")]
    if not turning:
        return ""
    return " (negated twice)" if len(turning) % 2 == 0 else " (not turned)"


def _why_not(explanation: Explanation) -> Iterator[str]:
    notes = [
        f'  "{n.cue}" ({n.cue_id}, {n.frame}, {n.lexicon}): {n.why}' for n in explanation.silent
    ]
    near = [
        f"  nearly: {n.pattern} ({n.cue_id}, {n.frame}, {n.lexicon}): {n.why}"
        for n in explanation.near
    ]
    spelt = [f"  misspelt: {words}" for words in explanation.misspelt]
    names = [f"  no actor of the lexicon: {words}" for words in explanation.unlisted]
    if notes or near or spelt or names:
        yield ""
        yield "Why not"
        yield from (*notes, *near, *names, *spelt)


def as_data(explanation: Explanation) -> dict[str, Any]:
    """The explanation as dictionaries and lists."""
    return {
        "sentence_id": explanation.sentence_id,
        "sentence": explanation.sentence,
        "mentions": [note._asdict() for note in explanation.mentions],
        "claims": [
            {
                **note.row._asdict(),
                "pattern": note.pattern,
                "roles": list(note.roles),
                "tokens": list(note.tokens),
                "rule_in_words": note.rule,
                "shifters": [shifter._asdict() for shifter in note.shifters],
                "factors": [factor._asdict() for factor in note.factors],
            }
            for note in explanation.claims
        ],
        "silent": [note._asdict() for note in explanation.silent],
        "near": [
            {key: value for key, value in note._asdict().items() if key != "distance"}
            for note in explanation.near
        ],
        "misspelt": list(explanation.misspelt),
        "unlisted": list(explanation.unlisted),
    }
