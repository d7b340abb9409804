"""A briefing into a file: whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from framing.brief.pictures import check_names
from framing.brief.plan import BriefOptions, make_plan
from framing.brief.registry import Format
from framing.errors import InputError
from framing.files import write_whole
from framing.lexicon.model import Lexicon
from framing.manifest import Manifest
from framing.measure.tables import Tables
from framing.registry import parts


class Written(NamedTuple):
    """The file, and what its maker should know (styles that were missing, letters without
    a font)."""

    path: Path
    notes: tuple[str, ...]


def write_brief(
    tables: Tables,
    *,
    manifest: Manifest,
    lexicon: Lexicon,
    options: BriefOptions,
    path: str | Path,
) -> Written:
    """Write .docx, .pptx or .md; a picture of Markdown stands in a folder beside it.

    The same tables and options give the same bytes. Raises InputError for an ending or a
    template that cannot be used, before anything is written.
    """
    target = Path(path)
    form = check_options(target, options)
    if not target.parent.is_dir():
        raise InputError(str(target.parent), "the folder does not exist", cure="make it first")
    plan = make_plan(tables, manifest=manifest, lexicon=lexicon, options=options)
    made = form.make(plan, options.template, target.stem)
    for name, data in sorted(made.beside.items()):
        place = target.parent / name
        try:
            place.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise InputError(str(place.parent), f"cannot be made ({error.strerror})") from None
        write_whole(place, data)
    write_whole(target, made.data)
    return Written(target, (*plan.notes, *made.notes))


def endings() -> tuple[str, ...]:
    """The endings of all formats."""
    return tuple(sorted(_formats()))


def _formats() -> Mapping[str, Format]:
    found = parts("framing.brief.formats", "FORMAT").values()
    return {form.ending: form for form in found}


def _format(target: Path, asked: str) -> Format:
    known = _formats()
    ending = f".{asked.lstrip('.')}" if asked else target.suffix.lower()
    if ending not in known:
        raise InputError(target.name, "the ending tells no format", expected=" or ".join(known))
    return known[ending]


def check_options(target: Path, options: BriefOptions) -> Format:
    """The format of the target; InputError where it, a chart or a template cannot be used."""
    form, template = _format(target, options.format), options.template
    check_names(options.figures)
    if template is None:
        return form
    if not form.template:
        raise InputError(
            "--template", f"{form.ending} takes no template", expected=".docx or .pptx"
        )
    if not template.is_file():
        raise InputError("--template", f"{template.name}: no such file")
    if template.suffix.lower() != form.ending:
        raise InputError(
            "--template",
            f"{template.name} is no template for {form.ending}",
            expected=f"a file that ends in {form.ending}",
            cure="open a .dotx or .potx and save it under that ending",
        )
    return form
