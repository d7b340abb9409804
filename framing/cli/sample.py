"""`framing sample`: a blind coding sheet."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import click

from framing.cli.gold import SHEET_COLUMNS
from framing.cli.options import analyse, analysing
from framing.cli.rows import Out, Rows, row_options
from framing.cli.state import tell

if TYPE_CHECKING:
    from framing.analysis import Analysis, Options

_Unit = tuple[str, str, str]


@click.command()
@analysing
@row_options
@click.option(
    "-n",
    "--number",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help="How many (sentence, actor) pairs.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed, another draw.")
def command(paths: tuple[str, ...], options: Options, out: Out, number: int, seed: int) -> None:
    """Draw a blind coding sheet for hand labels.

    One row a (sentence, actor) pair, drawn evenly over sources and over what the program found
    framed and what it did not, in random order, without what it found. Fill in frame (empty:
    not framed; copy the line for a second frame), stance (-1, 0, 1) and role; then
    `framing agree` compares two coders and `framing evaluate` reads the sheet.

    Example: framing sample texts/ -n 50 -o sheet.csv
    """
    analysis = analyse(paths, options)
    units = draw(_strata(analysis), number, seed)
    records: list[Any] = [
        {"doc": doc, "sentence": sentence, "actor": actor} for doc, sentence, actor in units
    ]
    out.write(Rows(SHEET_COLUMNS, records))
    if len(units) < number:
        tell(f"the texts hold {len(units)} (sentence, actor) pairs only")


def _strata(analysis: Analysis) -> dict[tuple[str, bool], list[_Unit]]:
    """(source, found framed) -> its (document, sentence, actor) pairs in text order."""
    framed = {
        (row["document"], row["sentence_id"], row["actor"])
        for row in analysis.evidence.to_dict("records")
        if row["weight"] > 0
    }
    strata: dict[tuple[str, bool], dict[_Unit, None]] = defaultdict(dict)
    for row in analysis.mentions.to_dict("records"):
        found = (row["document"], row["sentence_id"], row["actor"]) in framed
        unit = (row["document"], " ".join(row["sentence"].split()), row["actor"])
        strata[row["source"], found][unit] = None
    return {key: list(units) for key, units in strata.items()}


def draw(strata: dict[tuple[str, bool], list[_Unit]], number: int, seed: int) -> list[_Unit]:
    """Round after round one pair of each stratum until there are enough; then shuffled."""
    chance = random.Random(seed)
    decks = []
    for key in sorted(strata):
        deck = sorted(strata[key])
        chance.shuffle(deck)
        decks.append(deck)
    drawn: list[_Unit] = []
    while len(drawn) < number and any(decks):
        for deck in decks:
            if deck and len(drawn) < number:
                drawn.append(deck.pop())
    drawn = list(dict.fromkeys(drawn))
    chance.shuffle(drawn)
    return drawn
