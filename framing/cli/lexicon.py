"""`framing lexicon`: work on lexicons. None of its verbs but `test` reads a text."""

from __future__ import annotations

import click

from framing.cli.groups import LazyGroup, Section, Verb

_SECTIONS = (
    Section(
        "Look",
        (
            Verb("list", "lexicon_list", "List the lexicons that come with the program."),
            Verb("show", "lexicon_show", "Print the codebook."),
        ),
    ),
    Section(
        "Write",
        (
            Verb("new", "lexicon_new", "Make a small lexicon in ./NAME/ that works."),
            Verb("add", "lexicon_add", "Add a checked line to the cues of a folder, or many."),
            Verb(
                "check",
                "lexicon_check",
                "Find every mistake and doubtful line of a lexicon folder.",
            ),
            Verb(
                "test",
                "lexicon_test",
                "Run all examples (must fire) and counterexamples (must not).",
            ),
        ),
    ),
    Section(
        "Weigh",
        (
            Verb("gaps", "lexicon_gaps", "List what is said of actors and no cue covers."),
            Verb("influence", "lexicon_influence", "Show which cues carry each stance value."),
            Verb("diff", "lexicon_diff", "Compare two lexicons entry by entry."),
        ),
    ),
    Section(
        "Exchange",
        (
            Verb(
                "import",
                "lexicon_import",
                "Turn a dictionary of another tool into a lexicon folder.",
            ),
            Verb("export", "lexicon_export", "Write a lexicon in the format of another tool."),
        ),
    ),
)


@click.group(cls=LazyGroup, sections=_SECTIONS)
def command() -> None:
    """See, write, check and exchange lexicons.

    A lexicon is a folder of CSV files; `framing lexicon new NAME` makes one.
    """
