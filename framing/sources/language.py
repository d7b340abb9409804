"""Which language a stretch of text reads as: by its script, then by its commonest words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final

#: The commonest words of each language that are not words of English.
COMMON_WORDS: Final = {
    "en": "the of and to in is that for it as was with be by on not this are at from have has its "
    "which their will or an but we our they",
    "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch wird "
    "sind oder einer dass bei",
    "es": "el los las que del una por con para como más pero sus este esta es entre sobre también "
    "ha al lo se su",
    "fr": "le les des une est que qui dans pour par sur pas au avec du ce il elle sont aux cette "
    "mais plus ou leur et",
    "it": "il di che della per una con del dei le gli sono alla nel è anche come più dal delle si "
    "non questo",
    "pt": "os que do da em um para com uma não na por mais as dos como mas ao das ele é são também "
    "pela",
    "tr": "ve bir bu için ile olarak da de olan gibi daha çok en kadar sonra göre ise ne olduğu "
    "tarafından yılında ancak üzerinde",
    "nl": "het een van en dat op te zijn voor niet met aan er om ook bij naar wordt deze heeft",
    "pl": "się nie na jest że do jak od przez dla oraz są ale który po za przy to",
}
_WORDS: Final = {code: frozenset(words.split()) for code, words in COMMON_WORDS.items()}
_SCRIPTS: Final = {
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "GREEK": "el",
    "HEBREW": "he",
    "DEVANAGARI": "hi",
}
NAMES: Final = {
    "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "pt": "Portuguese",
    "tr": "Turkish", "nl": "Dutch", "pl": "Polish", "zh": "Chinese", "ja": "Japanese",
    "ko": "Korean", "ru": "Russian", "ar": "Arabic", "ka": "Georgian", "hy": "Armenian",
    "el": "Greek", "he": "Hebrew", "hi": "Hindi", "en": "English",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_ASCII = re.compile(r"[A-Za-z]")
#: Past the letters of Latin scripts.
_LATER = re.compile(r"[^\x00-\u036f]")
#: Characters that are looked at.
_SAMPLE: Final = 20_000


def language_of(text: str, *, least: int = 12) -> str:
    """ISO code of the language; "en" where fewer than `least` words leave it open."""
    text = text[:_SAMPLE]
    script = _other_script(text)
    if script:
        return script
    words = _WORD.findall(text.lower())
    english = _hits(words, "en")
    if len(words) < least or english >= 0.15 * len(words):
        return "en"
    hits = {code: _hits(words, code) for code in _WORDS}
    best = max(hits, key=lambda code: (hits[code], code == "en"))
    return best if hits[best] >= 0.05 * len(words) and hits[best] > 2 * english else "en"


def _hits(words: Sequence[str], code: str) -> int:
    return sum(map(_WORDS[code].__contains__, words))


def _other_script(text: str) -> str:
    """A language for a text of which more than 30 % of the letters are in another script."""
    if text.isascii():
        return ""
    others = [char for char in _LATER.findall(text) if char.isalpha()]
    if not others or len(others) <= 0.3 * (len(_ASCII.findall(text)) + len(others)):
        return ""
    names = Counter(unicodedata.name(char, "?").split()[0] for char in others)
    common = max(names, key=lambda name: (names[name], name))
    return _SCRIPTS.get(common, "und")
