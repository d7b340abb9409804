"""What a large corpus needs: parts, a stream, a sample, several processes, a cluster."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from tests.cli.conftest import Framing


def test_parquet_is_written_as_it_comes_with_the_rows_of_csv(
    texts: Path, lexicon: Path, framing: Framing, tmp_path: Path
) -> None:
    streamed, table = tmp_path / "evidence.parquet", tmp_path / "evidence.csv"
    for target in (streamed, table):
        assert framing("score", texts, "--lexicon", lexicon, "-o", target).code == 0
    one, other = pd.read_parquet(streamed), pd.read_csv(table, keep_default_na=False)
    assert len(one) > 0
    assert list(one["evidence_id"]) == list(other["evidence_id"])
    assert list(one.columns) == list(other.columns)


def test_the_stream_holds_only_what_was_asked_for(
    texts: Path, lexicon: Path, framing: Framing, tmp_path: Path
) -> None:
    target = tmp_path / "evidence.parquet"
    framing("score", texts, "--lexicon", lexicon, "--actors", "armenia", "-o", target)
    assert set(pd.read_parquet(target)["actor"]) == {"armenia"}


def test_parts_are_kept_by_a_second_run(
    texts: Path, lexicon: Path, framing: Framing, tmp_path: Path
) -> None:
    command = ("score", texts, "--lexicon", lexicon, "--parts", tmp_path / "parts")
    assert "in 1 parts:" in framing(*command).err
    assert "1 of them kept from an earlier run" in framing(*command).err


def test_parts_are_whole_tables(
    texts: Path, lexicon: Path, framing: Framing, tmp_path: Path
) -> None:
    folder = tmp_path / "parts"
    result = framing("score", texts, "--lexicon", lexicon, "--parts", folder, "--actors", "armenia")
    assert (result.code, folder.exists()) == (1, False)
    assert "--parts: holds whole tables" in result.err


def test_a_sample_says_so_on_the_page_and_is_always_the_same(
    texts: Path, lexicon: Path, framing: Framing, tmp_path: Path
) -> None:
    pages = [tmp_path / "one.html", tmp_path / "two.html"]
    for page in pages:
        assert framing("report", texts, "--lexicon", lexicon, "--sample", 1, "-o", page).code == 0
    assert "A quick look at 1 of 2 texts" in pages[0].read_text(encoding="utf-8")
    assert "--sample 1" in pages[0].read_text(encoding="utf-8")
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_a_sample_of_more_texts_than_there_are_is_no_sample(
    texts: Path, lexicon: Path, framing: Framing, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    assert framing("report", texts, "--lexicon", lexicon, "--sample", 9, "-o", page).code == 0
    assert "A quick look" not in page.read_text(encoding="utf-8")


def test_a_scheduler_needs_the_engine_it_belongs_to(
    texts: Path, lexicon: Path, framing: Framing
) -> None:
    result = framing("stance", texts, "--lexicon", lexicon, "--scheduler", "tcp://127.0.0.1:9")
    assert result.code == 1
    assert result.err == (
        "framing: --scheduler: is of use with --engine dask only; add --engine dask\n"
    )


def test_more_jobs_print_the_same(texts: Path, lexicon: Path, framing: Framing) -> None:
    one, two = (
        framing("stance", texts, "--lexicon", lexicon, "--json", "--jobs", n) for n in (1, 2)
    )
    assert (two.code, two.out) == (0, one.out)
