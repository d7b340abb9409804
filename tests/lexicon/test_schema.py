"""The JSON schema of lexicon.toml says what the program accepts, for editors that know schemas."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from framing.lexicon.problems import mistakes
from framing.lexicon.settings import POLES, read_settings
from framing.schema import MODALITIES, ROLES, VOICES
from framing.shipped import shipped_folder

SCHEMA: dict[str, Any] = json.loads(
    (files("framing.lexicon") / "lexicon.schema.json").read_text(encoding="utf-8")
)
LEXICONS = sorted(shipped_folder("lexicons").glob("*/lexicon.toml"))
TEMPLATE = Path(str(files("framing.lexicon"))) / "template" / "lexicon.toml"
WRONG = [
    'name = "a"\nversion = 3\n',
    'extends = ["a", 1]\n',
    '[frames.partner]\nlabel = "P"\npole = "bad"\n',
    '[frames.partner]\nlabel = "P"\npole = "+"\nvalence = 1.5\n',
    '[frames.partner]\nlabel = "P"\npole = "+"\ncolour = "green"\n',
    '[frames."Weak State"]\nlabel = "W"\npole = "+"\n',
    "[weights.modality]\nhegded = 0.5\n",
    "[weights.modality]\nhedged = 2\n",
    "[weights.modalty]\nhedged = 0.5\n",
    "[sets]\nhelp = 3\n",
    '[sets]\nactor = ["a"]\n',
]


def faults(text: str) -> list[str]:
    return [
        error.message for error in Draft202012Validator(SCHEMA).iter_errors(tomllib.loads(text))
    ]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", [*LEXICONS, TEMPLATE], ids=lambda path: path.parent.name)
def test_every_shipped_lexicon_and_the_template_agree_with_it(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("text", WRONG)
def test_what_the_program_refuses_the_schema_refuses_too(text: str, tmp_path: Path) -> None:
    path = tmp_path / "lexicon.toml"
    path.write_text(text, encoding="utf-8")
    problems: list[Any] = []
    read_settings(path, "lexicon.toml", problems)
    assert mistakes(problems)
    assert faults(text)


def test_its_lists_are_those_of_the_program() -> None:
    parts = SCHEMA["properties"]
    frame = parts["frames"]["additionalProperties"]["properties"]
    assert tuple(frame["pole"]["enum"]) == POLES
    weights = parts["weights"]["properties"]
    for group, names in (("modality", MODALITIES), ("role", ROLES), ("voice", VOICES)):
        assert tuple(weights[group]["properties"]) == tuple(names)
