"""Stretches of a sentence that may be a short answer: names, numbers, dates, noun phrases, lists, clauses.

Far more than are phrases: where one begins and ends well is a matter of degree, and of `qa.short`, which
weighs them. What cannot be one is left out here: half a bracket, a stretch that ends in "the" or with two
verbs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.phrasing.tagging import Word

LONGEST = 14  # words
_FREE = 6  # words of which any stretch may be a phrase; a longer one needs what joins phrases
_FIRST = frozenset('UDwNJPYVdAGMK"TS')
_LAST = frozenset('UwYNJVGMK")A%R')
_NEVER = frozenset(".;:X")
_JOINS = frozenset("OCPT,")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words first to last (inclusive) of a sentence, and what they make together, see `shape`."""

    first: int
    last: int
    shape: str


def phrases(words: Sequence[Word]) -> list[Phrase]:
    """Every stretch that may be a short answer, by where it begins."""
    tags = "".join(word.tag for word in words)
    return [
        Phrase(first, last, shape(words[first : last + 1], tags[first : last + 1]))
        for first, tag in enumerate(tags)
        if tag in _FIRST and (tag != "A" or tags[first + 1 : first + 2] in ("N", "J", "Y"))
        for last in _ends(tags, first)
    ]


def _ends(tags: str, first: int) -> Iterator[int]:
    """Where a phrase that begins with this word may end."""
    open_brackets = quotes = joins = verbs = 0
    for last in range(first, min(len(tags), first + LONGEST)):
        tag = tags[last]
        if (tag in _NEVER and not (tag == "X" and tags[first] == "S")) or (tag == ")" and not open_brackets):
            return
        open_brackets += (tag == "(") - (tag == ")")
        quotes += tag == '"'
        joins += tag in _JOINS
        verbs += tag in "VEW"
        if verbs > 2 or (tag == "R" and last > first and tags[first] not in "ST"):
            return
        whole = not open_brackets and quotes % 2 == 0
        if whole and tag in _LAST and (last - first < _FREE or joins):
            yield last


def shape(words: Sequence[Word], tags: str) -> str:
    """What a phrase is, by its words and their tags.

    "money", "percent", "date", "year", "dated" (a year among words), "period", "number", "measure" (a number
    and what is counted), "name", "names" (a list), "named" (a name among common words), "list", "noun",
    "clause" (with a verb).
    """
    if "N" in tags or "Y" in tags or "M" in tags or "K" in tags:
        return _shape_of_number(words, tags)
    if "V" in tags or "E" in tags or tags[0] in "TS":
        return "clause"
    if any(word.lower in _TIMES and word.tag != "U" for word in words):
        return "period"
    listed = "C" in tags or "," in tags
    if "U" in tags:
        plain = tags.strip('D"')
        mostly = plain.count("U") * 2 > len(plain) - plain.count(",")
        only = mostly and all(tag in "UODC,'\"()P" for tag in plain)
        return ("names" if listed else "name") if only else "named"
    return "list" if listed else "noun"


_CURRENCIES = frozenset(
    "dollar dollars euro euros pound pounds yen ruble rubles rouble roubles rupee rupees cents".split()
)
_TIMES = frozenset(
    "minute minutes hour hours day days night week weeks month months year years decade decades century "
    "centuries millennium noon midnight morning afternoon evening spring summer autumn winter yesterday "
    "today tomorrow era".split()
)
_CLOCK = frozenset("am pm a.m. p.m. bc ad bce ce seconds".split())
_PERCENT = frozenset("percent percentage % per".split())


def _shape_of_number(words: Sequence[Word], tags: str) -> str:
    if "V" in tags or "E" in tags or tags[0] in "TS":
        return "clause"
    if any(
        word.lower[0] in "$€£¥₹₽₴" or word.lower.startswith("us$") or word.lower in _CURRENCIES
        for word in words
    ):
        return "money"
    if any(word.lower.endswith("%") or word.lower in _PERCENT for word in words):
        return "percent"
    if "M" in tags or "K" in tags:
        return "date"
    if any(word.lower in _TIMES or word.lower in _CLOCK for word in words):
        return "period"
    if "Y" in tags:
        return "year" if tags.strip("PDAC-") in ("Y", "YPY", "YCY", "Y-Y") else "dated"
    if "U" in tags and tags[-1] != "N":
        return "named"
    return "number" if tags.strip("DdPA") in ("N", "NN", "NNN", "NCN") else "measure"
