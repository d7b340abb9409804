"""All cleaning rules by name, in the order they are applied, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from framing.sources import rules_front, rules_notes, rules_page
from framing.sources.pieces import Piece, same

Find = Callable[[Sequence[Piece]], set[int]]


class Rule(NamedTuple):
    """`find` gets the pieces that are left and gives the indexes of those that are not prose."""

    name: str
    reason: str
    find: Find


#: Applied to single lines, before they are joined into paragraphs.
LINE_RULES: Final = (
    Rule("markup", "code, table or page markup", rules_page.markup),
    Rule("separator", "a drawn line", rules_page.separator),
    Rule("page-mark", "the number of a page", rules_page.page_mark),
    Rule("running-title", "a line that stands on every page", rules_page.running_title),
    Rule("references", "the list of references", rules_notes.references),
    Rule("footnote", "a footnote", rules_notes.footnote),
    Rule("language", "not in the language of the text", rules_notes.language),
    Rule("url", "an address, not text", rules_page.address),
    Rule("comments", "what readers wrote, or the form for it", rules_page.comments),
    Rule("navigation", "a button, link or menu of the page", rules_page.navigation),
    Rule("advert", "an advertisement", rules_page.advert),
    Rule("keywords", "a list of keywords", rules_front.keywords),
    Rule("date", "a date that stands alone", rules_front.date_line),
    Rule("label", "a labelled field, not text", rules_front.label),
)
#: Applied to whole paragraphs.
PARAGRAPH_RULES: Final = (
    Rule("language", "not in the language of the text", rules_notes.language),
    Rule("subscription", "cookies, subscription or rights", rules_page.subscription),
    Rule("caption", "the caption or credit of a picture", rules_page.caption),
    Rule("biography", "about the author", rules_notes.biography),
    Rule("disclaimer", "whose views these are", rules_notes.disclaimer),
    Rule("repeated-title", "the title once more", rules_front.repeated_title),
    Rule("head", "author, place or section line above the text", rules_front.head),
    Rule("tail", "a line below the text", rules_front.tail),
)
#: What a reader leaves out because of where it stands in the file: rule -> reason.
READER_RULES: Final = {
    "advert": "an advertisement",
    "biography": "about the author",
    "caption": "the caption or credit of a picture",
    "comments": "what readers wrote, or the form for it",
    "export": "a field that the database added",
    "footnote": "a footnote",
    "hidden": "not shown on the page",
    "navigation": "a button, link or menu of the page",
    "page": "outside of the article on the page",
    "page-mark": "the number of a page",
    "references": "the list of references",
    "running-title": "a line that stands on every page",
    "subscription": "cookies, subscription or rights",
    "table": "cells of a table",
    "text-box": "a box beside the text",
}


def recurring_rule(paragraphs: frozenset[str]) -> Rule:
    """A rule that cuts these paragraphs (as `same` gives them)."""
    reason = "stands in many texts of this outlet"
    return Rule(
        "recurring",
        reason,
        lambda pieces: {i for i, p in enumerate(pieces) if same(p.text) in paragraphs},
    )
