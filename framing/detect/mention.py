"""An actor mention inside one sentence, and the way from a noun phrase to the actor in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from framing.detect import grammar
from framing.language.sentence import ParsedSentence
from framing.schema import MentionKind

Sets = Mapping[str, frozenset[str]]


class Mention(NamedTuple):
    """Actor named or meant by the tokens `first` to `last` (both included).

    `inert`: the name only serves as part of another name ("the Russia-Ukraine War"), so that
    it counts as a mention and takes no role. `certainty` in (0, 1]: 1 for a name.
    """

    actor: str
    first: int
    last: int
    kind: MentionKind
    inert: bool = False
    certainty: float = 1.0
    note: str = ""


class Reached(NamedTuple):
    """A mention found from an argument, how far the walk was and over which phrase it went."""

    mention: Mention
    steps: int
    via: str


#: Note of a mention that stands on the verb of a bullet for the subject of its lead-in.
IMPLIED: Final = "implied"
_DEPTH: Final = 3
#: "Western states, including Peru", "above all Peru": the state too.
_TOO: Final = ("including", "above")
#: "the peacekeepers that Peru had posted": they are Peru's; those that it captured are not.
_SENDING: Final = frozenset(
    {"send", "post", "deploy", "station", "dispatch", "arm", "train", "fund", "finance", "back"}
    | {"support", "control", "command", "hire", "lead", "sponsor", "equip", "recruit", "pay"}
    | {"contribute", "field", "install", "bankroll", "run"}
)
#: Whose place says whose they are: "in Santiago, police ..."; missiles there may be anybody's.
_ORGANS: Final = frozenset(
    {"police", "authority", "authorities", "government", "court", "prosecutor", "regime", "junta"}
    | {"parliament", "lawmaker", "censor", "official", "minister", "regulator", "gendarme"}
    | {"leadership", "administration", "ruler", "elite", "leader", "president", "general"}
    | {"ministry", "politician", "policymaker", "legislator", "cabinet", "embassy", "diplomat"}
)
_SUCH_AS: Final = (*_TOO, "like", "as")


def mentions_at(mentions: Sequence[Mention], token: int) -> list[Mention]:
    """Mentions that cover a token and may take a role. A relation ("these ties") is nobody."""
    return [
        m for m in mentions if m.first <= token <= m.last and not m.inert and m.kind != "relational"
    ]


def reach(
    s: ParsedSentence,
    token: int,
    mentions: Sequence[Mention],
    sets: Sets,
    depth: int = 0,
    *,
    slot: str = "agent",
) -> list[Reached]:
    """The actors that a noun phrase speaks of, nearest first.

    The head itself with the examples named behind it; else what a relative pronoun stands for;
    else an apposition; else whose it is: name before the noun, possessive, of-phrase, examples
    ("states like Georgia"). A noun of relation ("Russia's neighbours") is somebody else, so the
    walk ends there. Only as `slot` "agent" is meant who is named by a participle behind the noun
    ("peace threatened by X"); only as "target" a country by its things and people ("hit Russian
    exporters").
    """
    found = [Reached(m, depth, "") for m in mentions_at(mentions, token)]
    if not mentions or depth >= _DEPTH:
        return found
    if found:
        return found + _examples(s, token, mentions, sets, depth, _TOO)
    noun = grammar.antecedent(s, token)
    if noun is not None:
        members = [t for t in grammar.conjuncts(s, noun) if t < token]
        found = [r for t in members for r in reach(s, t, mentions, sets, depth, slot=slot)]
        return found or _called(s, noun, mentions, depth + 1)
    for member in _identified(s, token):
        found += _at(s, member, mentions, depth, "identity")
    for child in grammar.children_with(s, token, ("appos",)):
        found += [
            r for t in grammar.conjuncts(s, child) for r in _at(s, t, mentions, depth, "apposition")
        ]
    carries = s.lemmas[token] in sets["carrier_nouns"]
    # Most words stand alone, and nothing more is to be found there.
    if found or not (s.children[token] or carries):
        return found
    if carries or s.lemmas[token] in sets["pair_nouns"]:
        found = _examples(s, token, mentions, sets, depth, _SUCH_AS)
    if found or _is_somebody_elses(s, token, slot, sets):
        return found
    return _owner(s, token, mentions, sets, depth, slot)


def _identified(s: ParsedSentence, token: int) -> list[int]:
    """ "One of the actors with which ... is China": what an inverted copula names the noun."""
    head = s.heads[token]
    if s.deps[token] == "pobj" and s.lower[head] == "of" and s.lower[s.heads[head]] == "one":
        token = s.heads[head]
    if s.deps[token] != "nsubj" or s.lemmas[s.heads[token]] != "be":
        return []
    return [
        m
        for t in grammar.children_with(s, s.heads[token], ("attr",))
        for m in grammar.conjuncts(s, t)
    ]


def _called(s: ParsedSentence, noun: int, mentions: Sequence[Mention], depth: int) -> list[Reached]:
    """ "Peru is a country that ...", "Peru, a country that ...": who is called by the noun."""
    copula = grammar.copula_of(s, noun)
    if copula is not None:
        if s.lemmas[copula] != "be" or grammar.children_with(s, copula, ("neg",)):
            return []
        named = grammar.children_with(s, copula, ("nsubj",))
    else:
        named = [s.heads[noun]] if s.deps[noun] == "appos" else []
    return [
        r
        for t in named
        for m in grammar.conjuncts(s, t)
        for r in _at(s, m, mentions, depth, "identity")
    ]


def _at(
    s: ParsedSentence, token: int, mentions: Sequence[Mention], depth: int, via: str
) -> list[Reached]:
    return [Reached(m, depth, via) for m in mentions_at(mentions, token)]


def _examples(
    s: ParsedSentence,
    token: int,
    mentions: Sequence[Mention],
    sets: Sets,
    depth: int,
    openers: Sequence[str],
) -> list[Reached]:
    """ "post-Soviet states like Georgia", "organisations such as the SCO"."""
    return [
        Reached(r.mention, r.steps, "example")
        for opener, obj in grammar.prepositional(s, token, openers)
        if opener != "above" or s.lower[s.subtree(grammar.first_conjunct(s, obj))[0]] == "all"
        for r in reach(s, obj, mentions, sets, depth + 1)
    ]


def _is_somebody_elses(s: ParsedSentence, noun: int, slot: str, sets: Sets) -> bool:
    """ "Peru's neighbour" is not Peru; but what is done on Peru's border is done to Peru."""
    at_the_edge = slot == "target" and s.lemmas[noun] in sets["edge_nouns"]
    return s.lemmas[noun] in sets["other_nouns"] and not at_the_edge


def _owner(
    s: ParsedSentence,
    token: int,
    mentions: Sequence[Mention],
    sets: Sets,
    depth: int,
    slot: str,
) -> list[Reached]:
    """Whose the thing is, in the order in which English says it most plainly."""
    own = depth if is_one_of(s, token, sets["carrier_nouns"], sets["pair_nouns"]) else depth + 1
    # A carrier noun ("the Chinese government") is the actor; any other noun is the actor's.
    # Who condemns "the invasion of X" does not turn on X.
    spared = slot != "agent" and s.lemmas[token] in sets["deed_nouns"]
    ways = (
        ("possessive", grammar.possessors(s, token)),
        ("modifier", _names_before(s, token) if _speaks_of_owner(s, token, slot, sets) else []),
        ("of-phrase", [] if spared else [t for _, t in grammar.prepositional(s, token, ("of",))]),
        ("between", _sides(s, token, sets) if slot == "party" else []),
        ("by-phrase", _by_participle(s, token) if slot == "agent" else []),
        ("relative-clause", _who_sent(s, token, sets) if slot == "agent" else []),
        ("in-phrase", _seat(s, token)),
    )
    for via, tokens in ways:
        found = [
            Reached(r.mention, max(r.steps, own), "" if own == depth else via)
            for t in tokens
            for r in (
                _at(s, t, [m for m in mentions if m.kind != "coreference"], own, via)
                if via == "modifier"
                else reach(s, t, mentions, sets, depth + 1)
            )
        ]
        if found:
            return found
    return []


def _names_before(s: ParsedSentence, noun: int) -> list[int]:
    """Modifiers of the noun itself: "China-financed projects" are not China's."""
    return [t for t in grammar.modifiers(s, noun) if s.pos[s.heads[t]] not in grammar.VERBAL]


def _sides(s: ParsedSentence, noun: int, sets: Sets) -> list[int]:
    """ "relations between Peru and Chile": what is said of a relation is said of both sides."""
    if s.lemmas[noun] not in sets["relation_nouns"]:
        return []
    return [t for _, t in grammar.prepositional(s, noun, ("between",))]


def _who_sent(s: ParsedSentence, noun: int, sets: Sets) -> list[int]:
    """ "the peacekeepers that Peru had sent": who is subject of the clause behind the noun."""
    if s.lemmas[noun] not in sets["carrier_nouns"]:
        return []
    return [doer for verb, doer in grammar.relative_doers(s, noun) if s.lemmas[verb] in _SENDING]


def _seat(s: ParsedSentence, noun: int) -> list[int]:
    """ "the government in Santiago", "in Santiago, police ...": the place says whose it is."""
    if not is_one_of(s, noun, _ORGANS):
        return []
    verb = s.heads[noun]
    opening = [
        t
        for _, t in grammar.prepositional(s, verb, ("in",))
        if s.deps[noun] in grammar.SUBJECT and t < noun
    ]
    inside = [t for _, t in grammar.prepositional(s, noun, ("in",))]
    return [t for t in (*inside, *opening) if s.pos[t] == "PROPN"]


def _speaks_of_owner(s: ParsedSentence, noun: int, slot: str, sets: Sets) -> bool:
    """ "Russian pressure" is Russia's doing; the "Spanish riders" and the "Danish wind" are not."""
    names = ["carrier_nouns", "support_nouns", "pair_nouns", "relation_nouns"]
    if slot == "target":
        names.append("national_nouns")
    return is_one_of(s, noun, *(sets[name] for name in names))


def is_one_of(s: ParsedSentence, token: int, *words: frozenset[str]) -> bool:
    """Whether a word set lists the token's lemma or its form ("media" is no "medium")."""
    return any(s.lemmas[token] in known or s.lower[token] in known for known in words)


def _by_participle(s: ParsedSentence, noun: int) -> list[int]:
    """ "the strategy employed by the West": who is named behind the participle."""
    return [
        doer
        for clause in grammar.children_with(s, noun, ("acl", "relcl"))
        if grammar.is_passive(s, clause)
        for doer in grammar.by_phrase(s, clause)
    ]
