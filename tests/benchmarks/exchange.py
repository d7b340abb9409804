"""Share of evidence rows that stay the same but for the name when two actors are swapped.

usage: python tests/benchmarks/exchange.py [GOLD.jsonl]

Without a file the sentences of tests/readings/table.csv are exchanged; with one, its sentences.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from framing.detect.compiled import compile_lexicon  # noqa: E402
from framing.lexicon.load import load_lexicon  # noqa: E402
from tests.readings.exchange import PAIRS, share_unchanged  # noqa: E402


def main(arguments: list[str]) -> None:
    """Print a line for every pair and the share over all."""
    if arguments:
        lines = Path(arguments[0]).read_text(encoding="utf-8").splitlines()
        labels = [json.loads(line) for line in lines if line.strip()]
        texts = list(dict.fromkeys(x.get("sentence") or x["sent"] for x in labels))
    else:
        with (ROOT / "tests" / "readings" / "table.csv").open(encoding="utf-8", newline="") as file:
            texts = [row["sentence"].replace(" // ", "\n\n") for row in csv.DictReader(file)]
    compiled = compile_lexicon(load_lexicon())
    all_same = all_rows = 0
    for words, actors in PAIRS:
        same, every = share_unchanged(texts, compiled, words, actors)
        all_same, all_rows = all_same + same, all_rows + every
        print(f"{actors[0]} <-> {actors[1]}: {same} of {every} unchanged")
    print(f"unchanged {all_same / max(1, all_rows):.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
