"""Score documents on a Dask cluster: the same chunk -> rows function, on many machines.

Dask gives the chunks of a lost worker to another one. What a worker parses goes into the parse
store of its own machine.
"""

from __future__ import annotations

import platform
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from importlib import import_module, metadata
from typing import TYPE_CHECKING, Any, Final

from framing.detect.compiled import Compiled
from framing.engine.chunk import chunks, light, packed, score_elsewhere
from framing.errors import InputError
from framing.language.pipeline import pipeline_version
from framing.score import DocumentRows
from framing.sources.model import Document

if TYPE_CHECKING:
    from framing.engine.run import Work

#: Chunks a thread of the cluster that are under way or wait to be taken.
_AHEAD: Final = 3
#: Times a chunk is tried again where a task, not its worker, has failed (a disk, a network).
_RETRIES: Final = 2
_SECONDS: Final = "10s"


def score_on_dask(
    documents: Iterable[Document], compiled: Compiled, work: Work
) -> Iterator[DocumentRows]:
    """Rows of each document in order, from the cluster at `work.scheduler` or one of our own."""
    with ExitStack() as stack:
        client = stack.enter_context(_client(work, stack))
        lexicon = client.submit(_held, packed(compiled), pure=False)
        here = versions(work.model)
        waiting: deque[tuple[str, Any]] = deque()
        for chunk in chunks(documents):
            task = client.submit(
                score_checked, lexicon, light(chunk), work.model, here, pure=False, retries=_RETRIES
            )
            waiting.append((chunk[0].document, task))
            if len(waiting) > _AHEAD * _threads(client):
                yield from _rows(*waiting.popleft())
        while waiting:
            yield from _rows(*waiting.popleft())


def score_checked(
    lexicon: bytes, documents: Sequence[Document], model: str, expected: Mapping[str, str]
) -> list[DocumentRows]:
    """`score_elsewhere`, refused by a worker whose packages would give other rows."""
    found = versions(model)
    other = [f"{name} {found[name]}" for name in expected if found[name] != expected[name]]
    if other:
        wanted = [f"{name} {expected[name]}" for name in expected if found[name] != expected[name]]
        raise InputError(
            "--engine dask",
            f"a worker has {', '.join(other)}",
            expected=", ".join(wanted),
            cure="install the same versions on every worker",
        )
    return score_elsewhere(lexicon, documents, model)


def versions(model: str) -> dict[str, str]:
    """What must be the same everywhere for the rows to be the same."""
    return {
        "framing": metadata.version("framing-analyzer"),
        "python": ".".join(platform.python_version_tuple()[:2]),
        "parser": pipeline_version(model),
    }


def _held(lexicon: bytes) -> bytes:
    """The lexicon as a task of its own: made again should the worker that holds it be lost."""
    return lexicon


def _client(work: Work, stack: ExitStack) -> Any:
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise InputError(
            "--engine",
            "dask is not installed",
            expected="local",
            cure="install it: pip install 'framing-analyzer[scale]'",
        ) from None
    if not work.scheduler:
        cluster = distributed.LocalCluster(
            n_workers=work.jobs, threads_per_worker=1, dashboard_address=":0"
        )
        return distributed.Client(stack.enter_context(cluster))
    try:
        return distributed.Client(work.scheduler, timeout=_SECONDS)
    except (OSError, TimeoutError, ValueError) as error:
        told = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError(
            "--scheduler",
            f"{work.scheduler} cannot be reached ({told})",
            expected="the address of a running Dask scheduler, such as tcp://host:8786",
            cure="start one with `dask scheduler`, or leave the option out",
        ) from None


def _threads(client: Any) -> int:
    return max(1, sum(int(threads) for threads in client.nthreads().values()))


def _rows(beginning: str, task: Any) -> list[DocumentRows]:
    """The rows of a chunk, or one clear message instead of the cluster's own."""
    from distributed import CancelledError, KilledWorker

    try:
        result: list[DocumentRows] = task.result()
    except KilledWorker:
        raise InputError(
            "--engine dask",
            f"several workers ended while reading the texts from {beginning} on",
            cure="give the workers more memory; a rerun keeps what is parsed",
        ) from None
    except (CancelledError, OSError) as error:
        raise InputError(
            "--engine dask",
            f"the cluster is gone ({_first_line(error)})",
            cure="start it again; a rerun keeps what is parsed",
        ) from None
    except (ModuleNotFoundError, AttributeError) as error:
        raise InputError(
            "--engine dask",
            f"a worker cannot read texts ({_first_line(error)})",
            expected=f"framing-analyzer {metadata.version('framing-analyzer')} on every worker",
        ) from None
    return result


def _first_line(error: BaseException) -> Any:
    return next(iter(str(error).splitlines()), type(error).__name__)
