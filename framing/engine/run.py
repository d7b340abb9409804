"""Choose where documents are scored: in this process, in several, or on a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from framing.detect.compiled import Compiled
from framing.engine.local import score_documents as score_here
from framing.language.pipeline import DEFAULT_MODEL
from framing.score import DocumentRows
from framing.sources.model import Document
from framing.store import make_room, size_limit, store_folder

#: Characters (about 50,000 tokens) below which a second process costs more than it saves.
_WORTH_A_POOL: Final = 300_000


@dataclass(frozen=True)
class Work:
    """How a run is carried out; nothing here changes its rows.

    `engine` is local or dask; `scheduler` the address of a running Dask scheduler, empty for
    one of the run's own with `jobs` workers.
    """

    model: str = DEFAULT_MODEL
    jobs: int = 1
    engine: str = "local"
    scheduler: str = ""


def score_documents(
    documents: Iterable[Document], compiled: Compiled, work: Work
) -> Iterator[DocumentRows]:
    """Rows of each document in order. Documents may be a stream; none is kept."""
    if work.engine == "local" and work.jobs == 1:
        yield from score_here(documents, compiled, model=work.model)
        return
    limit = size_limit()
    first, rest = _beginning(documents)
    if work.engine == "dask":
        from framing.engine.cluster import score_on_dask

        yield from score_on_dask(chain(first, rest), compiled, work)
    elif sum(len(document.text) for document in first) < _WORTH_A_POOL:
        yield from score_here(first, compiled, model=work.model)
    else:
        from framing.engine.pool import score_in_processes

        every = chain(first, rest)
        yield from score_in_processes(every, compiled, model=work.model, jobs=work.jobs)
    make_room(store_folder(), limit)


def _beginning(documents: Iterable[Document]) -> tuple[list[Document], Iterator[Document]]:
    """Enough documents to tell whether processes pay, and the rest of the stream."""
    rest = iter(documents)
    first: list[Document] = []
    length = 0
    for document in rest:
        first.append(document)
        length += len(document.text)
        if length >= _WORTH_A_POOL:
            break
    return first, rest
