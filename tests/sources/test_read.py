"""Files to documents: bad input, encodings, alerts, guesses, and the check of what was read."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

import framing.sources.read as read
from framing.errors import InputError
from framing.sources.check import check_rows, show
from framing.sources.model import Document
from framing.sources.read import read_documents

PROSE = (
    "Northland promised to defend the smaller islands. It did not keep its word. "
    "The partners were left alone in the straits and had to look for other friends."
)


def document(tmp_path: Path, content: str | bytes, name: str = "a.txt") -> Document:
    data = content.encode() if isinstance(content, str) else content
    (tmp_path / name).write_bytes(data)
    (found,) = read_documents([str(tmp_path / name)])
    return found


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"ab\x00cd", "null bytes"),
        (b"%PDF-1.7 words", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"caf\xe9 \x81 and more", "cannot be decoded"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        document(tmp_path, data)


def test_a_suffix_without_reader_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r'no reader for "\.xyz".*\.txt'):
        document(tmp_path, PROSE, "a.xyz")


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "LARGEST", 100)
    with pytest.raises(InputError, match="over"):
        document(tmp_path, PROSE)


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InputError, match="not a regular file"):
        read_documents([str(tmp_path / "pipe.txt")])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_alert(tmp_path: Path, encoding: str) -> None:
    found = document(tmp_path, f"“{PROSE}” café".encode(encoding))
    assert found.text == f"“{PROSE}” café"
    assert not any(alert.startswith("encoding:") for alert in found.alerts)


def test_windows_text_is_read_with_an_alert(tmp_path: Path) -> None:
    found = document(tmp_path, f"“{PROSE}”".encode("cp1252"))
    assert found.text == f"“{PROSE}”"
    assert "encoding: not UTF-8, read as Windows-1252" in found.alerts


def test_wrongly_decoded_characters_are_told(tmp_path: Path) -> None:
    found = document(tmp_path, f"{PROSE} The islandsâ€™ trust is gone.")
    assert any(alert.startswith("encoding: 1 wrongly decoded") for alert in found.alerts)


def test_standard_input_is_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PROSE.encode())))
    (found,) = read_documents(["-"])
    assert (found.document, found.source, found.text) == ("stdin", "stdin", PROSE)


def alerts(tmp_path: Path, content: str) -> list[str]:
    return list(document(tmp_path, content).alerts)


def test_a_sound_text_gives_no_alert(tmp_path: Path) -> None:
    assert alerts(tmp_path, PROSE) == []


@pytest.mark.parametrize(
    ("content", "alert"),
    [
        (f"{PROSE} As a result,", 'truncated: ends with "As a result,"'),
        (f"of the islands. {PROSE}", "truncated: begins with"),
        (f"{PROSE}\n\n{PROSE}", "duplicated: abstract repeats the text"),
        ("Northland left.", "near-empty: 2 of 2 words kept"),
        (f"Monday, June 24, 2024\n\nDate: April 1, 2022\n\n{PROSE}",
         "dates: 2024-06-24 and 2022-04-01"),
        (f"{PROSE}\n\n外交部政策说明，二〇二四年三月。", "language: 1 paragraph in Chinese cut"),
        ("Les îles du nord ont été abandonnées par les alliés et elles sont dans une situation "
         "qui est plus difficile pour les pays de la côte.", "language: the text reads as French"),
    ],
)  # fmt: skip
def test_a_doubtful_text_gives_an_alert(tmp_path: Path, content: str, alert: str) -> None:
    assert [found for found in alerts(tmp_path, content) if found.startswith(alert)]


def test_a_text_in_another_language_is_kept_and_named(tmp_path: Path) -> None:
    french = (
        "Les îles du nord ont été abandonnées par les alliés et elles sont dans une situation "
        "qui est plus difficile pour les pays de la côte."
    )
    found = document(tmp_path, french)
    assert (found.language, found.text) == ("fr", french)


def test_the_second_of_two_equal_texts_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "b.txt").write_text(f"{PROSE}\n\nBack to Top\n")
    first, second = read_documents([str(tmp_path)])
    assert first.alerts == ()
    assert second.alerts == ("duplicate: the same text as a.txt",)


def test_title_author_and_date_are_guessed_from_the_head(tmp_path: Path) -> None:
    raw = f"Why Northland Failed Its Allies\n\nBy Eva Moe\n\nMay 17, 2024\n\n{PROSE}"
    assert dict(document(tmp_path, raw).metadata) == {
        "title": "Why Northland Failed Its Allies",
        "author": "Eva Moe",
        "published": "2024-05-17",
        "guessed": "title, author, published",
    }


def test_a_labelled_date_goes_before_one_that_stands_alone(tmp_path: Path) -> None:
    raw = f"Monday, June 24, 2024\n\nDate/Place: April 1, 2022 / Oslo\n\n{PROSE}"
    assert document(tmp_path, raw).metadata["published"] == "2022-04-01"


def test_front_matter_is_metadata_and_no_guess(tmp_path: Path) -> None:
    found = document(tmp_path, f"---\ntitle: 'Straits'\ndate: 2021-05-04\n---\n\n{PROSE}", "a.md")
    assert dict(found.metadata) == {"title": "Straits", "published": "2021-05-04"}
    assert found.text == PROSE


def test_the_check_counts_kept_and_cut_words_by_rule(tmp_path: Path) -> None:
    found = document(tmp_path, f"{PROSE}\n\nBack to Top\n\nAdvertisement\n")
    (row,) = check_rows([found])
    assert (row.words_kept, row.words_cut) == (len(PROSE.split()), 4)
    assert row.cut_by_rule == "navigation 3, advert 1"


def test_the_text_is_shown_with_offsets_and_cuts_beside(tmp_path: Path) -> None:
    shown = show(document(tmp_path, f"{PROSE}\n\nBack to Top\n"))
    assert f"[0-{len(PROSE)}] {PROSE}" in shown
    assert "line 3: navigation (a button, link or menu of the page): Back to Top" in shown
    assert str(tmp_path) not in shown
