"""Files of every format, made by the tests, with the prose that must be left of them."""

from __future__ import annotations

import random
import re
from difflib import SequenceMatcher

_WHO = (
    "Northland", "The coastal ministry", "Eastland", "The council of the islands",
    "A former envoy", "The southern alliance", "The straits commission", "Every smaller partner",
)  # fmt: skip
_DID = (
    "promised to defend", "quietly abandoned", "described as indispensable", "refused to recognise",
    "negotiated patiently with", "underestimated", "has long supported", "openly criticised",
)  # fmt: skip
_WHOM = (
    "the international community", "the independent fishing towns", "its neighbouring governments",
    "the representatives of the harbour", "a generation of administrators",
    "the parliamentary delegation", "the transportation network", "its own interpretation of law",
)  # fmt: skip
_WHEN = (
    "after the conference in the spring", "although nobody had expected it",
    "because the settlement left no alternative", "during the most difficult negotiations",
    "while the merchants were waiting for guarantees", "before the winter storms returned",
    "without consulting the administration", "in spite of considerable opposition",
)  # fmt: skip


def sentence(chance: random.Random) -> str:
    who, did, whom, when = (chance.choice(words) for words in (_WHO, _DID, _WHOM, _WHEN))
    first, second, third = (name(chance) for _ in range(3))
    return f"{who} {did} {whom} near {first} {when}, and {second} told {third} of it."


def name(chance: random.Random) -> str:
    """A made-up name, so that no two lines of a text are alike."""
    syllables = ("ba", "ro", "mi", "ten", "sul", "gar", "vi", "lo", "ke", "dan", "ur", "fes")
    return "".join(chance.choice(syllables) for _ in range(chance.randint(2, 4))).title()


def paragraphs(count: int, *, seed: int, sentences: int = 4) -> list[str]:
    """Invented prose, the same for the same seed."""
    chance = random.Random(seed)
    return [" ".join(sentence(chance) for _ in range(sentences)) for _ in range(count)]


def words(text: str) -> list[str]:
    return re.findall(r"[\w’'-]+", text)


def kept_and_foreign(expected: str, got: str) -> tuple[float, float]:
    """Share of the expected words found in their order; share of the words got beyond them."""
    wanted, found = words(expected), words(got)
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return same / len(wanted), 1 - same / max(len(found), 1)
