"""Whatever is wrong with what a user gives: one message, exit code 1, nothing half-written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import TEXTS, Framing


def empty(folder: Path) -> Path:
    path = folder / "empty.txt"
    path.write_text("")
    return path


def binary(folder: Path) -> Path:
    path = folder / "picture.txt"
    path.write_bytes(b"\x89PNG\r\n\x00\x01\x02 and so on")
    return path


def pdf(folder: Path) -> Path:
    path = folder / "paper.txt"
    path.write_bytes(b"%PDF-1.7 and so on")
    return path


def oversized(folder: Path) -> Path:
    path = folder / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    return path


def empty_folder(folder: Path) -> Path:
    path = folder / "nothing"
    path.mkdir()
    return path


def unknown_kind(folder: Path) -> Path:
    path = folder / "film.xyz"
    path.write_text("Russia abandoned Armenia.")
    return path


TEXT_CASES: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda folder: folder / "missing.txt", "no such file"),
    "no match": (lambda folder: folder / "*.none", "no readable text matches"),
    "empty": (empty, "empty"),
    "binary": (binary, "binary"),
    "pdf": (pdf, "PDF"),
    "oversized": (oversized, "50 MB"),
    "empty folder": (empty_folder, "no readable text"),
    "unknown kind": (unknown_kind, "no reader"),
}


@pytest.mark.parametrize("verb", ["score", "report", "sources check"])
@pytest.mark.parametrize("case", TEXT_CASES)
def test_a_text_that_cannot_be_read(
    case: str, verb: str, tmp_path: Path, lexicon: Path, framing: Framing
) -> None:
    make, said = TEXT_CASES[case]
    path = make(tmp_path)
    before = sorted(tmp_path.iterdir())
    arguments: list[object] = [*verb.split(), path]
    if verb != "sources check":
        arguments += ["--lexicon", lexicon]
    arguments += ["-o", tmp_path / ("out.html" if verb == "report" else "out.csv")]
    result = framing(*arguments)
    assert result.code == 1
    assert said in result.err
    assert path.name in result.err
    assert_one_message(result.err)
    assert sorted(tmp_path.iterdir()) == before


def assert_one_message(err: str) -> None:
    lines = err.strip().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("framing: ")
    assert "Traceback" not in err


OPTION_CASES: dict[str, tuple[list[str], list[str]]] = {
    "unknown lexicon": (["--lexicon", "geopolitcs"], ["geopolitcs", 'did you mean "geopolitics"']),
    "unknown actor": (["--actors", "rusia"], ["--actors", 'did you mean "russia"']),
    "unknown frame": (["--frames", "partnr"], ["--frames", 'did you mean "partner"']),
    "unknown field": (["--by", "camps"], ["--by", 'did you mean "camp"']),
    "missing sources": (["--sources", "missing.csv"], ["missing.csv"]),
    "unknown model": (["--model", "en_core_web_huge"], ["--model", "en_core_web_huge"]),
}


@pytest.mark.parametrize("case", OPTION_CASES)
def test_an_option_that_names_what_there_is_not(
    case: str, texts: Path, lexicon: Path, framing: Framing
) -> None:
    options, said = OPTION_CASES[case]
    lexicons = [] if "lexicon" in case else ["--lexicon", lexicon]
    result = framing("-q", "stance", texts, *lexicons, *options)
    assert result.code == 1
    assert result.out == ""
    assert_one_message(result.err)
    for words in said:
        assert words in result.err


def test_dask_asks_for_its_extra_where_it_is_not_installed(
    texts: Path, lexicon: Path, framing: Framing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("framing.cli.options.find_spec", lambda name: None)
    result = framing("stance", texts, "--lexicon", lexicon, "--engine", "dask")
    assert result.code == 1
    assert "framing-analyzer[scale]" in result.err


TARGET_CASES = {
    "a folder that is not there": "nowhere/out.csv",
    "a folder": "texts",
    "below a file": "texts/east.txt/out.csv",
    "an ending without a form": "out.doc",
}


@pytest.mark.parametrize("case", TARGET_CASES)
def test_a_target_that_cannot_be_written_is_refused_before_the_work(
    case: str,
    tmp_path: Path,
    texts: Path,
    lexicon: Path,
    framing: Framing,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def worked(*_: object, **__: object) -> None:
        raise AssertionError("the texts were read")

    monkeypatch.setattr("framing.analysis.run", worked)
    result = framing("score", texts, "--lexicon", lexicon, "-o", tmp_path / TARGET_CASES[case])
    assert result.code == 1
    assert_one_message(result.err)


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "-o", "nowhere/r.html"),
        ("report", "-o", "r.txt"),
        ("chart", "stance-map", "-o", "nowhere/c.svg"),
        ("chart", "stance-map", "-o", "c.gif"),
        ("chart", "stance-mop", "-o", "c.svg"),
        ("score", "-o", "e.csv", "--mentions", "nowhere/m.csv"),
        ("report", "-o", "r.html", "--theme", "missing.toml"),
        ("report", "-o", "r.html", "--lang", "xx"),
        ("report", "-o", "r.html", "--intro", "missing.md"),
        ("report", "-o", "r.html", "--agreement", "missing.json"),
        ("evaluate", "missing.jsonl"),
        ("contrast", "east", "nobody"),
        ("contrast", "east", "east"),
        ("kwic", "nobody"),
    ],
    ids=" ".join,
)
def test_what_single_verbs_refuse(
    arguments: tuple[str, ...],
    tmp_path: Path,
    texts: Path,
    lexicon: Path,
    framing: Framing,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    verb, *rest = arguments
    named = [part for part in rest if not part.startswith("-")] if verb != "report" else []
    own = named[: {"chart": 1, "evaluate": 1, "contrast": 2, "kwic": 1}.get(verb, 0)]
    options = rest[len(own) :]
    result = framing("-q", verb, *own, texts, "--lexicon", lexicon, *options)
    assert result.code == 1
    assert_one_message(result.err)
    assert sorted(tmp_path.rglob("*")) == before


GOLD_CASES = {
    "empty": "",
    "no JSON": "doc sentence actor",
    "no object": "[1, 2]",
    "no actor": '{"doc": "east", "sentence": "x", "frame": "partner", "stance": 1}',
    "no sentence": '{"doc": "east", "actor": "x", "frame": "partner", "stance": 1}',
    "wrong stance": '{"doc": "e", "sentence": "x", "actor": "a", "frame": "partner", "stance": 7}',
}


@pytest.mark.parametrize("case", GOLD_CASES)
def test_labels_that_are_none(
    case: str, tmp_path: Path, texts: Path, lexicon: Path, framing: Framing
) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(GOLD_CASES[case])
    result = framing("evaluate", gold, texts, "--lexicon", lexicon)
    assert result.code == 1
    assert "gold.jsonl" in result.err
    assert_one_message(result.err)


def test_a_text_that_is_no_prose_gives_empty_tables(
    tmp_path: Path, lexicon: Path, framing: Framing
) -> None:
    path = tmp_path / "plain.txt"
    path.write_text(TEXTS["west.txt"].splitlines()[-1] + "\n")
    result = framing("-q", "dyads", path, "--lexicon", lexicon, "--json")
    assert (result.code, result.out) == (0, "[]\n")
