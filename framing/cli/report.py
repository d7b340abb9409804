"""`framing report`: the page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from framing.cli.files import check_target
from framing.cli.notice import notice, text_of
from framing.cli.options import analyse, analysing, title_option
from framing.cli.state import state, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.analysis import Analysis, Options
    from framing.report.options import PageOptions

_LEVELS = ("strict", "lenient")
_TOLD = {"actor": "sentence and actor, F1", "frame": "sentence, actor and frame, F1"}


@click.command()
@analysing
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    default="report.html",
    show_default=True,
    help="The page to write.",
)
@click.option("--bundle", is_flag=True, help="Also write FILE_files/ with figures and data.")
@click.option(
    "--sample",
    type=click.IntRange(min=1),
    metavar="N",
    default=None,
    help="A quick look: read N texts only, the same ones every time.",
)
@click.option("--open", "opening", is_flag=True, help="Show the page in the browser.")
@title_option
@click.option("--intro", metavar="FILE", default="", help="Markdown to stand above the findings.")
@click.option("--no-evidence", is_flag=True, help="Leave the sentences out: a short page.")
@click.option("--theme", metavar="FILE", default="", help="House colours, typeface, logo (.toml).")
@click.option("--lang", metavar="CODE", default="en", show_default=True, help="The page's words.")
@click.option(
    "--agreement",
    metavar="FILE",
    default="",
    help="What `framing evaluate --json` printed, to be shown with the method.",
)
def command(
    paths: tuple[str, ...],
    options: Options,
    target: str,
    bundle: bool,
    sample: int | None,
    opening: bool,
    title: str,
    intro: str,
    no_evidence: bool,
    theme: str,
    lang: str,
    agreement: str,
) -> None:
    """Analyse texts into one HTML page that needs no network.

    Without PATHS the shipped seeds are read. Prints the path of the page. The same texts,
    lexicon and options give the same page, byte for byte.

    Example: framing report texts/ --sources sources.csv -o report.html --bundle
    """
    check_target(target, endings=(".html", ".htm"))
    if bundle:
        from framing.cli.bundle import check_folder, folder_of

        check_folder(folder_of(target))
    page = _page_options(
        title=title,
        intro=text_of(intro, "--intro") if intro else "",
        lang=lang,
        evidence=not no_evidence,
        theme=Path(theme) if theme else None,
        notice=notice(paths),
        agreement=_agreement(agreement) if agreement else {},
    )
    if sample:
        command = f"{options.command} --sample {sample}"
        options = replace(options, sample=sample, command=command)
    _write(paths, options, target, page=page, bundle=bundle)
    if opening:
        click.launch(Path(target).resolve().as_uri())
    if not state().quiet:
        click.echo(target)


def _write(
    paths: Sequence[str], options: Options, target: str, *, page: PageOptions, bundle: bool
) -> None:
    """The page, and beside it the bundle."""
    analysis = analyse(paths, options)
    if len(analysis.documents_read) < analysis.options.sampled_from:
        page = replace(page, notice=" ".join(filter(None, (page.notice, _quick_look(analysis)))))
    analysis.report(target, page=page)
    if bundle:
        from framing.cli.bundle import folder_of, write_bundle

        tell(f"figures and data: {write_bundle(analysis, analysis.tables(), folder_of(target))}")


def _quick_look(analysis: Analysis) -> str:
    """What a sample of the texts leaves open."""
    read, there = len(analysis.documents_read), analysis.options.sampled_from
    wider = (there / read) ** 0.5
    return (
        f"A quick look at {read} of {there} texts, drawn by a hash of their names. The figures "
        f"are those of the sample: intervals are about {wider:.1f} times as wide as over all "
        "texts, and what stands in the other texts only is missing."
    )


def _page_options(**values: object) -> PageOptions:
    from framing.report.options import PageOptions

    return PageOptions(**values)  # type: ignore[arg-type]


def _agreement(path: str) -> dict[str, float]:
    """The figures of an evaluation, under the names the page shows."""
    from framing.errors import InputError

    try:
        told = json.loads(text_of(path, "--agreement"))
        figures = {
            f"{words} ({level})": float(told[level][key]["f1"])
            for level in _LEVELS
            for key, words in _TOLD.items()
        }
        figures |= {
            f"stance sign ({level})": float(told[level]["stance_sign"]["accuracy"])
            for level in _LEVELS
        }
    except (ValueError, KeyError, TypeError):
        raise InputError(
            "--agreement",
            f"{path} holds no evaluation",
            expected="the output of framing evaluate --json",
        ) from None
    return figures
