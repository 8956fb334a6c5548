"""What an encoder multiplies, measured beforehand, so that its products can be those of 8-bit integers.

The file of all-MiniLM-L6-v2, or of another with its architecture, holds, under the name of each product,
`columns`: what the columns of its input are divided by, and the weights multiplied by, so that a few large
ones do not take all of the range (Xiao et al., "SmoothQuant: Accurate and Efficient Post-Training
Quantization for Large Language Models", 2023); and `range`: the two ends of what is then found in it.
`python -m training.ranges` measures them.
"""

from pathlib import Path

from index.bert import Weights

FILE = Path(__file__).with_name("ranges.safetensors")


def with_ranges(weights: Weights, file: Path = FILE) -> Weights:
    """The weights and, beside them, the ranges that `index.bert` looks for."""
    from safetensors.numpy import load_file

    return {**weights, **load_file(file)}
