"""How checking and matching grow with a lexicon: 100 and 10,000 made-up cues.

usage: python tests/benchmarks/lexicon_size.py

Prints seconds of the processor: `check` of each folder, and reading the seeds with each: once
where the further cues find nothing (the cost of looking), once where they are made of the words
of the texts (the cost of what they find as well).
"""

from __future__ import annotations

import random
import string
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from framing.detect.compiled import compile_lexicon  # noqa: E402
from framing.detect.reading import read_document  # noqa: E402
from framing.language.columns import sentences_of  # noqa: E402
from framing.language.store import parsed  # noqa: E402
from framing.lexicon.check import check_folder  # noqa: E402
from framing.lexicon.load import load_lexicon  # noqa: E402
from framing.lexicon.patterns import FUNCTION_WORDS  # noqa: E402
from framing.shipped import shipped_folder  # noqa: E402
from framing.sources.model import Document  # noqa: E402
from framing.sources.read import read_documents  # noqa: E402

SIZES = (100, 10_000)
_HEAD = "cue_id,frame,cue,role,valence,weight,example,counterexample,note"
_SETTINGS = """name = "{name}"
version = "1"
language = "en"
licence = "MIT"

[frames.partner]
label = "Partner"
pole = "+"
"""


def make(folder: Path, size: int, words: list[str], *, all_found: bool) -> Path:
    """A folder of cues of one to three words, with gaps, alternatives and prefixes.

    The first hundred are made of `words`; the others too if `all_found`.
    """
    target = folder / f"cues-{size}-{all_found}"
    target.mkdir()
    (target / "lexicon.toml").write_text(_SETTINGS.format(name=target.name), encoding="utf-8")
    (target / "actors.csv").write_text(
        "actor,alias,kind\nrussia,Russia,name\nchina,China,name\n", encoding="utf-8"
    )
    pick = random.Random(1)
    made = [
        "".join(pick.choices(string.ascii_lowercase, k=pick.randint(5, 10))) for _ in range(4000)
    ]
    rows = [_HEAD]
    for number in range(size):
        a, b, c = pick.choices(words if number < SIZES[0] or all_found else made, k=3)
        cue = pick.choice((a, f"{a} {b}", f"({a}|{b}) ~ {c}", f"{a} {b[:4]}*", f"{a}/VERB"))
        rows.append(f"p.{number},partner,{cue},agent,,,Russia did {a} it.,Nobody did it.,")
    (target / "cues.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return target


def seconds(folder: Path, documents: list[Document]) -> tuple[float, float]:
    """The processor's time for `check`, and for reading parsed texts."""
    start = time.process_time()
    check_folder(folder)
    checked = time.process_time() - start
    compiled = compile_lexicon(load_lexicon([folder]))
    texts = [
        (document, list(sentences_of(document, columns)))
        for document, columns in zip(documents, parsed(documents), strict=True)
    ]
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for document, sentences in texts:
            read_document(document, sentences, compiled)
        best = min(best, time.process_time() - start)
    return checked, best


def main() -> None:
    """Print a line for each size and how matching grows."""
    documents = list(read_documents([str(shipped_folder("seeds"))]))
    seen = {word.lower() for document in documents for word in document.text.split()}
    plain = (word for word in seen - FUNCTION_WORDS - {"cannot"} if word.isalpha())
    words = sorted(word for word in plain if len(word) > 4)
    with tempfile.TemporaryDirectory() as folder:
        for all_found in (False, True):
            print("further cues find", "much" if all_found else "nothing")
            reading = []
            for size in SIZES:
                made = make(Path(folder), size, words, all_found=all_found)
                checked, read = seconds(made, documents)
                reading.append(read)
                print(f"{size:>6} cues: check {checked:.2f} s, reading the seeds {read:.3f} s")
            print(f"reading grows {reading[1] / reading[0]:.2f} x")


if __name__ == "__main__":
    main()
