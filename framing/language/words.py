"""What the rules of a pipeline make of a word, asked once a word and not at each of its places.

After the parser, spaCy's rules settle part of speech and lemma. Nearly all of them look at one
token alone, at its form, tag and label; for those the answer is remembered. The few that look at
neighbours too ("there 's", "gon na") are found in the text, and asked with their neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc

#: The rule components, in this order at the end of a pipeline.
RULES: Final = ("attribute_ruler", "lemmatizer")
#: What a rule may look at, so that form, tag and label decide it.
_DECIDED: Final = frozenset({"ORTH", "TEXT", "LOWER", "TAG", "DEP", "IS_SPACE"})
#: Ways to find a lemma that look at form and part of speech alone.
_MODES: Final = ("rule", "lookup")
#: Words remembered before it begins anew, so that memory stays bounded.
_REMEMBERED: Final = 200_000

#: Form, tag and label of a token, by spaCy's numbers.
Token = tuple[int, int, int]


class Word(NamedTuple):
    """What is stored of a token besides its place."""

    lemma: str
    pos: str
    tag: str
    dep: str


Words = Callable[["Doc"], Sequence[Word]]


def annotated(doc: Doc) -> list[Word]:
    """The words of a document that every component has seen."""
    return [Word(token.lemma_, token.pos_, token.tag_, token.dep_) for token in doc]


@lru_cache(maxsize=2)
def words_of(nlp: Language) -> tuple[Words, tuple[str, ...]]:
    """How to read the words of a parsed document, and the components that this stands for."""
    return (WordRules(nlp), RULES) if _are_usual(nlp) else (annotated, ())


def _are_usual(nlp: Language) -> bool:
    """Whether spaCy's own rules end the pipeline, and look at nothing but what is asked for."""
    from spacy.pipeline import AttributeRuler, Lemmatizer

    if tuple(nlp.pipe_names[-len(RULES) :]) != RULES:
        return False
    ruler, lemmatizer = (nlp.get_pipe(name) for name in RULES)
    if type(ruler) is not AttributeRuler or not isinstance(lemmatizer, Lemmatizer):
        return False
    looked_at = {name for _, p in _patterns(ruler) for token in p for name in token}
    return lemmatizer.mode in _MODES and looked_at <= _DECIDED


def _patterns(ruler: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for number, rule in enumerate(ruler.patterns):
        yield from ((str(number), pattern) for pattern in rule["patterns"])


class WordRules:
    """The rules of one pipeline and the words they were asked about."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._rules = [nlp.get_pipe(name) for name in RULES]
        wide = [(name, p) for name, p in _patterns(self._rules[0]) if len(p) > 1]
        self._matcher = _matcher(nlp, wide)
        self._reach = max((len(pattern) for _, pattern in wide), default=1) - 1
        self._known: dict[Token, Word] = {}
        self._beside: dict[tuple[int, tuple[Token, ...]], Word] = {}

    def __call__(self, doc: Doc) -> list[Word]:
        """The words of a document that the parser has seen and the rules have not."""
        tokens = _tokens_of(doc)
        self._learn(set(tokens))
        words = [self._known[token] for token in tokens]
        for at in self._in_company(doc):
            first = max(0, at - self._reach)
            words[at] = self._beside_others(at - first, tokens[first : at + self._reach + 1])
        return words

    def _learn(self, tokens: Collection[Token]) -> None:
        if len(self._known) + len(self._beside) > _REMEMBERED:
            self._known.clear()
            self._beside.clear()
        new = sorted(token for token in tokens if token not in self._known)
        if not new:
            return
        read, doc = self._ask(new)
        self._known.update(zip(new, read, strict=True))
        # Words side by side by chance may look like a phrase that some rule is for.
        for at in self._in_company(doc):
            self._known[new[at]] = self._ask([new[at]])[0][0]

    def _in_company(self, doc: Doc) -> set[int]:
        """Tokens that a rule for several tokens may change."""
        found = self._matcher(doc, allow_missing=True)
        return {token for _, first, last in found for token in range(first, last)}

    def _beside_others(self, at: int, tokens: Sequence[Token]) -> Word:
        key = (at, tuple(tokens))
        if key not in self._beside:
            self._beside[key] = self._ask(tokens)[0][at]
        return self._beside[key]

    def _ask(self, tokens: Sequence[Token]) -> tuple[list[Word], Doc]:
        """The pipeline's own rules on these tokens in a row."""
        from spacy.tokens import Doc

        forms, tags, labels = zip(*tokens, strict=True)
        doc = Doc(
            self._vocab,
            words=self._texts(forms),
            tags=self._texts(tags),
            deps=self._texts(labels),
            heads=list(range(len(tokens))),
        )
        for rule in self._rules:
            doc = rule(doc)
        return annotated(doc), doc

    def _texts(self, numbers: Iterable[int]) -> list[str]:
        return [self._vocab.strings[number] for number in numbers]


def _tokens_of(doc: Doc) -> list[Token]:
    return [tuple(row) for row in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]


def _matcher(nlp: Language, patterns: Iterable[tuple[str, list[dict[str, Any]]]]) -> Matcher:
    from spacy.matcher import Matcher

    matcher = Matcher(nlp.vocab, validate=False)
    for name, pattern in patterns:
        matcher.add(name, [pattern])
    return matcher
