"""How the words of a question stand in a text: how many of them, how near to one another, in what order.

BM25 counts words wherever they stand; an answer has them together (Metzler and Croft, "A Markov Random Field
Model for Term Dependencies", 2005; Tao and Zhai, "An Exploration of Proximity Measures in Information
Retrieval", 2007). Everything here is a share of the question, 0 to 1, and so means the same in a library of
one page and of a million.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from index.terms import Term, Vocabulary, content_terms, weighed_terms

_WINDOW = 20  # content words: about two sentences
_NEAR = 2  # content words: "cost of the bridge" has "cost" and "bridge" one apart
Places = list[tuple[int, str]]


class Wording:
    """The words of a question with their weights, to be looked for in texts.

    terms   its distinct terms, in its order
    pairs   its neighbouring content words
    """

    def __init__(self, question: str, vocabulary: Vocabulary) -> None:
        self.terms: tuple[Term, ...] = tuple(weighed_terms(question, vocabulary))
        self.pairs = tuple(pairwise(content_terms(question)))
        self._weights = {term.text: term.weight for term in self.terms}
        self._total = sum(self._weights.values())

    def share(self, found: Iterable[str]) -> float:
        """How much of the question, by weight, these terms hold: 0 to 1."""
        there = frozenset(found)  # many more than the question has
        held = sum(weight for term, weight in self._weights.items() if term in there)
        return held / self._total if self._total else 0.0

    def places(self, words: Sequence[str]) -> Places:
        """Which content words of a text are among the terms, and where, from 0."""
        weights = self._weights
        return [(place, word) for place, word in enumerate(words) if word in weights]

    def window(self, places: Places) -> float:
        """The most of the question, by weight, that stands within twenty content words of a text: 0 to 1."""
        best = 0.0
        for first, (start, _) in enumerate(places):
            near = {word for place, word in places[first : first + _WINDOW] if place - start < _WINDOW}
            best = max(best, sum(self._weights[word] for word in near))
        return best / self._total if self._total else 0.0

    def together(self, places: Places) -> float:
        """The share of the question's neighbouring words of which the second follows the first somewhere in a
        text, with one other between them at most."""
        if not self.pairs:
            return 0.0
        followed = {
            (first, second)
            for number, (start, first) in enumerate(places)
            for place, second in places[number + 1 : number + 1 + _NEAR]
            if place - start <= _NEAR
        }
        return sum(pair in followed for pair in self.pairs) / len(self.pairs)
