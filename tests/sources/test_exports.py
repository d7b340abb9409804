"""Exports of Nexis Uni and Factiva: each article by itself, with what the database knows of it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from docx import Document as WordDocument
from hypothesis import example, given
from hypothesis import strategies as st

from framing.sources.exports import Block, split_export
from framing.sources.model import Document
from framing.sources.read import read_documents
from tests.sources.making import kept_and_foreign, paragraphs

FIRST, SECOND = paragraphs(4, seed=11), paragraphs(5, seed=12)
NEXIS = [
    "User Name: Eva Moe", "Date and Time: Monday, June 24, 2024 10:15:00 AM CEST",
    "Job Number: 2214", "Documents (2)", "1. Why Northland Failed Its Allies",
    "Client/Matter: -None-", "Search Terms: Northland and allies",
    "Why Northland Failed Its Allies", "The Coast Times", "May 17, 2024 Friday",
    "Copyright 2024 The Coast Times Company All Rights Reserved", "Section: Section A; Column 3",
    "Length: 850 words", "Byline: By Eva Moe", "Dateline: OSLO", "Body", *FIRST,
    "Graphic", "PHOTO: Ships wait in the straits.", "Classification", "Language: ENGLISH",
    "Publication-Type: Newspaper", "Subject: ALLIANCES (90%); STRAITS (78%)",
    "Load-Date: May 18, 2024", "End of Document",
    "Eastland Builds a Port", "Harbour Daily", "3 June 2024 Monday 08:15 PM GMT",
    "Copyright 2024 Harbour Daily", "Length: 412 words", "Body", *SECOND, "Load-Date: June 3, 2024",
    "End of Document",
]  # fmt: skip
FACTIVA = [
    "Why Northland Failed Its Allies", "By Eva Moe", "850 words", "17 May 2024", "The Coast Times",
    "COTI", "English", "Copyright 2024 The Coast Times. All rights reserved.", *FIRST,
    "Document COTI000020240517ek5h0001t", "World News", "Eastland builds a port for the islands",
    "412 words", "3 June 2024", "08:15", "Harbour Daily", "HARD", "English",
    "(c) 2024 Harbour Daily", *SECOND, "Document HARD000020240603ek6300002",
]  # fmt: skip
CODED = [
    ("SE", "World"), ("HD", "Why Northland Failed Its Allies"), ("BY", "By Eva Moe"),
    ("WC", "850 words"), ("PD", "17 May 2024"), ("SN", "The Coast Times"), ("SC", "COTI"),
    ("LA", "English"), ("CY", "Copyright 2024"), ("LP", FIRST[0]), ("TD", "\n".join(FIRST[1:])),
    ("IN", "i81502 : Banking"), ("RE", "norl : Northland"), ("PUB", "The Coast Times Company"),
    ("AN", "Document COTI000020240517ek5h0001t"),
]  # fmt: skip


def word(lines: Sequence[str]) -> bytes:
    document, out = WordDocument(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line, style="Heading 1" if "Northland Failed" in line else None)
    document.save(out)
    return out.getvalue()


def rich(lines: Sequence[str]) -> bytes:
    body = "".join(rf"\pard {line}\par" + "\n" for line in lines)
    return (r"{\rtf1\ansi\ansicpg1252" + "\n" + body + "}").encode("ascii")


def page(lines: Sequence[str]) -> bytes:
    return ("<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body>").encode()


def table(fields: Sequence[tuple[str, str]]) -> bytes:
    rows = "".join(
        f'<tr><td class="index"><b>{code}</b></td><td>'
        + "".join(f"<p>{line}</p>" for line in value.split("\n"))
        + "</td></tr>"
        for code, value in fields
    )
    return f'<html><body><div class="article"><table>{rows}</table></div></body>'.encode()


def documents(tmp_path: Path, name: str, data: bytes) -> list[Document]:
    (tmp_path / name).write_bytes(data)
    return read_documents([str(tmp_path / name)])


@pytest.mark.parametrize(
    ("name", "make", "lines"),
    [
        ("nexis.docx", word, NEXIS),
        ("nexis.rtf", rich, NEXIS),
        ("factiva.rtf", rich, FACTIVA),
        ("factiva.html", page, FACTIVA),
        ("factiva.txt", lambda lines: "\n\n".join(lines).encode(), FACTIVA),
    ],
)
def test_an_export_is_split_into_its_articles(
    tmp_path: Path, name: str, make: Callable[[Sequence[str]], bytes], lines: Sequence[str]
) -> None:
    first, second = documents(tmp_path, name, make(lines))
    assert (first.document, second.document) == (f"{name}#1", f"{name}#2")
    for found, title, prose in (
        (first, "Why Northland Failed Its Allies", FIRST),
        (second, second.metadata["title"], SECOND),
    ):
        kept, foreign = kept_and_foreign("\n".join([title, *prose]), found.text)
        assert kept >= 0.98
        assert foreign <= 0.02
    assert {k: first.metadata[k] for k in ("title", "outlet", "published", "author")} == {
        "title": "Why Northland Failed Its Allies",
        "outlet": "The Coast Times",
        "published": "2024-05-17",
        "author": "Eva Moe",
    }
    assert (second.metadata["outlet"], second.metadata["published"]) == (
        "Harbour Daily", "2024-06-03",
    )  # fmt: skip
    assert second.metadata["title"].lower().startswith("eastland builds a port")


def test_a_single_article_keeps_the_name_of_its_file(tmp_path: Path) -> None:
    (found,) = documents(tmp_path, "one.docx", word(NEXIS[: NEXIS.index("End of Document") + 1]))
    assert (found.document, found.metadata["outlet"]) == ("one.docx", "The Coast Times")


@pytest.mark.parametrize("name", ["coded.html", "coded.rtf"])
def test_field_codes_are_understood(tmp_path: Path, name: str) -> None:
    lines = [
        f"{code}\t{line}" if i == 0 else line
        for code, value in CODED
        for i, line in enumerate(value.split("\n"))
    ]
    (found,) = documents(tmp_path, name, table(CODED) if name == "coded.html" else rich(lines))
    kept, foreign = kept_and_foreign("\n".join([CODED[1][1], *FIRST]), found.text)
    assert kept >= 0.98
    assert foreign <= 0.02
    known = found.metadata
    assert (known["outlet"], known["published"], known["author"], known["section"]) == (
        "The Coast Times", "2024-05-17", "Eva Moe", "World",
    )  # fmt: skip


def test_the_fields_of_the_database_are_told_as_cut(tmp_path: Path) -> None:
    first, _ = documents(tmp_path, "nexis.docx", word(NEXIS))
    cut = {cut.text for cut in first.cuts if cut.rule == "export"}
    assert {"Job Number: 2214", "Length: 850 words", "Subject: ALLIANCES (90%); STRAITS (78%)"} <= (
        cut
    )
    assert [c.text for c in first.cuts if c.rule == "caption"][-1].startswith("PHOTO")


def test_prose_that_speaks_of_documents_is_no_export() -> None:
    assert split_export([Block("Document everything."), Block("End of Document")]) == []


LINES = st.sampled_from(
    ["End of Document", "Body", "Length: 9 words", "17 May 2024", "9 words", "HD", "TD\tabc", "abc",
     "Document LBA000020240517ek5h0001t", "Copyright 2024", "English", "Load-Date: 1 May 2024", ""]
)  # fmt: skip


@given(st.lists(LINES, max_size=25))
@example(["Document LBA000020240517ek5h0001t", "TD\tabc", "End of Document", "9 words", "abc"])
def test_every_line_of_an_export_is_kept_or_told_as_cut(lines: list[str]) -> None:
    lines = [line.replace("abc", f"line{i}.") for i, line in enumerate(lines)]
    articles = split_export([Block(line) for line in lines])
    told = " ".join(block.text for article in articles for block in article.blocks)
    if articles:
        assert all(word in told for word in " ".join(lines).split() if word.startswith("line"))
