"""Reports of any size from made-up sentences with real offsets, the same every time."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from framing.files import write_whole
from framing.lexicon.model import Actor, Alias, Cue, Frame, Lexicon, Pattern, Place, Shifter, Word
from framing.manifest import Manifest, text_hashes
from framing.measure.tables import TableOptions, Tables, make_tables
from framing.report.options import PageOptions
from framing.report.page import page_of, render
from framing.report.run import Run
from framing.report.words import load_strings
from framing.schema import DOCUMENT_COLUMNS, EvidenceRow, MentionRow, NamingRow
from framing.sources.model import Document, Paragraph

FRAMES = {
    "partner": ("Partner", "+", 0.8, "deepens cooperation with"),
    "reliable_ally": ("Reliable ally", "+", 0.7, "keeps its promises to"),
    "principled": ("Principled", "+", 0.6, "stands by the rules agreed with"),
    "unreliable_ally": ("Unreliable ally", "-", -0.8, "abandoned"),
    "containing": ("Containing", "-", -0.6, "seeks to contain"),
    "weak_or_vulnerable": ("Weak or vulnerable", "burden", -0.3, "is exposed to pressure from"),
}
ACTORS = ("Russia", "China", "The West", "Armenia", "Georgia", "Kazakhstan", "Turkey", "Iran")
PLACE = Place("made-up/cues.csv", 7)


@dataclass(frozen=True)
class Names:
    """What a hostile corpus writes into every field a reader fills."""

    sources: Sequence[str] = ()
    actors: Sequence[str] = ACTORS
    frame_suffix: str = ""
    sentence: str = ""
    title: str = ""


def lexicon_of(names: Names) -> Lexicon:
    """Six frames with one cue each; the actors of `names`; one negator and one hedge."""
    frames = {
        frame: Frame(frame, label + names.frame_suffix, label, "", "", pole, "", "#777777", value)  # type: ignore[arg-type]
        for frame, (label, pole, value, _) in FRAMES.items()
    }
    actors = {
        f"actor_{n}": Actor(
            f"actor_{n}", name, (Alias(f"actor_{n}", name, "name", (), "", "", PLACE),), ()
        )
        for n, name in enumerate(names.actors)
    }
    cues = tuple(_cue(frame, text, value) for frame, (_, _, value, text) in FRAMES.items())
    shifters = tuple(
        Shifter(Pattern(word, ((Word(frozenset({word})),),)), kind, "head", PLACE)  # type: ignore[arg-type]
        for word, kind in (("not", "negation"), ("may", "hedge"))
    )
    weights = {"modality.hedged": 0.6, "role.possessor": 0.9}
    return Lexicon(
        name="made-up",
        version="1",
        language="en",
        licence="",
        frames=frames,
        actors=actors,
        cues=cues,
        shifters=shifters,
        reporting=(),
        naming=(),
        weights=weights,
        sets={},
        references={},
        digest="0123456789ab",
    )


def _cue(frame: str, text: str, value: float) -> Cue:
    pattern = Pattern(text, ())
    return Cue(f"{frame}.cue.agent", frame, pattern, ("agent",), value, 1.0, "", "", "", PLACE)


class Writer:
    """Writes one source's text sentence by sentence and keeps the rows that belong to it."""

    def __init__(self, source: str, number: int, names: Names) -> None:
        self.source, self.names = source, names
        self.document = f"{number:03}_text.txt"
        self.text = ""
        self.paragraphs: list[Paragraph] = []
        self.evidence: list[EvidenceRow] = []
        self.mentions: list[MentionRow] = []
        self.naming: list[NamingRow] = []

    def paragraph(self, random_: random.Random, sentences: int) -> None:
        start = len(self.text)
        for _ in range(sentences):
            self._sentence(random_)
        self.paragraphs.append(Paragraph(start, len(self.text), "prose", "A section"))
        self.text += "\n\n"

    def _sentence(self, random_: random.Random) -> None:
        one, two = random_.sample(range(len(self.names.actors)), 2)
        frame = random_.choice(list(FRAMES))
        cue, value = FRAMES[frame][3], FRAMES[frame][2]
        hedged, negated = random_.random() < 0.2, random_.random() < 0.1
        shift = ("may " if hedged else "") + ("not " if negated else "")
        name, other = self.names.actors[one], self.names.actors[two]
        tail = f", according to paper {random_.randrange(9999)} on the matter at hand"
        sentence = f"In this reading {name} {shift}{cue} {other}{self.names.sentence}{tail}."
        start = len(self.text)
        at, cue_at = sentence.index(name), sentence.index(cue)
        shared = {
            "source": self.source,
            "document": self.document,
            "date": "2024-05-17" if one % 2 else "2022-04-01",
            "section": "A section",
            "sentence_id": f"{self.document}#{len(self.mentions)}",
            "sentence": sentence,
            "start": start,
            "end": start + len(sentence),
            "actor": f"actor_{one}",
            "mention": name,
            "mention_start": start + at,
            "mention_end": start + at + len(name),
            "mention_kind": "name",
        }
        self.mentions.append(MentionRow(**shared, tone=0.1))
        key = f"{self.document}{start}{frame}".encode()
        row = EvidenceRow(
            **shared,
            evidence_id=hashlib.sha256(key).hexdigest()[:12],
            frame=frame,
            cue_id=f"{frame}.cue.agent",
            cue=cue,
            cue_start=start + cue_at,
            cue_end=start + cue_at + len(cue),
            role="agent",
            counterpart=f"actor_{two}",
            valence=value,
            negated=negated,
            modality="hedged" if hedged else "asserted",
            voice="author",
            holder="author",
            polarity=-value if negated else value,
            weight=0.6 if hedged else 1.0,
            rule="subject",
            lexicon=str(PLACE),
        )
        near = random_.random() < 0.1
        self.evidence.append(row._replace(role="near", weight=0.0) if near else row)
        if frame == "partner":
            self.naming.append(
                NamingRow(
                    self.source,
                    self.document,
                    "",
                    shared["sentence_id"],
                    sentence,
                    "the place",
                    "East Land" if one % 2 else "West Land",
                    start,
                    start + 9,
                )
            )
        self.text += sentence + " "


def run_of(
    sources: int = 5,
    *,
    sentences: int = 40,
    names: Names | None = None,
    options: PageOptions | None = None,
) -> Run:
    """A run over made-up texts, ready for the page."""
    chosen = names or Names()
    random_ = random.Random(7)
    writers = []
    for number in range(sources):
        label = chosen.sources[number % len(chosen.sources)] if chosen.sources else "source"
        writer = Writer(f"{label} {number + 1}", number, chosen)
        for _ in range(max(1, sentences // 5)):
            writer.paragraph(random_, min(5, sentences))
        writers.append(writer)
    return _run(writers if sentences else writers[:0], chosen, options or PageOptions())


def _run(writers: Sequence[Writer], names: Names, options: PageOptions) -> Run:
    lexicon = lexicon_of(names)
    documents = [
        Document(w.document, w.source, w.text, tuple(w.paragraphs), (), {"title": names.title})
        for w in writers
    ]
    tables = _tables(writers, documents, lexicon, names)
    manifest = Manifest(
        texts=text_hashes(documents),
        lexicon="made-up",
        lexicon_version="1",
        lexicon_hash="0123456789ab",
        model="none",
        options={"by": "source"},
        packages={},
        command="framing report texts/",
    )
    return Run(tables, manifest, documents, lexicon, options, load_strings(options.lang))


def _tables(
    writers: Sequence[Writer], documents: Sequence[Document], lexicon: Lexicon, names: Names
) -> Tables:
    rows = [
        {column: "" for column in DOCUMENT_COLUMNS}
        | {
            "source": d.source,
            "document": d.document,
            "title": names.title or f"Paper {d.document}",
            "author": d.source,
            "published": "2024-05-17",
            "sentences": len(w.mentions),
            "words_kept": d.words_kept,
            "words_cut": 0,
            "alerts": names.title,
            "tone": 0.1,
        }
        for d, w in zip(documents, writers, strict=True)
    ]
    return make_tables(
        pd.DataFrame([e for w in writers for e in w.evidence], columns=list(EvidenceRow._fields)),
        pd.DataFrame([m for w in writers for m in w.mentions], columns=list(MentionRow._fields)),
        pd.DataFrame([n for w in writers for n in w.naming], columns=list(NamingRow._fields)),
        pd.DataFrame(rows, columns=list(DOCUMENT_COLUMNS)),
        lexicon=lexicon,
        options=TableOptions(),
    )


def html_of(run: Run) -> str:
    """The page as text."""
    return render(run)


def write(run: Run, path: Path) -> Path:
    """The page as a file."""
    page = page_of(
        run.tables,
        manifest=run.manifest,
        documents=run.documents,
        lexicon=run.lexicon,
        options=run.options,
    )
    write_whole(Path(path), page)
    return Path(path)
