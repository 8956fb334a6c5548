"""Filters against a plain Python predicate over the metadata, and what is refused."""

import calendar
import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date, datetime
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index import Document, FilterError
from index.catalog import Catalog
from index.filters import day_range
from index.records import Entry
from tests.shelves import empty_catalog

DATES = (
    "2023",
    "2023-12",
    "2023-12-31",
    "2024",
    "2024-02",
    "2024-02-01",
    "2024-02-11",
    "2024-02-29",
    "2024-03",
)
TEXTS = (
    "Harbour Post",
    "HARBOUR POST",
    "Straße",
    "STRASSE",
    "naïve 🎉",
    "a\0b",
    "",
    "%",
    "_",
    "12",
    "x' OR 1",
)
NUMBERS = (-1, 0, 1, 2, 2.5, 12, 1e300, float("inf"), True, False)


def values() -> Iterator[Any]:
    """One value for each document: every kind alone, and mixed in lists."""
    yield from DATES
    yield from TEXTS
    yield from NUMBERS
    yield from (
        ("2023", "2025-01"),
        ("Harbour Post", 12),
        (),
        (1, 2.5),
        ("2024-02-11T23:59:00+02:00", "Straße"),
    )


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    """Documents 1, 2, 3, …, each with one value of field "x"; the odd ones with a field "odd", too."""
    entries = []
    for number, value in enumerate(values(), 1):
        metadata: dict[str, Any] = {"x": value, **({"odd": True} if number % 2 else {})}
        document = Document(f"text {number}", f"wire/{number}", f"Title {number}", metadata)
        entries.append(Entry(document, "", b"", [], _no_vectors()))
    with closing(empty_catalog(tmp_path_factory.mktemp("filters"))) as opened:
        opened.put(entries)
        yield opened


def _no_vectors() -> NDArray[np.float32]:
    return np.empty((0, 4), np.float32)


def span(text: str) -> tuple[str, str] | None:
    """First and last day that an ISO date or time may mean."""
    match = re.fullmatch(r"([0-9]{4})(-[0-9]{2})?(-[0-9]{2})?([T ][0-9:.+Z-]+)?", text, re.ASCII)
    if match is None or (match[3] and not match[2]) or (match[4] and not match[3]):
        return None
    year, month, day = match[1], match[2] or "", match[3] or ""
    try:
        first = date.fromisoformat(year + (month or "-01") + (day or "-01"))
        last_day = calendar.monthrange(first.year, int(month[1:] or 12))[1]
        last = date.fromisoformat(year + (month or "-12") + (day or f"-{last_day}"))
    except ValueError:
        return None
    return str(first), str(last)


def number(value: object) -> bool:
    return isinstance(value, int | float)


def plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return str(value.date())
    return str(value) if isinstance(value, date) else value


def equals(stored: Any, asked: Any) -> bool:
    asked = plain(asked)
    if isinstance(stored, str) and isinstance(asked, str):
        inner, outer = span(stored), span(asked)
        within = inner and outer and outer[0] <= inner[0] and inner[1] <= outer[1]
        return bool(within) or stored.casefold() == asked.casefold()
    return number(stored) and number(asked) and float(stored) == float(asked)


def in_range(stored: Any, low: Any, high: Any) -> bool:
    low, high = plain(low), plain(high)
    if isinstance(low, str) or isinstance(high, str):
        days = span(stored) if isinstance(stored, str) else None
        first = span(low)[0] if low else ""  # type: ignore[index]
        last = span(high)[1] if high else "9999-12-31"  # type: ignore[index]
        return days is not None and days[1] >= first and days[0] <= last
    return number(stored) and (low is None or stored >= low) and (high is None or stored <= high)


def allowed(stored: Any, condition: Any) -> bool:
    items = stored if isinstance(stored, tuple) else (stored,)
    if isinstance(condition, tuple):
        return any(in_range(item, *condition) for item in items)
    asked = condition if isinstance(condition, list) else [condition]
    return any(equals(item, one) for item in items for one in asked)


def found(catalog: Catalog, where: Mapping[str, Any]) -> list[int]:
    return sorted(set(catalog.document_ids(where)))


DAYS = st.sampled_from([*DATES, "2024-02-10", "2025", "2024-02-11 08:00"])
ASKED = st.one_of(
    DAYS,
    st.sampled_from(TEXTS),
    st.sampled_from(NUMBERS),
    st.dates(),
    st.datetimes(),
    st.floats(allow_nan=False),
)


def ordered(kind: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, Any]]:
    """Ranges, open at one end at most; those that run backwards are tested on their own."""
    ends = st.tuples(st.none() | kind, st.none() | kind)
    return ends.filter(lambda ends: ends != (None, None)).filter(forwards)


def forwards(ends: tuple[Any, Any]) -> bool:
    low, high = map(plain, ends)
    if low is None or high is None:
        return True
    if isinstance(low, str):
        return span(low)[0] <= span(high)[1]  # type: ignore[index]
    return bool(low <= high)


RANGES = ordered(DAYS | st.dates()) | ordered(st.sampled_from(NUMBERS) | st.floats(allow_nan=False))


@settings(max_examples=300, deadline=None)
@given(condition=st.one_of(ASKED, st.lists(ASKED, max_size=4), RANGES))
def test_a_filter_lets_through_what_the_predicate_does(condition: Any, catalog: Catalog) -> None:
    expected = [place for place, stored in enumerate(values(), 1) if allowed(stored, condition)]
    assert found(catalog, {"x": condition}) == expected
    odd = [place for place in expected if place % 2]
    assert found(catalog, {"x": condition, "odd": True}) == odd


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"x": "2024-02"}, [5, 6, 7, 8, 35]),
        ({"x": ("2024-02-29", None)}, [4, 5, 8, 9, 31]),
        ({"x": (date(2024, 2, 10), "2024-02-12")}, [4, 5, 7, 35]),
        ({"x": "harbour post"}, [10, 11, 32]),
        ({"x": "strasse"}, [12, 13, 35]),
        ({"x": 1}, [23, 29, 34]),
        ({"x": (2, 12)}, [24, 25, 26, 32, 34]),
        ({"x": [12, "2023"]}, [1, 2, 3, 26, 31, 32]),
        ({"x": []}, []),
        ({"x": {"%", "_"}}, [17, 18]),
        ({"id": Document("text 7", "wire/7").id}, [7]),
        ({"source": "WIRE/7", "title": "title 7"}, [7]),
        ({"source": "wire/7", "title": "Title 8"}, []),
        ({"publisher": "anybody"}, []),
    ],
)
def test_filters_worked_by_hand(where: Mapping[str, Any], expected: list[int], catalog: Catalog) -> None:
    assert found(catalog, where) == expected


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ({"x": (5, 2)}, "runs backwards: 5.0 to 2.0"),
        ({"x": ("2024-03", "2024-02")}, "runs backwards: 2024-03 to 2024-02"),
        ({"x": (None, None)}, "None for one open end"),
        ({"x": (1,)}, "is .from, to."),
        ({"x": (1, 2, 3)}, "for alternatives give a list"),
        ({"x": ("en", "fr")}, "'en' in the range for 'x' is no ISO 8601 date"),
        ({"x": ("2024", 5)}, "5.0 in the range"),
        ({"x": ("2024-02-30", None)}, "no ISO 8601 date"),
        ({"x": None}, "compares with NoneType"),
        ({"x": b"bytes"}, "compares with bytes"),
        ({"x": {"gte": 5}}, "compares with dict"),
        ({"x": [["a"]]}, "compares with list"),
        ({"x": object}, "compares with type"),
        ({"publsher": "Post"}, "no document has a field 'publsher'.*publisher, source, title, url, x"),
        ({5: "x"}, "no document has a field 5"),
        (["x"], "mapping of field names to values, not list"),
        ("x", "mapping"),
    ],
)
def test_nonsense_is_refused_and_named(where: Any, message: str, catalog: Catalog) -> None:
    with pytest.raises(FilterError, match=message):
        catalog.document_ids(where)


@pytest.mark.parametrize("where", [{"x": 10**400}, {"x": "\ud800"}, {"\ud800": "x"}, {("x",): 1}], ids=repr)
def test_what_sqlite_cannot_take_is_refused_as_a_filter(where: Any, catalog: Catalog) -> None:
    with pytest.raises(FilterError):
        catalog.document_ids(where)


def test_a_list_may_be_long(catalog: Catalog) -> None:
    assert found(catalog, {"x": [*range(100, 5000), 12]}) == [26, 32]


def test_each_document_is_let_through_once(catalog: Catalog) -> None:
    numbers = catalog.document_ids({"x": ("2023", None)})
    assert len(numbers) == len(set(numbers))


def test_a_title_that_begins_with_a_day_is_still_a_title(catalog: Catalog) -> None:
    asked = {"title": "2024-02-11 Minutes of the board"}
    other = Document("minutes", "minutes", "2024-02-11 Minutes of the council")
    catalog.put([Entry(other, "", b"", [], _no_vectors())])
    try:
        assert found(catalog, asked) == []
    finally:
        catalog.remove("source", ["minutes"])


@given(st.text("0123456789-T ", max_size=10) | st.dates().map(str) | st.dates().map(lambda day: str(day)[:7]))
def test_the_days_of_a_date(text: str) -> None:
    assert day_range(text) == span(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "24",
            "2024-2",
            "2024-13",
            "2024-02-30",
            "2023-02-29",
            "0000",
            "2024/02",
            "20240211",
            "2024-02-",
            "-2024",
        ),
        *("2024-00", "2024-02-00", "2024-00-11"),
        *("２０２４", "2024-02\n", "2024-02-11 Minutes"),
    ],
)
def test_what_is_no_iso_date(text: str) -> None:
    assert day_range(text) is None
