"""Rows are kept for the same text, lexicon and reading code; an edit of cues re-reads its own."""

from __future__ import annotations

import pickle
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from framing.detect.compiled import Compiled, compile_lexicon
from framing.detect.reading import read_document
from framing.engine import chunk
from framing.engine.chunk import score_chunk
from framing.engine.kept import base_key, read_rows, rows_key
from framing.language.columns import sentences_of
from framing.language.pipeline import DEFAULT_MODEL
from framing.language.store import parsed
from framing.lexicon.model import Cue
from framing.lexicon.patterns import parse_pattern
from framing.score import DocumentRows, rows_of
from framing.sources.model import Document
from framing.sources.read import read_documents
from framing.store import entries, keep, kept
from tests.conftest import as_document

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TEXT = as_document("Chile abandoned Peru. Peru may contain Chile.")


def key(compiled: Compiled, document: Document = TEXT) -> str:
    return rows_key(document, base_key(compiled, DEFAULT_MODEL))


def scored(documents: Sequence[Document], compiled: Compiled) -> list[DocumentRows]:
    return list(score_chunk(documents, compiled, DEFAULT_MODEL))


def read_anew(documents: Sequence[Document], compiled: Compiled) -> list[DocumentRows]:
    return [
        rows_of(d, read_document(d, sentences_of(d, columns), compiled), compiled)
        for d, columns in zip(documents, parsed(documents), strict=True)
    ]


def with_cues(compiled: Compiled, cues: Sequence[Cue]) -> Compiled:
    return compile_lexicon(replace(compiled.lexicon, cues=tuple(cues)))


def with_turned(compiled: Compiled, cue_id: str) -> Compiled:
    """The lexicon with one cue meaning the opposite."""
    cues = compiled.lexicon.cues
    return with_cues(
        compiled, [replace(c, valence=-c.valence) if c.cue_id == cue_id else c for c in cues]
    )


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that are read from their beginning."""
    seen: list[str] = []

    def noted(document: Document, *rest: object, **how: object) -> object:
        seen.append(document.document)
        return read_document(document, *rest, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(chunk, "read_document", noted)
    return seen


def test_a_second_run_gives_the_rows_of_the_first(
    geopolitics: Compiled, readings: list[str]
) -> None:
    text = as_document("Chile abandoned Peru once more.")
    first = scored([text], geopolitics)
    assert first[0].evidence
    assert scored([text], geopolitics) == first
    assert len(readings) == 1


def test_an_edit_of_another_table_never_finds_old_rows(geopolitics: Compiled) -> None:
    weights = {**geopolitics.lexicon.weights, "modality.hedged": 0.25}
    other = compile_lexicon(replace(geopolitics.lexicon, weights=weights))
    assert key(other) != key(geopolitics)


def test_a_table_changed_in_place_never_finds_old_rows(geopolitics: Compiled) -> None:
    weights = dict(geopolitics.lexicon.weights)
    before = key(compile_lexicon(replace(geopolitics.lexicon, weights=weights)))
    weights["rule.denied"] = 0.25
    assert key(compile_lexicon(replace(geopolitics.lexicon, weights=weights))) != before


def test_a_moved_line_is_shown_where_it_stands_now(geopolitics: Compiled) -> None:
    moved = with_cues(
        geopolitics,
        [
            replace(cue, place=cue.place._replace(line=cue.place.line + 1))
            for cue in geopolitics.lexicon.cues
        ],
    )
    before, after = scored([TEXT], geopolitics)[0], scored([TEXT], moved)[0]
    assert [row.lexicon for row in after.evidence] != [row.lexicon for row in before.evidence]
    assert after == read_anew([TEXT], moved)[0]


def test_an_edited_cue_is_read_again_where_it_stands_only(
    geopolitics: Compiled, readings: list[str]
) -> None:
    texts = [as_document("Chile abandoned Peru."), as_document("Peru helped Chile in winter.")]
    before = scored(texts, geopolitics)
    changed = before[0].evidence[0].cue_id
    readings.clear()
    after = scored(texts, with_turned(geopolitics, changed))
    assert after[0].evidence[0].valence == -before[0].evidence[0].valence
    assert after[1] == before[1]
    assert readings == []


def test_after_any_edits_of_cues_the_rows_are_those_of_a_new_reading(geopolitics: Compiled) -> None:
    documents = read_documents([str(SEEDS)])
    draw = random.Random(7)
    cues = list(geopolitics.lexicon.cues)
    fired = sorted({e.cue_id for rows in scored(documents, geopolitics) for e in rows.evidence})
    sets = geopolitics.lexicon.sets
    for step, words in enumerate(("trade", "support", "pressure ~ @actor", "region*")):
        gone, turned, narrowed = draw.sample(fired, 3)
        cues = [cue for cue in cues if cue.cue_id != gone]
        cues = [replace(c, valence=-c.valence) if c.cue_id == turned else c for c in cues]
        cues = [replace(c, roles=("party",)) if c.cue_id == narrowed else c for c in cues]
        new = replace(
            cues[step],
            cue_id=f"new-{step}",
            pattern=parse_pattern(words.removesuffix(" ~ @actor"), sets),
            roles=("agent", "target", "described"),
        )
        cues.insert(draw.randrange(len(cues)), new)
        edited = with_cues(geopolitics, cues)
        assert scored(documents, edited) == read_anew(documents, edited)


def test_a_text_whose_letters_change_their_number_in_lower_case_is_read_anew(
    geopolitics: Compiled, readings: list[str]
) -> None:
    texts = [as_document("In İzmir, ẞ stood on the door. Chile abandoned Peru.")]
    (before,) = scored(texts, geopolitics)
    edited = with_turned(geopolitics, before.evidence[0].cue_id)
    readings.clear()
    assert scored(texts, edited) == read_anew(texts, edited)
    assert readings == [texts[0].document]


def test_a_text_without_the_words_of_an_edited_cue_needs_no_parse(
    geopolitics: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [as_document("Chile abandoned Ghana."), as_document("Ghana helped Chile in autumn.")]
    before = scored(texts, geopolitics)
    changed = before[0].evidence[0].cue_id
    asked: list[Document] = []

    def noted(documents: Sequence[Document], **how: Any) -> object:
        asked.extend(documents)
        return parsed(documents, **how)

    monkeypatch.setattr(chunk, "parsed", noted)
    scored(texts, with_turned(geopolitics, changed))
    assert asked == texts[:1]


def test_a_misspelt_word_stays_put_right_when_its_sentence_is_read_again(
    geopolitics: Compiled, readings: list[str]
) -> None:
    text = as_document("Chile undremined Peru in spring.")
    row, *_ = scored([text], geopolitics)[0].evidence
    assert "misspelt" in row.rule
    edited = with_turned(geopolitics, row.cue_id)
    readings.clear()
    assert scored([text], edited) == read_anew([text], edited)
    assert readings == []


def test_a_new_pair_of_parties_changes_what_both_sides_means(geopolitics: Compiled) -> None:
    text = as_document(
        "Chile signed an accord with Peru. Brazil and Bolivia watched. Both sides abandoned Ghana."
    )
    scored([text], geopolitics)
    cue = replace(
        geopolitics.lexicon.cues[0],
        cue_id="new-pair",
        pattern=parse_pattern("watch", geopolitics.lexicon.sets),
        roles=("agent", "party"),
    )
    edited = with_cues(geopolitics, [*geopolitics.lexicon.cues, cue])
    assert scored([text], edited) == read_anew([text], edited)


def test_a_new_word_that_a_misspelt_one_may_mean_reads_the_text_again(
    geopolitics: Compiled, readings: list[str]
) -> None:
    text = as_document("Chile zanbrolled Peru.")
    scored([text], geopolitics)
    cue = replace(
        geopolitics.lexicon.cues[0],
        cue_id="new-word",
        pattern=parse_pattern("zambrolled", geopolitics.lexicon.sets),
        roles=("agent", "target"),
    )
    edited = with_cues(geopolitics, [*geopolitics.lexicon.cues, cue])
    readings.clear()
    assert scored([text], edited) == read_anew([text], edited)
    assert readings == [text.document]


def test_a_misspelling_that_becomes_a_word_of_the_lexicon_is_no_longer_put_right(
    geopolitics: Compiled,
) -> None:
    text = as_document("Chile undremined Peru in winter.")
    scored([text], geopolitics)
    cue = replace(
        geopolitics.lexicon.cues[0],
        cue_id="as-it-stands",
        pattern=parse_pattern("undremined", geopolitics.lexicon.sets),
        roles=("agent",),
    )
    edited = with_cues(geopolitics, [*geopolitics.lexicon.cues, cue])
    assert scored([text], edited) == read_anew([text], edited)


def test_kept_values_that_ask_for_a_class_are_made_again(geopolitics: Compiled) -> None:
    text = as_document("Chile abandoned Peru for good.")
    first = scored([text], geopolitics)
    keep(key(geopolitics, text), pickle.dumps(Path("x")))
    assert read_rows(key(geopolitics, text), {}) is None
    assert scored([text], geopolitics) == first


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\x00" * 40])
def test_damaged_entries_are_made_again(damage: bytes, geopolitics: Compiled) -> None:
    text = as_document(f"Chile abandoned Peru {len(damage)} times.")
    first = scored([text], geopolitics)
    assert read_rows(key(geopolitics, text), {}) is not None
    for path in entries():
        if path.stem == key(geopolitics, text):
            path.write_bytes(damage)
    assert read_rows(key(geopolitics, text), {}) is None
    assert scored([text], geopolitics) == first


def test_an_entry_that_holds_something_else_is_not_used(tmp_path: Path) -> None:
    keep("ab" * 20, b"one", tmp_path)
    keep("cd" * 20, b"other", tmp_path)
    one, other = entries(tmp_path)
    one.write_bytes(other.read_bytes())
    assert kept("ab" * 20, tmp_path) is None


def test_an_edit_keeps_only_the_run_of_cues_that_it_changes(geopolitics: Compiled) -> None:
    text = as_document("Peru stood by Chile in the end.")
    scored([text], geopolitics)
    before = set(entries())
    first, *others = geopolitics.lexicon.cues
    scored([text], with_cues(geopolitics, [replace(first, valence=0.123), *others]))
    # The run and the list of runs.
    assert len(set(entries()) - before) == 2
