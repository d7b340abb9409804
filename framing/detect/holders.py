"""Whose words they are: reported speech, quotations, points of view, and their holders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from framing.detect import clauses, grammar
from framing.detect.grammar import head_of
from framing.detect.matching import PatternTable, build_table, find_hits, longest_only
from framing.detect.mention import Mention, Sets, reach
from framing.language.sentence import ParsedSentence
from framing.lexicon.model import ReportingWord
from framing.schema import Voice

AUTHOR: Final = "author"
UNNAMED: Final = "unnamed"
#: A quotation shorter than this is a term in quotation marks, not speech.
_QUOTED_WORDS: Final = 4
_OPEN: Final = frozenset('"“«')
_CLOSE: Final = frozenset('"”»')
#: What a text calls itself: its own argument is the author's voice.
_OWN_TEXT: Final = frozenset(
    {"paper", "article", "study", "essay", "chapter", "section", "author", "analysis", "research"}
    | {"thesis", "abstract", "commentary", "brief", "contribution"}
)
_OWN_POINTERS: Final = frozenset({"this", "the", "our", "my", "present"})
_FIRST: Final = frozenset({"i", "we", "one"})
_REPORT_LIKE: Final = frozenset({"report", "review", "book", "assessment"})
#: A reporting phrase that begins so ("as seen from X") is no verb, whatever its head.
_OPENERS: Final = frozenset({"as", "in", "from", "to", "for"})
_CLAUSES: Final = ("relcl", "acl", "advcl")
_POSSESSIVES: Final = frozenset({"its", "their", "his", "her"})
_MAX_HOLDER: Final = 80


class Scope(NamedTuple):
    """Tokens that somebody else says: an actor id, words of the text, or `unnamed`."""

    tokens: frozenset[int]
    holder: str
    voice: Voice


@dataclass(frozen=True)
class ReportingTable:
    """Reporting words filed for look-up."""

    words: tuple[ReportingWord, ...]
    table: PatternTable


def reporting_table(words: Sequence[ReportingWord]) -> ReportingTable:
    """File the reporting words."""
    return ReportingTable(tuple(words), build_table([w.pattern for w in words]))


def find_scopes(
    s: ParsedSentence, mentions: Sequence[Mention], known: ReportingTable, sets: Sets
) -> list[Scope]:
    """All stretches of a sentence that are not in the author's voice, in text order."""
    scopes: list[Scope] = []
    for hit in longest_only(find_hits(known.table, s, lambda *_: False)):
        kind = known.words[hit.entry].kind
        head = head_of(s, hit.tokens)
        is_phrase = s.deps[head] == "prep" or (
            len(hit.tokens) > 2 and s.lower[hit.tokens[0]] in _OPENERS
        )
        if s.pos[head] in grammar.VERBAL and not is_phrase:
            scopes += _by_verb(s, head, kind, mentions, sets)
        else:
            scopes += _by_phrase_or_noun(s, hit.tokens, head, mentions, sets)
    return scopes + _quotations(s, scopes)


def voice_at(scopes: Sequence[Scope], token: int) -> tuple[Voice, str]:
    """Voice and holder of a token: the innermost scope over it, else the author."""
    over = [scope for scope in scopes if token in scope.tokens]
    if not over:
        return "author", AUTHOR
    # Of two scopes of one size the later found is the phrase inside the other's report.
    inner = min(reversed(over), key=lambda scope: len(scope.tokens))
    quoted = any(scope.voice == "quoted" for scope in over)
    holder = inner.holder
    if holder == UNNAMED:
        holder = next((x.holder for x in over if x.holder != UNNAMED), UNNAMED)
    if holder == AUTHOR:
        return "author", AUTHOR
    return ("quoted" if quoted else "attributed"), holder


def _by_verb(
    s: ParsedSentence, verb: int, kind: str, mentions: Sequence[Mention], sets: Sets
) -> list[Scope]:
    content = grammar.children_with(s, verb, ("ccomp",))
    if kind in ("claims", "denies"):
        content += grammar.children_with(s, verb, ("xcomp",))
    if kind == "perceives":
        content += grammar.children_with(s, verb, ("prep", "oprd", "dobj", "xcomp"))
    elif not content or kind != "says":
        content += grammar.children_with(s, verb, ("dobj",))
    if kind == "claims":
        # "accuses the West of containing China": what is laid to somebody's charge.
        content += [
            t
            for t in grammar.children_with(s, verb, ("prep",))
            if s.lower[t] in ("of", "for", "as")
        ]
    content = [t for t in content if s.deps[t] != "dobj" or not _is_speech_noun(s, t)]
    if not content:
        return []
    holder = _verb_holder(s, verb, kind, mentions, sets)
    if not holder:
        return []
    tokens = frozenset(t for c in content for t in s.subtree(c))
    return [Scope(tokens, holder, "attributed")]


def _is_speech_noun(s: ParsedSentence, token: int) -> bool:
    """ "made a statement", "told reporters": the object is no content."""
    return s.pos[token] == "PRON" or s.lemmas[token] in ("statement", "reporter", "journalist")


def _verb_holder(
    s: ParsedSentence, verb: int, kind: str, mentions: Sequence[Mention], sets: Sets
) -> str:
    if grammar.is_passive(s, verb):
        doers = grammar.by_phrase(s, verb)
        if doers:
            return _name(s, doers[0], mentions, sets)
        # "it is known that": what nobody in particular says is the author's own premise,
        # unless the verb itself keeps its distance ("it is alleged", "is widely believed").
        return UNNAMED if kind in ("claims", "denies", "perceives") else ""
    speakers = clauses.subjects(s, verb, sets["object_control"])
    return _name(s, speakers[0], mentions, sets) if speakers else ""


def _name(s: ParsedSentence, token: int, mentions: Sequence[Mention], sets: Sets) -> str:
    """The holder as an actor id, `author` for the text itself, else the words of the phrase."""
    if s.lower[token] in _FIRST:
        return AUTHOR
    meant = grammar.antecedent(s, token)
    if meant is not None:
        return _name(s, meant, mentions, sets)
    pointers = {s.lower[t] for t in s.children[token]}
    if s.lemmas[token] in _OWN_TEXT and pointers & _OWN_POINTERS:
        return AUTHOR
    if s.lemmas[token] in _REPORT_LIKE and "this" in pointers:
        return AUTHOR
    reached = reach(s, token, mentions, sets)
    if reached:
        return reached[0].mention.actor
    if s.pos[token] == "PRON":
        return UNNAMED
    clause = {t for c in grammar.children_with(s, token, _CLAUSES) for t in s.subtree(c)}
    phrase = [t for t in s.subtree(token) if t not in clause]
    first = min(phrase)
    last = max(t for t in phrase if t <= token + 4)
    words = s.span(first, last)
    return words if len(words) <= _MAX_HOLDER else words[: _MAX_HOLDER - 1].rstrip() + "…"


def _by_phrase_or_noun(
    s: ParsedSentence, tokens: Sequence[int], head: int, mentions: Sequence[Mention], sets: Sets
) -> list[Scope]:
    """ "according to X", "in X's eyes", "the claim that ..."."""
    clause = grammar.children_with(s, head, ("acl", "ccomp", "relcl"))
    said = [t for t in clause if any(s.lower[c] == "that" for c in s.children[t])]
    if said and s.pos[head] in grammar.NOMINAL:
        owners = clauses.owners_of(s, head)
        holder = _name(s, owners[0], mentions, sets) if owners else UNNAMED
        return [Scope(frozenset(s.subtree(said[0])), holder, "attributed")]
    if s.pos[head] in grammar.NOMINAL and s.deps[head] != "pobj":
        return []
    owner = _phrase_owner(s, tokens, head)
    if owner is None:
        return []
    top = _clause_above(s, tokens)
    if s.lower[owner] in _POSSESSIVES and s.pos[s.heads[owner]] in grammar.NOMINAL:
        # "In its own view, X is ...": the pronoun stands before whom it means.
        owner = next(iter(grammar.children_with(s, top, grammar.SUBJECT)), owner)
    holder = _name(s, owner, mentions, sets)
    return [Scope(frozenset(s.subtree(top)), holder, "attributed")]


def _phrase_owner(s: ParsedSentence, tokens: Sequence[int], head: int) -> int | None:
    """Whose view a phrase gives: its object, possessor or of-phrase outside the pattern."""
    inside = set(tokens)
    for token in (*tokens, head):
        for child in s.children[token]:
            if child not in inside and s.deps[child] in ("pobj", "poss"):
                return child
    for token in tokens:
        for _, obj in grammar.prepositional(s, token, ("of", "to")):
            if obj not in inside:
                return obj
    modifiers = [t for t in grammar.modifiers(s, head) if s.words[t][:1].isupper()]
    return modifiers[0] if modifiers else None


def _clause_above(s: ParsedSentence, tokens: Sequence[int]) -> int:
    """The verb of the clause that a phrase hangs on."""
    here = min(tokens)
    for _ in range(8):
        if s.pos[here] in grammar.VERBAL and here not in tokens and s.deps[here] != "pcomp":
            return here
        if s.heads[here] == here:
            return here
        here = s.heads[here]
    return here


def _quotations(s: ParsedSentence, scopes: Sequence[Scope]) -> list[Scope]:
    """Long quotations; the holder is whoever the sentence lets speak."""
    found: list[Scope] = []
    start: int | None = None
    for token, word in enumerate(s.words):
        if start is None and word in _OPEN:
            start = token
        elif start is not None and word in _CLOSE:
            if token - start - 1 >= _QUOTED_WORDS:
                inside = frozenset(range(start + 1, token))
                over = [x for x in scopes if x.tokens & inside and x.holder != AUTHOR]
                holder = over[0].holder if over else UNNAMED
                found.append(Scope(inside, holder, "quoted"))
            start = None
    return found
