"""Making a lexicon and adding a cue: files change whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import InputError
from framing.lexicon.load import load_lexicon
from framing.lexicon.workbench import add_cue, new_lexicon
from tests.lexicon.conftest import MakeFolder

CUE = {"frame": "partner", "cue": "trusted friend", "role": "described", "example": "A, a friend."}


def test_a_new_lexicon_holds_commented_files_that_load_by_themselves(tmp_path: Path) -> None:
    made = new_lexicon("climate", tmp_path)
    text = (made / "lexicon.toml").read_text(encoding="utf-8")
    (made / "lexicon.toml").write_text(
        text.replace('extends = "geopolitics"', ""), encoding="utf-8"
    )
    lexicon = load_lexicon([made])
    assert lexicon.name == "climate"
    assert {cue.frame for cue in lexicon.cues} == {"climate_leader"}
    assert all(cue.example for cue in lexicon.cues)
    assert "lexicon check climate" in (made / "README.md").read_text(encoding="utf-8")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["climate"]


def test_a_new_lexicon_never_overwrites(tmp_path: Path) -> None:
    made = new_lexicon("mine", tmp_path)
    (made / "cues.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="already exists"):
        new_lexicon("mine", tmp_path)
    assert (made / "cues.csv").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["My Lexicon", "../up", "", "a/b"])
def test_a_name_is_plain(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a plain name"):
        new_lexicon(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_cue_is_written_behind_the_last_of_its_frame(folder: MakeFolder) -> None:
    text = (
        "# cues\n"
        "cue_id,frame,cue,role,example\n"
        'partner.ally,partner,ally,described,"One,\ntwo."\n'
        "# the rest\n"
        "aggressor.a,aggressor,invade,agent,\n"
    )
    path = folder("mine", {"cues.csv": text})
    added = add_cue(path, CUE)
    lines = (path / "cues.csv").read_text(encoding="utf-8").splitlines()
    new = 'partner.trusted_friend.described,partner,trusted friend,described,"A, a friend."'
    assert lines == [*text.splitlines()[:4], new, *text.splitlines()[4:]]
    assert str(added.place) == "mine/cues.csv:5"
    assert load_lexicon([path]).cues[1] == added


def test_delimiter_byte_order_mark_line_ends_and_column_order_stay(folder: MakeFolder) -> None:
    text = "\ufeffrole;cue;frame;cue_id;mine;example\r\ndescribed;ally;partner;p.a;1;x"
    path = folder("mine", {"cues.csv": text})
    add_cue(path, CUE | {"cue_id": "p.b"})
    expected = text + "\r\ndescribed;trusted friend;partner;p.b;;A, a friend.\r\n"
    assert (path / "cues.csv").read_bytes() == expected.encode("utf-8")


def test_an_old_encoding_stays(folder: MakeFolder) -> None:
    text = "cue_id,frame,cue,role,example\np.a,partner,ally,described,Türkiye\n".encode("cp1252")
    path = folder("mine", {"cues.csv": text})
    add_cue(path, CUE)
    assert (path / "cues.csv").read_bytes().startswith(text)


def test_a_quoted_pattern_comes_back_as_written(folder: MakeFolder) -> None:
    path = folder()
    add_cue(path, {"frame": "partner", "cue": '"Silk Road" hub', "role": "described"})
    assert load_lexicon([path]).cues[-1].pattern.text == '"Silk Road" hub'


def test_the_file_is_made_where_there_is_none(folder: MakeFolder) -> None:
    folder("base")
    path = folder("upper", {"lexicon.toml": 'name = "upper"\nextends = "base"\n'}, bare=True)
    add_cue(path, CUE)
    assert load_lexicon([path]).cues[-1].place.file == "upper/cues.csv"


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"frame": "partnr"}, 'frame "partnr" is unknown'),
        ({"cue": "(a|b"}, "never closed"),
        ({"role": "agnet"}, 'role "agnet" is unknown'),
        ({"cue_id": "partner.ally"}, "stands already at mine/cues.csv:2"),
        ({"note": "x"}, 'the file has no column "note"'),
        ({"valance": "1"}, 'there is no column "valance"'),
        ({"example": "=1+1"}, "is a formula"),
        ({"cue": "with"}, "would fire almost everywhere"),
    ],
)
def test_nothing_is_written_where_something_is_wrong(
    change: dict[str, str], what: str, folder: MakeFolder
) -> None:
    text = "cue_id,frame,cue,role,example\npartner.ally,partner,ally,described,x\n"
    path = folder("mine", {"cues.csv": text})
    with pytest.raises(InputError, match=what):
        add_cue(path, CUE | change)
    assert (path / "cues.csv").read_text(encoding="utf-8") == text
    assert sorted(each.name for each in path.iterdir()) == [
        "actors.csv",
        "cues.csv",
        "lexicon.toml",
    ]
