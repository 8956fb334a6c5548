"""Numbers as written, and which of them bear out which."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.checking.quantities import quantities


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("1,200,000 people", 1.2e6, 1.2e6, ""),
        ("1.2 million people", 1.2e6, 1.2e6, ""),
        ("$1.2bn", 1.2e9, 1.2e9, "$"),
        ("twenty-one men", 21, 21, ""),
        ("two hundred and five thousand", 205_000, 205_000, ""),
        ("a dozen eggs", 12, 12, ""),
        ("half a million people", 5e5, 5e5, ""),
        ("half of the voters", 50, 50, "percent"),
        ("one in five", 20, 20, "percent"),
        ("5 per cent", 5, 5, "percent"),
        ("2 percentage points", 2, 2, "points"),
        ("more than 30 people", 30, inf, ""),
        ("about 50 people", 45, 55, ""),
        ("48 hours", 172_800, 172_800, "time"),
        ("10-15 dogs", 10, 15, ""),
        ("the third quarter", 3, 3, "ordinal"),
        ("at 3 p.m. sharp", 900, 900, "clock"),
        ("no more than 30 people", 0, 30, ""),
        ("no less than 30 people", 30, inf, ""),
        ("30 people or more", 30, 30, ""),
        ("30 or more people", 30, inf, ""),
        ("-$15", -15, -15, "$"),
        ("they won 3-1", 3001, 3001, "score"),
        ("they lost 1–3", 1003, 1003, "score"),
        ("1-3 eggs", 1, 3, ""),
    ],
)
def test_a_number(text: str, low: float, high: float, unit: str) -> None:
    (found,) = quantities(text)
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)
    assert found.unit == unit
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", ["no one came", "COVID-19", "an F-16", "his half-brother"])
def test_no_number(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("claimed", "stated", "meets"),
    [
        ("31 people", "31 people", True),
        ("31 people", "47 people", False),
        ("more than 30 people", "31 people", True),
        ("more than 60 people", "more than 50 people", False),
        ("1.2 million people", "1,234,567 people", True),
        ("1,234,567 people", "1.2 million people", False),
        ("31 tons", "30.6 tons", True),
        ("30 tons", "31 tons", False),
        ("two days", "48 hours", True),
        ("8 days", "one week", False),
        ("2 percent", "2 percentage points", False),
        ("dozens of people", "50 people", True),
        ("half of them", "50 percent of them", True),
        ("5", "5 percent", False),
        ("15", "$15", False),
        ("aged 82", "82 years", True),
        ("won 3-1", "lost 1-3", False),
    ],
)
def test_one_number_bears_out_another(claimed: str, stated: str, meets: bool) -> None:
    (ours,), (theirs, *_) = quantities(claimed), quantities(stated) or quantities("1 week")
    assert ours.meets(theirs) is meets


@given(st.integers(2, 10**12))
def test_grouping_digits_changes_nothing(number: int) -> None:
    (plain,), (grouped,) = quantities(f"{number} people"), quantities(f"{number:,} people")
    assert plain.low == grouped.low == number
