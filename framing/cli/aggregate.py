"""The verbs that print one aggregate table each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from framing.cli.options import analyse, analysing
from framing.cli.rows import Out, from_frame, row_options

if TYPE_CHECKING:
    import pandas as pd

    from framing.analysis import Options
    from framing.measure.tables import Tables


def _verb(name: str, choose: Callable[[Tables], pd.DataFrame], text: str) -> click.Command:
    """A verb that prints the table `choose` takes."""

    @click.command(name, help=text)
    @analysing
    @row_options
    def verb(paths: tuple[str, ...], options: Options, out: Out, **_: Any) -> None:
        out.write(from_frame(choose(analyse(paths, options).tables())))

    return verb


stance = _verb(
    "stance",
    lambda tables: tables.stance,
    """Print how favourably each source writes of each actor.

    One row a source and actor: the value from -1 to 1 with its interval, n (sentences),
    author-only and attributed-only values, the cue it most rests on. Thin rows (n < 5) have no
    interval.

    Example: framing stance texts/ --by camp --csv
    """,
)
frames = _verb(
    "frames",
    lambda tables: tables.frames,
    """Print which frames each source uses for each actor.

    One row a source, actor and frame: n (sentences), mentions, salience (share of the actor's
    mentions), share (of the actor's rows) and mean polarity.

    Example: framing frames texts/ --actors russia,west
    """,
)
emphasis = _verb(
    "emphasis",
    lambda tables: tables.emphasis,
    """Print how much room each source gives to each actor.

    One row a source and actor: mentions, share of all actor mentions, mentions in 1,000 words.

    Example: framing emphasis texts/ --json
    """,
)
dyads = _verb(
    "dyads",
    lambda tables: tables.dyads,
    """Print who does what to whom, and according to whom.

    One row a source, agent, target, frame and holder, with n (sentences) and mean polarity.

    Example: framing dyads texts/ --frames containing,aggressor
    """,
)
naming = _verb(
    "naming",
    lambda tables: tables.naming,
    """Print which name each source uses for one thing.

    One row a source, referent and name: count, share among the names of that referent, and the
    first sentence.

    Example: framing naming texts/ --csv -o names.csv
    """,
)
silence = _verb(
    "silence",
    lambda tables: tables.silence,
    """Print whom each source frames, only mentions, or passes over.

    One row a source and actor with its state: framed, mentioned or absent. These are three
    different things, and none of them is 0.

    Example: framing silence texts/ --actors russia,west,china
    """,
)
