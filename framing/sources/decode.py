"""Bytes to text: UTF-8 and UTF-16 with or without mark, else Windows-1252 with an alert."""

from __future__ import annotations

import codecs
import re
import unicodedata

from framing.errors import InputError

_NOT_TEXT = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip, docx or xlsx file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: UTF-8 once read as Windows-1252: a curly quote or an accent in two or three wrong characters.
_MOJIBAKE = re.compile("â€[™œ\x9d“”˜¦]|Ã[©¨¡¼¶¤±³]|Ð[°-¿]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def decode(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """The text in NFC with `\\n` line ends, and `encoding:` alerts; InputError if not text."""
    if not data.strip():
        raise InputError(where, "the file is empty", cure="remove it or give it a text")
    for mark, kind in _NOT_TEXT.items():
        if data.startswith(mark):
            raise InputError(
                where,
                f"this is {kind}",
                expected="plain text or Markdown",
                cure="give it the ending of its format, or save it as text",
            )
    text, alerts = _decoded(data, where)
    if not text.strip():
        raise InputError(where, "the file is empty", cure="remove it or give it a text")
    wrong = len(_MOJIBAKE.findall(text)) + text.count("\ufffd")
    if wrong:
        alerts += (f"encoding: {wrong} wrongly decoded characters stand in the text",)
    return normal(text), alerts


def _decoded(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, where), ()
    if b"\x00" in data:
        raise InputError(
            where,
            "binary content (null bytes)",
            expected="plain text or Markdown",
            cure="save it as text in UTF-8",
        )
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = _strict(data, "cp1252", where)
        return text, ("encoding: not UTF-8, read as Windows-1252",)


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            where,
            f"the text cannot be decoded (byte {error.start})",
            expected="UTF-8",
            cure="save it again as UTF-8",
        ) from None


def normal(text: str) -> str:
    """NFC with `\\n` line ends, without control and invisible characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = text.replace("\v", " ")
    return unicodedata.normalize("NFC", _CONTROL.sub("", _INVISIBLE.sub("", text)))
