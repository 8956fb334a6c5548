"""The order of the tests: nothing is lost, browsers are one unit, and the names of what is slow are right."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tests.scheduling import BROWSER, FIRST, ordered, unit

ROOT = Path(__file__).parents[1]


def test_what_takes_long_comes_first_and_then_what_has_many_tests() -> None:
    ids = ["tests/test_a.py::one", "tests/test_b.py::one", "tests/test_b.py::two", "tests/test_closed.py::x"]
    ids += ["tests/browser/test_z.py::one", "tests/test_a.py::two", "tests/browser/test_a.py::one"]
    ids += ["tests/test_b.py::three[::]"]
    items = [cast(pytest.Item, SimpleNamespace(nodeid=name)) for name in ids]
    assert [item.nodeid for item in ordered(items)] == [ids[at] for at in (4, 6, 3, 1, 2, 7, 0, 5)]


def test_tests_of_browsers_are_one_unit_and_others_one_a_file() -> None:
    names = ("tests/browser/test_a.py::one", "tests/browser/test_b.py::one", "tests/test_a.py::one[a::b]")
    assert [*map(unit, names)] == [BROWSER, BROWSER, "tests/test_a.py"]


def test_what_is_said_to_take_long_is_there() -> None:
    assert all((ROOT / name).exists() for name in FIRST)
