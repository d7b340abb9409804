"""Agreement: with labels, between coders, pinned floors, and the sheet between them."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from framing.cli.gold import SHEET_COLUMNS
from framing.cli.sample import draw
from tests.cli.conftest import Framing

ABANDONED = "Russia abandoned Armenia last autumn, and the region took note of it at once."
DEEPENED = "Cooperation between Russia and China deepened in the same months, as the war went on."
LABELS: list[dict[str, Any]] = [
    {
        "doc": "east",
        "sentence": ABANDONED,
        "actor": "russia",
        "frame": "unreliable_ally",
        "stance": -1,
    },
    {"doc": "east", "sent": DEEPENED, "actor": "russia", "frame": "partner", "stance": [0, 1]},
    {"doc": "east", "sent": DEEPENED, "actor": "china", "frame": "aggressor", "stance": 1},
    {
        "doc": "east",
        "sentence": "Nobody ever wrote this.",
        "actor": "mars",
        "frame": "cosmic",
        "stance": 0,
    },
]


@pytest.fixture
def given(texts: Path, lexicon: Path) -> list[object]:
    return [texts, "--lexicon", lexicon]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(f"{json.dumps(label)}\n" for label in [*LABELS, LABELS[0]]))
    return path


def test_the_figures_are_counted_by_hand(gold: Path, given: list[object], framing: Framing) -> None:
    data = json.loads(framing("evaluate", gold, *given, "--json").out)
    actor, frame = data["strict"]["actor"], data["strict"]["frame"]
    # Found: (abandoned, russia), (deepened, russia), (deepened, china), (attack, armenia).
    assert (actor["tp"], actor["fp"], actor["fn"]) == (3, 1, 1)
    assert (frame["tp"], frame["fp"], frame["fn"]) == (2, 2, 2)
    assert data["strict"]["stance_sign"] == {"right": 3, "of": 3, "accuracy": 1.0}


def test_what_gold_has_and_the_texts_do_not_is_listed(
    gold: Path, given: list[object], framing: Framing
) -> None:
    out = framing("evaluate", gold, *given).out
    lines = out.splitlines()
    assert lines[0] == "4 rows against 5 labels"
    assert lines[1].startswith("strict   actor P 0.75 R 0.75 F1 0.75 | frame P 0.5 R 0.5 F1 0.5 |")
    assert lines[2].startswith("lenient  actor P")
    assert "1 actors of GOLD that the lexicon does not list: mars 1" in out
    assert "1 frames of GOLD that the lexicon does not list: cosmic 1" in out
    assert "east: Nobody ever wrote this." in out
    assert "1 lines of GOLD that stand there twice" in out


def test_disagreements_are_listed_on_request(
    gold: Path, given: list[object], framing: Framing
) -> None:
    assert "aggressor" not in framing("evaluate", gold, *given).out.split("disagreements")[1]
    told = framing("-v", "evaluate", gold, *given).out
    assert "frame" in told
    assert DEEPENED in told


def test_floors_are_pinned_reached_and_never_lowered(
    gold: Path, given: list[object], tmp_path: Path, framing: Framing
) -> None:
    floors = tmp_path / "floors.toml"
    assert framing("evaluate", gold, *given, "--pin", floors).code == 0
    text = floors.read_text()
    assert f'gold = "{hashlib.sha256(gold.read_bytes()).hexdigest()}"' in text
    assert framing("evaluate", gold, *given, "--floors", floors).code == 0

    floors.write_text(text.replace("actor_f1 = 0.75", "actor_f1 = 0.9"))
    below = framing("evaluate", gold, *given, "--floors", floors)
    assert below.code == 1
    assert "strict actor_f1 is 0.75, below 0.9" in below.err
    kept = floors.read_text()
    lowered = framing("evaluate", gold, *given, "--pin", floors)
    assert lowered.code == 1
    assert "would lower strict actor_f1 from 0.9 to 0.75" in lowered.err
    assert floors.read_text() == kept


def test_floors_of_other_labels_are_refused(
    gold: Path, given: list[object], tmp_path: Path, framing: Framing
) -> None:
    floors = tmp_path / "floors.toml"
    framing("evaluate", gold, *given, "--pin", floors)
    gold.write_text(json.dumps(LABELS[0]) + "\n")
    result = framing("evaluate", gold, *given, "--floors", floors)
    assert result.code == 1
    assert "another GOLD file" in result.err


def test_a_sheet_is_blind_and_the_same_seed_draws_the_same(
    given: list[object], framing: Framing
) -> None:
    one = framing("sample", *given, "-n", "4", "--csv")
    rows = list(csv.DictReader(one.out.splitlines()))
    assert tuple(rows[0]) == SHEET_COLUMNS
    assert len(rows) == 4
    assert all(row["sentence"] and row["actor"] for row in rows)
    assert not any(row[name] for row in rows for name in ("frame", "stance", "role", "note"))
    assert framing("sample", *given, "-n", "4", "--csv").out == one.out
    assert framing("sample", *given, "-n", "4", "--seed", "2", "--csv").out != one.out


def test_a_draw_takes_from_every_stratum_in_turn() -> None:
    strata = {
        ("a", True): [("a", f"s{n}", "x") for n in range(50)],
        ("a", False): [("a", f"t{n}", "x") for n in range(2)],
        ("b", True): [("b", f"u{n}", "x") for n in range(50)],
    }
    drawn = draw(strata, 12, 1)
    assert len(drawn) == len(set(drawn)) == 12
    assert [sum(unit in units for unit in drawn) for units in strata.values()] == [5, 2, 5]
    assert len(draw(strata, 500, 1)) == 102


def fill(sheet: Path, codes: dict[tuple[str, str], tuple[str, str]]) -> None:
    rows = list(csv.DictReader(sheet.read_text(encoding="utf-8").splitlines()))
    for row in rows:
        key = (row["sentence"][:9], row["actor"])
        row["frame"], row["stance"] = codes.get(key, ("", ""))
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, SHEET_COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


CODES = {
    ("Russia ab", "russia"): ("unreliable_ally", "-1"),
    ("Cooperati", "russia"): ("partner", "1"),
    ("Cooperati", "china"): ("partner", "1"),
    ("Russia at", "russia"): ("aggressor", "-1"),
}


def test_a_filled_sheet_is_read_back_by_evaluate(
    given: list[object], tmp_path: Path, framing: Framing
) -> None:
    sheet = tmp_path / "sheet.csv"
    framing("sample", *given, "-n", "50", "-o", sheet)
    fill(sheet, CODES)
    result = framing("evaluate", sheet, *given, "--json")
    data = json.loads(result.out)
    assert "sample" in result.err
    # Armenia may attack and China did not abandon were put to the coder and left unframed.
    assert data["strict"]["frame"]["tp"] == 4
    assert data["strict"]["frame"]["fn"] == 0
    assert data["strict"]["frame"]["fp"] == 2


def test_two_coders_who_agree_have_alpha_one(
    given: list[object], tmp_path: Path, framing: Framing
) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    for sheet in (one, two):
        framing("-q", "sample", *given, "-n", "50", "-o", sheet)
        fill(sheet, CODES)
    rows = {row["what"]: row for row in json.loads(framing("agree", one, two, "--json").out)}
    assert rows["frame"]["alpha"] == 1
    assert rows["frame"]["n"] == 4
    assert rows["framed"]["same"] == 1
    assert rows["role"]["alpha"] is None


def test_two_coders_who_differ_have_less(
    given: list[object], tmp_path: Path, framing: Framing
) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    for sheet in (one, two):
        framing("-q", "sample", *given, "-n", "50", "-o", sheet)
    fill(one, CODES)
    fill(two, {**CODES, ("Russia at", "russia"): ("partner", "+1")})
    rows = {row["what"]: row for row in json.loads(framing("agree", one, two, "--json").out)}
    assert rows["frame"]["alpha"] < 1
    assert rows["stance"]["same"] == 0.75
    assert rows["frame"]["low"] <= rows["frame"]["alpha"] <= rows["frame"]["high"]


def test_sheets_without_a_common_pair_are_refused(tmp_path: Path, framing: Framing) -> None:
    for name, doc in (("one.csv", "a"), ("two.csv", "b")):
        (tmp_path / name).write_text(f"doc,sentence,actor,frame,stance\n{doc},s,x,partner,1\n")
    result = framing("agree", tmp_path / "one.csv", tmp_path / "two.csv")
    assert result.code == 1
    assert "no pair in common" in result.err
