"""python -m training.export --model model.safetensors --out FOLDER: the weights as the product ships them.

Writes FOLDER/reader.xml and reader.bin: an OpenVINO graph whose matrices are int8, one scale a row, and its
inputs of any size. Written with OpenVINO's own operations, so that no quantiser has to be installed. Prints
the size and the SHA-256 of both files.
"""

import argparse
import hashlib
import json
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from index.runtime import openvino
from index.runtime import opset13 as operations
from training.model import ReaderModel, load_model

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUTS = ("start", "end", "relevance", "entailment")
SMALLEST = 10_000  # numbers of a matrix that is worth rounding
NAME = "reader"


class Traced(nn.Module):
    """The model with plain outputs, which tracing wants."""

    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, ...]:
        """As ReaderModel's."""
        return tuple(self.model(input_ids, attention_mask, token_type_ids))


def graph(model: ReaderModel) -> Any:
    """The model as an OpenVINO graph in fp32, for any number of rows of any length."""
    example = {name: torch.ones((2, 9), dtype=torch.long) for name in INPUTS}
    with torch.inference_mode(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # tracing is deprecated, but what OpenVINO reads
        made = openvino.convert_model(Traced(model.eval()), example_input=example, input=[[-1, -1]] * 3)
    for place, name in zip(made.inputs, INPUTS, strict=True):
        place.get_tensor().set_names({name})
    for place, name in zip(made.outputs, OUTPUTS, strict=True):
        place.get_tensor().set_names({name})
    return made


def round_weights(made: Any) -> int:
    """Put int8 and a scale in the place of every large matrix; returns how many there were."""
    count = 0
    for node in made.get_ops():
        if node.get_type_name() == "Constant" and is_matrix(node):
            whole, scale = rounded(node.get_data())
            put_instead(node, whole, scale)
            count += 1
    return count


def is_matrix(node: Any) -> bool:
    """Whether a constant holds trained weights of two dimensions."""
    shape = node.get_output_shape(0)
    return len(shape) == 2 and int(np.prod(shape)) >= SMALLEST and node.get_output_element_type(0).is_real()


def rounded(weights: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers of -127 to 127 and the scale of each row: weights are about whole * scale."""
    scale = np.maximum(np.abs(weights).max(axis=1, keepdims=True), 1e-12) / 127
    return np.rint(weights / scale).astype(np.int8), scale.astype(np.float32)


def put_instead(node: Any, whole: NDArray[np.int8], scale: NDArray[np.float32]) -> None:
    """int8 -> fp32 -> times scale, the form that OpenVINO knows as compressed weights."""
    stored = operations.constant(whole, dtype=np.int8)
    weights = operations.multiply(operations.convert(stored, "f32"), operations.constant(scale))
    for reader in node.output(0).get_target_inputs():
        reader.replace_source_output(weights.output(0))


def export(model: Path, out: Path, *, precision: str = "int8") -> list[Path]:
    """Write the graph; returns its two files."""
    out.mkdir(parents=True, exist_ok=True)
    made = graph(load_model(model))
    if precision == "int8":
        round_weights(made)
    path = out / f"{NAME}.xml"
    openvino.save_model(made, path, compress_to_fp16=precision != "fp32")
    return [path, path.with_suffix(".bin")]


def main(arguments: Sequence[str]) -> int:
    """Export and print what there is; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="trained weights, safetensors")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--precision", choices=("int8", "fp16", "fp32"), default="int8")
    chosen = parser.parse_args(arguments)
    for path in export(chosen.model, chosen.out, precision=chosen.precision):
        content = path.read_bytes()
        print(json.dumps({path.name: len(content), "sha256": hashlib.sha256(content).hexdigest()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
