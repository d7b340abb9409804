"""`framing evaluate`: agreement with hand labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from framing.cli.files import STDOUT, write
from framing.cli.options import analyse, analysing
from framing.cli.rows import as_json, as_table, from_frame
from framing.cli.state import state, tell

if TYPE_CHECKING:
    from framing.analysis import Analysis, Options
    from framing.cli.gold import Gold
    from framing.measure.agreement import Agreement, Level

_CONFUSION = ("kind", "document", "actor", "expected", "found", "sentence")


@click.command()
@click.argument("gold", metavar="GOLD")
@analysing
@click.option("--json", "in_json", is_flag=True, help="Print everything as JSON.")
@click.option(
    "--floors",
    metavar="FILE",
    default="",
    help="Figures that must be reached, pinned with the hash of GOLD (.toml).",
)
@click.option(
    "--pin",
    metavar="FILE",
    default="",
    help="Write the figures reached as floors; refuses to lower those the file holds.",
)
def command(
    gold: str, paths: tuple[str, ...], options: Options, in_json: bool, floors: str, pin: str
) -> None:
    """Measure agreement with labelled sentences.

    GOLD is a .jsonl or .csv file with doc, sentence, actor, frame, stance; a sheet that
    `framing sample` wrote and somebody filled in will do. Prints precision, recall and F1 of
    (sentence, actor) and (sentence, actor, frame) and the share of right stance signs, strict
    and with blocs and members taken as one, then each frame, then what gold has that the texts
    or the lexicon do not. With -v every disagreement is listed with its sentence.

    Example: framing evaluate gold.jsonl texts/ --floors floors.toml
    """
    from framing.cli.floors import check_floors, pin_floors
    from framing.cli.gold import read_gold

    labels = read_gold(gold)
    result = _agreement(labels, analyse(paths, options))
    text = as_json(_as_data(result)) if in_json else _as_text(result)
    write(STDOUT, text)
    if floors:
        check_floors(floors, labels.digest, result)
        tell("all floors are reached")
    if pin:
        pin_floors(pin, labels.digest, result)
        tell(pin)


def _agreement(gold: Gold, analysis: Analysis) -> Agreement:
    from framing.measure.agreement import agreement

    evidence = analysis.evidence
    if gold.sampled:
        tell("GOLD is a sample: only its sentences and actors are compared")
        evidence = gold.only_sampled(evidence)
    lexicon = analysis.lexicon
    result = agreement(
        gold.rows,
        evidence,
        member_of={actor: entry.member_of for actor, entry in lexicon.actors.items()},
        frames=lexicon.frames,
        mentions=analysis.mentions,
    )
    return result._replace(not_found=_not_found(result, analysis))


def _not_found(result: Agreement, analysis: Analysis) -> tuple[tuple[str, str], ...]:
    """Those of the sentences not found that stand in no text either, framed or not."""
    from framing.measure.gold import normal

    texts = [(d.document.rpartition("/")[2], normal(d.text)) for d in analysis.documents_read]
    return tuple(
        (doc, sentence)
        for doc, sentence in result.not_found
        if not any(name.startswith(doc) and normal(sentence) in text for name, text in texts)
    )


def _line(name: str, level: Level) -> str:
    a, f, s = level.actor, level.frame, level.stance_sign
    return (
        f"{name:8} actor P {a.precision} R {a.recall} F1 {a.f1} | frame P {f.precision} "
        f"R {f.recall} F1 {f.f1} | stance sign {s.accuracy} of {s.of}"
    )


def _as_text(result: Agreement) -> str:
    lines = [
        f"{result.evidence_rows} rows against {result.gold_lines} labels",
        _line("strict", result.strict),
        _line("lenient", result.lenient),
        "",
        as_table(from_frame(result.frames)),
        *_counted("actors of GOLD that the lexicon does not list", result.unknown_actors),
        *_counted("frames of GOLD that the lexicon does not list", result.unknown_frames),
        *_listed("sentences of GOLD that stand in no text", result.not_found),
        *_listed("lines of GOLD that stand there twice", result.duplicates),
    ]
    if state().verbose:
        lines += ["", as_table(from_frame(result.confusion, columns=_CONFUSION))]
    elif len(result.confusion):
        lines.append(f"{len(result.confusion)} disagreements (framing -v evaluate lists them)")
    return "\n".join(line.rstrip("\n") if line else "" for line in lines) + "\n"


def _counted(title: str, counts: dict[str, int]) -> list[str]:
    if not counts:
        return []
    told = ", ".join(f"{name} {n}" for name, n in counts.items())
    return [f"{sum(counts.values())} {title}: {told}"]


def _listed(title: str, entries: tuple[tuple[str, ...], ...]) -> list[str]:
    if not entries:
        return []
    return [f"{len(entries)} {title}:", *(f"  {': '.join(entry)}" for entry in entries)]


def _as_data(result: Agreement) -> dict[str, Any]:
    """The figures of both levels at the top, as the reference tool prints them."""
    levels = {"strict": result.strict, "lenient": result.lenient}
    return {
        "gold_lines": result.gold_lines,
        "evidence_rows": result.evidence_rows,
        **{
            name: {part: value._asdict() for part, value in level._asdict().items()}
            for name, level in levels.items()
        },
        "frames": from_frame(result.frames).records,
        "unknown_actors": result.unknown_actors,
        "unknown_frames": result.unknown_frames,
        "not_found": [{"doc": d, "sentence": s} for d, s in result.not_found],
        "duplicates": [
            dict(zip(("doc", "sentence", "actor", "frame"), entry, strict=True))
            for entry in result.duplicates
        ],
        "confusion": from_frame(result.confusion).records,
    }
