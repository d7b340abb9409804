"""A lexicon as a dictionary: frames as categories, what a list of words can hold, and the rest."""

from __future__ import annotations

from collections import Counter
from itertools import product
from math import prod
from typing import Final

from framing.lexicon.interchange.model import Category, Dictionary, Entry
from framing.lexicon.model import Cue, Lexicon, Word

#: Alternatives at several places are multiplied out as far as a dictionary stays readable.
_MOST: Final = 60


def from_lexicon(lexicon: Lexicon) -> Dictionary:
    """Frames as categories with their definitions, cues as entries weighted by their valence.

    `lost` counts what no dictionary can hold: gaps, roles, parts of speech, case, and the tables
    of actors, shifters and reporting words. A term two cues share keeps the stronger valence.
    """
    kept: dict[tuple[str, str, bool], float] = {}
    lost: Counter[str] = Counter()
    for cue in lexicon.cues:
        if reason := _unsayable(cue):
            lost[f"cues that {reason}"] += 1
            continue
        lost["roles of cues"] += 1
        words = cue.pattern.parts[0]
        lost["parts of speech of cues"] += any(word.pos for word in words)
        lost["cues in exact spelling (case)"] += any(word.exact for word in words)
        lost["weights of weaker cues"] += cue.weight != 1
        for term, prefix in _phrases(words):
            key = (cue.frame, term, prefix)
            if abs(cue.valence) >= abs(kept.get(key, 0.0)):
                kept[key] = cue.valence
    lost["actors"], lost["shifters"] = len(lexicon.actors), len(lexicon.shifters)
    lost["reporting words"], lost["naming choices"] = len(lexicon.reporting), len(lexicon.naming)
    paths = _paths(lexicon, {frame for frame, _, _ in kept})
    return Dictionary(
        lexicon.name,
        tuple(
            Category(path, lexicon.frames[frame].definition, lexicon.frames[frame].colour)
            for frame, path in paths.items()
        ),
        tuple(
            Entry(path, term, "end" if prefix else "none", valence)
            for name, path in paths.items()
            for (frame, term, prefix), valence in kept.items()
            if frame == name
        ),
        lost=tuple(f"{count} {name}" for name, count in lost.items() if count),
        format="lexicon",
    )


def _paths(lexicon: Lexicon, used: set[str]) -> dict[str, tuple[str]]:
    """Frame -> its category: the label, or the id where two frames have one label."""
    labels = Counter(frame.label for frame in lexicon.frames.values())
    return {
        name: (frame.label if labels[frame.label] == 1 else name,)
        for name, frame in lexicon.frames.items()
        if name in used
    }


def _unsayable(cue: Cue) -> str:
    """Why no list of words can hold the cue, or an empty string."""
    words = cue.pattern.parts[0]
    if cue.pattern.needs_actor or len(cue.pattern.parts) > 1:
        return "need grammar (a gap ~ or @actor)"
    # Most formats know a star at the end of a phrase only.
    if any(form.endswith("*") for word in words[:-1] for form in word.forms):
        return "hold a prefix inside several words"
    if prod(len(word.forms) for word in words) > _MOST:
        return f"stand for more than {_MOST} phrases"
    return ""


def _phrases(words: tuple[Word, ...]) -> list[tuple[str, bool]]:
    """Every phrase the words stand for, and whether its end is a prefix."""
    chosen = product(*(sorted(word.forms) for word in words))
    phrases = [" ".join(forms).replace(" - ", "-").replace(" 's", "'s") for forms in chosen]
    return [(phrase.removesuffix("*"), phrase.endswith("*")) for phrase in phrases]
