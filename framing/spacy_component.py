"""The spaCy component `framing`: `nlp.add_pipe("framing")`, then `doc._.framing`.

It reads the parse the pipeline has made and loads nothing from the network. Unlike
`framing.analyze` it cannot hide country names from the parser, so that a few sentences may be
read differently.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc

from framing.detect.compiled import Compiled, compile_lexicon
from framing.detect.reading import read_document
from framing.errors import InputError
from framing.language.columns import sentences_of
from framing.language.parse import columns_of, whole_text
from framing.lexicon.load import load_lexicon
from framing.score import rows_of
from framing.sources.model import Document, Paragraph

_NEEDS: Final = ("DEP", "HEAD", "TAG", "POS", "LEMMA")

if not Doc.has_extension("framing"):
    Doc.set_extension("framing", default=None)


@Language.factory(
    "framing",
    default_config={"lexicon": [], "document": "text", "source": "text", "published": ""},
    assigns=["doc._.framing"],
    requires=["token.dep", "token.head", "token.tag", "token.pos", "token.lemma"],
)
def make_framing(
    nlp: Language, name: str, lexicon: Sequence[str], document: str, source: str, published: str
) -> Callable[[Doc], Doc]:
    """The component; `lexicon` names shipped lexicons or folders, empty for the default.

    `document`, `source` and `published` are what the evidence rows say of every text.
    """
    compiled = compile_lexicon(load_lexicon(list(lexicon)) if lexicon else load_lexicon())
    about = {"published": published} if published else {}

    def framing(doc: Doc) -> Doc:
        doc._.framing = evidence(doc, compiled, Document(document, source, "", (), (), about))
        return doc

    return framing


def evidence(doc: Doc, compiled: Compiled, about: Document) -> list[dict[str, Any]]:
    """Evidence rows of a parsed text as dictionaries; offsets count its characters."""
    missing = [mark for mark in _NEEDS if len(doc) and not doc.has_annotation(mark)]
    if missing:
        raise InputError(
            'nlp.add_pipe("framing")',
            f"the text has no {', '.join(missing).lower()}",
            expected="a pipeline with tagger, lemmatizer and parser before it",
            cure="add it last to a trained pipeline such as en_core_web_sm",
        )
    whole = (Paragraph(0, len(doc.text), "prose", ""),)
    read = Document(about.document, about.source, doc.text, whole, (), about.metadata)
    columns = columns_of(read, [whole_text(doc)], toned=False)
    readings = read_document(read, sentences_of(read, columns), compiled)
    return [row._asdict() for row in rows_of(read, readings, compiled).evidence]
