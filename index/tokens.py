"""Token vectors: what an embedder knows of each word in its sentence, where it can tell.

A sentence's vector says what it is about; the vectors of its tokens say whether each word of a question is
met by some word of it. An embedder need not give them: see `TokenEmbedder`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from index.embed import Embedder, Vectors, normalised, unit_vectors

Spans = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, without special ones.

    vectors  shape (tokens, dimension), float32
    spans    shape (tokens, 2): where each begins and ends in the text
    """

    vectors: Vectors
    spans: Spans


@runtime_checkable
class TokenEmbedder(Embedder, Protocol):
    """An embedder that also gives the vectors of tokens."""

    def embed_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[Tokens] | None]:
        """The vectors of the texts, as `embed` gives them, and their tokens; None where it cannot tell."""
        ...


def embedded(embedder: Embedder, texts: Sequence[str]) -> tuple[Vectors, list[Tokens] | None]:
    """Unit vectors of the texts, shape (texts, dimension), and their tokens; None if it gives none.

    Raises EmbedderError as `unit_vectors` does.
    """
    if not isinstance(embedder, TokenEmbedder) or not texts:
        return unit_vectors(embedder, texts), None
    vectors, tokens = embedder.embed_tokens(texts)
    return normalised(embedder, vectors, len(texts)), tokens


def met(words: Sequence[tuple[int, int]], one: Tokens, other: Tokens) -> Vectors:
    """How near each word of one text comes to the nearest token of another: cosines, shape (words,).

    words are spans of the one text. This is the recall of BERTScore (Zhang et al., "BERTScore: Evaluating
    Text Generation with BERT", 2020), word by word. A word without a token, cut off by the window, comes
    near nothing: 0.
    """
    if not len(words):
        return np.zeros(0, dtype=np.float32)
    if not len(other.spans):
        return np.zeros(len(words), dtype=np.float32)
    pooled = _unit(np.stack([_pooled(one, start, end) for start, end in words]))
    nearest: Vectors = (pooled @ _unit(other.vectors).T).max(axis=1)
    return nearest


def _pooled(tokens: Tokens, start: int, end: int) -> Vectors:
    """The sum of the vectors of a word's tokens; zero where it has none."""
    inside = (tokens.spans[:, 0] < end) & (tokens.spans[:, 1] > start)
    total: Vectors = tokens.vectors[inside].sum(axis=0)
    return total


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = vectors / np.maximum(lengths, 1e-9)
    return unit
