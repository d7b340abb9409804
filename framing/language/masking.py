"""Let the parser see one country name for all, so that its reading is blind to who is meant.

Swapping one country for another changes about a fifth of the parses of real sentences: the
model has learned what usually stands beside each name. A measuring instrument must read
"Russia abandoned Armenia" and "China abandoned Armenia" alike, so single-word country names,
demonyms, peoples and capitals are parsed as the same four words and put back afterwards.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TABLE: Final = Path(__file__).with_name("country_names.csv")
#: Chosen by trial among six countries: the set with the best agreement with labels.
_STANDS_FOR: Final = {
    "name": "Russia",
    "demonym": "Russian",
    "people": "Russians",
    "capital": "Moscow",
}


@lru_cache(maxsize=1)
def country_words() -> dict[str, str]:
    """Every masked form and the word the parser reads in its place.

    The list belongs to the pipeline and not to a lexicon: a lexicon edit must not reparse.
    """
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {row["form"]: _STANDS_FOR[row["kind"]] for row in csv.DictReader(file)}


def masked(doc: Doc) -> Doc:
    """The same tokens with country words exchanged, ready for the pipeline."""
    from spacy.tokens import Doc as NewDoc

    known = country_words()
    return NewDoc(
        doc.vocab,
        words=[known.get(token.text, token.text) for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
    )
