"""The error tree: what the docstring draws is what the classes are."""

import inspect
import re

import pytest

import index
from index import errors


def drawn() -> dict[str, str]:
    """{class: its parent} as the docstring of index.errors draws them."""
    parents: dict[str, str] = {}
    path: dict[int, str] = {}
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"    ([│├└─ ]*)([A-Z]\w+)(?:  |$)", line)
        if match:
            depth = len(match[1]) // 4
            path[depth] = match[2]
            parents[match[2]] = path[depth - 1] if depth else "Exception"
    return parents


def defined() -> dict[str, type[Exception]]:
    return {
        name: kind
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, Exception) and kind.__module__ == errors.__name__
    }


def test_the_docstring_draws_the_tree_that_the_classes_form() -> None:
    assert drawn() == {name: kind.__bases__[0].__name__ for name, kind in defined().items()}


@pytest.mark.parametrize("name", sorted(defined()))
def test_every_error_is_documented_and_offered_by_the_package(name: str) -> None:
    assert defined()[name].__doc__
    assert getattr(index, name) is defined()[name]


def test_one_except_clause_catches_all_and_a_bad_filter_is_a_wrong_argument_too() -> None:
    assert all(issubclass(kind, errors.FootnoteError) for kind in defined().values())
    assert [name for name, kind in defined().items() if issubclass(kind, ValueError)] == ["FilterError"]
