"""Documents counted by the period that suits the time they span."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chat.periods import counted
from index.filters import day_range


def days(*dates: str) -> list[tuple[str, str, int]]:
    return [(*(day_range(written) or ("", "")), 1) for written in dates]


def test_days_months_years_decades_and_centuries() -> None:
    assert counted([]) == ([], 0)
    assert counted(days("2024-02-28", "2024-03-01")) == (
        [("28 February 2024", 1), ("29 February 2024", 0), ("1 March 2024", 1)],
        0,
    )
    assert counted(days("2023-11-05", "2024-02", "2024-02-01"))[0] == [
        ("November 2023", 1),
        ("December 2023", 0),
        ("January 2024", 0),
        ("February 2024", 2),
    ]
    assert counted(days("2020-01-01", "2023"))[0] == [("2020", 1), ("2021", 0), ("2022", 0), ("2023", 1)]
    assert counted(days("1950", "2024"))[0][-1] == ("2020s", 1)
    assert counted(days("0900", "2024"))[0][0] == ("900s", 1)


def test_what_is_dated_too_roughly_is_counted_apart_unless_it_is_most() -> None:
    bars, rough = counted(days("2024-01-05", "2024-02-05", "2024-03", "2024"))
    assert bars == [("January 2024", 1), ("February 2024", 1), ("March 2024", 1), *bars[3:]]
    assert rough == 1
    assert counted(days("2024-01-05", "2024", "2024"))[0] == [("2024", 3)]


def test_under_two_months_are_days_and_under_three_years_months() -> None:
    first = date(2024, 1, 1)

    def bars(span: int) -> int:
        return len(counted(days(str(first), str(first + timedelta(span))))[0])

    assert bars(60) == 61
    assert bars(61) == 3
    assert bars(1000) == 33
    assert bars(1100) == 4


@given(
    st.lists(
        st.dates().map(str) | st.dates().map(lambda day: str(day)[:7]) | st.dates().map(lambda d: str(d)[:4]),
        min_size=1,
    )
)
def test_every_document_is_counted_once(dates: list[str]) -> None:
    bars, rough = counted(days(*dates))
    assert sum(count for _, count in bars) + rough == len(dates)
    assert len(bars) <= 100
    assert len({label for label, _ in bars}) == len(bars)
