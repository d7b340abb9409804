"""Loading: tolerant of how spreadsheets write, exact about what it means, layered."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.errors import InputError
from framing.lexicon.load import assemble, load_lexicon
from framing.lexicon.model import Cue, Lexicon
from tests.lexicon.conftest import FILES, MakeFolder

HEADER = "cue_id,frame,cue,role,valence,weight,example,counterexample,note\n"


def cue(lexicon: Lexicon, cue_id: str) -> Cue:
    (found,) = [each for each in lexicon.cues if each.cue_id == cue_id]
    return found


def test_an_entry_knows_the_file_and_line_it_came_from(folder: MakeFolder) -> None:
    text = f"# cues\n\n{HEADER}# more\npartner.a,partner,ally,described\n"
    lexicon = load_lexicon([folder("mine", {"cues.csv": text})])
    assert str(cue(lexicon, "partner.a").place) == "mine/cues.csv:5"


def test_an_empty_valence_is_the_frames_own_and_a_frames_own_comes_from_its_pole(
    folder: MakeFolder,
) -> None:
    rows = (
        "p,partner,ally,described,,\na,aggressor,invade,agent,,0.5\nb,partner,pal,described,.1,\n"
    )
    lexicon = load_lexicon([folder("mine", {"cues.csv": HEADER + rows})])
    assert [(each.valence, each.weight) for each in lexicon.cues] == [
        (0.8, 1),
        (-0.5, 0.5),
        (0.1, 1),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfcue_id,frame,cue,role\npartner.a,partner,ally,described\n",
        b"cue_id;frame;cue;role\r\npartner.a;partner;ally;described\r\n",
        b"Role , CUE,frame,cue_id,extra\n described,ally , partner,partner.a,more\n",
        b'"cue_id","frame","cue","role"\n"partner.a","partner","ally","described"\n',
        b"# first,second\n,,,\ncue_id,frame,cue,role,,\npartner.a,partner,ally,described,,,,\n",
        "cue_id,frame,cue,role\npartner.a,partner,ally,described\n".encode("utf-16"),
    ],
    ids=["bom", "semicolons", "order", "quoted", "blank-cells", "utf-16"],
)
def test_what_spreadsheets_write_is_read(content: bytes, folder: MakeFolder) -> None:
    lexicon = load_lexicon([folder("mine", {"cues.csv": content})])
    assert [(each.cue_id, each.pattern.text) for each in lexicon.cues] == [("partner.a", "ally")]


def test_a_decimal_comma_is_read_in_a_file_with_semicolons(folder: MakeFolder) -> None:
    text = "cue_id;frame;cue;role;valence\npartner.a;partner;ally;described;−0,25\n"
    assert load_lexicon([folder("mine", {"cues.csv": text})]).cues[0].valence == -0.25


def test_a_file_that_is_not_utf_8_is_read_as_windows_1252_with_a_warning(
    folder: MakeFolder,
) -> None:
    text = "actor,alias,kind\nturkey,Türkiye,name\n".encode("cp1252")
    assembly = assemble([folder("mine", {"actors.csv": text})])
    assert assembly.lexicon.actors["turkey"].label == "Türkiye"
    assert [(each.place, each.severity) for each in assembly.problems] == [
        ("mine/actors.csv", "warning")
    ]


def test_a_cell_in_quotation_marks_may_hold_commas_lines_and_quotes(folder: MakeFolder) -> None:
    text = HEADER + 'partner.a,partner,"""Silk Road"" hub",described,,,"One,\ntwo.",,\n'
    text += "partner.b,partner,ally,described\n"
    lexicon = load_lexicon([folder("mine", {"cues.csv": text})])
    assert lexicon.cues[0].pattern.text == '"Silk Road" hub'
    assert lexicon.cues[0].example == "One, two."
    assert lexicon.cues[1].place.line == 4


def test_actors_gather_their_names_dates_exceptions_and_blocs(folder: MakeFolder) -> None:
    text = (
        "actor,alias,kind,unless,from,to,member_of\n"
        "us,Washington,capital,George Washington;(Denzel|Kerry) Washington,,,nato|west\n"
        "us,United States,name,,,,\n"
        "us,Obama,leader,,2009-01-20,2017-01,\n"
        "nato,NATO,name,,,,west\n"
        "west,the West,name,,,,\n"
    )
    us = load_lexicon([folder("mine", {"actors.csv": text})]).actors["us"]
    assert us.label == "United States"
    assert us.member_of == ("nato", "west")
    assert [pattern.text for pattern in us.aliases[0].unless] == [
        "George Washington",
        "(Denzel|Kerry) Washington",
    ]
    assert (us.aliases[2].since, us.aliases[2].until) == ("2009-01-20", "2017-01-31")


def test_one_name_may_stand_for_two_actors_at_different_times(folder: MakeFolder) -> None:
    text = (
        "actor,alias,kind,from,to\nsoviet_union,Moscow,capital,,1991\nrussia,Moscow,capital,1992,\n"
    )
    assert set(load_lexicon([folder("mine", {"actors.csv": text})]).actors) == {
        "soviet_union",
        "russia",
    }


def test_the_columns_of_the_smaller_tables(folder: MakeFolder) -> None:
    files = {
        "shifters.csv": "shifter,kind,scope\nnot,negation,\nrefrain from,negation,complement\n",
        "reporting.csv": "verb or phrase,kind\naccording to,says\n",
        "naming.csv": "referent,name\nwar,special military operation\n",
    }
    lexicon = load_lexicon([folder("mine", files)])
    assert [(each.pattern.text, each.scope) for each in lexicon.shifters] == [
        ("not", "head"),
        ("refrain from", "complement"),
    ]
    assert lexicon.reporting[0].kind == "says"
    assert lexicon.naming[0].pattern.text == "special military operation"


def test_several_roles_and_a_near_line_of_weight_0(folder: MakeFolder) -> None:
    text = (
        f"{HEADER}a,partner,ally,agent|described\nb,partner,pal,near,,0\nc,partner,chum,agent,,0\n"
    )
    cues = load_lexicon([folder("mine", {"cues.csv": text})]).cues
    assert [(each.cue_id, each.roles, each.weight) for each in cues] == [
        ("a", ("agent", "described"), 1),
        ("b", ("near",), 0),
    ]


def test_a_later_folder_adds_changes_and_switches_off(folder: MakeFolder) -> None:
    base = HEADER + "a,partner,ally,described,0.3,,An ally.\nb,partner,pal,described\n"
    upper = "cue_id,frame,cue,role,valence,weight\na,,,,0.9,\nb,,,,,0\nc,partner,chum,described,,\n"
    lexicon = load_lexicon(
        [
            folder("base", {"cues.csv": base}),
            folder("upper", {"cues.csv": upper}, bare=True),
        ]
    )
    assert [each.cue_id for each in lexicon.cues] == ["a", "c"]
    assert (cue(lexicon, "a").valence, cue(lexicon, "a").example) == (0.9, "An ally.")
    assert str(cue(lexicon, "a").place) == "upper/cues.csv:2"


def test_a_later_folder_changes_single_keys_of_frames_weights_sets_and_references(
    folder: MakeFolder,
) -> None:
    upper = """
        [frames.partner]
        colour = "#123456"
        [weights.modality]
        hedged = 0.5
        [sets]
        help = ["rescue"]
        [references]
        "The  Region" = ["russia"]
    """
    lexicon = load_lexicon([folder(), folder("upper", {"lexicon.toml": upper}, bare=True)])
    assert (lexicon.frames["partner"].label, lexicon.frames["partner"].colour) == (
        "Partner",
        "#123456",
    )
    assert lexicon.weights == {"rule.topic": 0.2, "modality.hedged": 0.5}
    assert lexicon.sets["help"] == {"aid", "assist", "rescue"}
    assert lexicon.references == {"the region": ("russia",)}


def test_an_alias_is_changed_by_actor_and_alias_and_switched_off_with_weight_0(
    folder: MakeFolder,
) -> None:
    upper = "actor,alias,kind,unless,weight\nrussia,Russia,,Russia Today,\nwest,the West,,,0\n"
    lexicon = load_lexicon([folder(), folder("upper", {"actors.csv": upper}, bare=True)])
    assert set(lexicon.actors) == {"russia"}
    assert lexicon.actors["russia"].aliases[0].unless[0].text == "Russia Today"


def test_a_folder_that_extends_another_brings_it_in(folder: MakeFolder) -> None:
    folder("base")
    text = 'name = "upper"\nversion = "0.1"\nextends = "base"\n'
    lexicon = load_lexicon([folder("upper", {"lexicon.toml": text}, bare=True)])
    assert (lexicon.name, lexicon.version) == ("small+upper", "1.0+0.1")
    assert set(lexicon.actors) == {"russia", "west"}


def test_the_digest_tells_contents_apart_and_nothing_else(folder: MakeFolder) -> None:
    plain = load_lexicon([folder("a")]).digest
    moved = FILES["cues.csv"].replace("\n", "\r\n") + "# a comment\r\n"
    other = FILES["cues.csv"].replace("described", "agent")
    assert load_lexicon([folder("b", {"cues.csv": "\ufeff# x\n" + moved})]).digest == plain
    assert load_lexicon([folder("c", {"cues.csv": other})]).digest != plain
    assert len(plain) == 12


def test_every_mistake_is_told_at_once_with_their_number(folder: MakeFolder) -> None:
    text = f"{HEADER}a,partnr,ally,described\nb,partner,pal,agnet\n"
    with pytest.raises(InputError) as caught:
        load_lexicon([folder("mine", {"cues.csv": text})])
    assert str(caught.value).splitlines() == [
        "mine: 2 mistakes",
        '  mine/cues.csv:2: frame "partnr" is unknown; expected a frame of lexicon.toml;'
        ' did you mean "partner"?',
        '  mine/cues.csv:3: role "agnet" is unknown;'
        ' expected one of agent, target, described, party, near; did you mean "agent"?',
    ]


def test_an_unknown_name_a_file_and_no_name_are_told(folder: MakeFolder) -> None:
    file = folder() / "cues.csv"
    for names, what in (
        (["geopolitcs"], "there is no such lexicon"),
        ([file], "is a file"),
        ([], "no lexicon is named"),
    ):
        with pytest.raises(InputError, match=what):
            load_lexicon(names)


def test_a_file_above_50_mb_is_refused(folder: MakeFolder, tmp_path: Path) -> None:
    path = folder("mine")
    with (path / "cues.csv").open("wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(InputError, match=r"mine/cues\.csv: 60 MB are too large"):
        load_lexicon([path])


def test_binary_files_are_refused(folder: MakeFolder) -> None:
    with pytest.raises(InputError, match="holds binary data"):
        load_lexicon([folder("mine", {"cues.csv": b"PK\x03\x04\x00\x00"})])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    content=st.binary(max_size=80) | st.text(alphabet='a,;"#=\n\r|~(*', max_size=60).map(str.encode)
)
def test_no_bytes_in_a_table_end_in_a_traceback(content: bytes, tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "cues.csv").write_bytes(b"cue_id,frame,cue,role\n" + content)
    (tmp_path / "naming.csv").write_bytes(content)
    try:
        lexicon = load_lexicon([tmp_path])
    except InputError as error:
        assert error.what
    else:
        assert lexicon.digest


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(text=st.text(alphabet='a=[]"\n.{}1#', max_size=30))
def test_no_settings_end_in_a_traceback(text: str, tmp_path: Path) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "lexicon.toml").write_text(f"{FILES['lexicon.toml']}\n{text}", encoding="utf-8")
    try:
        assert load_lexicon([tmp_path]).frames
    except InputError as error:
        assert error.what
