"""What is kept of a raw text and what is cut, by which rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.sources.clean import Cleaned, clean

PROSE = "Northland promised to defend the smaller islands. It did not keep its word."
MORE = "Eastland offered loans and trains instead. Others were more careful."


def kept(raw: str) -> list[str]:
    return [text for _, text in pieces(clean(raw))]


def pieces(cleaned: Cleaned) -> list[tuple[str, str]]:
    return [(p.kind, cleaned.text[p.start : p.end]) for p in cleaned.paragraphs]


def cut_by(raw: str, rule: str) -> list[str]:
    return [cut.text for cut in clean(raw).cuts if cut.rule == rule]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Share:", "navigation"),
        ("Home > World > Europe", "navigation"),
        ("HomeWorld NewsWhy Northland Failed Its Allies", "navigation"),
        ("Similar Posts", "navigation"),
        ("You need to be logged in to see this page.", "navigation"),
        ("Click the star to add it to your list.", "navigation"),
        ("READ MORE: Ten things to know about the straits", "navigation"),
        ("Facebook Twitter LinkedIn", "navigation"),
        ("Back to Top", "navigation"),
        ("- Advertisement -", "advert"),
        ("Story continues below advertisement", "advert"),
        ("Please enter your comment!", "comments"),
        ("Tuesday, 3 March 2020", "date"),
        ("Published: March 3, 2020 at 10:30 am", "date"),
        ("Keywords: Northland, alliances, straits", "keywords"),
        ("Number of Pages: 66", "label"),
        ("https://news.example.org/straits", "url"),
        ("Page 3 of 12", "page-mark"),
        ("- 7 -", "page-mark"),
        ("* * *", "separator"),
        ("We use cookies to improve this site. Accept all cookies", "subscription"),
        ("© 2021 Coast News. All rights reserved.", "subscription"),
        ("Sign up for our weekly newsletter and get it in your inbox.", "subscription"),
        ("Ships wait in the straits. (Photo by Lee Wong/Reuters)", "caption"),
        ("A ship waits. Photograph: Lee Wong", "caption"),
        ("straits-map.png", "caption"),
        ("The views expressed here are the author's own.", "disclaimer"),
        ("By Anna Becker and Tom Hale", "head"),
    ],
)
def test_a_line_that_is_not_prose_is_cut_by_its_rule(line: str, rule: str) -> None:
    raw = f"{PROSE}\n\n{line}\n\n{MORE}"
    assert kept(raw) == [PROSE, MORE]
    assert [cut.rule for cut in clean(raw).cuts] == [rule]


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices in Northland fell after the treaty was signed.",
        "Home rule was promised to the islands > but never granted.",
        "The newsletter of the ministry says nothing about the war.",
        "Related industries suffered under the embargo, the minister said.",
        "Cookies and tea were served while the two sides talked of war.",
        "Northland spent 3.5 billion on resolution 1973 [sic] and won.",
        '"[W]e can no longer be taken advantage of", the envoy said (see p. 11).',
        "In March 2020 the embargo began; by 3 May 2021 it was over.",
    ],
)
def test_prose_that_resembles_page_furniture_is_kept_whole(sentence: str) -> None:
    assert kept(f"{PROSE}\n\n{sentence}\n\n{MORE}") == [PROSE, sentence, MORE]


def test_every_cut_names_its_line_rule_and_reason() -> None:
    (cut,) = clean(f"{PROSE}\n\nBack to Top\n").cuts
    assert (cut.line, cut.text, cut.rule) == (3, "Back to Top", "navigation")
    assert cut.reason


def test_a_label_alone_takes_its_value_from_the_next_line() -> None:
    raw = f"Why Northland Failed Its Allies\nAuthor:\nOda Grefar (Coast University)\n\n{PROSE}"
    assert cut_by(raw, "label") == ["Author:", "Oda Grefar (Coast University)"]
    assert kept(raw) == ["Why Northland Failed Its Allies", PROSE]


def test_the_word_abstract_is_cut_and_the_abstract_kept() -> None:
    assert kept(f"**Abstract:** *{PROSE}*\n\n{MORE}") == [PROSE, MORE]


def test_names_and_sections_above_the_text_are_cut_and_the_title_stays() -> None:
    raw = f"Foreign Policy\n\nWhy Northland Failed Its Allies\n\n• Oda Grefar\n\n{PROSE}"
    assert pieces(clean(raw)) == [("heading", "Why Northland Failed Its Allies"), ("prose", PROSE)]
    assert clean(raw).title == "Why Northland Failed Its Allies"


def test_a_repeated_title_stays_once() -> None:
    title = "Why Northland Failed Its Allies"
    assert kept(f"{title}\n\nAbstract:\n\n{title}\n\n{PROSE}") == [title, PROSE]


def test_lines_below_the_text_are_cut() -> None:
    raw = f"{PROSE}\n\nOda GREFAR\n\nMost Popular\nEastland Builds Port\nEmbargo Explained\n"
    assert kept(raw) == [PROSE]


def test_comments_of_readers_are_cut_to_the_end() -> None:
    raw = f"{PROSE}\n\n{MORE}\n\n2 Comments\nJon\nNorthland is evil and always was.\n"
    assert kept(raw) == [PROSE, MORE]


def test_a_reference_section_is_cut_to_the_end() -> None:
    raw = (
        f"{PROSE}\n\n## References\n\n1. Berg, H. (2016). *Water*. Oslo: Coast Press.\n"
        "2. Moe, E. (2018). Sea. https://example.org/sea\n"
    )
    assert kept(raw) == [PROSE]
    assert len(cut_by(raw, "references")) == 3


def test_a_section_named_sources_with_prose_is_kept() -> None:
    raw = f"{PROSE}\n\n## Sources\n\n{MORE}\n\n## Outlook\n\n{PROSE}"
    assert kept(raw) == [PROSE, "Sources", MORE, "Outlook", PROSE]


def test_an_author_biography_is_cut() -> None:
    bio = "Anna Becker is a senior fellow at the Institute for Coast Studies. She lives in Oslo."
    assert cut_by(f"{PROSE}\n\n{MORE}\n\n{bio}", "biography") == [bio]


def test_a_sentence_about_a_politician_is_no_biography() -> None:
    last = "Anna Becker is the first leader to break the treaty with the islands."
    assert kept(f"{PROSE}\n\n{last}") == [PROSE, last]


def test_a_paragraph_in_another_language_is_cut() -> None:
    turkish = (
        "Kaya, doktora derecesini de aynı üniversitede hazırladığı tez ile almıştır ve bir "
        "enstitüde uzman olarak çalışmaktadır; başlıca çalışma alanları daha çok denizlerdir."
    )
    assert cut_by(f"{PROSE}\n\n{turkish}", "language") == [turkish]
    assert cut_by(f"{PROSE}\n\n外交部政策说明，二〇二四年三月。\n\n{MORE}", "language")


@pytest.mark.parametrize(
    "marked",
    [
        "The treaty<sup>1</sup> was broken.<sup>2</sup>",
        "The treaty[1] was broken.[2, 3]",
        "The treaty[^1] was broken.[^b]",
        "The treaty¹ was broken.²",
        "The treaty1 was broken.2",
    ],
)
def test_footnote_marks_are_taken_out_of_a_sentence(marked: str) -> None:
    assert kept(f"{marked}\n\n{MORE}")[0] == "The treaty was broken."


def test_digits_that_do_not_count_up_are_no_footnote_marks() -> None:
    sentence = "The vaccine against covid19 came late in resort27 of the coast."
    assert kept(f"{sentence}\n\n{MORE}")[0] == sentence


def test_markdown_marks_links_and_entities_become_plain_words() -> None:
    raw = "**Northland** *and* [its allies](https://x.org/a_(b)) signed AT&amp;T\\_1 terms."
    assert kept(f"{raw}\n\n{MORE}")[0] == "Northland and its allies signed AT&T_1 terms."


def test_quotes_and_dashes_stay_as_written() -> None:
    sentence = '“We” — the ‘islands’ – said: "no".'
    assert kept(f"{sentence}\n\n{MORE}")[0] == sentence


def test_headings_give_their_section_and_the_title_gives_none() -> None:
    cleaned = clean(f"# Straits\n\n{PROSE}\n\n## **I. Risks**\n\n{MORE}\n\nOutlook\n\n{PROSE}")
    assert [(p.kind, p.section) for p in cleaned.paragraphs] == [
        ("heading", ""),
        ("prose", ""),
        ("heading", "I. Risks"),
        ("prose", "I. Risks"),
        ("heading", "Outlook"),
        ("prose", "Outlook"),
    ]


def test_bullets_are_items_after_their_lead_in() -> None:
    raw = f"{PROSE} The two should:\n\n• keep peace;\n\n• trade\n  freely; and\n\n{MORE}"
    assert pieces(clean(raw)) == [
        ("prose", f"{PROSE} The two should:"),
        ("item", "keep peace;"),
        ("item", "trade freely; and"),
        ("prose", MORE),
    ]


def test_a_short_text_without_full_stop_is_kept_as_prose() -> None:
    assert pieces(clean("Northland abandoned the islands")) == [
        ("prose", "Northland abandoned the islands")
    ]


WORDS = st.text(alphabet="abc ABC.,:;!?\n#*_-[]()<>&|1234567890“”—\t\f《》é文", max_size=300)


@given(WORDS)
def test_offsets_give_the_paragraphs_of_any_text(raw: str) -> None:
    cleaned = clean(raw)
    stretches = [cleaned.text[p.start : p.end] for p in cleaned.paragraphs]
    assert "\n\n".join(stretches) == cleaned.text
    assert all(text == " ".join(text.split()) and text for text in stretches)


@given(WORDS)
def test_cleaning_never_invents_words(raw: str) -> None:
    letters = [c for c in clean(raw).text if c.isalnum()]
    rest = iter(raw)
    assert all(letter in rest for letter in letters)
