"""`framing watch`: the report, made again whenever a lexicon or a text is saved."""

from __future__ import annotations

import gc
import glob
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from framing.cli.files import check_target, write
from framing.cli.notice import notice
from framing.cli.options import analysing
from framing.cli.state import state, tell
from framing.errors import InputError

if TYPE_CHECKING:
    from framing.analysis import Options

_Snapshot = tuple[tuple[str, int, int], ...]
#: Seconds between two looks, and what part of the time looking may take at most.
_PAUSE: Final = 0.1
_SHARE: Final = 0.1
#: An editor may write in several steps: begin when nothing has changed for so long.
_SETTLED: Final = 0.05


@click.command()
@analysing
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    default="report.html",
    show_default=True,
    help="The page to keep up to date.",
)
@click.option("--open", "opening", is_flag=True, help="Show the page in the browser.")
def command(paths: tuple[str, ...], options: Options, target: str, opening: bool) -> None:
    """Rebuild the report and reload its page at every saved change.

    A mistake is shown in the page and here, with file, line and cure; the last good report
    stays. Ctrl-C ends and leaves the plain report behind.

    Example: framing watch texts/ --lexicon my-lexicon -o report.html
    """
    check_target(target, endings=(".html", ".htm"))
    _check_paths(paths, Path(target))
    # What stays behind is the page that `framing report` writes, and says so.
    command = options.command.replace("framing watch", "framing report", 1)
    options = replace(options, command=command)
    build = _Builder(paths, options, Path(target))
    last = _snapshot(paths, options)
    try:
        build.again()
        tell(f"watching {len(last)} files; Ctrl-C ends")
        if opening:
            click.launch(Path(target).resolve().as_uri())
        for _ in _changes(paths, options, last):
            build.again()
    finally:
        build.end()


def _check_paths(paths: Sequence[str], target: Path) -> None:
    if "-" in paths:
        raise InputError("PATHS", "standard input cannot be watched", expected="files or folders")
    for path in map(Path, paths):
        if path.is_dir() and target.resolve().is_relative_to(path.resolve()):
            raise InputError(
                str(target),
                f"lies in {path}, where the page would be read as a text",
                expected="a file outside the folders of the texts",
                cure=f"for example -o {Path(os.path.relpath(path.resolve().parent)) / target.name}",
            )


class _Builder:
    """Keeps the page: the last good report, and the sign by which open pages know of a new one."""

    def __init__(self, paths: Sequence[str], options: Options, target: Path) -> None:
        from framing.cli.live import waiting_page

        self._paths, self._options, self._target = paths, options, target
        self._waiting = waiting_page()
        self._html = self._waiting

    def again(self) -> None:
        """Make the report; a mistake leaves the page as it was and is shown above it."""
        from framing.cli.live import live, sign, sign_of, told, version_of

        began = time.perf_counter()
        trouble = ""
        try:
            self._html = _report(self._paths, self._options)
        except InputError as error:
            trouble = error.message
        except OSError as error:
            trouble = f"{error.filename or 'a file'}: {error.strerror or error}"
        if not trouble or self._html is self._waiting:
            write(str(self._target), live(self._html, self._target))
        shown = told(trouble) if trouble and self._html is not self._waiting else trouble
        write(str(sign_of(self._target)), sign(version_of(self._html), shown))
        if trouble:
            click.echo(f"framing: {trouble}", err=True)
        elif not state().quiet:
            click.echo(f"{self._target}  {time.perf_counter() - began:.1f} s")

    def end(self) -> None:
        """Leave the plain report, or nothing where there never was one."""
        from framing.cli.live import sign_of

        if self._html is not self._waiting:
            write(str(self._target), self._html)
        elif sign_of(self._target).exists():
            self._target.unlink(missing_ok=True)
        sign_of(self._target).unlink(missing_ok=True)


def _report(paths: Sequence[str], options: Options) -> str:
    """The page. The collector would look through the lexicon, which stays, again and again."""
    from framing.analysis import run
    from framing.report.options import PageOptions
    from framing.report.page import render
    from framing.report.run import Run
    from framing.report.words import load_strings

    gc.disable()
    try:
        analysis = run(paths, options)
        page = PageOptions(notice=notice(paths))
        return render(
            Run(
                analysis.tables(),
                analysis.manifest,
                analysis.documents_read,
                analysis.lexicon,
                page,
                load_strings(page.lang),
            )
        )
    finally:
        gc.enable()


def _changes(paths: Sequence[str], options: Options, last: _Snapshot) -> Iterator[None]:
    """Once for every time something was saved; never ends by itself."""
    while True:
        began = time.perf_counter()
        now = _snapshot(paths, options)
        taken = time.perf_counter() - began
        if now == last:
            time.sleep(max(_PAUSE, taken / _SHARE))
            continue
        while True:
            time.sleep(_SETTLED)
            then, now = now, _snapshot(paths, options)
            if then == now:
                break
        last = now
        yield


def _snapshot(paths: Sequence[str], options: Options) -> _Snapshot:
    """Name, time and size of every file the report is made from."""
    found = []
    for file in sorted(set(_watched(paths, options))):
        try:
            status = os.stat(file)
        except OSError:
            continue
        found.append((file, status.st_mtime_ns, status.st_size))
    return tuple(found)


def _watched(paths: Sequence[str], options: Options) -> Iterator[str]:
    from framing.lexicon.layers import lexicon_folders
    from framing.lexicon.load import DEFAULT
    from framing.shipped import shipped_folder

    for path in paths or [str(shipped_folder("seeds"))]:
        for found in [path] if os.path.exists(path) else glob.glob(path, recursive=True):
            yield from _files_below(found)
    if options.sources:
        yield str(options.sources)
    try:
        folders = lexicon_folders(options.lexicon or (DEFAULT,))
    except InputError:
        folders = []
    for folder in folders:
        yield from (str(each) for each in folder.iterdir() if not each.name.startswith("."))


def _files_below(path: str) -> Iterator[str]:
    if not os.path.isdir(path):
        yield path
        return
    for folder, below, names in os.walk(path):
        below[:] = [name for name in below if not name.startswith(".")]
        yield from (os.path.join(folder, name) for name in names if not name.startswith("."))
