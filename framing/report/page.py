"""The page: sections into templates into one file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from framing.lexicon.model import Lexicon
from framing.manifest import Manifest
from framing.measure.tables import Tables
from framing.report.cards import actor_cards, card_anchors, source_cards
from framing.report.evidence import evidence
from framing.report.figures import build_figures, dangling, figures
from framing.report.header import header
from framing.report.intro import intro_html
from framing.report.look import look
from framing.report.method import method
from framing.report.naming import name_lists
from framing.report.narrow import narrowed
from framing.report.options import PageOptions
from framing.report.run import Run
from framing.report.summary import alerts, anchors_of, findings
from framing.report.words import load_strings
from framing.sources.model import Document

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def page_of(
    tables: Tables,
    *,
    manifest: Manifest,
    documents: Sequence[Document],
    lexicon: Lexicon,
    options: PageOptions,
) -> bytes:
    """The page of a run as the file holds it."""
    run = Run(tables, manifest, documents, lexicon, options, load_strings(options.lang))
    return render(run).encode("utf-8", "replace")


def render(run: Run) -> str:
    """The whole page as HTML; the same run gives the same text."""
    html = _templates().get_template("page.html").render(**_sections(run))
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", narrowed(html))


@cache
def _templates() -> Environment:
    """The templates, which are compiled once a process."""
    return Environment(
        loader=PackageLoader("framing.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _sections(run: Run) -> dict[str, Any]:
    dressed = look(run.options.theme, run.strings)
    built = build_figures(run)
    wanted = [*built.anchors, *anchors_of(run), *card_anchors(run)]
    shown = evidence(run, wanted) if run.options.evidence else None
    names = name_lists(run, set(wanted)) if shown else ()
    known = (shown.anchors if shown else frozenset()) | {names.anchor for names in names}
    pictures = figures(run, built, known)
    lost = [link for figure in pictures for link in dangling(figure.picture, known)]
    if lost:
        raise AssertionError(f"marks lead to no list: {', '.join(lost[:3])}")
    told, caution = findings(run, known)
    return {
        "t": run.strings,
        "lang": run.options.lang,
        "look": dressed,
        "style": Markup(dressed.style),
        "script": Markup(dressed.script),
        "header": header(run),
        "intro": intro_html(run.options.intro),
        "findings": told,
        "caution": caution,
        "alerts": alerts(run, known),
        "figures": pictures,
        "missing": built.missing,
        "source_cards": source_cards(run, known),
        "actor_cards": actor_cards(run, known),
        "evidence": shown,
        "names": names,
        "wanted_evidence": run.options.evidence,
        "method": method(run),
        "count": _counter(run),
    }


def _counter(run: Run) -> Any:
    from framing.report.words import count

    return lambda n, unit: count(run.strings, n, unit)
