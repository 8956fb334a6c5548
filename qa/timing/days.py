"""Days: a stretch of whole days on the calendar, and the arithmetic of weeks, months, seasons and years.

It parses no text but ISO 8601. Seasons are those of the northern hemisphere, by months; weeks begin on
Monday (ISO 8601); a century runs from its year 1, a decade from its year 0.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from index.filters import day_range

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # the month each begins with


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included. Raises ValueError where it would run backwards."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"{self.first} to {self.last} runs backwards")

    @property
    def iso(self) -> str:
        """The shortest in ISO 8601: "2024-02-11", "2024-02", "2024", or two of these with a "/" between."""
        months = self.first.day == 1 and self.last.day == _length(self.last.year, self.last.month)
        years = months and self.first.month == 1 and self.last.month == 12
        size = 4 if years else 7 if months else 10
        ends = dict.fromkeys((self.first.isoformat()[:size], self.last.isoformat()[:size]))
        return "/".join(ends)

    @property
    def length(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    def shifted(self, days: int) -> "Days":
        """As long, some days later (earlier where negative)."""
        step = timedelta(days=days)
        return Days(self.first + step, self.last + step)


def of_iso(text: str | None) -> Days | None:
    """What an ISO 8601 date of any precision covers; None where it is none."""
    span = day_range(text) if text else None
    return Days(date.fromisoformat(span[0]), date.fromisoformat(span[1])) if span else None


def of_day(day: date) -> Days:
    """That day alone."""
    return Days(day, day)


def of_month(year: int, month: int, count: int = 1) -> Days:
    """Some months from the one given; months beyond 1 to 12 are those of the years before and after."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end, last = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    return Days(date(year, month, 1), date(end, last, _length(end, last)))


def of_year(year: int, count: int = 1) -> Days:
    """Some years from the one given."""
    return Days(date(year, 1, 1), date(year + count - 1, 12, 31))


def of_week(day: date) -> Days:
    """The week, Monday to Sunday, that a day lies in."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6))


def of_weekend(day: date) -> Days:
    """The Saturday and Sunday of the week that a day lies in."""
    week = of_week(day)
    return Days(week.first + timedelta(days=5), week.last)


def of_century(number: int) -> Days:
    """The 19th: 1801 to 1900."""
    return of_year(100 * (number - 1) + 1, 100)


def of_season(name: str, year: int) -> Days:
    """Three months. The winter of a year is the one that begins in its December."""
    return of_month(year, SEASONS[name], 3)


def hull(one: Days, other: Days) -> Days:
    """The shortest stretch that holds both."""
    return Days(min(one.first, other.first), max(one.last, other.last))


def overlap(one: Days, other: Days) -> bool:
    """Whether they share a day."""
    return one.first <= other.last and other.first <= one.last


def _length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
