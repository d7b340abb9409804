"""What a document has spoken of so far: the state that pronouns and descriptions are resolved with.

One object a document, told of every sentence in order. A new paragraph forgets what pronouns
may mean; definite descriptions may reach back through the document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from framing.detect import clauses, grammar
from framing.detect.matching import PatternTable
from framing.detect.mention import Mention, Sets, mentions_at, reach
from framing.language.sentence import ParsedSentence

_PAIR_REACH: Final = 2
#: Two actors: named together in any way, coordinated, or two states.
PairKind = Literal["any", "joined", "states"]
_OPENING: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_BACKWARD: Final = frozenset({"it", "its", "they", "their", "he", "his", "she", "her"})
_OFFICES: Final = frozenset(
    {"minister", "president", "premier", "chancellor", "leader", "king", "emir", "general"}
    | {"spokesman", "spokeswoman", "spokesperson", "ambassador", "envoy", "diplomat", "official"}
    | {"secretary", "chief", "commander", "prime", "governor", "mayor", "adviser", "senator"}
)


@dataclass
class Discourse:
    """What has been spoken of so far. One object a document, told of every sentence in order."""

    references: PatternTable
    referents: Sequence[tuple[str, ...]]
    states: frozenset[str]
    plural: frozenset[str]
    leagues: frozenset[str] = frozenset()
    speaker: str = ""
    members: Mapping[str, frozenset[str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    last_seen: dict[str, int] = field(default_factory=dict)
    paragraph: int = -1
    subject: tuple[str, ...] = ()
    subject_plural: bool = False
    person: str = ""
    recent: list[str] = field(default_factory=list)
    parties: tuple[str, ...] = ()
    lead_in: tuple[str, ...] = ()
    people: dict[str, str] = field(default_factory=dict)
    owned: dict[str, str] = field(default_factory=dict)
    pairs: dict[PairKind, tuple[tuple[str, ...], int]] = field(default_factory=dict)
    read: int = 0

    def pair_of(
        self, kind: PairKind = "any", *, within: int | None = _PAIR_REACH
    ) -> tuple[str, ...]:
        """The pair last spoken of, unless that is more than `within` sentences ago."""
        actors, at = self.pairs.get(kind, ((), 0))
        return actors if within is None or self.read - at <= within else ()

    def enter(self, s: ParsedSentence) -> None:
        """A new paragraph forgets pronoun antecedents, unless it opens with a pronoun itself.

        A list item still belongs to its lead-in.
        """
        if s.paragraph == self.paragraph or s.kind == "item":
            self.paragraph = s.paragraph
            return
        self.paragraph = s.paragraph
        if _leans_back(s):
            return
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
        sided = [m for m in live if m.actor in self.states | self.plural]
        joined = _joined_in(s, sided)
        pair = joined or _only_two(sided)
        self.read += 1
        if pair:
            self.pairs["any"] = (pair, self.read)
        if joined:
            self.pairs["joined"] = (joined, self.read)
        if len(pair) == 2 and self.states.issuperset(pair):
            self.pairs["states"] = (pair, self.read)
        self._remember_owned(s, live, sets)

    def named_often(self, actor: str) -> int:
        """How often an actor was named, a group also through two or more of its members."""
        by_member = [self.counts[one] for one in self.members.get(actor, ()) if self.counts[one]]
        return self.counts[actor] + (sum(by_member) if len(by_member) > 1 else 0)

    def _remember_owned(self, s: ParsedSentence, live: Sequence[Mention], sets: Sets) -> None:
        """ "Russian peacekeepers ... the peacekeepers": whose people a plain noun means later."""
        for mention in live:
            noun = s.heads[mention.last]
            belongs = s.deps[mention.last] in ("amod", "compound", "poss", "nmod")
            if belongs and s.lemmas[noun] in sets["carrier_nouns"]:
                self.owned[s.lemmas[noun]] = mention.actor

    def _remember_person(
        self, s: ParsedSentence, subjects: Sequence[int], actors: Sequence[str]
    ) -> None:
        """ "The Polish minister ... he": an office holder is whom "he" means next."""
        if len(actors) == 1 and any(s.lemmas[t] in _OFFICES for t in subjects):
            self.person = actors[0]

    def _remember_subject(self, s: ParsedSentence, live: Sequence[Mention], sets: Sets) -> None:
        root = next((t for t in range(len(s)) if s.heads[t] == t), 0)
        tokens = clauses.subjects(s, root, sets["object_control"])
        if not any(reach(s, t, live, sets) for t in tokens):
            tokens = _last_clause_subject(s, root, live, sets) or tokens
        if s.deps[root] == "ROOT" and s.pos[root] in grammar.NOMINAL and not tokens:
            tokens = [root]
        actors = [r.mention.actor for t in tokens for r in reach(s, t, live, sets)]
        self._remember_person(s, tokens, list(dict.fromkeys(actors)))
        if any(s.lower[t] in grammar.FIRST_PERSON for t in tokens):
            # "We condemn the tests of X. It ...": who speaks is not meant; the only other is.
            others = {m.actor for m in live if m.kind in ("name", "metonym")}
            self.subject = tuple(others) if len(others) == 1 else ()
            self.subject_plural = False
            return
        if actors:
            self.subject = tuple(dict.fromkeys(actors))
            self.subject_plural = len(self.subject) > 1 or any(
                s.tags[t] in ("NNS", "NNPS") for t in tokens
            )
        elif tokens and any(s.pos[t] in ("NOUN", "PROPN") for t in tokens):
            # Another subject took the stage: a later "it" is no longer the actor, unless that
            # subject is several things and but one state has been spoken of.
            several = len(tokens) > 1 or s.tags[tokens[0]] == "NNS"
            states = [actor for actor in self.recent if actor in self.states]
            lone = several and len(states) == 1 and len(self.recent) == 1
            self.subject, self.subject_plural = tuple(states) if lone else (), False


def _leans_back(s: ParsedSentence) -> bool:
    """A paragraph that opens with "It", "They" or "Their" goes on about the subject before."""
    opening = next((t for t in range(len(s)) if s.pos[t] in _OPENING), 0)
    return s.lower[opening] in _BACKWARD


def _last_clause_subject(
    s: ParsedSentence, root: int, live: Sequence[Mention], sets: Sets
) -> list[int]:
    """ "A visit is a currency, and Canberra has been spending. It ...": who acts last."""
    for verb in reversed(grammar.conjuncts(s, root)[1:]):
        own = grammar.children_with(s, verb, grammar.SUBJECT)
        if any(reach(s, t, live, sets) for t in own):
            return own
    return []


def _joined_in(s: ParsedSentence, live: Sequence[Mention]) -> tuple[str, ...]:
    """Two states or groups that the sentence coordinates."""
    for mention in live:
        members = [
            m.actor
            for token in grammar.conjuncts(s, mention.last)
            for m in mentions_at(live, token)
        ]
        unique = tuple(dict.fromkeys(members))
        if len(unique) == 2:
            return unique
    return ()


def _only_two(live: Sequence[Mention]) -> tuple[str, ...]:
    """The only two states or groups that the sentence names."""
    actors = tuple(dict.fromkeys(m.actor for m in live if m.kind != "relational"))
    return actors if len(actors) == 2 else ()
