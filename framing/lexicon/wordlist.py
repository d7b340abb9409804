"""A word list of another package as cues: `[word_list]` of lexicon.toml.

The list stays in its package and is read when the lexicon loads. Its lines (word, tab,
strength) become lines of cues.csv, so that a later layer can change or switch off each by its
cue_id. Where the lexicon has a line of its own for a word, that line decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from framing.errors import did_you_mean
from framing.lexicon.model import Place
from framing.lexicon.problems import Problem
from framing.lexicon.rows import Row, Sheet, read_text
from framing.lexicon.settings import Settings

_TABLE: Final = "word_list"
_TEXTS: Final = ("package", "file", "prefix", "role", "positive", "negative")
_NUMBERS: Final = {
    "minimum": 0.0,
    "strongest": 1.0,
    "weight_positive": 1.0,
    "weight_negative": 1.0,
}
_KEYS: Final = (*_TEXTS, *_NUMBERS, "skip")
_WORD: Final = re.compile(r"[a-z]{3,}")
_PLAIN_ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")
#: Parts of speech a line of the lexicon's own can take away from a word of the list.
_POS: Final = ("VERB", "NOUN", "ADJ")
_ELEMENT: Final = re.compile(r"\(?([a-z*|'-]+)\)?(?:/([A-Z]+))?", re.IGNORECASE)
_ENDINGS: Final = (
    ("", ""),
    ("s", ""),
    ("es", ""),
    ("ed", ""),
    ("ed", "e"),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ies", "y"),
    ("ied", "y"),
)


class _List(NamedTuple):
    """The table of lexicon.toml, checked. A strength of `strongest` is a valence of 1."""

    texts: Mapping[str, str]
    numbers: Mapping[str, float]
    skip: frozenset[str]


def add_word_list(settings: Settings, cues: Sheet, problems: list[Problem]) -> Sheet:
    """The lexicon's own cue lines and those made of its word list, if it names one."""
    if not settings.word_list:
        return cues
    words = _checked(settings, problems)
    path = _path(settings, words, problems) if words else None
    if words is None or path is None:
        return cues
    shown = f"{words.texts['package']}/{words.texts['file']}"
    text = read_text(path, shown, problems) or ""
    own = _own_words(cues)
    rows = (_row(words, own, Place(shown, n), line) for n, line in _lines(text))
    made = {row.get("cue_id"): row for row in rows if row is not None}
    return Sheet(cues.columns, (*cues.rows, *made.values()), cues.delimiter or ",")


def _checked(settings: Settings, problems: list[Problem]) -> _List | None:
    raw, before = settings.word_list, len(problems)

    def note(key: str, what: str, expected: str = "", cure: str = "") -> None:
        problems.append(Problem(str(settings.at(_TABLE, key)), what, expected, cure))

    for key in raw:
        if key not in _KEYS:
            note(
                key, f'unknown key "{key}"', f"one of {', '.join(_KEYS)}", did_you_mean(key, _KEYS)
            )
    for key in _TEXTS:
        if not isinstance(raw.get(key), str) or not raw[key]:
            note(key, f"{key} is missing or not a text", f'{key} = "..."')
    if not problems[before:] and not _PLAIN_ID.fullmatch(raw["prefix"]):
        note("prefix", f'prefix "{raw["prefix"]}" is not plain', "lower-case letters and digits")
    numbers = {key: raw.get(key, default) for key, default in _NUMBERS.items()}
    for key, value in numbers.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            note(key, f"{key} is not a number of 0 or more", f"{key} = {_NUMBERS[key]}")
    skip = raw.get("skip", [])
    if not isinstance(skip, list) or not all(isinstance(word, str) for word in skip):
        note("skip", "skip is not a list of words", '["one", "two"]')
    if len(problems) > before:
        return None
    texts = {key: str(raw[key]) for key in _TEXTS}
    return _List(texts, numbers, frozenset(word.lower() for word in skip))


def _path(settings: Settings, words: _List, problems: list[Problem]) -> Path | None:
    """The list inside its installed package; the package is not imported."""
    package, file = words.texts["package"], words.texts["file"]
    place = str(settings.at(_TABLE, "package"))
    spec = find_spec(package) if package.isidentifier() else None
    if spec is None or spec.origin is None:
        cure = f"install it: pip install {package}"
        problems.append(Problem(place, f'the package "{package}" is not installed', cure=cure))
        return None
    path = Path(spec.origin).parent / file
    if Path(file).name != file or not path.is_file():
        what = f'the package "{package}" has no file "{file}"'
        problems.append(Problem(str(settings.at(_TABLE, "file")), what, "a file of the package"))
        return None
    return path


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Line numbers as an editor counts them: some lists hold unusual line separators."""
    return enumerate(text.replace("\r\n", "\n").split("\n"), start=1)


def _row(words: _List, own: Mapping[str, frozenset[str]], place: Place, line: str) -> Row | None:
    """The cue line of a line of the list, or None where it is no word or too weak."""
    word, strength = parse_line(line)
    if abs(strength) < max(words.numbers["minimum"], 1e-9) or word in words.skip:
        return None
    pattern = _left_over(word, own)
    if not pattern:
        return None
    sign = "positive" if strength > 0 else "negative"
    strongest = words.numbers["strongest"] or 1.0
    valence = max(-1.0, min(1.0, strength / strongest))
    cells = {
        "cue_id": f"{words.texts['prefix']}.{word}",
        "frame": words.texts[sign],
        "cue": pattern,
        "role": words.texts["role"],
        "valence": f"{valence:.3f}",
        "weight": f"{words.numbers[f'weight_{sign}']:g}",
    }
    return Row(place, cells)


def parse_line(line: str) -> tuple[str, float]:
    """The plain word and the strength of a line; ("", 0.0) for anything else."""
    word, _, rest = line.partition("\t")
    if not _WORD.fullmatch(word):
        return "", 0.0
    try:
        strength = float(rest.partition("\t")[0])
    except ValueError:
        return "", 0.0
    return (word, strength) if strength == strength and abs(strength) < 1e6 else ("", 0.0)


def _own_words(cues: Sheet) -> dict[str, frozenset[str]]:
    """Words on which the lexicon has a line of one word, with the parts of speech it takes."""
    taken: dict[str, set[str]] = {}
    for row in cues.rows:
        found = _ELEMENT.fullmatch(row.get("cue").removesuffix(" ~ @actor").strip())
        if not found:
            continue
        for word in found.group(1).lower().split("|"):
            pos = found.group(2)
            taken.setdefault(word, set()).update((pos,) if pos else _POS)
    return {word: frozenset(pos) for word, pos in taken.items()}


def _left_over(word: str, own: Mapping[str, frozenset[str]]) -> str:
    """The pattern for what the lexicon's own lines leave of a word; "" where nothing is left."""
    taken = frozenset[str]()
    for ending, base in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            stem = word.removesuffix(ending) + base
            doubled = stem[:-1] if stem[-1:] == stem[-2:-1] and ending in ("ed", "ing") else stem
            taken |= own.get(stem, frozenset()) | own.get(doubled, frozenset())
    left = [pos for pos in _POS if pos not in taken]
    if len(left) == len(_POS):
        return word
    # Of two parts of speech left, an inflected form is an adjective and a plain one a noun.
    adjective = "ADJ" in left and (word.endswith(("ed", "ing")) or "NOUN" not in left)
    return "" if not left else f"{word}/{'ADJ' if adjective else left[0]}"
