"""Passages put into the order of how well they answer, by the trained reader beside retrieval's own score.

Reading costs milliseconds a passage, so it reads the first few and, where those settle the matter, no more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from index.documents import Hit
from qa.linear import Linear, linear, stored
from qa.trained import CrossEncoder, PassageReading

DEPTH = 8  # passages that are read at the most: more gain nothing that is worth their milliseconds
FIRST = 4  # that are read before it is asked whether more are needed
SIGNS = ("score", "relevant", "margin")
_NOTHING = -12.0  # logits of a passage without a word


@dataclass(frozen=True, slots=True)
class Studied:
    """A hit and what the trained reader makes of it; None where it was not needed."""

    hit: Hit
    reading: PassageReading | None


class Reranker:
    """Reads passages with a cross-encoder and orders them.

    settled  by how much the best passage must lead, in the weighted sum of `SIGNS`, over the first that is
             not read, counting what the reader thinks of that as nothing, for no more to be read
    """

    def __init__(self, model: CrossEncoder, content: Mapping[str, Any] | None = None) -> None:
        """content is laid out as qa/trained/reranking.json, which is used by default."""
        content = stored("trained/reranking.json") if content is None else content
        self._model = model
        self._sum: Linear = linear(content, SIGNS)
        self.settled = float(content["settled"])

    def load(self) -> None:
        """Load the model. Raises ReaderError."""
        self._model.read("warm up", [("", "warm up")])

    def rank(self, question: str, hits: Sequence[Hit], *, thorough: bool = False) -> list[Studied]:
        """The hits, best first; what was not read comes behind, in its order. Raises ReaderError.

        thorough  whether all of `DEPTH` are read, as for a question that wants more than one passage
        """
        first = DEPTH if thorough else FIRST
        read = self._read(question, hits[:first])
        if hits[first:DEPTH] and self._lead(read, hits[first]) < self.settled:
            read += self._read(question, hits[first:DEPTH])
        left = [Studied(hit, None) for hit in hits[len(read) :]]
        return sorted(read, key=lambda studied: -self._score(studied)) + left

    def _lead(self, read: Sequence[Studied], following: Hit) -> float:
        return max(map(self._score, read)) - self._sum((following.score, 0.0, 0.0))

    def _read(self, question: str, hits: Sequence[Hit]) -> list[Studied]:
        texts = [(hit.document.title or "", hit.text) for hit in hits]
        return [Studied(*pair) for pair in zip(hits, self._model.read(question, texts), strict=True)]

    def _score(self, studied: Studied) -> float:
        return self._sum(signs_of(studied))


def signs_of(studied: Studied) -> tuple[float, float, float]:
    """What speaks for a passage that was read, in the order of `SIGNS`."""
    reading = studied.reading
    if reading is None:
        return (studied.hit.score, _NOTHING, _NOTHING)
    return (studied.hit.score, reading.relevance, reading.answer.margin if reading.answer else _NOTHING)
