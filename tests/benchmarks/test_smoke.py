"""The benchmarks run on a few made-up lines; the real files are measured by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks import direction, peers, speed, targeted_stance


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "store"))


def target(text: str, name: str, polarity: float) -> dict[str, object]:
    first = text.index(name)
    return {"from": first, "to": first + len(name), "mention": name, "polarity": polarity}


def line(text: str, **polarity: float) -> str:
    targets = [target(text, name, value) for name, value in polarity.items()]
    return json.dumps({"sentence_normalized": text, "targets": targets})


def test_targets_are_judged_and_a_bad_line_is_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lines.jsonl"
    lines = [
        line("The nurses praised Adams for her courage.", Adams=6.0),
        line("Baker lied to the auditors.", Baker=2.0),
        line("Clark arrived at noon.", Clark=4.0),
        '{"sentence_normalized": "no targets"}',
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert targeted_stance.main([str(file)]) == 0
    shown = capsys.readouterr()
    assert "macro_f1 1.000" in shown.out
    assert "wrong_sign 0.000" in shown.out
    assert "lines.jsonl:4: not used" in shown.err


def test_a_split_takes_every_other_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lines.jsonl"
    text = line("Baker lied to the auditors.", Baker=2.0)
    file.write_text("\n".join([text] * 3), encoding="utf-8")
    targeted_stance.main([str(file), "--split", "even", "--json"])
    assert json.loads(capsys.readouterr().out)["targets"] == 2


def test_two_targets_of_one_sentence_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(line("Adams praised Baker.", Adams=4.0, Baker=6.0), encoding="utf-8")
    lines, _ = targeted_stance.read_lines(file)
    compiled = targeted_stance.compile_lexicon(targeted_stance.load_lexicon(["evaluation"]))
    ((_, first), (_, second)) = targeted_stance.judge(lines, compiled, "lines")
    assert (first, second)[1] == targeted_stance.POSITIVE


def test_direction_follows_passives_speakers_and_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "pairs.txt"
    rows = [
        ("[Adams] criticised [Baker] on Monday.", "3"),
        ("[Adams] was criticised by [Baker] on Monday.", "4"),
        ("[Adams] is a liar, said [Baker].", "4"),
        ("[Adams] met [Baker].", "0"),
        ("Adams met [Baker].", "1"),
    ]
    cells = [f"{text}\tAdams\tBaker\t{label}" for text, label in rows]
    file.write_text("\n".join(cells), encoding="utf-8")
    assert direction.main([str(file)]) == 0
    shown = capsys.readouterr()
    assert "right 1.000 reversed 0.000 undecided 0.000" in shown.out
    assert "sign_accuracy 1.000" in shown.out
    assert "pairs 3" in shown.out
    assert "pairs.txt:5: not used" in shown.err


def test_speed_prints_the_figures_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Russia abandoned Armenia last autumn. " * 20, encoding="utf-8")
    names = ("entries_10k_share_of_parse", "entries_growth_100_to_10k")
    assert speed.main([str(text), "--json", "--repeats", "1", "--only", ",".join(names)]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert set(figures) == set(names)
    assert all(value > 0 for value in figures.values())


def test_every_figure_of_speed_is_named_once() -> None:
    named = [name for names in speed.FIGURES.values() for name in names]
    assert len(named) == len(set(named)) == 11


def test_peers_read_the_same_sentences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Russia abandoned Armenia last autumn. " * 5, encoding="utf-8")
    assert peers.main([str(text), "--sentences", "12", "--repeats", "1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["sentences"] == 12
    tools = {"textblob", "vader", "bare_parse", "framing_cold", "framing_warm"}
    assert set(told["cpu_seconds"]) == tools
