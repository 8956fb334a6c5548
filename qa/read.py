"""Reader, the protocol, and ExtractiveReader: the sentences of the hits that answer a question.

The sentences are verbatim, so nothing can be made up. It reads no further than the hits and the sentence
before each, and does not say whether the answer is there at all: that is for `qa.confidence`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import Protocol

from index.documents import Document, Hit
from index.embed import Embedder, unit_vectors
from index.sentences import Span
from qa.candidates import SIGNS, Asked, Sentence, Signs, sentences_of, signs_of
from qa.linear import Linear, linear, stored
from qa.terms import Vocabulary


class Collection(Vocabulary, Protocol):
    """What a reader needs of a library; `index.Library` is one."""

    @property
    def embedder(self) -> Embedder:
        """What the library's vectors were made with."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that was considered, the signs that speak for it, and their weighted sum."""

    sentence: Sentence
    signs: Signs
    score: float


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a document that was chosen for the answer."""

    document: Document
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found: the quotes in reading order, and the sentences considered, best first."""

    asked: Asked
    quotes: tuple[Quote, ...]
    candidates: tuple[Candidate, ...]


class Reader(Protocol):
    """Chooses what answers a question."""

    def read(self, question: str, hits: Sequence[Hit], library: Collection) -> Reading:
        """What the hits say to the question. quotes is empty only if there are no sentences in them."""
        ...


class ExtractiveReader:
    """Chooses one to three sentences by a weighted sum of signs.

    most        sentences in an answer at the most
    considered  sentences whose vectors are computed, the others being ruled out by their words; each costs
                a few milliseconds
    margin      how much lower than the best a further sentence may score, in the units of the score: the
                odds that it answers the question, against those of the best, are exp(-margin)
    weights     of `SIGNS`; those of qa/reading.json by default
    """

    def __init__(
        self, *, most: int = 3, considered: int = 8, margin: float = 1.5, weights: Linear | None = None
    ) -> None:
        if most < 1 or considered < 1:
            raise ValueError("an answer needs at least one sentence: most and considered are 1 or more")
        self.most = most
        self.considered = considered
        self.margin = margin
        self._score = weights or linear(stored("reading.json"), SIGNS)

    def read(self, question: str, hits: Sequence[Hit], library: Collection) -> Reading:
        """The best sentences in reading order. Raises EmbedderError."""
        asked = Asked(question, library)
        promising = self._promising(asked, sentences_of(hits))
        candidates = self._scored(asked, promising, library.embedder)
        chosen = list(_chosen(candidates, self.most, self.margin))
        return Reading(asked, tuple(_in_reading_order(chosen)), tuple(candidates))

    def _promising(self, asked: Asked, found: Sequence[Sentence]) -> list[Sentence]:
        """The best by all signs but the one that is costly, for which that of the passage stands in."""
        if len(found) <= self.considered:
            return list(found)
        guess = {id(s): self._score(astuple(signs_of(asked, s, s.hit.dense_score))) for s in found}
        return sorted(found, key=lambda sentence: -guess[id(sentence)])[: self.considered]

    def _scored(self, asked: Asked, found: Sequence[Sentence], embedder: Embedder) -> list[Candidate]:
        if not found:
            return []
        vectors = unit_vectors(embedder, [asked.question, *(sentence.in_context for sentence in found)])
        cosines = vectors[1:] @ vectors[0]
        signs = [signs_of(asked, s, float(cosine)) for s, cosine in zip(found, cosines, strict=True)]
        scored = [
            Candidate(s, sign, self._score(astuple(sign))) for s, sign in zip(found, signs, strict=True)
        ]
        return sorted(scored, key=lambda candidate: -candidate.score)


def _chosen(candidates: Sequence[Candidate], most: int, margin: float) -> Iterator[list[Quote]]:
    """Groups of quotes that stay together, best first: a sentence, after the one that it leans on."""
    room = most
    kept: list[Candidate] = []
    for candidate in candidates:
        if not room or (kept and not _adds(candidate, kept, margin)):
            continue
        quotes = _with_before(candidate.sentence)[-room:]
        room -= len(quotes)
        kept.append(candidate)
        yield quotes


def _adds(candidate: Candidate, kept: Sequence[Candidate], margin: float) -> bool:
    """Whether it is nearly as good as the best, answers in kind, and is not said already."""
    best = kept[0]
    near = candidate.score >= best.score - margin and candidate.signs.lacks <= best.signs.lacks
    return near and not any(_alike(candidate.sentence, other.sentence) for other in kept)


def _alike(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences say the same: four fifths of their terms are shared, or one is in the other."""
    shared = len(one.vocabulary & other.vocabulary)
    least = min(len(one.vocabulary), len(other.vocabulary))
    return shared == least or shared >= 0.8 * len(one.vocabulary | other.vocabulary)


def _with_before(sentence: Sentence) -> list[Quote]:
    spans = [sentence.before, sentence.span] if sentence.leans else [sentence.span]
    return [_quote(sentence.document, span) for span in spans if span]


def _quote(document: Document, span: Span) -> Quote:
    return Quote(document, span.start, span.end)


def _in_reading_order(groups: Iterable[Sequence[Quote]]) -> list[Quote]:
    """Document by document, that of the best first; within one, as it stands there; each quote once."""
    rank: dict[str, int] = {}
    quotes: dict[tuple[int, int], Quote] = {}
    for group in groups:
        for quote in group:
            place = rank.setdefault(quote.document.source, len(rank))
            quotes.setdefault((place, quote.start), quote)
    return [quotes[key] for key in sorted(quotes)]
