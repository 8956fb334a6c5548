"""A small real embedder for tests: hashed words and word pieces, projected at random but always alike.

Texts that share words are near one another, so retrieval over it behaves; it needs no weights.
"""

import re
from collections.abc import Mapping, Sequence
from zlib import crc32

import numpy as np

from index.embed import Vectors


class HashingEmbedder:
    """Feature hashing of words (Weinberger et al., 2009) into a fixed Gaussian projection."""

    def __init__(self, name: str = "hashing", dimension: int = 32, window: int = 64) -> None:
        self.name = name
        self.dimension = dimension
        self.window = window
        self._rows = np.random.default_rng(17).standard_normal((4096, dimension)).astype(np.float32)

    @property
    def settings(self) -> Mapping[str, str | int]:
        return {"window": self.window}

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [2 + len(self._words(text)) for text in texts]

    def embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in self._words(text)[: self.window]:
                vectors[row] += self._rows[crc32(word.lower().encode("utf-8", "replace")) % 4096]
        return vectors

    def _words(self, text: str) -> list[str]:
        return re.findall(r"\w+|[^\w\s]", text)
