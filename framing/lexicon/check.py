"""What `framing lexicon check` says about a folder: every mistake at once, then warnings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from framing.lexicon.entries import confused
from framing.lexicon.load import DEFAULT, Assembly, assemble
from framing.lexicon.model import Alias, Cue, Lexicon, Pattern
from framing.lexicon.problems import Problem
from framing.lexicon.tokens import split_like_tokenizer

#: One cue in five should say what it must not fire on.
_COUNTEREXAMPLES: Final = 0.2
_FREQUENT: Final = """
act action aim area base case change china country course day development economy effect effort
end europe face fact force form future goal government group hand head history home interest
issue law leader level life line man market matter military minister money month move name nation
number order part party peace people place plan point policy position power president problem
process program programme question region report result right role russia security side situation
state step support system term thing time trade use war way west word work world year
"""
FREQUENT_WORDS: Final = frozenset(_FREQUENT.split())


def check_folder(path: str | Path = DEFAULT) -> list[Problem]:
    """All mistakes and warnings of a lexicon folder (or shipped name), by file and line.

    Of a folder that extends another lexicon, only its own entries are warned about.
    """
    assembly = assemble([path])
    own = assembly.layers[-1].shown if assembly.layers else ""
    cues = [cue for cue in assembly.lexicon.cues if _folder(cue.place.file) == own]
    warnings = [
        *_example_warnings(own, cues),
        *_broad_cues(cues),
        *_twin_cues(cues, assembly.lexicon),
        *_idle_frames(own, assembly),
        *_alias_warnings(own, assembly.lexicon),
    ]
    return [*assembly.problems, *warnings]


def _warning(place: object, what: str, expected: str = "", cure: str = "") -> Problem:
    return Problem(str(place), what, expected, cure, "warning")


def _folder(file: str) -> str:
    return file.split("/")[0]


def _example_warnings(own: str, cues: Sequence[Cue]) -> Iterator[Problem]:
    bare = [cue for cue in cues if not cue.example]
    if bare:
        what = f"{len(bare)} of {len(cues)} cues have no example, the first is {bare[0].cue_id}"
        cure = "write a sentence on which each fires: framing lexicon test runs them"
        yield _warning(bare[0].place, what, "an example for every cue", cure)
    guarded = sum(1 for cue in cues if cue.counterexample)
    if guarded < _COUNTEREXAMPLES * len(cues):
        what = f"{guarded} of {len(cues)} cues have a counterexample"
        cure = "write down a sentence that looks alike and means something else"
        yield _warning(f"{own}/cues.csv", what, "at least one in five", cure)


def _broad_cues(cues: Sequence[Cue]) -> Iterator[Problem]:
    for cue in cues:
        words = [word for part in cue.pattern.parts for word in part]
        if len(words) > 1 or words[0].pos or words[0].exact or cue.pattern.needs_actor:
            continue
        frequent = sorted(words[0].forms & FREQUENT_WORDS)
        if frequent:
            named = ", ".join(f'"{word}"' for word in frequent)
            cure = f"add a word, or a part of speech ({frequent[0]}/VERB)"
            yield _warning(cue.place, f"{named} alone is a frequent word", "a narrower cue", cure)


def _twin_cues(cues: Sequence[Cue], lexicon: Lexicon) -> Iterator[Problem]:
    first: dict[tuple[str, str, str], Cue] = {}
    own = {cue.cue_id for cue in cues}
    for cue in lexicon.cues:
        for role in cue.roles:
            twin = first.setdefault((cue.pattern.text.lower(), role, cue.frame), cue)
            if twin is not cue and cue.cue_id in own:
                what = f'"{cue.pattern.text}" as {role} of {cue.frame} is already {twin.cue_id}'
                yield _warning(cue.place, what, cure=f"delete one (the other: {twin.place})")


def _idle_frames(own: str, assembly: Assembly) -> Iterator[Problem]:
    settings = assembly.layers[-1].settings if assembly.layers else None
    used = Counter(cue.frame for cue in assembly.lexicon.cues)
    for frame in settings.frames if settings else ():
        if not used[frame] and settings:
            place = settings.at(f"frames.{frame}")
            yield _warning(place, f'no cue carries the frame "{frame}"', cure="add cues for it")


def _alias_warnings(own: str, lexicon: Lexicon) -> Iterator[Problem]:
    seen: dict[str, Alias] = {}
    aliases = [alias for actor in lexicon.actors.values() for alias in actor.aliases]
    for alias in aliases:
        twin = seen.setdefault(alias.alias.lower(), alias)
        if _folder(alias.place.file) != own:
            continue
        if twin.actor != alias.actor and not confused(twin, alias):
            what = f'alias "{alias.alias}" also stands for {twin.actor} ({twin.place})'
            yield _warning(alias.place, what, cure="see that unless and dates tell them apart")
        for unless in alias.unless:
            if not _contains(unless, alias.alias):
                what = f'unless "{unless.text}" does not contain the alias "{alias.alias}"'
                cure = "write the whole phrase in which it means something else"
                yield _warning(alias.place, what, cure=cure)


def _contains(pattern: Pattern, alias: str) -> bool:
    forms = [form.lower() for part in pattern.parts for word in part for form in word.forms]
    tokens = [token.lower() for word in alias.split() for token in split_like_tokenizer(word)]
    return any(
        token.startswith(form[:-1]) if form.endswith("*") else token == form
        for token in tokens
        for form in forms
    )
