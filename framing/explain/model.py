"""What an explanation holds; plain data that commands print and tests pin."""

from __future__ import annotations

from typing import NamedTuple

from framing.schema import EvidenceRow


class MentionNote(NamedTuple):
    """An actor mention and why the words mean that actor."""

    mention: str
    actor: str
    kind: str
    why: str


class ShifterNote(NamedTuple):
    """Words that turn or weaken a cue. `scope` is empty for a verb that turns its object."""

    words: str
    kind: str
    scope: str
    lexicon: str


class Factor(NamedTuple):
    """One factor of a weight and its name, such as `modality goal`."""

    name: str
    value: float


class ClaimNote(NamedTuple):
    """One evidence row, with what led to it.

    `pattern` and `roles` are the lexicon line's; `tokens` the words it took; `rule` the rule in
    words; the product of `factors` is the row's weight before rounding.
    """

    row: EvidenceRow
    pattern: str
    roles: tuple[str, ...]
    tokens: tuple[str, ...]
    rule: str
    shifters: tuple[ShifterNote, ...]
    factors: tuple[Factor, ...]
    note: str = ""


class SilentNote(NamedTuple):
    """A cue that stands in the sentence and frames nobody, or not this actor."""

    cue_id: str
    frame: str
    cue: str
    lexicon: str
    why: str


class NearNote(NamedTuple):
    """A cue that nearly fired. `distance` orders them, nearest first."""

    cue_id: str
    frame: str
    pattern: str
    lexicon: str
    why: str
    distance: tuple[int, ...]


class Explanation(NamedTuple):
    """Everything there is to say about one sentence."""

    sentence_id: str
    sentence: str
    mentions: tuple[MentionNote, ...]
    claims: tuple[ClaimNote, ...]
    silent: tuple[SilentNote, ...]
    near: tuple[NearNote, ...]
    misspelt: tuple[str, ...]
    unlisted: tuple[str, ...]
