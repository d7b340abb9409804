"""Sentences parsed by hand: a rule is tested against grammar, not against a model's mistakes."""

from __future__ import annotations

from framing.language.sentence import ParsedSentence, by_hand

Row = tuple[str, str, str, str, int]


def sentence(*rows: Row, tags: dict[int, str] | None = None, **kind: object) -> ParsedSentence:
    """Rows are (word, lemma, part of speech, label, head); `tags` where a rule asks for them."""
    from dataclasses import replace

    parsed = by_hand(rows, **kind)  # type: ignore[arg-type]
    given = tags or {}
    return replace(parsed, tags=tuple(given.get(t, "") for t in range(len(rows))))


ACTIVE = sentence(
    ("Peru", "peru", "PROPN", "nsubj", 1),
    ("abandoned", "abandon", "VERB", "ROOT", 1),
    ("Chile", "chile", "PROPN", "dobj", 1),
)
PASSIVE = sentence(
    ("Chile", "chile", "PROPN", "nsubjpass", 2),
    ("was", "be", "AUX", "auxpass", 2),
    ("abandoned", "abandon", "VERB", "ROOT", 2),
    ("by", "by", "ADP", "agent", 2),
    ("Peru", "peru", "PROPN", "pobj", 3),
    tags={2: "VBN"},
)
CONTROL = sentence(
    ("Peru", "peru", "PROPN", "nsubj", 1),
    ("seeks", "seek", "VERB", "ROOT", 1),
    ("to", "to", "PART", "aux", 3),
    ("contain", "contain", "VERB", "xcomp", 1),
    ("Chile", "chile", "PROPN", "dobj", 3),
)
OBJECT_CONTROL = sentence(
    ("Peru", "peru", "PROPN", "nsubj", 1),
    ("forced", "force", "VERB", "ROOT", 1),
    ("Chile", "chile", "PROPN", "dobj", 1),
    ("to", "to", "PART", "aux", 4),
    ("leave", "leave", "VERB", "xcomp", 1),
)
RELATIVE = sentence(
    ("Peru", "peru", "PROPN", "nsubj", 5),
    (",", ",", "PUNCT", "punct", 0),
    ("which", "which", "PRON", "nsubj", 3),
    ("abandoned", "abandon", "VERB", "relcl", 0),
    ("Chile", "chile", "PROPN", "dobj", 3),
    ("waits", "wait", "VERB", "ROOT", 5),
)
NEGATED = sentence(
    ("Peru", "peru", "PROPN", "nsubj", 3),
    ("did", "do", "AUX", "aux", 3),
    ("not", "not", "PART", "neg", 3),
    ("threaten", "threaten", "VERB", "ROOT", 3),
    ("Chile", "chile", "PROPN", "dobj", 3),
    ("because", "because", "SCONJ", "mark", 7),
    ("it", "it", "PRON", "nsubj", 7),
    ("values", "value", "VERB", "advcl", 3),
    ("cooperation", "cooperation", "NOUN", "dobj", 7),
)
EFFORT = sentence(
    ("Peru", "peru", "PROPN", "poss", 2),
    ("'s", "'s", "PART", "case", 0),
    ("effort", "effort", "NOUN", "nsubj", 6),
    ("to", "to", "PART", "aux", 4),
    ("contain", "contain", "VERB", "acl", 2),
    ("Chile", "chile", "PROPN", "dobj", 4),
    ("failed", "fail", "VERB", "ROOT", 6),
)
