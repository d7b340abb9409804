"""A written word is divided as the tokenizer of the English pipeline divides it."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from framing.lexicon.tokens import split_like_tokenizer

WRITTEN = """
win-win Nagorno-Karabakh C+C5 C5+1 16+1 C5+C Russia's People’s states' nations’ U.S. U.S.'s U.S.-led
non-U.S. U.N. D.C. St. Mr. Ph.D. US. UN's US' co-operation anti-Western al-Qaeda multi-vector
21st-century mid-1990s 1990-1994 post-2014 COVID-19 G-7 S-400 Su-35 F-16s 3-D 24-hour 10-15 5G 10km
50% $5 9/11 24/7 and/or A/B can't cannot don’t isn't won't hadn't it's we're they'll let's Xi'an
Shi'a d'état o'clock R&D AT&T 1,000 3.5 vis-à-vis China–Russia x--y state. state.The wait... etc.
vs. e.g. a.m. Türkiye Washington, Xi’s well-being co- -led "quoted" (aid) the Central A.I. No. Inc.
Belt-and-Road no.1 a:b 20th 's -- &
"""
WORDS = WRITTEN.split()


@pytest.fixture(scope="module")
def english() -> Language:
    return spacy.blank("en")


@pytest.mark.parametrize("word", WORDS)
def test_words_of_political_texts_are_divided_as_spacy_divides_them(
    word: str, english: Language
) -> None:
    assert list(split_like_tokenizer(word)) == [token.text for token in english(word)]


@given(st.text(alphabet="abzABZ019-'’.,/+$%()é", min_size=1, max_size=12))
def test_the_tokens_of_a_word_are_the_word(word: str) -> None:
    assert "".join(split_like_tokenizer(word)) == word
