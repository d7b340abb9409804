"""Dictionaries of other tools: read with their quirks, written so that they read the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.errors import InputError
from framing.lexicon.interchange import (
    export_dictionary,
    export_losses,
    import_dictionary,
    known_formats,
)
from framing.lexicon.interchange.convert import to_lexicon
from framing.lexicon.interchange.model import Category, Dictionary, Entry, join_wildcard
from framing.lexicon.load import load_lexicon
from framing.lexicon.model import Lexicon
from tests.lexicon.conftest import MakeFolder

LIWC = """\
%
1\tsocial (Social words)
\t2\tfamily
\t\t3\tparents (Mum, Dad)
4\tpower
%
group of 7\t4
Mother*\t1\t2\t\t3
boss\t\t4
boss\t4
kind\t(02 134)125/464\t1
like\t<of>131\t1
ghost\t9
orphan
:)\t1
"""
DICX = """\
Entry,power,"war, peace"
attack*,1,X
"truce, lasting",,1
*ism,X,
"""
WEIGHTED = "Entry,power,war\nattack,0.5,-1\nforce,1,\nnone,0,2\n"
YOSHIKODER = """\
<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<dictionary style="050805" patternengine="substring">
  <cnode name="Laver" desc="party positions">
    <cnode name="ECONOMY" desc="State &amp; market">
      <cnode name="+STATE+"><pnode name="accommodat*"/><pnode name="benefit"/></cnode>
      <pnode name="budget"/>
      <pnode name="*tax*"/>
    </cnode>
    <pnode name="loose"/>
    <cnode name="EMPTY"/>
  </cnode>
</dictionary>
"""
LEXICODER = """\
<dictionary><cnode name="topics">
  <cnode name="money">
    <pnode name=" econom"/><pnode name=" tax "/><pnode name="nomic "/><pnode name="budget"/>
  </cnode>
</cnode></dictionary>
"""
LC3 = """\
// sentiment
+NEGATIVE #AA0000
heckl**
lie
lie
bad faith
+POSITIVE
good*
"""
WORDSTAT = """\
ECONOMY
\tMARKET
\t\tFREE_TRADE (10)
\t\tTARIFF* (0.5)
    STATE
\t    *ISATION (-1)
\tBUDGET (1)
@CLASH [WAR AFTER PEACE /S 3] (1)
LOOSE (1)
"""
QUANTEDA = """\
# five topics
NO:
  - no
  - off
  - 1e3
stans: [*stan, "kazakh*"]
culture:
  __:
    - people
    - yes
  high: [art, "the 'arts'"]
  popular:
    - film?
"""
WORDS = "# mood\n; from a list\nabandon\t-2\ngood faith\t3\nhappi*\n"
FILES = {
    "liwc": LIWC,
    "dicx": DICX,
    "yoshikoder": YOSHIKODER,
    "lexicoder": LEXICODER,
    "lc3": LC3,
    "wordstat": WORDSTAT,
    "quanteda": QUANTEDA,
    "wordlist": WORDS,
}


def read(tmp_path: Path, content: str | bytes, *, name: str = "mine.txt") -> Dictionary:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return import_dictionary(path)


def listed(dictionary: Dictionary) -> list[str]:
    """`A > B: term* (2)`, one a line."""
    lines = []
    for entry in dictionary.entries:
        weight = "" if entry.weight is None else f" ({entry.weight:g})"
        lines.append(f"{' > '.join(entry.path)}: {join_wildcard(entry)}{weight}")
    return lines


@pytest.mark.parametrize("format_", FILES)
def test_a_format_is_told_by_its_content(format_: str, tmp_path: Path) -> None:
    assert read(tmp_path, FILES[format_]).format == format_
    assert read(tmp_path, "\ufeff" + FILES[format_].replace("\n", "\r\n")).format == format_


@pytest.mark.parametrize("format_", FILES)
def test_export_then_import_is_equal(format_: str, tmp_path: Path) -> None:
    first = read(tmp_path, FILES[format_])
    text = export_dictionary(first, format_)
    second = read(tmp_path, text)
    keys = ("name", "categories", "entries", "comments", "format")
    assert [getattr(second, key) for key in keys] == [getattr(first, key) for key in keys]
    assert export_dictionary(second, format_) == text
    assert export_losses(first, format_) == ()


@pytest.mark.parametrize("source", FILES)
@pytest.mark.parametrize("target", FILES)
def test_every_format_can_be_written_as_every_other(
    source: str, target: str, tmp_path: Path
) -> None:
    first = read(tmp_path, FILES[source])
    second = read(tmp_path, export_dictionary(first, target))
    assert second.format == target
    kept = {e.term for e in first.entries if not e.rule and e.wildcard in ("none", "end")}
    assert kept <= {entry.term for entry in second.entries}


def test_liwc_takes_numbers_only_from_the_fields_behind_the_term(tmp_path: Path) -> None:
    found = read(tmp_path, LIWC)
    assert listed(found) == [
        "power: group of 7",
        "social: Mother*",
        "social > family: Mother*",
        "social > family > parents: Mother*",
        "power: boss",
        "social: kind",
        "social: like",
        "social: :)",
    ]
    assert [(each.code, each.description) for each in found.categories] == [
        ("1", "Social words"),
        ("2", ""),
        ("3", "Mum, Dad"),
        ("4", ""),
    ]


def test_liwc_says_what_was_lost(tmp_path: Path) -> None:
    assert read(tmp_path, LIWC).summary == (
        "imported 8 entries, 4 categories; lost: "
        'the condition "(02 134)125/464" of "kind"; the condition "<of>131" of "like"; '
        'the undefined category 9 of "ghost"; "orphan", which has no category; 1 repeated entries'
    )


def test_a_liwc_22_table_marks_members_by_1_or_x(tmp_path: Path) -> None:
    assert listed(read(tmp_path, DICX)) == [
        "power: attack*",
        "war, peace: attack*",
        "war, peace: truce, lasting",
        "power: *ism",
    ]


def test_a_weighted_liwc_22_table_keeps_its_numbers(tmp_path: Path) -> None:
    found = read(tmp_path, WEIGHTED)
    assert listed(found) == [
        "power: attack (0.5)",
        "war: attack (-1)",
        "power: force (1)",
        "war: none (2)",
    ]
    assert read(tmp_path, export_dictionary(found, "dicx")).entries == found.entries


def test_yoshikoder_keeps_patterns_beside_sub_categories_and_descriptions(tmp_path: Path) -> None:
    found = read(tmp_path, YOSHIKODER)
    assert (found.name, found.comments) == ("Laver", ("party positions",))
    assert [(each.path, each.description) for each in found.categories] == [
        (("ECONOMY",), "State & market"),
        (("ECONOMY", "+STATE+"), ""),
        (("EMPTY",), ""),
    ]
    assert listed(found) == [
        ": loose",
        "ECONOMY: budget",
        "ECONOMY: *tax*",
        "ECONOMY > +STATE+: accommodat*",
        "ECONOMY > +STATE+: benefit",
    ]


def test_lexicoder_spaces_are_word_boundaries(tmp_path: Path) -> None:
    assert listed(read(tmp_path, LEXICODER)) == [
        "money: econom*",
        "money: tax",
        "money: *nomic",
        "money: *budget*",
    ]


def test_lexicoder_3_has_colours_repetitions_and_double_stars(tmp_path: Path) -> None:
    found = read(tmp_path, LC3)
    assert listed(found) == [
        "NEGATIVE: heckl*",
        "NEGATIVE: lie",
        "NEGATIVE: bad faith",
        "POSITIVE: good*",
    ]
    assert found.categories[0].colour == "#AA0000"
    assert found.lost == ('one star of "heckl**"', "1 repeated entries")


def test_wordstat_has_weights_mixed_indents_and_rules(tmp_path: Path) -> None:
    found = read(tmp_path, WORDSTAT.encode("latin-1"))
    assert listed(found) == [
        ": @CLASH [WAR AFTER PEACE /S 3] (1)",
        ": LOOSE (1)",
        "ECONOMY: BUDGET (1)",
        "ECONOMY > MARKET: FREE TRADE (10)",
        "ECONOMY > MARKET: TARIFF* (0.5)",
        "ECONOMY > STATE: *ISATION (-1)",
    ]
    assert found.lost == ('the rule "@CLASH [WAR AFTER PEACE /S 3] (1)" (kept, not in force)',)


def test_quanteda_scalars_are_words_never_truth_values_numbers_or_aliases(tmp_path: Path) -> None:
    found = read(tmp_path, QUANTEDA)
    assert listed(found) == [
        "NO: no",
        "NO: off",
        "NO: 1e3",
        "stans: *stan",
        "stans: kazakh*",
        "culture: people",
        "culture: yes",
        "culture > high: art",
        "culture > high: the 'arts'",
        "culture > popular: film?",
    ]
    assert found.comments == ("five topics",)


def test_a_word_list_is_one_category_named_after_its_file(tmp_path: Path) -> None:
    found = read(tmp_path, WORDS, name="mood.txt")
    assert listed(found) == ["mood: abandon (-2)", "mood: good faith (3)", "mood: happi*"]


def test_an_old_encoding_is_read_with_a_warning(tmp_path: Path) -> None:
    found = read(tmp_path, "+PLACES\nTürkiye\n".encode("latin-1"))
    assert found.entries[0].term == "Türkiye"
    assert found.lost == ("perhaps some letters (not UTF-8, read as Windows-1252)",)


def test_what_a_format_cannot_hold_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, WORDSTAT)
    assert export_losses(found, "liwc") == (
        "weights",
        "entries that end or hold any letters before (*word)",
        "rules",
    )


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "is empty"),
        ("<dictionary><cnode name='a'>", "is not well-formed XML"),
        ("<dictionary></dictionary>", "holds no category"),
        (
            '<!DOCTYPE d [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><dictionary><cnode name="&c;"/>'
            "</dictionary>",
            "declares a document type or entities",
        ),
        ("a:\n  - b\n  - [c\n", "is not YAML"),
        ("a:\n  - @b\n", "is not YAML"),
        ("a:\n  - b\nc: " + "[" * 5000, "is nested too deep"),
    ],
)
def test_broken_files_are_told(content: str, what: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=what):
        read(tmp_path, content)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    head=st.sampled_from(["", "%\n1\ta\n%\n", "Entry,a\n", "+a\n", "<dictionary><cnode>", "a:\n"]),
    body=st.text(alphabet="ab1 \t\n*+%,:-()@<>/\"'#[]{}é", max_size=40),
)
def test_any_text_is_a_dictionary_or_an_input_error(head: str, body: str, tmp_path: Path) -> None:
    try:
        found = read(tmp_path, head + body)
    except InputError as error:
        assert error.what
    else:
        assert {entry.path for entry in found.entries} <= {
            (),
            *(each.path for each in found.categories),
        }


@settings(max_examples=60)
@given(
    terms=st.lists(
        st.text(alphabet="abcXYZ é", min_size=1, max_size=8).filter(str.strip), max_size=6
    )
)
def test_any_words_survive_every_format(terms: list[str]) -> None:
    kept = tuple(Entry(("topic",), " ".join(term.split())) for term in dict.fromkeys(terms))
    kept = tuple(dict.fromkeys(kept))
    whole = Dictionary("mine", (Category(("topic",)),), kept)
    for name, format_ in known_formats().items():
        if kept and name != "wordlist":
            again = format_.read(export_dictionary(whole, name), "mine")
            assert [(e.path, e.term, e.wildcard) for e in again.entries] == [
                (e.path, e.term, e.wildcard) for e in kept
            ]


def test_a_dictionary_becomes_a_lexicon_folder(tmp_path: Path, folder: MakeFolder) -> None:
    found = read(tmp_path, WORDSTAT)
    made = to_lexicon(found, tmp_path / "imported")
    lexicon = loaded(made.folder, folder)
    assert [(cue.cue_id, cue.pattern.text, cue.valence) for cue in lexicon.cues[1:]] == [
        ("mine.loose.described", "LOOSE", 0.1),
        ("economy.budget.described", "BUDGET", 0.1),
        ("economy_market.free_trade.described", "FREE TRADE", 1),
        ("economy_market.tariff.described", "TARIFF*", 0.05),
    ]
    assert {cue.roles for cue in lexicon.cues[1:]} == {("described",)}
    assert lexicon.frames["economy_market"].label == "ECONOMY > MARKET"
    assert made.lost == (
        '"@CLASH [WAR AFTER PEACE /S 3] (1)" (a rule)',
        '"ISATION" (any letters before it)',
    )


def test_a_dictionary_without_weights_takes_no_side(tmp_path: Path, folder: MakeFolder) -> None:
    made = to_lexicon(read(tmp_path, "+A\nfriend\nwith\n+B\nfriend\n"), tmp_path / "imported")
    lexicon = loaded(made.folder, folder)
    assert [cue.valence for cue in lexicon.cues[1:]] == [0, 0]
    assert made.lost == (
        '"with" (the cue is one function word, "with", and would fire almost everywhere)',
    )
    with pytest.raises(InputError, match="already exists"):
        to_lexicon(read(tmp_path, "+A\nfriend\n"), made.folder)


def loaded(made: Path, folder: MakeFolder) -> Lexicon:
    """The folder upon a small lexicon in place of the shipped one."""
    text = (made / "lexicon.toml").read_text(encoding="utf-8")
    (made / "lexicon.toml").write_text(
        text.replace('extends = "geopolitics"', 'extends = "small"'), encoding="utf-8"
    )
    folder("small")
    return load_lexicon([made])
