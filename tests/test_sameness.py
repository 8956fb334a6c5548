"""Which short answers give the same value."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.phrasing.sameness import fuller, meaning, same

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
        ("10:30", "10:30 p.m."),
        ("10 PM", "10 p.m."),
        ("10 AM", "10:00 a.m."),
        ("AD 1500", "1500"),
        ("500 BC", "500 B.C.E."),
        ("at least 5", "5 or more"),
        ("more than 5", "5"),
        ("-5 degrees", "minus five degrees"),
        ("12 men and 5 women", "5 women and 12 men"),
        ("Amara J. Oduya", "Amara Oduya"),
        ("A. Oduya", "Amara Oduya"),
        ("Jan van Brack", "van Brack"),
        ("former mayor Amara Oduya", "Oduya"),
        ("the river Brack", "Brack"),
        ("Brack Harbour Association (BHA)", "Brack Harbour Association"),
        ("the city of Aldmoor", "Aldmoor"),
        ("Petrel Inc.", "Petrel"),
        ("no more than 5", "at most 5"),
        ("very heavy rain", "very heavy summer rain"),
        ("No. 5", "number 5"),
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
        ("not guilty", "guilty"),
        ("10 a.m.", "10 p.m."),
        ("12 noon", "12 midnight"),
        ("10 in the morning", "10 p.m."),
        ("10 a.m. on 5 May", "10 p.m. on 5 May"),
        ("-5", "5"),
        ("−5 °C", "5 °C"),
        ("about -5 °C", "about 5 °C"),
        ("at least 5", "at most 5"),
        ("over 50", "under 50"),
        ("5 or more", "no more than 5"),
        ("New York", "New York Times"),
        ("York", "New York"),
        ("US", "US Vice President Amara Oduya"),
        ("Minister", "Interior Minister"),
        ("Her", "Her Majesty"),
        ("Kansas", "Kansas City"),
        ("Norway", "Norway and Denmark"),
        ("the wife of Ben Oduya", "Ben Oduya"),
        ("Ben A. Oduya", "Ben C. Oduya"),
        ("Amara Oduya", "Ama"),
        ("1500 BC", "1500"),
        ("500 BC", "AD 500"),
        ("3-1", "1-3"),
        ("12 men and 5 women", "5 men and 12 women"),
        ("before the war", "after the war"),
        ("up 5%", "down 5%"),
        ("from Brack to Aldmoor", "from Aldmoor to Brack"),
        ("31 dead on 5 May", "47 dead on 5 May"),
        ("the ministry of internal affairs of Norway", "the ministry of internal affairs of Sweden"),
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


@pytest.mark.parametrize(
    "text", ["ſept 5", "5 ſeptember 2020", "5 AUGUﬆ", "\u0130 5", "\u212a 5", "٣ May ٢٠٢٠", "²"]
)
def test_odd_letters_do_no_harm(text: str) -> None:
    assert same(text, text) in (True, False)
    assert same(text, "5 September") in (True, False)


def test_a_long_s_is_an_s() -> None:
    assert same("ſept 5", "5 September")


@pytest.mark.parametrize(
    "piece", ["-5 ", "at least ", "Van ", "no ", "10 a.m. ", "A. ", "5 May ", "a minimum of "]
)
def test_long_text_does_no_harm(piece: str) -> None:
    assert same(piece * 5_000, "Amara Oduya") is False


@pytest.mark.parametrize(
    ("one", "other", "says_more"),
    [
        ("1921", "3 May 1921", True),
        ("May 1921", "3 May 1921", True),
        ("3 May 1921", "1921", False),
        ("1921", "the storm of 3 May 1921", False),
        ("Oduya", "Amara Oduya", True),
        ("Amara Oduya", "Oduya", False),
        ("31", "31 sailors", False),
    ],
)
def test_whether_the_other_says_more(one: str, other: str, says_more: bool) -> None:
    assert same(one, other)
    assert fuller(meaning(one), meaning(other)) is says_more
