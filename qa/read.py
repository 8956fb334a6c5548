"""Reader, the protocol, and ExtractiveReader: the sentences of the hits that answer a question.

The sentences are verbatim, so nothing can be made up. It reads no further than the hits and the sentence
before each, and does not say whether the answer is there at all: that is for `qa.confidence`.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from typing import Protocol

from index.documents import Hit
from index.embed import Embedder
from index.terms import Vocabulary
from index.tokens import embedded
from qa.candidates import SIGNS, Asked, Sentence, sentences_of, signs_of
from qa.disputes import disputes
from qa.extent import extent_of
from qa.linear import Linear, linear, stored
from qa.retraction import Retraction, retractions
from qa.scope import Scope
from qa.selection import Candidate, Quote, chosen
from qa.trained.spans import PassageReading

_RESTATED = 3.0  # log odds that a mistake loses in the notice that takes it back


class Collection(Vocabulary, Protocol):
    """What a reader needs of a library; `index.Library` is one."""

    @property
    def embedder(self) -> Embedder:
        """What the library's vectors were made with."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found: the quotes in reading order, and the sentences considered, best first.

    outside      whether a time was asked about, and every sentence considered speaks of others
    retractions  what notices of correction among the hits take back
    sentences    all that were looked at: of the hits, or of those that the trained reader read
    readings     what the trained reader made of each hit; () without it
    """

    asked: Asked
    quotes: tuple[Quote, ...]
    candidates: tuple[Candidate, ...]
    outside: bool = False
    retractions: tuple[Retraction, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    readings: tuple[PassageReading | None, ...] = ()


class Reader(Protocol):
    """Chooses what answers a question."""

    def read(
        self,
        question: str,
        hits: Sequence[Hit],
        library: Collection,
        *,
        scope: Scope | None = None,
        readings: Sequence[PassageReading | None] = (),
    ) -> Reading:
        """What the hits say to the question. quotes is empty only if there are no sentences in them.

        scope     whom and what time it asks about; None for no limits
        readings  what the trained reader makes of each hit, None for one that it left out; () without it
        """
        ...


class ExtractiveReader:
    """Chooses one to three sentences by a weighted sum of signs.

    most        sentences in an answer at the most; a list or a summary may have two more
    considered  sentences whose vectors are computed, the others being ruled out by their words; each costs
                a few milliseconds
    margin      how much lower than the best a further sentence may score, in the units of the score: the
                odds that it answers the question, against those of the best, are exp(-margin)
    weights     of `SIGNS`; by default those of qa/reading.json, or of qa/trained/reading.json where the
                trained reader takes part
    """

    def __init__(
        self, *, most: int = 3, considered: int = 6, margin: float = 1.5, weights: Linear | None = None
    ) -> None:
        if most < 1 or considered < 1:
            raise ValueError("an answer needs at least one sentence: most and considered are 1 or more")
        self.most = most
        self.considered = considered
        self.margin = margin
        self._plain = weights or linear(stored("reading.json"), SIGNS)
        self._trained = weights or linear(stored("trained/reading.json"), SIGNS)

    def read(
        self,
        question: str,
        hits: Sequence[Hit],
        library: Collection,
        *,
        scope: Scope | None = None,
        readings: Sequence[PassageReading | None] = (),
    ) -> Reading:
        """The best sentences in reading order. Raises EmbedderError."""
        asked, scope = Asked(question, library), scope or Scope()
        found = sentences_of(hits, readings)
        score = self._trained if any(readings) else self._plain
        read = [sentence for sentence in found if sentence.reading] or found
        promising = self._promising(asked, read, score)
        corrected = tuple(retractions(hits))
        candidates = _favoured(_scored(asked, promising, library.embedder, score), scope, corrected)
        quotes = chosen(
            candidates, extent_of(question), most=self.most, margin=self.margin, retractions=corrected,
            disputes=disputes(found), asked=asked.known,
        )  # fmt: skip
        outside = scope.excludes([(one.sentence.document, one.sentence.span) for one in candidates])
        return Reading(
            asked, tuple(quotes), tuple(candidates), outside, corrected, tuple(read), tuple(readings)
        )

    def _promising(self, asked: Asked, found: Sequence[Sentence], score: Linear) -> list[Sentence]:
        """The best by all signs but the one that is costly, for which that of the passage stands in."""
        if len(found) <= self.considered:
            return list(found)
        guess = {id(s): score(astuple(signs_of(asked, s, s.hit.dense_score))) for s in found}
        return sorted(found, key=lambda sentence: -guess[id(sentence)])[: self.considered]


def _scored(asked: Asked, found: Sequence[Sentence], embedder: Embedder, score: Linear) -> list[Candidate]:
    if not found:
        return []
    vectors, tokens = embedded(embedder, [asked.question, *(sentence.in_context for sentence in found)])
    cosines = (vectors[1:] @ vectors[0]).tolist()
    near = [asked.met(tokens[0], one) for one in tokens[1:]] if tokens else [None] * len(found)
    signs = [signs_of(asked, *of) for of in zip(found, cosines, near, strict=True)]
    return [Candidate(s, sign, score(astuple(sign))) for s, sign in zip(found, signs, strict=True)]


def _favoured(
    candidates: Sequence[Candidate], scope: Scope, corrected: Sequence[Retraction]
) -> list[Candidate]:
    """Candidates by their score and by how well they keep to the scope, best first.

    A mistake that a correction restates has many words of the story and answers only what it got wrong.
    """
    places = [(one.sentence.document, one.sentence.span) for one in candidates]
    restated = [-_RESTATED * any(one.restates(*place) for one in corrected) for place in places]
    favours = zip(candidates, scope.favours(places), restated, strict=True)
    scored = [replace(one, score=one.score + favour + mistake) for one, favour, mistake in favours]
    return sorted(scored, key=lambda candidate: -candidate.score)
