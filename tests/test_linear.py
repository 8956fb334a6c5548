"""A weighted sum of named numbers."""

import pytest

from qa.candidates import SIGNS
from qa.confidence import NAMES
from qa.linear import Linear, linear, stored


def test_the_sum_by_hand() -> None:
    assert Linear(("a", "b"), (2.0, -0.5), 1.0)([3.0, 4.0]) == 1 + 6 - 2


def test_weights_are_read_by_name() -> None:
    content = {"weights": {"b": -0.5, "a": 2}, "bias": 1}
    assert linear(content, ("a", "b")) == Linear(("a", "b"), (2.0, -0.5), 1.0)


def test_weights_for_other_names_are_refused() -> None:
    with pytest.raises(ValueError, match=r"weights for \['a'\], where \['a', 'b'\] are wanted"):
        linear({"weights": {"a": 2}, "bias": 1}, ("a", "b"))


def test_values_and_weights_must_pair_up() -> None:
    with pytest.raises(ValueError, match="2 names have 1 weights"):
        Linear(("a", "b"), (2.0,))
    with pytest.raises(ValueError, match="zip"):
        Linear(("a",), (2.0,))([1.0, 2.0])


@pytest.mark.parametrize(("file", "names"), [("reading.json", SIGNS), ("confidence.json", NAMES)])
def test_the_stored_weights_are_complete_and_say_how_they_came_about(
    file: str, names: tuple[str, ...]
) -> None:
    content = stored(file)
    assert linear(content, names).names == names
    assert set(content["about"]) >= {"command", "data", "date"}
