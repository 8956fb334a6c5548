"""The dates of a source's sentence, relative ones as the days that they mean: "on Monday" of a story of
14 May 2031 is 12 May 2031.

Where the date of publication is not known, a relative date says no more than its words do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from index.documents import Document
from qa.checking.datings import Dating
from qa.moments import moments

_MONTHS = "January February March April May June July August September October November December".split()


def resolved(document: Document, start: int, end: int, written: Sequence[Dating]) -> list[Dating]:
    """The dates of document.text[start:end]; those written there with what publication adds to them."""
    if not document.published:
        return list(written)
    relative = list(_relative(document, start, end))
    found = [_with_weekday(each, written) for each in relative if each.day or _among(each, written)]
    own = [each for each in written if not _among(each, found)]
    return sorted([*own, *found], key=lambda dating: dating.start)


def _among(dating: Dating, others: Sequence[Dating]) -> bool:
    """Whether one of these stands in the same place: "this month" is no date by itself."""
    return any(dating.overlaps(each) for each in others)


def _with_weekday(dating: Dating, written: Sequence[Dating]) -> Dating:
    """With the weekday that is written, where only the month of publication is known."""
    weekday = next((each.weekday for each in written if dating.overlaps(each)), 0)
    return replace(dating, weekday=dating.weekday or weekday)


def _relative(document: Document, start: int, end: int) -> Iterator[Dating]:
    for moment in moments(document, start, end):
        parts = moment.iso.split("-")
        if not moment.relative or not all(part.isdigit() for part in parts):
            continue  # a range, or no more than is written
        year, month, day = (*map(int, parts), 0, 0)[:3]
        words = document.text[moment.start : moment.end]
        text = f"{words} ({_in_words(year, month, day)})" if day else words
        weekday = date(year, month, day).isoweekday() if day else 0
        yield Dating(text, moment.start - start, moment.end - start, year, month, day, weekday)


def _in_words(year: int, month: int, day: int) -> str:
    return f"{day} {_MONTHS[month - 1]} {year}"
