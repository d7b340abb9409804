"""The head of the page: which texts, from when, read with what, by which command."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import NamedTuple

from framing.charts.choose import groups_in_order, plural
from framing.charts.words import EN_DASH, clean
from framing.report.run import Run
from framing.report.summary import page_title
from framing.report.words import count
from framing.shipped import shipped_folder


class Header(NamedTuple):
    """What stands above the findings."""

    title: str
    facts: tuple[tuple[str, str], ...]
    command: str
    notices: tuple[str, ...]


def header(run: Run) -> Header:
    """Title and run facts as (label, text)."""
    words = run.strings["header"]
    facts = [
        (words["texts"], _texts(run)),
        (words["dates"], dates(run)),
        (words["lexicon"], _lexicon(run)),
    ]
    notice = run.options.notice or shipped_notice(
        [str(name) for name in run.tables.documents["document"]]
    )
    told = [clean(notice)] if notice else []
    if run.tables.voice != "all":
        told.append(words[f"voice_{run.tables.voice}"])
    return Header(page_title(run), tuple(facts), clean(run.manifest.command), tuple(told))


def shipped_notice(names: Sequence[str]) -> str:
    """What the shipped seeds say of themselves (that they are digests), where they were read."""
    folder = shipped_folder("seeds")
    if not names or not all((folder / name).is_file() for name in names):
        return ""
    told = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    return str(told.get("note", ""))


def _texts(run: Run) -> str:
    documents = run.tables.documents
    groups = groups_in_order(run.tables)
    kept = f"{int(documents['words_kept'].sum()):,}" if len(documents) else "0"
    cut = f"{int(documents['words_cut'].sum()):,}" if len(documents) else "0"
    by = clean(run.tables.by).replace("_", " ")
    name = by if len(groups) == 1 else plural(by)
    read = run.strings["header"]["kept"].format(kept=kept, cut=cut)
    return f"{count(run.strings, len(documents), 'text')}, {len(groups)} {name}; {read}"


def dates(run: Run) -> str:
    """`2019–2024; 3 undated`."""
    days = [str(day) for day in run.tables.documents["published"]]
    years = sorted({day[:4] for day in days if day[:4].isdigit()})
    undated = sum(not day[:4].isdigit() for day in days)
    parts = []
    if years:
        parts.append(years[0] + (f"{EN_DASH}{years[-1]}" if years[-1] != years[0] else ""))
    if undated:
        parts.append(f"{undated} {run.strings['header']['undated']}")
    return "; ".join(parts)


def _lexicon(run: Run) -> str:
    lexicon, manifest = run.lexicon, run.manifest
    size = run.strings["header"]["frames_and_cues"].format(
        frames=len(lexicon.frames), cues=f"{len(lexicon.cues):,}", actors=len(lexicon.actors)
    )
    name = clean(f"{manifest.lexicon} {manifest.lexicon_version}")
    return f"{name} ({manifest.lexicon_hash}): {size}"
