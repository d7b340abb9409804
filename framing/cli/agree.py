"""`framing agree`: agreement between two coders."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

import click

from framing.cli.gold import read_sheet
from framing.cli.rows import Out, Rows, row_options
from framing.cli.state import tell

_COLUMNS: Final = ("what", "alpha", "low", "high", "n", "same")
_CODES: Final = ("framed", "frame", "stance", "role")
_Codes = dict[tuple[str, str, str], dict[str, str]]


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@row_options
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of the bootstrap.")
def command(a: str, b: str, out: Out, seed: int) -> None:
    """Compare two filled coding sheets with Krippendorff's alpha.

    Prints a row each for framed or not, frame, stance and role: alpha with its 95 % interval,
    n (pairs that both coded), and the share coded the same. Rule of thumb: above 0.8 reliable,
    above 0.67 tentative.

    Example: framing agree sheet-anna.csv sheet-ben.csv
    """
    from framing.errors import InputError
    from framing.measure.alpha import krippendorff_alpha

    first, second = _codes(a), _codes(b)
    both = sorted(first.keys() & second.keys())
    if not both:
        raise InputError(b, f"has no pair in common with {a}", expected="two copies of one sheet")
    records: list[Any] = []
    for what in _CODES:
        units = [(first[key].get(what), second[key].get(what)) for key in both]
        full = [unit for unit in units if None not in unit]
        alpha = krippendorff_alpha(units, seed=seed)
        same = sum(x == y for x, y in full) / len(full) if full else None
        records.append({"what": what, **alpha._asdict(), "same": same})
    out.write(Rows(_COLUMNS, records))
    alone = len(first.keys() ^ second.keys())
    if alone:
        tell(f"{alone} pairs stand in one of the two sheets only")


def _codes(path: str) -> _Codes:
    """Pair -> what was coded. A code that only makes sense where there is a frame is left out
    where there is none; several frames count as one code."""
    rows: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for row in read_sheet(path):
        rows[row["doc"], " ".join(row["sentence"].split()), row["actor"]].append(row)
    found: _Codes = {}
    for key, lines in rows.items():
        coded = [line for line in lines if line["frame"]]
        codes = {"framed": "yes" if coded else "no"}
        for what in ("frame", "stance", "role"):
            values = sorted({_plain(line.get(what, "")) for line in coded} - {""})
            if values:
                codes[what] = "|".join(values)
        found[key] = codes
    return found


def _plain(code: str) -> str:
    """`+1`, `1.0` and `1` are one stance."""
    text = code.strip().lower().replace("\N{MINUS SIGN}", "-")
    try:
        return f"{float(text):g}"
    except ValueError:
        return text
