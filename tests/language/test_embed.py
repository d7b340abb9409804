"""An embedding computed once a batch changes no number of a parse."""

from __future__ import annotations

import numpy as np
import spacy

from framing.language.embed import embed_once
from framing.language.pipeline import DEFAULT_MODEL, load_pipeline

TEXTS = [
    "The two states signed the treaty that the two states had broken.",
    "",
    "Peru's ally is no ally of Chile's, said the ally.",
    "The",
]


def test_every_number_is_that_of_the_pipeline_as_shipped() -> None:
    shipped = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    for ours, theirs in zip(load_pipeline().pipe(TEXTS), shipped.pipe(TEXTS), strict=True):
        assert np.array_equal(ours.tensor, theirs.tensor)
        assert ours.to_json() == theirs.to_json()


def test_a_pipeline_without_such_layers_is_left_alone() -> None:
    nlp = spacy.blank("en")
    embed_once(nlp)
    assert nlp.pipe_names == []
