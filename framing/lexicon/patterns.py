"""The pattern language of cues, shifters, reporting words and names.

`provide security guarantee` words in a row (lemma or form) · `(aid|help)` alternatives ·
`exploit*` beginning of a word · `aid/VERB` part of speech · `"Silk Road"` as written ·
`@set` a named word set · `~` a gap of up to four words · `~ @actor` an actor as last part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from framing.errors import InputError, did_you_mean
from framing.lexicon.model import Pattern, Word
from framing.lexicon.tokens import split_like_tokenizer

PARTS_OF_SPEECH: Final = ("NOUN", "VERB", "ADJ", "ADV")
_ACTOR: Final = "@actor"
#: A shorter beginning would match words of every kind.
_SHORTEST_PREFIX: Final = 3
_QUOTES: Final = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "\u2011": "-",
        "\u00a0": " ",
    }
)
_POS: Final = re.compile(r"/([A-Za-z]+)$")
_SUSPICIOUS: Final = re.compile(r"[.\\\[{?+^$]|\)\*")
_REGEX_CURES: Final = (
    (r"\.[*+?]", 'write "~" for a gap of up to four words or "word*" for a beginning'),
    (r"\\.", "leave it out: a pattern always matches whole words"),
    (r"\[[^\]]*\]?", "write alternatives in round brackets: (aid|help)"),
    (r"\(\?[:=!<]", "write alternatives in round brackets: (aid|help)"),
    (r"\{[^}]*\}?", "write the words out, one line for each length"),
    (r"[\w)]\?", "write two lines, one with the word and one without"),
    (r"\)[*+]|\w\+(?=\s|$)", "write the words out, one line for each length"),
    (r"^\^|\$$", "leave it out: a pattern matches anywhere in a sentence"),
)
_GRAMMAR: Final = """
a about above across after against all also although am among an and another any are as at
be because been before being below between both but by can could did do does during each
either for from had has have he her him his how i if in into is it its just may me might
more most must my neither no nor not of off on or other our out over own shall she should
since so some such than that the their them then there these they this those through to
too toward towards under until up upon us very was we were what when where which while who
whom whose why will with within without would yet you your
"""
#: Words of the grammar; a cue made of nothing else would fire in every sentence.
FUNCTION_WORDS: Final = frozenset(_GRAMMAR.split())


def _error(text: str, what: str, *, expected: str = "", cure: str = "") -> InputError:
    return InputError(f'pattern "{text}"', what, expected=expected, cure=cure)


def plain_quotes(text: str) -> str:
    """The text with typographic quotation marks, hyphens and spaces made plain."""
    return text.translate(_QUOTES)


def parse_pattern(text: str, sets: Mapping[str, frozenset[str]]) -> Pattern:
    """Read a pattern; an `InputError` says what is wrong with it and how to write it."""
    clean = " ".join(plain_quotes(text).split())
    if not clean:
        raise _error(text, "the pattern is empty", expected="at least one word")
    return _parsed(clean) if "@" not in clean else _parse(clean, sets)


@lru_cache(maxsize=32768)
def _parsed(clean: str) -> Pattern:
    """A pattern that names no set is the same in every lexicon: `framing watch` reads it once."""
    return _parse(clean, {})


def _parse(clean: str, sets: Mapping[str, frozenset[str]]) -> Pattern:
    _refuse_regex(clean)
    parts: list[list[Word]] = [[]]
    elements = _elements(clean)
    needs_actor = elements[-1] == _ACTOR
    if needs_actor:
        elements = _without_actor(clean, elements)
    for element in elements:
        if element == "~":
            if not parts[-1]:
                raise _gap_error(clean, doubled=len(parts) > 1)
            parts.append([])
        else:
            parts[-1].extend(_words(clean, element, sets))
    if not parts[-1]:
        raise _gap_error(clean, doubled=False)
    return Pattern(clean, tuple(tuple(part) for part in parts), needs_actor)


def breadth_problem(pattern: Pattern) -> str:
    """Why a cue would match nearly everything, or an empty string."""
    words = [word for part in pattern.parts for word in part]
    if any(word.pos or word.exact or not word.forms <= FUNCTION_WORDS for word in words):
        return ""
    if len(words) == 1:
        return f'the cue is one function word, "{pattern.text}", and would fire almost everywhere'
    return f'the cue "{pattern.text}" is function words only and would fire almost everywhere'


def _gap_error(text: str, *, doubled: bool) -> InputError:
    if not text.replace("~", "").strip():
        return _error(text, "the pattern is only a gap and would match everything")
    if doubled:
        return _error(text, 'two gaps "~" in a row', expected='words on both sides of a "~"')
    return _error(
        text,
        'a gap "~" at the beginning or end of the pattern',
        expected='words on both sides of a "~"',
        cure="leave the gap out: words around a cue are free anyway",
    )


def _refuse_regex(text: str) -> None:
    if not _SUSPICIOUS.search(text):
        return
    unquoted = re.sub(r'"[^"]*"', '""', text)
    for lookalike, cure in _REGEX_CURES:
        if found := re.search(lookalike, unquoted):
            raise _error(
                text,
                f'"{found.group()}" is a regular expression',
                expected="a pattern of words",
                cure=cure,
            )


def _elements(text: str) -> list[str]:
    """Divide at spaces outside brackets and quotation marks."""
    elements, current, opened = [], "", ""
    for character in text:
        if opened:
            opened = "" if character == opened else opened
            if character == "(":
                raise _error(text, "a bracket inside a bracket", expected="(one|two|three)")
        elif character in '"(':
            opened = '"' if character == '"' else ")"
        elif character == ")":
            raise _error(text, 'a bracket ")" that was never opened', cure='put "(" before it')
        elif character == " ":
            elements.append(current)
            current = ""
            continue
        current += character
    if opened == ")":
        raise _error(text, 'a bracket "(" that is never closed', cure='put ")" after it')
    if opened:
        raise _error(text, "a quotation mark that is never closed", cure='put " after it')
    return [*elements, current]


def _without_actor(text: str, elements: list[str]) -> list[str]:
    if len(elements) < 3 or elements[-2] != "~":
        raise _error(
            text,
            '"@actor" without words and a gap before it',
            expected='a pattern such as "abandon ~ @actor"',
        )
    return elements[:-2]


def _words(text: str, element: str, sets: Mapping[str, frozenset[str]]) -> tuple[Word, ...]:
    if element.isalpha():  # most words: nothing to look for
        return _plain(element)
    body, pos = _part_of_speech(text, element)
    if body.startswith('"'):
        return _exact(text, body, pos)
    if body.startswith("("):
        return (_alternatives(text, body, pos, sets),)
    if body.startswith("@"):
        return (Word(_set_forms(text, body, sets), pos),)
    if '"' in body or "(" in body or ")" in body:
        raise _error(
            text,
            f"{body} runs a bracket or quotation mark into a word",
            expected="a space before and behind it",
        )
    forms = _forms(text, body)
    return (*(Word(frozenset((form,))) for form in forms[:-1]), Word(frozenset(forms[-1:]), pos))


@lru_cache(maxsize=8192)
def _plain(word: str) -> tuple[Word, ...]:
    return tuple(Word(frozenset((token.lower(),))) for token in split_like_tokenizer(word))


def _part_of_speech(text: str, element: str) -> tuple[str, str]:
    found = _POS.search(element)
    if not found or element.endswith(")") or element == "and/or":
        return element, ""
    pos = found.group(1)
    if pos not in PARTS_OF_SPEECH:
        hint = did_you_mean(pos.upper(), PARTS_OF_SPEECH)
        if pos == "PROPN":
            hint = "write NOUN, which includes proper names"
        raise _error(
            text,
            f'"/{pos}" is not a part of speech',
            expected=f"one of {', '.join(PARTS_OF_SPEECH)}",
            cure=hint,
        )
    return element[: found.start()], pos


def _exact(text: str, body: str, pos: str) -> tuple[Word, ...]:
    if not body.endswith('"') or body.count('"') != 2:
        raise _error(
            text,
            f"{body} runs a quotation mark into a word",
            expected="a space before and behind the quotation marks",
        )
    tokens = [token for word in body[1:-1].split() for token in split_like_tokenizer(word)]
    if not tokens:
        raise _error(text, "nothing between two quotation marks", expected='"Exact Form"')
    words = [Word(frozenset((token,)), exact=True) for token in tokens]
    return (*words[:-1], Word(words[-1].forms, pos, exact=True))


def _alternatives(text: str, body: str, pos: str, sets: Mapping[str, frozenset[str]]) -> Word:
    if not body.endswith(")"):
        raise _error(
            text,
            f"{body} runs a bracket into a word",
            expected="a space before and behind the brackets",
        )
    forms: set[str] = set()
    marks: set[str] = set()
    exact: set[bool] = set()
    for alternative in body[1:-1].split("|"):
        word = _alternative(text, body, alternative.strip(), sets)
        forms |= word.forms
        marks.add(word.pos)
        exact.add(word.exact)
    if len(marks) > 1 or (pos and marks != {""}):
        raise _error(
            text,
            f"the alternatives of {body} have different parts of speech",
            cure="write one line for each, or the part of speech behind the bracket",
        )
    if len(exact) > 1:
        raise _error(
            text,
            f"only some alternatives of {body} are in quotation marks",
            cure="write one line for each",
        )
    return Word(frozenset(forms), pos or marks.pop(), exact.pop())


def _alternative(
    text: str, body: str, alternative: str, sets: Mapping[str, frozenset[str]]
) -> Word:
    if alternative.isalpha() and len(words := _plain(alternative)) == 1:
        return words[0]
    if not alternative:
        raise _error(text, f"an empty alternative in {body}", expected="(one|two|three)")
    words = () if " " in alternative else _words(text, alternative, sets)
    if len(words) != 1:
        raise _error(
            text,
            f'the alternative "{alternative}" is more than one word for the tokenizer',
            expected="one word an alternative",
            cure="write a line of its own for it",
        )
    return words[0]


def _set_forms(text: str, body: str, sets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    name = body[1:]
    if name == _ACTOR[1:]:
        raise _error(
            text, '"@actor" is not the last part', expected='a pattern such as "abandon ~ @actor"'
        )
    if name not in sets:
        known = (
            ", ".join(f"@{each}" for each in sorted(set(sets) - {"actor"}))
            or "none: [sets] is empty"
        )
        raise _error(
            text,
            f'there is no word set "{body}"',
            expected=f"a set of lexicon.toml ({known})",
            cure=did_you_mean(name, sets),
        )
    if not sets[name]:
        raise _error(text, f'the word set "{body}" is empty', cure="put words into it in [sets]")
    forms: set[str] = set()
    for member in sets[name]:
        tokens = _forms(text, member) if " " not in member else ()
        if len(tokens) != 1:
            raise _error(
                text,
                f'"{member}" of the word set "{body}" is more than one word for the tokenizer',
                expected="single words in a set that stands in a pattern",
                cure="write a line of its own for it",
            )
        forms.add(tokens[0])
    return frozenset(forms)


def _forms(text: str, body: str) -> tuple[str, ...]:
    """Lower-case tokens of a bare word; a trailing `*` stays on the last."""
    if "|" in body:
        raise _error(
            text, f'"{body}" has alternatives outside brackets', expected="(one|two|three)"
        )
    if not body:
        raise _error(text, "a part of speech without a word", expected="word/VERB")
    stem, prefix = (body[:-1], "*") if body.endswith("*") else (body, "")
    if "*" in stem:
        raise _error(text, f'"*" inside or before "{body}"', expected='"*" at the end of a word')
    if prefix and len(stem) < _SHORTEST_PREFIX:
        raise _error(
            text,
            f'"{body}" would match nearly every word' if not stem else f'"{body}" is too short',
            expected=f'at least {_SHORTEST_PREFIX} letters before "*"',
            cure='write "~" for any words' if not stem else "write the words out: (one|two|three)",
        )
    if found := re.search(r"[\\<>=~@#;{}\[\]^]", stem):
        raise _error(
            text,
            f'"{found.group()}" cannot stand in "{body}"',
            expected="letters, digits, hyphens and apostrophes",
        )
    tokens = tuple(token.lower() for token in split_like_tokenizer(stem))
    return (*tokens[:-1], tokens[-1] + prefix)
