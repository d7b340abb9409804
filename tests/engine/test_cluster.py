"""Dask: the same rows, and one clear message whatever is wrong with the cluster."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framing.detect.compiled import Compiled
from framing.engine import cluster
from framing.engine.chunk import light, packed
from framing.engine.local import score_documents
from framing.engine.run import Work
from framing.errors import InputError
from framing.language.pipeline import DEFAULT_MODEL
from tests.engine.test_engines import made_up

distributed = pytest.importorskip(
    "distributed", reason="the extra `scale` is not installed: Dask is NOT tested"
)
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture(scope="module")
def scheduler(parse_store: Path) -> Iterator[str]:
    """A cluster of one worker thread inside this process."""
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=":0"
    ) as local:
        yield local.scheduler_address


def test_a_cluster_gives_the_rows_of_one_process(
    geopolitics: Compiled, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from framing.engine.chunk import chunks

    monkeypatch.setattr(cluster, "chunks", lambda documents: chunks(documents, size=1))
    here = list(score_documents(made_up(), geopolitics))
    work = Work(engine="dask", scheduler=scheduler)
    assert list(cluster.score_on_dask(made_up(), geopolitics, work)) == here


def test_a_scheduler_that_is_not_there_is_named(
    geopolitics: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_SECONDS", "0.2s")
    work = Work(engine="dask", scheduler="tcp://127.0.0.1:9")
    with pytest.raises(InputError, match=r"tcp://127\.0\.0\.1:9 cannot be reached") as refused:
        list(cluster.score_on_dask(made_up(), geopolitics, work))
    assert refused.value.where == "--scheduler"


def test_an_address_that_is_none_is_refused(geopolitics: Compiled) -> None:
    work = Work(engine="dask", scheduler="nowhere")
    with pytest.raises(InputError, match="nowhere cannot be reached"):
        list(cluster.score_on_dask(made_up(), geopolitics, work))


def test_a_missing_extra_is_named_with_its_cure(
    geopolitics: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match=r"pip install 'framing-analyzer\[scale\]'"):
        list(cluster.score_on_dask(made_up(), geopolitics, Work(engine="dask")))


def test_a_worker_of_another_version_is_refused(geopolitics: Compiled) -> None:
    here = cluster.versions(DEFAULT_MODEL)
    texts = light(made_up()[:1])
    assert cluster.score_checked(packed(geopolitics), texts, DEFAULT_MODEL, here)
    newer = {**here, "framing": "99.0"}
    with pytest.raises(InputError, match=r"a worker has framing .*; expected framing 99\.0"):
        cluster.score_checked(packed(geopolitics), texts, DEFAULT_MODEL, newer)


class Task:
    """A task of the cluster that ends in an error."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def result(self) -> Any:
        raise self.error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (distributed.CancelledError("lost"), "the cluster is gone"),
        (OSError("Timed out"), r"the cluster is gone \(Timed out\)"),
        (ModuleNotFoundError("No module named 'framing'"), "a worker cannot read texts"),
        (
            distributed.KilledWorker("task", None, 3),
            "several workers ended while reading the texts from text-0.txt on",
        ),
    ],
)
def test_what_happens_to_a_cluster_is_one_clear_message(error: BaseException, said: str) -> None:
    with pytest.raises(InputError, match=said):
        cluster._rows("text-0.txt", Task(error))
