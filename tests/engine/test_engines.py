"""Wherever documents are scored, the rows are the same and come in order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from framing.detect.compiled import Compiled
from framing.engine import run
from framing.engine.chunk import chunks, light, packed, released, score_elsewhere
from framing.engine.local import score_documents
from framing.engine.pool import score_in_processes
from framing.errors import InputError
from framing.language.pipeline import DEFAULT_MODEL
from framing.score import DocumentRows
from framing.sources.model import Document
from tests.conftest import as_document

ROOT = Path(__file__).resolve().parents[2]
PAIRS = (("Russia", "Armenia"), ("China", "Georgia"), ("Turkey", "Kazakhstan"), ("Iran", "India"))


def made_up() -> list[Document]:
    texts = [
        f"{one} abandoned {other} last autumn.\n\n{other} said that {one} may attack again. "
        f"Cooperation between {one} and {other} deepened nevertheless."
        for one, other in PAIRS
    ]
    return [
        replace(as_document(text), document=f"text-{n}.txt", source=f"source-{n}")
        for n, text in enumerate(texts)
    ]


@pytest.fixture(scope="module")
def here(geopolitics: Compiled, parse_store: Path) -> list[DocumentRows]:
    """The rows as one process gives them, the texts parsed by the way."""
    return list(score_documents(made_up(), geopolitics))


def test_the_rows_say_something(here: list[DocumentRows]) -> None:
    assert all(rows.evidence and rows.mentions for rows in here)


def test_two_processes_give_the_rows_of_one(
    geopolitics: Compiled, here: list[DocumentRows], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("framing.engine.pool.chunks", one_by_one)
    scored = score_in_processes(made_up(), geopolitics, model=DEFAULT_MODEL, jobs=2)
    assert list(scored) == here


def one_by_one(documents: Sequence[Document]) -> Iterator[list[Document]]:
    return chunks(documents, size=1)


def test_a_pool_is_not_started_for_little_text(
    geopolitics: Compiled, here: list[DocumentRows], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a pool was started")

    monkeypatch.setattr("framing.engine.pool.score_in_processes", refuse)
    assert list(run.score_documents(made_up(), geopolitics, run.Work(jobs=2))) == here
    monkeypatch.setattr(run, "_WORTH_A_POOL", 10)
    with pytest.raises(AssertionError, match="a pool was started"):
        list(run.score_documents(made_up(), geopolitics, run.Work(jobs=2)))


def test_a_chunk_scored_elsewhere_has_the_same_rows(
    geopolitics: Compiled, here: list[DocumentRows]
) -> None:
    assert score_elsewhere(packed(geopolitics), light(made_up()), DEFAULT_MODEL) == here


def test_an_error_of_another_process_arrives_as_it_was(
    geopolitics: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match="no_such_model is not installed; expected an installed"):
        list(score_in_processes(made_up(), geopolitics, model="no_such_model", jobs=1))


def test_chunks_keep_the_order_and_every_document() -> None:
    documents = made_up()
    for size in (1, 200, 10_000):
        runs = list(chunks(iter(documents), size=size))
        assert [document for run_ in runs for document in run_] == documents
        assert all(runs)
    assert len(list(chunks(documents, size=1))) == len(documents)


def test_a_stream_lets_go_of_what_was_given_out() -> None:
    documents = made_up()
    names = [document.document for document in documents]
    stream = released(documents)
    assert next(stream).document == names[0]
    assert len(documents) == len(names) - 1
    assert [document.document for document in stream] == names[1:]


def test_ctrl_c_ends_the_workers(tmp_path: Path) -> None:
    for n, document in enumerate(made_up() * 20):
        (tmp_path / f"text-{n}.txt").write_text(f"{document.text} Number {n}.", encoding="utf-8")
    code = (
        "import sys, framing.engine.run as run, framing.cli as cli\n"
        "run._WORTH_A_POOL = 10\n"
        "words = ['score', sys.argv[1], '--jobs', '2', '--csv']\n"
        "if __name__ == '__main__': sys.exit(cli.main(words))\n"
    )
    script = tmp_path / "script.py"
    script.write_text(code, encoding="utf-8")
    env = {**os.environ, "FRAMING_CACHE": str(tmp_path / "store"), "PYTHONPATH": str(ROOT)}
    command = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path)],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not children_of(command.pid):
        assert command.poll() is None
        time.sleep(0.05)
    # Until it is up, a process hears Ctrl-C itself and says so.
    time.sleep(2.0)
    os.killpg(command.pid, signal.SIGINT)
    _, told = command.communicate(timeout=60)
    assert command.returncode == 130
    # A process that was just being started may still say its own word of it.
    assert "framing: interrupted" in told.splitlines()
    assert "Traceback" not in told
    waited = time.monotonic() + 20
    while alive := running_in(command.pid):
        assert time.monotonic() < waited, alive
        time.sleep(0.05)


def children_of(pid: int) -> list[str]:
    """Processes that the command has started, read from the system's list."""
    return listed("pid=", "--ppid", pid)


def running_in(session: int) -> list[str]:
    """What still runs of all that a session has started; what waits to be buried does not."""
    return [line for line in listed("stat=,args=", "-s", session) if not line.startswith("Z")]


def listed(columns: str, choice: str, number: int) -> list[str]:
    run_ = subprocess.run(
        ["ps", "-o", columns, choice, str(number)], capture_output=True, text=True
    )
    return [line.strip() for line in run_.stdout.splitlines() if line.strip()]
