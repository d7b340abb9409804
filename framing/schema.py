"""The tables that flow through the program: column names, row types, allowed words.

Everything before the evidence table makes rows for it; everything after only reads it.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

ROLES: Final = ("agent", "target", "described", "possessor", "party", "near")
MODALITIES: Final = (
    "asserted",
    "hedged",
    "goal",
    "normative",
    "promised",
    "conditional",
    "generic",
)
VOICES: Final = ("author", "attributed", "quoted")

Role = Literal["agent", "target", "described", "possessor", "party", "near"]
Modality = Literal["asserted", "hedged", "goal", "normative", "promised", "conditional", "generic"]
Voice = Literal["author", "attributed", "quoted"]
MentionKind = Literal["name", "metonym", "coreference", "relational"]

#: A cell with fewer distinct sentences than this is thin: shown as such, never ranked.
THIN: Final = 5


class EvidenceRow(NamedTuple):
    """One (sentence, actor, frame, cue) claim. Offsets are characters of the cleaned text."""

    evidence_id: str
    source: str
    document: str
    date: str
    section: str
    sentence_id: str
    sentence: str
    start: int
    end: int
    actor: str
    mention: str
    mention_start: int
    mention_end: int
    mention_kind: MentionKind
    frame: str
    cue_id: str
    cue: str
    cue_start: int
    cue_end: int
    role: Role
    counterpart: str
    valence: float
    negated: bool
    modality: Modality
    voice: Voice
    holder: str
    polarity: float
    weight: float
    rule: str
    lexicon: str


class MentionRow(NamedTuple):
    """One actor mention: the denominator of every share.

    `tone` is TextBlob's polarity of the sentence in [-1, 1], a second opinion.
    """

    source: str
    document: str
    date: str
    section: str
    sentence_id: str
    sentence: str
    start: int
    end: int
    actor: str
    mention: str
    mention_start: int
    mention_end: int
    mention_kind: MentionKind
    tone: float


class NamingRow(NamedTuple):
    """One use of one of several names for the same referent."""

    source: str
    document: str
    date: str
    sentence_id: str
    sentence: str
    referent: str
    name: str
    start: int
    end: int


EVIDENCE_COLUMNS: Final = EvidenceRow._fields
MENTION_COLUMNS: Final = MentionRow._fields
NAMING_COLUMNS: Final = NamingRow._fields
#: Fixed columns of the documents table; any further metadata column of sources.csv follows.
DOCUMENT_COLUMNS: Final = (
    "source",
    "document",
    "title",
    "author",
    "outlet",
    "country",
    "camp",
    "published",
    "kind",
    "url",
    "language",
    "sentences",
    "words_kept",
    "words_cut",
    "alerts",
    "tone",
)

#: pandas dtypes of the evidence table; every column not named here holds text.
EVIDENCE_DTYPES: Final = {
    "start": "int64",
    "end": "int64",
    "mention_start": "int64",
    "mention_end": "int64",
    "cue_start": "int64",
    "cue_end": "int64",
    "valence": "float64",
    "negated": "bool",
    "polarity": "float64",
    "weight": "float64",
}
