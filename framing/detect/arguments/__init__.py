"""Who stands where around a cue: candidate tokens for each role, by part of speech."""

from __future__ import annotations

from typing import Final

from framing.detect import grammar
from framing.detect.arguments.descriptions import (
    adjective_described,
    adjective_targets,
    noun_described,
)
from framing.detect.arguments.doers import noun_agents
from framing.detect.arguments.relations import noun_parties, noun_targets
from framing.detect.arguments.slots import Finder, Level
from framing.detect.arguments.verbs import verb_agents, verb_described, verb_parties, verb_targets
from framing.detect.mention import Sets
from framing.language.sentence import ParsedSentence


def _nobody(s: ParsedSentence, token: int, sets: Sets) -> list[Level]:
    return []


VERB: Final[dict[str, Finder]] = {
    "agent": verb_agents,
    "target": verb_targets,
    "described": verb_described,
    "party": verb_parties,
}


NOUN: Final[dict[str, Finder]] = {
    "agent": noun_agents,
    "target": noun_targets,
    "described": noun_described,
    "party": noun_parties,
}


ADJECTIVE: Final[dict[str, Finder]] = {
    "agent": adjective_described,
    "target": adjective_targets,
    "described": adjective_described,
    "party": adjective_described,
}


def finders_for(s: ParsedSentence, token: int) -> dict[str, Finder]:
    """The rules for a token's part of speech; a participle before its noun counts as a verb."""
    pos = s.pos[token]
    if pos in grammar.VERBAL:
        return VERB
    if s.deps[token] in (*grammar.SUBJECT, *grammar.OBJECT):
        return NOUN
    if pos in ("NOUN", "PROPN", "PRON", "NUM"):
        return NOUN
    if pos == "ADJ":
        return ADJECTIVE
    return {role: _nobody for role in VERB}
