"""CPU seconds of other tools and of framing on the same sentences.

usage: python tests/benchmarks/peers.py [PATHS...] [--riveter FOLDER] [--sentences 1000] [--json]

TextBlob and VADER give every sentence a tone; framing reads it cold (parsed) and warm (from the
store). Riveter runs where its source folder is given; it is not on the package index. Its texts
are of ten sentences each, without its coreference, which needs a model that no longer installs.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from framing.detect.compiled import compile_lexicon  # noqa: E402
from framing.engine.local import score_documents  # noqa: E402
from framing.language.columns import sentences_of  # noqa: E402
from framing.language.pipeline import DEFAULT_MODEL  # noqa: E402
from framing.language.store import parsed  # noqa: E402
from framing.lexicon.load import load_lexicon  # noqa: E402
from framing.sources.model import Document, Paragraph  # noqa: E402
from framing.sources.read import read_documents  # noqa: E402
from tests.benchmarks.speed import Job, in_turn  # noqa: E402

_SENTENCES_A_TEXT = 10


def sentences(paths: Sequence[str], count: int) -> list[str]:
    """So many sentences of the texts, from the beginning again where they are too few."""
    documents = read_documents(paths)
    found = [
        sentence.text
        for document, columns in zip(documents, parsed(documents), strict=True)
        for sentence in sentences_of(document, columns)
    ]
    return list(islice(cycle(found), count))


def as_documents(texts: Sequence[str]) -> list[Document]:
    """Texts of ten sentences; a number in each keeps one from being another's entry."""
    joined = [
        " ".join(texts[first : first + _SENTENCES_A_TEXT])
        for first in range(0, len(texts), _SENTENCES_A_TEXT)
    ]
    return [
        Document(f"text-{n}", "source", text, (Paragraph(0, len(text), "prose", ""),))
        for n, text in enumerate(joined)
    ]


def textblob(texts: Sequence[str]) -> Job:
    blob: Any = importlib.import_module("textblob").TextBlob
    return lambda: [blob(text).sentiment.polarity for text in texts]


def vader(texts: Sequence[str]) -> Job:
    module: Any = importlib.import_module("vaderSentiment.vaderSentiment")
    analyser = module.SentimentIntensityAnalyzer()
    return lambda: [analyser.polarity_scores(text)["compound"] for text in texts]


def riveter(folder: Path, texts: Sequence[Document]) -> Job:
    """Riveter from its source folder, verbs of power and agency, whole names as they are found."""
    sys.path.insert(0, str(folder.resolve()))
    module: Any = importlib.import_module("riveter")
    reader = module.Riveter()
    reader.load_sap_lexicon("power")
    return lambda: reader.train([d.text for d in texts], [d.document for d in texts])


def main(arguments: Sequence[str]) -> int:
    """Print the CPU seconds of each tool."""
    import spacy

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--riveter", type=Path)
    parser.add_argument("--sentences", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    texts = sentences(given.paths or [str(ROOT / "seeds")], given.sentences)
    documents = as_documents(texts)
    compiled = compile_lexicon(load_lexicon())
    nlp = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    kept = os.environ.get("FRAMING_CACHE")

    def cold() -> None:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["FRAMING_CACHE"] = folder
            list(score_documents(documents, compiled))

    def warm() -> None:
        os.environ["FRAMING_CACHE"] = store
        list(score_documents(documents, compiled))

    with tempfile.TemporaryDirectory() as store:
        jobs: dict[str, Job] = {
            "textblob": textblob(texts),
            "vader": vader(texts),
            "bare_parse": lambda: [None for _ in nlp.pipe([d.text for d in documents])],
            "framing_cold": cold,
            "framing_warm": warm,
        }
        if given.riveter:
            jobs["riveter"] = riveter(given.riveter, documents)
        warm()
        taken = in_turn(list(jobs.values()), given.repeats)
    os.environ.pop("FRAMING_CACHE", None)
    if kept is not None:
        os.environ["FRAMING_CACHE"] = kept
    seconds = {name: round(value, 4) for name, value in zip(jobs, taken, strict=True)}
    if given.json:
        print(json.dumps({"sentences": len(texts), "cpu_seconds": seconds}, indent=1))
    else:
        print(f"CPU seconds for {len(texts)} sentences")
        print("".join(f"{name:14} {value:8.3f}\n" for name, value in seconds.items()), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
