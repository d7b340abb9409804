"""What a credible report on the five texts says, line by line, and what it must not say.

Every line is looked for in the digests, which carry the framings of the publications in the
project's own words, and in the publications themselves where they are at hand.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd
import pytest

from framing.measure.rows import NEUTRAL, counted
from framing.measure.tables import Tables

Test = Callable[[Tables], bool]
#: A mean polarity within this is called neutral: facts, told without praise or alarm.
PLAIN = 0.35
HOSTILE = ("aggressor", "conflictual", "hegemon", "repressive")


class Line(NamedTuple):
    """A line of the list: its words, what is looked for, and where it is not found yet."""

    text: str
    holds: Test
    gaps: str = ""


def rows(
    t: Tables, group: str, actor: str = "", *frames: str, words: str = "", voice: str = ""
) -> pd.DataFrame:
    """Counted rows; `words` stand in the sentence, `voice` is author or attributed."""
    found = counted(t.evidence)
    for column, value in (("group", group), ("actor", actor)):
        found = found[found[column] == value] if value else found
    found = found[found["frame"].isin(frames)] if frames else found
    if voice:
        found = found[(found["voice"] == "author") == (voice == "author")]
    return found[found["sentence"].str.contains(words, case=False)] if words else found


def good(found: pd.DataFrame) -> pd.DataFrame:
    return found[found["polarity"] > NEUTRAL]


def bad(found: pd.DataFrame) -> pd.DataFrame:
    return found[found["polarity"] < -NEUTRAL]


def mean(found: pd.DataFrame) -> float:
    return float((found["weight"] * found["polarity"]).sum() / found["weight"].sum())


def state(t: Tables, group: str, actor: str) -> str:
    """An actor whom no text names has no line in the table, and is absent."""
    cell = t.silence[(t.silence["group"] == group) & (t.silence["actor"] == actor)]
    return str(cell["state"].iloc[0]) if len(cell) else "absent"


def absent(t: Tables, group: str, *actors: str) -> bool:
    return all(state(t, group, actor) == "absent" for actor in actors)


def shown_by(t: Tables, actor: str, frame: str) -> set[str]:
    return set(bad(rows(t, "", actor, frame))["group"])


def told(t: Tables, words: str) -> bool:
    return any(words in finding.headline for finding in t.findings)


def names(t: Tables, group: str) -> set[str]:
    return set(t.naming.loc[t.naming["group"] == group, "name"])


VISIBLE = (
    Line(
        "000 China is a partner", lambda t: len(good(rows(t, "shi-jing", "china", "partner"))) > 2
    ),
    Line(
        "000 China is principled",
        lambda t: len(good(rows(t, "shi-jing", "china", "principled"))) > 0,
    ),
    Line(
        "000 is the most favourable to China",
        lambda t: told(t, "Most favourable to China: shi-jing"),
    ),
    Line(
        "000 China is a reliable partner as an image goal only",
        lambda t: (
            len(found := rows(t, "shi-jing", "china", "reliable_ally")) > 0
            and bool(((found["modality"] == "goal") | (found["holder"] == "china")).all())
        ),
    ),
    Line(
        "000 the Caucasus is vulnerable",
        lambda t: len(rows(t, "shi-jing", "caucasus", "weak_or_vulnerable")) > 0,
    ),
    Line(
        "000 the Caucasus is a valued partner and a hub",
        lambda t: all(
            len(good(rows(t, "shi-jing", "caucasus", frame)))
            for frame in ("partner", "strategic_asset")
        ),
    ),
    Line(
        "000 Armenia and Azerbaijan are in conflict, alike",
        lambda t: (
            len(bad(rows(t, "shi-jing", "armenia", "conflictual")))
            == len(bad(rows(t, "shi-jing", "azerbaijan", "conflictual")))
            > 0
        ),
    ),
    Line(
        "000 Armenia and Azerbaijan are partners too",
        lambda t: all(len(rows(t, "shi-jing", a, "partner")) for a in ("armenia", "azerbaijan")),
    ),
    Line(
        "000 Georgia is autonomous",
        lambda t: len(good(rows(t, "shi-jing", "georgia", "autonomous"))) > 0,
    ),
    Line(
        "000 the critics of Georgia speak in an attributed voice",
        lambda t: len(rows(t, "shi-jing", "georgia", voice="attributed")) > 0,
    ),
    Line("000 is nearly silent on Russia", lambda t: len(rows(t, "shi-jing", "russia")) <= 4),
    Line(
        "000 the one line of its own on the West is favourable",
        lambda t: (
            len(good(rows(t, "shi-jing", "west", voice="author"))) > 0
            and bad(rows(t, "shi-jing", "west", voice="author")).empty
        ),
    ),
    Line(
        "000 Turkey, Iran, NATO and the CSTO are absent",
        lambda t: absent(t, "shi-jing", "turkey", "iran", "nato", "csto"),
    ),
    Line(
        "001 Central Asia is an asset and acts for itself",
        lambda t: all(
            len(good(rows(t, "kaya", "central_asia", frame)))
            for frame in ("strategic_asset", "autonomous")
        ),
    ),
    Line(
        "001 China is a partner and an economic driver",
        lambda t: all(
            len(rows(t, "kaya", "china", frame)) for frame in ("partner", "development_driver")
        ),
    ),
    Line(
        "001 the warmest lines are relayed from China's foreign ministry",
        lambda t: (
            len(good(rows(t, "kaya", "china", voice="attributed"))) > 0
            and mean(rows(t, "kaya", "china", voice="attributed"))
            > mean(rows(t, "kaya", "china", voice="author"))
        ),
    ),
    Line(
        "001 the author's own close is realist",
        lambda t: (
            len(rows(t, "kaya", "china", "self_interested", words="own interests", voice="author"))
            > 0
        ),
    ),
    Line("001 Russia is peripheral", lambda t: len(rows(t, "kaya", "russia")) <= 3),
    Line(
        "002 China is a security provider, neutrally",
        lambda t: abs(mean(rows(t, "gafarov", "china", "security_provider"))) < PLAIN,
    ),
    Line(
        "002 China's security presence grows, neutrally",
        lambda t: abs(mean(rows(t, "gafarov", "china", "expansionist_security"))) < PLAIN,
    ),
    Line(
        "002 the motive is dual", lambda t: len(rows(t, "gafarov", "china", "self_interested")) > 0
    ),
    Line(
        "002 Central Asia is at the receiving end",
        lambda t: (
            len(
                t.dyads.query(
                    "group == 'gafarov' and agent == 'china' and target == 'central_asia'"
                )
            )
            > 0
        ),
    ),
    Line(
        "002 does not mention Russia and the West", lambda t: absent(t, "gafarov", "russia", "west")
    ),
    Line(
        "002 its silence on Russia is told", lambda t: told(t, "gafarov") and told(t, "not mention")
    ),
    Line(
        "003 China's spreading footprint",
        lambda t: (
            len(bad(rows(t, "ciga", "china", "expansionist_security", words="footprint"))) > 0
        ),
    ),
    Line(
        "003 corruption and failed livelihood in the report's voice",
        lambda t: len(bad(rows(t, "ciga", "china", words="corruption", voice="attributed"))) > 0,
    ),
    Line(
        "003 the growth of trade is conceded",
        lambda t: len(good(rows(t, "ciga", "china", "development_driver", voice="author"))) > 0,
    ),
    Line(
        "003 Beijing is anxious",
        lambda t: len(bad(rows(t, "ciga", "china", "weak_or_vulnerable", words="Kazakhstan"))) > 0,
        gaps="digests",
    ),
    Line(
        "003 chooses the name East Turkistan beside Xinjiang",
        lambda t: {"East Turkistan", "Xinjiang"} <= names(t, "ciga"),
    ),
    Line(
        "003 the republics are brotherly",
        lambda t: len(good(rows(t, "ciga", "central_asia", words="brotherly"))) > 0,
    ),
    Line("003 has two layers of voice", lambda t: len(set(rows(t, "ciga")["voice"])) > 1),
    Line("003 does not mention Russia", lambda t: absent(t, "ciga", "russia")),
    Line(
        "004 Russia is an unreliable ally, distinctive and told",
        lambda t: any(
            "Russia as unreliable ally" in f.headline and "Only xiao-bin" in f.headline
            for f in t.findings
        ),
    ),
    Line(
        "004 the hedged thesis is shown",
        lambda t: (rows(t, "xiao-bin", "russia", "unreliable_ally")["modality"] == "hedged").any(),
    ),
    Line(
        "004 an ally left without help is shown",
        lambda t: len(bad(rows(t, "xiao-bin", "russia", "unreliable_ally", words="Armenia"))) > 0,
    ),
    Line(
        "004 the West contains", lambda t: len(bad(rows(t, "xiao-bin", "west", "containing"))) > 1
    ),
    Line("004 the West controls", lambda t: len(bad(rows(t, "xiao-bin", "west", "hegemon"))) > 0),
    Line(
        "004 Russia is contained",
        lambda t: len(rows(t, "xiao-bin", "russia", "contained_victim")) > 1,
    ),
    Line(
        "004 China is principled",
        lambda t: len(good(rows(t, "xiao-bin", "china", "principled"))) > 1,
    ),
    Line(
        "004 China's partnership has conditions",
        lambda t: (
            rows(t, "xiao-bin", "", "partner", words="premise|conditions")["modality"]
            == "conditional"
        ).any(),
    ),
    Line(
        "004 Russia's praise of itself is attributed",
        lambda t: (
            len(
                good(
                    rows(
                        t,
                        "xiao-bin",
                        "russia",
                        words="dialogue|talk with|order",
                        voice="attributed",
                    )
                )
            )
            > 0
            and good(
                rows(t, "xiao-bin", "russia", words="willing|without a strong", voice="author")
            ).empty
        ),
    ),
    Line(
        "004 hegemonism has no named agent",
        lambda t: rows(t, "xiao-bin", "", "hegemon", words="hegemonism").empty,
    ),
    Line(
        "the West contains in 004 only", lambda t: shown_by(t, "west", "containing") == {"xiao-bin"}
    ),
    Line(
        "Russia is an unreliable ally in 004 only",
        lambda t: shown_by(t, "russia", "unreliable_ally") == {"xiao-bin"},
    ),
    Line(
        "China is asserted to be a partner in 000, 001 and 004",
        lambda t: all(
            len(good(rows(t, group, "china", "partner", voice="author")))
            for group in ("shi-jing", "kaya", "xiao-bin")
        ),
    ),
    Line(
        "China is a partner descriptively in 002",
        lambda t: mean(rows(t, "gafarov", "china", "partner")) < PLAIN,
    ),
    Line("nobody calls Russia an aggressor", lambda t: rows(t, "", "russia", "aggressor").empty),
    Line(
        "five documents give counts, not significance",
        lambda t: told(t, "Five documents give counts, not significance"),
    ),
)

ABSENT = (
    Line(
        "000 China unstable or in conflict",
        lambda t: bad(rows(t, "shi-jing", "china", "weak_or_vulnerable", "conflictual")).empty,
    ),
    Line(
        "001 China in a crisis over Taiwan",
        lambda t: (
            bad(rows(t, "kaya", "china", "conflictual", "weak_or_vulnerable", words="Taiwan")).empty
        ),
    ),
    Line(
        "000 Georgia hostile or aggressive",
        lambda t: bad(rows(t, "shi-jing", "georgia", *HOSTILE)).empty,
    ),
    Line(
        "003 Central Asia corrupt",
        lambda t: bad(rows(t, "ciga", "central_asia", words="corruption")).empty,
    ),
    Line(
        "003 China drives development where its projects fail",
        lambda t: good(rows(t, "ciga", "china", "development_driver", words="corruption")).empty,
    ),
    Line(
        "003 China as guarantor from the guarantees it looks for",
        lambda t: rows(t, "ciga", "china", "security_provider", words="Taliban").empty,
    ),
    Line(
        "003 Russia framed by the language of the region",
        lambda t: rows(t, "ciga", "russia", words="Russian").empty,
    ),
    Line(
        "001 parties that promote terrorism",
        lambda t: (
            bad(rows(t, "kaya", "china", words="terroris")).empty
            and bad(rows(t, "kaya", "central_asia", words="terroris")).empty
        ),
    ),
    Line(
        "004 Russia reliable where it did not help",
        lambda t: good(rows(t, "xiao-bin", "russia", "reliable_ally", words="Armenia")).empty,
    ),
    Line(
        "004 containment as Putin's",
        lambda t: rows(t, "xiao-bin", "russia", "containing", words="dual").empty,
    ),
    Line(
        "004 the West as agent where it is deterred",
        lambda t: rows(t, "xiao-bin", "west", "containing", words="deter ").empty,
    ),
    Line(
        "004 China or Russia hegemonic",
        lambda t: (
            rows(t, "xiao-bin", "china", "hegemon").empty
            and rows(t, "xiao-bin", "russia", "hegemon").empty
        ),
    ),
    Line(
        "004 China confrontational",
        lambda t: bad(rows(t, "xiao-bin", "china", "conflictual", "aggressor")).empty,
    ),
    Line(
        "anything from notes, references and navigation",
        lambda t: rows(t, "", words=r"https?://|\bdoi\b|accessed|^\[?\d+\]").empty,
    ),
)


def marked(lines: tuple[Line, ...], where: str) -> list[object]:
    """A known gap is a strict xfail: once it is mended the test asks for the mark to go."""
    gap = pytest.mark.xfail(strict=True, reason="the reader or a cue does not see it yet")
    return [
        pytest.param(line, id=line.text, marks=[gap] if where in line.gaps.split() else [])
        for line in lines
    ]


@pytest.mark.parametrize("line", marked(VISIBLE, "digests"))
def test_the_digests_show(line: Line, digests: Tables) -> None:
    assert line.holds(digests)


@pytest.mark.parametrize("line", marked(ABSENT, "digests"))
def test_the_digests_do_not_show(line: Line, digests: Tables) -> None:
    assert line.holds(digests)


@pytest.mark.parametrize("line", marked(VISIBLE, "originals"))
def test_the_publications_show(line: Line, originals: Tables) -> None:
    assert line.holds(originals)


@pytest.mark.parametrize("line", marked(ABSENT, "originals"))
def test_the_publications_do_not_show(line: Line, originals: Tables) -> None:
    assert line.holds(originals)


def test_the_publication_that_breaks_off_says_so(originals: Tables) -> None:
    notes = originals.documents.set_index("source")["alerts"]
    assert "truncated" in notes["kaya"] or "breaks off" in notes["kaya"]


def test_what_is_thin_is_neither_ranked_nor_given_an_interval(digests: Tables) -> None:
    thin = digests.stance[digests.stance["thin"]]
    assert len(thin)
    assert thin[["low", "high"]].isna().all(axis=None)
    ranked = next(f for f in digests.findings if f.headline.startswith("Most favourable"))
    cells = digests.stance[(digests.stance["actor"] == ranked.actor) & ~digests.stance["thin"]]
    assert ranked.group in set(cells["group"])
