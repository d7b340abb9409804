"""What is said of actors and no cue covers: the words a lexicon may lack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from framing.detect import grammar
from framing.detect.compiled import Compiled
from framing.detect.reading import Reading, read_document
from framing.language.columns import sentences_of
from framing.language.pipeline import DEFAULT_MODEL
from framing.language.sentence import ParsedSentence
from framing.language.store import parsed
from framing.sources.model import Document

#: Verbs that say nothing by themselves.
_LIGHT: Final = frozenset(
    {"be", "have", "do", "make", "take", "give", "get", "go", "come", "become", "remain", "use"}
    | {"include", "see", "know", "find", "keep", "put", "let", "seem", "continue", "begin", "start"}
)
_CONTENT: Final = ("VERB", "ADJ", "NOUN")


class Gap(NamedTuple):
    """A word near actors without a cue, as a line that could be accepted.

    `n`: distinct sentences; `actors`: how many; `example`: the shortest of the sentences.
    """

    cue: str
    role: str
    n: int
    actors: int
    documents: int
    example: str


class _Use(NamedTuple):
    cue: str
    role: str
    actor: str
    document: str
    sentence: str


def find_gaps(
    documents: Sequence[Document], compiled: Compiled, *, model: str = DEFAULT_MODEL
) -> list[Gap]:
    """Words that stand to an actor as a cue would, the most frequent first."""
    uses: list[_Use] = []
    for document, columns in zip(documents, parsed(documents, model=model), strict=True):
        for reading in read_document(document, sentences_of(document, columns), compiled):
            uses += _uses(document, reading, compiled)
    return _ranked(uses)


def _uses(document: Document, reading: Reading, compiled: Compiled) -> Iterator[_Use]:
    s = reading.sentence
    covered = {t for hit, _, _ in reading.hits for t in hit.tokens}
    covered |= {t for m in reading.mentions for t in range(m.first, m.last + 1)}
    known = compiled.reporting.table.by_form
    for mention in reading.mentions:
        if mention.inert or mention.kind == "relational":
            continue
        for token, role in _around(s, mention.last):
            lemma = s.lemmas[token]
            plain = lemma.isalpha() and lemma not in _LIGHT and lemma not in known
            if token not in covered and plain and s.pos[token] in _CONTENT:
                yield _Use(
                    f"{lemma}/{s.pos[token]}", role, mention.actor, document.document, s.text
                )


def _around(s: ParsedSentence, token: int) -> Iterator[tuple[int, str]]:
    """The words an actor stands in a relation to, each with the role it would have."""
    top = grammar.first_conjunct(s, token)
    head, dep = s.heads[top], s.deps[top]
    if dep == "nsubj" and s.pos[head] in grammar.VERBAL:
        yield head, "agent"
        for word in grammar.children_with(s, head, ("acomp", "attr")):
            yield word, "described"
    elif dep in (*grammar.OBJECT, "nsubjpass") and s.pos[head] in grammar.VERBAL:
        yield head, "target"
    elif dep == "poss":
        yield head, "described"
    for word in grammar.children_with(s, token, ("amod", "appos")):
        yield word, "described"


def _ranked(uses: Iterable[_Use]) -> list[Gap]:
    by_line: dict[tuple[str, str], list[_Use]] = defaultdict(list)
    for use in uses:
        by_line[use.cue, use.role].append(use)
    gaps = [
        Gap(
            cue,
            role,
            len({(use.document, use.sentence) for use in found}),
            len({use.actor for use in found}),
            len({use.document for use in found}),
            min((use.sentence for use in found), key=lambda text: (len(text), text)),
        )
        for (cue, role), found in by_line.items()
    ]
    return sorted(gaps, key=lambda gap: (-gap.n, -gap.documents, gap.cue, gap.role))
