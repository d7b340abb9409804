"""The tables of a large corpus as Parquet parts in a folder; a rerun writes only what is missing.

    FOLDER/evidence/part-000012-8f3a...parquet, the same in mentions/, naming/, documents/

A part is named by a hash of its texts and of everything that decides their rows, so a part
that is there is right. The folder is complete when `complete.json` stands in it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from framing.detect.compiled import Compiled
from framing.engine.chunk import chunks
from framing.engine.kept import READING_CODE
from framing.engine.run import Work, score_documents
from framing.engine.tables import document_row, write_stream
from framing.errors import InputError
from framing.files import write_whole
from framing.language.store import document_key
from framing.schema import DOCUMENT_COLUMNS, EVIDENCE_COLUMNS, MENTION_COLUMNS, NAMING_COLUMNS
from framing.score import DocumentRows
from framing.sources.model import Document
from framing.store import code_of

if TYPE_CHECKING:
    import pandas as pd

#: Characters of a part: some thousands of sentences.
_SIZE: Final = 2_000_000
_COMPLETE: Final = "complete.json"
#: Metadata columns beyond the fixed ones travel as JSON: they differ from text to text.
_FURTHER: Final = "further"
_TABLES: Final = {
    "evidence": EVIDENCE_COLUMNS,
    "mentions": MENTION_COLUMNS,
    "naming": NAMING_COLUMNS,
    "documents": (*DOCUMENT_COLUMNS, _FURTHER),
}
_NAME: Final = re.compile(r"part-\d{6}-[0-9a-f]{24}\.parquet")


class Parts(NamedTuple):
    """What came of writing: parts in the folder, how many were there before, evidence rows."""

    parts: int
    kept: int
    rows: int


class _Part(NamedTuple):
    name: str
    documents: list[Document]


def write_parts(
    documents: Iterable[Document],
    compiled: Compiled,
    work: Work,
    folder: Path,
    *,
    size: int = _SIZE,
) -> Parts:
    """Write the tables of a stream of documents as parts; memory holds the parts under way.

    Parts of an interrupted run are kept; those of other texts or of another lexicon are
    removed once the new ones stand. Raises InputError where the folder cannot be written.
    """
    _prepare(folder)
    names: list[str] = []
    under_way: deque[_Part] = deque()

    def missing() -> Iterator[Document]:
        for number, run in enumerate(chunks(documents, size=size)):
            part = _Part(_name(number, run, compiled, work.model), run)
            names.append(part.name)
            if not _stands(folder, part.name):
                under_way.append(part)
                yield from run

    written = 0
    rows: list[DocumentRows] = []
    for scored in score_documents(missing(), compiled, work):
        rows.append(scored)
        if len(rows) == len(under_way[0].documents):
            _write(folder, under_way.popleft(), rows)
            rows, written = [], written + 1
    total = _finish(folder, names, compiled.lexicon.digest)
    return Parts(len(names), len(names) - written, total)


def _prepare(folder: Path) -> None:
    try:
        for table in _TABLES:
            (folder / table).mkdir(parents=True, exist_ok=True)
        (folder / _COMPLETE).unlink(missing_ok=True)
    except OSError as error:
        raise InputError(
            str(folder), f"cannot be written ({error.strerror})", expected="a folder for the parts"
        ) from None


def _name(number: int, documents: Sequence[Document], compiled: Compiled, model: str) -> str:
    """The file name of a part: its number and a hash of all that decides its rows."""
    digest = hashlib.sha256(f"{code_of(*READING_CODE)}\0{compiled.lexicon.digest}\0".encode())
    for d in documents:
        known = (d.document, d.source, sorted(d.metadata.items()), d.language, d.alerts)
        digest.update(document_key(d, model).encode())
        digest.update(repr((known, d.paragraphs)).encode("utf-8", "surrogatepass"))
    return f"part-{number:06d}-{digest.hexdigest()[:24]}.parquet"


def _stands(folder: Path, name: str) -> bool:
    """The documents table is written last, so a part with it is whole."""
    return (folder / "documents" / name).is_file()


def _write(folder: Path, part: _Part, rows: Sequence[DocumentRows]) -> None:
    for table, batches in _batches(part.documents, rows).items():
        write_stream(batches, _TABLES[table], folder / table / part.name)


def _batches(
    documents: Sequence[Document], rows: Sequence[DocumentRows]
) -> dict[str, Iterable[Sequence[tuple[Any, ...]]]]:
    told = [document_row(d, r) for d, r in zip(documents, rows, strict=True)]
    return {
        "evidence": (r.evidence for r in rows),
        "mentions": (r.mentions for r in rows),
        "naming": (r.naming for r in rows),
        "documents": [[_flat(row) for row in told]],
    }


def _flat(row: dict[str, Any]) -> tuple[Any, ...]:
    further = {name: value for name, value in row.items() if name not in DOCUMENT_COLUMNS}
    packed = json.dumps(further, ensure_ascii=False, sort_keys=True)
    return (*(row[name] for name in DOCUMENT_COLUMNS), packed)


def _finish(folder: Path, names: Sequence[str], lexicon: str) -> int:
    """Remove parts of other runs, count the evidence, and mark the folder as complete."""
    import pyarrow.parquet as pq

    wanted = set(names)
    for table in _TABLES:
        for path in sorted((folder / table).iterdir()):
            if _NAME.fullmatch(path.name) and path.name not in wanted:
                path.unlink()
    rows = sum(int(pq.read_metadata(folder / "evidence" / name).num_rows) for name in names)
    told = {"lexicon": lexicon, "evidence_rows": rows, "parts": list(names)}
    write_whole(folder / _COMPLETE, (json.dumps(told, indent=1) + "\n").encode())
    return rows


def read_parts(folder: Path, *, columns: Sequence[str] = ()) -> dict[str, pd.DataFrame]:
    """The tables `evidence`, `mentions`, `naming` and `documents` of a complete folder.

    `columns`: those of the evidence to read, all without it; `sentence` is by far the largest.
    """
    import pandas as pd

    if not (folder / _COMPLETE).is_file():
        raise InputError(
            str(folder),
            "is no complete folder of parts",
            expected=f"{_COMPLETE} in it",
            cure="run `framing score --parts` on it again; it continues where it ended",
        )
    tables = {name: _read(folder / name, columns if name == "evidence" else ()) for name in _TABLES}
    further = [json.loads(text) for text in tables["documents"].pop(_FURTHER)]
    more = pd.DataFrame(further, index=tables["documents"].index).fillna("")
    tables["documents"] = pd.concat([tables["documents"], more[sorted(more.columns)]], axis=1)
    return tables


def _read(folder: Path, columns: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    files = sorted(folder.glob("part-*.parquet"))
    read = [pd.read_parquet(file, columns=list(columns) or None) for file in files]
    return pd.concat(read, ignore_index=True) if read else pd.DataFrame(columns=list(columns))
