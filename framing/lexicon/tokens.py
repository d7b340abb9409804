"""How the tokenizer of the English pipeline divides one written word, without the pipeline."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_PREFIX: Final = re.compile(r"[\"'“”‘’«»(\[{#,;:!?]|\$|£|€|¥|§|%|=|\+(?![0-9])|…")
_SUFFIX: Final = re.compile(
    r"(?:['’][sS]|\.\.+|[\"'“”‘’«»)\]}#,;:!?*&…—–]|(?<=[0-9])\+"
    r"|(?<=[0-9])(?:km|cm|mm|kg|mph|kmh|GB|MB|KB|TB|gb|mb|kb|tb|ha|ft|lb|oz|m|g|t|G|M|K|T|%)"
    r"|(?<=[0-9])[$£€¥]"
    r"|(?<=[0-9%a-zà-öø-ÿ²)\"'’])\.|(?<=[A-Z][A-Z])\.)$"
)
_INFIX: Final = re.compile(
    r"\.\.+|…|(?<=[0-9])[+*^-](?=[0-9-])"
    r"|(?<=[a-zß-öø-ÿ])\.(?=[A-ZÀ-Þ])"
    r"|(?<=[^\W\d_]),(?=[^\W\d_])"
    r"|(?<=[^\W_])(?:---?|——?|[-–~])(?=[^\W\d_])"
    r"|(?<=[^\W_])[:<>=/](?=[^\W\d_])"
)
_NOT: Final = re.compile(
    r"(ai|are|ca|could|did|do|does|had|has|have|is|might|must|need|ought|sha|should|was|were|wo"
    r"|would|may|dare)(n['’]?t)$",
    re.IGNORECASE,
)
_CLITIC: Final = re.compile(
    r"(i|you|he|she|it|we|they|who|what|that|there|this|how|where|when|why|let|y)"
    r"(['’](?:s|m|d|ll|re|ve))$",
    re.IGNORECASE,
)
_WHOLE: Final = """
Adm. Apr. Aug. Bros. Co. Corp. D.C. Dec. Dr. E.g. Feb. Gen. Gov. I.e. Inc. Jan. Jr. Jul. Jun.
Ltd. Mar. Messrs. Mr. Mrs. Ms. Mt. Nov. Oct. Ph.D. Prof. Rep. Rev. Sen. Sep. Sept. St. a.m.
co. e.g. i.e. p.m. v.s. vs. and/or 's ’s n't n’t
"""
#: Words the tokenizer keeps whole, full stop included.
_ABBREVIATIONS: Final = frozenset(_WHOLE.split())
_PAIRS: Final = {"cannot": 3, "gonna": 3, "gotta": 3}


def _prefixes(word: str, tokens: list[str]) -> str:
    while len(word) > 1 and word not in _ABBREVIATIONS and (found := _PREFIX.match(word)):
        tokens.append(found.group())
        word = word[found.end() :]
    return word


def _suffixes(word: str, tokens: list[str]) -> str:
    while len(word) > 1 and word not in _ABBREVIATIONS and not _contraction(word):
        found = _SUFFIX.search(word)
        if not found or found.start() == 0:
            break
        tokens.insert(0, found.group())
        word = word[: found.start()]
    return word


def _contraction(word: str) -> list[str]:
    if cut := _PAIRS.get(word.lower()):
        return [word[:cut], word[cut:]]
    found = _NOT.fullmatch(word) or _CLITIC.fullmatch(word)
    return [found.group(1), found.group(2)] if found else []


def _infixes(word: str) -> list[str]:
    tokens, last = [], 0
    for found in _INFIX.finditer(word):
        if found.start() == 0:
            continue
        if found.start() > last:
            tokens.append(word[last : found.start()])
        tokens.append(found.group())
        last = found.end()
    return [*tokens, word[last:]] if last < len(word) else tokens


@lru_cache(maxsize=16384)
def split_like_tokenizer(word: str) -> tuple[str, ...]:
    """The tokens of one word without spaces: `win-win` is `win`, `-`, `win`; `U.S.` stays whole.

    Covers letters with hyphens, possessives, contractions, abbreviations, numbers with units
    and punctuation at either end; the joined tokens are always the word itself.
    """
    if word.isalpha() and word.lower() not in _PAIRS and not _NOT.fullmatch(word):
        return (word,)
    before: list[str] = []
    after: list[str] = []
    core = _suffixes(_prefixes(word, before), after)
    middle = _contraction(core) or ([core] if core in _ABBREVIATIONS else _infixes(core))
    return (*before, *middle, *after)
