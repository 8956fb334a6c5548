"""Dates as people write them, to the precision written: "2024", "2024-02" or "2024-02-11".

Nothing is invented: no day for "February 2024", no order for "03/04/2024". No relative dates ("yesterday"),
no two-digit years, no times of day: the day is the one written, whatever the time zone beside it.
"""

import re
from datetime import date

_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DIGITS = r"(?:1[5-9]|20)\d\d"
_YEAR = rf"(?P<year>{_DIGITS})"
_DAY = r"(?P<day>\d{1,2})"
_NUMBER = r"(?P<month>\d{1,2})"
_CLOCK = (
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d{1,9})?)?\s*(?:[ap]\.?m\b\.?)?"
    r"\s*(?:[+-]\d\d:?\d\d|(?-i:[A-Z]{1,5})\b)?(?:\s*\([A-Z]{2,5}\))?"
)
_TIME = rf"(?:(?:T|,?\s+(?:at\s+|-\s+)?){_CLOCK})?"

_SHAPES = (  # in words, then in numbers: the year first, dotted, month and year
    rf"{_WEEKDAY}{_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}{_TIME}",
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}{_TIME}",
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s+{_CLOCK}\s+{_YEAR}",
    rf"{_MONTH},?\s+{_YEAR}",
    rf"{_YEAR},?\s+{_MONTH}(?:\s+{_DAY})?",
    rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d){_TIME}",
    rf"{_YEAR}-(?P<month>\d\d)",
    rf"{_YEAR}(?P<slash>[/.])\s?{_NUMBER}(?:(?P=slash)\s?{_DAY})?\.?{_TIME}",
    rf"{_DAY}\.\s?{_NUMBER}\.\s?{_YEAR}{_TIME}",
    rf"(?P<month>\d\d)[/.]{_YEAR}",
    rf"{_YEAR}\s?[年년](?:\s?{_NUMBER}\s?[月월](?:\s?{_DAY}\s?[日일])?)?",
)
_ALONE = (  # certain only in a field that is a date
    rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:T\d{{4,6}}Z?)?",
    _YEAR,
)
_EITHER = rf"(?P<first>\d{{1,2}})(?P<between>[/-])(?P<second>\d{{1,2}})(?P=between){_YEAR}{_TIME}"
_WORDS = (
    rf"(?:[^\W\d_]+\.?,?\s+)?(?:\d{{1,2}}\S{{0,3}}\s+)?(?:de\s+)?[^\W\d_]{{3,}}\.?,?\s+(?:de\s+)?{_DIGITS}"
)
_OF_THE_YEAR = r"(?:\s+(?:г|года|р|року|roku)\b\.?)?"
_FOREIGN = rf"(?:{_WORDS}|{_DIGITS}\.?\s+[^\W\d_]{{3,}}\.?(?:\s+\d{{1,2}}\.?)?){_OF_THE_YEAR}"
_LANGUAGES = (  # without Croatian, whose listopad is October where the Czech and Polish one is November
    "de fr es it pt nl pl uk ru be cs sk sl sv da nb fi ro hu el tr bg lt lv et ca id".split()
)

_IN_TEXT = tuple(re.compile(shape, re.IGNORECASE) for shape in (*_SHAPES, _EITHER))
_IN_FIELD = tuple(re.compile(shape, re.IGNORECASE) for shape in (*_SHAPES, *_ALONE, _EITHER))
_IN_WORDS = re.compile(_FOREIGN)


def iso_date(text: str) -> str | None:
    """What a date says, ISO 8601, to its own precision; None where it says no date.

    "11.02.2024" is day first: no locale of the Unicode CLDR writes dots month first. "03/04/2024" and
    "03-04-2024" are written in both orders, so only the year of it is certain, unless one number is above
    12 or both are the same. A part that is 00 is unknown; a date that no calendar has (2024-02-31) is none.
    """
    text = text.strip()
    if not 4 <= len(text) <= 80:
        return None
    for shape in _IN_FIELD:
        if match := shape.fullmatch(text):
            return _certain(match)
    return _in_other_languages(text) if _IN_WORDS.fullmatch(text) else None


def date_at(text: str, position: int = 0) -> tuple[str, int] | None:
    """The longest date that begins at a position of running text, ISO 8601, and where it ends; else None.

    Stricter than `iso_date`: a bare year or eight digits may be anything in a text.
    """
    found = [match for shape in _IN_TEXT if (match := shape.match(text, position)) and _ends(match)]
    words = _IN_WORDS.match(text, position)
    match = max(found, key=re.Match.end, default=None)
    if match:
        value = _certain(match)
    elif words and re.search(r"\d", words[0][:-4]) and _ends(words):
        match, value = words, _in_other_languages(words[0])
    return (value, match.end()) if match and value else None


def _ends(match: re.Match[str]) -> bool:
    return not re.match(r"\w|[-/.,:]\d", match.string[match.end() : match.end() + 2])


def _certain(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if "first" in parts:
        return _of_either_order(year, int(parts["first"]), int(parts["second"]))
    if name := parts.get("name"):
        return _iso(year, _NAMES.index(name[:3].lower()) + 1, int(parts.get("day") or 0))
    return _iso(year, int(parts.get("month") or 0), int(parts.get("day") or 0))


def _of_either_order(year: int, first: int, second: int) -> str | None:
    orders = {_iso(year, first, second), _iso(year, second, first)} - {None}
    if len(orders) == 2:
        return f"{year}"
    return orders.pop() if orders else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if not month:
        return f"{year}" if not day else None
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def _in_other_languages(text: str) -> str | None:
    """By dateparser, held to the parts that are written; it would take a lone number for a month."""
    from dateparser.date import DateDataParser

    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", text)
    parser = DateDataParser(
        languages=_LANGUAGES,
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["year", "month", "day"] if day else ["year", "month"],
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    found = parser.get_date_data(text).date_obj
    if found is None or (day and found.day != int(day[0])):
        return None
    return _iso(found.year, found.month, found.day if day else 0)
