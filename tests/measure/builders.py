"""Hand-made tables: a row says only what a test is about, the rest is filled in."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.lexicon.model import Actor, Cue, Frame, Lexicon, Pattern, Place
from framing.measure.grouping import with_group
from framing.measure.tables import TableOptions, Tables, make_tables
from framing.schema import (
    DOCUMENT_COLUMNS,
    EVIDENCE_COLUMNS,
    EVIDENCE_DTYPES,
    MENTION_COLUMNS,
    NAMING_COLUMNS,
)

Row = dict[str, Any]
POLES = {
    "partner": "+",
    "reliable_ally": "+",
    "unreliable_ally": "-",
    "containing": "-",
    "aggressor": "-",
    "contained_victim": "burden",
}
LABELS = {"russia": "Russia", "china": "China", "west": "the West", "us": "the United States"}


def row(source: str, actor: str, frame: str, polarity: float, **more: Any) -> Row:
    """A claim: `row("A", "russia", "partner", 0.8, s=3)` stands in sentence 3 of A.txt."""
    s = int(more.pop("s", 1))
    cue_id = more.get("cue_id", f"{frame}.cue")
    document = more.get("document", f"{source}.txt")
    start = 100 * s
    base: Row = {
        "evidence_id": f"{document}-{s}-{actor}-{cue_id}",
        "source": source,
        "document": document,
        "date": "",
        "section": "",
        "sentence_id": f"{document}#{s}",
        "sentence": f"Sentence {s} of {document}.",
        "start": start,
        "end": start + 90,
        "actor": actor,
        "mention": actor.title(),
        "mention_start": start + 5,
        "mention_end": start + 12,
        "mention_kind": "name",
        "frame": frame,
        "cue_id": cue_id,
        "cue": frame,
        "cue_start": start + 20,
        "cue_end": start + 30,
        "role": "agent",
        "counterpart": "",
        "valence": polarity,
        "negated": False,
        "modality": "asserted",
        "voice": "author",
        "holder": "author",
        "polarity": polarity,
        "weight": 1.0,
        "rule": "agent.verb",
        "lexicon": "test",
    }
    return base | more


def evidence_of(*rows: Row) -> pd.DataFrame:
    """An evidence table, each row also under `group` = its source."""
    table = pd.DataFrame(list(rows), columns=list(EVIDENCE_COLUMNS))
    table = table.astype(EVIDENCE_DTYPES) if len(table) else table
    return table.assign(group=table["source"])


def mention(source: str, actor: str, **more: Any) -> Row:
    """A mention of an actor in sentence `s`."""
    s = int(more.pop("s", 1))
    document = more.get("document", f"{source}.txt")
    start = 100 * s
    base: Row = {
        "source": source,
        "document": document,
        "date": "",
        "section": "",
        "sentence_id": f"{document}#{s}",
        "sentence": f"Sentence {s} of {document}.",
        "start": start,
        "end": start + 90,
        "actor": actor,
        "mention": actor.title(),
        "mention_start": start + 5,
        "mention_end": start + 12,
        "mention_kind": "name",
        "tone": 0.0,
    }
    return base | more


def mentions_of(*rows: Row) -> pd.DataFrame:
    """A mention table, each row also under `group` = its source."""
    table = pd.DataFrame(list(rows), columns=list(MENTION_COLUMNS))
    return table.assign(group=table["source"])


def documents_of(*sources: str, **columns: Any) -> pd.DataFrame:
    """One document of 1,000 words a source; further columns as lists."""
    base: dict[str, Any] = {column: "" for column in DOCUMENT_COLUMNS}
    base |= {"sentences": 40, "words_kept": 1000, "words_cut": 0, "tone": 0.0}
    rows = [base | {"source": source, "document": f"{source}.txt"} for source in sources]
    table = pd.DataFrame(rows, columns=list(DOCUMENT_COLUMNS)).assign(**columns)
    return with_group(table, table, "source")


def naming_of(*uses: tuple[str, str, str, int]) -> pd.DataFrame:
    """Uses as (source, referent, name, sentence number)."""
    rows = [
        [source, f"{source}.txt", "", f"{source}.txt#{s}", f"Sentence {s}.", referent, name, s, s]
        for source, referent, name, s in uses
    ]
    table = pd.DataFrame(rows, columns=list(NAMING_COLUMNS))
    return table.assign(group=table["source"])


def small_lexicon() -> Lexicon:
    """Six frames, four actors; each frame has one cue, `<frame>.cue`."""
    place = Place("test/cues.csv", 2)
    frames = {
        frame: Frame(frame, frame.replace("_", " ").capitalize(), "", "", "", pole, "", "", 0.0)  # type: ignore[arg-type]
        for frame, pole in POLES.items()
    }
    actors = {
        actor: Actor(actor, label, (), ("west",) if actor == "us" else ())
        for actor, label in LABELS.items()
    }
    cues = tuple(
        Cue(f"{frame}.cue", frame, Pattern(frame, ()), ("agent",), 0.0, 1.0, "", "", "", place)
        for frame in frames
    )
    return Lexicon("test", "1", "en", "", frames, actors, cues, (), (), (), {}, {}, {}, digest="0")


def tables_of(
    *rows: Row,
    also: tuple[Row, ...] = (),
    documents: pd.DataFrame | None = None,
    naming: pd.DataFrame | None = None,
    **options: Any,
) -> Tables:
    """Tables from claims; each claim's mention is in the mention table, and `also` more."""
    seen = {}
    for r in rows:
        m = mention(r["source"], r["actor"], document=r["document"], s=r["start"] // 100)
        m |= {key: r[key] for key in ("sentence", "mention_start", "mention_end")}
        seen[m["document"], m["actor"], m["mention_start"]] = m
    sources = sorted({str(r["source"]) for r in [*rows, *also]})
    return make_tables(
        evidence_of(*rows),
        mentions_of(*seen.values(), *also),
        naming_of() if naming is None else naming,
        documents_of(*sources) if documents is None else documents,
        lexicon=small_lexicon(),
        options=TableOptions(**options),
    )
