"""Dates of running text and when two of them agree."""

import pytest

from qa.checking.datings import datings, published


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("on Feb. 11", "on 11 February", True),
        ("on 11 February 2024", "in February 2024", True),
        ("on 2024-02-11", "on February 11, 2024", True),
        ("in 2019", "in 2021", False),
        ("on Monday", "on Tuesday", False),
        ("on Sunday", "on 11 February 2024", True),
        ("on Feb. 11", "on Feb. 12", False),
        ("in March", "in May", False),
        ("in March", "in 2020", False),
    ],
)
def test_two_dates(one: str, other: str, agree: bool) -> None:
    (first,), (second,) = datings(one), datings(other)
    assert first.agrees(second) is second.agrees(first) is agree


@pytest.mark.parametrize("text", ["\u017fept 5", "\u017fEPT. 5, 2021", "٣ May ٢٠٢١", "31.13.2021", "99 May"])
def test_letters_and_digits_that_only_look_alike_break_nothing(text: str) -> None:
    assert all(found.text in text for found in datings(text))


def test_each_of_many_dates_is_found() -> None:
    found = datings("2024 " * 500)
    assert len(found) == 500
    assert {dating.year for dating in found} == {2024}


@pytest.mark.parametrize("text", ["they may march", "2000 people", "$2019", "room 1850,5"])
def test_no_date(text: str) -> None:
    assert datings(text) == []


def test_a_date_keeps_its_place() -> None:
    text = "It was said on Sept. 4, 2021, and again in May."
    assert [text[found.start : found.end] for found in datings(text)] == ["Sept. 4, 2021", "May"]


def test_metadata_is_a_date() -> None:
    date = published("2024-02")
    assert date is not None
    assert (date.year, date.month, date.day) == (2024, 2, 0)
    assert published(None) is None
    assert published("soon") is None
