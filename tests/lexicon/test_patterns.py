"""The pattern language: what each sign means, and what is said about a wrong pattern."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import InputError
from framing.lexicon.model import Pattern, Word
from framing.lexicon.patterns import breadth_problem, parse_pattern

SETS = {
    "help": frozenset({"aid", "assist"}),
    "phrase": frozenset({"carry out"}),
    "empty": frozenset[str](),
}


def shown(pattern: Pattern) -> str:
    """`[aid|help]/NOUN "Silk" ~ ...`: a pattern on one line."""

    def word(each: Word) -> str:
        forms = "|".join(sorted(each.forms))
        forms = f'"{forms}"' if each.exact else forms
        return forms + (f"/{each.pos}" if each.pos else "")

    parts = [" ".join(word(each) for each in part) for part in pattern.parts]
    return " ~ ".join(parts) + (" ~ ACTOR" if pattern.needs_actor else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("provide security guarantee", "provide security guarantee"),
        ("Belt and Road", "belt and road"),
        ("  help   others ", "help others"),
        ("(aid|help|support)", "aid|help|support"),
        ("( aid | help )", "aid|help"),
        ("exploit*", "exploit*"),
        ("(exploit*|abuse)", "abuse|exploit*"),
        ("aid/VERB", "aid/VERB"),
        ("(aid|help)/NOUN", "aid|help/NOUN"),
        ("(aid/NOUN|help/NOUN)", "aid|help/NOUN"),
        ("exploit*/VERB", "exploit*/VERB"),
        ('"Silk Road" hub', '"Silk" "Road" hub'),
        ("“Silk Road” hub", '"Silk" "Road" hub'),
        ('"West"/NOUN', '"West"/NOUN'),
        ('("East"|"West")', '"East|West"'),
        ("@help others", "aid|assist others"),
        ("(@help|save)/VERB", "aid|assist|save/VERB"),
        ("deploy ~ troops", "deploy ~ troops"),
        ("deploy more ~ troops ~ border", "deploy more ~ troops ~ border"),
        ("abandon ~ @actor", "abandon ~ ACTOR"),
        ("hand ~ help ~ @actor", "hand ~ help ~ ACTOR"),
        ("win-win", "win - win"),
        ("win‑win result", "win - win result"),
        ("co-operat*", "co - operat*"),
        ("multi-vector/ADJ", "multi - vector/ADJ"),
        ("Russia's orbit", "russia 's orbit"),
        ("people’s war", "people 's war"),
        ("U.S. bloc", "u.s. bloc"),
        ("C+C5", "c+c5"),
        ("9/11", "9/11"),
        ("can't", "ca n't"),
    ],
)
def test_a_pattern_means(text: str, expected: str) -> None:
    assert shown(parse_pattern(text, SETS)) == expected


@pytest.mark.parametrize(
    ("text", "what", "help_"),
    [
        ("", "the pattern is empty", "at least one word"),
        ("~", "only a gap and would match everything", ""),
        ("help ~", 'a gap "~" at the beginning or end', "leave the gap out"),
        ("~ help", 'a gap "~" at the beginning or end', "words on both sides"),
        ("a ~ ~ b", 'two gaps "~" in a row', "words on both sides"),
        ("(aid|help", 'a bracket "(" that is never closed', 'put ")" after it'),
        ("aid)", 'a bracket ")" that was never opened', 'put "(" before it'),
        ('"Silk Road', "a quotation mark that is never closed", 'put " after it'),
        ('""', "nothing between two quotation marks", '"Exact Form"'),
        ("((a|b)|c)", "a bracket inside a bracket", "(one|two|three)"),
        ("(aid||help)", "an empty alternative in (aid||help)", "(one|two|three)"),
        ("(aid|)", "an empty alternative in (aid|)", "(one|two|three)"),
        ("()", "an empty alternative in ()", "(one|two|three)"),
        ("(aid|help)ing", "(aid|help)ing runs a bracket into a word", "a space before"),
        ("co(aid)", "co(aid) runs a bracket", "a space before"),
        ('"Silk"en', '"Silk"en runs a quotation mark into a word', "a space before"),
        ("aid|help", '"aid|help" has alternatives outside brackets', "(one|two|three)"),
        ("(take part|join)", '"take part" is more than one word', "a line of its own"),
        ("(win-win|good)", '"win-win" is more than one word', "a line of its own"),
        ("(aid/NOUN|help/VERB)", "have different parts of speech", "one line for each"),
        ('("West"|east)', "only some alternatives", "one line for each"),
        ("@hepl", 'there is no word set "@hepl"', 'did you mean "help"?'),
        ("@phrase", '"carry out" of the word set "@phrase"', "a line of its own"),
        ("@empty", 'the word set "@empty" is empty', "[sets]"),
        ("@actor", '"@actor" without words and a gap before it', "abandon ~ @actor"),
        ("abandon @actor", '"@actor" without words and a gap before it', "abandon ~ @actor"),
        ("@actor ~ help", '"@actor" is not the last part', "abandon ~ @actor"),
        ("aid/VRB", '"/VRB" is not a part of speech', 'did you mean "VERB"?'),
        ("aid/PROPN", '"/PROPN" is not a part of speech', "NOUN, which includes proper names"),
        ("/VERB", "a part of speech without a word", "word/VERB"),
        ("*", '"*" would match nearly every word', 'write "~" for any words'),
        ("ab*", '"ab*" is too short', "at least 3 letters"),
        ("co*perate", '"*" inside or before "co*perate"', '"*" at the end'),
        ("help .* others", '".*" is a regular expression', 'write "~" for a gap'),
        (r"\bhelp", r'"\b" is a regular expression', "whole words"),
        ("[a-z]elp", '"[a-z]" is a regular expression', "(aid|help)"),
        ("(?:aid|help)", '"(?:" is a regular expression', "(aid|help)"),
        ("colou?r", '"u?" is a regular expression', "two lines"),
        ("(very)? good", '")?" is a regular expression', "two lines"),
        ("go{2}d", '"{2}" is a regular expression', "write the words out"),
        ("help+", '"p+" is a regular expression', "write the words out"),
        ("^help", '"^" is a regular expression', "anywhere"),
        ("help$", '"$" is a regular expression', "anywhere"),
        ("a=b", '"=" cannot stand in "a=b"', "letters, digits"),
    ],
)
def test_a_wrong_pattern_is_told(text: str, what: str, help_: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_pattern(text, SETS)
    assert what in caught.value.what
    assert help_ in f"{caught.value.expected} {caught.value.cure}"


@pytest.mark.parametrize("text", ["with", "of the", "(on|off)", "to ~ from"])
def test_a_cue_of_function_words_is_too_broad(text: str) -> None:
    assert "would fire almost everywhere" in breadth_problem(parse_pattern(text, SETS))


@pytest.mark.parametrize("text", ["will/NOUN", '"IT"', "with honour", "ally"])
def test_other_cues_are_not_too_broad(text: str) -> None:
    assert breadth_problem(parse_pattern(text, SETS)) == ""


@given(st.text(alphabet='ab -~()|*"@/.’\\[]?+V1', max_size=14) | st.text(max_size=10))
def test_any_text_is_a_pattern_or_an_input_error(text: str) -> None:
    try:
        pattern = parse_pattern(text, SETS)
    except InputError as error:
        assert error.what
    else:
        assert all(word.forms for part in pattern.parts for word in part)
        assert all(pattern.parts)
        assert parse_pattern(pattern.text, SETS) == pattern
