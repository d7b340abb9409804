"""A briefing in Markdown, with its pictures in a folder beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote

from framing.brief.model import Grid, Picture, Plan, Sentence, Statement
from framing.brief.plan import behind
from framing.brief.registry import Format, Made

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|#~$&])")
#: What would begin a list or a heading at the start of a line.
_OPENING: Final = re.compile(r"^(\d+)([.)])|^([-+=])")


def make(plan: Plan, _: Path | None, stem: str) -> Made:
    """The briefing as UTF-8 text and one PNG a figure in `STEM-figures/`."""
    folder = f"{stem}-figures"
    blocks = [*_opening(plan), *_findings(plan), *_figures(plan, folder)]
    if plan.grid is not None:
        blocks += _table(plan, plan.grid)
    blocks += [*_method(plan), *_annex(plan)]
    text = "\n\n".join(blocks) + "\n"
    beside = {_file(folder, picture): picture.png for picture in plan.pictures}
    return Made(text.encode("utf-8", "replace"), beside)


def escaped(text: str) -> str:
    """Text that Markdown and HTML leave as it is."""
    safe = _SPECIAL.sub(r"\\\1", text)
    return _OPENING.sub(lambda hit: f"{hit[1]}\\{hit[2]}" if hit[1] else f"\\{hit[3]}", safe)


def _file(folder: str, picture: Picture) -> str:
    return f"{folder}/{picture.number}-{picture.name}.png"


def _opening(plan: Plan) -> Iterator[str]:
    yield f"# {escaped(plan.title)}"
    yield escaped(" · ".join(plan.opening))
    for notice in plan.notices:
        yield f"> {escaped(notice)}"


def _findings(plan: Plan) -> Iterator[str]:
    yield f"## {plan.words['findings']}"
    for number, statement in enumerate(plan.findings, 1):
        yield _finding(plan, number, statement)
    if plan.caution:
        yield escaped(plan.caution)
    if plan.warnings:
        yield f"### {plan.words['warnings']}"
        yield "\n".join(f"- {escaped(warning)}" for warning in plan.warnings)


def _finding(plan: Plan, number: int, statement: Statement) -> str:
    where = behind(statement, plan.words)
    facts = " · ".join(escaped(part) for part in (statement.facts, where) if part)
    lines = [f"{number}. **{escaped(statement.text)}**"]
    lines += [f"   {facts}"] if facts else []
    if statement.quote:
        said = plan.words["quote_of"].format(quote=statement.quote, source=statement.source)
        lines += [f"   > {escaped(said)}"]
    return "\n\n".join(lines)


def _figures(plan: Plan, folder: str) -> Iterator[str]:
    if not plan.pictures:
        return
    yield f"## {plan.words['figures']}"
    for picture in plan.pictures:
        alt = escaped(f"{picture.title}. {picture.alt}")
        yield f"![{alt}]({quote(_file(folder, picture))})"
        yield f"**{plan.words['figure']} {picture.number}. {escaped(picture.title)}**"
        notes = (f"{picture.subtitle}.", picture.note, picture.source_line, picture.how_line)
        yield escaped(" ".join(filter(None, notes)))


def _table(plan: Plan, grid: Grid) -> Iterator[str]:
    yield f"## {plan.words['table_heading']}"
    yield f"**{plan.words['table']} 1. {escaped(grid.title)}**"
    rule = ["---", *["--:"] * (len(grid.header) - 1)]
    lines = [grid.header, rule, *grid.rows]
    yield "\n".join(
        f"| {' | '.join(cell if line is rule else escaped(cell) for cell in line)} |"
        for line in lines
    )
    yield escaped(grid.note)


def _method(plan: Plan) -> Iterator[str]:
    yield f"## {plan.words['method']}"
    yield "\n".join(f"- **{escaped(label)}** {escaped(text)}" for label, text in plan.method)
    yield f"### {plan.words['limits']}"
    yield "\n".join(f"- {escaped(limit)}" for limit in plan.limits)
    yield f"### {plan.words['run']}"
    yield "\n".join(f"- **{escaped(label)}:** {escaped(text)}" for label, text in plan.facts)


def _annex(plan: Plan) -> Iterator[str]:
    yield f"## {plan.words['evidence']}"
    yield plan.words["evidence_lead" if plan.evidence else "no_evidence"]
    yield from (_sentence(sentence) for sentence in plan.evidence)
    yield f"## {plan.words['sources']}"
    yield "\n".join(f"- {escaped(source)}" for source in plan.sources)


def _sentence(sentence: Sentence) -> str:
    said = "".join(
        _strong(piece.text) if piece.strong else escaped(piece.text) for piece in sentence.pieces
    )
    note = escaped(f"{sentence.source} · {'; '.join(sentence.claims)} · {', '.join(sentence.ids)}")
    return f"{sentence.number}. {said}\n\n   {note}"


def _strong(text: str) -> str:
    """Bold marks must touch a letter: blanks go outside."""
    body = text.strip()
    return text.replace(body, f"**{escaped(body)}**", 1) if body else text


FORMAT: Final = Format(".md", "Markdown, with its pictures in a folder beside it", False, make)
