"""Parquet: .parquet, a text a row."""

from __future__ import annotations

import io
import json

from framing.errors import InputError
from framing.sources.limits import ROWS, UNPACKED
from framing.sources.readers import Broken, RawText, Reader, ReadOptions
from framing.sources.readers._table import columns_of, row_texts


def read_parquet(data: bytes, where: str, options: ReadOptions) -> list[RawText | Broken]:
    """A raw text a row; size and number of rows are known before anything is unpacked."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(io.BytesIO(data))
        about = file.metadata
        size = sum(about.row_group(i).total_byte_size for i in range(about.num_row_groups))
        if size > UNPACKED or about.num_rows > ROWS:
            raise InputError(where, f"over {ROWS:,} rows or {UNPACKED // 10**6} MB unpacked")
        columns = columns_of(list(file.schema_arrow.names), options, where)
        rows = file.read().to_pylist()
    except (pa.ArrowException, OSError) as error:
        first = str(error).split("\n", 1)[0]
        raise InputError(where, f"not a readable Parquet file: {first[:120]}") from None
    named = ({name: _plain(value) for name, value in row.items()} for row in rows)
    return row_texts(named, columns, where)


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return str(value)


READER = Reader((".parquet",), read_parquet)
