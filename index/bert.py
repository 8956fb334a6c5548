"""A BERT encoder as an OpenVINO graph, built from its weights: no torch, no conversion, nothing cached.

The architecture is that of Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers for Language
Understanding" (2019), as transformers' BertModel computes it; names of weights are those of its files. Heads,
pooling and tokenising are for those who use the encoder.

Where the weights come with the ranges of what is multiplied with them, the products are those of 8-bit
integers, see `index.ranges`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.runtime import openvino as ov
from index.runtime import opset13 as ops

Weights = Mapping[str, NDArray[np.float32]]
Node = Any  # ov.Node; its operators are made at run time, which the type checker cannot follow


@dataclass(frozen=True, slots=True)
class Shape:
    """The numbers that the weights do not tell."""

    layers: int
    heads: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Inputs:
    """The graph's inputs, int64, shape (texts, tokens): ids, 1 for a token and 0 for padding, 0 or 1 for the
    first and second of a pair of texts."""

    ids: Node
    mask: Node
    types: Node

    @property
    def all(self) -> list[Node]:
        """In the order in which they are given."""
        return [self.ids, self.mask, self.types]


def inputs() -> Inputs:
    """Inputs for any number of texts and tokens."""
    return Inputs(*(ops.parameter([-1, -1], ov.Type.i64, name=name) for name in ("ids", "mask", "types")))


def encoder(weights: Weights, shape: Shape, given: Inputs) -> Node:
    """The hidden states of the last layer, shape (texts, tokens, hidden)."""
    # Padding gets a score so low that its softmax is exactly 0, also in bf16.
    absent = ops.subtract(ops.constant(np.float32(1)), ops.convert(given.mask, "f32"))
    bias = ops.multiply(ops.unsqueeze(absent, ops.constant([1, 2])), ops.constant(np.float32(-1e9)))
    hidden = _embeddings(weights, shape, given)
    for layer in range(shape.layers):
        hidden = _layer(under(weights, f"encoder.layer.{layer}."), shape, hidden, bias)
    return hidden


def linear(weights: Weights, name: str, value: Node) -> Node:
    """value @ weight.T + bias, for the weights of one name."""
    return _product(weights, name, _narrowed(weights, name, value), name)


def _narrowed(weights: Weights, name: str, value: Node) -> Node:
    """The value in 256 steps, its columns evened out before, where its range is known under this name."""
    if f"{name}.range" not in weights:
        return value
    evened = ops.divide(value, ops.constant(weights[f"{name}.columns"]))
    low, high = (ops.constant(end) for end in weights[f"{name}.range"])
    return ops.fake_quantize(evened, low, high, low, high, 256)


def _product(weights: Weights, name: str, value: Node, ranges: str) -> Node:
    """value @ weight.T + bias, for a value that is narrowed by what is known under the name `ranges`."""
    matrix = weights[f"{name}.weight"]
    if f"{ranges}.range" in weights:
        matrix = matrix * weights[f"{ranges}.columns"]
        steps = np.maximum(np.abs(matrix).max(axis=1, keepdims=True) / 127, 1e-12).astype(np.float32)
        whole = ops.convert(ops.constant(np.rint(matrix / steps).astype(np.int8)), "f32")
        factor = ops.multiply(whole, ops.constant(steps))
    else:
        factor = ops.constant(matrix, shared_memory=True)
    return ops.add(ops.matmul(value, factor, False, True), ops.constant(weights[f"{name}.bias"]))


def under(weights: Weights, prefix: str) -> Weights:
    """The weights whose names begin so, by the rest of their names."""
    return {name.removeprefix(prefix): value for name, value in weights.items() if name.startswith(prefix)}


def _embeddings(weights: Weights, shape: Shape, given: Inputs) -> Node:
    words, places, types = (
        ops.constant(weights[f"embeddings.{kind}_embeddings.weight"], shared_memory=True)
        for kind in ("word", "position", "token_type")
    )
    rows = ops.constant(0)
    length = ops.gather(ops.shape_of(given.ids), ops.constant(1), rows)
    order = ops.range(ops.constant(0, dtype=np.int64), length, ops.constant(1, dtype=np.int64), "i64")
    last = len(weights["embeddings.position_embeddings.weight"]) - 1  # padding may go beyond it
    order = ops.minimum(order, ops.constant(last, dtype=np.int64))
    summed = ops.add(ops.gather(words, given.ids, rows), ops.gather(places, order, rows))
    summed = ops.add(summed, ops.gather(types, given.types, rows))
    return _normalised(under(weights, "embeddings."), shape, summed)


def _layer(weights: Weights, shape: Shape, hidden: Node, bias: Node) -> Node:
    attended = linear(weights, "attention.output.dense", _attention(weights, shape, hidden, bias))
    hidden = _normalised(under(weights, "attention.output."), shape, ops.add(hidden, attended))
    inner = ops.gelu(linear(weights, "intermediate.dense", hidden), "erf")
    return _normalised(
        under(weights, "output."), shape, ops.add(hidden, linear(weights, "output.dense", inner))
    )


def _attention(weights: Weights, shape: Shape, hidden: Node, bias: Node) -> Node:
    name = "attention.self"
    narrowed = _narrowed(weights, name, hidden)
    query, key, value = (
        _split(_product(weights, f"{name}.{part}", narrowed, name), shape.heads)
        for part in ("query", "key", "value")
    )
    found = ops.scaled_dot_product_attention(query, key, value, bias)
    return ops.reshape(ops.transpose(found, ops.constant([0, 2, 1, 3])), ops.constant([0, 0, -1]), True)


def _split(value: Node, heads: int) -> Node:
    """Shape (texts, tokens, hidden) to (texts, heads, tokens, hidden / heads)."""
    apart = ops.reshape(value, ops.constant([0, 0, heads, -1]), True)
    return ops.transpose(apart, ops.constant([0, 2, 1, 3]))


def _normalised(weights: Weights, shape: Shape, value: Node) -> Node:
    normal = ops.mvn(value, ops.constant([-1]), True, shape.epsilon, "inside_sqrt")
    scaled = ops.multiply(normal, ops.constant(weights["LayerNorm.weight"]))
    return ops.add(scaled, ops.constant(weights["LayerNorm.bias"]))
