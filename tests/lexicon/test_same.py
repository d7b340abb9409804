"""What an edit leaves of the cues is known by identity, in runs that it does not move."""

from __future__ import annotations

from dataclasses import replace

from framing.lexicon.load import load_lexicon
from framing.lexicon.same import Same, cue_runs


def test_things_are_the_same_where_each_is_one_object() -> None:
    one, other = [1], [1]
    assert Same([one]) == Same((one,))
    assert hash(Same([one])) == hash(Same([one]))
    assert Same([one]) != Same([other])
    assert Same([one]) != Same([one, one])


def test_the_runs_hold_every_cue_in_order() -> None:
    cues = load_lexicon().cues
    assert [cue for run in cue_runs(cues) for cue in run.things] == list(cues)


def test_a_new_cue_changes_one_run() -> None:
    cues = load_lexicon().cues
    before = cue_runs(cues)
    after = cue_runs((*cues[:9], replace(cues[9], cue_id="new"), *cues[9:]))
    assert len(set(after) - set(before)) <= 2
    assert len(set(before) & set(after)) > len(before) // 2
