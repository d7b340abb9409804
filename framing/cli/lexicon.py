"""`framing lexicon`: work on lexicons. None of its verbs but `test` reads a text."""

from __future__ import annotations

import click

from framing.cli.groups import LazyGroup, Section

_SECTIONS = (
    Section(
        "Look",
        {"list": "lexicon_list", "show": "lexicon_show"},
    ),
    Section(
        "Write",
        {
            "new": "lexicon_new",
            "add": "lexicon_add",
            "check": "lexicon_check",
            "test": "lexicon_test",
        },
    ),
    Section(
        "Weigh",
        {"gaps": "lexicon_gaps", "influence": "lexicon_influence", "diff": "lexicon_diff"},
    ),
    Section("Exchange", {"import": "lexicon_import", "export": "lexicon_export"}),
)


@click.group(cls=LazyGroup, sections=_SECTIONS)
def command() -> None:
    """See, write, check and exchange lexicons.

    A lexicon is a folder of CSV files; `framing lexicon new NAME` makes one.
    """
