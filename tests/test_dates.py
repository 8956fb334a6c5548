from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import date_at, iso_date

MONTHS = "January February March April May June July August September October November December".split()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024", "2024"),
        ("2024-02", "2024-02"),
        ("February 2024", "2024-02"),
        ("02/2024", "2024-02"),
        ("2024-02-00", "2024-02"),
        ("2024-00-00", "2024"),
        ("11 February 2024", "2024-02-11"),
        ("11th of February 2024", "2024-02-11"),
        ("Feb. 11, 2024", "2024-02-11"),
        ("Friday, January 4, 2019", "2019-01-04"),
        ("Friday, January 4, 2019\xa0 ", "2019-01-04"),
        ("January 4, 2019 - 10:15", "2019-01-04"),
        ("11 February 2024 at 10:15 am", "2024-02-11"),
        ("Sun, 11 Feb 2024 10:00:00 +0200", "2024-02-11"),
        ("Sun, 11 Feb 2024 10:00:00 GMT", "2024-02-11"),
        ("Sun Feb 11 10:00:00 2024", "2024-02-11"),
        ("2024-02-11T23:30:00-05:00", "2024-02-11"),
        ("2024-02-11T23:30:00.123456Z", "2024-02-11"),
        ("2024-02-11 10:00", "2024-02-11"),
        ("20240211", "2024-02-11"),
        ("2024/2/1", "2024-02-01"),
        ("2024年2月11日", "2024-02-11"),
        ("2024년 2월 11일", "2024-02-11"),
        ("2024年2月", "2024-02"),
    ],
)
def test_a_date_keeps_the_precision_it_is_written_in(written: str, meant: str) -> None:
    assert iso_date(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("11. Februar 2024", "2024-02-11"),
        ("Sonntag, 11. Februar 2024", "2024-02-11"),
        ("11 лютого 2024 року", "2024-02-11"),
        ("лютий 2024", "2024-02"),
        ("11 февраля 2024 г.", "2024-02-11"),
        ("1er février 2024", "2024-02-01"),
        ("11 de febrero de 2024", "2024-02-11"),
        ("11 listopada 2023", "2023-11-11"),
        ("2024. február 11.", "2024-02-11"),
    ],
)
def test_months_are_known_in_other_languages(written: str, meant: str) -> None:
    assert iso_date(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("03/04/2024", "2024"),
        ("03-04-2024", "2024"),
        ("13/04/2024", "2024-04-13"),
        ("04/13/2024", "2024-04-13"),
        ("04/04/2024", "2024-04-04"),
        ("13/13/2024", None),
        ("03.04.2024", "2024-04-03"),
    ],
)
def test_an_order_that_is_not_certain_is_not_chosen(written: str, meant: str | None) -> None:
    assert iso_date(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "3 days ago",
        "February 11",
        "11 Feb 24",
        "Spring 2024",
        "in 2024",
        "Version 2024",
        "Room 12 2024",
        "dom 3 2024",
        "do 3 2024",
        "12:30",
        "1234",
        "99999",
        "0000-00-00",
        "2024-02-31",
        "2024-13-01",
        "2024-00-05",
        "31 February 2024",
        "30 de febrero de 2024",
        "2024-2025",
        "February 11-12, 2024",
        "11-12 februar 2024",
        "11 February 2024 - 12 February 2024",
        "1707609600",
        "2024-02-11 and a good deal more text than any date has, to the end of a long, long line",
    ],
)
def test_what_says_no_date_is_none(written: str) -> None:
    assert iso_date(written) is None


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_way_of_writing_it(day: date) -> None:
    month = MONTHS[day.month - 1]
    for written in (
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month[:3].upper()} {day.year}",
        f"{day:%A}, {month} {day.day}, {day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.year}/{day.month}/{day.day}",
    ):
        assert iso_date(written) == day.isoformat()
    assert iso_date(f"{month} {day.year}") == f"{day.year}-{day.month:02}"


@given(st.text(max_size=40))
def test_any_text_gives_a_real_date_or_none(text: str) -> None:
    found = iso_date(text)
    if found is not None:
        assert date.fromisoformat(found + "-01-01"[: 10 - len(found)]) or len(found) == 7


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("2024-02 Share:", "2024-02", 7),
        ("11 February 2024. The council", "2024-02-11", 16),
        ("11 лютого 2024, 10:15", "2024-02-11", 14),
        ("2024-02-11T10:00Z", "2024-02-11", 17),
    ],
)
def test_a_date_in_running_text_is_found_with_its_end(text: str, value: str, end: int) -> None:
    assert date_at(text) == (value, end)


@pytest.mark.parametrize(
    "text", ["In 2024", "2024", "20240211", "1.2.2024.5", "Mars 2024 mission", "2024-02-11-7"]
)
def test_numbers_that_may_be_anything_are_no_dates_in_running_text(text: str) -> None:
    assert date_at(text) is None
