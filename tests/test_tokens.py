"""Token vectors: what an embedder tells of words, and how near the words of two texts come."""

from collections.abc import Sequence

import numpy as np
import pytest

from index.embed import SentenceTransformerEmbedder, Vectors, unit_vectors
from index.errors import EmbedderError
from index.tokens import Tokens, embedded, met
from tests.embedders import HashingEmbedder

ONE = Tokens(np.array([[2, 0], [0, 3]], dtype=np.float32), np.array([[0, 3], [4, 7]]))


class Spelling(HashingEmbedder):
    """A small embedder with tokens: each letter is one."""

    def embed_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[Tokens] | None]:
        spans = [
            np.array([[place, place + 1] for place in range(len(text))]).reshape(-1, 2) for text in texts
        ]
        return self.embed(texts), [
            Tokens(np.ones((len(span), self.dimension), dtype=np.float32), span) for span in spans
        ]


def test_the_nearest_token_of_the_other_text_counts_for_each_word() -> None:
    other = Tokens(np.array([[1, 1], [5, 0]], dtype=np.float32), np.array([[0, 1], [1, 2]]))
    assert met([(0, 3), (4, 7)], ONE, other) == pytest.approx([1.0, 0.5**0.5])


def test_a_word_of_several_tokens_is_their_sum() -> None:
    other = Tokens(np.array([[2, 3]], dtype=np.float32), np.array([[0, 1]]))
    assert met([(0, 7)], ONE, other) == pytest.approx([1.0])


def test_a_word_cut_off_and_an_empty_text_come_near_nothing() -> None:
    empty = Tokens(ONE.vectors[:0], ONE.spans[:0])
    assert met([(8, 12)], ONE, ONE).tolist() == [0]
    assert met([(0, 3)], ONE, empty).tolist() == [0]
    assert met([], ONE, ONE).shape == (0,)


def test_an_embedder_that_knows_no_tokens_gives_none() -> None:
    vectors, tokens = embedded(HashingEmbedder(), ["harbour", "storm"])
    assert tokens is None
    assert np.array_equal(vectors, unit_vectors(HashingEmbedder(), ["harbour", "storm"]))
    assert embedded(Spelling(), [])[1] is None


def test_vectors_that_come_with_tokens_are_checked_and_normalised_as_all_are() -> None:
    vectors, tokens = embedded(Spelling(), ["harbour", "storm"])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1])
    assert tokens is not None
    assert [len(one.spans) for one in tokens] == [7, 5]

    class Broken(Spelling):
        def embed(self, texts: Sequence[str]) -> Vectors:
            return np.full((len(texts), self.dimension), np.nan, dtype=np.float32)

    with pytest.raises(EmbedderError, match="not finite"):
        embedded(Broken(), ["harbour"])


def test_the_default_model_tells_where_its_tokens_stand() -> None:
    texts = ["Zürich paid for the harbour.", "", "a " * 600]
    vectors, tokens = embedded(embedder := SentenceTransformerEmbedder(), texts)
    cosines = (vectors * unit_vectors(embedder, texts)).sum(axis=1)
    assert cosines.min() > 0.99  # bf16, where the processor has it
    assert tokens is not None
    assert [texts[0][start:end] for start, end in tokens[0].spans.tolist()][-3:] == ["the", "harbour", "."]
    assert tokens[0].vectors.shape == (len(tokens[0].spans), 384)
    assert len(tokens[1].spans) == 0
    assert len(tokens[2].spans) == embedder.window - 2  # the rest was cut off
