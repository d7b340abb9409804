"""Real corpora: broken files among good ones, archives, bombs, odd names, near copies."""

from __future__ import annotations

import io
import os
import random
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

import framing.sources.read as read
from framing.errors import InputError
from framing.sources.copies import near_copies
from framing.sources.corpus import summary
from framing.sources.model import Document
from framing.sources.read import read_corpus, read_documents
from framing.sources.readers import ReadOptions
from tests.sources import making_office as office
from tests.sources.making import paragraphs
from tests.sources.making_pdf import Journal

PROSE = paragraphs(6, seed=21)
TEXT = "\n\n".join(PROSE)


def unlike(number: int) -> str:
    return "\n\n".join(paragraphs(2, seed=1000 + number))


def broken_files() -> dict[str, bytes]:
    """Ten files of which nothing can be read, each for another reason."""
    return {
        "empty.txt": b"",
        "nulls.txt": b"words\x00words",
        "half.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type",
        "locked.docx": b"\xd0\xcf\x11\xe0 encrypted",
        "half.docx": office.docx("Half", PROSE)[:900],
        "bomb.docx": office.zipped({"word/document.xml": b" " * 60_000_000}),
        "bomb.pdf": pdf_bomb(zlib.compress(b"0 0 m " * 17_000_000, 1), b"/FlateDecode"),
        "deep.pdf": pdf_bomb(
            zlib.compress(zlib.compress(bytes(60_000_000), 9), 9), b"[/FlateDecode /FlateDecode]"
        ),
        "none.csv": b"when,where\n2021,Oslo\n",
        "lines.jsonl": b"not json\n",
    }


def pdf_bomb(packed: bytes, how: bytes) -> bytes:
    """A page of which the content unpacks to more than anybody draws."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(packed), how, packed),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (i, o) for i, o in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF"


def mixed(folder: Path, count: int) -> None:
    """Readable texts of many formats, each with its own words."""
    for i in range(count):
        prose = paragraphs(2, seed=1000 + i)
        name, data = {
            0: ("txt", "\n\n".join(prose).encode()),
            1: (
                "html",
                office.page(f"Report {i}", [*prose, *paragraphs(2, seed=5000 + i)]).encode(),
            ),
            2: ("rtf", office.rtf(f"Report {i}", prose)),
            3: ("odt", office.odt(f"Report {i}", prose)),
            4: ("md", f"# Report {i}\n\n{prose[0]}\n\n{prose[1]}\n".encode()),
        }[i % 5]
        (folder / f"{i:03}.{name}").write_bytes(data)


def test_the_good_files_of_a_large_folder_are_read_and_the_broken_listed(tmp_path: Path) -> None:
    mixed(tmp_path, 190)
    for name, data in broken_files().items():
        (tmp_path / name).write_bytes(data)
    corpus = read_corpus([str(tmp_path)])
    assert len(corpus.documents) == 190
    assert [each.document for each in corpus.refused] == sorted(broken_files())
    told = {each.document: each.reason for each in corpus.refused}
    assert all(reason and "\n" not in reason for reason in told.values())
    assert not any(str(tmp_path) in reason for reason in told.values())
    assert "encrypted" in told["locked.docx"]
    assert "unpacks to far more" in told["bomb.docx"]
    assert "unpacks to far more" in told["bomb.pdf"]
    assert "unpacks to far more" in told["deep.pdf"]
    assert summary(corpus)[:2] == ["10 of 200 texts could not be read:",
                                   f"  bomb.docx: {told['bomb.docx']}"]  # fmt: skip


def test_strict_reading_refuses_the_first_broken_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 half")
    with pytest.raises(InputError, match=r"b\.pdf: the file is damaged"):
        read_corpus([str(tmp_path)], strict=True)
    with pytest.raises(InputError, match=r"b\.pdf: the file is damaged"):
        read_documents([str(tmp_path)])


def test_nothing_readable_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 half")
    for given in (tmp_path, tmp_path / "b.pdf"):
        with pytest.raises(InputError):
            read_corpus([str(given)])


def test_a_missing_package_is_not_blamed_on_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>Russia abandoned Armenia in the war.</p>", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(InputError, match="package that is missing: trafilatura"):
        read_documents([page])


def test_a_link_out_of_the_folder_is_listed(tmp_path: Path) -> None:
    inside = tmp_path / "texts"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text(TEXT)
    (inside / "a.txt").write_text(TEXT)
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "round.txt").symlink_to(inside / "round.txt")
    os.mkfifo(inside / "pipe.txt")
    corpus = read_corpus([str(inside)])
    assert [d.document for d in corpus.documents] == ["a.txt"]
    assert [r.document for r in corpus.refused] == ["link.txt", "pipe.txt", "round.txt"]


def test_a_file_that_is_too_large_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "LARGEST", 5_000)
    (tmp_path / "a.txt").write_text(unlike(1))
    (tmp_path / "b.txt").write_text(TEXT * 10)
    (refused,) = read_corpus([str(tmp_path)]).refused
    assert (refused.document, refused.reason[:18]) == ("b.txt", "the file is over 5")


def test_an_archive_is_read_as_a_folder(tmp_path: Path) -> None:
    data = office.zipped(
        {
            "in/a.txt": unlike(1), "in/b.docx": office.docx("Report", PROSE), "c.csv":
            f'id,text\nx,"{unlike(3)}"\n', "d.pdf": b"%PDF-1.7 half", "e.zip": b"PK",
            "../out.txt": "words", "__MACOSX/a.txt": "x", "README.md": "x",
        }
    )  # fmt: skip
    (tmp_path / "all.zip").write_bytes(data)
    (tmp_path / "sources.csv").write_text("files,id,camp\nall.zip/in/a.txt,moe,coast\n")
    corpus = read_corpus([str(tmp_path)])
    assert [(d.document, d.source) for d in corpus.documents] == [
        ("all.zip/c.csv#x", "c"), ("all.zip/in/a.txt", "moe"), ("all.zip/in/b.docx", "b"),
    ]  # fmt: skip
    assert {each.document: each.reason[:28] for each in corpus.refused} == {
        "all.zip/../out.txt": "the name points out of the a",
        "all.zip/d.pdf": "the file is damaged or no PD",
        "all.zip/e.zip": "an archive inside an archive",
    }


@pytest.mark.parametrize(
    ("flags", "size", "what"),
    [(0x1, 10, "encrypted"), (0, 400_000_000, "unpacks to far more")],
)
def test_an_archive_that_lies_or_is_locked_is_refused(
    tmp_path: Path, flags: int, size: int, what: str
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", b"words of it")
        archive.filelist[0].flag_bits |= flags
        archive.filelist[0].file_size = size
    (tmp_path / "a.zip").write_bytes(out.getvalue())
    with pytest.raises(InputError, match=what):
        read_documents([str(tmp_path / "a.zip")])


def test_a_page_that_draws_itself_without_end_is_refused(tmp_path: Path) -> None:
    made = Journal()
    for depth in range(12):
        made.canvas.beginForm(f"f{depth}")
        for _ in range(9 if depth else 0):
            made.canvas.doForm(f"f{depth - 1}")
        made.canvas.drawString(9, 9, "words")
        made.canvas.endForm()
    made.canvas.doForm("f11")
    made.canvas.save()
    (tmp_path / "a.pdf").write_bytes(made.out.getvalue())
    with pytest.raises(InputError, match="a page of over 2,000 drawings"):
        read_documents([str(tmp_path / "a.pdf")])


@pytest.mark.parametrize("depth", [300, 20_000])
def test_a_page_nested_without_end_is_read_or_refused(tmp_path: Path, depth: int) -> None:
    data = "<html><body>" + "<div>" * depth + f"<p>{PROSE[0]}</p>" + "</div>" * depth
    (tmp_path / "a.html").write_text(data)
    (tmp_path / "b.txt").write_text(TEXT)
    corpus = read_corpus([str(tmp_path)])
    assert len(corpus.documents) + len(corpus.refused) == 2


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"<script>alert(1)</script>.txt".replace(b"/", b"_"), "<script>alert(1)<_script>.txt"),
        (b"caf\xe9.txt", "caf?.txt"),
        (b"two\nlines.txt", "two?lines.txt"),
    ],
)
def test_a_name_that_breaks_a_line_or_a_coding_is_shown_with_marks(
    tmp_path: Path, name: bytes, shown: str
) -> None:
    with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:
        file.write(TEXT.encode())
    (found,) = read_documents([str(tmp_path)])
    assert found.document == shown


def test_a_report_of_the_program_is_no_text(tmp_path: Path) -> None:
    page = '<html><body><section id="alerts" aria-labelledby="h-alerts"><p>x</p></section></body>'
    (tmp_path / "report.html").write_text(page)
    with pytest.raises(InputError, match="a report of this program"):
        read_documents([str(tmp_path)])


def syndicated(tmp_path: Path) -> Path:
    """One article as its agency wrote it, and as a paper printed it, shortened and renamed."""
    (tmp_path / "agency.txt").write_text(TEXT)
    (tmp_path / "paper.txt").write_text("\n\n".join(["The coast this morning.", *PROSE[:5]]))
    (tmp_path / "other.txt").write_text(unlike(2))
    return tmp_path


def test_a_near_copy_is_told_with_its_share(tmp_path: Path) -> None:
    alerts = {d.document: d.alerts for d in read_documents([str(syndicated(tmp_path))])}
    assert alerts["agency.txt"] == alerts["other.txt"] == ()
    (alert,) = alerts["paper.txt"]
    assert alert.startswith("copy: 9")
    assert alert.endswith("% of it stands in agency.txt as well")


def test_near_copies_are_counted_once_on_request(tmp_path: Path) -> None:
    corpus = read_corpus([str(syndicated(tmp_path))], options=ReadOptions(once=True))
    assert [d.document for d in corpus.documents] == ["agency.txt", "other.txt"]
    (copy,) = corpus.left_out
    assert (copy.document, copy.original) == ("paper.txt", "agency.txt")
    assert summary(corpus) == ["1 near copies of other texts are counted once"]


def plain(number: int, text: str) -> Document:
    return Document(f"{number}.txt", "s", text, ())


@pytest.mark.parametrize("size", [2, 8, 40])
def test_copies_are_found_among_texts_of_any_length_in_any_order(size: int) -> None:
    texts = ["\n\n".join(paragraphs(size, seed=n, sentences=5)) for n in range(12)]
    shorter = " ".join(texts[3].split()[: int(0.9 * len(texts[3].split()))])
    for order in ([*texts, shorter], [shorter, *texts]):
        copies = near_copies([plain(i, text) for i, text in enumerate(order)])
        assert [(c.share > 0.95) for c in copies] == [True]


def test_a_reprint_of_a_brief_is_found_among_texts_that_share_a_longer_notice() -> None:
    notice = paragraphs(1, seed=50, sentences=10)[0]
    brief = paragraphs(1, seed=51, sentences=5)[0]
    longer = [f"{paragraphs(1, seed=n, sentences=4)[0]} {notice}" for n in range(60, 66)]
    reprint = f"{paragraphs(1, seed=52, sentences=4)[0]} {brief} {notice}"
    copies = near_copies([plain(i, text) for i, text in enumerate([brief, *longer, reprint])])
    assert [(c.original, c.share) for c in copies if c.document == "7.txt"] == [("0.txt", 1.0)]


def test_what_recurs_over_the_texts_of_an_outlet_is_cut(tmp_path: Path) -> None:
    slogan = "The Coast Times has told the truth about the straits since the year of the flood."
    for i in range(6):
        (tmp_path / f"{i}.md").write_text(
            f"---\noutlet: Coast Times\n---\n{unlike(i)}\n\n{slogan}\n"
        )
    (tmp_path / "other.txt").write_text(f"{unlike(9)}\n\n{slogan}")
    *times, other = read_documents([str(tmp_path)])
    assert all(slogan not in d.text for d in times)
    (cut,) = [cut for cut in times[0].cuts if cut.rule == "recurring"]
    assert (cut.text, cut.reason) == (slogan, "stands in many texts of this outlet")
    assert slogan in other.text


def test_a_text_behind_a_paywall_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{PROSE[0]}\n\nAlready a subscriber? Log in to keep reading.")
    (found,) = read_documents([str(tmp_path)])
    assert any(alert.startswith("paywall: ") for alert in found.alerts)


def test_reading_is_the_same_twice(tmp_path: Path) -> None:
    mixed(tmp_path, 10)
    (tmp_path / "z.pdf").write_bytes(b"%PDF-1.7 half")
    assert read_corpus([str(tmp_path)]) == read_corpus([str(tmp_path)])


def test_random_bytes_under_any_ending_never_stop_the_reading(tmp_path: Path) -> None:
    chance = random.Random(5)
    (tmp_path / "good.txt").write_text(TEXT)
    magic = {"pdf": b"%PDF-1.7\n", "docx": b"PK\x03\x04", "rtf": b"{\\rtf1 ", "html": b"<html>",
             "csv": b"text\n", "xlsx": b"PK\x03\x04", "parquet": b"PAR1", "zip": b"PK\x03\x04",
             "epub": b"PK\x03\x04",
             "odt": b"PK\x03\x04", "jsonl": b"{", "md": b"---\n"}  # fmt: skip
    for kind, start in magic.items():
        (tmp_path / f"{kind}.{kind}").write_bytes(start + chance.randbytes(3_000))
    corpus = read_corpus([str(tmp_path)])
    assert "good.txt" in [d.document for d in corpus.documents]
    assert len(corpus.documents) + len({r.document.split("#")[0] for r in corpus.refused}) >= 13
