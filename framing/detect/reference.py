"""Who is meant without being named: a discourse state that runs through a document.

Pronouns are resolved inside a paragraph; definite descriptions ("the region", "the alliance")
may reach back through the document, since an article has few of them. Nothing is guessed from
the world: only actors mentioned before can be meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from framing.detect import grammar
from framing.detect.matching import PatternTable, find_hits
from framing.detect.mention import IMPLIED, Mention, Sets, mentions_at, reach
from framing.language.sentence import ParsedSentence

_SINGULAR: Final = frozenset({"it", "its", "itself"})
_PLURAL: Final = frozenset({"they", "them", "their", "themselves"})
_PERSON: Final = frozenset({"he", "him", "his", "himself", "she", "her"})
_FIRST: Final = frozenset({"we", "our", "us", "ourselves"})
_POINTING: Final = frozenset({"this", "that", "these", "those", "such", "the", "each", "every"})
_PAIR_WORDS: Final = frozenset({"two", "both", "bilateral"})
_EACH_OTHER: Final = frozenset({"parties", "sides"})
_PAIR_REACH: Final = 2
#: Pronoun readings are good but not certain; a chain of them less so.
_PRONOUN: Final = 0.9
_DESCRIPTION: Final = 0.85
_RELATIONAL: Final = 0.8


@dataclass
class Discourse:
    """What has been spoken of so far. One object a document, told of every sentence in order."""

    references: PatternTable
    referents: Sequence[tuple[str, ...]]
    states: frozenset[str]
    plural: frozenset[str]
    speaker: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    last_seen: dict[str, int] = field(default_factory=dict)
    paragraph: int = -1
    subject: tuple[str, ...] = ()
    subject_plural: bool = False
    person: str = ""
    recent: list[str] = field(default_factory=list)
    pair: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    lead_in: tuple[str, ...] = ()
    people: dict[str, str] = field(default_factory=dict)
    since_pair: int = 0

    def pair_in_reach(self) -> tuple[str, ...]:
        """The pair last spoken of, if that was no more than two sentences ago."""
        return self.pair if self.since_pair <= _PAIR_REACH else ()

    def enter(self, s: ParsedSentence) -> None:
        """A new paragraph forgets pronoun antecedents; a list item still belongs to its lead-in."""
        if s.paragraph == self.paragraph or s.kind == "item":
            self.paragraph = s.paragraph
            return
        self.paragraph = s.paragraph
        self.subject, self.subject_plural, self.person = (), False, ""
        self.recent, self.parties = [], ()

    def remember(self, s: ParsedSentence, mentions: Sequence[Mention], sets: Sets) -> None:
        """Take in a sentence after it has been read."""
        live = [m for m in mentions if not m.inert]
        for mention in live:
            if mention.kind in ("name", "metonym"):
                self.counts[mention.actor] += 1
                self.last_seen[mention.actor] = s.start + mention.first
            if mention.note == "leader":
                self.person = mention.actor
            if mention.actor in self.recent:
                self.recent.remove(mention.actor)
            self.recent.append(mention.actor)
        self._remember_subject(s, live, sets)
        if s.kind != "item":
            self.lead_in = self.subject if s.text.rstrip().endswith(":") else ()
        pair = _pair_in(s, [m for m in live if m.actor in self.states | self.plural])
        self.since_pair += 1
        if pair:
            self.pair, self.since_pair = pair, 0

    def _remember_subject(
        self, s: ParsedSentence, live: Sequence[Mention], sets: Sets
    ) -> None:
        root = next((t for t in range(len(s)) if s.heads[t] == t), 0)
        tokens = grammar.subjects(s, root, sets["object_control"])
        if s.deps[root] == "ROOT" and s.pos[root] in grammar.NOMINAL and not tokens:
            tokens = [root]
        actors = [r.mention.actor for t in tokens for r in reach(s, t, live, sets)]
        if actors:
            self.subject = tuple(dict.fromkeys(actors))
            self.subject_plural = len(self.subject) > 1 or any(
                s.tags[t] in ("NNS", "NNPS") for t in tokens
            )
        elif tokens and any(s.pos[t] in ("NOUN", "PROPN") for t in tokens):
            # Another subject took the stage: a later "it" is no longer the actor.
            self.subject, self.subject_plural = (), False


def _pair_in(s: ParsedSentence, live: Sequence[Mention]) -> tuple[str, ...]:
    """Two states or groups that the sentence joins: coordinated, or the only two it names."""
    for mention in live:
        members = [
            m.actor
            for token in grammar.conjuncts(s, mention.last)
            for m in mentions_at(live, token)
        ]
        unique = tuple(dict.fromkeys(members))
        if len(unique) == 2:
            return unique
    actors = tuple(dict.fromkeys(m.actor for m in live if m.kind != "relational"))
    return actors if len(actors) == 2 else ()


def find_references(
    s: ParsedSentence, named: Sequence[Mention], state: Discourse, sets: Sets
) -> list[Mention]:
    """Mentions by pronoun or description in one sentence, given the names found in it."""
    found = _described(s, named, state)
    found += _pairs(s, named, state, sets)
    found += _countries(s, [*named, *found], state, sets)
    found += _implied(s, state)
    taken = {t for m in found for t in range(m.first, m.last + 1)}
    for token in range(len(s)):
        if token in taken or s.pos[token] not in ("PRON", "DET", "ADJ"):
            continue
        for actor in _pronoun(s, token, [*named, *found], state, sets):
            found.append(Mention(actor, token, token, "coreference", False, _PRONOUN, "pronoun"))
    return found + _relational(s, [*named, *found], state, sets)


def _implied(s: ParsedSentence, state: Discourse) -> list[Mention]:
    """The lead-in's subject for a bullet that begins with its verb."""
    root = next((t for t in range(len(s)) if s.heads[t] == t), 0)
    if s.kind != "item" or s.pos[root] not in grammar.VERBAL:
        return []
    if grammar.children_with(s, root, grammar.SUBJECT):
        return []
    return [
        Mention(actor, root, root, "coreference", False, _DESCRIPTION, IMPLIED)
        for actor in state.lead_in
    ]


def _described(
    s: ParsedSentence, named: Sequence[Mention], state: Discourse
) -> list[Mention]:
    """ "the region", "the alliance": the latest actor that the lexicon allows for the words."""
    found: list[Mention] = []
    for hit in find_hits(state.references, s, lambda *_: False):
        first, last = hit.tokens[0], hit.tokens[-1]
        if any(m.first <= t <= m.last for m in named for t in hit.tokens):
            continue
        if any(t for t in s.children[last] if s.deps[t] == "prep" and s.lower[t] == "of"):
            continue
        actor = _latest(state.referents[hit.entry], named, state, first)
        if actor:
            found.append(Mention(actor, first, last, "coreference", False, _DESCRIPTION, "description"))
    return _widest(found)


def _widest(found: Sequence[Mention]) -> list[Mention]:
    return [
        m
        for m in found
        if not any(
            other is not m and other.first <= m.first and m.last <= other.last
            and (other.last - other.first) > (m.last - m.first)
            for other in found
        )
    ]


def _latest(
    allowed: Sequence[str], named: Sequence[Mention], state: Discourse, before: int
) -> str:
    """The actor meant: named before in the sentence, else in the paragraph, else most often."""
    here = [m.actor for m in named if m.actor in allowed and m.last < before and not m.inert]
    if here:
        return here[-1]
    recent = [a for a in state.recent if a in allowed]
    if recent:
        return recent[-1]
    known = [a for a in allowed if state.counts[a]]
    return max(known, key=lambda a: (state.counts[a], state.last_seen.get(a, 0)), default="")


def _pairs(
    s: ParsedSentence, named: Sequence[Mention], state: Discourse, sets: Sets
) -> list[Mention]:
    """ "the two countries", "both sides", "the parties", "two actors"."""
    found: list[Mention] = []
    for token in range(len(s)):
        if _bare_two(s, token) and not any(m.first <= token <= m.last for m in named):
            pair = _pair_before(s, named, state, token)
            found += [
                Mention(a, token, token, "coreference", False, _DESCRIPTION, "pair") for a in pair
            ]
            continue
        if s.lemmas[token] not in sets["pair_nouns"] or s.tags[token] not in ("NNS", "NN", ""):
            continue
        before = [s.lower[t] for t in s.children[token] if t < token]
        doubled = any(word in _PAIR_WORDS for word in before)
        sides = s.lower[token] in _EACH_OTHER and "the" in before
        if not (doubled or sides) or any(m.first <= token <= m.last for m in named):
            continue
        first = min([t for t in s.children[token] if t < token and s.deps[t] != "cc"], default=token)
        pair = _pair_before(s, named, state, token)
        found += [Mention(a, first, token, "coreference", False, _DESCRIPTION, "pair") for a in pair]
    return found


def _bare_two(s: ParsedSentence, token: int) -> bool:
    """ "between the two", "both have": the number stands for the pair."""
    return s.lower[token] in ("two", "both") and s.deps[token] in ("pobj", "nsubj", "dobj", "nsubjpass")


def _pair_before(
    s: ParsedSentence, named: Sequence[Mention], state: Discourse, token: int
) -> tuple[str, ...]:
    here = tuple(dict.fromkeys(m.actor for m in named if m.last < token and not m.inert))
    if len(here) == 2:
        return here
    if len(state.pair) == 2:
        return state.pair
    return state.parties if len(state.parties) == 2 else ()


def _countries(
    s: ParsedSentence, known: Sequence[Mention], state: Discourse, sets: Sets
) -> list[Mention]:
    """ "the country", "this government" for one state; "these states" for a group."""
    found: list[Mention] = []
    for token in range(len(s)):
        lemma = s.lemmas[token]
        if lemma not in _COUNTRY_NOUNS or any(m.first <= token <= m.last for m in known):
            continue
        pointing = [t for t in s.children[token] if s.deps[t] in ("det", "nsubj") and s.lower[t] in _POINTING]
        if not pointing or grammar.possessors(s, token) or _is_specified(s, token):
            continue
        plural = s.tags[token] == "NNS" or s.lower[pointing[0]] in ("these", "those", "each", "every")
        if plural and s.lower[pointing[0]] == "the":
            continue
        pool = state.plural if plural else state.states
        actor = _latest(tuple(sorted(pool)), known, state, pointing[0])
        if actor and (actor in state.recent or any(m.actor == actor for m in known) or plural):
            found.append(Mention(actor, pointing[0], token, "coreference", False, _DESCRIPTION, "description"))
    return found


_COUNTRY_NOUNS: Final = frozenset(
    {"country", "state", "nation", "republic", "government", "kingdom", "leadership", "regime"}
)


def _is_specified(s: ParsedSentence, noun: int) -> bool:
    """Said which one: "the government of Fiji", "the country that ...", "the Fijian state"."""
    for child in s.children[noun]:
        if s.deps[child] in ("relcl", "acl", "appos", "nmod"):
            return True
        if s.deps[child] == "prep" and s.lower[child] in ("of", "in", "with", "like"):
            return True
        if s.deps[child] in ("amod", "compound") and s.lower[child] not in _PLAIN_ADJECTIVES:
            return True
    return False


_PLAIN_ADJECTIVES: Final = frozenset({"small", "smaller", "large", "whole", "entire", "same"})


def _relational(
    s: ParsedSentence, known: Sequence[Mention], state: Discourse, sets: Sets
) -> list[Mention]:
    """ "such coordination", "these tensions", "bilateral relations": the parties named before."""
    found: list[Mention] = []
    for token in range(len(s)):
        if s.lemmas[token] not in sets["relation_nouns"] or s.pos[token] not in ("NOUN", "PROPN"):
            continue
        before = [t for t in s.children[token] if t < token]
        pointers = {s.lower[t] for t in before}
        core = s.lemmas[token] in _CORE_RELATIONS
        if not (pointers & _RELATION_POINTERS or (core and "the" in pointers)):
            continue
        if _has_parties(s, token, known):
            continue
        for actor in _relation_before(known, state, token):
            found.append(Mention(actor, token, token, "relational", False, _RELATIONAL, "relation"))
    return found


_RELATION_POINTERS: Final = frozenset(
    {"such", "this", "these", "those", "that", "bilateral", "their"}
)
#: Nouns that speak of a relation as such, so that a plain "the" points back to one.
_CORE_RELATIONS: Final = frozenset({"relation", "relationship", "tie", "bond"})


def _relation_before(
    known: Sequence[Mention], state: Discourse, token: int
) -> tuple[str, ...]:
    """The two sides of the relation last spoken of: in this sentence, else in the paragraph."""
    here = tuple(
        dict.fromkeys(m.actor for m in known if m.last < token and m.kind != "relational")
    )
    if len(here) == 2:
        return here
    return state.parties or state.pair_in_reach()


def _has_parties(s: ParsedSentence, noun: int, known: Sequence[Mention]) -> bool:
    """Parties or another owner stand with the noun itself: "the Nagorno-Karabakh conflict"."""
    below = s.subtree(noun)
    named = any(m.first in below for m in known if m.kind != "relational")
    return named or any(s.words[t][:1].isupper() and t > 0 for t in grammar.modifiers(s, noun))


def _pronoun(
    s: ParsedSentence, token: int, known: Sequence[Mention], state: Discourse, sets: Sets
) -> tuple[str, ...]:
    """The actors a pronoun stands for, or nothing."""
    word = s.lower[token]
    if word in _FIRST:
        return (state.speaker,) if state.speaker else ()
    if word in _PERSON:
        leaders = [m.actor for m in known if m.note == "leader" and m.last < token]
        return (leaders[-1],) if leaders else ((state.person,) if state.person else ())
    if word not in _SINGULAR | _PLURAL or (word == "it" and _is_empty(s, token)):
        return ()
    plural = word in _PLURAL
    clause = _clause_subject(s, token, known, sets)
    if clause is not None and _agrees(clause, plural, state):
        return clause
    earlier = _earlier_subject(s, token, known, sets, plural=plural)
    if earlier is not None:
        return earlier if _agrees(earlier, plural, state) else ()
    if plural:
        speaker = _reporting_subject(s, token, known, sets)
        if speaker:
            return speaker
    if state.subject and _agrees(state.subject, plural, state):
        return state.subject
    if plural and len(state.pair) == 2 and state.pair == tuple(state.recent[-2:]):
        return state.pair
    return ()


def _reporting_subject(
    s: ParsedSentence, token: int, known: Sequence[Mention], sets: Sets
) -> tuple[str, ...]:
    """ "The minister stated that they will help": the speaker's own side."""
    verb = s.heads[token]
    if s.deps[token] != "nsubj" or s.deps[verb] != "ccomp":
        return ()
    speakers = grammar.subjects(s, s.heads[verb], sets["object_control"])
    actors = _actors_of(s, speakers, token, known, sets)
    return actors if len(actors) == 1 else ()


def _agrees(actors: tuple[str, ...], plural: bool, state: Discourse) -> bool:
    """ "it" is one actor; "they" are several, or one that has members."""
    if not actors:
        return False
    if plural:
        return len(actors) > 1 or actors[0] in state.plural or actors[0] not in state.states
    return len(actors) == 1


def _is_empty(s: ParsedSentence, token: int) -> bool:
    """ "It is known that", "it becomes essential to": the word stands for its clause."""
    verb = s.heads[token]
    if s.deps[token] == "expl":
        return True
    if s.deps[token] not in ("nsubj", "nsubjpass"):
        return False
    clause = grammar.children_with(s, verb, ("ccomp", "xcomp", "advcl", "csubj"))
    adjective = grammar.children_with(s, verb, ("acomp", "attr", "oprd"))
    below = [c for a in adjective for c in grammar.children_with(s, a, ("ccomp", "xcomp", "advcl", "acl"))]
    if s.deps[token] == "nsubjpass" and clause:
        return True
    return s.lemmas[verb] in ("be", "become", "seem", "appear", "remain", "make") and bool(
        (adjective and clause) or below or (clause and s.lemmas[verb] in ("seem", "appear"))
    )


def _clause_subject(
    s: ParsedSentence, token: int, known: Sequence[Mention], sets: Sets
) -> tuple[str, ...] | None:
    """For a pronoun below the subject level: the subject of its own clause, None if there is none."""
    here = token
    for _ in range(8):
        head, dep = s.heads[here], s.deps[here]
        if head == here:
            return None
        if dep in grammar.SUBJECT:
            # Part of a subject phrase, or the subject itself: look further up.
            verb = head
            if s.deps[verb] not in ("ccomp", "advcl", "relcl", "xcomp", "conj"):
                return None
            here = verb
            continue
        if s.pos[head] in grammar.VERBAL and dep not in ("advcl", "conj", "relcl", "ccomp"):
            actors = _actors_of(s, grammar.subjects(s, head, sets["object_control"]), token, known, sets)
            if actors:
                return actors
        here = head
    return None


def _actors_of(
    s: ParsedSentence, tokens: Sequence[int], before: int, known: Sequence[Mention], sets: Sets
) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            r.mention.actor
            for t in tokens
            if t != before
            for r in reach(s, t, known, sets)
        )
    )


def _earlier_subject(
    s: ParsedSentence, token: int, known: Sequence[Mention], sets: Sets, *, plural: bool
) -> tuple[str, ...] | None:
    """The nearest subject before the pronoun in the same sentence; () if it is no actor."""
    for subject in range(token - 1, -1, -1):
        if s.deps[subject] in grammar.SUBJECT and s.pos[subject] in ("NOUN", "PROPN"):
            if token in s.subtree(subject):
                continue
            if plural and s.tags[subject] in ("NN", "NNP") and s.deps[subject] != "conj":
                group = grammar.conjuncts(s, subject)
                if len(group) < 2 and not _actors_of(s, group, token, known, sets):
                    continue
            members = grammar.conjuncts(s, subject)
            return _actors_of(s, members, token, known, sets)
    return None


def reference_table(
    references: Mapping[str, tuple[str, ...]],
) -> tuple[list[str], list[tuple[str, ...]]]:
    """The lexicon's descriptions in a fixed order, and whom each may stand for."""
    keys = sorted(references)
    return keys, [references[key] for key in keys]
