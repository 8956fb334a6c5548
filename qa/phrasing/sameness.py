"""Whether two short answers are the same value: 31 and thirty-one, "Feb. 11" and "11 February", Obama and
Barack Obama.

By rule: numbers, dates and the words of names are compared. No synonyms, no geography, no arithmetic: 1,000 m
and 1 km are two values.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.lexical import terms
from index.terms import content_terms

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>\d{{4}})\b)?)"
    rf"|(?:\b(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year2>\d{{4}})\b)?)"
    rf"|(?:\b(?P<month3>{_MONTH}),?\s+(?P<year3>\d{{4}})\b)"
    r"|(?P<year4>\b\d{4})-(?P<month4>\d\d)-(?P<day4>\d\d)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(1\d\d\d|20\d\d)\b")
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[%$€£¥₽₴]")
_SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_LARGE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_SHORT_LARGE = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9}
_UNITS = {
    "%": "%", "percent": "%", "percentage": "%", "$": "$", "dollar": "$", "dollars": "$", "usd": "$",
    "€": "€", "euro": "€", "euros": "€", "eur": "€", "£": "£", "pound": "£", "pounds": "£", "km": "km",
    "kilometer": "km", "kilometers": "km", "kilometre": "km", "kilometres": "km", "mile": "mi", "miles": "mi",
    "mi": "mi", "m": "m", "metre": "m", "metres": "m", "meter": "m", "meters": "m", "foot": "ft",
    "feet": "ft", "ft": "ft", "kg": "kg", "kilograms": "kg", "tonnes": "t", "tons": "t", "hour": "h",
    "hours": "h", "minute": "min", "minutes": "min", "day": "d", "days": "d", "week": "w", "weeks": "w",
    "month": "mo", "months": "mo", "year": "y", "years": "y", "acres": "acre", "hectares": "ha",
}  # fmt: skip
_TITLES = frozenset(
    terms(
        "mr mrs ms miss dr sir lord lady president prime minister king queen pope saint st prof professor "
        "general"
    )
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A short answer as it is compared.

    date     (year, month, day), 0 where not said; None if it is no date
    numbers  the amounts in it, in order    units  of those, as far as known
    words    its analysed words in order, without function words and titles
    """

    date: tuple[int, int, int] | None
    numbers: tuple[float, ...]
    units: frozenset[str]
    words: tuple[str, ...]


def same(one: str, other: str) -> bool:
    """Whether two short answers give the same value, one of them perhaps less precisely."""
    return alike(meaning(one), meaning(other))


def alike(one: Meaning, other: Meaning) -> bool:
    """The same of their meanings."""
    if one.date and other.date:
        return all(a == b or not a or not b for a, b in zip(one.date, other.date, strict=True)) and any(
            a and b for a, b in zip(one.date, other.date, strict=True)
        )
    if one.date or other.date:
        dated, counted = (one, other) if one.date else (other, one)
        year, month, _ = dated.date or (0, 0, 0)
        return not month and float(year) in counted.numbers  # "2000" and "2,000 people"
    if one.numbers or other.numbers:
        return _same_amount(one, other)
    return _same_words(one.words, other.words)


@lru_cache(maxsize=10_000)
def meaning(text: str) -> Meaning:
    """What a short answer says, for comparison."""
    date = _date(text)
    numbers, units = ((), frozenset[str]()) if date else _amounts(text)
    every = content_terms(text) or terms(text)
    words = tuple(word for word in every if word not in _TITLES) or tuple(every)
    return Meaning(date, numbers, units, words)


def _date(text: str) -> tuple[int, int, int] | None:
    if match := _DATE.search(text):
        parts = {name.rstrip("234"): value for name, value in match.groupdict().items() if value}
        month = parts["month"]
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
        return int(parts.get("year", 0)), number, int(parts.get("day", 0))
    years = _YEAR.findall(text)
    other = len(_NUMERAL.findall(text)) - len(years)
    return (int(years[0]), 0, 0) if len(years) == 1 and not other and not _counted(text) else None


def _counted(text: str) -> bool:
    """Whether the words beside a number make it a count: "2000 people", "$1500"; not "in early 2000"."""
    words = [word.lower() for word in _WORD.findall(text)]
    place = next((n for n, word in enumerate(words) if word.isdigit()), None)
    if place is None:  # "1975a"
        return True
    beside = words[place + 1 : place + 2] + [word for word in words[:place] if word in "$€£"]
    return bool(content_terms(" ".join(beside)) or set(beside) & set(_UNITS))


def _amounts(text: str) -> tuple[tuple[float, ...], frozenset[str]]:
    words = [word.lower() for word in _WORD.findall(text.replace("-", " "))]
    found: list[float] = []
    total = part = 0.0
    open_amount = False
    for word in (*words, ""):
        value = _value(word)
        if value is not None and not (open_amount and _NUMERAL.match(word)):
            part, open_amount = part + value, True
        elif (word in _LARGE or word in _SHORT_LARGE) and (open_amount or word in _LARGE):
            part = (part or 1.0) * (_LARGE.get(word) or _SHORT_LARGE[word])
            if part >= 1000:
                total, part = total + part, 0.0
            open_amount = True
        elif not (word == "and" and open_amount and total + part >= 100):
            if open_amount:
                found.append(total + part)
            total, part, open_amount = 0.0, value or 0.0, value is not None
    return tuple(found), frozenset(_UNITS[word] for word in words if word in _UNITS)


def _value(word: str) -> float | None:
    if _NUMERAL.match(word):
        plain = (
            word.replace(",", "")
            if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", word)
            else word.replace(",", ".")
        )
        try:
            return float(plain)
        except ValueError:
            return float(re.sub(r"\D", "", word)[:15])
    return float(_SMALL[word]) if word in _SMALL else None


def _same_amount(one: Meaning, other: Meaning) -> bool:
    if not one.numbers or not other.numbers:
        return False
    if one.units and other.units and one.units.isdisjoint(other.units):
        return False
    return set(one.numbers) == set(other.numbers)


def _same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    if set(one) == set(other):
        return True
    if short == long[-len(short) :] or short == long[: len(short)]:
        return True
    return len(set(one) & set(other)) >= 0.6 * len(set(one) | set(other))
