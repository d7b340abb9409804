"""The annex: the sentences behind the findings, each numbered once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from framing.brief.model import Piece, Sentence
from framing.charts.words import clean
from framing.measure.findings import Finding
from framing.measure.rows import SENTENCE
from framing.report.run import Run
from framing.report.words import signed

#: Sentences a finding brings along; the report holds the others.
MOST: Final = 6

Key = tuple[str, str]


def cited(run: Run, findings: Sequence[Finding]) -> tuple[list[list[Key]], list[int]]:
    """For each finding the sentences it brings along, strongest first, and how many it leaves."""
    rows = run.tables.evidence
    chosen, left = [], []
    for finding in findings:
        keys = _strongest(rows[rows["evidence_id"].isin(finding.evidence_ids)])
        chosen.append(keys[:MOST])
        left.append(max(0, len(keys) - MOST))
    return chosen, left


def numbered(chosen: Sequence[Sequence[Key]]) -> dict[Key, int]:
    """Sentence -> its number, in the order in which the findings call for it."""
    numbers: dict[Key, int] = {}
    for keys in chosen:
        for key in keys:
            numbers.setdefault(key, len(numbers) + 1)
    return numbers


def annex(
    run: Run, findings: Sequence[Finding], numbers: Mapping[Key, int], words: Mapping[str, str]
) -> tuple[Sentence, ...]:
    """The numbered sentences with the claims that the findings count."""
    ids = {each for finding in findings for each in finding.evidence_ids}
    rows = run.tables.evidence
    rows = rows[rows["evidence_id"].isin(ids)]
    found = []
    for key, part in rows.groupby(list(SENTENCE), sort=False):
        document, sentence = key
        number = numbers.get((str(document), str(sentence)))
        if number is not None:
            found.append(_sentence(run, number, part, words))
    return tuple(sorted(found))


def _strongest(rows: pd.DataFrame) -> list[Key]:
    strength = (rows["weight"] * rows["polarity"].abs() * 5).round()
    order = rows.assign(strength=strength, length=rows["sentence"].str.len()).sort_values(
        ["strength", "length", "document", "start"], ascending=[False, True, True, True]
    )
    pairs = zip(order["document"], order["sentence_id"], strict=True)
    return list(dict.fromkeys((str(document), str(sentence)) for document, sentence in pairs))


def _sentence(run: Run, number: int, rows: pd.DataFrame, words: Mapping[str, str]) -> Sentence:
    claims = rows.drop_duplicates(["actor", "frame", "cue_start"]).to_dict("records")
    first = claims[0]
    marks = [(int(row["cue_start"]), int(row["cue_end"])) for row in claims]
    begin = int(first["start"])
    return Sentence(
        number=number,
        pieces=_pieces(str(first["sentence"]), [(a - begin, b - begin) for a, b in marks]),
        claims=tuple(dict.fromkeys(_claim(run, row, words) for row in claims)),
        source=clean(f"{first['group']}: {run.title(str(first['document']))}"),
        ids=tuple(dict.fromkeys(str(row["evidence_id"]) for row in claims)),
    )


def _claim(run: Run, row: Mapping[Any, Any], words: Mapping[str, str]) -> str:
    reported = words["reported"].format(holder=run.actor(str(row["holder"])))
    return words["claim"].format(
        actor=run.actor(str(row["actor"])),
        frame=run.frame(str(row["frame"])),
        value=signed(float(row["polarity"])),
        voice=words["author"] if row["voice"] == "author" else reported,
    )


def _pieces(sentence: str, marks: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """The sentence cut at its cues; overlapping cues make one strong stretch."""
    strong = [False] * len(sentence)
    for start, end in marks:
        for at in range(max(0, start), min(end, len(sentence))):
            strong[at] = True
    pieces: list[Piece] = []
    for char, bold in zip(sentence, strong, strict=True):
        if pieces and pieces[-1].strong == bold:
            pieces[-1] = Piece(pieces[-1].text + char, bold)
        else:
            pieces.append(Piece(char, bold))
    flat = (Piece(_flat(piece.text), piece.strong) for piece in pieces)
    return tuple(piece for piece in flat if piece.text)


def _flat(text: str) -> str:
    """Clean, but with the blanks at both ends that keep words apart."""
    body = clean(text)
    before = " " if re.match(r"\s", text) else ""
    after = " " if body and re.search(r"\s\Z", text) else ""
    return before + body + after
