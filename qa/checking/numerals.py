"""Numerals in running English: digits, number words, shares, ranks and vague sizes, as the values they stand
for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.checking import units

TOKEN = re.compile(
    r"(?P<digits>(?:\d{1,3}(?:[,\u202f\u00a0]\d{3})+|\d{1,30})(?:\.\d{1,15})?)"
    r"(?P<short>(?:k|mn|mln|mm|m|bn|bln|b|tn)\b)?(?P<ordinal>(?:st|nd|rd|th)\b)?"
    r"|(?:US|[AC])(?=\$)|[^\W\d_]+(?:[’'][^\W\d_]+)?|[^\w\s]",
    re.IGNORECASE,
)
_MEASURED = frozenset("tall long wide deep high away from sprint race hurdles below above".split())
_RANKS_TOO = frozenset(units.SHARES) & frozenset(units.ORDINALS) | {"quarter"}
_AFTER_SHARE = frozenset(("of", ",", ".", "as", "more", "less", "in", ""))
_MOST = 1e15
_LARGE = 1e5  # from here on a number is taken to be rounded to its last digit that is not zero


@dataclass(frozen=True, slots=True)
class Value:
    """A numeral: the values it stands for, how finely it is given, the token after it, its unit if it has
    one itself.
    """

    low: float
    high: float
    step: float
    stop: int
    unit: str = ""
    vague: bool = False


class Numerals:
    """The tokens of a text, and the numerals that begin at them."""

    def __init__(self, text: str, tokens: Sequence[re.Match[str]]) -> None:
        self.text = text
        self.tokens = tokens
        self.words = [token[0].lower().replace("’", "'") for token in tokens]

    def word(self, at: int) -> str:
        """A token in lower case; "" where there is none."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def value(self, at: int) -> Value | None:
        """The number that begins at a token, if one does."""
        word = self.word(at)
        if self.tokens[at]["digits"]:
            return None if self._part_of_a_name(at) else self._digits(at)
        if word in units.VAGUE:
            low, high = units.VAGUE[word]
            if self.word(at + 1) == "of" and self.word(at + 2) in units.VAGUE:
                more, most = units.VAGUE[self.word(at + 2)]
                return Value(low / 1.5 * more, high * most, 1, at + 3, vague=True)
            return Value(low, high, 1, at + 1, vague=True)
        if word == "tens" and self.word(at + 1) == "of" and self.word(at + 2) in units.VAGUE:
            size = units.VAGUE[self.word(at + 2)][0] / 1.5
            return Value(20 * size, 200 * size, 1, at + 3, vague=True)
        return self._share(at) or self._ordinal(at) or self._spelt(at)

    def _digits(self, at: int) -> Value:
        """Digits with what belongs to them: "10", "-5", "1.2 million", "3rd", "10-15 million"."""
        value, scale = self._scaled(at)
        return value if value.unit else self._ranged(value, scale)

    def _scaled(self, at: int) -> tuple[Value, float]:
        """Digits, and the scale that is written after them."""
        token, stop = self.tokens[at], at + 1
        digits = re.sub(r"[,\u202f\u00a0]", "", token["digits"])
        value, short = float(digits), token["short"] or ""
        if token["ordinal"]:
            return Value(value, value, 1, stop, "ordinal"), 1.0
        before = at - 1 - self.money(at)
        if self.word(before) in ("-", "−") and not self._touches(before - 1):
            value = -value
        if short == "m" and not self.money(at) and self.word(stop) in _MEASURED:
            return Value(value, value, 1, stop, "metre"), 1.0
        scale = units.SHORT_SCALES.get(short.lower(), 1.0)
        past = stop + 1 if self.word(stop) == "-" and self.word(stop + 1) in units.SCALES else stop
        while self.word(past) in units.SCALES and scale < _MOST:
            scale, stop, past = scale * units.SCALES[self.word(past)], past + 1, past + 1
        return Value(value * scale, value * scale, _step(digits, scale), stop), scale

    def _part_of_a_name(self, at: int) -> bool:
        """The number of "COVID-19", "F-16", "B2B"."""
        start, end = self.tokens[at].span()
        before, after = self.text[max(0, start - 2) : start], self.text[end : end + 1]
        letters = before[-1:].isalpha() and before[-2:].lower() != "us"
        return (
            letters
            or (before[-1:] == "-" and before[:1].isalpha())
            or (after.isalpha() and not self.tokens[at]["ordinal"])
        )

    def _touches(self, at: int) -> bool:
        """Whether a token stands right before the next: the minus of "10-15" is none."""
        return at >= 0 and at + 1 < len(self.tokens) and self.tokens[at].end() == self.tokens[at + 1].start()

    def _ranged(self, value: Value, scale: float) -> Value:
        """ "10-15", "10 to 15 million": from the one to the other; "from 10 to 15" are two values."""
        at = value.stop + 1
        if self.word(value.stop) not in ("-", "–", "—", "to") or at >= len(self.tokens):
            return value
        if not self.tokens[at]["digits"] or self.tokens[at]["ordinal"]:
            return value
        end, end_scale = self._scaled(at)
        low = value.low * (end_scale if scale == 1 else 1)
        changes = self.word(value.stop) == "to" and "from" in self.words[max(0, value.stop - 4) : value.stop]
        if changes or low >= end.high or low <= 0:
            return value
        return Value(low, end.high, min(value.step, end.step), end.stop)

    def money(self, at: int) -> bool:
        """Whether a sign of a currency stands before it."""
        return self.word(at - 1) in units.SIGNS

    def _share(self, at: int) -> Value | None:
        """ "half", "a third", "two-thirds", "one in five": in percent."""
        word, count, stop = self.word(at), 1.0, at
        if word in units.ONES and self.word(at + 1) in ("in", "of", "out") and (many := self._few(at)):
            return many
        if word in ("a", "an") or word in units.ONES:
            count, stop = units.ONES.get(word, 1.0), at + 1
            stop += self.word(stop) == "-"
        part = self.word(stop)
        plural = part == "halves" or part.endswith("s")
        single = "half" if part == "halves" else part[:-1] if plural else part
        if single not in units.SHARES or (single != "half" and (stop == at or plural != (count > 1))):
            return None
        if single == "half" and self.word(stop + 1) == "-" and self.word(stop + 2) not in ("a", "of", "the"):
            return None  # "half-brother"
        if word in ("a", "an") and single in _RANKS_TOO and self.word(stop + 1) not in _AFTER_SHARE:
            return None  # "a third man"
        value = 100 * count * units.SHARES[single]
        if self.word(stop + 1) in ("a", "an") and self.word(stop + 2) in units.SCALES:
            value, size = value / 100, units.SCALES[self.word(stop + 2)]
            return Value(value * size, value * size, size / 10, stop + 3)
        return Value(value, value, 1, stop + 1, "percent") if 0 < value <= 100 else None

    def _few(self, at: int) -> Value | None:
        """ "one in five", "nine out of ten"."""
        past = at + 3 if self.word(at + 1) == "out" else at + 2
        past += self.word(past) == "every"
        token = self.tokens[past] if past < len(self.tokens) else None
        if token is None or (self.word(at + 1) == "of") or self.word(past + 1) in units.UNITS:
            return None
        digits = (token["digits"] or "").replace(",", "")
        many = float(digits) if digits else units.ONES.get(self.word(past), 0.0)
        if many < 2 or units.ONES[self.word(at)] > many:
            return None
        value = 100 * units.ONES[self.word(at)] / many
        return Value(value, value, 1, past + 1, "percent")

    def _ordinal(self, at: int) -> Value | None:
        place = units.ORDINALS.get(self.word(at))
        if place is None or (place == 2 and self.word(at - 1) in ("a", "per", "every", "each")):
            return None
        return Value(place, place, 1, at + 1, "ordinal")

    def _spelt(self, at: int) -> Value | None:
        """ "twenty-one", "two hundred and five thousand", "a dozen"; "one" alone is mostly a pronoun."""
        total, group, stop, seen = 0.0, 0.0, at, False
        if self.word(at) in ("a", "an") and self.word(at + 1) in units.SCALES:
            group, stop, seen = 1.0, at + 1, True
        while total + group < _MOST:
            if seen and stop > at and self.word(stop) in ("-", "and") and self._joins(stop):
                stop += 1
            word = self.word(stop)
            small = units.ONES.get(word, units.TENS.get(word))
            if small is not None and (not seen or _adds(group, small)):
                group, seen = group + small, True
            elif word in units.SCALES and seen:
                size = units.SCALES[word]
                group, total = (group * size, total) if size <= 100 else (0.0, total + max(group, 1.0) * size)
            else:
                break
            stop += 1
        value = total + group
        if not seen or (value == 1 and stop == at + 1):
            return None
        return Value(value, value, 1e5 if value >= 1e6 else 1.0, stop)

    def _joins(self, at: int) -> bool:
        after = self.word(at + 1)
        if self.word(at) == "-":
            return after in units.ONES or after in units.SCALES
        return self.word(at - 1) in units.SCALES and (after in units.ONES or after in units.TENS)


def _adds(group: float, small: float) -> bool:
    """Whether a small number goes on with one begun: "twenty" and "one" do, "two" and "three" do not."""
    rest = group % 100
    return rest == 0 or (rest >= 20 and rest % 10 == 0 and 0 < small < 10)


def _step(digits: str, scale: float = 1.0) -> float:
    """How finely digits are given: 0.1 for "30.6", 1 for "1200", 100,000 for "1200000" and for "1.2"
    million.
    """
    whole, _, decimals = digits.partition(".")
    if decimals:
        return float(10.0 ** -len(decimals)) * scale
    if float(whole) * scale < _LARGE:
        return scale if scale < 1000 else 1.0
    return float(10.0 ** (len(whole) - len(whole.rstrip("0")))) * scale
