"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from framing.errors import InputError

_PERMISSIONS = 0o666


def write_whole(target: Path, data: bytes) -> None:
    """Write beside the target and move it there, so that nobody ever sees half a file."""
    with draft_of(target) as draft:
        draft.write_bytes(data)


@contextmanager
def draft_of(target: Path) -> Iterator[Path]:
    """A file beside the target to write to; it takes the target's place if all went well."""
    draft = ""
    try:
        handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:60]}-")
        os.close(handle)
        yield Path(draft)
        os.chmod(draft, target.stat().st_mode if target.exists() else _PERMISSIONS & ~_umask())
        os.replace(draft, target)
    except OSError as error:
        raise InputError(
            str(target),
            f"cannot be written ({error.strerror})",
            cure="check the folder, its permissions and the space on the disk",
        ) from None
    finally:
        if draft:
            Path(draft).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
