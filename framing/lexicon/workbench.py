"""Making a lexicon and adding to it: files change whole or not at all."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from framing.errors import InputError, did_you_mean
from framing.files import write_whole
from framing.lexicon.entries import Context, build_cue
from framing.lexicon.load import Assembly, assemble
from framing.lexicon.model import Cue, Place
from framing.lexicon.problems import Problem, raise_mistakes
from framing.lexicon.rows import (
    TABLES,
    Row,
    is_formula,
    read_columns,
    read_sheet,
    records,
    split_lines,
)

_TEMPLATE: Final = Path(__file__).with_name("template")
_CUES: Final = TABLES["cues"]
_BOM: Final = "\ufeff"


class _File(NamedTuple):
    """A CSV file as written: its lines with their ends, and how to write it back."""

    lines: list[str]
    end: str
    encoding: str
    bom: str


def new_lexicon(name: str, folder: str | Path = ".") -> Path:
    """Make the folder `name` with small working files; refuse a folder that holds something."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name):
        plain = re.sub(r"[^a-z0-9_-]+", "-", name.lower()).strip("-_") or "mine"
        raise InputError(
            name,
            "is not a plain name",
            expected="lower-case letters, digits, _ and -",
            cure=f'for example "{plain}"',
        )
    target = Path(folder) / name
    if target.is_file() or (target.is_dir() and any(target.iterdir())):
        raise InputError(name, "already exists", cure="choose another name, or delete it first")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{name}-") as made:
        draft = Path(made) / name
        draft.mkdir()
        for source in sorted(each for each in _TEMPLATE.iterdir() if each.is_file()):
            text = source.read_text(encoding="utf-8").replace("NAME", name)
            (draft / source.name).write_text(text, encoding="utf-8", newline="\n")
        if target.is_dir():
            target.rmdir()
        os.replace(draft, target)
    return target


def add_cue(folder: str | Path, values: Mapping[str, str]) -> Cue:
    """Write one checked line into `cues.csv`, behind the last line of its frame.

    `values`: columns of cues.csv; frame, cue and role are needed. Without `cue_id` one is made
    of frame, words and role. Comments, order, delimiter, byte order mark, line ends and encoding
    of the file stay as they are; nothing is written where anything is wrong.
    """
    path = Path(folder) / _CUES.file
    shown = f"{Path(folder).resolve().name}/{_CUES.file}"
    cells = {column: " ".join(value.split()) for column, value in values.items() if value.strip()}
    for column in cells:
        if column not in _CUES.columns:
            cure = did_you_mean(column, _CUES.columns)
            raise InputError(shown, f'there is no column "{column}"', cure=cure)
    assembly = assemble([Path(folder)])
    raise_mistakes(str(Path(folder).name), assembly.problems)
    cells.setdefault("cue_id", suggested_id(cells))
    file = _read(path, shown)
    bare = [each.rstrip("\r\n") for each in file.lines]
    numbered = list(records(bare, shown, []))
    delimiter, columns = read_columns(numbered[0][1])
    for column in cells:
        if column not in columns:
            cure = f'add it to the header line: "{column}"'
            raise InputError(shown, f'the file has no column "{column}"', cure=cure)
    position = _position(numbered, columns, delimiter, cells.get("frame", ""))
    cue = _checked(Row(Place(shown, position + 1), cells), assembly)
    line = _line([cells.get(column, "") for column in columns], delimiter)
    before = file.lines[:position]
    if not before[-1].endswith(("\r", "\n")):
        before[-1] += file.end
    _write(path, file._replace(lines=[*before, line + file.end, *file.lines[position:]]))
    return cue


def add_rows(folder: str | Path, file: str | Path) -> list[Cue]:
    """Add every line of a table with the columns of cues.csv, all of them or none."""
    given, target = Path(file), Path(folder) / _CUES.file
    problems: list[Problem] = []
    needed = _CUES._replace(required=("frame", "cue", "role"))
    if not given.is_file():
        raise InputError(str(file), "no such file", expected="a table with lines of cues.csv")
    sheet = read_sheet(given, needed, layered=False, shown=given.name, problems=problems)
    raise_mistakes(given.name, problems)
    before = target.read_bytes() if target.is_file() else None
    try:
        return [add_cue(folder, row.cells) for row in sheet.rows]
    except BaseException:
        if before is not None:
            write_whole(target, before)
        else:
            target.unlink(missing_ok=True)
        raise


def suggested_id(cells: Mapping[str, str]) -> str:
    """`partner.trusted_friend.described` of frame, words and role."""
    words = re.sub(r"[^a-z0-9]+", "_", cells.get("cue", "").lower()).strip("_")
    role = cells.get("role", "").replace("|", "_")
    return f"{cells.get('frame', '')}.{words}.{role}"


def _checked(row: Row, assembly: Assembly) -> Cue:
    lexicon = assembly.lexicon
    problems: list[Problem] = []
    twin = next((cue for cue in lexicon.cues if cue.cue_id == row.get("cue_id")), None)
    if twin:
        what = f'cue_id "{twin.cue_id}" stands already at {twin.place}'
        problems.append(Problem(str(row.place), what, cure="give another id"))
    for value in row.cells.values():
        if is_formula(value):
            cure = "write its value: a spreadsheet would run it"
            problems.append(Problem(str(row.place), f'"{value}" is a formula', cure=cure))
    shipped = frozenset(layer.shown for layer in assembly.layers if layer.shipped)
    context = Context(lexicon.frames, lexicon.sets, shipped=shipped, problems=problems)
    cue = build_cue(row, context, overriding=False)
    raise_mistakes(row.place.file, problems)
    if cue is None:
        raise InputError(str(row.place), "weight 0 would switch the line off", cure="leave it out")
    return cue


def _read(path: Path, shown: str) -> _File:
    if not path.is_file():
        return _File([",".join(_CUES.columns) + "\n"], "\n", "utf-8", "")
    raw = path.read_bytes()
    try:
        text, encoding = raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = raw.decode("cp1252", errors="surrogateescape"), "cp1252"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(shown, "is UTF-16", expected="UTF-8", cure="save the file as UTF-8")
    bom = _BOM if text.startswith(_BOM) else ""
    end = "\r\n" if "\r\n" in text else "\n"
    return _File(split_lines(text.removeprefix(_BOM)), end, encoding, bom)


def _position(
    numbered: list[tuple[int, str]], columns: tuple[str, ...], delimiter: str, frame: str
) -> int:
    """The number of lines that stand before the new one."""
    place = columns.index("frame")
    last = 0
    for start, record in numbered:
        cells = next(csv.reader([record.replace("\n", " ")], delimiter=delimiter), [])
        end = start + record.count("\n")
        if len(cells) > place and cells[place].strip() == frame:
            last = end
    start, record = numbered[-1]
    return last or start + record.count("\n")


def _line(cells: list[str], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="").writerow(cells)
    return out.getvalue()


def _write(path: Path, file: _File) -> None:
    """Write beside the target, then put it in its place in one step."""
    text = file.bom + "".join(file.lines)
    try:
        data = text.encode(file.encoding, errors="surrogateescape")
    except UnicodeEncodeError as error:
        sign = text[error.start]
        cure = "save the file as UTF-8 first"
        raise InputError(path.name, f'"{sign}" cannot be written in it', cure=cure) from error
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        if path.exists():
            shutil.copymode(path, draft)
        else:
            os.chmod(draft, 0o644)
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
