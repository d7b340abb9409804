"""Zip files and what is built on them (.docx, .xlsx, .odt, .epub), opened with care."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from framing.errors import InputError
from framing.sources.limits import GROWN, GROWTH, MEMBERS, UNPACKED

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = 0x1


def open_archive(data: bytes, where: str, *, kind: str) -> zipfile.ZipFile:
    """The archive; InputError if it is damaged, encrypted or unpacks to too much.

    A member is never read beyond the size it declares, so the declared sizes bound the memory.
    """
    if data.startswith(_OLD_OFFICE):
        raise InputError(
            where,
            "the file is encrypted, or of an old Office program",
            expected=kind,
            cure="open it and save it again without a password",
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError):
        raise InputError(where, "the file is damaged or of another format", expected=kind) from None
    _check(archive.infolist(), where)
    return archive


def _check(members: list[zipfile.ZipInfo], where: str) -> None:
    if len(members) > MEMBERS:
        raise InputError(where, f"over {MEMBERS:,} files in the archive", cure="split it")
    total = sum(member.file_size for member in members)
    if total > UNPACKED or any(_is_bomb(member) for member in members):
        raise InputError(
            where, "unpacks to far more than texts hold", expected=f"under {UNPACKED // 10**6} MB"
        )
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise InputError(where, "the file is encrypted", cure="save it without a password")


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    grown = member.file_size > GROWTH * max(member.compress_size, 1)
    return grown and member.file_size > GROWN


def member_bytes(archive: zipfile.ZipFile, name: str, where: str) -> bytes:
    """The bytes of a member that must be there; InputError if it is not or is damaged."""
    try:
        return archive.read(name)
    except KeyError:
        raise InputError(where, f"{name} is missing in the file") from None
    except Exception:
        raise InputError(where, f"{name} in the file is damaged") from None
