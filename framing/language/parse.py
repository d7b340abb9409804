"""Parse documents paragraph by paragraph into token columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import numpy as np

from framing.detect.tone import sentence_tone
from framing.language.columns import TokenColumns
from framing.language.masking import masked
from framing.language.pipeline import DEFAULT_MODEL, load_pipeline
from framing.sources.model import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BATCH: Final = 48
#: Lemmas that the small model gets wrong in prose of this field.
_WRONG_LEMMAS: Final = {"hop": "hope"}


class _Table:
    """Strings to small integers, in order of first use."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        return self.ids.setdefault(text, len(self.ids))


def parse_documents(
    documents: Iterable[Document], *, model: str = DEFAULT_MODEL, toned: bool = True
) -> Iterator[TokenColumns]:
    """Token columns of each document, in order; paragraphs of all documents share batches.

    Without `toned` every tone is 0: what only explains a reading need not load TextBlob.
    """
    nlp = load_pipeline(model)
    kept: list[Document] = []

    def paragraphs() -> Iterator[tuple[Doc, tuple[Doc, int, int]]]:
        for number, document in enumerate(documents):
            kept.append(document)
            for place, paragraph in enumerate(document.paragraphs):
                written = nlp.make_doc(document.text[paragraph.start : paragraph.end])
                yield masked(written), (written, number, place)

    parsed: list[tuple[int, Doc, Doc]] = []
    current = 0
    for doc, (written, number, place) in nlp.pipe(paragraphs(), as_tuples=True, batch_size=_BATCH):
        while current < number:
            yield columns_of(kept[current], parsed, toned)
            parsed, current = [], current + 1
        parsed.append((place, doc, written))
    while current < len(kept):
        yield columns_of(kept[current], parsed, toned)
        parsed, current = [], current + 1


def columns_of(document: Document, parsed: list[tuple[int, Doc, Doc]], toned: bool) -> TokenColumns:
    """Join the parsed paragraphs (place, parse, words as written) of one document.

    Offsets become those of its cleaned text.
    """
    table = _Table()
    rows: list[tuple[int, ...]] = []
    paragraph_of: list[int] = []
    tones: list[float] = []
    for place, doc, written in parsed:
        shift = document.paragraphs[place].start
        for sentence in doc.sents:
            tokens = [token for token in sentence if not token.is_space]
            if not tokens:
                continue
            here = {token.i: at for at, token in enumerate(tokens)}
            for at, token in enumerate(tokens):
                own = written[token.i]
                lemma = token.lemma_ if own.text == token.text else own.text
                rows.append(
                    (
                        table(_WRONG_LEMMAS.get(lemma, lemma).lower()),
                        table(token.pos_),
                        table(token.tag_),
                        table(token.dep_),
                        here.get(token.head.i, at) - at,
                        own.idx + shift,
                        len(own),
                        len(paragraph_of),
                    )
                )
            paragraph_of.append(place)
            said = written[tokens[0].i : tokens[-1].i + 1].text
            tones.append(sentence_tone(said) if toned else 0.0)
    lemmas, pos, tag, dep, head, start, length, number = np.array(rows, np.int32).reshape(-1, 8).T
    return TokenColumns(
        tuple(table.ids),
        lemma=lemmas,
        pos=pos,
        tag=tag,
        dep=dep,
        head=head,
        start=start,
        length=length,
        sentence=number,
        paragraph=np.array(paragraph_of, dtype=np.int32),
        tone=np.array(tones, dtype=np.float32),
    )
