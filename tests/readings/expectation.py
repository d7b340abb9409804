"""The small language in which `table.csv` says what a sentence must, and must not, be read as.

Claims are separated by `;`. A claim is `actor:frame:role` and then, in any order, only what the
row is about: `+`, `-` or `0` (the sign of the polarity), `negated` (`either` where the codebook
leaves open whether the words negate a cue or are one), a modality, a voice, `holder=...`.
`!actor:frame` is a claim that must not be made, `!actor` an actor that must not be framed, and
`-` stands for no claim at all. `|` separates equally good values, `*` is any role.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from framing.schema import MODALITIES, ROLES, VOICES, EvidenceRow

#: A polarity this close to zero is a plain fact, neither for nor against the actor.
_FACTUAL: Final = 0.15
_SIGNS: Final = frozenset("+-0")
_ANY: Final = frozenset[str]()


@dataclass(frozen=True)
class Claim:
    """One claim of the table. An empty set allows every value; `negated` None allows both."""

    text: str
    forbidden: bool
    actor: str
    frames: frozenset[str] = _ANY
    roles: frozenset[str] = _ANY
    signs: frozenset[str] = _ANY
    modalities: frozenset[str] = _ANY
    voices: frozenset[str] = _ANY
    holders: frozenset[str] = _ANY
    negated: bool | None = None

    def fits(self, row: EvidenceRow) -> bool:
        """Whether an evidence row makes this claim."""
        return (
            row.actor == self.actor
            and (self.negated is None or row.negated == self.negated)
            and all(
                not allowed or value in allowed
                for allowed, value in (
                    (self.frames, row.frame),
                    (self.roles, row.role),
                    (self.signs, sign(row.polarity)),
                    (self.modalities, row.modality),
                    (self.voices, row.voice),
                    (self.holders, row.holder.lower()),
                )
            )
        )


def sign(polarity: float) -> str:
    """`+`, `-`, or `0` for a polarity within 0.15 of zero."""
    if abs(polarity) <= _FACTUAL:
        return "0"
    return "+" if polarity > 0 else "-"


def read_expected(cell: str) -> list[Claim]:
    """The claims of one cell of the column `expected`; none for `-`."""
    if cell.strip() == "-":
        return []
    return [_claim(part.strip()) for part in cell.split(";")]


def _claim(text: str) -> Claim:
    if text.startswith("!"):
        actor, _, frame = text[1:].partition(":")
        return Claim(text, True, actor, frozenset(frame.split("|")) if frame else _ANY)
    actor, frames, role, *rest = text.split(":")
    kinds: dict[str, frozenset[str]] = {}
    negated: bool | None = False
    for word in rest:
        values = frozenset(word.removeprefix("holder=").split("|"))
        if word in ("negated", "either"):
            negated = True if word == "negated" else None
        elif word.startswith("holder="):
            kinds["holders"] = values
        else:
            kinds[_kind(values, text)] = values
    roles = _ANY if role == "*" else frozenset(role.split("|"))
    if not roles <= set(ROLES):
        raise ValueError(f"{text}: no such role")
    return Claim(text, False, actor, frozenset(frames.split("|")), roles, negated=negated, **kinds)


def _kind(values: frozenset[str], text: str) -> str:
    for name, known in (("signs", _SIGNS), ("modalities", MODALITIES), ("voices", VOICES)):
        if values <= set(known):
            return name
    raise ValueError(f"{text}: {'|'.join(sorted(values))} is no sign, modality or voice")


def faults(cell: str, rows: Sequence[EvidenceRow]) -> list[str]:
    """What is wrong with a reading: claims that are missing and claims that must not be made."""
    claims = read_expected(cell)
    if not claims:
        return [f"{r.actor}:{r.frame}" for r in rows]
    return [c.text for c in claims if any(map(c.fits, rows)) is c.forbidden]
