"""Where each of several names for one thing is used: the lists behind the naming figure."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from framing.charts.words import clean
from framing.measure.links import anchor
from framing.measure.quotes import shortened
from framing.report.run import Run

_LONGEST: Final = 84


class Use(NamedTuple):
    """A group's uses of a name: how many, and the first sentence with it."""

    group: str
    uses: str
    sentence: str


class NameList(NamedTuple):
    """The uses of a name, in one group or in all."""

    anchor: str
    label: str
    uses: tuple[Use, ...]


def name_lists(run: Run, wanted: Collection[str]) -> tuple[NameList, ...]:
    """A list for every naming anchor that a figure leads to."""
    words = run.strings["evidence"]
    lists: dict[str, tuple[str, list[Use]]] = {}
    for row in run.tables.naming.to_dict("records"):
        group, referent, name = (str(row[key]) for key in ("group", "referent", "name"))
        n = int(row["count"])
        uses = words["use"] if n == 1 else words["uses"].format(n=n)
        use = Use(clean(group), uses, shortened(str(row["first_sentence"]), longest=_LONGEST))
        label = f"{clean(name)} ({clean(referent).replace('_', ' ')})"
        for holder, told in ((group, f"{clean(group)}: {label}"), ("", label)):
            link = anchor("naming", holder, referent, name)
            if link in wanted:
                lists.setdefault(link, (told, []))[1].append(use)
    return tuple(NameList(link, label, tuple(uses)) for link, (label, uses) in lists.items())
