"""What is compared with what: the source by default, or one or two metadata fields."""

from __future__ import annotations

import pandas as pd

from framing.errors import InputError, did_you_mean

#: Shown for a document whose metadata leave the grouping field empty.
NOT_STATED = "not stated"
_TIME = {"year": 4, "month": 7, "day": 10}


def group_fields(by: str) -> tuple[str, ...]:
    """`camp` or two fields at once, `camp,year`."""
    return tuple(field.strip() for field in by.split(",") if field.strip())


def with_group(table: pd.DataFrame, documents: pd.DataFrame, by: str) -> pd.DataFrame:
    """`table` (any with a `document` column) plus `group`, from the documents' metadata."""
    fields = group_fields(by)
    check_fields(fields, documents)
    names: pd.Series[str] | None = None
    for field in fields:
        values = _values(table, documents, field)
        names = values if names is None else names + " · " + values
    return table.assign(group=names if names is not None else pd.Series(dtype="str"))


def check_fields(fields: tuple[str, ...], documents: pd.DataFrame) -> None:
    """One clear message for a field no document has."""
    known = ["source", "document", *_TIME, *(c for c in documents.columns if c != "group")]
    for field in fields or ("",):
        if field not in known:
            raise InputError(
                "--by",
                f'no field "{field}" in the metadata',
                expected="one of " + ", ".join(dict.fromkeys(known)),
                cure=did_you_mean(field, known),
            )


def _values(table: pd.DataFrame, documents: pd.DataFrame, field: str) -> pd.Series[str]:
    if field in ("source", "document") and field in table.columns:
        found = table[field]
    else:
        column = "published" if field in _TIME and field not in documents.columns else field
        found = table["document"].map(documents.set_index("document")[column].to_dict())
        if field in _TIME and "date" in table.columns:
            found = found.where(found.fillna("").astype(str) != "", table["date"])
    text = found.fillna("").astype(str).str.strip()
    if field in _TIME:
        text = text.str.slice(0, _TIME[field])
    return text.where(text != "", NOT_STATED).astype("str")
