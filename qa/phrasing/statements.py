"""What each document states in answer to a question: the sentences that may answer it and the value in each.

The sentences are weighed without their own vectors, the cosine of the passage standing in: for every document
must be heard, and a vector costs milliseconds.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp, inf, log

from index.documents import Document, Hit
from index.sentences import Span
from qa.candidates import Asked, Sentence, sentences_of, signs_of
from qa.linear import stored
from qa.phrasing.kin import kin_of
from qa.phrasing.origins import copied
from qa.phrasing.qualifiers import widened
from qa.phrasing.sameness import Meaning, alike, meaning
from qa.phrasing.wanted import wanted
from qa.short import Short, ShortReader

SENTENCES = 3  # of a document that are looked at
PHRASES = 4  # of each sentence
READING = 0.5  # how much the odds of a sentence count beside those of the phrase in it
EACH = 3  # values of a document
NEAR = 2.5  # log odds that a second one may have less
KINSHIP = (
    4.0  # log odds for a sentence that has kin of every term of the question: "inhabitants" for "population"
)
MARGIN = 5.0  # log odds that a statement may have less than the best
SUPPORT = 1.0  # log odds for each doubling of the documents that may state the same in other words
CONTRAST = (
    2.0  # log odds for a value in which a sentence differs from its near copy: it is what is in conflict
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A value as one document gives it.

    start, end              the sentence, in document.text
    value_start, value_end  the value in it
    weight                  how much speaks for it, as log odds; compares statements of one question
    origin                  the passage that its own is a copy of, or its own document
    """

    document: Document
    start: int
    end: int
    value_start: int
    value_end: int
    weight: float
    origin: str

    @property
    def value(self) -> str:
        """Verbatim: document.text[value_start:value_end]."""
        return self.document.text[self.value_start : self.value_end]

    @property
    def meaning(self) -> Meaning:
        """What the value says, with what its sentence says right beside it: "at least", a minus, "p.m."."""
        return meaning(widened(self.sentence, self.value_start - self.start, self.value_end - self.start))

    @property
    def sentence(self) -> str:
        """Verbatim: document.text[start:end]."""
        return self.document.text[self.start : self.end]

    @property
    def published(self) -> str | None:
        """The document's date of publication, ISO 8601, to the precision known."""
        return self.document.published


Stated = tuple[Statement, Meaning]
Allowed = Callable[[Document, Span], bool]  # whether a sentence, at its span in a document, may be read


def statements(
    asked: Asked, hits: Sequence[Hit], reader: ShortReader, *, allowed: Allowed | None = None
) -> list[Statement]:
    """At most three of each document and each copy of it, those of the likeliest document first.

    allowed  which sentences are read, and count; by default all
    """
    if wanted(asked.question) is None:
        return []
    found: dict[str, list[Stated]] = defaultdict(list)
    best = -inf
    for weight, sentence in sorted(_promising(asked, hits, allowed), key=lambda pair: -pair[0]):
        if READING * weight < best - MARGIN:
            break  # no phrase of it, however certain, could come near
        for short in reader.ranked(asked, sentence, most=PHRASES):
            stated = _stated(sentence, short, weight)
            best = max(best, stated.weight)
            found[sentence.document.source].append((stated, stated.meaning))
    chosen = [statement for source in found for statement in _chosen(source, found)]
    return [statement for one in chosen for statement in (one, *_in_copies(one, hits, allowed))]


def _promising(
    asked: Asked, hits: Sequence[Hit], allowed: Allowed | None
) -> Iterator[tuple[float, Sentence]]:
    """The best sentences of each document, of those allowed, with their weights."""
    by_document: dict[str, list[tuple[float, Sentence]]] = defaultdict(list)
    for sentence in sentences_of(hits):
        if allowed and not allowed(sentence.document, sentence.span):
            continue
        signs = signs_of(asked, sentence, sentence.hit.dense_score)
        weight = sum(weight * getattr(signs, name) for name, weight in _weights())
        weight += KINSHIP * _kinship(asked, sentence)
        by_document[sentence.document.source].append((weight, sentence))
    for weighed in by_document.values():
        yield from sorted(weighed, key=lambda pair: -pair[0])[:SENTENCES]


def _kinship(asked: Asked, sentence: Sentence) -> float:
    """The share of the question's terms, by weight, that the sentence does not have but kin of them."""
    held = sentence.vocabulary
    return asked.share(term for term in asked.known - held if not held.isdisjoint(kin_of((term,))))


def _stated(sentence: Sentence, short: Short, weight: float) -> Statement:
    chance = min(max(short.chance, 1e-4), 1 - 1e-4)
    return Statement(
        sentence.document,
        sentence.span.start,
        sentence.span.end,
        short.start,
        short.end,
        READING * weight + log(chance),
        sentence.document.source,
    )


def _chosen(source: str, found: Mapping[str, Sequence[Stated]]) -> Iterator[Statement]:
    """The best of a document in the light of what the others state, and another if it is nearly as good."""
    others = [pair for other, pairs in found.items() if other != source for pair in pairs]
    tops = {other: max(one.weight for one, _ in pairs) for other, pairs in found.items()}

    def merit(pair: Stated) -> float:
        agreeing: dict[str, float] = {}
        differs = 0.0
        for other, said in others:
            if copied(pair[0].sentence, other.sentence):
                differs = max(differs, float(pair[0].value not in other.sentence))
            elif alike(pair[1], said):
                odds = exp(other.weight - tops[other.document.source])
                agreeing[other.document.source] = max(odds, agreeing.get(other.document.source, 0.0))
        return pair[0].weight + SUPPORT * log(1 + sum(agreeing.values())) + CONTRAST * differs

    merits = {id(pair): merit(pair) for pair in found[source]}
    ranked = sorted(found[source], key=lambda pair: -merits[id(pair)])
    kept: list[Stated] = []
    for pair in ranked:
        near = not kept or merits[id(pair)] >= merits[id(kept[0])] - NEAR
        if near and len(kept) < EACH and not any(alike(pair[1], other) for _, other in kept):
            kept.append(pair)
            yield pair[0]


def _in_copies(statement: Statement, hits: Sequence[Hit], allowed: Allowed | None) -> Iterator[Statement]:
    """The same statement in the copies of its passage."""
    for hit in hits:
        if hit.document.source != statement.document.source or not hit.start <= statement.start < hit.end:
            continue
        for passage in hit.copies:
            at = passage.document.text.find(statement.sentence, passage.start, passage.end)
            end = at + len(statement.sentence)
            if at >= 0 and (allowed is None or allowed(passage.document, Span(at, end))):
                shift = at - statement.start
                yield replace(
                    statement,
                    document=passage.document,
                    start=at,
                    end=end,
                    value_start=statement.value_start + shift,
                    value_end=statement.value_end + shift,
                )


@cache
def _weights() -> tuple[tuple[str, float], ...]:
    return tuple(stored("reading.json")["weights"].items())
