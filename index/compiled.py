"""all-MiniLM-L6-v2 and its like without torch: the graph compiled by OpenVINO for the processor at hand.

Cosines with f32 are above .999 in bf16 and above .99 in 8-bit integers. Texts are batched by length, so that
little is computed for padding.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.bert import Shape, encoder, inputs
from index.inference import Inference, batches, capabilities, padded
from index.processor import flags, quickest
from index.ranges import with_ranges
from index.recipe import recipe
from index.runtime import openvino as ov
from index.tokens import Tokens
from index.wordpieces import WordPieces

if TYPE_CHECKING:
    from index.embed import Vectors

T = TypeVar("T")


class CompiledModel:
    """The model in a folder of weights, for several threads at once."""

    def __init__(self, folder: Path, *, precision: str | None = None, measured: bool = False) -> None:
        """Compile it.

        precision  "int8", "bf16" or "f32"; by default the quickest here, see `index.processor`
        measured   whether they are the weights that `index.ranges` was measured on, and may be narrowed

        Raises ValueError for a folder that `index.recipe` does not know, and whatever tokenizers, safetensors
        and OpenVINO do.
        """
        from tokenizers import Tokenizer

        known = recipe(folder)
        if known is None:
            raise ValueError(f"{folder} holds no BERT of sentence-transformers")
        self.dimension, self.window, self._pooling = known.dimension, known.window, known.pooling
        # Truncation is a tokenizer's state, which threads would share: it never cuts, `_cut` does.
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        if len(self._tokenizer.encode("").ids) != 2:
            raise ValueError(f"the tokenizer in {folder} does not put texts between two special tokens")
        self._pieces = WordPieces(self._tokenizer)
        chosen = precision or quickest(capabilities(), flags() if measured else frozenset())
        integers = chosen == "int8"
        graph = _graph(folder / "model.safetensors", known.shape, integers=integers)
        self._inference = Inference(graph, None if integers else chosen)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text, special ones included, uncut."""
        return [len(ids) for ids in self._pieces.ids(_whole(texts))]

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Shape (texts, dimension), float32: the mean of the tokens' vectors, or the first."""
        ids = [_cut(row, self.window) for row in self._pieces.ids(_whole(texts))]
        vectors = np.empty((len(ids), self.dimension), dtype=np.float32)
        for number, rows in self._computed(ids):
            vectors[number] = self._pooled(rows)
        return vectors

    def embed_tokens(self, texts: Sequence[str]) -> "tuple[Vectors, list[Tokens]]":
        """As `embed`, and the tokens of each text."""
        encodings = self._tokenizer.encode_batch(_whole(texts))
        vectors = np.empty((len(encodings), self.dimension), dtype=np.float32)
        found: dict[int, Tokens] = {}
        for number, rows in self._computed([_cut(encoding.ids, self.window) for encoding in encodings]):
            vectors[number] = self._pooled(rows)
            found[number] = _tokens(_cut(encodings[number].offsets, self.window), rows)
        return vectors, [found[number] for number in range(len(encodings))]

    def _computed(self, ids: Sequence[Sequence[int]]) -> Iterator[tuple[int, NDArray[np.float32]]]:
        """The number of each text and its tokens' last hidden states, valid until the next are asked for."""
        with self._inference.request() as request:
            for numbers in batches([len(row) for row in ids]):
                states = _states(request, [ids[number] for number in numbers])
                for number, state in zip(numbers, states, strict=True):
                    yield number, state[: len(ids[number])]

    def _pooled(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        pooled: NDArray[np.float32] = rows[0] if self._pooling == "cls" else rows.mean(axis=0)
        return pooled


def _whole(texts: Sequence[str]) -> list[str]:
    """Without half characters, which the tokenizer refuses."""
    return [text.encode("utf-8", "replace").decode() for text in texts]


def _cut(row: list[T], window: int) -> list[T]:
    """What stands at each token, as many as the model sees, the last one being [SEP] again."""
    return row if len(row) <= window else [*row[: window - 1], row[-1]]


def _states(request: Any, ids: Sequence[Sequence[int]]) -> NDArray[np.float32]:
    """The last hidden states, shape (texts, longest, dimension), valid until the request is used again."""
    filled, mask = padded(ids)
    found: NDArray[np.float32] = request.infer([filled, mask, np.zeros_like(filled)], share_outputs=True)[0]
    return found


def _tokens(offsets: Sequence[tuple[int, int]], vectors: NDArray[np.float32]) -> Tokens:
    spans = np.array(offsets, dtype=np.int64).reshape(-1, 2)
    real = spans[:, 1] > spans[:, 0]  # special tokens span nothing
    return Tokens(vectors[real], spans[real])


def _graph(file: Path, shape: Shape, *, integers: bool) -> Any:
    from safetensors.numpy import load_file

    given = inputs()
    weights = {name: value.astype(np.float32, copy=False) for name, value in load_file(file).items()}
    states = encoder(with_ranges(weights) if integers else weights, shape, given)
    return ov.Model([states], given.all, "embedder")
