"""`framing lexicon test`: run every example and counterexample."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from framing.cli.files import STDOUT, write
from framing.cli.options import model_option, names_in
from framing.cli.state import state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.explain.examples import Trial
    from framing.lexicon.model import Cue, Lexicon


@click.command()
@click.argument("name", required=False, default="", metavar="[NAME_OR_FOLDER]")
@click.option("--frames", metavar="X,Y", default="", help="Only the lines of these frames.")
@click.option("--cue", "cue_id", metavar="CUE_ID", default="", help="Only this line.")
@click.option("--all", "every", is_flag=True, help="Also the lines of lexicons below this one.")
@click.option("--json", "as_json", is_flag=True, help="Print every sentence that was run as JSON.")
@model_option
def command(name: str, frames: str, cue_id: str, every: bool, as_json: bool, model: str) -> int:
    """Run all examples (must fire) and counterexamples (must not).

    An example passes when its own line fires in one of its roles, or a longer line of the same
    frame takes its place. Prints each sentence that failed, why, and what fired instead, then
    the counts; exit code 1 if any failed.

    Example: framing lexicon test my-lexicon
    """
    from framing.detect.compiled import compile_lexicon
    from framing.explain.examples import run_examples
    from framing.language.pipeline import DEFAULT_MODEL
    from framing.lexicon.load import DEFAULT, load_lexicon

    lexicon = load_lexicon([name or DEFAULT])
    cues = _chosen(lexicon, name, names_in(frames), cue_id, every=every)
    trials = run_examples(cues, compile_lexicon(lexicon), model=model or DEFAULT_MODEL)
    failed = [trial for trial in trials if not trial.passed]
    if as_json:
        _as_json(cues, trials)
    else:
        _as_text(cues, trials)
    return 1 if failed else 0


def _chosen(
    lexicon: Lexicon, name: str, frames: tuple[str, ...], cue_id: str, *, every: bool
) -> list[Cue]:
    """The lines to run: those of the folder itself, unless all are asked for."""
    from framing.errors import InputError, did_you_mean
    from framing.lexicon.layers import find_folder
    from framing.lexicon.load import DEFAULT

    own = find_folder(name or DEFAULT).resolve().name + "/"
    cues = [cue for cue in lexicon.cues if every or cue_id or cue.place.file.startswith(own)]
    for frame in frames:
        if frame not in lexicon.frames:
            cure = did_you_mean(frame, lexicon.frames)
            raise InputError(
                "--frames", f'no frame "{frame}"', expected=", ".join(lexicon.frames), cure=cure
            )
    if frames:
        cues = [cue for cue in cues if cue.frame in frames]
    if cue_id:
        ids = [cue.cue_id for cue in lexicon.cues]
        cues = [cue for cue in cues if cue.cue_id == cue_id]
        if not cues:
            cure = did_you_mean(cue_id, ids)
            raise InputError("--cue", f'no line "{cue_id}"', expected="a cue_id", cure=cure)
    return cues


def _counts(cues: Sequence[Cue], trials: Sequence[Trial]) -> dict[str, int]:
    examples = [trial for trial in trials if trial.kind == "example"]
    return {
        "lines": len(cues),
        "without_example": sum(not cue.example for cue in cues),
        "examples": len(examples),
        "examples_failed": sum(not trial.passed for trial in examples),
        "counterexamples": len(trials) - len(examples),
        "counterexamples_failed": sum(
            not trial.passed for trial in trials if trial.kind == "counterexample"
        ),
    }


def _as_json(cues: Sequence[Cue], trials: Sequence[Trial]) -> None:
    from framing.cli.rows import as_json

    write(
        STDOUT, as_json({**_counts(cues, trials), "trials": [trial._asdict() for trial in trials]})
    )


def _as_text(cues: Sequence[Cue], trials: Sequence[Trial]) -> None:
    for trial in trials:
        if trial.passed and not state().verbose:
            continue
        click.echo(f"{'ok  ' if trial.passed else 'FAIL'} {trial.lexicon} {trial.cue_id}")
        click.echo(f"     {trial.kind}: {trial.sentence}")
        if trial.why:
            click.echo(f"     why: {trial.why}")
            click.echo(f"     fired: {'; '.join(trial.fired) or 'nothing'}")
    counts = _counts(cues, trials)
    click.echo(
        f"{counts['examples']} examples, {counts['examples_failed']} failed; "
        f"{counts['counterexamples']} counterexamples, {counts['counterexamples_failed']} failed; "
        f"{counts['without_example']} of {counts['lines']} lines without example"
    )
