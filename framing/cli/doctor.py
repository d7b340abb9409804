"""`framing doctor`: whether everything it takes is there."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Callable
from importlib import metadata
from typing import Final, NamedTuple

import click

from framing.cli.rows import Out, from_tuples, row_options
from framing.manifest import PACKAGES

#: What the page and the briefings need, beside the packages that decide the figures.
_PACKAGES: Final = ("jinja2", "python-docx", "python-pptx")
_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "firefox")


class Finding(NamedTuple):
    """One thing looked at; `state` is ok, wrong, missing or optional."""

    what: str
    state: str
    detail: str


@click.command()
@row_options
def command(out: Out) -> int:
    """Check that everything it takes is there.

    Prints one row each for versions, model, lexicons, fonts, browser and parse store; exit
    code 1 if something is missing that the program needs.

    Example: framing doctor
    """
    looks: tuple[Callable[[], list[Finding]], ...] = (
        _python,
        _packages,
        _model,
        _lexicons,
        _fonts,
        _browser,
        _cache,
    )
    found = [finding for look in looks for finding in look()]
    out.write(from_tuples(found, Finding._fields))
    return 1 if any(finding.state in ("missing", "wrong") for finding in found) else 0


def _python() -> list[Finding]:
    return [Finding("Python", "ok", f"{platform.python_version()} on {platform.system()}")]


def _packages() -> list[Finding]:
    found = []
    for name in (*PACKAGES, *_PACKAGES):
        try:
            found.append(Finding(name, "ok", metadata.version(name)))
        except metadata.PackageNotFoundError:
            found.append(Finding(name, "missing", f"pip install {name}"))
    return found


def _model() -> list[Finding]:
    from framing.errors import InputError
    from framing.language.pipeline import DEFAULT_MODEL, model_version

    try:
        return [Finding("model", "ok", model_version(DEFAULT_MODEL))]
    except InputError as error:
        return [Finding("model", "missing", error.message)]


def _lexicons() -> list[Finding]:
    from framing.errors import InputError
    from framing.lexicon.layers import shipped_names
    from framing.lexicon.load import load_lexicon

    found = []
    for name in shipped_names():
        try:
            lexicon = load_lexicon([name])
        except InputError as error:
            found.append(Finding(f"lexicon {name}", "wrong", error.message.splitlines()[0]))
            continue
        told = (
            f"{len(lexicon.frames)} frames, {len(lexicon.cues)} cues, {len(lexicon.actors)} actors"
        )
        found.append(Finding(f"lexicon {name}", "ok", told))
    return found or [Finding("lexicons", "missing", "reinstall framing-analyzer")]


def _fonts() -> list[Finding]:
    """The renderer brings Liberation Sans along, so pictures need no font of the system."""
    try:
        version = metadata.version("vl-convert-python")
    except metadata.PackageNotFoundError:
        return [Finding("fonts", "missing", "pip install vl-convert-python")]
    return [Finding("fonts", "ok", f"Liberation Sans, brought by vl-convert-python {version}")]


def _browser() -> list[Finding]:
    known = next((name for name in _BROWSERS if shutil.which(name)), "")
    if known:
        return [Finding("browser", "ok", known)]
    return [Finding("browser", "optional", "none found; only `report --open` and tests need one")]


def _cache() -> list[Finding]:
    from framing.store import entries, store_folder

    folder = store_folder()
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    if not os.access(existing, os.W_OK):
        cure = "not writable: every run parses again; set FRAMING_CACHE to another folder"
        return [Finding("parse store", "optional", f"{folder}: {cure}")]
    return [Finding("parse store", "ok", f"{folder}: {len(list(entries()))} entries")]
