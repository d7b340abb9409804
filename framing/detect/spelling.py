"""Read misspelt words as the lexicon's words they are one slip away from, and say so.

Only long words that no word list knows are touched, so that a rare word is not bent to fit.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from framing.language.sentence import ParsedSentence

_SHORTEST: Final = 7
_ENDINGS: Final = ("", "s", "d", "ed", "ing")


@lru_cache(maxsize=1)
def _common_words() -> frozenset[str]:
    """The frequency list that TextBlob's spelling corrector ships (30,000 English words)."""
    spec = find_spec("textblob")
    if spec is None or spec.origin is None:
        return frozenset()
    path = Path(spec.origin).parent / "en" / "en-spelling.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split()[0].lower() for line in lines if line and line[0] != ";")


@dataclass(frozen=True)
class Speller:
    """The lexicon's own words by first letter: what a misspelt word may have meant.

    `names`: those that names of actors are made of; "Sanders" is not a misspelt "slander".
    """

    by_letter: Mapping[str, tuple[str, ...]]
    known: frozenset[str]
    names: frozenset[str]


# Between two states of a lexicon most words stay as they are.
@lru_cache(maxsize=20_000)
def plain_forms(forms: frozenset[str]) -> frozenset[str]:
    """Those of the forms that are plain words, in lower case."""
    return frozenset(form.lower() for form in forms if form.isascii() and form.isalpha())


def speller(words: frozenset[str], names: frozenset[str]) -> Speller:
    """A speller for the words of a lexicon's patterns and names, as `plain_forms` gives them."""
    plain = words | names
    long = sorted(form for form in plain if len(form) >= _SHORTEST)
    filed: dict[str, list[str]] = {}
    for form in long:
        filed.setdefault(form[0], []).append(form)
    return Speller({letter: tuple(forms) for letter, forms in filed.items()}, plain, names)


def correct(s: ParsedSentence, known: Speller) -> tuple[ParsedSentence, frozenset[int]]:
    """The sentence with misspelt lexicon words put right, and the tokens that were."""
    meant = {
        token: intended
        for token in rare_among(s.words, s.lemmas)
        if s.lemmas[token] not in known.known
        and (intended := _intended(s.words[token], known))
        and (s.pos[token] != "PROPN" or intended.lower() in known.names)
    }
    return put_right(s, {token: (word, _lemma(word, known)) for token, word in meant.items()})


def put_right(
    s: ParsedSentence, meant: Mapping[int, tuple[str, str]]
) -> tuple[ParsedSentence, frozenset[int]]:
    """The sentence with some tokens read as other words, by form and lemma, and these tokens."""
    if not meant:
        return s, frozenset()
    words, lemmas = list(s.words), list(s.lemmas)
    for token, (word, lemma) in meant.items():
        words[token], lemmas[token] = word, lemma
    return replace(s, words=tuple(words), lemmas=tuple(lemmas)), frozenset(meant)


def rare_among(words: Sequence[str], lemmas: Sequence[str]) -> list[int]:
    """The places of words that are long and in no word list, so that they may be misspelt."""
    common = _common_words()
    return [
        at
        for at, word in enumerate(words)
        if len(word) >= _SHORTEST and lemmas[at] not in common and word.isalpha()
    ]


def may_mean(word: str, lemma: str, forms: Collection[str]) -> bool:
    """Whether it may matter for a rare word that a lexicon holds these forms or not."""
    lower = word.lower()
    if lemma in forms or _nearest(lower, tuple(sorted(f for f in forms if len(f) >= _SHORTEST))):
        return True
    return any(lower.endswith(e) and lower.removesuffix(e) in forms for e in _ENDINGS)


def _intended(word: str, speller_: Speller) -> str:
    """The one lexicon word a slip away (one letter more, less, other, or two swapped)."""
    lower = word.lower()
    if lower in speller_.known or lower in _common_words():
        return ""
    if any(lower.endswith(e) and lower.removesuffix(e) in speller_.known for e in _ENDINGS[1:]):
        return ""
    return _nearest(word, speller_.by_letter.get(lower[0], ()))


@lru_cache(maxsize=65536)
def _nearest(word: str, forms: tuple[str, ...]) -> str:
    """Two swapped letters are the likelier slip, so such a form wins over another letter."""
    lower = word.lower()
    found = extract(lower, _with_endings(forms), scorer=OSA.distance, score_cutoff=1, limit=None)
    near = [form for form, _, _ in found]
    best = min(near, key=lambda form: (sorted(form) != sorted(lower), form), default="")
    return best.capitalize() if best and word[0].isupper() else best


@lru_cache(maxsize=64)
def _with_endings(forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(form + ending for form in forms for ending in _ENDINGS)


def _lemma(word: str, speller_: Speller) -> str:
    lower = word.lower()
    stems = [lower.removesuffix(ending) for ending in _ENDINGS[1:] if lower.endswith(ending)]
    # "abandoned" may itself stand in the lexicon; its stem is what the patterns are written in.
    return next((stem for stem in stems if stem in speller_.known), lower)
