"""What an edit leaves of a lexicon: the same objects, which need not be looked into again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import is_
from typing import Any, Final, Generic, TypeVar
from zlib import crc32

from framing.lexicon.model import Cue

Thing = TypeVar("Thing", covariant=True)
#: Cues of a run, about.
_RUN: Final = 256


class Same(Generic[Thing]):
    """Things that are the same only where each is one object: what is found of them is kept.

    `whole`: what they are the things of, where that is easier to work with.
    """

    def __init__(self, things: Sequence[Thing], whole: Any = None) -> None:
        self.things, self.whole = things, whole
        self._hash = hash(tuple(map(id, things)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Same) or len(other.things) != len(self.things):
            return False
        return all(map(is_, self.things, other.things))

    def __hash__(self) -> int:
        return self._hash


def cue_runs(cues: Sequence[Cue]) -> list[Same[Cue]]:
    """The cues in runs of neighbours; an edit changes few of them.

    The limits hang on single cues, so that what is put in or taken out moves no others.
    """
    limits = [at for at, cue in enumerate(cues) if at and _begins_run(cue.cue_id)]
    ends = [*limits, len(cues)]
    return [Same(cues[first:end]) for first, end in zip([0, *limits], ends, strict=True)]


@lru_cache(maxsize=50_000)
def _begins_run(cue_id: str) -> bool:
    return crc32(cue_id.encode()) % _RUN == 0
