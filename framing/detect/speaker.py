"""Whose "we" a text speaks in: the country its metadata names, else the one it says is its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from framing.detect.actors import find_actors
from framing.detect.compiled import Compiled
from framing.detect.standins import COUNTRY_NOUNS
from framing.language.sentence import ParsedSentence
from framing.sources.model import Document

#: Words between "we" or "our country" and the name: "we in Poland", "our country, Peru".
_BETWEEN: Final = frozenset({",", "in", "the"})


def speaker_of(document: Document, sentences: Sequence[ParsedSentence], compiled: Compiled) -> str:
    """The actor meant by "we" and "our"; empty where nothing says so.

    Which state a text names most often says nothing: a column speaks of others.
    """
    named = (_named_as_own(s, compiled) for s in sentences)
    return _by_metadata(document, compiled) or next(filter(None, named), "")


def _by_metadata(document: Document, compiled: Compiled) -> str:
    actors = compiled.lexicon.actors
    for name in (document.metadata.get("country", ""), document.source):
        key = name.strip().lower().replace(" ", "_").replace("-", "_")
        if key in actors:
            return key
        for actor in actors.values():
            if name and any(a.alias == name and a.kind == "name" for a in actor.aliases):
                return actor.actor
    return ""


def _named_as_own(s: ParsedSentence, compiled: Compiled) -> str:
    """The state that stands right behind "we in" or "our country"."""
    for token, word in enumerate(s.lower):
        own = word == "our" and s.lemmas[min(token + 1, len(s) - 1)] in COUNTRY_NOUNS
        if not own and word != "we":
            continue
        first = token + 1 + own
        name = first
        while name < len(s) and s.lower[name] in _BETWEEN:
            name += 1
        if name == first:
            continue
        for mention in find_actors(s, compiled.actors, compiled.sets):
            if mention.first == name and mention.actor in compiled.states:
                return mention.actor
    return ""
