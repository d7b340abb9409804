""".zip: every readable file in it, as if it were a folder."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from framing.errors import InputError
from framing.sources.limits import LARGEST
from framing.sources.names import is_text_name, plain_name
from framing.sources.readers import Broken, RawText, Reader, ReadOptions, readers_by_suffix
from framing.sources.readers._archive import member_bytes, open_archive


def read_zip(data: bytes, where: str, options: ReadOptions) -> list[RawText | Broken]:
    """The texts of all readable members, sorted by name; a broken one is told, not fatal."""
    archive = open_archive(data, where, kind="a zip archive")
    members = sorted(archive.infolist(), key=lambda member: member.filename)
    texts: list[RawText | Broken] = []
    for member in members:
        if not member.is_dir() and is_text_name(PurePosixPath(member.filename)):
            texts += _read_member(archive, member, where, options)
    if not texts:
        raise InputError(where, "the archive holds no readable text")
    return texts


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str, options: ReadOptions
) -> Iterable[RawText | Broken]:
    name = plain_name(member.filename)
    reason = _refusal(member)
    if reason:
        return [Broken("", reason, member=name)]
    place = f"{where}/{name}"
    reader = readers_by_suffix()[PurePosixPath(member.filename).suffix.lower()]
    try:
        found = reader.read(member_bytes(archive, member.filename, place), place, options)
    except InputError as error:
        return [Broken("", error.message.removeprefix(f"{place}: "), member=name)]
    except Exception:  # a library may raise anything on a damaged file
        return [Broken("", "the file is damaged", member=name)]
    return [
        replace(text, member=name) if isinstance(text, RawText) else text._replace(member=name)
        for text in found
    ]


def _refusal(member: zipfile.ZipInfo) -> str:
    path = PurePosixPath(member.filename)
    if path.is_absolute() or ".." in path.parts:
        return "the name points out of the archive"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "a link, not a text"
    if path.suffix.lower() == ".zip":
        return "an archive inside an archive; unpack it first"
    return f"the file is over {LARGEST // 10**6} MB" if member.file_size > LARGEST else ""


READER = Reader((".zip",), read_zip)
