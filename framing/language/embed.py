"""Compute the embedding of a word once a batch, and not at each of its places.

The first layer of spaCy's small models looks at a word alone: its norm, its ends, its shape. Of
ten words in a batch seven were there before, and their numbers are the same to the last bit.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language

_ENCODER: Final = "tok2vec"
#: The layers of `spacy.MultiHashEmbed`; those between the second and the last see a word alone.
_LAYERS: Final = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
_ALONE: Final = slice(2, 4)


def embed_once(nlp: Language) -> None:
    """Let a pipeline embed each word once a batch; one that is built otherwise stays as it is."""
    if _ENCODER not in nlp.pipe_names:
        return
    model: Any = nlp.get_pipe(_ENCODER)
    embed = next(iter(model.model.layers), None)
    if embed is not None and _names(embed) == _LAYERS:
        embed.layers[_ALONE] = [_once(embed.layers[_ALONE])]


def _names(model: Any) -> tuple[str, ...]:
    return tuple(layer.name.partition("(")[0] for layer in model.layers)


def _once(layers: list[Any]) -> Any:
    """One layer in place of some that see each row alone."""
    thinc: Any = import_module("thinc.api")

    def forward(model: Any, rows: Any, is_train: bool) -> Any:
        alike, places = np.unique(rows.dataXd, axis=0, return_inverse=True)
        found = thinc.Ragged(alike, np.array([len(alike)], dtype="i"))
        for layer in model.layers:
            found = layer.predict(found)
        return thinc.Ragged(found.dataXd[places.reshape(-1)], rows.lengths), _no_training

    return thinc.Model("once_a_word", forward, layers=layers)


def _no_training(_: Any) -> Any:
    raise NotImplementedError("a pipeline for reading is not trained")
