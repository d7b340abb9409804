"""Ratios of speed and memory on given texts, the shipped seeds without any.

usage: python tests/benchmarks/speed.py [PATHS...] [--json] [--repeats 3] [--only NAME,NAME]

CPU seconds of this process and its children unless a figure says wall. What is compared runs in
turn, and each figure is a ratio of medians. Ratios under 1.15 prove nothing on a busy machine.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from framing.cli import SELDOM  # noqa: E402
from framing.detect.compiled import Compiled, compile_lexicon  # noqa: E402
from framing.detect.matching import build_table, find_hits  # noqa: E402
from framing.detect.spelling import _common_words as common_words  # noqa: E402
from framing.detect.tone import sentence_tone  # noqa: E402
from framing.engine.local import score_documents  # noqa: E402
from framing.language.columns import sentences_of  # noqa: E402
from framing.language.pipeline import DEFAULT_MODEL  # noqa: E402
from framing.language.store import parsed  # noqa: E402
from framing.lexicon.load import load_lexicon  # noqa: E402
from framing.lexicon.patterns import parse_pattern  # noqa: E402
from framing.sources.model import Document  # noqa: E402
from framing.sources.read import read_documents  # noqa: E402
from framing.store import entries  # noqa: E402


class Texts(NamedTuple):
    """What is measured: the texts, the lexicon, how often."""

    paths: list[str]
    documents: list[Document]
    compiled: Compiled
    repeats: int


Job = Callable[[], object]


def cpu() -> float:
    """CPU seconds of this process and the children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def in_turn(jobs: Sequence[Job], repeats: int, *, clock: Callable[[], float] = cpu) -> list[float]:
    """The median seconds of each job; the jobs take turns, so that a busy moment hits all."""
    seconds: list[list[float]] = [[] for _ in jobs]
    for _ in range(repeats):
        for job, taken in zip(jobs, seconds, strict=True):
            before = clock()
            job()
            taken.append(clock() - before)
    return [median(taken) for taken in seconds]


def with_store(job: Callable[[Path], object]) -> Job:
    """The job with an empty parse store of its own."""

    def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            job(Path(folder))

    return run


def cold(texts: Texts, folder: Path) -> None:
    os.environ["FRAMING_CACHE"] = str(folder)
    warm(texts)


def warm(texts: Texts) -> None:
    for _ in score_documents(texts.documents, texts.compiled):
        pass


def edited(texts: Texts) -> Texts:
    """The texts under a lexicon in which the cue of middling frequency has another valence."""
    lexicon = texts.compiled.lexicon
    found = Counter(
        row.cue_id
        for rows in score_documents(texts.documents, texts.compiled)
        for row in rows.evidence
    )
    middle = sorted(found, key=lambda cue: (found[cue], cue))[len(found) // 2]
    cues = tuple(
        replace(cue, valence=random.random()) if cue.cue_id == middle else cue
        for cue in lexicon.cues
    )
    return texts._replace(compiled=compile_lexicon(replace(lexicon, cues=cues)))


def paragraphs(texts: Texts) -> list[str]:
    return [d.text[p.start : p.end] for d in texts.documents for p in d.paragraphs]


def bare_parse(texts: Texts, exclude: tuple[str, ...] = ("ner",)) -> Job:
    """spaCy's own pipeline on the paragraphs, as shipped but for what is excluded."""
    import spacy

    nlp = spacy.load(DEFAULT_MODEL, exclude=list(exclude))
    return lambda: [None for _ in nlp.pipe(paragraphs(texts), batch_size=48)]


def parsing(texts: Texts) -> dict[str, float]:
    """Cold analysis against the parse alone, and a second run against the first."""
    sentence_tone("ready")
    parse, default = bare_parse(texts), bare_parse(texts, exclude=())
    with tempfile.TemporaryDirectory() as folder:
        cold(texts, Path(folder))

        os.environ["FRAMING_CACHE"] = folder
        edits = iter([edited(texts) for _ in range(texts.repeats)])

        def second() -> None:
            os.environ["FRAMING_CACHE"] = folder
            warm(next(edits))

        whole, bare, full, again = in_turn(
            (with_store(lambda path: cold(texts, path)), parse, default, second), texts.repeats
        )
    return {
        "cold_over_bare_parse": whole / bare,
        "cold_over_default_pipeline": whole / full,
        "warm_speedup": bare / again,
    }


def command(texts: Texts) -> dict[str, float]:
    """The whole command, wall: a first run against a second one; its help against click."""

    def report(folder: Path, name: str) -> None:
        words = ["-m", "framing", "-q", "report", *texts.paths, "-o", str(folder / name)]
        run([*words], store=folder / "store")

    with tempfile.TemporaryDirectory() as kept:
        report(Path(kept), "page.html")
        first, second = in_turn(
            (
                with_store(lambda folder: report(folder, "page.html")),
                lambda: report(Path(kept), "page.html"),
            ),
            texts.repeats,
            clock=time.perf_counter,
        )
    return {"cli_warm_speedup": first / second}


def help_text(texts: Texts) -> dict[str, float]:
    shown, bare = in_turn(
        (lambda: run(["-m", "framing", "--help"]), lambda: run(["-c", "import click"])),
        2 * texts.repeats,
    )
    return {"help_over_click": shown / bare}


def run(words: list[str], *, store: Path | None = None) -> str:
    """Run Python with some words; its output."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    if store is not None:
        env["FRAMING_CACHE"] = str(store)
    done = subprocess.run(
        [sys.executable, *words], env=env, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def lexicon_size(texts: Texts) -> dict[str, float]:
    """Matching with 100 and with 10,000 entries of one, two and three words.

    The first word of each is drawn from a general word list, as cues are; the others from the
    texts, so that comparing them is not spared.
    """
    columns = list(parsed(texts.documents))
    sentences = [
        sentence
        for document, one in zip(texts.documents, columns, strict=True)
        for sentence in sentences_of(document, one)
    ]
    near = sorted({word for s in sentences for word in s.lemmas if word.isalpha()})
    general = sorted(word for word in common_words() if len(word) > 3 and word.isalpha())
    draw = random.Random(1)
    lines = [" ".join([draw.choice(general), *draw.choices(near, k=n % 3)]) for n in range(10_000)]
    patterns = [parse_pattern(line, {}) for line in lines]
    small, large = build_table(patterns[:100]), build_table(patterns)

    def matching(table: object) -> Job:
        return lambda: [find_hits(table, s, lambda *_: False) for s in sentences]  # type: ignore[arg-type]

    parse, few, many = in_turn((bare_parse(texts), matching(small), matching(large)), texts.repeats)
    return {"entries_10k_share_of_parse": many / parse, "entries_growth_100_to_10k": many / few}


def workers(texts: Texts) -> dict[str, float]:
    """Two processes against one, wall, both with an empty store; says nothing on a busy machine."""
    from framing.engine.pool import score_in_processes

    def with_jobs(jobs: int) -> Job:
        def job(folder: Path) -> None:
            os.environ["FRAMING_CACHE"] = str(folder)
            for _ in score_in_processes(
                texts.documents, texts.compiled, model=DEFAULT_MODEL, jobs=jobs
            ):
                pass

        return with_store(job)

    one, two = in_turn((with_jobs(1), with_jobs(2)), texts.repeats, clock=time.perf_counter)
    return {"two_workers_speedup": one / two}


_STREAM = """
import resource, sys
from framing.detect.compiled import compile_lexicon
from framing.engine.local import score_documents
from framing.lexicon.load import load_lexicon
from framing.sources.read import read_documents
documents = read_documents(sys.argv[2:])
texts = (d for _ in range(int(sys.argv[1])) for d in documents)
for _ in score_documents(texts, compile_lexicon(load_lexicon())): pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def space(texts: Texts) -> dict[str, float]:
    """Bytes a token: of the store, and by which the peak grows from 2 to 12 times the texts."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder)
        tokens = sum(len(c.lemma) for c in parsed(texts.documents, folder=store))
        size = sum(path.stat().st_size for path in entries(store))
        peaks = [
            float(run(["-c", _STREAM, str(times), *texts.paths], store=store)) for times in (2, 12)
        ]
    return {
        "bytes_per_token_memory": max(0.0, peaks[1] - peaks[0]) / (10 * tokens),
        "bytes_per_token_store": size / tokens,
    }


def report(texts: Texts) -> dict[str, float]:
    """Tables and page against the whole cold run that ends in them."""
    from framing.analysis import Options, score

    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        done = [score(texts.documents, texts.compiled, Options())]
        done[0].report(page)
        whole, written = in_turn(
            (with_store(lambda path: cold(texts, path)), lambda: done[0].report(page)),
            texts.repeats,
        )
    return {"report_share_of_cold": written / (whole + written)}


FIGURES: dict[Callable[[Texts], dict[str, float]], tuple[str, ...]] = {
    parsing: ("cold_over_bare_parse", "cold_over_default_pipeline", "warm_speedup"),
    command: ("cli_warm_speedup",),
    lexicon_size: ("entries_10k_share_of_parse", "entries_growth_100_to_10k"),
    workers: ("two_workers_speedup",),
    space: ("bytes_per_token_memory", "bytes_per_token_store"),
    report: ("report_share_of_cold",),
    help_text: ("help_over_click",),
}


def measured(texts: Texts, only: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The figures asked for, all without any, as they come."""
    for measure, names in FIGURES.items():
        if not only or set(only) & set(names):
            for name, value in measure(texts).items():
                yield name, round(value, 4)


def main(arguments: Sequence[str]) -> int:
    """Print each figure, or all of them as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--only", default="")
    given = parser.parse_args(arguments)
    kept = os.environ.get("FRAMING_CACHE")
    gc.set_threshold(*SELDOM)
    paths = [str(Path(path).resolve()) for path in given.paths] or [str(ROOT / "seeds")]
    texts = Texts(paths, read_documents(paths), compile_lexicon(load_lexicon()), given.repeats)
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FRAMING_CACHE"] = folder
        for name, value in measured(texts, [name for name in given.only.split(",") if name]):
            figures[name] = value
            if not given.json:
                print(f"{name:28} {value:10.3f}", flush=True)
            os.environ["FRAMING_CACHE"] = folder
    if given.json:
        print(json.dumps(figures, indent=1))
    os.environ.pop("FRAMING_CACHE", None)
    if kept is not None:
        os.environ["FRAMING_CACHE"] = kept
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
