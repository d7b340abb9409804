"""From a cue found in a sentence to the actors it frames, each in a role and by a named rule."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain
from typing import Final, NamedTuple

from framing.detect import grammar
from framing.detect.arguments import finders_for
from framing.detect.arguments.slots import (
    Level,
    Slot,
    active_subjects,
    adverbial,
    own_objects,
)
from framing.detect.attitude import is_wanted, opposing_word
from framing.detect.matching import Hit
from framing.detect.mention import Mention, Reached, Sets, reach
from framing.language.sentence import ParsedSentence
from framing.lexicon.model import Cue
from framing.schema import Role

#: Every step down a noun phrase makes the reading a little less sure.
_STEP: Final = 0.9
#: Below this strength a valence is a plain fact, no judgement.
_FACTUAL: Final = 0.15
#: The rule that asks the verb above a noun for who does it.
_ABOVE: Final = "governing-subject"
#: Pronouns for people and states, of which one need not know who they are.
_OTHERS: Final = frozenset({"us", "them", "others", "him", "her"})
_SLOTS: Final = ("agent", "target", "described", "party")


class Binding(NamedTuple):
    """An actor in a role to a cue. `certainty` in (0, 1] falls with the length of the walk."""

    mention: Mention
    role: Role
    rule: str
    certainty: float
    counterpart: str = ""


class CueHit(NamedTuple):
    """A cue found in a sentence and the actors it frames there."""

    hit: Hit
    cue: Cue
    bindings: list[Binding]


class Search(NamedTuple):
    """A sentence in which actors are sought.

    `named`: the tokens of its mentions. `known`: what was found for a slot and the words of a
    cue; cues of the same words share it, for who stands where does not depend on the frame.
    `levels` and `reached` do the same for a slot and a token: many cues share their head.
    """

    sentence: ParsedSentence
    mentions: Sequence[Mention]
    sets: Sets
    named: frozenset[int]
    known: dict[tuple[str, tuple[int, ...]], list[Binding]]
    levels: dict[tuple[str, int], list[Level]]
    reached: dict[tuple[str, int], list[Reached]]

    def levels_of(self, slot: str, token: int) -> list[Level]:
        """Where a slot of a token is to be looked for."""
        key = (slot, token)
        if key not in self.levels:
            s = self.sentence
            self.levels[key] = finders_for(s, token)[slot](s, token, self.sets)
        return self.levels[key]

    def reach(self, slot: str, token: int) -> list[Reached]:
        """The actors that a noun phrase in a slot speaks of."""
        key = (slot, token)
        if key not in self.reached:
            s, mentions, sets = self.sentence, self.mentions, self.sets
            self.reached[key] = reach(s, token, mentions, sets, slot=slot)
        return self.reached[key]


def search_in(s: ParsedSentence, mentions: Sequence[Mention], sets: Sets) -> Search:
    """A search through one sentence with the actors found in it."""
    named = frozenset(t for m in mentions if not m.inert for t in range(m.first, m.last + 1))
    return Search(s, mentions, sets, named, {}, {}, {})


class _Bound(dict[str, list[Binding]]):
    """The bindings of one cue by slot, sought when they are first asked for."""

    def __init__(self, search: Search, cue: Cue, tokens: tuple[int, ...]) -> None:
        super().__init__()
        self._search, self._cue, self._tokens = search, cue, tokens

    def __missing__(self, slot: str) -> list[Binding]:
        key = (slot, self._tokens)
        known = self._search.known
        if key not in known:
            known[key] = _bind_slot(self._search, slot, self._tokens)
        rows = known[key]
        if slot == "party":
            rows = _both_sides(rows, _on_the_cue(self._tokens, self._search.mentions), self._cue)
        self[slot] = rows
        return rows


def bind(
    search: Search, cue: Cue, tokens: tuple[int, ...], *, transitive: Collection[str] = ()
) -> list[Binding]:
    """The actors a cue frames in this sentence, one binding an actor, in text order.

    `transitive`: words with a target line somewhere in the lexicon; what stands behind their
    "of" is then never the agent ("the encirclement of X").
    """
    if not search.named:
        return []
    s, sets = search.sentence, search.sets
    bound = _Bound(search, cue, tokens)
    if cue.pattern.needs_actor and not (_has_partner(bound) or _meets_others(search, tokens)):
        return []
    mutual = "party" in cue.roles and len(_actors(bound["party"])) > 1
    found: list[Binding] = []
    for role in cue.roles:
        rows = bound[role] if role in _SLOTS else []
        if (role == "agent" and mutual) or (role == "described" and _acts(s, tokens)):
            continue
        if rows and role == "agent" and _done_to(search, cue, tokens, bound, transitive):
            rows = [b for b in rows if not b.rule.startswith("of-phrase")]
        if role == "agent" and cue.valence > 0 and is_wanted(s, tokens, sets):
            rows = [b for b in rows if not b.rule.startswith(_ABOVE)]
        blamed = cue.valence < 0 and any(b.rule.startswith((_ABOVE, "possessive")) for b in rows)
        verb = opposing_word(s, tokens, sets) if blamed else None
        if verb is not None:
            # "overcame its divisions" is no more said of the one who did than "condemned the war".
            own = _who_does(search, verb)
            rows = [
                b
                for b in _bind_slot(search, role, tokens, without=_ABOVE)
                if not (b.rule.startswith("possessive") and b.mention.actor in own)
            ]
        found += [_with_counterpart(b, bound) for b in rows]
    return _best_for_each_actor(found)


def _acts(s: ParsedSentence, tokens: Sequence[int]) -> bool:
    """ "isolated Peru": a word that describes ("isolated") is an active verb here."""
    first, *more = tokens
    active = s.pos[first] == "VERB" and not grammar.is_passive(s, first)
    return not more and active and bool(grammar.objects(s, first))


def _done_to(
    search: Search,
    cue: Cue,
    tokens: Sequence[int],
    bound: dict[str, list[Binding]],
    transitive: Collection[str],
) -> bool:
    """Whether "of" behind the noun names who it is done to: "the encirclement of X".

    Not so where another phrase already does: "the attacks of X on Y".
    """
    s, sets = search.sentence, search.sets
    own_of = s.lower[tokens[-1]] == "of"
    elsewhere = any(b.rule.startswith("object-of:") for b in bound["target"]) and not own_of
    noun = s.lemmas[grammar.head_of(s, tokens)]
    has_line = "target" in cue.roles or noun in transitive or noun in sets["deed_nouns"]
    return has_line and not elsewhere


def _has_partner(bound: dict[str, list[Binding]]) -> bool:
    """Whether it is done to an actor; a thing of that country ("French knives") is none."""
    plain = [b for b in bound["target"] if not b.rule.endswith(">modifier")]
    return bool(plain) or len(_actors(bound["party"])) > 1


def _meets_others(search: Search, tokens: Sequence[int]) -> bool:
    """Whether it is done to people or states that no line lists: "abandoned us", "its allies"."""
    s, sets = search.sentence, search.sets
    return any(
        s.lower[slot.token] in _OTHERS or s.lemmas[slot.token] in sets["states_and_sides"]
        for level in search.levels_of("target", grammar.head_of(s, tokens))
        for slot in level
        if slot.token not in tokens
    )


def _on_the_cue(tokens: Sequence[int], mentions: Sequence[Mention]) -> list[Binding]:
    """Parties meant by the relation noun itself: "such coordination", "these tensions"."""
    return [
        Binding(m, "party", "relational", m.certainty)
        for m in mentions
        if m.kind == "relational" and m.first in tokens
    ]


def _both_sides(named: list[Binding], meant: list[Binding], cue: Cue) -> list[Binding]:
    """The parties named in the sentence, else those meant by the relation noun.

    A merely factual relation ("China's relations") says nothing of one side alone.
    """
    if len(_actors(named)) < 2 and len(_actors(meant)) == 2:
        return meant
    alone = len(_actors(named)) == 1 and all(
        b.rule.startswith(("possessive", "governing-subject", "of-phrase", "pair")) for b in named
    )
    return [] if alone and abs(cue.valence) < _FACTUAL else named


def _who_does(search: Search, verb: int) -> set[str]:
    """The actors that stand as subject to a verb."""
    tokens = active_subjects(search.sentence, verb, search.sets)
    return {r.mention.actor for t in tokens for r in search.reach("agent", t)}


def _actors(rows: Sequence[Binding]) -> set[str]:
    return {binding.mention.actor for binding in rows}


def _bind_slot(
    search: Search, slot: str, tokens: Sequence[int], *, without: str = "-"
) -> list[Binding]:
    """Walk the levels of a slot from the cue's head, then from its other content words."""
    s, sets = search.sentence, search.sets
    inside = set(tokens)
    head = grammar.head_of(s, tokens)
    own = [own_objects(s, tokens)] if slot == "target" else adverbial(s, tokens, sets)
    found = _bind_levels(search, slot, own, inside)
    if found and slot != "party":
        return found
    levels = _levels(search, slot, head, without)
    if slot == "target" and s.pos[head] in grammar.NOMINAL and _has_own_object(s, tokens):
        return _bind_levels(search, slot, [_phrases(level) for level in levels], inside)
    found += _bind_levels(search, slot, levels, inside)
    others = [t for t in tokens if t != head and s.pos[t] in ("NOUN", "PROPN", "VERB", "ADJ")]
    if slot == "agent":
        said = any(x.rule == "subject" and x.token not in inside for x in chain(*levels))
        others = [t for t in others if _may_name_doer(s, t, head, sets, said=said)]
    for token in others:
        if found and slot != "party":
            break
        found += _bind_levels(search, slot, _levels(search, slot, token, without), inside)
    return found


def _has_own_object(s: ParsedSentence, tokens: Sequence[int]) -> bool:
    """ "any corridor through X": it is done to X, listed or not, not to who speaks of it."""
    last = tokens[-1]
    return s.pos[last] == "ADP" and bool(own_objects(s, (last,)))


def _phrases(level: Level) -> Level:
    return [slot for slot in level if slot.rule.startswith("object-of")]


def _levels(search: Search, slot: str, token: int, without: str) -> list[Level]:
    """The levels of a slot around one word, less those of one rule."""
    return [
        [x for x in level if not x.rule.startswith(without)]
        for level in search.levels_of(slot, token)
    ]


def _may_name_doer(s: ParsedSentence, token: int, head: int, sets: Sets, *, said: bool) -> bool:
    """Whether the doer may stand with another word of the cue than its head.

    "A helping hand to its ally" is not given by whose ally it is; "was accused of attacking": who
    attacks is not who accuses. Where the verb has a subject, listed or not (`said`), it is not
    done by who stands with its object.
    """
    passive = s.pos[head] in grammar.VERBAL and grammar.is_passive(s, head)
    if passive or s.pos[token] == "ADJ" or (said and s.pos[token] not in grammar.VERBAL):
        return False
    return not _is_done_to(s, token, head, sets) and s.lemmas[token] not in sets["other_nouns"]


def _is_done_to(s: ParsedSentence, token: int, head: int, sets: Sets) -> bool:
    """ "the razing of Peruvian villages", "crippled Peruvian exporters": not Peru's doing."""
    if s.lemmas[token] not in sets["national_nouns"]:
        return False
    above = s.heads[token]
    if s.deps[token] == "pobj":
        return s.lower[above] == "of" and s.heads[above] == head
    return above == head and s.deps[token] in (*grammar.OBJECT, "nsubjpass")


def _bind_levels(
    search: Search, slot: str, levels: Sequence[Level], inside: set[int]
) -> list[Binding]:
    """The first level that names anybody outside the cue decides."""
    s, named = search.sentence, search.named
    for level in levels:
        if not level:
            continue
        outside = [
            x
            for x in level
            if (x.token not in inside or x.token in named) and not _by_the_cue(s, x, inside)
        ]
        rows = [
            Binding(
                r.mention,
                _role(slot, x.rule, r.via),
                x.rule if not r.via else f"{x.rule}>{r.via}",
                _STEP**r.steps * r.mention.certainty,
            )
            for x in outside
            for r in search.reach(slot, x.token)
        ]
        if rows or (outside and slot in ("agent", "described") and _is_decisive(level)):
            return rows
    return []


def _by_the_cue(s: ParsedSentence, slot: Slot, inside: set[int]) -> bool:
    """ "stand by X": a "by" that belongs to the cue leads to no doer."""
    top = grammar.first_conjunct(s, slot.token)
    return slot.rule == "by-phrase" and s.heads[top] in inside


def _is_decisive(level: Level) -> bool:
    """A level found by grammar ends the search even when it names no listed actor."""
    return any(slot.rule in _DECISIVE for slot in level)


_DECISIVE: Final = frozenset(
    {"by-phrase", "possessive", "copula", "apposition", "as-phrase", "governing-subject"}
    | {"adverbial"}
)


def _role(slot: str, rule: str, via: str) -> Role:
    possessed = via in ("possessive", "of-phrase", "modifier", "by-phrase") or rule == "possessive"
    if slot == "described":
        return "possessor" if possessed else "described"
    return slot  # type: ignore[return-value]


def _with_counterpart(binding: Binding, bound: dict[str, list[Binding]]) -> Binding:
    """Name the other actor of the relation: the target of an agent, the other party."""
    order = {"agent": ("target", "party"), "target": ("agent",), "party": ("party",)}
    for slot in order.get(binding.role, ("target", "party", "agent")):
        for other in bound[slot]:
            if other.mention.actor != binding.mention.actor:
                return binding._replace(counterpart=other.mention.actor)
    return binding


def _best_for_each_actor(rows: Sequence[Binding]) -> list[Binding]:
    best: dict[tuple[str, str], Binding] = {}
    for row in sorted(rows, key=lambda b: (-b.certainty, b.mention.first)):
        best.setdefault((row.mention.actor, ""), row)
    return sorted(best.values(), key=lambda b: (b.mention.first, b.mention.actor))
