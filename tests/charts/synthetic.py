"""Tables of any size, made up but the same every time, through the real measures."""

from __future__ import annotations

import random
from functools import cache
from itertools import count

import pandas as pd

from framing.lexicon.model import Actor, Frame, Lexicon
from framing.measure.tables import TableOptions, Tables, make_tables
from framing.schema import DOCUMENT_COLUMNS, EvidenceRow, MentionRow, NamingRow

FRAMES = (
    ("partner", "Partner", "+", 0.05),
    ("reliable_ally", "Reliable ally", "+", 0.8),
    ("security_provider", "Security provider", "+", 0.7),
    ("development_driver", "Development driver", "+", 0.7),
    ("autonomous", "Autonomous", "+", 0.6),
    ("unreliable_ally", "Unreliable ally", "-", -0.7),
    ("containing", "Containing", "-", -0.6),
    ("hegemon", "Hegemon", "-", -0.8),
    ("aggressor", "Aggressor", "-", -0.9),
    ("repressive", "Repressive", "-", -0.8),
    ("weak_or_vulnerable", "Weak or vulnerable", "burden", -0.3),
    ("contained_victim", "Contained victim", "burden", 0.05),
)
ACTORS = (
    "Russia",
    "China",
    "The West",
    "United States",
    "Central Asia",
    "Kazakhstan",
    "European Union",
    "Uzbekistan",
    "Shanghai Cooperation Organisation",
    "Turkey",
    "Kyrgyzstan",
    "Iran",
    "Armenia",
    "Azerbaijan",
    "Collective Security Treaty Organization",
    "Xinjiang separatists",
    "India",
    "Tajikistan",
)
OUTLETS = (
    "Institute for the Study of Regional Order and Security in the Wider Eurasian Space",
    "Xiao Bin",
    "CIGA",
    "Review of Central Asian Politics",
    "Foreign Ministry of the Republic of Kazakhstan, press service",
    "Jamestown",
    "Valdai paper",
)


def source_names(number: int) -> list[str]:
    short = ["xiao-bin", "ciga", "jamestown", "brookings", "valdai"]
    return short[:number] if number <= 5 else [f"{OUTLETS[i % 7]} {i + 1}" for i in range(number)]


def lexicon(labels: tuple[str, ...] = ACTORS, frame_label: str = "") -> Lexicon:
    frames = {
        frame: Frame(frame, frame_label + label, "", "", "", pole, "", "", valence)  # type: ignore[arg-type]
        for frame, label, pole, valence in FRAMES
    }
    actors = {f"a{i:02}": Actor(f"a{i:02}", label, (), ()) for i, label in enumerate(labels)}
    return Lexicon("made-up", "1", "en", "", frames, actors, (), (), (), (), {}, {}, {}, "0" * 64)


def made_up(
    names: list[str],
    *,
    labels: tuple[str, ...] = ACTORS,
    frame_label: str = "",
    referent: str = "xinjiang",
    dates: bool = True,
    named: bool = True,
) -> Tables:
    """Each source frames the first actors often, later ones rarely or never."""
    rng = random.Random(7)
    rows: list[EvidenceRow] = []
    mentions: list[MentionRow] = []
    uses: list[NamingRow] = []
    documents = []
    ids = count()
    for place, name in enumerate(names):
        date = f"{2016 + place % 8}-0{1 + place % 9}-11" if dates else ""
        documents.append(
            {
                **dict.fromkeys(DOCUMENT_COLUMNS, ""),
                "source": name,
                "document": f"{place}.txt",
                "published": date,
            }
        )
        for i in range(len(labels)):
            seen = int(rng.expovariate(1) * 26 / (1 + i)) if rng.random() > 0.12 else 0
            lean = rng.uniform(-1, 1)
            for j in range(seen):
                where = (name, f"{place}.txt", date, "", f"{place}-{i}-{j}", "A sentence.", 0, 11)
                tone = round(rng.uniform(-0.4, 0.6), 3)
                mentions.append(MentionRow(*where, f"a{i:02}", "it", j, j + 1, "name", tone))
                if rng.random() < 0.65:
                    frame = _frame(rng, lean)
                    rows.append(_row(where, (i, frame, next(ids), j), rng, len(labels)))
        uses += [] if not named else _uses(name, place, date, rng, referent)
    texts = pd.DataFrame(documents)
    texts["words_kept"] = 1000
    return make_tables(
        pd.DataFrame(rows, columns=list(EvidenceRow._fields)),
        pd.DataFrame(mentions, columns=list(MentionRow._fields)),
        pd.DataFrame(uses, columns=list(NamingRow._fields)),
        texts,
        lexicon=lexicon(labels, frame_label),
        options=TableOptions(),
    )


def _frame(rng: random.Random, lean: float) -> tuple[str, float]:
    liked = [(f, v) for f, _, _, v in FRAMES if v * lean >= 0]
    return rng.choice(liked if rng.random() < 0.75 else [(f, v) for f, _, _, v in FRAMES])


def _row(
    where: tuple[str, str, str, str, str, str, int, int],
    what: tuple[int, tuple[str, float], int, int],
    rng: random.Random,
    actors: int,
) -> EvidenceRow:
    actor, (frame, valence), number, at = what
    other = rng.randrange(min(actors, 6))
    return EvidenceRow(
        f"id{number:06}",
        *where,
        f"a{actor:02}",
        "it",
        at,
        at + 1,
        "name",
        frame,
        f"{frame}.cue{number % 4}",
        "cue",
        4,
        7,
        rng.choice(("agent", "target", "described")),
        f"a{other:02}" if rng.random() < 0.5 else "",
        valence,
        False,
        "asserted",
        rng.choice(("author", "author", "attributed")),
        "author",
        valence,
        rng.choice((1.0, 0.5)),
        "agent.subject",
        "made-up",
    )


def _uses(name: str, place: int, date: str, rng: random.Random, referent: str) -> list[NamingRow]:
    choices = (
        (referent, "Xinjiang"),
        (referent, "East Turkistan"),
        ("ukraine_war", "war"),
        ("ukraine_war", "conflict"),
        ("ukraine_war", "special military operation"),
    )
    return [
        NamingRow(
            name, f"{place}.txt", date, f"{place}-n-{i}-{j}", "A sentence.", ref, word, j, j + 1
        )
        for i, (ref, word) in enumerate(choices)
        for j in range(rng.randrange(0, 14))
    ]


@cache
def of_size(number: int) -> Tables:
    return made_up(source_names(number))
