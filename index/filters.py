"""`where` to SQL: which documents a filter lets through.

A filter is a mapping of field names to conditions, all of which must hold:

    {"publisher": "The Harbour Post"}                      equal (case does not matter)
    {"language": ["en", "fr"]}                             any of these
    {"published": "2024-02"}                               a date within that month
    {"published": ("2024-02-01", "2024-02-29")}            a range, ends included; None leaves an end open
    {"pages": (10, None)}                                  a range of numbers

Fields are the metadata's names and `id`, `source`, `title`, `pages` (how many). A date known to the month
lies in a range if some day of that month does. What is compared stands in the catalog's table `fields`,
written by `rows`.
"""

import calendar
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from index.documents import Document, Scalar
from index.errors import FilterError

Value = Scalar | date | None
Condition = Value | Sequence[Value]
Where = Mapping[str, Condition]
Row = tuple[str, str | None, float | None, str | None, str | None]

STANDARD_FIELDS = frozenset(
    {"id", "source", "title", "published", "publisher", "author", "language", "url", "format", "pages"}
)
_ANY = """text IN ({}) OR number IN ({})
          OR EXISTS (SELECT 1 FROM json_each(?) AS days
                     WHERE low >= json_extract(days.value, '$[0]')
                     AND high <= json_extract(days.value, '$[1]'))"""
_LARGEST = 2**63
_MOST = 30_000  # SQLite takes 32,766 parameters
_ISO_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:[T ][0-9:.+Z-]+)?)?)?")


def rows(document: Document) -> Iterator[Row]:
    """What the table `fields` holds of a document: (name, text, number, first day, last day)."""
    entries = {**document.metadata, "id": document.id, "source": document.source}
    if document.title:
        entries["title"] = document.title
    if document.pages:
        entries.setdefault("pages", len(document.pages))
    for name, value in entries.items():
        items = value if isinstance(value, tuple) else (value,)
        for stored in dict.fromkeys(map(_stored, items)):  # once, so that documents are counted by rows
            yield (name, *stored)


def clauses(where: Where) -> list[tuple[str, list[str | float]]]:
    """One (SQL condition on a row of `fields`, its parameters) for each field. Raises FilterError."""
    if not isinstance(where, Mapping):
        raise FilterError(f"where is a mapping of field names to values, not {type(where).__name__}")
    return [_clause(name, condition) for name, condition in where.items()]


def day_range(text: str) -> tuple[str, str] | None:
    """First and last day of an ISO 8601 date of any precision, or None if it is no such date."""
    match = _ISO_DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (None if part is None else int(part) for part in match.groups())
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    last_month = month or 12
    last = date(first.year, last_month, day or calendar.monthrange(first.year, last_month)[1])
    return first.isoformat(), last.isoformat()


def _stored(value: Scalar) -> tuple[str | None, float | None, str | None, str | None]:
    if isinstance(value, str):
        low, high = day_range(value) or (None, None)
        return value.casefold(), None, low, high
    return None, float(value), None, None


def _clause(name: str, condition: Condition) -> tuple[str, list[str | float]]:
    if isinstance(condition, tuple):
        sql, values = _range(name, condition)
    elif isinstance(condition, list | set | frozenset):
        sql, values = _any([_plain(name, value) for value in condition])
    else:
        sql, values = _any([_plain(name, condition)])
    if not isinstance(name, str):
        raise FilterError(f"no document has a field {name!r}: fields have names")
    return f"name = ? AND ({sql})", [_storable(name, name), *values]


def _any(alternatives: Sequence[str | float]) -> tuple[str, list[str | float]]:
    """One condition however many there are: SQLite takes no chain of more than a thousand ORs."""
    texts = [value.casefold() for value in alternatives if isinstance(value, str)]
    numbers = [value for value in alternatives if not isinstance(value, str)]
    days = [span for value in alternatives if isinstance(value, str) and (span := day_range(value))]
    if len(alternatives) > _MOST:
        raise FilterError(f"a list of {len(alternatives)} alternatives is too long: give at most {_MOST}")
    sql = _ANY.format(",".join("?" * len(texts)), ",".join("?" * len(numbers)))
    return sql, [*texts, *numbers, json.dumps(days)]


def _range(name: str, ends: tuple[Value, ...]) -> tuple[str, list[str | float]]:
    if len(ends) != 2 or ends == (None, None):
        raise FilterError(
            f"the range for {name!r} is (from, to), with None for one open end; for alternatives give a list"
        )
    given = [end if end is None else _plain(name, end) for end in ends]
    if any(isinstance(end, str) for end in given):
        return _date_range(name, given)
    low, high = given
    if low is not None and high is not None and low > high:  # type: ignore[operator]
        raise FilterError(f"the range for {name!r} runs backwards: {low} to {high}")
    bounds = [("number >= ?", low), ("number <= ?", high)]
    return _both([(sql, end) for sql, end in bounds if end is not None])


def _date_range(name: str, ends: list[str | float | None]) -> tuple[str, list[str | float]]:
    days = []
    for end in ends:
        span = day_range(end) if isinstance(end, str) else None
        if end is not None and span is None:
            raise FilterError(
                f"{end!r} in the range for {name!r} is no ISO 8601 date such as 2024-02 or 2024-02-11"
            )
        days.append(span)
    low, high = days[0] and days[0][0], days[1] and days[1][1]
    if low and high and low > high:
        raise FilterError(f"the range for {name!r} runs backwards: {ends[0]} to {ends[1]}")
    return _both([(sql, end) for sql, end in (("high >= ?", low), ("low <= ?", high)) if end is not None])


def _both(bounds: Sequence[tuple[str, str | float]]) -> tuple[str, list[str | float]]:
    return " AND ".join(sql for sql, _ in bounds), [end for _, end in bounds]


def _plain(name: str, value: object) -> str | float:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _storable(name, value)
    if isinstance(value, bool | int | float):
        if isinstance(value, int) and abs(value) > _LARGEST:
            raise FilterError(f"the filter on {name!r} compares with a number beyond all that are stored")
        return float(value)
    raise FilterError(
        f"the filter on {name!r} compares with {type(value).__name__}: give text, a number or a date"
    )


def _storable(name: str, text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise FilterError(f"the filter on {name!r} holds half a character (a lone surrogate)") from error
    return text
