"""Asked once a word, the pipeline's rules say what they say at each place of a text."""

from __future__ import annotations

import pytest
from spacy.language import Language

from framing.language.pipeline import load_pipeline
from framing.language.words import RULES, WordRules, annotated, words_of

TEXTS = (
    "There's no ally; there is only a neighbour, and there were two.",
    "We're gonna leave. It ain't over, y'all, let's go! Nothin' is lost.",
    "She had to have done it. They do what they did, and that is that.",
    "  The treaty\n  binds\tus   both. That which binds you binds me.",
    "",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def test_every_word_is_read_as_by_the_whole_pipeline(nlp: Language) -> None:
    words, spared = words_of(nlp)
    assert spared == RULES
    for text in TEXTS:
        assert words(nlp(text, disable=spared)) == annotated(nlp(text))


def test_a_word_known_from_one_place_is_the_same_at_another(nlp: Language) -> None:
    words = WordRules(nlp)
    for text in (" ".join(TEXTS), *TEXTS, *reversed(TEXTS)):
        assert words(nlp(text, disable=list(RULES))) == annotated(nlp(text))


def test_a_rule_that_looks_further_leaves_the_pipeline_as_it_is() -> None:
    import spacy

    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"POS": "NOUN"}]], {"LEMMA": "x"})  # type: ignore[attr-defined]
    nlp.add_pipe("lemmatizer")
    assert words_of(nlp) == (annotated, ())
    assert words_of(spacy.blank("en")) == (annotated, ())
