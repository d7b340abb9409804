"""Weighing a lexicon: what rests on one cue, what to look at again, what a change moves."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from framing.shipped import shipped_folder
from tests.cli.conftest import Framing


def test_leaving_the_weightiest_cue_out_reproduces_the_predicted_value_on_the_seeds(
    tmp_path: Path, framing: Framing
) -> None:
    """Three stance values of the seeds, each with a copy of the lexicon without its top cue."""
    seeds = shipped_folder("seeds")
    words = ("--sources", seeds / "sources.csv", "--json")
    rows = json.loads(framing("lexicon", "influence", seeds, *words, "--top", "1").out)
    chosen = sorted(rows, key=lambda r: (-r["share"], r["group"], r["actor"]))
    # A value that rests on one cue alone has no rest to predict.
    chosen = [r for r in chosen if r["without"] is not None][:3]
    assert len(chosen) == 3
    for number, top in enumerate(chosen):
        copy = tmp_path / f"without-{number}"
        copy.mkdir()
        (copy / "lexicon.toml").write_text(f'name = "{copy.name}"\nextends = "geopolitics"\n')
        (copy / "cues.csv").write_text(f"cue_id,weight\n{top['cue_id']},0\n")
        left = json.loads(framing("stance", seeds, *words, "--lexicon", copy).out)
        value = next(r for r in left if (r["group"], r["actor"]) == (top["group"], top["actor"]))
        assert value["stance"] == pytest.approx(top["without"], abs=1e-6), top


def test_the_weightiest_cue_of_a_value_is_the_one_the_stance_table_names(
    texts: Path, lexicon: Path, framing: Framing
) -> None:
    asked = (texts, "--lexicon", lexicon, "--json")
    stance = json.loads(framing("stance", *asked).out)
    told = json.loads(framing("lexicon", "influence", *asked, "--top", "1").out)
    assert {(r["group"], r["actor"]): r["cue_id"] for r in told} == {
        (r["group"], r["actor"]): r["top_cue"] for r in stance
    }


def test_cues_to_look_at_again_are_named_with_their_lines(
    texts: Path, lexicon: Path, framing: Framing
) -> None:
    cues = lexicon / "cues.csv"
    more = "aggressor.abandon.agent,aggressor,abandon,agent,0.4,1,Russia abandoned Armenia.,\n"
    cues.write_text(cues.read_text() + more)
    asked = ("--lexicon", lexicon, "--doubts", "--json")
    rows = json.loads(framing("lexicon", "influence", texts, *asked).out)
    assert [(r["doubt"], r["cue_id"], r["other"]) for r in rows] == [
        ("contradictory", "aggressor.abandon.agent", "unreliable_ally.abandon.agent")
    ]
    assert rows[0]["lexicon"] == "small/cues.csv:6"


def test_gaps_become_lines_that_add_takes_all_or_none(
    texts: Path, lexicon: Path, tmp_path: Path, framing: Framing
) -> None:
    words = ("--lexicon", lexicon, "--least", "1", "--rows", "aggressor")
    found = framing("lexicon", "gaps", texts, *words)
    assert found.code == 0, found.err
    table = tmp_path / "lines.csv"
    lines = list(csv.reader(io.StringIO(found.out)))
    assert lines[0][:4] == ["cue_id", "frame", "cue", "role"]
    assert ["watch/VERB", "agent"] in [line[2:4] for line in lines]

    before = (lexicon / "cues.csv").read_bytes()
    header = (lexicon / "cues.csv").read_text().splitlines()[0]
    (lexicon / "cues.csv").write_text(before.decode().replace(header, f"{header},note"))
    before = (lexicon / "cues.csv").read_bytes()
    table.write_text(found.out + "bad,agressor,bomb,agent,,,,,\n")
    refused = framing("lexicon", "add", lexicon, "--rows", table)
    assert refused.code == 1
    assert 'did you mean "aggressor"?' in refused.err
    assert (lexicon / "cues.csv").read_bytes() == before

    table.write_text(found.out)
    added = framing("lexicon", "add", lexicon, "--rows", table)
    assert added.code == 0, added.err
    assert len(added.out.splitlines()) == len(lines) - 1
    assert framing("lexicon", "check", lexicon).code == 0
    left = framing("lexicon", "gaps", texts, *words)
    assert left.out.splitlines() == found.out.splitlines()[:1]
    assert framing("lexicon", "gaps", texts, *words[:-1], "agressor").code == 1


def test_add_needs_a_whole_line_or_a_table(lexicon: Path, framing: Framing) -> None:
    assert framing("lexicon", "add", lexicon, "--frame", "aggressor").code == 2
    assert framing("lexicon", "add", lexicon, "--rows", "x.csv", "--cue", "y").code == 2
    missing = framing("lexicon", "add", lexicon, "--rows", "x.csv")
    assert missing.code == 1
    assert "no such file" in missing.err


def test_what_a_change_of_the_lexicon_moves_in_texts(
    texts: Path, lexicon: Path, framing: Framing
) -> None:
    other = lexicon.parent / "other"
    other.mkdir()
    (other / "lexicon.toml").write_text('name = "other"\nextends = "small"\n')
    (other / "cues.csv").write_text("cue_id,valence\nunreliable_ally.abandon.agent,-0.2\n")
    asked = ("lexicon", "diff", lexicon, other)
    assert [r["column"] for r in json.loads(framing(*asked, "--json").out)] == ["valence"]
    rows = json.loads(framing(*asked, texts, "--json").out)
    assert {(r["change"], r["cue_id"]) for r in rows} == {
        ("changed", "unreliable_ally.abandon.agent")
    }
    assert {"valence", "polarity"} <= {r["column"] for r in rows}
    values = json.loads(framing(*asked, texts, "--values", "--json").out)
    assert {r["actor"] for r in values} == {"china", "russia"}
    assert all(r["before"] != r["after"] for r in values)
    assert framing(*asked, "--values").code == 2


def test_the_codebook_page_allows_its_style_only_and_holds_what_co_authors_need(
    lexicon: Path, tmp_path: Path, framing: Framing
) -> None:
    page = tmp_path / "codebook.html"
    assert framing("-q", "lexicon", "show", lexicon, "--html", page).code == 0
    text = page.read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert "unsafe-inline" not in text
    for wanted in (
        "Works with others.",
        "Two sides have a relation.",
        "The relation is hostile.",
        "Cooperation of the departments deepened.",
        "close cooperation",
        "small/cues.csv:2",
    ):
        assert wanted in text


def test_a_lexicon_goes_out_as_a_dictionary_with_what_was_lost_counted(
    lexicon: Path, tmp_path: Path, framing: Framing
) -> None:
    out = tmp_path / "small.cat"
    result = framing("lexicon", "export", lexicon, "--format", "wordstat", "-o", out)
    assert result.code == 0, result.err
    assert out.read_text(encoding="utf-8").splitlines() == [
        "Partner",
        "\tcooperation (0.5)",
        "\tclose_cooperation (0.8)",
        "Aggressor",
        "\tattack (-0.9)",
    ]
    assert "1 cues that need grammar (a gap ~ or @actor)" in result.err
    assert "2 parts of speech of cues" in result.err
    assert "6 actors" in result.err
    back = framing("lexicon", "import", out, tmp_path / "again")
    assert "imported 3 entries, 2 categories; lost: nothing" in back.out


@pytest.mark.parametrize(
    "format_",
    ["liwc", "dicx", "wordstat", "yoshikoder", "lexicoder", "lc3", "quanteda", "wordlist"],
)
def test_the_shipped_lexicon_goes_out_in_every_format(
    format_: str, tmp_path: Path, framing: Framing
) -> None:
    out = tmp_path / "geopolitics.txt"
    result = framing("lexicon", "export", "geopolitics", "--format", format_, "-o", out)
    assert result.code == 0
    assert "lost:" in result.err
    assert "strategic partnership" in out.read_text(encoding="utf-8").lower().replace("_", " ")
