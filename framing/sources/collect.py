"""Which files to read: files, folders, globs and `-`, each with its document id."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from framing.errors import InputError
from framing.sources.names import is_text_name, known_suffixes, plain_name

STDIN: Final = "-"


class SourceFile(NamedTuple):
    """`document` is the id, with `/` and never absolute; no `path` means standard input.

    `trouble` says why a file that stands in a folder cannot be read.
    """

    document: str
    path: Path | None
    folder: Path | None = None
    trouble: InputError | None = None


def find_files(paths: Sequence[str]) -> list[SourceFile]:
    """The files in the order given, those of a folder sorted, each file once."""
    files = find_all(paths)
    trouble = next((file.trouble for file in files if file.trouble), None)
    if trouble:
        raise trouble
    return files


def find_all(paths: Sequence[str]) -> list[SourceFile]:
    """As `find_files`, with those that cannot be read among them."""
    if not paths:
        raise InputError("PATHS", "no text was given", expected="files, folders or globs")
    found: dict[str, SourceFile] = {}
    for path in paths:
        for file in _files_of(path):
            found.setdefault(str(_real(file.path)) if file.path else STDIN, file)
    return _with_distinct_ids(list(found.values()))


def _files_of(path: str) -> list[SourceFile]:
    if path == STDIN:
        return [SourceFile("stdin", None)]
    given = Path(path)
    try:
        if given.is_dir():
            return _files_in(given)
        if given.exists():
            return [SourceFile(plain_name(given.name), given)]
    except OSError as error:
        raise InputError(path, error.strerror or "cannot be read") from None
    if glob.has_magic(path):
        return _matches(path)
    raise InputError(path, "no such file or folder", cure="check the path")


def _matches(pattern: str) -> list[SourceFile]:
    parts = Path(pattern).parts
    fixed = next(i for i, part in enumerate(parts) if glob.has_magic(part))
    base = Path(*parts[:fixed]) if fixed else Path()
    files: list[SourceFile] = []
    for name in sorted(glob.glob(pattern, recursive=True)):
        match = Path(name)
        if match.is_dir():
            deeper = [] if "**" in parts else _files_in(match)
            files += [f._replace(document=f"{_id(match, base)}/{f.document}") for f in deeper]
        elif is_text_name(match.relative_to(base)):
            files.append(SourceFile(_id(match, base), match))
    if not files:
        raise InputError(pattern, "no readable text matches", expected=known_suffixes())
    return files


def _id(path: Path, base: Path) -> str:
    return plain_name(path.relative_to(base).as_posix())


def _files_in(folder: Path) -> list[SourceFile]:
    """The readable texts of a folder and the folders in it, sorted by id."""
    files = [
        SourceFile(_id(path, folder), path, folder, trouble)
        for path, trouble in _walk(folder)
        if trouble or is_text_name(path.relative_to(folder))
    ]
    if not files:
        raise InputError(
            str(folder), "the folder holds no readable text", expected=f"files {known_suffixes()}"
        )
    return sorted(files, key=lambda file: file.document)


def _walk(folder: Path) -> Iterable[tuple[Path, InputError | None]]:
    """Every file, and what keeps a file or folder from being read."""
    closed: list[tuple[Path, InputError]] = []

    def note(error: OSError) -> None:
        told = error.strerror or "cannot be read"
        trouble = InputError(str(error.filename), told, cure="check its permissions")
        closed.append((Path(error.filename), trouble))

    home = _real(folder)
    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in (*folders, *names):
            path = Path(place) / name
            if _leads_out(path, home):
                cure = "copy the text into it"
                yield path, InputError(str(path), "the link points out of the folder", cure=cure)
            elif name in names:
                yield path, None
    yield from closed


def _leads_out(path: Path, home: Path) -> bool:
    return path.is_symlink() and not _real(path).is_relative_to(home)


def _real(path: Path) -> Path:
    """The path without links; unlike `Path.resolve` it bears a link that leads to itself."""
    return Path(os.path.realpath(path))


def _with_distinct_ids(files: list[SourceFile]) -> list[SourceFile]:
    """Two files of one id get as many of their folders before it as tell them apart."""
    paths = {_real(file.path): file for file in files if file.path}
    ids = [file.document for file in files]
    clash = [path for path, file in paths.items() if ids.count(file.document) > 1]
    if not clash:
        return files
    longer = {path: _tail(path, clash) for path in clash}
    return [
        file._replace(document=longer.get(_real(file.path), file.document)) if file.path else file
        for file in files
    ]


def _tail(path: Path, others: Sequence[Path]) -> str:
    for depth in range(2, len(path.parts)):
        tail = "/".join(path.parts[-depth:])
        if sum(other.as_posix().endswith("/" + tail) for other in others) == 1:
            return tail
    return path.name
