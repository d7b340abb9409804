"""The store: what a run keeps for the next one, each entry under a hash of all it depends on.

An entry is written beside its place and renamed, so runs side by side never see half of one.
It carries its key and is compressed with a checksum; a damaged one is made anew, never read
wrongly.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import tempfile
import time
import zlib
from functools import cache
from pathlib import Path
from typing import Final

from framing.errors import InputError

_SUFFIX: Final = ".kept"
_DRAFT: Final = ".draft"
_KEY_BYTES: Final = 8
#: Hex digits of a key.
_KEY: Final = 40
#: Megabytes the store may hold where `FRAMING_CACHE_LIMIT` says nothing.
_LIMIT: Final = 2000
#: After a clear-out the store is this full, so that the next run need not clear out again.
_KEPT: Final = 0.9
#: Seconds after which a draft is what a crashed run has left behind.
_STALE: Final = 3600
_log: Final = logging.getLogger("framing")


def store_folder() -> Path:
    """`FRAMING_CACHE` where it is set, else the platform's cache folder."""
    from platformdirs import user_cache_path

    named = os.environ.get("FRAMING_CACHE", "")
    return Path(named) if named else user_cache_path("framing")


def size_limit() -> int:
    """Bytes that the store may hold: `FRAMING_CACHE_LIMIT` megabytes, 2000 without it."""
    given = os.environ.get("FRAMING_CACHE_LIMIT", "")
    try:
        megabytes = float(given) if given else float(_LIMIT)
        if not 0 <= megabytes < 1e9:
            raise ValueError(given)
    except ValueError:
        raise InputError(
            "FRAMING_CACHE_LIMIT",
            f'"{given}" is no size',
            expected="a number of megabytes, such as 500",
        ) from None
    return int(megabytes * 1_000_000)


def key_of(*parts: str) -> str:
    """The key of an entry that depends on these texts, on nothing else."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.hexdigest()[:_KEY]


@cache
def code_of(*names: str) -> str:
    """A hash of packages and files of this program, named below `framing`; "" is all of it.

    What belongs to the code counts too: templates, word lists.
    """
    package = Path(__file__).resolve().parent
    digest = hashlib.sha256()
    for name in names:
        place = package / name
        for path in sorted(place.rglob("*.*")) if place.is_dir() else [place]:
            if path.suffix != ".pyc" and path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()


def kept(key: str, folder: Path | None = None) -> bytes | None:
    """What was kept under the key; None where there is nothing or the entry is damaged."""
    path = _path(folder or store_folder(), key)
    try:
        data = path.read_bytes()
        if data[:_KEY_BYTES] != _mark(key):
            return None
        found = zlib.decompress(data[_KEY_BYTES:])
    except (OSError, zlib.error):
        return None
    # The time of last use decides what a full store gives up first.
    with contextlib.suppress(OSError):
        os.utime(path)
    return found


def is_kept(key: str, folder: Path | None = None) -> bool:
    """Whether there is an entry under the key; it counts as used."""
    try:
        os.utime(_path(folder or store_folder(), key))
    except OSError:
        return False
    return True


def keep(key: str, data: bytes, folder: Path | None = None, *, level: int = 1) -> bool:
    """Keep the bytes. A full or read-only disk costs the next run its time, not this one."""
    path = _path(folder or store_folder(), key)
    draft = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=_DRAFT, delete=False) as file:
            draft = file.name
            file.write(_mark(key) + zlib.compress(data, level))
        os.replace(draft, path)
    except OSError as error:
        if draft:
            with contextlib.suppress(OSError):
                os.unlink(draft)
        _log.warning("the store cannot be written (%s); the next run starts anew", error.strerror)
        return False
    return True


def _path(folder: Path, key: str) -> Path:
    return folder / key[:2] / f"{key}{_SUFFIX}"


def _mark(key: str) -> bytes:
    return bytes.fromhex(key)[:_KEY_BYTES]


def make_room(folder: Path, limit: int) -> int:
    """Remove what was used longest ago until the store is within its limit; the number removed."""
    _remove_drafts(folder, older_than=_STALE)
    used = []
    for path in entries(folder):
        with contextlib.suppress(OSError):
            told = path.stat()
            used.append((told.st_mtime_ns, path.name, told.st_size, path))
    total = sum(size for _, _, size, _ in used)
    if total <= limit:
        return 0
    gone = 0
    for _, _, size, path in sorted(used):
        if total <= limit * _KEPT:
            break
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
            total -= size
            gone += 1
    return gone


def _remove_drafts(folder: Path, *, older_than: float) -> None:
    """Remove what interrupted runs left half-written."""
    now = time.time()
    for path in folder.glob(f"??/*{_DRAFT}"):
        with contextlib.suppress(OSError):
            if now - path.stat().st_mtime >= older_than:
                path.unlink()


def entries(folder: Path | None = None) -> list[Path]:
    """All entries of the store, by key."""
    return sorted((folder or store_folder()).glob(f"??/*{_SUFFIX}"))


def clear(folder: Path | None = None) -> int:
    """Remove all entries; the number removed."""
    where = folder or store_folder()
    gone = 0
    for path in entries(where):
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
            gone += 1
    _remove_drafts(where, older_than=0.0)
    return gone
