"""From a reading to its explanation: every row with its reasons, and every cue without a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from framing.detect import scope
from framing.detect.compiled import Compiled
from framing.detect.grammar import head_of
from framing.detect.matching import Hit, find_hits
from framing.detect.reading import Reading
from framing.detect.roles import Binding
from framing.detect.shifters import Found
from framing.explain.model import (
    ClaimNote,
    Explanation,
    Factor,
    MentionNote,
    ShifterNote,
    SilentNote,
)
from framing.explain.near import nearest
from framing.explain.words import mention_in_words, rule_in_words
from framing.language.sentence import ParsedSentence
from framing.lexicon.model import Cue
from framing.schema import EvidenceRow
from framing.score import shift_at

_OPTED_IN: Final = "opted-in"
_IN_A_NAME: Final = "stands inside a name or behind a prefix such as anti-"


def explain(
    reading: Reading, rows: Sequence[EvidenceRow], compiled: Compiled, *, sentence_id: str
) -> Explanation:
    """Explain one sentence. `rows` are the evidence rows of its document."""
    s = reading.sentence
    own = [row for row in rows if row.start == s.start and row.end == s.end]
    counted = [row for row in own if row.weight > 0]
    claims = tuple(claim_note(reading, row, compiled) for row in counted)
    covered = {t for note in claims for t in _tokens_of(reading, note.row)}
    fired = {cue.cue_id for _, cue, _ in reading.hits}
    return Explanation(
        sentence_id=sentence_id,
        sentence=s.text,
        mentions=tuple(_mentions(reading)),
        claims=claims,
        silent=tuple(silent_notes(reading, counted, compiled)),
        near=nearest(compiled.lexicon.cues, s, fired=fired, covered=covered),
        misspelt=tuple(_misspelt(reading)),
        unlisted=tuple(_unlisted(reading)),
    )


def _mentions(reading: Reading) -> list[MentionNote]:
    s = reading.sentence
    return [
        MentionNote(
            s.span(m.first, m.last),
            m.actor,
            m.kind,
            mention_in_words(m.kind, m.note, inert=m.inert),
        )
        for m in reading.mentions
    ]


def _misspelt(reading: Reading) -> list[str]:
    """`strenghten, read as strengthen`."""
    s = reading.sentence
    return [f"{s.span(t, t)}, read as {s.words[t]}" for t in sorted(reading.misspelt)]


def _unlisted(reading: Reading) -> list[str]:
    """Words that look like names and are no actor of the lexicon."""
    s = reading.sentence
    covered = {t for m in reading.mentions for t in range(m.first, m.last + 1)}
    names: list[str] = []
    run: list[int] = []
    for token in [*range(len(s)), -1]:
        if token >= 0 and s.pos[token] == "PROPN" and token not in covered:
            run.append(token)
        elif run:
            names.append(s.span(run[0], run[-1]))
            run = []
    return list(dict.fromkeys(names))


# --- what fired ------------------------------------------------------------------------------


def claim_note(reading: Reading, row: EvidenceRow, compiled: Compiled) -> ClaimNote:
    """One evidence row with cue, rule, shifters and arithmetic."""
    hit, cue, binding = _claim_of(reading, row)
    s = reading.sentence
    note = ""
    if reading.lead_in is not None and row.modality == reading.lead_in:
        note = "the sentence that opens the list makes it so"
    return ClaimNote(
        row=row,
        pattern=cue.pattern.text,
        roles=cue.roles,
        tokens=tuple(s.words[t] for t in hit.tokens),
        rule=rule_in_words(row.rule),
        shifters=tuple(_shifters(reading, (hit, cue, binding), compiled)),
        factors=tuple(_factors(cue, binding, row, compiled)),
        note=note,
    )


def _claim_of(reading: Reading, row: EvidenceRow) -> tuple[Hit, Cue, Binding]:
    """The hit and binding a row was made from."""
    s = reading.sentence
    for hit, cue, bindings in reading.hits:
        span = (s.starts[hit.tokens[0]], s.ends[hit.tokens[-1]])
        if cue.cue_id != row.cue_id or span != (row.cue_start, row.cue_end):
            continue
        for binding in bindings:
            if binding.mention.actor == row.actor and binding.role == row.role:
                return hit, cue, binding
    raise ValueError(f"row {row.evidence_id} was not made from this reading")


def _tokens_of(reading: Reading, row: EvidenceRow) -> tuple[int, ...]:
    return _claim_of(reading, row)[0].tokens


def _shifters(
    reading: Reading, claim: tuple[Hit, Cue, Binding], compiled: Compiled
) -> list[ShifterNote]:
    """The shifters over a cue; last, a verb that turns its object ("block", "undermine")."""
    s = reading.sentence

    def words_over(found: list[Found]) -> tuple[str, ...]:
        return shift_at(reading, claim, compiled, found).words

    turned = words_over([])
    notes = [
        ShifterNote(
            " ".join(s.words[t] for t in found.tokens),
            found.shifter.kind,
            found.shifter.scope,
            str(found.shifter.place),
        )
        for found in reading.shifters
        if words_over([found]) != turned
    ]
    return notes + [ShifterNote(word, "reversing verb", "", "") for word in turned]


def _factors(cue: Cue, binding: Binding, row: EvidenceRow, compiled: Compiled) -> list[Factor]:
    """The factors whose product is the weight, in the order of the explanation."""
    weights = compiled.lexicon.weights
    rule, *marks = row.rule.split("+")
    role = 1.0 if rule == _OPTED_IN else weights.get(f"role.{row.role}", 1.0)
    factors = [
        Factor("cue", cue.weight),
        Factor(f"modality {row.modality}", weights.get(f"modality.{row.modality}", 1.0)),
        Factor(f"role {row.role}", role),
        Factor(f"voice {row.voice}", weights.get(f"voice.{row.voice}", 1.0)),
        Factor("certainty of the relation", binding.certainty),
    ]
    named = [(name, weights.get(f"rule.{name}", 1.0)) for name in (rule, *marks)]
    return factors + [Factor(f"rule {name}", value) for name, value in named if value != 1]


# --- what did not ----------------------------------------------------------------------------


def silent_notes(
    reading: Reading,
    counted: Sequence[EvidenceRow],
    compiled: Compiled,
) -> list[SilentNote]:
    """Every cue found in the sentence that gave no counted row, and what stopped it."""
    s = reading.sentence
    notes = []
    kept = {(row.cue_id, row.cue_start, row.cue_end) for row in counted}
    for hit, cue, bindings in reading.hits:
        if (cue.cue_id, s.starts[hit.tokens[0]], s.ends[hit.tokens[-1]]) in kept:
            continue
        notes.append(_silent(s, hit, cue, why_silent(reading, hit, cue, bindings, counted)))
    known = {(hit.entry, hit.tokens) for hit, _, _ in reading.hits}
    for hit in find_hits(compiled.cues, s, scope.linked):
        if (hit.entry, hit.tokens) not in known:
            cue = compiled.lexicon.cues[hit.entry]
            notes.append(_silent(s, hit, cue, _IN_A_NAME))
    return notes


def _silent(s: ParsedSentence, hit: Hit, cue: Cue, why: str) -> SilentNote:
    words = s.span(hit.tokens[0], hit.tokens[-1])
    return SilentNote(cue.cue_id, cue.frame, words, str(cue.place), why)


def why_silent(
    reading: Reading,
    hit: Hit,
    cue: Cue,
    bindings: Sequence[Binding],
    counted: Sequence[EvidenceRow],
) -> str:
    """What stopped a cue that was found: no actor in its roles, or a longer cue."""
    bound = [b for b in bindings if b.role != "near" or "near" in cue.roles]
    if not bound:
        return _nobody(reading, hit, cue)
    actors = {b.mention.actor for b in bound}
    for row in counted:
        if row.actor in actors and set(_tokens_of(reading, row)) & set(hit.tokens):
            return f'for {row.actor} "{row.cue}" ({row.cue_id}) holds more words and replaces it'
    return "another cue of the sentence says the same of it, or its weight is 0"


def _nobody(reading: Reading, hit: Hit, cue: Cue) -> str:
    s = reading.sentence
    roles = " or ".join(cue.roles)
    wanted = f"nobody of the lexicon stands as {roles}"
    if cue.pattern.needs_actor:
        wanted += ", or nobody at whom it is aimed (~ @actor)"
    live = [
        f"{s.span(m.first, m.last)} ({m.actor})"
        for m in reading.mentions
        if not m.inert and m.kind != "relational"
    ]
    word = s.words[head_of(s, hit.tokens)]
    there = ", ".join(dict.fromkeys(live)) if live else "no actor"
    return f'{wanted} to "{word}"; the sentence names {there}'
