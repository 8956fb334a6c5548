"""Linear: a weighted sum of named numbers, its weights read from JSON. Fitting is done in `bench/`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from math import exp
from typing import Any


@dataclass(frozen=True, slots=True)
class Linear:
    """names, their weights, and what is added to the sum."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float = 0.0

    def __post_init__(self) -> None:
        """Raises ValueError unless there is one weight to a name."""
        if len(self.names) != len(self.weights):
            raise ValueError(f"{len(self.names)} names have {len(self.weights)} weights")

    def __call__(self, values: Sequence[float]) -> float:
        """The sum for values in the order of the names. Raises ValueError for more or fewer of them."""
        return self.bias + sum(w * value for w, value in zip(self.weights, values, strict=True))


def logistic(value: float) -> float:
    """The probability whose log odds these are, without overflow on either side."""
    return 1 / (1 + exp(-value)) if value >= 0 else exp(value) / (1 + exp(value))


def stored(file: str) -> Mapping[str, Any]:
    """What a JSON file of this package holds."""
    content: Mapping[str, Any] = json.loads((files("qa") / file).read_text("utf-8"))
    return content


def linear(content: Mapping[str, Any], names: Sequence[str]) -> Linear:
    """The weights under "weights" and the bias, for exactly these names. Raises ValueError for others."""
    weights = content["weights"]
    if set(weights) != set(names):
        raise ValueError(f"weights for {sorted(weights)}, where {sorted(names)} are wanted")
    return Linear(tuple(names), tuple(float(weights[name]) for name in names), float(content["bias"]))
