"""Which files to read: files, folders, globs and `-`, each with its document id."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final, NamedTuple

from framing.errors import InputError
from framing.sources.readers import readers_by_suffix

#: Files of a folder that are about the texts.
_ABOUT: Final = ("sources.csv", "sources.toml", "manifest.toml", "readme*")
STDIN: Final = "-"


class SourceFile(NamedTuple):
    """`document` is the id, with `/` and never absolute; no `path` means standard input."""

    document: str
    path: Path | None
    folder: Path | None = None


def find_files(paths: Sequence[str]) -> list[SourceFile]:
    """The files in the order given, those of a folder sorted, each file once."""
    if not paths:
        raise InputError("PATHS", "no text was given", expected="files, folders or globs")
    found: dict[str, SourceFile] = {}
    for path in paths:
        for file in _files_of(path):
            found.setdefault(str(file.path.resolve()) if file.path else STDIN, file)
    return _with_distinct_ids(list(found.values()))


def _files_of(path: str) -> list[SourceFile]:
    if path == STDIN:
        return [SourceFile("stdin", None)]
    given = Path(path)
    try:
        if given.is_dir():
            return _files_in(given)
        if given.exists():
            return [SourceFile(given.name, given)]
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
            files += [
                f._replace(document=f"{match.relative_to(base).as_posix()}/{f.document}")
                for f in deeper
            ]
        elif _is_text(match.relative_to(base)):
            files.append(SourceFile(match.relative_to(base).as_posix(), match))
    if not files:
        raise InputError(pattern, "no readable text matches", expected=_suffixes())
    return files


def _files_in(folder: Path) -> list[SourceFile]:
    """The readable texts of a folder and the folders in it, sorted by id."""
    files = [
        SourceFile(path.relative_to(folder).as_posix(), path, folder)
        for path in _walk(folder)
        if _is_text(path.relative_to(folder))
    ]
    if not files:
        raise InputError(
            str(folder), "the folder holds no readable text", expected=f"files {_suffixes()}"
        )
    return sorted(files)


def _walk(folder: Path) -> Iterable[Path]:
    def refuse(error: OSError) -> None:
        raise InputError(
            str(error.filename), error.strerror or "cannot be read", cure="check its permissions"
        )

    home = folder.resolve()
    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in (*folders, *names):
            path = Path(place) / name
            if path.is_symlink() and not path.resolve().is_relative_to(home):
                raise InputError(
                    str(path), "the link points out of the folder", cure="copy the text into it"
                )
        yield from (Path(place) / name for name in names)


def _is_text(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts if part != "..")
    about = any(fnmatchcase(path.name.lower(), pattern) for pattern in _ABOUT)
    suffix = path.suffix.lower()
    return not hidden and not about and suffix != "" and suffix in readers_by_suffix()


def _suffixes() -> str:
    return ", ".join(suffix for suffix in sorted(readers_by_suffix()) if suffix)


def _with_distinct_ids(files: list[SourceFile]) -> list[SourceFile]:
    """Two files of one id get as many of their folders before it as tell them apart."""
    paths = {file.path.resolve(): file for file in files if file.path}
    ids = [file.document for file in files]
    clash = [path for path, file in paths.items() if ids.count(file.document) > 1]
    if not clash:
        return files
    longer = {path: _tail(path, clash) for path in clash}
    return [
        file._replace(document=longer.get(file.path.resolve(), file.document))
        if file.path
        else file
        for file in files
    ]


def _tail(path: Path, others: Sequence[Path]) -> str:
    for depth in range(2, len(path.parts)):
        tail = "/".join(path.parts[-depth:])
        if sum(other.as_posix().endswith("/" + tail) for other in others) == 1:
            return tail
    return path.name
