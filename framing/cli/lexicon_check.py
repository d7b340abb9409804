"""`framing lexicon check`: every mistake at once."""

from __future__ import annotations

import click

from framing.cli.rows import Out, from_tuples, row_options


@click.command()
@click.argument("name", required=False, default="", metavar="[NAME_OR_FOLDER]")
@row_options
def command(name: str, out: Out) -> int:
    """Find every mistake and doubtful line of a lexicon folder.

    Prints file and line, what is wrong, what was expected and the cure; exit code 1 if there
    is a mistake, 0 if there are warnings only.

    Example: framing lexicon check my-lexicon
    """
    from framing.lexicon.check import check_folder
    from framing.lexicon.load import DEFAULT
    from framing.lexicon.problems import Problem, mistakes

    problems = check_folder(name or DEFAULT)
    wrong = mistakes(problems)
    if out.form or out.path:
        out.write(from_tuples(problems, Problem._fields))
    else:
        for problem in problems:
            click.echo(f"{problem.severity}: {problem}")
        click.echo(f"{len(wrong)} mistakes, {len(problems) - len(wrong)} warnings")
    return 1 if wrong else 0
