"""A short answer with what belongs to its number: its bound, as in "more than 40", and its unit.

Only words of the text, right beside the number: it stays verbatim.
"""

from dataclasses import replace

from qa.candidates import Sentence
from qa.phrasing.dimensions import UNITS
from qa.phrasing.tagging import Word, tagged
from qa.phrasing.wanted import wanted
from qa.short import Short

_COUNTS = frozenset("count amount measure duration number percent age frequency".split())
_UNITED = frozenset("amount measure duration number percent".split())  # "how many people" names its own unit
_BOUNDS = sorted(
    (
        bound.split()
        for bound in (
            "more than|less than|fewer than|no more than|no less than|no fewer than|not more than|at least|"
            "at most|about|nearly|almost|roughly|approximately|around|up to|as many as|as much as|some|"
            "just over|just under|well over|exactly|over|under"
        ).split("|")
    ),
    key=len,
    reverse=True,
)
_LOOSE = frozenset("over under around".split())  # also prepositions of place: "spread over 40 villages"
_ADDED = frozenset("add adds added adding led lead leads came come comes amounted".split())  # "up to"
_JOINED = frozenset("square sq cubic light us".split())


def completed(question: str, sentence: Sentence, short: Short) -> Short:
    """The short answer with its bound and its unit, where it is a number and they stand right beside it."""
    wish = wanted(question)
    if wish is None or wish.want not in _COUNTS:
        return short
    words = tagged(sentence.text)
    inside = [
        n for n, word in enumerate(words) if short.start <= sentence.span.start + word.start < short.end
    ]
    number = next((n for n in inside if words[n].tag in "NY"), None)
    if number is None:
        return short
    first = min(inside[0], number - _bound(words, number))
    last = _united(words, number, inside[-1]) if wish.want in _UNITED else inside[-1]
    start = sentence.span.start
    return replace(short, start=start + words[first].start, end=start + words[last].end)


def _bound(words: list[Word], number: int) -> int:
    """How many words right before a number say that it is no exact one."""
    for bound in _BOUNDS:
        first = number - len(bound)
        if first < 0 or [word.lower for word in words[first:number]] != bound:
            continue
        before = words[first - 1] if first else None
        if bound[0] in _LOOSE and before is not None and before.tag not in 'E,;."':
            continue
        if bound == ["up", "to"] and before is not None and before.lower in _ADDED:
            continue
        return len(bound)
    return 0


def _united(words: list[Word], number: int, last: int) -> int:
    """Where the unit behind a number ends; where there is none, or the answer has more, its own end."""
    place = last + 1
    if any(word.tag not in "NY%" for word in words[number:place]):
        return last
    while place < len(words) and (words[place].tag == "N" or words[place].lower in _JOINED):
        place += 1
    return place if place < len(words) and words[place].lower in UNITS else last
