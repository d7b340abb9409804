"""A word list of an installed package becomes cue lines when the lexicon loads."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import InputError
from framing.lexicon.load import load_lexicon
from framing.lexicon.model import Cue
from framing.lexicon.wordlist import parse_line

from .conftest import FILES, MakeFolder

LIST = (
    "good\t2.0\tx\nbad\t-3.0\tx\nfaint\t0.2\tx\n:-)\t2.0\tx\nattack\t-2.0\tx\nattacked\t-2.0\tx\n"
)
TABLE = """
[word_list]
package = "{package}"
file = "words.txt"
prefix = "list"
role = "agent|described"
positive = "partner"
negative = "aggressor"
minimum = 1.0
strongest = 4.0
weight_positive = 0.5
weight_negative = 0.65
skip = [{skip}]
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "site" / "wordpack"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("raise RuntimeError('never imported')\n")
    (folder / "words.txt").write_text(LIST, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder.parent))
    return "wordpack"


def toml(package: str, *, skip: str = "") -> str:
    return FILES["lexicon.toml"] + TABLE.format(package=package, skip=skip)


def listed(path: Path) -> dict[str, Cue]:
    cues = load_lexicon([path]).cues
    return {cue.cue_id: cue for cue in cues if cue.cue_id.startswith("list.")}


def test_words_become_cues_with_frame_valence_weight_and_the_line_of_the_list(
    folder: MakeFolder, package: str
) -> None:
    cues = listed(folder("small", {"lexicon.toml": toml(package)}))
    good, bad = cues["list.good"], cues["list.bad"]
    assert (good.frame, good.valence, good.weight) == ("partner", 0.5, 0.5)
    assert (bad.frame, bad.valence, bad.weight) == ("aggressor", -0.75, 0.65)
    assert str(good.place) == "wordpack/words.txt:1"
    assert good.roles == ("agent", "described")


def test_weak_words_and_smileys_are_left_out(folder: MakeFolder, package: str) -> None:
    cues = listed(folder("small", {"lexicon.toml": toml(package)}))
    assert set(cues) == {"list.good", "list.bad", "list.attack", "list.attacked"}


def test_skipped_words_are_left_out(folder: MakeFolder, package: str) -> None:
    cues = listed(folder("small", {"lexicon.toml": toml(package, skip='"good"')}))
    assert "list.good" not in cues


def test_a_line_of_the_lexicons_own_decides_for_its_part_of_speech(
    folder: MakeFolder, package: str
) -> None:
    own = FILES["cues.csv"] + "aggressor.attack,aggressor,attack/VERB,target\n"
    cues = listed(folder("small", {"lexicon.toml": toml(package), "cues.csv": own}))
    assert cues["list.attack"].pattern.text == "attack/NOUN"
    assert cues["list.attacked"].pattern.text == "attacked/ADJ"


def test_a_line_without_part_of_speech_takes_the_whole_word(
    folder: MakeFolder, package: str
) -> None:
    own = FILES["cues.csv"] + "aggressor.attack,aggressor,attack,target\n"
    cues = listed(folder("small", {"lexicon.toml": toml(package), "cues.csv": own}))
    assert not {"list.attack", "list.attacked"} & set(cues)


def test_a_later_folder_switches_a_word_off_by_its_id(folder: MakeFolder, package: str) -> None:
    base = folder("small", {"lexicon.toml": toml(package)})
    files = {"cues.csv": "cue_id,frame,cue,role,weight\nlist.good,partner,good,agent,0\n"}
    mine = folder("mine", files, bare=True)
    assert "list.good" not in {cue.cue_id for cue in load_lexicon([base, mine]).cues}


def test_a_missing_package_is_named_with_its_cure(folder: MakeFolder) -> None:
    path = folder("small", {"lexicon.toml": toml("no_such_package")})
    with pytest.raises(InputError, match=r'"no_such_package" is not installed.*pip install'):
        load_lexicon([path])


def test_a_file_outside_the_package_is_refused(folder: MakeFolder, package: str) -> None:
    text = toml(package).replace('"words.txt"', '"../words.txt"')
    with pytest.raises(InputError, match="has no file"):
        load_lexicon([folder("small", {"lexicon.toml": text})])


def test_an_unknown_key_and_a_missing_one_are_both_told(folder: MakeFolder, package: str) -> None:
    text = toml(package).replace("minimum", "minimun").replace('prefix = "list"\n', "")
    with pytest.raises(InputError) as error:
        load_lexicon([folder("small", {"lexicon.toml": text})])
    assert 'did you mean "minimum"?' in error.value.message
    assert "prefix is missing" in error.value.message


def test_the_package_is_read_and_never_imported(folder: MakeFolder, package: str) -> None:
    assert listed(folder("small", {"lexicon.toml": toml(package)}))
    assert package not in sys.modules


@given(st.text(max_size=40))
def test_any_line_gives_a_plain_word_with_a_finite_strength_or_nothing(line: str) -> None:
    word, strength = parse_line(line)
    assert math.isfinite(strength)
    assert word.isalpha() or (word, strength) == ("", 0.0)


@given(st.from_regex(r"[a-z]{3,12}", fullmatch=True), st.floats(-9, 9).map(lambda x: round(x, 2)))
def test_a_plain_line_is_read_back(word: str, strength: float) -> None:
    assert parse_line(f"{word}\t{strength}\t0.5\t[1, 2]") == (word, strength)
