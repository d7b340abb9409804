"""Naming: which of several names a group uses for one and the same thing.

share = uses of the name / uses of any listed name for the referent in the group (referential
strategies: M. Reisigl and R. Wodak 2001, Discourse and Discrimination).
"""

from __future__ import annotations

import pandas as pd

NAMING_GROUP_COLUMNS = (
    "group",
    "referent",
    "name",
    "count",
    "share",
    "first_sentence",
    "document",
)


def naming(uses: pd.DataFrame) -> pd.DataFrame:
    """One row a (group, referent, name), with the first sentence that uses the name."""
    if uses.empty:
        return pd.DataFrame(columns=list(NAMING_GROUP_COLUMNS))
    by = ["group", "referent", "name"]
    ordered = uses.sort_values(["document", "start", "end"], kind="stable").groupby(by)
    table = ordered[["sentence", "document"]].first()
    table = table.rename(columns={"sentence": "first_sentence"})
    table["count"] = ordered.size()
    table = table.reset_index()
    total = table.groupby(["group", "referent"])["count"].transform("sum")
    table["share"] = table["count"] / total
    return table[list(NAMING_GROUP_COLUMNS)]
