"""Documents counted by day, month, year, decade or century, whichever suits the time that they span."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from qa.metadata import date_in_words

Days = Sequence[tuple[str, str, int]]  # (first day, last day, number of documents), as in `index.facets`

_UNITS = (  # characters of an ISO date that name it, and how many of them at most; the finest first
    (10, 61),
    (7, 35),
    (4, 60),
    (3, 60),
    (2, 100),
)


def counted(days: Days) -> tuple[list[tuple[str, int]], int]:
    """(period in words, number of documents) for each period of the span, none left out, and how many
    documents are dated too roughly to be in one of them.

    Days where they are less than two months, months where less than three years, otherwise years or more;
    coarser where otherwise most documents would be left out. Nothing for no days.
    """
    if not days:
        return [], 0
    first, last = min(low for low, _, _ in days), max(high for _, high, _ in days)
    total = sum(documents for _, _, documents in days)
    for length, most in _UNITS:
        begin, end = _number(first[:length]), _number(last[:length])
        counts: Counter[int] = Counter()
        for low, high, documents in days:
            if low[:length] == high[:length]:
                counts[_number(low[:length])] += documents
        if end - begin < most and counts.total() * 2 >= total:
            break
    bars = [(_words(number, length), counts[number]) for number in range(begin, end + 1)]
    return bars, total - counts.total()


def _number(period: str) -> int:
    """Consecutive for consecutive periods."""
    if len(period) == 10:
        return date.fromisoformat(period).toordinal()
    if len(period) == 7:
        return int(period[:4]) * 12 + int(period[5:]) - 1
    return int(period)


def _words(number: int, length: int) -> str:
    if length == 10:
        return date_in_words(date.fromordinal(number).isoformat())
    if length == 7:
        return date_in_words(f"{number // 12:04}-{number % 12 + 1:02}")
    return {4: f"{number}", 3: f"{number}0s", 2: f"{number}00s"}[length]
