"""`nlp.add_pipe("framing")` in somebody's own pipeline."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from framing.errors import InputError
from framing.language.pipeline import DEFAULT_MODEL
from framing.schema import EVIDENCE_COLUMNS
from tests.cli.conftest import LEXICON, write_folder

TEXT = "Russia abandoned Armenia last autumn.  Nobody in the capital saw it coming."


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(write_folder(tmp_path_factory.mktemp("lexicon") / "small", LEXICON))


@pytest.fixture(scope="module")
def nlp(small: str) -> Language:
    pipeline = spacy.load(DEFAULT_MODEL)
    pipeline.add_pipe("framing", config={"lexicon": [small], "document": "mine.txt"})
    return pipeline


def test_the_component_is_found_through_its_entry_point() -> None:
    names = {entry.name: entry.value for entry in entry_points(group="spacy_factories")}
    assert names["framing"] == "framing.spacy_component:make_framing"


def test_a_text_holds_its_evidence_rows(nlp: Language) -> None:
    (row,) = nlp(TEXT)._.framing
    assert tuple(row) == EVIDENCE_COLUMNS
    assert (row["actor"], row["frame"], row["role"]) == ("russia", "unreliable_ally", "agent")
    assert (row["document"], row["sentence"]) == (
        "mine.txt",
        "Russia abandoned Armenia last autumn.",
    )
    assert TEXT[row["cue_start"] : row["cue_end"]] == row["cue"] == "abandoned"
    assert TEXT[row["mention_start"] : row["mention_end"]] == "Russia"


def test_rows_survive_storage(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.framing == doc._.framing


def test_a_text_without_claims_and_an_empty_one_have_an_empty_list(nlp: Language) -> None:
    assert nlp("It rained all day in the hills.")._.framing == []
    assert nlp("")._.framing == []


def test_several_texts_are_read_one_by_one(nlp: Language) -> None:
    found = [len(doc._.framing) for doc in nlp.pipe([TEXT, "Rain.", TEXT])]
    assert found == [1, 0, 1]


def test_a_pipeline_without_a_parser_is_told_so(small: str) -> None:
    bare = spacy.blank("en")
    bare.add_pipe("framing", config={"lexicon": [small]})
    with pytest.raises(InputError, match="the text has no dep"):
        bare(TEXT)


def test_a_lexicon_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        spacy.blank("en").add_pipe("framing", config={"lexicon": [str(tmp_path / "nowhere")]})
