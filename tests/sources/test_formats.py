"""What is kept of each format: the prose whole, and hardly anything else; what is known of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from framing.errors import InputError
from framing.sources.model import Document
from framing.sources.read import read_documents
from tests.sources import making_office as office
from tests.sources.making import kept_and_foreign, name, paragraphs
from tests.sources.making_pdf import Journal

TITLE = "Why Northland Failed Its Allies"
PROSE = paragraphs(10, seed=1)
HEADING = "What remains of trust"


def document(tmp_path: Path, name: str, data: bytes) -> Document:
    (tmp_path / name).write_bytes(data)
    (found,) = read_documents([str(tmp_path / name)])
    return found


def journal(prose: Sequence[str], columns: int) -> bytes:
    made = Journal(columns=columns)
    made.title(TITLE, "Oda Grefar")
    for i, text in enumerate(prose):
        if i == len(prose) // 2:
            made.heading(HEADING)
        note = f"Harald Berg, Water and Power, Oslo: {name(random.Random(i))} Press, 2016, p. {i}."
        made.paragraph(text, note=note if i % 4 == 1 else "")
    return made.data()


LONG = paragraphs(16, seed=2, sentences=5)
FILES: dict[str, tuple[Callable[[], bytes], list[str]]] = {
    "one.pdf": (lambda: journal(LONG, 1), [TITLE, *LONG[:8], HEADING, *LONG[8:]]),
    "two.pdf": (lambda: journal(LONG, 2), [TITLE, *LONG[:8], HEADING, *LONG[8:]]),
    "word.docx": (
        lambda: office.docx(TITLE, PROSE),
        [TITLE, *PROSE[:5], HEADING, *PROSE[5:], "keep the straits open",
         "share what the harbours earn"],
    ),
    "open.odt": (lambda: office.odt(TITLE, PROSE), [TITLE, *PROSE, "keep the straits open"]),
    "rich.rtf": (
        lambda: office.rtf(TITLE, PROSE),
        [TITLE, *(f"{text} Café doors were shut." for text in PROSE)],
    ),
    "page.html": (
        lambda: office.page(TITLE, PROSE).encode(), [TITLE, *PROSE[:5], HEADING, *PROSE[5:]]
    ),
    "book.epub": (
        lambda: office.epub(TITLE, [("First", PROSE[:5]), ("Second", PROSE[5:])]),
        ["First", *PROSE[:5], "Second", *PROSE[5:]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("file", FILES)
def test_the_prose_is_kept_and_nothing_else(tmp_path: Path, file: str) -> None:
    make, expected = FILES[file]
    found = document(tmp_path, file, make())
    kept, foreign = kept_and_foreign("\n".join(expected), found.text)
    assert kept >= 0.98
    assert foreign <= 0.02


def cuts(found: Document) -> dict[str, str]:
    """Rule -> all it cut."""
    told: dict[str, str] = {}
    for cut in found.cuts:
        told[cut.rule] = f"{told.get(cut.rule, '')} {cut.text}".strip()
    return told


def test_a_pdf_tells_heads_page_numbers_and_notes(tmp_path: Path) -> None:
    told = cuts(document(tmp_path, "two.pdf", journal(LONG, 2)))
    assert told["running-title"] == "Coast Review 2 Coast Review 3"
    assert told["page-mark"] == "1 2 3"
    assert told["footnote"].count("Harald Berg") == 4
    assert told["footnote-mark"] == "<sup>1</sup> <sup>2</sup> <sup>3</sup> <sup>4</sup>"


def test_sections_of_a_pdf_are_its_headings(tmp_path: Path) -> None:
    found = document(tmp_path, "two.pdf", journal(LONG, 2))
    assert {p.section for p in found.paragraphs} == {"", HEADING}


def test_a_word_file_tells_table_note_head_and_foot(tmp_path: Path) -> None:
    told = cuts(document(tmp_path, "word.docx", office.docx(TITLE, PROSE)))
    assert told["table"].count("412 ships") == 3
    assert told["footnote"] == office.NOTE
    assert told["caption"] == "Ships in the straits by year"
    assert told["running-title"] == "Coast Review, draft of the third volume Page 3 of 12"
    assert told["footnote-mark"] == "<sup>7</sup>"


def test_a_web_page_tells_what_stood_around_the_article(tmp_path: Path) -> None:
    told = cuts(document(tmp_path, "page.html", office.page(TITLE, PROSE).encode()))
    assert "my grandfather" in told["comments"]
    assert "We use cookies" in told["subscription"]
    assert "reaches you every week" in told["subscription"]
    assert "Eastland builds a port" in told["navigation"]
    assert "grey morning" in told["caption"]
    assert not any("tracking" in text for text in told.values())


def test_a_web_page_in_tables_and_line_breaks_is_read(tmp_path: Path) -> None:
    text = "<br><br>".join(PROSE)
    data = f"<html><body><table><tr><td>Home</td><td>{text}</td></tr></table></body></html>"
    found = document(tmp_path, "old.htm", data.encode())
    assert found.text.split("\n\n") == PROSE


def test_a_page_in_the_encoding_it_names_is_read(tmp_path: Path) -> None:
    data = f'<html><head><meta charset="windows-1251"></head><body><p>Так. {PROSE[0]}</p></body>'
    found = document(tmp_path, "page.html", data.encode("cp1251"))
    assert found.text == f"Так. {PROSE[0]}"


@pytest.mark.parametrize("file", ["word.docx", "open.odt", "rich.rtf", "page.html", "book.epub"])
def test_what_the_file_says_of_itself_is_a_guess(tmp_path: Path, file: str) -> None:
    known = document(tmp_path, file, FILES[file][0]()).metadata
    assert known["author"] == "Eva Moe"
    assert known["title"] == TITLE
    assert {"author", "title"} <= set(known["guessed"].split(", "))


def test_a_web_page_tells_outlet_and_day(tmp_path: Path) -> None:
    known = document(tmp_path, "page.html", office.page(TITLE, PROSE).encode()).metadata
    assert (known["outlet"], known["published"]) == ("Coast News", "2021-05-04")


def test_the_table_of_sources_goes_before_what_the_file_says(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(office.page(TITLE, PROSE))
    (tmp_path / "sources.csv").write_text("files,author\npage.html,Anna Becker\n")
    (found,) = read_documents([str(tmp_path)])
    assert found.metadata["author"] == "Anna Becker"
    assert "author" not in found.metadata["guessed"].split(", ")


def test_a_scan_without_text_is_refused_with_its_cure(tmp_path: Path) -> None:
    empty = Journal()
    empty.canvas.rect(100, 100, 300, 300)
    empty.canvas.showPage()
    empty.canvas.save()
    with pytest.raises(InputError, match=r"a scan without text: 1 pages.*OCR"):
        document(tmp_path, "scan.pdf", empty.out.getvalue())


@pytest.mark.parametrize(
    ("file", "data", "what"),
    [
        ("a.pdf", b"%PDF-1.4 and then nothing", "damaged"),
        ("a.pdf", b"words", "does not begin as a PDF"),
        ("a.docx", b"PK\x03\x04 broken", "damaged"),
        ("a.docx", b"\xd0\xcf\x11\xe0 rest", "encrypted"),
        ("a.docx", office.zipped({"other.xml": "<a/>"}), "damaged or no Word document"),
        ("a.odt", office.zipped({"content.xml": "<a><b></a>"}), "damaged"),
        ("a.odt", office.zipped({"mimetype": "x"}), "content.xml is missing"),
        ("a.odt", office.zipped({"content.xml": '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'}),
         "damaged"),
        ("a.epub", office.zipped({"META-INF/rights.xml": ""}), "encrypted"),
        ("a.rtf", b"words", "does not begin as rich text"),
        ("a.xlsx", b"words", "damaged"),
        ("a.parquet", b"PAR1words", "not a readable Parquet file"),
        ("a.jsonl", b"words\n[1]\n", "no line is a JSON object"),
        ("a.html", b"<p>a\x00b</p>", "null bytes"),
        ("a.csv", b"date,place\n2021,Oslo\n", "no column .* looks like the text.*--text-column"),
        ("a.zip", b"words", "damaged"),
        ("a.zip", office.zipped({"picture.png": b"x"}), "holds no readable text"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused_in_a_line(
    tmp_path: Path, file: str, data: bytes, what: str
) -> None:
    with pytest.raises(InputError, match=what) as caught:
        document(tmp_path, file, data)
    assert "\n" not in caught.value.message
