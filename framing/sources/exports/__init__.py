"""Exports of news databases: one file, many articles, each with its fields around the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Block(NamedTuple):
    """A paragraph of a file. `rule` names the rule that cuts it, empty: it is kept.

    `level` is the depth of a heading (0: none); `item` says it is an entry of a list.
    """

    text: str
    rule: str = ""
    level: int = 0
    item: bool = False


class Article(NamedTuple):
    """An article of an export: its blocks, the database's fields cut, and what they tell."""

    blocks: tuple[Block, ...]
    metadata: Mapping[str, str]


def split_export(blocks: Sequence[Block]) -> list[Article]:
    """The articles of a Nexis Uni or Factiva export; none if it is not one."""
    from framing.sources.exports import factiva, nexis

    if nexis.is_export(blocks):
        return nexis.split(blocks)
    return factiva.split(blocks) if factiva.is_export(blocks) else []


def fields_cut(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, all of them cut as fields of the database."""
    return [block._replace(rule=block.rule or "export") for block in blocks]


def with_rest(articles: list[Article], rest: Sequence[Block]) -> list[Article]:
    """The articles; what stands behind the last one is told with it, cut."""
    left = [block for block in rest if block.text.strip()]
    if not articles or not left:
        return articles
    last = articles[-1]
    return [*articles[:-1], last._replace(blocks=(*last.blocks, *fields_cut(left)))]


def known(**fields: str) -> dict[str, str]:
    """Those of the fields that say something."""
    return {name: value.strip() for name, value in fields.items() if value.strip()}
