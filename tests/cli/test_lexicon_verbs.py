"""`framing lexicon`: list, show, check, new, add, test, import, export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Framing


def test_shipped_lexicons_are_listed(framing: Framing) -> None:
    rows = json.loads(framing("lexicon", "list", "--json").out)
    assert "geopolitics" in {row["name"] for row in rows}


def test_the_codebook_is_shown_by_frame_cue_and_actor(lexicon: Path, framing: Framing) -> None:
    frames = json.loads(framing("lexicon", "show", lexicon, "--json").out)
    assert [row["frame"] for row in frames] == ["partner", "unreliable_ally", "aggressor"]
    assert frames[0]["cues"] == 2
    cues = json.loads(framing("lexicon", "show", lexicon, "--frame", "aggressor", "--json").out)
    assert [(row["cue_id"], row["lexicon"]) for row in cues] == [
        ("aggressor.attack.agent", "small/cues.csv:5")
    ]
    actors = json.loads(framing("lexicon", "show", lexicon, "--actors", "--json").out)
    assert {
        "actor": "russia",
        "label": "Russia",
        "member_of": [],
        "names": ["Russia", "Russian"],
    } in actors


def test_the_codebook_as_a_page_runs_nothing(
    lexicon: Path, tmp_path: Path, framing: Framing
) -> None:
    toml = lexicon / "lexicon.toml"
    toml.write_text(toml.read_text().replace("Works with others.", "<script>alert(1)</script>"))
    page = tmp_path / "codebook.html"
    assert framing("-q", "lexicon", "show", lexicon, "--html", page).code == 0
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "Russia attacked Georgia that summer." in text


def test_check_tells_every_mistake_with_line_and_cure(lexicon: Path, framing: Framing) -> None:
    assert framing("lexicon", "check", lexicon).code == 0
    cues = lexicon / "cues.csv"
    cues.write_text(
        cues.read_text()
        .replace(",party,0.5", ",partty,0.5")
        .replace(",1,Russia att", ",9,Russia att")
    )
    result = framing("lexicon", "check", lexicon)
    assert result.code == 1
    assert 'small/cues.csv:2: role "partty"' in result.out
    assert 'did you mean "party"?' in result.out
    assert "small/cues.csv:5" in result.out
    assert "2 mistakes" in result.out
    rows = json.loads(framing("lexicon", "check", lexicon, "--json").out)
    assert [row["severity"] for row in rows].count("mistake") == 2


def test_a_lexicon_is_made_and_a_line_added(
    lexicon: Path, tmp_path: Path, framing: Framing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = framing("lexicon", "new", "energy")
    assert (made.code, made.out) == (0, "energy/\n")
    assert (tmp_path / "energy" / "cues.csv").is_file()
    assert framing("lexicon", "new", "energy").code == 1

    line = ["--frame", "aggressor", "--cue", "bombard", "--role", "agent"]
    added = framing("lexicon", "add", lexicon, *line, "--example", "Russia bombarded Georgia.")
    assert added.out == "small/cues.csv:6 aggressor.bombard.agent\n"
    assert "bombard" in (lexicon / "cues.csv").read_text()
    wrong = framing("lexicon", "add", lexicon, "--frame", "agressor", *line[2:])
    assert wrong.code == 1
    assert 'did you mean "aggressor"?' in wrong.err


def test_examples_that_hold_are_counted(lexicon: Path, framing: Framing) -> None:
    result = framing("lexicon", "test", lexicon)
    assert result.code == 0, result.out
    assert result.out == (
        "4 examples, 0 failed; 3 counterexamples, 0 failed; 0 of 4 lines without example\n"
    )


def test_examples_that_fail_say_why_and_what_fired_instead(lexicon: Path, framing: Framing) -> None:
    cues = lexicon / "cues.csv"
    cues.write_text(
        cues.read_text()
        + "aggressor.hit.agent,aggressor,hit/VERB,agent,,1,"
        + "Russia attacked Georgia.,Russia hit Georgia.\n"
        + "partner.bond.party,partner,bond/NOUN,party,,1,The bond of the departments holds.,\n"
    )
    result = framing("lexicon", "test", lexicon)
    assert result.code == 1
    assert "FAIL small/cues.csv:6 aggressor.hit.agent" in result.out
    assert 'missing: "hit" as VERB' in result.out
    assert "fired: russia agent aggressor.attack.agent" in result.out
    assert "counterexample: Russia hit Georgia." in result.out
    assert 'fires on russia as agent ("hit")' in result.out
    assert 'nobody of the lexicon stands as party to "bond"' in result.out
    assert "6 examples, 2 failed; 4 counterexamples, 1 failed" in result.out
    data = json.loads(framing("lexicon", "test", lexicon, "--json").out)
    assert data["examples_failed"] == 2
    assert len(data["trials"]) == 10


def test_one_line_or_one_frame_can_be_tested(lexicon: Path, framing: Framing) -> None:
    one = framing("lexicon", "test", lexicon, "--cue", "aggressor.attack.agent")
    assert one.out.startswith("1 examples, 0 failed; 1 counterexamples, 0 failed")
    assert framing("lexicon", "test", lexicon, "--frames", "partner").out.startswith("2 examples")
    assert framing("lexicon", "test", lexicon, "--cue", "aggressor.atack").code == 1
    assert framing("lexicon", "test", lexicon, "--frames", "agressor").code == 1


def test_a_dictionary_of_another_tool_becomes_a_folder_and_another_format(
    tmp_path: Path, framing: Framing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "moods.dic").write_text("%\n1\tpraise\n2\tblame\n%\ntrusted\t1\nbully*\t2\n")
    result = framing("lexicon", "import", "moods.dic", "moods")
    assert result.code == 0, result.err
    assert "imported 2 entries, 2 categories" in result.out
    assert (tmp_path / "moods" / "cues.csv").is_file()
    out = framing("lexicon", "export", "moods.dic", "--format", "quanteda")
    assert "bully*" in out.out
    assert "lost:" in out.err
    assert framing("lexicon", "export", "moods.dic", "--format", "wordstar").code == 1
    assert framing("lexicon", "import", "missing.dic", "else").code == 1


def test_words_near_actors_without_a_cue_are_listed(
    texts: Path, lexicon: Path, framing: Framing
) -> None:
    result = framing("lexicon", "gaps", texts, "--lexicon", lexicon, "--least", "1", "--json")
    rows = {(row["cue"], row["role"]): row for row in json.loads(result.out)}
    assert rows["watch/VERB", "agent"]["n"] == 1
    assert rows["watch/VERB", "agent"]["example"].startswith("The West watched")
    assert not any(cue in ("attack/VERB", "abandon/VERB") for cue, _ in rows)


def test_influence_predicts_the_value_without_a_cue(
    texts: Path, lexicon: Path, framing: Framing
) -> None:
    asked = ("--actors", "russia", "--lexicon", lexicon, "--json")
    rows = json.loads(framing("lexicon", "influence", texts, *asked).out)
    first = next(row for row in rows if row["group"] == "east")
    assert first["cue_id"] == "unreliable_ally.abandon.agent"
    assert first["lexicon"] == "small/cues.csv:4"
    cues = lexicon / "cues.csv"
    kept = [line for line in cues.read_text().splitlines() if first["cue_id"] not in line]
    cues.write_text("\n".join(kept) + "\n")
    left = json.loads(framing("stance", texts, *asked).out)
    assert next(row for row in left if row["group"] == "east")["stance"] == first["without"]


def test_cues_that_never_counted_are_listed(texts: Path, lexicon: Path, framing: Framing) -> None:
    out = framing("lexicon", "influence", texts, "--lexicon", lexicon, "--unused", "--csv").out
    assert "partner.close-cooperation.party" in out
    assert "aggressor.attack.agent" not in out


def test_two_lexicons_are_compared_entry_by_entry(
    lexicon: Path, tmp_path: Path, framing: Framing
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for file in lexicon.iterdir():
        text = file.read_text().replace("cooperation/NOUN,party,0.5", "cooperation/NOUN,party,0.4")
        (other / file.name).write_text(text.replace("georgia,Georgia,name,caucasus\n", ""))
    rows = json.loads(framing("lexicon", "diff", lexicon, other, "--json").out)
    assert [(row["change"], row["what"], row["id"]) for row in rows] == [
        ("gone", "actor", "georgia"),
        ("changed", "cue", "partner.cooperation.party"),
    ]
    assert (rows[1]["column"], rows[1]["before"], rows[1]["after"]) == ("valence", 0.5, 0.4)
    assert json.loads(framing("lexicon", "diff", lexicon, lexicon, "--json").out) == []
