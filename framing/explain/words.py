"""The rules and kinds of the program in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

#: Rule name -> where the actor stands to the cue. `{word}` is what the rule adds after a colon.
RULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "subject": "subject of the cue",
        "passive-subject": "subject of the cue in the passive",
        "object": "object of the cue",
        "indirect-object": "other object of the verb that governs the cue",
        "object-of": 'behind "{word}" after the cue',
        "by-phrase": 'behind "by"',
        "of-phrase": 'behind "of" after the cue',
        "phrase": 'behind "{word}" after the cue',
        "place": 'behind "{word}" after the verb whose subject is the cue',
        "possessive": "possessor of the cue",
        "modifier": "name before the cue",
        "pair": "one of the names before the cue",
        "governing-subject": "subject of the verb that governs the cue",
        "copula": 'subject of "is" or a like verb before the cue',
        "small-clause": "object of which the cue is said",
        "modifies": "noun that the cue qualifies",
        "apposition": "in apposition with the cue",
        "as-phrase": 'said to be so by "as"',
        "between": 'side of the relation behind "{word}"',
        "with": 'other side, behind "{word}"',
        "adverbial": "subject of the clause that the cue qualifies",
        "circumstance": "named in the circumstances of the clause",
        "found-in": "where the cue is said to be found",
        "from-phrase": 'behind "{word}" after the cue',
        "inverted-copula": 'stands behind "is", the cue before it',
        "region": "place named before the cue",
        "relative-clause": "subject of the clause that tells of the cue",
        "within": "country inside which the sides of the cue stand",
        "relational": 'side of a relation named before ("such cooperation")',
        "example": "given as an example of the cue",
        "near": "stands in the sentence, no relation found",
        "clause-subject": "subject of the clause around the cue: a guess, no relation found",
        "same-phrase": "only actor of the phrase around the cue: a guess, no relation found",
        "opted-in": "stands in the sentence; the line asks for no more",
    }
)
#: How a noun phrase led on to the actor in it.
VIA: Final[Mapping[str, str]] = MappingProxyType(
    {
        "possessive": "whose possessor it is",
        "modifier": "by the name before it",
        "of-phrase": 'by the name behind its "of"',
        "by-phrase": 'by the name behind its "by"',
        "apposition": "by its apposition",
        "example": "as an example of it",
        "identity": "to which it is said to be equal",
        "in-phrase": 'by the name behind its "in"',
    }
)
MARKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "misspelt": "misspelt, read as meant",
        "denied": "an unfavourable cue denied",
        "demanded": "good conduct asked for",
        "own-words": "guessed inside the actor's own words",
    }
)


def rule_in_words(rule: str) -> str:
    """`object-of:against>possessive+misspelt` as a phrase; an unknown rule shows its name."""
    path, *marks = rule.split("+")
    step, *onward = path.split(">")
    name, _, word = step.partition(":")
    told = RULES.get(name, name).replace("{word}", word or "with")
    parts = [told, *(VIA.get(via, via) for via in onward), *(MARKS.get(m, m) for m in marks)]
    return ", ".join(parts)


def mention_in_words(kind: str, note: str, *, inert: bool) -> str:
    """Why words mean an actor: `name`, `capital of the actor`, `pronoun, by what came before`."""
    told = {
        "name": "its name",
        "demonym": "its people or language",
        "capital": "its capital, for the state",
        "leader": "its leader, for the state",
        "institution": "its institution",
        "programme": "its programme",
        "pronoun": "a pronoun, by what came before",
        "implied": "the lead-in's subject, left out in this item",
        "topic": "the actor the paragraph is about",
    }.get(note, note)
    if not told:
        told = "a description, by what came before" if kind == "coreference" else kind
    return f"{told}; only part of another name, takes no role" if inert else told
