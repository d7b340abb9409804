"""`framing lexicon check`: mistakes as told to the analyst, and warnings."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.lexicon.check import check_folder
from framing.lexicon.load import load_lexicon
from framing.lexicon.problems import mistakes
from tests.lexicon.conftest import MakeFolder

HERE = Path(__file__).parent
GOLDEN = HERE / "mistakes.golden.txt"
HEADER = "cue_id,frame,cue,role,valence,weight,example,counterexample,note\n"


def warnings(path: Path) -> list[str]:
    return [str(each) for each in check_folder(path) if each.severity == "warning"]


def test_every_kind_of_mistake_is_told_as_written_down() -> None:
    told = []
    for folder in sorted((HERE / "mistakes").iterdir()):
        told += [f"# {folder.name}", *map(str, mistakes(check_folder(folder)))]
    assert "\n".join(told) + "\n" == GOLDEN.read_text(encoding="utf-8")


def test_a_right_folder_has_no_mistakes(folder: MakeFolder) -> None:
    assert mistakes(check_folder(folder())) == []


def test_the_example_of_a_shipped_cue_is_needed(
    folder: MakeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder("mine")
    (path.parent / "manifest.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr("framing.lexicon.layers.shipped_folder", lambda _: path.parent)
    assert [str(each) for each in mistakes(check_folder("mine"))] == [
        "mine/cues.csv:2: example is empty; expected a sentence on which the cue fires"
    ]


def test_missing_examples_and_counterexamples_are_warned_about_once(folder: MakeFolder) -> None:
    rows = "".join(f"a.{n},partner,ally {word},agent,,,\n" for n, word in enumerate("bcdef"))
    told = warnings(folder("mine", {"cues.csv": HEADER + rows}))
    assert told[0].startswith("mine/cues.csv:2: 5 of 5 cues have no example")
    assert told[1].startswith("mine/cues.csv: 0 of 5 cues have a counterexample")
    assert not any("counterexample" in each for each in told[2:])


def test_a_frequent_word_alone_is_too_broad_without_its_part_of_speech(
    folder: MakeFolder,
) -> None:
    rows = "a,partner,support,agent,,,x,y\nb,partner,support/VERB,agent,,,x,y\n"
    told = warnings(folder("mine", {"cues.csv": HEADER + rows}))
    assert [each for each in told if "frequent" in each] == [
        'mine/cues.csv:2: "support" alone is a frequent word; expected a narrower cue;'
        " add a word, or a part of speech (support/VERB)"
    ]


def test_the_same_cue_twice_and_a_frame_without_cues_are_warned_about(folder: MakeFolder) -> None:
    rows = "a,partner,good ally,agent,,,x,y\nb,partner,Good ally,agent|target,,,x,y\n"
    told = warnings(folder("mine", {"cues.csv": HEADER + rows}))
    assert any('"Good ally" as agent of partner is already a' in each for each in told)
    assert any('no cue carries the frame "aggressor"' in each for each in told)


def test_misspelt_columns_and_files_are_warned_about(folder: MakeFolder) -> None:
    text = "cue_id,frame,cue,role,valance,example,counterexample\na,partner,ally,agent,,x,y\n"
    told = warnings(folder("mine", {"cues.csv": text, "shifter.csv": "a\n", "naming.xlsx": b"PK"}))
    assert 'mine/cues.csv:1: the column "valance" is not read; did you mean "valence"?' in told
    assert 'mine/shifter.csv: the file is not read; did you mean "shifters.csv"?' in told
    assert "mine/naming.xlsx: the file is not read; save it as CSV (UTF-8)" in told


def test_an_exception_without_the_alias_is_warned_about(folder: MakeFolder) -> None:
    text = "actor,alias,kind,unless\nwest,the West,name,wild west\nus,US,name,Steel\n"
    told = warnings(folder("mine", {"actors.csv": text}))
    assert [each for each in told if "unless" in each] == [
        'mine/actors.csv:3: unless "Steel" does not contain the alias "US";'
        " write the whole phrase in which it means something else"
    ]


def test_only_the_folders_own_entries_are_warned_about(folder: MakeFolder) -> None:
    folder("base")
    text = 'name = "upper"\nextends = "base"\n'
    cues = HEADER + "mine.a,partner,old pal,agent,,,x,y\n"
    upper = folder("upper", {"lexicon.toml": text, "cues.csv": cues}, bare=True)
    assert check_folder(upper) == []


def test_the_shipped_lexicon_is_without_mistakes() -> None:
    lexicon = load_lexicon()
    assert mistakes(check_folder()) == []
    assert len(lexicon.frames) == 17
