"""The weights of the cross-encoder: int8 matrices with a scale for each row, in safetensors.

A matrix `name` is stored as `name`, int8, and `name.scale`, float32: weights are whole numbers times scale.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import ReaderError

FILE = Path(__file__).with_name("reader.safetensors")
RANGES = Path(__file__).with_name("ranges.safetensors")  # of what is multiplied, see `index.ranges`
SHA256 = "7411b9554b29ec3cfffaf1b0e03629b6d3c16f16ce8574ea88bb01ef8ea38ed7"  # of FILE
SCALE = ".scale"
Weights = dict[str, NDArray[np.float32]]
_REMEDY = "install Footnote anew, or do without the trained reader (--no-reader)"


def load_weights(path: Path = FILE, *, sha256: str | None = SHA256) -> Weights:
    """The weights in float32. Raises ReaderError where the file is missing or is not the one expected.

    sha256  what the file's content must have; None for any
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReaderError(f"the reader's weights {path} cannot be read ({error}): {_REMEDY}") from error
    damaged = f"the reader's weights {path} are damaged, or others than expected: {_REMEDY}"
    if sha256 is not None and hashlib.sha256(content).hexdigest() != sha256:
        raise ReaderError(damaged)
    try:
        return dequantised(load(content))
    except SafetensorError as error:
        raise ReaderError(damaged) from error


def dequantised(stored: Mapping[str, NDArray[np.generic]]) -> Weights:
    """Whole numbers times their scales; what has none is as it is."""
    return {
        name: value.astype(np.float32) * stored[name + SCALE].astype(np.float32)
        if name + SCALE in stored
        else value.astype(np.float32)
        for name, value in stored.items()
        if not name.endswith(SCALE)
    }


def quantised(weights: Mapping[str, NDArray[np.float32]], smallest: int) -> dict[str, NDArray[np.generic]]:
    """The weights as they are stored: matrices of at least `smallest` numbers in int8, others as given."""
    stored: dict[str, NDArray[np.generic]] = {}
    for name, value in weights.items():
        if value.ndim != 2 or value.size < smallest:
            stored[name] = value
            continue
        scale = np.maximum(np.abs(value).max(axis=1, keepdims=True), 1e-12) / 127
        stored[name] = np.rint(value / scale).astype(np.int8)
        stored[name + SCALE] = scale.astype(np.float32)
    return stored
