"""Score documents in several processes of this machine, with the rows of one process."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Final

from framing.detect.compiled import Compiled
from framing.engine.chunk import chunks, light, packed, score_elsewhere
from framing.errors import InputError
from framing.score import DocumentRows
from framing.sources.model import Document

#: Chunks a process that are under way or wait to be taken; more would only fill memory.
_AHEAD: Final = 2


def score_in_processes(
    documents: Iterable[Document], compiled: Compiled, *, model: str, jobs: int
) -> Iterator[DocumentRows]:
    """Rows of each document in order, whatever the number of processes."""
    lexicon = packed(compiled)
    before = set(multiprocessing.active_children())
    executor = ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_deaf_to_interrupts
    )
    waiting: deque[Future[list[DocumentRows]]] = deque()
    try:
        for chunk in chunks(documents):
            waiting.append(executor.submit(score_elsewhere, lexicon, light(chunk), model))
            if len(waiting) > _AHEAD * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
        executor.shutdown()
    except BrokenProcessPool:
        raise InputError(
            "--jobs",
            "a process ended before its texts were read, most likely for lack of memory",
            cure=f"use fewer than {jobs}; what was parsed so far is kept",
        ) from None
    finally:
        # After an interruption nobody waits for what is still under way.
        executor.shutdown(wait=False, cancel_futures=True)
        _end(set(multiprocessing.active_children()) - before)


def _deaf_to_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; the first one ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _end(processes: Collection[multiprocessing.process.BaseProcess]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()
