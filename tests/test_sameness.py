"""Which short answers give the same value."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.phrasing.sameness import meaning, same

TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ONES = "one two three four five six seven eight nine".split()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("31", "thirty-one"),
        ("3,559", "3,559 people"),
        ("1.5 million", "1,500,000"),
        ("a hundred and five", "105"),
        ("$4.5 million", "4.5 million dollars"),
        ("39%", "39 percent"),
        ("2,000 people", "2000"),
        ("Feb. 11", "11 February"),
        ("the 3rd of May 2020", "2020-05-03"),
        ("1900", "February 8, 1900"),
        ("Amara Oduya", "Oduya"),
        ("President Oduya", "Amara Oduya"),
        ("Norway and Denmark", "Denmark and Norway"),
        ("Aldmoor", "Aldmoor, Norway"),
        ("the Petrel", "“Petrel”"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("31", "47"),
        ("31", "Oduya"),
        ("10 km", "10 miles"),
        ("39%", "$39"),
        ("July 15, 1905", "February 8, 1905"),
        ("May 2020", "3 June 2020"),
        ("Amara Oduya", "Ben Oduya"),
        ("Norway and Denmark", "Norway and Sweden"),
        ("3,559 people", "1,575 households"),
        ("", ""),
    ],
)
def test_different(one: str, other: str) -> None:
    assert not same(one, other)
    assert not same(other, one)


def test_numerals_below_a_hundred() -> None:
    for (ten, tens), (one, ones) in product(enumerate(TENS, 2), enumerate(ONES, 1)):
        assert meaning(f"{tens}-{ones}").numbers == (10 * ten + one,)


@given(st.integers(0, 10**12))
def test_digits_are_read_with_and_without_separators(number: int) -> None:
    assert meaning(f"{number:,} sheep").numbers == (float(number),)
    assert same(f"{number} sheep", f"{number:,}")


@given(st.text(max_size=60), st.text(max_size=60))
def test_it_is_symmetric_and_takes_any_text(one: str, other: str) -> None:
    assert same(one, other) == same(other, one)
