"""The one place where evidence rows are made.

A document's sentences are read in order; detectors give mentions, cues, roles, shifters and
voices, and this module writes them together into rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from framing.detect import grammar
from framing.detect.actors import find_actors
from framing.detect.compiled import Compiled
from framing.detect.holders import AUTHOR, Scope, find_scopes, voice_at
from framing.detect.matching import Hit, find_hits
from framing.detect.mention import Mention
from framing.detect.near import near
from framing.detect.people import find_people
from framing.detect.reference import Discourse, find_references
from framing.detect.roles import Binding, CueHit, bind, head_of
from framing.detect.shifters import Found, Shift, find_shifters, modality_of, shift_of
from framing.detect.spelling import correct
from framing.language.sentence import ParsedSentence
from framing.lexicon.model import Cue
from framing.schema import EvidenceRow, MentionRow, Modality, NamingRow
from framing.sources.model import Document

_PLACES: Final = 4
#: A modal this close to the colon of a lead-in holds for the items of the list.
_NEAR_COLON: Final = 3
_PREFIXES: Final = frozenset({"no", "non", "anti", "counter", "pseudo", "quasi"})
#: Rules of `framing.detect.fallback`: grammar links the cue to nobody.
_GUESSES: Final = ("opted-in", "only-actor", "topic")
#: By these rules a cue qualifies a name, and the clause around takes it for granted.
_PRESUPPOSED: Final = ("apposition", "modifies", "possessive")


class Reading(NamedTuple):
    """Everything found in one sentence: what `trace` explains and what rows are made from."""

    sentence: ParsedSentence
    mentions: list[Mention]
    hits: list[CueHit]
    shifters: list[Found]
    scopes: list[Scope]
    misspelt: frozenset[int]
    lead_in: Modality | None = None


@dataclass(frozen=True)
class DocumentRows:
    """The rows of one document."""

    evidence: list[EvidenceRow]
    mentions: list[MentionRow]
    naming: list[NamingRow]
    sentences: int
    tone: float


def read_document(
    document: Document, sentences: Sequence[ParsedSentence], compiled: Compiled
) -> list[Reading]:
    """Read a document's sentences in order with one discourse state."""
    date = document.metadata.get("published", "")
    state = compiled.discourse(_speaker(document, compiled))
    opening: Reading | None = None
    readings = []
    for sentence in sentences:
        if sentence.kind == "heading":
            continue
        reading = read_sentence(sentence, compiled, state, date=date)
        if sentence.kind != "item":
            opening = reading if sentence.text.rstrip().endswith(":") else None
        elif opening is not None:
            reading = _under(opening, reading)
        readings.append(reading)
    return readings


def _under(opening: Reading, item: Reading) -> Reading:
    """A list item keeps the voice and the "should" of the sentence that opens its list."""
    whole = frozenset(range(len(item.sentence)))
    outer = [Scope(whole, scope.holder, scope.voice) for scope in opening.scopes[:1]]
    last = len(opening.sentence) - 1
    modality = modality_of([f for f in opening.shifters if last - f.tokens[-1] <= _NEAR_COLON])
    return item._replace(
        scopes=item.scopes + outer, lead_in=None if modality == "asserted" else modality
    )


def _speaker(document: Document, compiled: Compiled) -> str:
    """The actor whose "we" a text speaks in: its source's country, or a source named like one."""
    actors = compiled.lexicon.actors
    for name in (document.metadata.get("country", ""), document.source):
        key = name.strip().lower().replace(" ", "_").replace("-", "_")
        if key in actors:
            return key
        for actor in actors.values():
            if name and any(a.alias == name and a.kind == "name" for a in actor.aliases):
                return actor.actor
    return ""


def read_sentence(
    sentence: ParsedSentence,
    compiled: Compiled,
    state: Discourse,
    *,
    date: str = "",
    given: Sequence[Mention] | None = None,
) -> Reading:
    """Find mentions, cues with their actors, shifters and voices of one sentence.

    `given`: mentions known beforehand, read instead of the names that the lexicon lists.
    """
    s, misspelt = correct(sentence, compiled.speller)
    sets = compiled.sets
    state.enter(s)
    named = find_actors(s, compiled.actors, sets, date=date) if given is None else list(given)
    named += find_people(s, named, state, sets)
    mentions = named + find_references(s, named, state, sets)
    hits = _bound_hits(s, compiled, mentions, named)
    state.remember(s, mentions, sets)
    parties = _parties(hits)
    if len(parties) == 2:
        state.parties = parties
    return Reading(
        s,
        sorted(mentions, key=lambda m: (m.first, m.last, m.actor)),
        hits,
        find_shifters(s, compiled.shifters),
        find_scopes(s, mentions, compiled.reporting, sets),
        misspelt,
    )


def _bound_hits(
    s: ParsedSentence, compiled: Compiled, mentions: Sequence[Mention], named: Sequence[Mention]
) -> list[CueHit]:
    """Every cue found in the sentence with the actors that grammar links to it."""
    hits = []
    for hit in find_hits(compiled.cues, s, grammar.linked, content=True):
        cue = compiled.lexicon.cues[hit.entry]
        if not (_inside_name(s, hit.tokens, named) or _is_prefixed(s, hit.tokens[0])):
            bindings = bind(
                s, cue, hit.tokens, mentions, compiled.sets, transitive=compiled.transitive
            )
            hits.append(CueHit(hit, cue, bindings or near(s, cue, hit.tokens, mentions)))
    return hits


def _inside_name(s: ParsedSentence, tokens: Sequence[int], named: Sequence[Mention]) -> bool:
    """Cues inside names never fire ("Shanghai Cooperation Organisation", "Partnership for Peace")."""
    if any(m.first <= t <= m.last for m in named for t in tokens if m.last > m.first):
        return True
    return all(s.words[t][:1].isupper() and s.pos[t] == "PROPN" for t in tokens if t > 0) and any(
        t > 0 for t in tokens
    )


def _is_prefixed(s: ParsedSentence, first: int) -> bool:
    """ "no-alliance", "non-cooperation", "anti-Western": the prefix makes it another word."""
    return first > 1 and s.words[first - 1] in ("-", "–") and s.lower[first - 2] in _PREFIXES


def _parties(hits: Sequence[CueHit]) -> tuple[str, ...]:
    """The two sides of the last relation of a sentence."""
    for _, _, bindings in reversed(hits):
        actors = tuple(dict.fromkeys(b.mention.actor for b in bindings if b.role == "party"))
        if len(actors) == 2:
            return actors
    return ()


def rows_of(document: Document, readings: Sequence[Reading], compiled: Compiled) -> DocumentRows:
    """The evidence, mention and naming rows of a document."""
    evidence = [row for reading in readings for row in _evidence(document, reading, compiled)]
    mentions = [_mention_row(document, r, m) for r in readings for m in r.mentions]
    naming = [row for reading in readings for row in _naming(document, reading, compiled)]
    tones = [reading.sentence.tone for reading in readings]
    tone = round(sum(tones) / len(tones), _PLACES) if tones else 0.0
    return DocumentRows(evidence, mentions, naming, len(readings), tone)


def _sentence_id(document: Document, s: ParsedSentence) -> str:
    return f"{document.document}#{s.index + 1}"


def _evidence(document: Document, reading: Reading, compiled: Compiled) -> list[EvidenceRow]:
    s = reading.sentence
    claims: list[tuple[Hit, Cue, Binding]] = [
        (hit, cue, binding) for hit, cue, bindings in reading.hits for binding in bindings
    ]
    rows = []
    for hit, cue, binding in _without_repeats(claims):
        shift = shift_of(
            s,
            hit.tokens,
            reading.shifters,
            compiled.sets,
            valence=cue.valence,
            presupposed=binding.rule.startswith(_PRESUPPOSED),
        )
        if shift.modality == "asserted" and reading.lead_in is not None:
            shift = shift._replace(modality=reading.lead_in)
        rows.append(_row(document, reading, compiled, (hit, cue, binding), shift))
    return sorted(rows, key=lambda r: (r.start, r.cue_start, r.frame, r.actor, r.cue_id))


def _without_repeats(
    claims: Sequence[tuple[Hit, Cue, Binding]],
) -> list[tuple[Hit, Cue, Binding]]:
    """Of cues that overlap on one actor, the one with most words counts.

    A shorter cue of the same frame repeats it; one of another frame that lies wholly inside
    is corrected by it ("tense relations" is no partnership).
    """
    kept: list[tuple[Hit, Cue, Binding]] = []
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
    claim: tuple[Hit, Cue, Binding],
    shift: Shift,
) -> EvidenceRow:
    s, (hit, cue, binding) = reading.sentence, claim
    voice, holder = voice_at(reading.scopes, head_of(s, hit.tokens))
    first, last = hit.tokens[0], hit.tokens[-1]
    mention = binding.mention
    misspelt = reading.misspelt & {*hit.tokens, *range(binding.mention.first, binding.mention.last + 1)}
    marks = _marks(compiled, cue, binding, denied=shift.negated, own=holder == mention.actor)
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


def _marks(
    compiled: Compiled, cue: Cue, binding: Binding, *, denied: bool, own: bool
) -> list[str]:
    """What else weighs on a row, where the lexicon gives it a factor in [weights.rule].

    denied: an unfavourable cue is negated ("did not lie" is hardly praise); own-words: a guess
    stands inside what the actor itself says, and so rather speaks of others.
    """
    marks = ["denied"] if denied and cue.valence < 0 else []
    if own and binding.rule.split("+")[0] in _GUESSES:
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


def _evidence_id(document: Document, s: ParsedSentence, claim: tuple[Hit, Cue, Binding]) -> str:
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
