"""A vocabulary without a library: passages as texts, counted the plain way."""

from collections.abc import Sequence

from index.lexical import terms
from tests.embedders import HashingEmbedder


class Texts:
    """Passages in memory, as `qa.read.Collection`."""

    def __init__(self, *texts: str) -> None:
        self.embedder = HashingEmbedder(dimension=256)
        self._passages = [set(terms(text)) for text in texts]

    @property
    def passage_count(self) -> int:
        return len(self._passages)

    def document_frequency(self, words: Sequence[str]) -> list[int]:
        return [sum(word in passage for passage in self._passages) for word in words]
