"""Words that turn or weaken what a cue says, each with the stretch it governs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from framing.detect import grammar, scope
from framing.detect.grammar import head_of
from framing.detect.matching import Hit, PatternTable, build_table, find_hits, longest_only
from framing.detect.mention import Sets
from framing.language.sentence import ParsedSentence
from framing.lexicon.model import Pattern, Shifter
from framing.schema import Modality

#: Where several hold, the one that doubts most is shown.
_MODALITY_ORDER: Final[tuple[tuple[str, Modality], ...]] = (
    ("conditional", "conditional"),
    ("hedge", "hedged"),
    ("normative", "normative"),
    ("promise", "promised"),
    ("goal", "goal"),
)
_INVERTING: Final = frozenset({"should", "were", "had"})
#: How far behind its governing word an infinitive may begin.
_FAR: Final = 9
_CLAUSE_LABELS: Final = frozenset({"advcl", "ccomp", "pcomp", "relcl", "acl", "xcomp"})


class Sense(NamedTuple):
    """What a cue means for its actor before anything shifts it.

    `favours`: of a frame that speaks for the actor, so that a verb such as "block" turns it;
    `blames`: it speaks against the actor; `presupposed`: it names or qualifies somebody ("its
    ally Armenia"), which a negated or doubted clause still takes for granted; `intended`: it
    blames the actor for a deed of its own.
    """

    favours: bool
    blames: bool
    presupposed: bool
    intended: bool = False


class Shift(NamedTuple):
    """What the shifters over a cue amount to, and the words that say so.

    `asked`: somebody is asked for what the cue says ("urge Peru to keep its word").
    """

    negated: bool
    modality: Modality
    words: tuple[str, ...]
    asked: bool = False


@dataclass(frozen=True)
class ShifterTable:
    """The lexicon's shifters, filed for look-up. `infinitive`: the pattern ended in "to"."""

    shifters: tuple[Shifter, ...]
    infinitive: tuple[bool, ...]
    table: PatternTable


def shifter_table(shifters: Sequence[Shifter]) -> ShifterTable:
    """File the shifters.

    One that ends in "to" is filed without it and asks for an infinitive behind instead, so that
    "aims not only to", "the inability of X to" are found too.
    """
    infinitive = tuple(_ends_in_to(x.pattern) for x in shifters)
    patterns = [
        x.pattern._replace(parts=(x.pattern.parts[0][:-1],)) if to else x.pattern
        for x, to in zip(shifters, infinitive, strict=True)
    ]
    return ShifterTable(tuple(shifters), infinitive, build_table(patterns))


def _ends_in_to(pattern: Pattern) -> bool:
    last = pattern.parts[-1]
    return len(pattern.parts) == 1 and len(last) > 1 and last[-1].forms == frozenset({"to"})


def infinitive_behind(s: ParsedSentence, last: int) -> int | None:
    """The verb of the first "to" infinitive behind a token in the same clause, or None."""
    for token in range(last + 1, min(last + _FAR, len(s))):
        if s.words[token] in (",", ";", ":", "."):
            return None
        if s.lower[token] == "to" and s.deps[token] == "aux" and s.heads[token] > token:
            return s.heads[token]
        if s.lower[token] == "to" and s.deps[token] == "prep":
            gerunds = grammar.children_with(s, token, ("pcomp",))
            if gerunds:
                return gerunds[0]
    return None


class Found(NamedTuple):
    """A shifter at work: its kind and scope, its tokens, and the token it starts from."""

    shifter: Shifter
    tokens: tuple[int, ...]


def find_shifters(s: ParsedSentence, known: ShifterTable) -> list[Found]:
    """Shifters of the sentence; a longer one hides those inside it ("not only" hides "not")."""
    hits = [
        hit
        for hit in find_hits(known.table, s, scope.linked)
        if not known.infinitive[hit.entry] or infinitive_behind(s, hit.tokens[-1]) is not None
    ]
    hits = longest_only(hits)
    return [Found(known.shifters[hit.entry], hit.tokens) for hit in _each_place_once(hits, known)]


def _each_place_once(hits: Sequence[Hit], known: ShifterTable) -> list[Hit]:
    """Keep hits of every kind, but let a pseudo shifter hide all that touch it."""
    pseudo = {t for h in hits if known.shifters[h.entry].kind == "pseudo" for t in h.tokens}
    return [
        h for h in hits if known.shifters[h.entry].kind == "pseudo" or not pseudo & set(h.tokens)
    ]


def shift_of(
    s: ParsedSentence,
    tokens: Sequence[int],
    found: Sequence[Found],
    sets: Sets,
    sense: Sense,
) -> Shift:
    """How the cue at `tokens` is to be taken: turned or not, and with how much certainty."""
    head = head_of(s, tokens)
    inside = set(tokens)
    over = [
        f
        for f in found
        if not inside & set(f.tokens) and (_governs(s, f, head, sets) or _denies_part(s, f, inside))
    ]
    if sense.presupposed or _pointed_at(s, head):
        over = [f for f in over if _stands_on(s, head_of(s, f.tokens), head)]
    over = [f for f in over if not _compares(s, f, head)]
    negators = _distinct(
        f
        for f in over
        if f.shifter.kind == "negation" and not _opposes(s, f, head, sets, blames=sense.blames)
    )
    # Who "failed to isolate Peru" has tried; who did not fail to has done it.
    attempted = (
        sense.intended and len(negators) == 1 and _says(s, negators[0], sets["failing_words"])
    )
    if attempted:
        negators = []
    turned = ""
    if sense.favours and not sense.presupposed:
        turned = _turned_by_verb(s, head, inside, sets)
    words = tuple(" ".join(s.words[t] for t in f.tokens) for f in over) + (
        (turned,) if turned else ()
    )
    modality: Modality = "conditional" if _inverted(s, head) else modality_of(over)
    if modality == "asserted" and (attempted or _is_purpose(s, head)):
        modality = "goal"
    asked = any(_says(s, f, sets["asking_words"]) for f in over)
    return Shift((len(negators) + bool(turned)) % 2 == 1, modality, words, asked)


def _says(s: ParsedSentence, found: Found, words: frozenset[str]) -> bool:
    """Whether a shifter holds one of the words by lemma."""
    return any(s.lemmas[token] in words for token in found.tokens)


def _denies_part(s: ParsedSentence, found: Found, inside: set[int]) -> bool:
    """ "builds no bases", "seeks no confrontation": a "no" before one of the cue's own nouns."""
    start = found.tokens[0]
    return (
        found.shifter.kind == "negation"
        and len(found.tokens) == 1
        and s.deps[start] in ("det", "neg")
        and s.heads[start] in inside
        and s.pos[s.heads[start]] in grammar.NOMINAL
    )


def _pointed_at(s: ParsedSentence, head: int) -> bool:
    """ "those good relations", "the tensions" are there, whatever the clause denies of them."""
    return s.pos[head] == "NOUN" and any(
        s.lower[t] in ("this", "that", "these", "those", "the")
        for t in grammar.children_with(s, head, ("det",))
    )


def _stands_on(s: ParsedSentence, shifter: int, head: int) -> bool:
    """The shifter belongs to the cue's own phrase: "no aggression", "lack of support"."""
    above = s.heads[head]
    governs = s.deps[head] == "pobj" and s.lower[above] == "of" and s.heads[above] == shifter
    return s.heads[shifter] == head or governs


def _compares(s: ParsedSentence, found: Found, head: int) -> bool:
    """ "no closer ally than X" is praise, no denial."""
    if found.shifter.kind != "negation" or s.heads[found.tokens[0]] != head:
        return False
    return any(s.tags[t] == "JJR" for t in grammar.children_with(s, head, ("amod",)))


def _distinct(found: Iterable[Found]) -> list[Found]:
    """Negators that share a word count once."""
    kept: list[Found] = []
    for f in found:
        if not any(set(f.tokens) & set(other.tokens) for other in kept):
            kept.append(f)
    return kept


def _opposes(s: ParsedSentence, found: Found, head: int, sets: Sets, *, blames: bool) -> bool:
    """ "stop Russia's aggression": who is to be stopped is blamed all the same."""
    verb = head_of(s, found.tokens)
    top = grammar.first_conjunct(s, head)
    bad_noun = blames and s.pos[head] in grammar.NOMINAL
    return bad_noun and s.lemmas[verb] in sets["opposing_verbs"] and s.heads[top] == verb


def modality_of(found: Sequence[Found]) -> Modality:
    """The most doubtful modality that any of the shifters gives."""
    kinds = {f.shifter.kind for f in found}
    return next((modality for kind, modality in _MODALITY_ORDER if kind in kinds), "asserted")


def _governs(s: ParsedSentence, found: Found, cue_head: int, sets: Sets) -> bool:
    """Whether the cue stands in the shifter's scope."""
    start = _start(s, found.tokens)
    existing = sets["existence_verbs"]
    through = sets["support_nouns"] if found.shifter.kind == "negation" else None
    if found.shifter.scope == "clause":
        return _in_clause(s, start, cue_head)
    if found.shifter.scope == "complement":
        return _in_complement(s, start, found.tokens, cue_head, through)
    if _is_fronted(s, start, len(found.tokens)):
        return scope.reaches_down(s, start, cue_head, through)
    top = s.heads[start] if s.heads[start] not in found.tokens else start
    if found.shifter.kind == "negation" and _denies_subject(s, start, cue_head):
        return True
    if s.deps[start] in ("aux", "neg", "advmod", "det", "auxpass", "preconj", "amod", "prep", "cc"):
        return _below(s, top, cue_head, through, existing)
    at_top = s.deps[start] == "ROOT"
    return _below(s, start, cue_head, through, existing) or (
        not at_top and _below(s, top, cue_head, through, existing)
    )


def _is_fronted(s: ParsedSentence, start: int, size: int) -> bool:
    """ "Far from helping Peru, Chile ...", "Declining to join, Chile ...": what a phrase of its own
    before the comma denies, the clause behind the comma does not."""
    phrase = s.subtree(start)
    behind = phrase[-1] + 1
    fronted = s.heads[start] >= behind and s.deps[start] in ("advcl", "advmod", "prep", "dep")
    return fronted and len(phrase) > size and behind < len(s) and s.words[behind] == ","


def _denies_subject(s: ParsedSentence, start: int, cue_head: int) -> bool:
    """ "No state attacked", "neither X nor Y is ready to help": nobody does what is said."""
    if s.deps[start] not in ("det", "preconj", "cc", "nsubj"):
        return False
    verb = _finite_above(s, cue_head)
    if s.pos[verb] not in grammar.VERBAL:
        return False
    subjects = grammar.children_with(s, verb, grammar.SUBJECT)
    members = {m for t in subjects for m in grammar.conjuncts(s, t)}
    if s.deps[start] == "cc":
        return s.lower[start] != "nor" and s.heads[start] in members
    return start in members or s.heads[start] in members


def _finite_above(s: ParsedSentence, head: int) -> int:
    """ "is ready to help": the verb that has the subject of an infinitive or an adjective."""
    while s.deps[head] in ("xcomp", "acomp") and s.heads[head] != head:
        head = s.heads[head]
    return head


def _start(s: ParsedSentence, tokens: Sequence[int]) -> int:
    """The shifter's token that hangs on the rest of the sentence.

    For a phrase ("by no means") its first word; from an adverb on an adverb ("hardly ever") up
    to the one that stands on the verb.
    """
    outside = [t for t in tokens if s.heads[t] not in tokens]
    start = head_of(s, tokens) if len(outside) != 1 else outside[0]
    while s.deps[start] == "advmod" and s.pos[s.heads[start]] == "ADV":
        start = s.heads[start]
    return start


def _below(
    s: ParsedSentence,
    top: int,
    cue_head: int,
    through: Collection[str] | None,
    existing: Collection[str],
) -> bool:
    """Governed through complements, or subject of a verb that says whether it exists at all.

    "Tensions may rise" doubts the tensions; "the abandonment may hurt trust" does not doubt it.
    """
    if top == cue_head or (s.lemmas[top] in existing and _subject_of(s, top, cue_head)):
        return True
    return scope.reaches_down(s, top, cue_head, through)


def _subject_of(s: ParsedSentence, verb: int, noun: int) -> bool:
    """ "No cooperation exists", "relations may deepen": the noun is what the verb is about."""
    return (
        s.pos[verb] in grammar.VERBAL and s.deps[noun] in grammar.SUBJECT and s.heads[noun] == verb
    )


#: Labels by which the last word of a shifter may hang on what it governs ("refrain | from").
_TORN: Final = frozenset({"prep", "aux", "mark", "advmod", "prt"})


def _in_complement(
    s: ParsedSentence,
    start: int,
    tokens: Sequence[int],
    cue_head: int,
    through: Collection[str] | None,
) -> bool:
    """Below the shifter; or, where the parse tore an infinitive off, right behind it."""
    if cue_head < min(tokens) and s.deps[cue_head] not in ("nsubjpass",):
        return s.deps[start] in ("acomp", "xcomp") and _subject_of(s, s.heads[start], cue_head)
    if start != cue_head and scope.reaches_down(s, start, cue_head, through):
        return True
    last = max(tokens)
    if last != start and scope.reaches_down(s, last, cue_head, through):
        return True
    upper = s.heads[last]
    if len(tokens) > 1 and s.deps[last] in _TORN and upper != start:
        return upper == cue_head or scope.reaches_down(s, upper, cue_head, through)
    verb = infinitive_behind(s, last)
    return verb is not None and (verb == cue_head or scope.reaches_down(s, verb, cue_head, through))


def _in_clause(s: ParsedSentence, start: int, cue_head: int) -> bool:
    """Inside the clause that the shifter opens (or hangs on as an adverb)."""
    here = start
    for _ in range(6):
        if s.deps[here] in _CLAUSE_LABELS or s.heads[here] == here:
            break
        here = s.heads[here]
    if s.deps[start] == "prep" and s.deps[here] not in ("advcl", "pcomp"):
        return cue_head in set(s.subtree(start))
    inside = set(s.subtree(here))
    if s.heads[here] == here:
        return scope.reaches_down(s, here, cue_head) or here == cue_head
    return cue_head in inside


def _turned_by_verb(s: ParsedSentence, head: int, inside: set[int], sets: Sets) -> str:
    """A good thing as object of "block", "undermine": the verb, or an empty string."""
    here = head
    for _ in range(4):
        top = grammar.first_conjunct(s, here)
        upper, dep = s.heads[top], s.deps[top]
        if upper in inside or upper == top:
            return ""
        if dep in (*grammar.OBJECT, "nsubjpass") and s.lemmas[upper] in sets["reversing_verbs"]:
            return s.words[upper]
        if dep not in ("compound", "amod", "pobj", "prep", "nmod"):
            return ""
        if dep == "prep" and s.lower[top] != "of":
            return ""
        here = upper
    return ""


def _inverted(s: ParsedSentence, head: int) -> bool:
    """ "Should X invade, the talks are over": an inverted auxiliary opens a condition."""
    if s.pos[head] not in grammar.VERBAL or s.text.rstrip().endswith("?"):
        return False
    before = [
        t for t in grammar.children_with(s, head, ("aux", "auxpass")) if s.lower[t] in _INVERTING
    ]
    subjects = grammar.children_with(s, head, grammar.SUBJECT)
    return bool(before and subjects) and before[0] < subjects[0]


def _is_purpose(s: ParsedSentence, head: int) -> bool:
    """ "To foster partnerships, China ...": an infinitive of purpose is a goal."""
    here = head
    for _ in range(5):
        if s.deps[here] == "advcl" and s.pos[here] in grammar.VERBAL:
            return any(s.lower[t] == "to" for t in grammar.children_with(s, here, ("aux",)))
        if s.heads[here] == here or s.deps[here] in (*grammar.SUBJECT, "relcl", "ccomp"):
            return False
        here = s.heads[here]
    return False
