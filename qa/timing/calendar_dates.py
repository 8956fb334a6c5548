"""Dates by the calendar: days, months, quarters, years, centuries, with their year or with one to be found.

Where a day or month comes without its year, the nearest year in the direction of the clause's tense is meant,
the nearest of all after a present of headlines ("visits Paris in June"), by the convention of news: whatever
lies further off is written with its year.
"""

from collections.abc import Sequence
from datetime import date

from index.dates import iso_date
from qa.timing import days
from qa.timing.anchoring import GRAINS, Resolved, Setting, Year
from qa.timing.days import Days
from qa.timing.tense import Tense
from qa.timing.time_phrases import Phrase
from qa.timing.time_shapes import MONTHS, NUMBERS, ORDINALS

_LONG = 120  # days
_FAR, _NEAR = 300, 65  # days: of what lies nearly a year off, the year is written


def dated(phrase: Phrase, setting: Setting) -> Resolved | None:
    """A day, days or a month, with the year or without."""
    now = setting.now
    if phrase["year"]:
        return Resolved(_in_year(phrase, int(phrase["year"])))
    if phrase["of"]:
        return (
            Resolved(_in_year(phrase, now.first.year + step_of(phrase["of"])), relative=True) if now else None
        )
    if now is None or now.length > GRAINS["month"]:
        year = _year_told(setting.years(phrase))
        return None if year is None else Resolved(_in_year(phrase, year))
    found = _by_weekday(phrase, now) or _without_year(phrase, now, setting)
    return Resolved(found, relative=True) if found and not _is_doubtful(phrase, found, now, setting) else None


def _is_doubtful(phrase: Phrase, found: Days, now: Days, setting: Setting) -> bool:
    """Whether the text was speaking of another year: it gave one with a full date, or named one long past."""
    years = setting.years(phrase)
    told, year = _year_told(years), found.first.year
    if told is not None:
        return told != year
    far = abs((now.first - found.first).days) > _LONG
    return far and bool(years) and all(named.number != year for named in years)


def _year_told(years: Sequence[Year]) -> int | None:
    """The year of the full date last given, if no other year was named since."""
    since: set[int] = set()
    for year in reversed(years):
        since.add(year.number)
        if year.dated:
            return year.number if len(since) == 1 else None
    return None


def _in_year(phrase: Phrase, year: int) -> Days:
    month = month_number(phrase["month"])
    if not phrase["day"]:
        return days.of_month(year, month)
    first, last = number(phrase["day"]), number(phrase["to"] or phrase["day"])
    return Days(date(year, month, first), date(year, month, last))


def _by_weekday(phrase: Phrase, now: Days) -> Days | None:
    """ "Monday, February 11": of the years around, the one in which that day is a Monday."""
    if not phrase["weekday"]:
        return None
    near = (_possible(phrase, now.first.year + step) for step in (0, -1, 1))
    wanted = phrase["weekday"][:3].title()
    return next((found for found in near if found and f"{found.first:%a}" == wanted), None)


def _possible(phrase: Phrase, year: int) -> Days | None:
    try:
        return _in_year(phrase, year)
    except ValueError:
        return None  # 29 February


def _without_year(phrase: Phrase, now: Days, setting: Setting) -> Days | None:
    """The nearest in the direction of the tense, unless that is nearly a year off and the other way close."""
    around = [found for step in (-1, 0, 1) if (found := _possible(phrase, now.first.year + step))]
    past = max((found for found in around if found.first <= now.last), key=lambda d: d.first, default=None)
    future = min((found for found in around if found.last >= now.first), key=lambda d: d.first, default=None)
    if past is None or future is None or past == future:
        return past or future
    ago, ahead = (now.last - past.last).days, (future.first - now.first).days
    if ago > _FAR and ahead < _NEAR:
        named = {year.number for year in setting.years(phrase)}
        return past if past.first.year in named and future.first.year not in named else future
    if ahead > _FAR and ago < _NEAR:
        return past
    nearest = past if ago <= ahead else future
    ways = {Tense.PAST: past, Tense.PRESENT: nearest, Tense.FUTURE: future, Tense.OPEN: None}
    return ways[setting.tense(phrase)]


def numeric(phrase: Phrase, setting: Setting) -> Resolved | None:
    """In figures, if only one reading is possible. "2009-10" may be the month or two years: it is both."""
    written = phrase["numeric"]
    year, sign, rest = written[:4], written[4:5], written[5:]
    if len(written) == 7 and sign == "-" and rest == f"{(int(year) + 1) % 100:02}":
        return Resolved(days.of_year(int(year), 2))
    found = days.of_iso(iso_date(written))
    return Resolved(found) if found and (found.length == 1 or len(written) == 7) else None


def years(phrase: Phrase, setting: Setting) -> Resolved:
    """ "1914–1918", "2018/19"."""
    first, last = int(phrase["year"]), int(phrase["to"])
    return Resolved(days.of_year(first, (last if last > 99 else first // 100 * 100 + last) - first + 1))


def year(phrase: Phrase, setting: Setting) -> Resolved:
    """ "1998", "AD 79"."""
    return Resolved(days.of_year(int(phrase["year"] or phrase["before"])))


def decade(phrase: Phrase, setting: Setting) -> Resolved:
    """ "The 1990s", "the '80s"; "the 1800s" are a century."""
    first = int(phrase["decade"] or f"19{phrase['short']}")
    return Resolved(days.of_year(first, 100 if first % 100 == 0 and first < 2000 else 10))


def century(phrase: Phrase, setting: Setting) -> Resolved:
    """ "The 19th century", "the 10th and 11th centuries"."""
    first, last = _ordinal(phrase["century"]), _ordinal(phrase["to"] or phrase["century"])
    return Resolved(days.hull(days.of_century(first), days.of_century(last)))


def season(phrase: Phrase, setting: Setting) -> Resolved:
    """The winter of one year may be either of two: only the year is certain."""
    name = phrase["season"].lower()
    if name == "winter" and phrase["year"]:
        return Resolved(days.of_year(int(phrase["year"])))
    return Resolved(days.of_season(name, int(phrase["year"] or phrase["between"])))


def quarter(phrase: Phrase, setting: Setting) -> Resolved | None:
    """ "Q3 2021", "the first half of last year"."""
    if phrase["year"]:
        year = int(phrase["year"])
    elif setting.now:
        year = setting.now.first.year + step_of(phrase["of"])
    else:
        return None
    months = 6 if phrase["unit"].lower() == "half" else 3
    last = phrase["ordinal"].lower() == "last"
    number = 12 // months if last else int(phrase["digit"] or _ordinal(phrase["ordinal"]))
    if number * months > 12:
        return None
    return Resolved(days.of_month(year, (number - 1) * months + 1, months), relative=not phrase["year"])


def month_number(name: str) -> int:
    """ "Feb." is 2."""
    return next(place for place, month in enumerate(MONTHS, 1) if month[:3] == name[:3].title())


def number(words: str) -> int:
    """ "11th" is 11, "two" is 2, "a" is 1."""
    digits, word = words.rstrip("stndrh"), words.lower()
    if digits.isdigit():
        return int(digits)
    return 1 if word in ("a", "an") else NUMBERS.index(word)


def _ordinal(words: str) -> int:
    return int(words[:-2]) if words[0].isdigit() else ORDINALS.index(words.lower())


def step_of(deictic: str) -> int:
    """ "Last" is -1, "next" is 1, "this" is 0."""
    words = deictic.lower().split()
    return -1 if {"last", "past"} & set(words) else 1 if {"next", "coming"} & set(words) else 0
