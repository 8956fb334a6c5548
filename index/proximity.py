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

    def window(self, words: Sequence[str]) -> float:
        """The most of the question, by weight, that stands within twenty content words of a text: 0 to 1."""
        places = [(place, word) for place, word in enumerate(words) if word in self._weights]
        best = 0.0
        for first, (start, _) in enumerate(places):
            near = {word for place, word in places[first : first + _WINDOW] if place - start < _WINDOW}
            best = max(best, sum(self._weights[word] for word in near))
        return best / self._total if self._total else 0.0

    def together(self, words: Sequence[str]) -> float:
        """The share of the question's neighbouring words that also stand near one another in a text."""
        if not self.pairs:
            return 0.0
        near = sum(self._near(first, second, words) for first, second in self.pairs)
        return near / len(self.pairs)

    @staticmethod
    def _near(first: str, second: str, words: Sequence[str]) -> bool:
        """Whether the second word follows the first somewhere, with one other between them at most."""
        place = -1
        for _ in range(words.count(first)):
            place = words.index(first, place + 1)
            if second in words[place + 1 : place + 1 + _NEAR]:
                return True
        return False
