"""A large corpus on a cluster of this machine, with a worker lost half-way.

usage: python tests/benchmarks/large.py TEXTS [--sentences 10000,100000,1000000] [--workers 2]
       [--memory 2GiB] [--folder FOLDER] [--spare-workers]

The texts are repeated, each time with other dates, until there are so many sentences, and stand
in JSON lines files. For each size this prints the seconds, the growth of the time against the
growth of the corpus since the size before, and the peak memory of the command and of its workers;
for the largest size one worker is killed when half of the parts stand. A hundredth of the texts
is then scored by a plain run, and every row of evidence compared. With --folder an interrupted
benchmark goes on where it ended.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from threading import Event, Thread
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from framing.engine.parts import read_parts  # noqa: E402

_MONTHS = ("January", "March", "May", "July", "September", "November")
_SENTENCE_END = re.compile(r"[.!?][\"\u201d]?(?=\s|$)")
#: Texts a file; a file may hold 50 MB.
_SHARD = 1000
_SAMPLE = 100


def varied(text: str, turn: int) -> str:
    """The text with a date of this turn before each paragraph, so that none is known before."""
    draw = random.Random(turn)

    def dated(paragraph: str) -> str:
        return f"On {draw.randint(1, 28)} {draw.choice(_MONTHS)} {1950 + turn}, {paragraph}"

    return "\n\n".join(dated(p) for p in re.split(r"\n\s*\n", text) if p.strip())


def corpus(texts: Sequence[Path], sentences: int) -> Iterator[dict[str, str]]:
    """Records with id, source and text until there are so many sentences."""
    originals = [(path.stem, path.read_text(encoding="utf-8")) for path in texts]
    made = 0
    for turn in count():
        for name, text in originals:
            record = {"id": f"{name}-{turn:04d}", "source": name, "text": varied(text, turn)}
            yield record
            made += len(_SENTENCE_END.findall(record["text"]))
            if made >= sentences:
                return


def write_shards(texts: Sequence[Path], sentences: int, folder: Path) -> int:
    """Write the corpus as JSON lines; the number of texts."""
    folder.mkdir(parents=True, exist_ok=True)
    records = list(corpus(texts, sentences))
    for start in range(0, len(records), _SHARD):
        lines = [json.dumps(record) for record in records[start : start + _SHARD]]
        (folder / f"shard-{start:06d}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(records)


class Peaks(Thread):
    """Watches the memory of the workers; kills one of them when told what to wait for."""

    def __init__(self, cluster: Any, parts: Path, kill_at: int) -> None:
        super().__init__(daemon=True)
        self.cluster, self.parts, self.kill_at = cluster, parts, kill_at
        self.highest, self.killed, self.done = 0, False, Event()

    def run(self) -> None:
        """Look every second."""
        while not self.done.wait(1.0):
            workers = [nanny.process.pid for nanny in self.cluster.workers.values()]
            self.highest = max([self.highest, *map(resident, filter(None, workers))])
            stand = len(list(self.parts.glob("documents/*.parquet")))
            if self.kill_at and stand >= self.kill_at and not self.killed:
                os.kill(workers[0], 9)
                self.killed = True


def resident(pid: int) -> int:
    """Bytes of memory a process holds; 0 where it has ended."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()


def score(shards: Path, parts: Path, scheduler: str, store: Path) -> None:
    """The command as anybody would run it."""
    words = [sys.executable, "-m", "framing", "-q", "score", str(shards), "--engine", "dask"]
    words += ["--scheduler", scheduler, "--parts", str(parts)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "FRAMING_CACHE": str(store)}
    subprocess.run(words, check=True, env=env)


def sampled_equal(shards: Path, parts: Path, folder: Path) -> tuple[int, bool]:
    """Score a hundredth of the texts plainly; how many rows, and whether all are the same."""
    import pandas as pd

    lines = [line for path in sorted(shards.glob("*.jsonl")) for line in path.open()]
    chosen = random.Random(1).sample(lines, max(1, len(lines) // _SAMPLE))
    names = {json.loads(line)["id"] for line in chosen}
    sample = folder / "sample"
    sample.mkdir(exist_ok=True)
    (sample / "sample.jsonl").write_text("".join(chosen), encoding="utf-8")
    out = folder / "sample.parquet"
    words = [sys.executable, "-m", "framing", "-q", "score", str(sample), "-o", str(out)]
    subprocess.run(words, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    compared = ["id", "start", "cue_start", "actor", "cue_id", "polarity", "weight", "rule"]

    def rows(table: pd.DataFrame) -> pd.DataFrame:
        table = table.assign(id=table["document"].str.rpartition("#")[2])
        table = table[table["id"].isin(names)][compared]
        return table.sort_values(compared).reset_index(drop=True)

    plain, found = rows(pd.read_parquet(out)), rows(read_parts(parts)["evidence"])
    return len(plain), plain.equals(found)


def main(arguments: Sequence[str]) -> int:
    """Print what each size took, and whether the sample agrees."""
    from distributed import LocalCluster

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("texts")
    parser.add_argument("--sentences", default="10000,100000,1000000")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--memory", default="2GiB")
    parser.add_argument("--folder", default="")
    parser.add_argument("--spare-workers", action="store_true", help="kill none")
    given = parser.parse_args(arguments)
    texts = sorted(Path(given.texts).glob("*.txt"))
    sizes = [int(size) for size in given.sentences.split(",")]
    folder = Path(given.folder or tempfile.mkdtemp())
    store = folder / "store"
    os.environ["FRAMING_CACHE"] = str(store)
    before: tuple[int, float] | None = None
    for size in sizes:
        shards, parts = folder / f"shards-{size}", folder / f"parts-{size}"
        number = write_shards(texts, size, shards)
        expected = sum(path.stat().st_size for path in shards.iterdir()) // 2_000_000
        kill_at = expected // 2 if size == sizes[-1] and not given.spare_workers else 0
        with LocalCluster(
            n_workers=given.workers,
            threads_per_worker=1,
            memory_limit=given.memory,
            dashboard_address=":0",
        ) as cluster:
            watcher = Peaks(cluster, parts, kill_at)
            watcher.start()
            began = time.perf_counter()
            score(shards, parts, cluster.scheduler_address, store)
            seconds = time.perf_counter() - began
            watcher.done.set()
            watcher.join()
        command = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
        print(
            f"{size} sentences in {number} texts: {seconds:.0f} s, "
            f"command {command / 2**20:.0f} MiB, workers {watcher.highest / 2**20:.0f} MiB at most"
            + (", one worker killed" if watcher.killed else ""),
            flush=True,
        )
        if before:
            print(f"  growth {seconds / before[1] / (size / before[0]):.2f}", flush=True)
        before = (size, seconds)
    rows, same = sampled_equal(shards, parts, folder)
    print(f"sample: {rows} rows of evidence, {'all the same' if same else 'NOT the same'}")
    return 0 if same else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
