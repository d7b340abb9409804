"""How a claim was scored, in words: the rule, the arithmetic, the voice."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import Any, NamedTuple

from framing.charts.words import clean
from framing.report.run import Run
from framing.report.words import Strings, factor, shift

_CLOSE = 0.002


class Claim(NamedTuple):
    """One evidence row as the page tells it; `place` is its line in the lexicon."""

    id: str
    frame: str
    facts: tuple[str, ...]
    rule: str
    arithmetic: str
    place: str


def claim(run: Run, row: Mapping[str, Any]) -> Claim:
    """An evidence row in words."""
    return Claim(
        id=f"s-{row['evidence_id']}",
        frame=run.frame(row["frame"]),
        facts=_facts(run, row),
        rule=rule_in_words(run.strings, row["rule"]),
        arithmetic=arithmetic(run, row),
        place=_line(run.strings, str(row["lexicon"])),
    )


def _line(strings: Strings, place: str) -> str:
    """`geopolitics/cues.csv:214` -> `line 214`; another file keeps its name."""
    name, _, line = place.rpartition("/")[2].rpartition(":")
    return (
        str(strings["evidence"]["line"]).format(n=line) if name == "cues.csv" else f"{name}:{line}"
    )


def _facts(run: Run, row: Mapping[str, Any]) -> tuple[str, ...]:
    words = run.strings
    facts = [
        words["roles"].get(row["role"], row["role"]),
        words["modalities"].get(row["modality"], row["modality"]),
        voice(run, row),
    ]
    if row["negated"]:
        facts.append(words["arithmetic"]["negated"])
    if row["counterpart"]:
        name = run.actor(row["counterpart"])
        facts.append(words["evidence"]["counterpart"].format(name=name))
    kind = words["kinds"].get(row["mention_kind"], "")
    if kind:
        facts.append(kind.format(mention=f"\u201c{clean(row['mention'])}\u201d"))
    return tuple(facts)


def voice(run: Run, row: Mapping[str, Any]) -> str:
    """Whose view a claim is: the author's, or reported or quoted from somebody."""
    words = run.strings["voices"]
    if row["voice"] == "author":
        return str(words["author"])
    held = str(row["holder"] or "").removeprefix("unnamed")
    holder = run.actor(held) if held in run.lexicon.actors else clean(held)
    template = str(words.get(row["voice"], words["attributed"]))
    return template.format(holder=holder or words["unnamed"])


def rule_in_words(strings: Strings, rule: str) -> str:
    """`subject>apposition+misspelt` -> what grammar joined cue and actor, step by step."""
    words = strings["rules"]
    path, *marks = rule.split("+")
    steps = []
    for position, step in enumerate(path.split(">")):
        name, _, word = step.partition(":")
        told = str(words.get(name, name.replace("-", " ")))
        if "{word}" in told:
            told = told.format(word=word or name)
        steps.append(told if not position else str(words["step"]).format(name=_bare(told)))
    return ", ".join([*steps, *(str(words.get(mark, mark)) for mark in marks)])


def _bare(words: str) -> str:
    return words.removeprefix("in ").removeprefix("through ").removesuffix(" of the cue")


def arithmetic(run: Run, row: Mapping[str, Any]) -> str:
    """`valence −1 × negation → +1; weight 0.6 = hedged 0.6`. Factors of 1 are left out."""
    words = run.strings["arithmetic"]
    valence, polarity = shift(row["valence"]), shift(row["polarity"])
    if row["negated"]:
        first = words["turned"].format(valence=valence, polarity=polarity)
    elif valence != polarity:
        first = words["shifted"].format(valence=valence, polarity=polarity)
    else:
        first = words["valence"].format(valence=valence)
    weight = factor(row["weight"])
    factors = " × ".join(f"{name} {factor(value)}" for name, value in _factors(run, row))
    if not factors:
        return first if weight == "1" else f"{first}; {words['weight'].format(weight=weight)}"
    return f"{first}; {words['product'].format(weight=weight, factors=factors)}"


def _factors(run: Run, row: Mapping[str, Any]) -> list[tuple[str, float]]:
    """The factors of a weight that are not 1; what is left over is the relation's certainty."""
    words, weights = run.strings, run.lexicon.weights
    line = run.cues.get(row["cue_id"])
    named: list[tuple[str, float]] = [(words["arithmetic"]["cue"], line.weight if line else 1.0)]
    for kind, book in (("modality", "modalities"), ("role", "roles"), ("voice", ""), ("rule", "")):
        value = str(row[kind]).split("+")[0]
        name = words[book].get(value, value) if book else value
        if kind == "rule":
            name = words["arithmetic"]["rule"]
        named.append((name, weights.get(f"{kind}.{value}", 1.0)))
    product = prod(value for _, value in named)
    rest = row["weight"] / product if product else 1.0
    if abs(rest - 1) > _CLOSE:
        named.append((words["arithmetic"]["certainty"], rest))
    return [(name, value) for name, value in named if abs(value - 1) > _CLOSE]
