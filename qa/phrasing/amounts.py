"""The amounts in a short answer: "1.5 million", "thirty-one", "$4.5m", with what is counted and in what unit.

English number words, and numerals with commas between thousands. No arithmetic and no conversion.
"""

import re
from dataclasses import dataclass

from index.terms import content_terms

NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[%$€£¥₽₴]")
_ORDERED = re.compile(r"\d\s?(?:[-–—:/]|to)\s?\d")
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
UNITS = {
    "%": "%", "percent": "%", "percentage": "%", "$": "$", "dollar": "$", "dollars": "$", "usd": "$",
    "€": "€", "euro": "€", "euros": "€", "eur": "€", "£": "£", "pound": "£", "pounds": "£", "km": "km",
    "kilometer": "km", "kilometers": "km", "kilometre": "km", "kilometres": "km", "mile": "mi", "miles": "mi",
    "mi": "mi", "m": "m", "metre": "m", "metres": "m", "meter": "m", "meters": "m", "foot": "ft",
    "feet": "ft", "ft": "ft", "kg": "kg", "kilograms": "kg", "tonnes": "t", "tons": "t", "hour": "h",
    "hours": "h", "minute": "min", "minutes": "min", "day": "d", "days": "d", "week": "w", "weeks": "w",
    "month": "mo", "months": "mo", "year": "y", "years": "y", "acres": "acre", "hectares": "ha",
}  # fmt: skip
_SIGNS = frozenset({"minus", "negative"})


@dataclass(frozen=True, slots=True)
class Amounts:
    """What is counted in a text.

    numbers  in order, below 0 after "minus"     units  of those, as far as known
    counted  for each number the word after it, analysed; "" where that is a number, a unit or a function word
    ordered  whether their order matters: a score, a range, a time
    """

    numbers: tuple[float, ...] = ()
    counted: tuple[str, ...] = ()
    units: frozenset[str] = frozenset()
    ordered: bool = False

    def same(self, other: "Amounts") -> bool:
        """Whether both give the same amounts; never where one gives none."""
        if not self.numbers or not other.numbers:
            return False
        if self.units and other.units and self.units.isdisjoint(other.units):
            return False
        if self.numbers == other.numbers:
            return True
        if self.ordered or other.ordered or set(self.numbers) != set(other.numbers):
            return False
        counted = dict(zip(other.numbers, other.counted, strict=True))
        return all(
            not what or not counted[number] or what == counted[number]
            for number, what in zip(self.numbers, self.counted, strict=True)
        )


def amounts(text: str) -> Amounts:
    """The amounts of a text in lower case, where a minus sign is the word "minus"."""
    words = WORD.findall(text.replace("-", " "))
    found: list[tuple[float, str]] = []
    total = part = 0.0
    open_amount, sign, next_sign = False, 1, 1
    for word in (*words, ""):
        value = _value(word)
        if value is not None and not (open_amount and NUMERAL.match(word)):
            if not open_amount:
                sign, next_sign = next_sign, 1
            part, open_amount = part + value, True
        elif (word in _LARGE or word in _SHORT_LARGE) and (open_amount or word in _LARGE):
            part = (part or 1.0) * (_LARGE.get(word) or _SHORT_LARGE[word])
            if part >= 1000:
                total, part = total + part, 0.0
            open_amount = True
        elif not (word == "and" and open_amount and total + part >= 100):
            if open_amount:
                found.append((sign * (total + part), _counted(word)))
            total, part, open_amount, sign = 0.0, value or 0.0, value is not None, 1
            next_sign = -1 if word in _SIGNS else next_sign if word in "$€£¥" else 1
    return Amounts(
        tuple(number for number, _ in found),
        tuple(what for _, what in found),
        frozenset(UNITS[word] for word in words if word in UNITS),
        _ORDERED.search(text) is not None,
    )


def is_number(word: str) -> bool:
    """Whether a word in lower case is a number, in figures or in words."""
    return _value(word) is not None or word in _LARGE


def _counted(word: str) -> str:
    return "" if word in UNITS or NUMERAL.match(word) else next(iter(content_terms(word)), "")


def _value(word: str) -> float | None:
    if NUMERAL.match(word):
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
