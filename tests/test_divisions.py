"""Which words of a sentence make a clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.phrasing.divisions import clauses
from qa.phrasing.tagging import tagged


def together(text: str, one: str, other: str) -> bool:
    words = tagged(text)
    numbers = dict(zip((word.lower for word in words), clauses(words), strict=True))
    return numbers[one] == numbers[other]


@pytest.mark.parametrize(
    ("text", "one", "other", "wanted"),
    [
        ("Six sheep were lost and nine are still ill.", "six", "ill", False),
        ("Six sheep were lost and nine are still ill.", "nine", "ill", True),
        ("Mr Hale, who had built the mill, left the town.", "hale", "left", True),
        ("Mr Hale, who had built the mill, left the town.", "built", "left", False),
        ("The mill, built in 1811, was sold in 1840.", "mill", "sold", True),
        ("Hale, Brandt and Moor were fined.", "hale", "fined", True),
        ("Hale built the mill and sold it.", "hale", "sold", True),
        ("Hale left because the mill had burned down.", "left", "burned", False),
        ("The mill burned, the owner said.", "mill", "said", False),
        ("Hale left after the mill burned down.", "hale", "burned", False),
        ("Hale left after the fire.", "hale", "fire", True),
    ],
)
def test_what_stands_together(text: str, one: str, other: str, wanted: bool) -> None:
    assert together(text, one, other) is wanted


@given(st.text(max_size=200))
def test_every_word_has_a_clause(text: str) -> None:
    words = tagged(text)
    assert len(clauses(words)) == len(words)
