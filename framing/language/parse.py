"""Parse documents paragraph by paragraph into token columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from framing.detect.tone import sentence_tone
from framing.language.columns import Ints, TokenColumns
from framing.language.masking import masked
from framing.language.pipeline import DEFAULT_MODEL, load_pipeline
from framing.language.words import Word, annotated, words_of
from framing.sources.model import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BATCH: Final = 48
#: Lemmas that the small model gets wrong in prose of this field.
_WRONG_LEMMAS: Final = {"hop": "hope"}


class ParsedText(NamedTuple):
    """A parsed paragraph: its number, its parse, its words as parsed, its text as written."""

    place: int
    doc: Doc
    words: Sequence[Word]
    written: Doc


class _Table:
    """Strings to small integers, in order of first use."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self._words: dict[tuple[Word, str], tuple[int, ...]] = {}

    def __call__(self, word: Word, own: str) -> tuple[int, ...]:
        """The numbers of lemma, pos, tag, dep; `own` stands in the text for a masked word."""
        known = self._words.get((word, own))
        if known is None:
            lemma = own or word.lemma
            texts = (_WRONG_LEMMAS.get(lemma, lemma).lower(), *word[1:])
            known = tuple(self.ids.setdefault(text, len(self.ids)) for text in texts)
            self._words[word, own] = known
        return known


def parse_documents(
    documents: Iterable[Document], *, model: str = DEFAULT_MODEL, toned: bool = True
) -> Iterator[TokenColumns]:
    """Token columns of each document, in order; paragraphs of all documents share batches.

    Without `toned` every tone is 0: what only explains a reading need not load TextBlob.
    """
    nlp = load_pipeline(model)
    words, spared = words_of(nlp)
    kept: list[Document] = []

    def paragraphs() -> Iterator[tuple[Doc, tuple[Doc, int, int]]]:
        for number, document in enumerate(documents):
            kept.append(document)
            for place, paragraph in enumerate(document.paragraphs):
                written = nlp.make_doc(document.text[paragraph.start : paragraph.end])
                yield masked(written), (written, number, place)

    parsed: list[ParsedText] = []
    current = 0
    stream = nlp.pipe(paragraphs(), as_tuples=True, batch_size=_BATCH, disable=spared)
    for doc, (written, number, place) in stream:
        while current < number:
            yield columns_of(kept[current], parsed, toned=toned)
            parsed, current = [], current + 1
        parsed.append(ParsedText(place, doc, words(doc), written))
    while current < len(kept):
        yield columns_of(kept[current], parsed, toned=toned)
        parsed, current = [], current + 1


def whole_text(doc: Doc) -> ParsedText:
    """A text that some pipeline has annotated, as one paragraph."""
    return ParsedText(0, doc, annotated(doc), doc)


def columns_of(
    document: Document, parsed: Sequence[ParsedText], *, toned: bool = True
) -> TokenColumns:
    """Join the parsed paragraphs of one document. Offsets become those of its cleaned text."""
    table = _Table()
    blocks = [np.empty((0, 8), np.int32)]
    paragraph_of: list[int] = []
    tones: list[float] = []
    for text in parsed:
        rows = _rows(text, document.paragraphs[text.place].start, table)
        starts, lengths, sentences = rows[:, 5:8].T
        firsts = np.flatnonzero(np.diff(sentences, prepend=-1))
        ends = (starts + lengths)[[*firsts[1:] - 1, -1]] if len(rows) else starts
        rows[:, 7] += len(paragraph_of)
        blocks.append(rows)
        for begin, end in zip(starts[firsts].tolist(), ends.tolist(), strict=True):
            paragraph_of.append(text.place)
            tones.append(sentence_tone(document.text[begin:end]) if toned else 0.0)
    lemmas, pos, tag, dep, head, start, length, number = np.concatenate(blocks).T
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


def _rows(text: ParsedText, begin: int, table: _Table) -> Ints:
    """A row for each token but spaces of a paragraph that begins at `begin`.

    Columns: lemma, pos, tag, dep, head by distance, start, length, sentence of the paragraph.
    """
    doc, written = text.doc, text.written
    form, distance, space = doc.to_array(["ORTH", "HEAD", "IS_SPACE"]).astype(np.int64).T
    own, start, length = written.to_array(["ORTH", "IDX", "LENGTH"]).astype(np.int64).T
    kept = np.flatnonzero(space == 0)
    sentence = np.zeros(len(doc), np.int64)
    sentence[[span.start for span in doc.sents]] = 1
    sentence = np.cumsum(sentence)
    head = np.arange(len(doc)) + distance
    rank = np.cumsum(space == 0)
    # A token that hangs on a space becomes a head of its own.
    apart = (space[head] != 0) | (sentence[head] != sentence)
    names = {token: written[token].text for token in np.flatnonzero(form != own).tolist()}
    words = [table(text.words[token], names.get(token, "")) for token in kept.tolist()]
    rows = np.empty((len(kept), 8), np.int32)
    rows[:, :4] = np.array(words, np.int32).reshape(-1, 4)
    rows[:, 4] = np.where(apart, 0, rank[head] - rank)[kept]
    rows[:, 5] = start[kept] + begin
    rows[:, 6] = length[kept]
    rows[:, 7] = np.unique(sentence[kept], return_inverse=True)[1]
    return rows
