"""The one place where evidence rows are made.

Readings come in, one a sentence; this module writes mentions, cues, roles, shifters and voices
together into the rows of the evidence table and its companions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from framing.detect.compiled import Compiled
from framing.detect.grammar import head_of
from framing.detect.holders import voice_at
from framing.detect.matching import Hit, find_hits
from framing.detect.mention import Mention
from framing.detect.reading import Reading
from framing.detect.roles import Binding
from framing.detect.shifters import Found, Sense, Shift, shift_of
from framing.language.sentence import ParsedSentence
from framing.lexicon.model import Cue
from framing.schema import EvidenceRow, MentionRow, NamingRow
from framing.sources.model import Document

_PLACES: Final = 4
#: By these rules a cue qualifies a name, and the clause around takes it for granted.
_PRESUPPOSED: Final = ("apposition", "modifies", "possessive")

Claim = tuple[Hit, Cue, Binding]


@dataclass(frozen=True)
class DocumentRows:
    """The rows of one document."""

    evidence: list[EvidenceRow]
    mentions: list[MentionRow]
    naming: list[NamingRow]
    sentences: int
    tone: float


def rows_of(document: Document, readings: Sequence[Reading], compiled: Compiled) -> DocumentRows:
    """The evidence, mention and naming rows of a document."""
    evidence = [row for reading in readings for row in evidence_of(document, reading, compiled)]
    mentions = [_mention_row(document, r, m) for r in readings for m in r.mentions]
    naming = [row for reading in readings for row in _naming(document, reading, compiled)]
    tones = [reading.sentence.tone for reading in readings]
    tone = round(sum(tones) / len(tones), _PLACES) if tones else 0.0
    return DocumentRows(evidence, mentions, naming, len(readings), tone)


def _sentence_id(document: Document, s: ParsedSentence) -> str:
    return f"{document.document}#{s.index + 1}"


def evidence_of(document: Document, reading: Reading, compiled: Compiled) -> list[EvidenceRow]:
    """The evidence rows of one sentence."""
    claims: list[Claim] = [
        (hit, cue, binding) for hit, cue, bindings in reading.hits for binding in bindings
    ]
    rows = []
    for hit, cue, binding in _without_repeats(claims):
        shift = shift_at(reading, (hit, cue, binding), compiled, reading.shifters)
        if shift.negated and _denied_elsewhere(reading, claims, (hit, cue, binding)):
            continue
        if shift.modality == "asserted" and reading.lead_in is not None:
            shift = shift._replace(modality=reading.lead_in)
        rows.append(_row(document, reading, compiled, (hit, cue, binding), shift))
    return sorted(rows, key=lambda r: (r.start, r.cue_start, r.frame, r.actor, r.cue_id))


def _denied_elsewhere(reading: Reading, claims: Sequence[Claim], claim: Claim) -> bool:
    """Whether a wider cue already holds the negation, as "refrain from helping" holds "helping"."""
    mine, actor = set(claim[0].tokens), claim[2].mention.actor
    outer = [
        set(f.tokens)
        for f in reading.shifters
        if f.shifter.kind == "negation" and not mine & set(f.tokens)
    ]
    return any(
        binding.mention.actor == actor
        and mine & set(hit.tokens)
        and any(negator & set(hit.tokens) for negator in outer)
        for hit, _, binding in claims
    )


def shift_at(
    reading: Reading,
    claim: tuple[Hit, Cue, Binding],
    compiled: Compiled,
    found: Sequence[Found],
) -> Shift:
    """What shifters amount to for one claim; `trace` asks for each of them alone."""
    hit, cue, binding = claim
    return shift_of(
        reading.sentence,
        hit.tokens,
        found,
        compiled.sets,
        Sense(
            favours=compiled.lexicon.frames[cue.frame].pole == "+" and cue.valence > 0,
            blames=cue.valence < 0,
            presupposed=binding.role != "party" and binding.rule.startswith(_PRESUPPOSED),
            intended=cue.valence < 0 and binding.role == "agent",
        ),
    )


def _without_repeats(
    claims: Sequence[Claim],
) -> list[Claim]:
    """Of cues that overlap on one actor, the one with most words counts.

    A shorter cue of the same frame repeats it; one of another frame that lies wholly inside
    is corrected by it ("tense relations" is no partnership).
    """
    kept: list[Claim] = []
    order = sorted(
        claims,
        key=lambda c: (
            c[2].role == "near",
            -len(c[0].tokens),
            -abs(c[1].valence),
            -c[2].certainty,
            c[1].cue_id,
        ),
    )
    for claim in order:
        hit, cue, binding = claim
        repeated = any(
            binding.mention.actor == known.mention.actor
            and set(hit.tokens) & set(taken.tokens)
            and (cue.frame == other.frame or set(hit.tokens) < set(taken.tokens))
            for taken, other, known in kept
        )
        if not repeated:
            kept.append(claim)
    return kept


def _row(
    document: Document,
    reading: Reading,
    compiled: Compiled,
    claim: Claim,
    shift: Shift,
) -> EvidenceRow:
    s, (hit, cue, binding) = reading.sentence, claim
    voice, holder = voice_at(reading.scopes, head_of(s, hit.tokens))
    first, last = hit.tokens[0], hit.tokens[-1]
    mention = binding.mention
    misspelt = reading.misspelt & {
        *hit.tokens,
        *range(binding.mention.first, binding.mention.last + 1),
    }
    marks = _marks(compiled, cue, binding, shift, own=holder == mention.actor)
    rule = "+".join((binding.rule, *(["misspelt"] if misspelt else []), *marks))
    binding = binding._replace(rule=rule)
    polarity = -cue.valence if shift.negated else cue.valence
    return EvidenceRow(
        evidence_id=_evidence_id(document, s, claim),
        source=document.source,
        document=document.document,
        date=document.metadata.get("published", ""),
        section=s.section,
        sentence_id=_sentence_id(document, s),
        sentence=s.text,
        start=s.start,
        end=s.end,
        actor=mention.actor,
        mention=s.span(mention.first, mention.last),
        mention_start=s.starts[mention.first],
        mention_end=s.ends[mention.last],
        mention_kind=mention.kind,
        frame=cue.frame,
        cue_id=cue.cue_id,
        cue=s.span(first, last),
        cue_start=s.starts[first],
        cue_end=s.ends[last],
        role=binding.role,
        counterpart=binding.counterpart,
        valence=cue.valence,
        negated=shift.negated,
        modality=shift.modality,
        voice=voice,
        holder=holder,
        polarity=round(polarity, _PLACES) + 0.0,
        weight=_weight(compiled, cue, binding, shift, voice),
        rule=rule,
        lexicon=str(cue.place),
    )


def _marks(compiled: Compiled, cue: Cue, binding: Binding, shift: Shift, *, own: bool) -> list[str]:
    """What else weighs on a row, where the lexicon gives it a factor in [weights.rule].

    denied: an unfavourable cue is negated ("did not lie" is hardly praise); demanded: good
    conduct is asked of the actor ("urge Peru to respect the law"); own-words: a guess stands
    inside what the actor itself says, and so rather speaks of others.
    """
    marks = ["denied"] if shift.negated and cue.valence < 0 else []
    if shift.asked and cue.valence > 0 and not shift.negated and binding.role == "agent":
        marks.append("demanded")
    if own and binding.rule == "opted-in":
        marks.append("own-words")
    return [mark for mark in marks if f"rule.{mark}" in compiled.lexicon.weights]


def _weight(compiled: Compiled, cue: Cue, binding: Binding, shift: Shift, voice: str) -> float:
    """The product of the lexicon's factors, in [0, 1]; 0 only for the role near."""
    weights = compiled.lexicon.weights
    rule, *extra = binding.rule.split("+")
    role = 1.0 if rule == "opted-in" else weights.get(f"role.{binding.role}", 1.0)
    product = (
        cue.weight
        * weights.get(f"modality.{shift.modality}", 1.0)
        * role
        * weights.get(f"voice.{voice}", 1.0)
        * weights.get(f"rule.{rule}", 1.0)
        * binding.certainty
    )
    for mark in extra:
        product *= weights.get(f"rule.{mark}", 1.0)
    return round(min(1.0, max(0.0, product)), _PLACES)


def _evidence_id(document: Document, s: ParsedSentence, claim: Claim) -> str:
    hit, cue, binding = claim
    key = (
        f"{document.document}\0{s.starts[hit.tokens[0]]}\0{s.ends[hit.tokens[-1]]}\0"
        f"{binding.mention.actor}\0{cue.cue_id}"
    )
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def _mention_row(document: Document, reading: Reading, mention: Mention) -> MentionRow:
    s = reading.sentence
    return MentionRow(
        source=document.source,
        document=document.document,
        date=document.metadata.get("published", ""),
        section=s.section,
        sentence_id=_sentence_id(document, s),
        sentence=s.text,
        start=s.start,
        end=s.end,
        actor=mention.actor,
        mention=s.span(mention.first, mention.last),
        mention_start=s.starts[mention.first],
        mention_end=s.ends[mention.last],
        mention_kind=mention.kind,
        tone=s.tone,
    )


def _naming(document: Document, reading: Reading, compiled: Compiled) -> list[NamingRow]:
    s = reading.sentence
    rows = []
    for hit in find_hits(compiled.naming, s, lambda *_: False):
        choice = compiled.lexicon.naming[hit.entry]
        rows.append(
            NamingRow(
                source=document.source,
                document=document.document,
                date=document.metadata.get("published", ""),
                sentence_id=_sentence_id(document, s),
                sentence=s.text,
                referent=choice.referent,
                name=choice.name,
                start=s.starts[hit.tokens[0]],
                end=s.ends[hit.tokens[-1]],
            )
        )
    return rows
