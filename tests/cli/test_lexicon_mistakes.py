"""Bad lexicon folders at the command line: place and cure are told, the exit code is 1."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Framing

MISTAKES = Path(__file__).resolve().parents[1] / "lexicon" / "mistakes"
GOLDEN = MISTAKES.with_name("mistakes.golden.txt")
_CUE = "x.y.agent,aggressor,{},agent,,1,,\n"


@pytest.mark.parametrize("name", sorted(each.name for each in MISTAKES.iterdir()))
def test_every_mistake_of_the_golden_file_is_printed_with_exit_code_1(
    name: str, framing: Framing
) -> None:
    result = framing("lexicon", "check", MISTAKES / name)
    section = GOLDEN.read_text("utf-8").split(f"# {name}\n", 1)[1].split("\n# ", 1)[0]
    told = [line for line in result.out.splitlines() if line.startswith("mistake: ")]
    assert told == [f"mistake: {line}" for line in section.strip().splitlines()]
    assert result.code == 1


@pytest.mark.parametrize(
    ("cue", "what"),
    [
        ("~", "only a gap and would match everything"),
        ("*", "would match nearly every word"),
        ("the", "would fire almost everywhere"),
        ("of the", "would fire almost everywhere"),
        ("@helpers ~ others", 'there is no word set "@helpers"'),
        ("attack.*", "is a regular expression"),
        (r"\battack\b", "is a regular expression"),
        ("[a-z]ttack", "is a regular expression"),
        ("attack(s)?", "small/cues.csv:6"),
        ("=cmd|'/C calc'!A0", "is a formula"),
        ("=1+1", "is a formula"),
        ("@SUM(A1)", "is a formula"),
    ],
)
@pytest.mark.parametrize("verb", ["check", "use"])
def test_a_cue_that_cannot_be_meant_is_refused(
    verb: str, cue: str, what: str, lexicon: Path, framing: Framing
) -> None:
    cues = lexicon / "cues.csv"
    cues.write_text(cues.read_text() + _CUE.format(cue))
    words = {
        "check": ("lexicon", "check", lexicon),
        "use": ("trace", "Russia attacked Georgia.", "--lexicon", lexicon),
    }[verb]
    result = framing(*words)
    assert result.code == 1
    assert "small/cues.csv:6" in result.out + result.err
    assert what in result.out + result.err
    assert "Traceback" not in result.err


def test_members_in_a_circle_are_refused(lexicon: Path, framing: Framing) -> None:
    actors = lexicon / "actors.csv"
    text = actors.read_text().replace("the Caucasus,name,", "the Caucasus,name,armenia")
    actors.write_text(text)
    result = framing("lexicon", "check", lexicon)
    assert result.code == 1
    assert '"armenia" is a member of itself through "caucasus"' in result.out


def test_two_frames_with_one_id_are_refused(lexicon: Path, framing: Framing) -> None:
    toml = lexicon / "lexicon.toml"
    toml.write_text(toml.read_text() + '\n[frames.partner]\nlabel = "Again"\npole = "+"\n')
    result = framing("lexicon", "check", lexicon)
    assert result.code == 1
    assert 'the frame "partner" is declared twice' in result.out
    assert "keep one of the two" in result.out


def test_a_file_of_more_than_50_mb_is_refused_unread(lexicon: Path, framing: Framing) -> None:
    with (lexicon / "cues.csv").open("r+b") as file:
        file.truncate(51_000_000)
    result = framing("lexicon", "check", lexicon)
    assert result.code == 1
    assert "small/cues.csv: 51 MB are too large for a lexicon file" in result.out
    imported = framing("lexicon", "import", lexicon / "cues.csv", lexicon.parent / "made")
    assert imported.code == 1
    assert "is too large" in imported.err
    assert not (lexicon.parent / "made").exists()
