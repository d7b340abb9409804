"""The page: sections into templates into one file."""

from __future__ import annotations

import os
import re
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from framing.errors import InputError
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
from framing.report.run import PageOptions, Run
from framing.report.summary import alerts, anchors_of, findings
from framing.report.words import load_strings
from framing.sources.model import Document

__all__ = ["PageOptions", "render", "write_report"]

#: An anchor as an id or a link. Text cannot look so: its quotation marks are escaped.
_ANCHOR: Final = re.compile(r'(id="|href="#)e-[a-z0-9-]*?([0-9a-f]{6})(?=")')
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def write_report(
    tables: Tables,
    *,
    manifest: Manifest,
    documents: Sequence[Document],
    lexicon: Lexicon,
    options: PageOptions,
    path: str | Path,
) -> Path:
    """Write the page beside its target and move it there, so that no half page is ever seen."""
    run = Run(tables, manifest, documents, lexicon, options, load_strings(options.lang))
    html = render(run).encode("utf-8", "replace")
    target = Path(path)
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as part:
            temporary = part.name
            part.write(html)
        os.chmod(temporary, 0o644)
        os.replace(temporary, target)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise InputError(
            str(path),
            f"cannot be written: {error.strerror}",
            expected="a file in an existing folder that may be written to",
        ) from None
    return target


def render(run: Run) -> str:
    """The whole page as HTML; the same run gives the same text."""
    environment = Environment(
        loader=PackageLoader("framing.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    html = environment.get_template("page.html").render(**_sections(run))
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", short_anchors(html))


def short_anchors(html: str) -> str:
    """Anchors of lists cut to their hash wherever that stays unique: a tenth of the page."""
    long = {hit[0].partition("e-")[2]: hit[2] for hit in _ANCHOR.finditer(html)}
    often = Counter(long.values())
    return _ANCHOR.sub(lambda hit: hit[0] if often[hit[2]] > 1 else f"{hit[1]}e-{hit[2]}", html)


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
