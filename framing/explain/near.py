"""Cues that nearly fired: what a line still lacked in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from framing.explain.model import NearNote
from framing.language.sentence import ParsedSentence
from framing.lexicon.model import Cue, Word
from framing.lexicon.patterns import FUNCTION_WORDS

MOST: Final = 5
_CLASS: Final = {"PROPN": "NOUN", "AUX": "VERB"}


class _Found(NamedTuple):
    """Tokens that one word of a pattern matches, and those that only differ in part of speech."""

    tokens: tuple[int, ...]
    other_pos: tuple[int, ...]


def _find(word: Word, s: ParsedSentence) -> _Found:
    tokens = [t for t in range(len(s)) if _same_form(word, s, t)]
    if not word.pos:
        return _Found(tuple(tokens), ())
    right = tuple(t for t in tokens if _CLASS.get(s.pos[t], s.pos[t]) == word.pos)
    return _Found(right, () if right else tuple(tokens))


def _same_form(word: Word, s: ParsedSentence, token: int) -> bool:
    if word.exact:
        return s.words[token] in word.forms
    lemma, lower = s.lemmas[token], s.lower[token]
    if lemma in word.forms or lower in word.forms:
        return True
    prefixes = tuple(form[:-1].lower() for form in word.forms if form.endswith("*"))
    return bool(prefixes) and (lower.startswith(prefixes) or lemma.startswith(prefixes))


def near_miss(cue: Cue, s: ParsedSentence) -> NearNote | None:
    """What a line lacks, or None where it lacks more than one content word (or nothing)."""
    note = _note(cue, s)
    return note if note and note.distance[0] <= 1 else None


def lacks(cue: Cue, s: ParsedSentence) -> str:
    """What any line lacks in a sentence, however far from it."""
    note = _note(cue, s)
    return note.why if note else "the words stand in the sentence, but not as the line asks"


def _words(cue: Cue) -> list[Word]:
    return [word for part in cue.pattern.parts for word in part]


def _is_content(word: Word) -> bool:
    return not word.forms & FUNCTION_WORDS


def _note(cue: Cue, s: ParsedSentence) -> NearNote | None:
    """Distance: content words missing, others missing, words in another form, content present."""
    found = [(word, _find(word, s)) for word in _words(cue)]
    missing = [word for word, where in found if not where.tokens and not where.other_pos]
    differing = [(word, where) for word, where in found if where.other_pos]
    content = sum(map(_is_content, missing))
    present = sum(_is_content(word) for word, _ in found) - content
    if missing:
        why = "missing: " + ", ".join(_shown(word) for word in missing)
    elif differing:
        word, where = differing[0]
        token = where.other_pos[0]
        why = f'"{s.words[token]}" is {s.pos[token]} here; the line asks for {word.pos}'
    elif len(found) > 1:
        why = "all words stand here, but apart or in another order, and no grammar links them"
    else:
        return None
    distance = (content, len(missing) - content, len(differing), -present)
    return NearNote(cue.cue_id, cue.frame, cue.pattern.text, str(cue.place), why, distance)


def _shown(word: Word) -> str:
    forms = sorted(word.forms)
    told = "|".join(forms[:4]) + ("|…" if len(forms) > 4 else "")
    return f'"{told}"' + (f" as {word.pos}" if word.pos else "")


def nearest(
    cues: Sequence[Cue], s: ParsedSentence, *, fired: Collection[str], covered: Collection[int]
) -> tuple[NearNote, ...]:
    """The cues that came closest, at most five.

    A line of two words of which the one present is a frequent word of the lexicon says little,
    so rare words come first. Lines that would only repeat words of a cue that fired (`covered`)
    are left out.
    """
    often = _frequency(tuple(cues))
    notes: list[NearNote] = []
    for cue in cues:
        if cue.cue_id in fired or not _promising(cue, s, covered):
            continue
        note = near_miss(cue, s)
        if note is not None:
            rarity = min(often[form] for form in _present(cue, s)) if note.distance[0] else 0
            notes.append(note._replace(distance=(*note.distance, rarity)))
    return tuple(sorted(notes, key=lambda note: (note.distance, note.cue_id))[:MOST])


def _present(cue: Cue, s: ParsedSentence) -> list[str]:
    """The content words of a line that stand in the sentence, each by its first form."""
    return [
        min(word.forms) for word in _words(cue) if _is_content(word) and any(_find(word, s))
    ] or [""]


def _promising(cue: Cue, s: ParsedSentence, covered: Collection[int]) -> bool:
    """Whether a content word of the line stands in the sentence outside cues that fired."""
    known = s.places
    for word in _words(cue):
        if not _is_content(word):
            continue
        if any(form.endswith("*") for form in word.forms) or word.exact:
            tokens: Collection[int] = _find(word, s).tokens
        else:
            tokens = {t for form in word.forms for t in known.get(form, ())}
        if any(t not in covered for t in tokens):
            return True
    return False


@lru_cache(maxsize=4)
def _frequency(cues: tuple[Cue, ...]) -> Counter[str]:
    """How many lines hold a word (by its first form)."""
    return Counter(min(word.forms) for cue in cues for word in _words(cue))
