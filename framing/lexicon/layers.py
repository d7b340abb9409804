"""Folders of a lexicon, read one upon the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from framing.errors import InputError, did_you_mean
from framing.lexicon.problems import Problem
from framing.lexicon.rows import NO_SHEET, TABLES, Row, Sheet, Table, read_sheet
from framing.lexicon.settings import FILE, Settings, read_settings
from framing.lexicon.wordlist import add_word_list
from framing.shipped import shipped_folder

_NEEDED: Final = (FILE, "actors.csv", "cues.csv")
#: What `shares` takes from another lexicon, beside its word sets, weights and references.
_SHARED: Final = ("actors", "shifters", "reporting")
_FILES: Final = (FILE, *(table.file for table in TABLES.values()))


class Layer(NamedTuple):
    """One folder as read; `shown` is its name, used in every place."""

    shown: str
    settings: Settings | None
    sheets: Mapping[str, Sheet]
    shipped: bool


class Merged(NamedTuple):
    """The row that counts, and whether it changes one of a lower layer."""

    row: Row
    overriding: bool


def shipped_names() -> list[str]:
    """The lexicons that come with the program."""
    try:
        folder = shipped_folder("lexicons")
    except FileNotFoundError:
        return []
    return sorted(each.name for each in folder.iterdir() if (each / FILE).is_file())


def find_folder(name: str | Path) -> Path:
    """The folder of a shipped name or of a path; an `InputError` names the shipped lexicons."""
    shipped = shipped_names()
    if isinstance(name, str) and name in shipped:
        return shipped_folder("lexicons") / name
    folder = Path(name)
    if folder.is_dir():
        return folder
    if folder.is_file():
        cure = f'give the folder: "{folder.parent}"'
        raise InputError(str(name), "is a file", expected="the folder of a lexicon", cure=cure)
    raise InputError(
        str(name),
        "there is no such lexicon",
        expected=f"a folder, or one of {', '.join(shipped)}" if shipped else "a folder",
        cure=did_you_mean(str(name), shipped),
    )


def lexicon_folders(names: Sequence[str | Path]) -> list[Path]:
    """Every folder that reading these names would look into, the lower ones first."""
    found: dict[Path, None] = {}

    def visit(folder: Path, below: frozenset[Path]) -> None:
        key = folder.resolve()
        if key in found or key in below or not folder.is_dir():
            return
        settings = read_settings(folder / FILE, key.name, []) if (folder / FILE).is_file() else None
        for base in (*settings.extends, *settings.shares) if settings else ():
            if (lower := _beside(folder, base, "extends", settings, [])) is not None:
                visit(lower, below | {key})
        found[key] = None

    for name in names:
        visit(find_folder(name), frozenset())
    return list(found)


def read_layers(names: Sequence[str | Path], problems: list[Problem]) -> list[Layer]:
    """Read the folders in order; a folder that `extends` another brings it in below itself."""
    layers: dict[Path, Layer] = {}
    for name in names:
        _read(find_folder(name), layers, set(), problems)
    return list(layers.values())


def _read(
    folder: Path, layers: dict[Path, Layer], below: set[Path], problems: list[Problem]
) -> None:
    key = folder.resolve()
    if key in layers or key in below:
        return
    shown = key.name
    settings = None
    if (folder / FILE).is_file():
        settings = read_settings(folder / FILE, f"{shown}/{FILE}", problems)
    for base in settings.extends if settings else ():
        if (found := _beside(folder, base, "extends", settings, problems)) is not None:
            _read(found, layers, below | {key}, problems)
    for base in settings.shares if settings else ():
        if (found := _beside(folder, base, "shares", settings, problems)) is not None:
            _share(found, layers, problems)
    sheets = {
        name: _sheet(folder, shown, table, layered=bool(layers), problems=problems)
        for name, table in TABLES.items()
    }
    _check_files(folder, shown, first=not layers, problems=problems)
    if settings:
        sheets["cues"] = add_word_list(settings, sheets["cues"], problems)
    shipped = shown in shipped_names() and key == (shipped_folder("lexicons") / shown).resolve()
    layers[key] = Layer(shown, settings, sheets, shipped)


def _beside(
    folder: Path, base: str, key: str, settings: Settings | None, problems: list[Problem]
) -> Path | None:
    """The folder of a lexicon that another names: shipped, or in the same place."""
    beside = folder.parent / base
    if base not in shipped_names() and beside.is_dir():
        return beside
    try:
        return find_folder(base)
    except InputError as error:
        place = str(settings.at("", key)) if settings else folder.name
        what = f'{key} "{base}": {error.what}'
        problems.append(Problem(place, what, error.expected, error.cure))
        return None


def _share(folder: Path, layers: dict[Path, Layer], problems: list[Problem]) -> None:
    """Bring in how a lexicon reads and whom it knows, without its frames, cues and names.

    The key is no folder's, so that the whole lexicon can still be layered above.
    """
    key, shown = folder.resolve(), folder.resolve().name
    if key in layers or key / FILE in layers:
        return
    whole = read_settings(folder / FILE, f"{shown}/{FILE}", problems)
    settings = replace(whole, texts={}, extends=(), shares=(), word_list={}, frames={})
    sheets = {
        name: _sheet(folder, shown, table, layered=bool(layers), problems=problems)
        if name in _SHARED
        else NO_SHEET
        for name, table in TABLES.items()
    }
    layers[key / FILE] = Layer(shown, settings, sheets, shown in shipped_names())


def _sheet(
    folder: Path, shown: str, table: Table, *, layered: bool, problems: list[Problem]
) -> Sheet:
    path, place = folder / table.file, f"{shown}/{table.file}"
    if not path.is_file():
        return NO_SHEET
    return read_sheet(path, table, layered=layered, shown=place, problems=problems)


def _check_files(folder: Path, shown: str, *, first: bool, problems: list[Problem]) -> None:
    present = sorted(each.name for each in folder.iterdir() if each.is_file())
    missing = [name for name in _FILES if name not in present]
    for name in present:
        stem, _, ending = name.rpartition(".")
        plain = f"{stem.lower()}.{'toml' if ending.lower() == 'toml' else 'csv'}"
        if name in _FILES or ending.lower() not in ("csv", "toml", "tsv", "txt", "xlsx", "ods"):
            continue
        if hint := did_you_mean(plain, missing):
            cure = "save it as CSV (UTF-8)" if ending.lower() in ("xlsx", "ods") else hint
            what = "the file is not read"
            problems.append(Problem(f"{shown}/{name}", what, cure=cure, severity="warning"))
    for name in _NEEDED if first else ():
        if name in missing:
            cure = (
                'for a folder that adds to a shipped lexicon write: extends = "geopolitics"'
                if name == FILE
                else ""
            )
            problems.append(Problem(f"{shown}/{name}", "the file is missing", cure=cure))
    if not first and len(missing) == len(_FILES):
        problems.append(
            Problem(shown, "the folder holds no file of a lexicon", f"any of {', '.join(_FILES)}")
        )


def merge_rows(table: Table, sheets: Sequence[Sheet], problems: list[Problem]) -> list[Merged]:
    """The rows that count: a later row with the same key replaces the earlier one.

    Empty cells of the later row keep what the earlier row says.
    """
    merged: dict[tuple[str, ...], list[Merged]] = {}
    for sheet in sheets:
        for key, rows in _by_key(table, sheet, problems).items():
            lower = merged.get(key, [])
            base = lower[0].row.cells if lower else {}
            merged[key] = [Merged(Row(row.place, base | _given(row)), bool(lower)) for row in rows]
    return [each for rows in merged.values() for each in rows]


def _given(row: Row) -> dict[str, str]:
    return {column: cell for column, cell in row.cells.items() if cell}


def _by_key(
    table: Table, sheet: Sheet, problems: list[Problem]
) -> dict[tuple[str, ...], list[Row]]:
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in sheet.rows:
        empty = [column for column in table.key if not row.get(column)]
        for column in empty:
            expected = f"a value in the column {column}"
            problems.append(Problem(str(row.place), f"{column} is empty", expected))
        if empty:
            continue
        same = found.setdefault(tuple(row.get(column) for column in table.key), [])
        twin = next((each for each in same if _dates(each) == _dates(row)), None)
        if twin:
            named = " ".join(f'{column} "{row.get(column)}"' for column in table.key)
            what = f"{named} stands twice, first at line {twin.place.line}"
            cure = "give one another id" if table.key == ("cue_id",) else "delete one of the two"
            problems.append(Problem(str(row.place), what, "every line once", cure))
        else:
            same.append(row)
    return found


def _dates(row: Row) -> tuple[str, str]:
    return row.get("from"), row.get("to")
