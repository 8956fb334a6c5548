"""The graph's products, plain and of 8-bit integers, against numpy's."""

import numpy as np
import pytest
from numpy.typing import NDArray

from index.bert import Weights, linear
from index.inference import CORE
from index.runtime import openvino as ov
from index.runtime import opset13 as ops

Floats = NDArray[np.float32]


def product(weights: Weights, value: Floats) -> Floats:
    given = ops.parameter([-1, value.shape[1]], ov.Type.f32)
    model = ov.Model([linear(weights, "dense", given)], [given], "product")
    run = CORE.compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    found: Floats = run([value])[0]
    return found


def example() -> tuple[dict[str, Floats], Floats]:
    chance = np.random.default_rng(3)
    weights = {
        "dense.weight": chance.normal(size=(32, 64)).astype(np.float32),
        "dense.bias": chance.normal(size=32).astype(np.float32),
    }
    return weights, chance.normal(size=(16, 64)).astype(np.float32)


def test_a_product_is_that_of_numpy() -> None:
    weights, value = example()
    expected = value @ weights["dense.weight"].T + weights["dense.bias"]
    assert product(weights, value) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("large", [1.0, 50.0], ids=["alike", "one column far larger"])
def test_a_product_of_integers_is_near_it(large: float) -> None:
    weights, value = example()
    value[:, 7] *= large
    columns = np.abs(value).max(axis=0)
    end = np.float32(1.0)  # once divided by its largest number, every column ends at 1
    weights |= {"dense.columns": columns, "dense.range": np.array([-128 / 127 * end, end], dtype=np.float32)}
    expected = value @ weights["dense.weight"].T + weights["dense.bias"]
    found = product(weights, value)
    assert np.abs(found - expected).max() > 0  # integers they are
    assert np.abs(found - expected).max() < 0.03 * np.abs(expected).max()


def test_what_is_beyond_the_range_counts_as_its_end() -> None:
    weights = {
        "dense.weight": np.eye(4, dtype=np.float32),
        "dense.bias": np.zeros(4, dtype=np.float32),
        "dense.columns": np.ones(4, dtype=np.float32),
        "dense.range": np.array([-1.0, 1.0], dtype=np.float32),
    }
    found = product(weights, np.array([[0.5, 9.0, -9.0, 0.0]], dtype=np.float32))
    assert found[0] == pytest.approx([0.5, 1.0, -1.0, 0.0], abs=0.01)
