"""A small lexicon, two short texts, and the command run inside the test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from framing.cli import main

LEXICON = {
    "lexicon.toml": """
name = "small"
version = "1.0"
language = "en"
licence = "MIT"

[frames.partner]
label = "Partner"
definition = "Works with others."
code_when = "Two sides have a relation."
not_when = "The relation is hostile."
pole = "+"
family = "cooperation"
colour = "#1f77b4"
valence = 0.8

[frames.unreliable_ally]
label = "Unreliable ally"
definition = "Fails others."
code_when = "Help is refused."
not_when = "Nobody expected help."
pole = "-"
family = "support"
colour = "#d62728"
valence = -0.8

[frames.aggressor]
label = "Aggressor"
definition = "Attacks others."
code_when = "Force is used."
not_when = "Force is only feared."
pole = "-"
family = "force"
colour = "#9467bd"
valence = -0.9

[weights.modality]
hedged = 0.6
goal = 0.7

[weights.role]
near = 0.0
party = 0.9

[weights.rule]
topic = 0.2
only-actor = 0.3
""",
    "actors.csv": """actor,alias,kind,member_of
russia,Russia,name,
russia,Russian,demonym,
armenia,Armenia,name,caucasus
georgia,Georgia,name,caucasus
caucasus,the Caucasus,name,
china,China,name,
west,West,name,
""",
    "cues.csv": "\n".join(
        (
            "cue_id,frame,cue,role,valence,weight,example,counterexample",
            "partner.cooperation.party,partner,cooperation/NOUN,party,0.5,1,"
            "Cooperation between Russia and China deepened.,"
            "Cooperation of the departments deepened.",
            "partner.close-cooperation.party,partner,close cooperation,party,0.8,1,"
            "The close cooperation between Armenia and Georgia went on.,",
            "unreliable_ally.abandon.agent,unreliable_ally,abandon ~ @actor,agent,,1,"
            "Russia abandoned Armenia last autumn.,The miners abandoned the pit.",
            "aggressor.attack.agent,aggressor,attack/VERB,agent,,1,"
            "Russia attacked Georgia that summer.,Analysts attacked the plan.",
            "",
        )
    ),
    "shifters.csv": "shifter,kind,scope\nnot,negation,head\nmay,hedge,head\n",
    "reporting.csv": "word,kind\nsay/VERB,says\n",
    "naming.csv": "referent,name\nwar,war\nwar,conflict\n",
}
TEXTS = {
    "east.txt": """The neighbours and their ally

Russia abandoned Armenia last autumn, and the region took note of it at once.

Cooperation between Russia and China deepened in the same months, as the war went on.

The minister said that Armenia may attack Georgia, but nobody in the capital believed it.
""",
    "west.txt": """The view from the other side

Russia attacked Georgia that summer, and the conflict changed how the Caucasus was seen.

China did not abandon Armenia, although the two had no treaty that asked for help.

The West watched from afar and wrote long letters about the rules of the order.
""",
}
SOURCES = """files,id,title,author,camp,published
east*,east,The neighbours,A. Author,eastern,2020
west*,west,The view,B. Author,western,2021
"""


class Result(NamedTuple):
    """What a command gave."""

    code: int
    out: str
    err: str


Framing = Callable[..., Result]


@pytest.fixture
def framing(capfdbinary: pytest.CaptureFixture[bytes]) -> Framing:
    """`framing("stance", path)` runs the command and gives code, output and messages."""

    def run(*arguments: object) -> Result:
        capfdbinary.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Result(code, out.decode(), err.decode())

    return run


def write_folder(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    """A whole lexicon of four cues."""
    return write_folder(tmp_path / "small", LEXICON)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Two texts with metadata."""
    return write_folder(tmp_path / "texts", {**TEXTS, "sources.csv": SOURCES})
