"""Numbers as news writes them, as the values they allow: "more than 1.2 million euros", "half", "3 p.m.".

English only, by rule. Dates are found by `qa.checking.datings` and are no quantities; "one" alone is none
either, as it is mostly a pronoun.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import inf

from qa.checking import units
from qa.checking.numerals import TOKEN, Numerals, Value
from qa.checking.scores import SCORE_BASE, scores
from qa.checking.stretches import Stretches

_CLOCK = re.compile(
    r"(?<![\d.,:])(\d{1,2})(?:[:.](\d\d))?(?:\s?([ap])\.?\s?m\b\.?"
    r"|(?<=[:.]\d\d)(?![\d:.,%]|\s?(?:million|billion|percent|per|bn|m)\b))",
    re.IGNORECASE,
)
_OR_MORE = frozenset(
    (("or", "more"), ("or", "above"), ("or", "older"), ("or", "longer"), ("and", "counting"))
)
_OR_LESS = frozenset((("or", "less"), ("or", "fewer"), ("or", "under"), ("or", "younger")))
_OF_COUNTRIES = frozenset(("us", "american", "australian", "canadian"))
_BETWEEN = frozenset("- more further additional extra straight consecutive full other of".split()) - {"of"}
_ROUNDED = 0.05  # how far rounding may lead away
_NOUNS = 4  # words after a number among which what is counted stands
_NEARLY = "nearly"
_ARTICLES = ("a", "an", "the", "another")
_TOLD = units.SIGNS | {"percent", "points", "score"}  # units that no writer leaves out


class Bound(StrEnum):
    """How a number limits what it counts."""

    NONE = ""
    ONLY = "only"  # no more than it, by a writer who says so
    LEAST = "at least"
    MORE = "more than"
    MOST = "at most"
    LESS = "less than"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what is counted.

    start, end  where it stands in the text, its unit included
    low, high   the values it allows, in the unit compared in; inf where it is open
    unit        "percent", "points", "$", "time", "ordinal", "clock", …; "" where things are counted
    nouns       the words after it, lower case, among which is what is counted
    number      as written, before it is brought to the unit compared in; 0 for a range
    vague       no number but a size: "dozens", "thousands"
    step        how finely it is given, in the same unit: "1.2 million" to the nearest 100,000, "30" to the
                nearest 1
    bound       "at least", "more than", … before it
    """

    text: str
    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    nouns: tuple[str, ...] = ()
    step: float = 1.0
    number: float = 0.0
    vague: bool = False
    bound: Bound = Bound.NONE

    @property
    def exact(self) -> bool:
        """Whether it allows one value only."""
        return self.low == self.high

    @property
    def bare(self) -> bool:
        """Whether nothing is said of what it counts: "dies at 95"."""
        return self.unit in ("", "ordinal") and not self.nouns

    @property
    def bounded(self) -> str:
        """As written, with what limits it: "at least 20"."""
        return f"{self.bound} {self.text}" if self.bound else self.text

    def meets(self, stated: "Quantity") -> bool:
        """Whether it can be said where a source says `stated`: alike in unit, and in value as far as it is
        given.
        """
        if self._one_bare(stated) or self._of_one_result(stated):
            return True
        if not comparable(self, stated):
            return False
        if self.exact and stated.exact:
            return _rounds(self, stated)
        if self.vague:
            return stated.high >= self.low
        if stated.high == inf:  # "more than 50" bears out "50", "more than 50" and "more than 40", not "60"
            return 0.5 * stated.low <= self.low <= stated.low if self.high == inf else self.low == stated.low
        if self.high == inf:
            return self.low <= stated.high and stated.low <= 2 * self.low
        return self.low <= stated.high and stated.low <= self.high

    @property
    def parts(self) -> tuple[float, ...]:
        """The two numbers of a result such as "84-47"; none of any other number."""
        return divmod(self.low, SCORE_BASE) if self.unit == "score" else ()

    def says_more(self, stated: "Quantity") -> bool:
        """Whether both give the same number, but the limits that this one sets to it are not all stated:
        "twelve" where a source says "at least twelve", and "more than twelve" where it says "twelve".
        """
        if self.number != stated.number or self.bound is stated.bound:
            return False
        return (self.bound, stated.bound) not in _ENTAILED

    def _of_one_result(self, other: "Quantity") -> bool:
        """ "84 to 47" and "84-47"."""
        return "" in (self.unit, other.unit) and (self.number in other.parts or other.number in self.parts)

    def _one_bare(self, other: "Quantity") -> bool:
        """ "aged 82" and "82 years", "Round 4" and "the fourth round"; never "15" and "15 percent"."""
        told = self.unit != other.unit and not _TOLD.isdisjoint((self.unit, other.unit))
        return (self.bare or other.bare) and bool(self.number) and self.number == other.number and not told


_ENTAILED = frozenset(
    {(Bound.LEAST, Bound.MORE), (Bound.MOST, Bound.LESS), (Bound.NONE, Bound.ONLY)}
    | {(ours, theirs) for ours in (Bound.LEAST, Bound.MOST) for theirs in (Bound.NONE, Bound.ONLY)}
)


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether the two measure the same kind of thing: shares and percentages do, percentages and points do
    not.
    """
    return one.unit == other.unit


def quantities(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """The numbers of a text in order, none of them inside the stretches `taken` (dates)."""
    found = [clock for match in _CLOCK.finditer(text) if (clock := _clock(match))]
    found += [
        Quantity(text[start:end], start, end, value, value, "score", number=value)
        for start, end, value in scores(text)
    ]
    dated = Stretches(taken)
    found = [quantity for quantity in found if not dated.hold(quantity.start)]
    blocked = Stretches([*taken, *((quantity.start, quantity.end) for quantity in found)])
    tokens = [match for match in TOKEN.finditer(text) if not blocked.hold(match.start())]
    return sorted([*found, *_read(Numerals(text, tokens))], key=lambda quantity: quantity.start)


def _rounds(rounded: Quantity, stated: Quantity) -> bool:
    """Whether a value is a rounded form of a finer one: "1.2 million" of 1,234,567, "31" of 30.6; 30 is
    none of 31.
    """
    apart = abs(rounded.low - stated.low)
    if apart <= 1e-9 * abs(stated.low):
        return True
    return rounded.step > stated.step and apart <= rounded.step / 2 and apart <= _ROUNDED * abs(stated.low)


def _clock(match: re.Match[str]) -> Quantity | None:
    """A time of day, in minutes."""
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if hour > 24 or minute > 59 or (half and hour > 12):
        return None
    at = (hour % 12 + (12 if half == "p" else 0) if half else hour) * 60.0 + minute
    return Quantity(match[0], match.start(), match.end(), at, at, "clock")


def _read(numerals: Numerals) -> Iterator[Quantity]:
    at = 0
    while at < len(numerals.words):
        value = numerals.value(at)
        if value is not None:
            yield _quantity(numerals, at, value)
        at = max(value.stop, at + 1) if value else at + 1


def _quantity(numerals: Numerals, at: int, value: Value) -> Quantity:
    start, stop, unit, factor = at, value.stop, value.unit, 1.0
    if numerals.money(at):
        unit, start = units.UNITS[numerals.word(at - 1)][0], at - 1
    elif not unit:
        unit, factor, stop = _unit(numerals, stop)
    start -= value.low < 0  # the minus
    low, high, bound = _bounds(numerals.words, start, stop, value.low * factor, value.high * factor)
    first, last = numerals.tokens[start].start(), numerals.tokens[stop - 1].end()
    nouns = tuple(_following(numerals.words[stop : stop + _NOUNS]))
    number = value.low if value.low == value.high else 0.0
    text, step = numerals.text[first:last], value.step * factor
    return Quantity(text, first, last, low, high, unit, nouns, step, number, value.vague, bound)


def _unit(numerals: Numerals, stop: int) -> tuple[str, float, int]:
    """The unit after a number, what one of it is, and the token after it."""
    past = stop + 1 if numerals.word(stop) in _BETWEEN else stop
    word, after = numerals.word(past), numerals.word(past + 1)
    if f"{word}-{after}" in units.UNITS:
        return (*units.UNITS[f"{word}-{after}"], past + 2)
    if word in _OF_COUNTRIES and after in ("dollar", "dollars"):
        return "$", 1.0, past + 2
    return (*units.UNITS[word], past + 1) if word in units.UNITS else ("", 1.0, stop)


def _bounds(
    words: Sequence[str], start: int, stop: int, low: float, high: float
) -> tuple[float, float, Bound]:
    """The values that are allowed, by the words around a number: "more than", "or less"."""
    if low != high:
        return low, high, Bound.NONE
    before, after = words[max(0, start - 5) : start], tuple(words[stop : stop + 2])
    said = _said(before)
    if said == _NEARLY:
        return low - abs(low) * units.NEAR, high + abs(high) * units.NEAR, Bound.NONE
    bound = Bound(said)
    if bound in (Bound.NONE, Bound.ONLY):
        bound = Bound.LEAST if after in _OR_MORE or after[:1] == ("+",) else bound
        bound = Bound.MOST if after in _OR_LESS else bound
    low = min(low, 0.0) if bound in (Bound.MOST, Bound.LESS) else low
    return low, inf if bound in (Bound.LEAST, Bound.MORE) else high, bound


def _following(words: Sequence[str]) -> Iterator[str]:
    """The words after a number, to the next comma, number or end of the sentence."""
    for word in words:
        if word[0].isalpha():
            yield word
        elif word != "-":
            return


def _said(words: Sequence[str]) -> str:
    """What the longest phrase that words end in, an article after it or not, makes of a number."""
    for ending in (words, words[:-1] if words and words[-1] in _ARTICLES else ()):
        for length in range(min(4, len(ending)), 0, -1):
            if found := _phrases().get(tuple(ending[-length:])):
                return found
    return Bound.NONE


@cache
def _phrases() -> Mapping[tuple[str, ...], str]:
    listed = {
        Bound.ONLY: units.ONLY,
        Bound.LEAST: units.AT_LEAST,
        Bound.MORE: units.MORE_THAN,
        Bound.MOST: units.AT_MOST,
        Bound.LESS: units.LESS_THAN,
        _NEARLY: units.NEARLY,
    }
    return {phrase: said for said, phrases in listed.items() for phrase in units.phrases(phrases)}
