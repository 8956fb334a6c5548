"""The times that a stretch of text speaks of, resolved against the date its document was published.

"On Monday" is the Monday before publication or the one after it, as the clause tells; "February 11" is that
of the nearest year; "the next day" follows the day named last. Published only to the month, "on Monday" is
that month. "Today" in a quotation counts from the day on which the words around it say it was said. Where
nothing anchors a phrase there is no moment. English only; no times of day, no years
before Christ, no feasts. A moment is the date named: of "since 2015" it is 2015, what "since" adds is left to
the reader.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter

from index.documents import Document
from qa.speech.quotations import quotations, share_quoted
from qa.speech.verbs import verb_forms
from qa.timing import days
from qa.timing.anchoring import Resolved, Setting, Year
from qa.timing.days import Days
from qa.timing.readings import Reading, genuine_phrases, readings
from qa.timing.resolution import resolved
from qa.timing.tense import Tense, tense_at
from qa.timing.time_phrases import Phrase

_BACK = 1_000  # characters of the text before in which a year is looked for
_NEAR = 500  # … and in which "the next day" finds the day it follows
_LONGEST = 10_000  # characters of a range that are read
_MOST = 20  # years that are looked back at
_DATE = 48  # characters that a year's words stand in
_DATED = frozenset({"day", "month_day", "month", "numeric"})
_YEARED = _DATED | {"year", "season", "quarter"}
_SAID_ON = frozenset({"day", "month_day", "numeric", "weekday", "today"})
_CLAUSE_MARK = re.compile(r"[,;:\"“”()]")
_SPEECHES = frozenset(
    "statement interview speech conference tweet tweeted post letter message briefing".split()
)
_DIGITS = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_PARAGRAPH = re.compile(r"\n\s{0,9}\n")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that a text names: document.text[start:end], and the days it means.

    first, last  ISO 8601 days, both included
    iso          the same to the precision known: "2024-02-11", "2024-02", "2024", or a range,
                 "2024-02-05/2024-02-11"
    relative     whether it took the date of publication to know
    """

    start: int
    end: int
    first: str
    last: str
    iso: str
    relative: bool


def moments(document: Document, start: int, end: int) -> tuple[Moment, ...]:
    """What document.text[start:end], a sentence as a rule, speaks of, in order of the text.

    Of a range of more than 10,000 characters only so many are read: that is no sentence.
    """
    end = min(end, start + _LONGEST)
    return tuple(_moment(reading) for reading in _read(document, start, end, deep=True))


def _moment(reading: Reading) -> Moment:
    span = reading.meaning.days
    first, last = span.first.isoformat(), span.last.isoformat()
    return Moment(reading.phrase.start, reading.phrase.end, first, last, span.iso, reading.meaning.relative)


def _read(document: Document, start: int, end: int, *, deep: bool) -> list[Reading]:
    """deep: also what needs the text before the range, which is then read too."""
    text, known = document.text, list[Reading]()

    def tense(phrase: Phrase) -> Tense:
        return tense_at(text, phrase.start, phrase.end, start, end)

    def before(phrase: Phrase) -> Resolved | None:
        if known:
            return known[-1].meaning
        return _last_named(document, start) if deep else None

    @cache
    def all_years() -> tuple[Year, ...]:
        return tuple(_years(text, _opening(text, start, _BACK), end))

    def years(phrase: Phrase) -> Sequence[Year]:
        count = bisect_right(all_years(), phrase.start, key=attrgetter("end"))
        return all_years()[max(0, count - _MOST) : count]

    now = days.of_iso(document.published)

    @cache
    def quoted() -> list[tuple[int, int]]:
        return quotations(text, _opening(text, start, _BACK), end)

    @cache
    def said() -> Days | None:
        return _day_of_saying(plain, text, quoted(), start, end)

    def spoken(phrase: Phrase) -> Days | None:
        return said() if share_quoted(quoted(), phrase.start, phrase.end) else now

    plain = Setting(now, tense, before, years)
    return readings(text, start, end, replace(plain, spoken=spoken), known)


def _day_of_saying(
    setting: Setting, text: str, quoted: Sequence[tuple[int, int]], start: int, end: int
) -> Days | None:
    """The one day told with the saying of a quotation: ", he said on Monday". None if there is no such."""
    around = [
        resolved(phrase, setting)
        for phrase in genuine_phrases(text, start, end)
        if phrase.shape in _SAID_ON
        and not share_quoted(quoted, phrase.start, phrase.end)
        and _beside_saying(text, phrase, start, end)
    ]
    named = {meaning.days for meaning in around if meaning and meaning.days.length == 1}
    return named.pop() if len(named) == 1 else None


def _beside_saying(text: str, phrase: Phrase, start: int, end: int) -> bool:
    """Whether a verb of saying stands in the clause of a time, or right after one that opens its sentence."""
    before = _CLAUSE_MARK.split(text[max(start, phrase.start - _DATE) : phrase.start])[-1]
    ahead = text[phrase.end : min(end, phrase.end + _DATE)]
    opens = phrase.start - start < len("In the late ")
    after = _CLAUSE_MARK.split(ahead.lstrip(", ") if opens else ahead)[0]
    words = re.findall(r"[a-z]+", f"{before} {after}".lower())
    return any(word in verb_forms() or word in _SPEECHES for word in words)


def _last_named(document: Document, at: int) -> Resolved | None:
    """The last time named before a place, in its paragraph or the one before that."""
    low = max(0 if at < document.body else document.body, at - _NEAR)
    breaks = [found.end() for found in _PARAGRAPH.finditer(document.text, low, at)]
    found = _read(document, breaks[-2] if len(breaks) > 1 else low, at, deep=False)
    return found[-1].meaning if found else None


def _opening(text: str, at: int, most: int) -> int:
    """Where the paragraph of a place begins, or some characters before the place."""
    low = max(0, at - most)
    return max((found.end() for found in _PARAGRAPH.finditer(text, low, at)), default=low)


def _years(text: str, low: int, high: int) -> Iterator[Year]:
    """The years that text[low:high] names. Most paragraphs name none, which is cheap to see."""
    digits = [found.start() for found in _DIGITS.finditer(text, low, high)]
    if digits:
        near = max(low, digits[0] - _DATE), min(high, digits[-1] + _DATE)
        for phrase in genuine_phrases(text, *near):
            year = (phrase["year"] or phrase["numeric"][:4]) if phrase.shape in _YEARED else ""
            if year.isdigit():
                yield Year(int(year), phrase.end, phrase.shape in _DATED)
