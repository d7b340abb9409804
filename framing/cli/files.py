"""Writing results: whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from framing.errors import InputError
from framing.files import write_whole

STDOUT = "-"


def check_target(path: str, *, endings: tuple[str, ...] = ()) -> None:
    """Refuse a target that cannot be written before any work is done."""
    if path == STDOUT:
        return
    target = Path(path)
    if endings and not path.lower().endswith(endings):
        raise InputError(path, "the ending tells no format", expected=" or ".join(endings))
    if target.is_dir():
        raise InputError(path, "is a folder", expected="the name of a file")
    parent = target.parent
    if not parent.is_dir():
        what = "is not a folder" if parent.exists() else "the folder does not exist"
        raise InputError(str(parent), what, cure="make it first, or choose another place")
    if not os.access(parent, os.W_OK | os.X_OK):
        raise InputError(path, "cannot be written", cure="check the permissions of its folder")


def write(path: str, content: str | bytes) -> None:
    """Write a file in one step, beside the target first; `-` is standard output."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if path == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    check_target(path)
    write_whole(Path(path), data)
