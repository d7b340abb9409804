"""Roll-up: members counted for their bloc as well (us, eu, nato for west), on request only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

Members = Mapping[str, Sequence[str]]


def roll_up(table: pd.DataFrame, member_of: Members) -> pd.DataFrame:
    """Rows in the name of the blocs: direct ones and those of the members.

    `table` has a column `actor`. The result holds blocs only and gains the column `member`, the
    actor the text names; it is kept apart from the direct table, since a row would count twice
    in one sum.
    """
    blocs = {bloc for above in member_of.values() for bloc in above}
    parts = [table[table["actor"].isin(blocs)].assign(member=lambda rows: rows["actor"])]
    for member, above in sorted(member_of.items()):
        rows = table[table["actor"] == member]
        parts += [rows.assign(member=member, actor=bloc) for bloc in sorted(set(above))]
    return pd.concat(parts).sort_index(kind="stable").reset_index(drop=True)
