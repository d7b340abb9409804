"""The row tables as Parquet: one file in row groups, written as the rows come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from framing.files import draft_of
from framing.schema import DOCUMENT_COLUMNS, EVIDENCE_DTYPES
from framing.score import DocumentRows
from framing.sources.model import Document

if TYPE_CHECKING:
    import pyarrow as pa

#: Rows held in memory before a row group is written.
_GROUP: Final = 20_000
_KINDS: Final = {"int64": "int64", "float64": "float64", "bool": "bool_"}
#: Number columns of the other tables; everything else is text.
_NUMBERS: Final = {
    **EVIDENCE_DTYPES,
    "tone": "float64",
    "sentences": "int64",
    "words_kept": "int64",
    "words_cut": "int64",
}


def document_row(document: Document, rows: DocumentRows) -> dict[str, Any]:
    """A row of the documents table: the fixed columns, then the text's further metadata."""
    return {
        **dict.fromkeys(DOCUMENT_COLUMNS, ""),
        **document.metadata,
        "source": document.source,
        "document": document.document,
        "language": document.language,
        "sentences": rows.sentences,
        "words_kept": document.words_kept,
        "words_cut": document.words_cut,
        "alerts": " | ".join(document.alerts),
        "tone": rows.tone,
    }


def schema_of(columns: Sequence[str]) -> pa.Schema:
    """The Arrow schema of a table by its column names."""
    import pyarrow as pa

    kinds = {name: getattr(pa, _KINDS[kind])() for name, kind in _NUMBERS.items()}
    return pa.schema([(name, kinds.get(name, pa.string())) for name in columns])


def arrow_table(rows: Sequence[tuple[Any, ...]], columns: Sequence[str]) -> pa.Table:
    """Rows as an Arrow table; the same columns whether or not there are rows."""
    import pyarrow as pa

    schema = schema_of(columns)
    by_column = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    arrays = [
        pa.array(values, type=field.type) for values, field in zip(by_column, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


class Written(NamedTuple):
    """What a stream of rows came to."""

    rows: int
    groups: int


def write_stream(
    batches: Iterable[Sequence[tuple[Any, ...]]], columns: Sequence[str], target: Path
) -> Written:
    """Write batches of rows to one Parquet file, whole or not at all.

    Memory holds one row group. The order and the limits of row groups depend on the rows alone.
    """
    import pyarrow.parquet as pq

    rows = groups = 0
    with (
        draft_of(target) as draft,
        pq.ParquetWriter(draft, schema_of(columns), compression="zstd") as writer,
    ):
        for group in _groups(batches):
            writer.write_table(arrow_table(group, columns))
            rows, groups = rows + len(group), groups + 1
    return Written(rows, groups)


def _groups(batches: Iterable[Sequence[tuple[Any, ...]]]) -> Iterator[list[tuple[Any, ...]]]:
    held: list[tuple[Any, ...]] = []
    for batch in batches:
        held.extend(batch)
        while len(held) >= _GROUP:
            yield held[:_GROUP]
            held = held[_GROUP:]
    if held:
        yield held
