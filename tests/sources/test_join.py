"""Lines become paragraphs: wrapped text, sentences cut by a page, words cut by a hyphen."""

from __future__ import annotations

import pytest

from framing.sources.clean import clean

OPENING = "The partners of Northland met on the coast. They came from"


def paragraphs(raw: str) -> list[str]:
    return clean(raw).text.split("\n\n")


@pytest.mark.parametrize(
    "between",
    [
        "\n\n---\n\n<sup>1</sup> Berg (2016), *Water*, p. 3.\n\n",
        "\n\n[1] Berg, “Water”, Coast Press, https://example.org/water.\n\n",
        "\n\n1 Harald Berg, Water and Power (Oslo: Coast Press, 2016), p. 3.\n\n",
        "\n\n17\n\n",
        "\n17-29807 15/32 ",
        "\n",
        "\n\n",
        "\f",
    ],
)
def test_a_sentence_cut_by_a_page_break_is_one_again(between: str) -> None:
    raw = f"{OPENING}{between}all the islands and went home angry."
    assert paragraphs(raw) == [f"{OPENING} all the islands and went home angry."]


def test_the_rest_of_a_cut_sentence_may_begin_with_a_name() -> None:
    raw = f"{OPENING}\n\n---\n\n<sup>1</sup> Berg, p. 3.\n\nEastland and the south of the sea."
    assert paragraphs(raw) == [f"{OPENING} Eastland and the south of the sea."]


def test_a_name_under_a_truncated_text_is_not_its_rest() -> None:
    cleaned = clean(f"{OPENING}\n\n[1] Berg, p. 3, https://example.org/a\n\nOda GREFAR\n")
    assert cleaned.text == OPENING


def test_paragraphs_that_end_stay_apart() -> None:
    raw = "Northland left the treaty.\nEastland joined the treaty.\n\nall others waited."
    assert paragraphs(raw) == raw.replace("\n\n", "\n").split("\n")


WRAPPED = """\
Northland has long claimed to be a reliable ally of the inter-
national community of coastal states. Yet in the last decade
it failed to protect three of them, and its win-
win rhetoric lost its shine among policy-
makers of the islands.
    The straits crisis of 2019 made that plain to the smaller
islands, which now look elsewhere for a win-win settlement
and for guarantees.
"""


def test_wrapped_lines_become_paragraphs_and_broken_words_are_whole() -> None:
    assert paragraphs(WRAPPED) == [
        "Northland has long claimed to be a reliable ally of the international community of "
        "coastal states. Yet in the last decade it failed to protect three of them, and its "
        "win-win rhetoric lost its shine among policy-makers of the islands.",
        "The straits crisis of 2019 made that plain to the smaller islands, which now look "
        "elsewhere for a win-win settlement and for guarantees.",
    ]


def test_running_titles_and_page_numbers_of_a_wrapped_text_are_cut() -> None:
    pages = WRAPPED.split("\n")
    raw = "\n\nCoast Review 12\n\n3\n\n".join(
        ["\n".join(pages[:2]), "\n".join(pages[2:5]), *pages[5:6]]
    )
    cleaned = clean(f"Coast Review 12\n\n{raw}")
    assert "Coast Review" not in cleaned.text
    assert "in the last decade it failed" in cleaned.text


def test_a_hyphen_with_a_blank_behind_it_is_mended() -> None:
    raw = "The counter- terrorism office and low- and middle-income states agreed on it."
    assert paragraphs(raw) == [
        "The counter-terrorism office and low- and middle-income states agreed on it."
    ]
