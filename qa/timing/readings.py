"""The times named in a stretch of text, found and resolved: ranges as one, a shared year given to both ends.

What they are resolved against is the caller's: `qa.moments` does it for documents, `qa.period` for questions.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.timing import days
from qa.timing.anchoring import Resolved, Setting
from qa.timing.calendar_dates import month_number
from qa.timing.lookalikes import is_lookalike
from qa.timing.resolution import resolved
from qa.timing.time_phrases import Phrase, time_phrases, without_overlaps

_TO = re.compile(r"\s?[–-]\s?|\s(?:up |through )?(?:to|through|until|till)\s(?:the\s)?", re.IGNORECASE)
_AND = re.compile(r",?\s(?:and|or)\s(?:(?:on|in)\s)?(?:the\s)?|,\s", re.IGNORECASE)
_AND_ON = re.compile(r",?\s(?:(?:on|in)\s)?(?:the\s)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?\Z", re.IGNORECASE)
_BETWEEN_REACH = len("between the ")
_YEARLESS = frozenset({"day", "month_day", "bare_month"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase and what it means.

    yearless   a day or month whose year was not given with it
    stretch    it names both its ends, "from May to July"
    """

    phrase: Phrase
    meaning: Resolved
    yearless: bool = False
    stretch: bool = False


def genuine_phrases(text: str, start: int, end: int, *, typed: bool = False) -> list[Phrase]:
    """The time phrases of text[start:end], without what only looks like one."""
    genuine: list[Phrase] = []
    false: list[Phrase] = []
    for phrase in time_phrases(text, start, end, typed=typed):
        wrong = is_lookalike(text, phrase, start, end, typed=typed)
        (false if wrong else genuine).append(phrase)
    ranges = [phrase for phrase in false if phrase.shape == "years" and "and" not in phrase["join"]]
    inside = {place for phrase in ranges for place in range(phrase.start, phrase.end)}
    return without_overlaps(phrase for phrase in genuine if phrase.start not in inside)


def readings(
    text: str, start: int, end: int, setting: Setting, known: list[Reading], *, typed: bool = False
) -> list[Reading]:
    """Returned with ranges joined; also appended to `known` one by one, for the setting to look back at."""
    for phrase in _with_shared_years(text, genuine_phrases(text, start, end, typed=typed)):
        meaning = resolved(phrase, setting)
        if meaning:
            known.append(Reading(phrase, meaning, _is_yearless(phrase), bool(phrase["to"])))
    return _joined(text, known)


def _is_yearless(phrase: Phrase) -> bool:
    named = phrase["year"] or phrase["deictic"] or phrase["of"]
    return phrase.shape in _YEARLESS and not named


def _is_deictic_year(phrase: Phrase) -> bool:
    return phrase.shape == "unit" and phrase["unit"].lower() == "year"


def _with_shared_years(text: str, phrases: Sequence[Phrase]) -> list[Phrase]:
    """ "From May to July 2019", "on March 3 and May 7, 1998": the year at the end holds for both."""
    shared = list(phrases)
    for place in range(len(shared) - 2, -1, -1):
        left, right = shared[place], shared[place + 1]
        between = text[left.end : right.start]
        if _is_yearless(right) and _is_deictic_year(left) and _AND_ON.fullmatch(between):
            shared[place + 1] = replace(right, parts={**right.parts, "of": left["deictic"]})
        if not _is_yearless(left) or not right["month"] or not right["year"]:
            continue
        if _TO.fullmatch(between) or _AND.fullmatch(between):
            shared[place] = _in_year_of(left, right)
    return shared


def _in_year_of(left: Phrase, right: Phrase) -> Phrase:
    later = month_number(left["month"]) > month_number(right["month"])
    year = str(int(right["year"]) - later)
    shape = "month" if left.shape == "bare_month" else left.shape
    return replace(left, shape=shape, parts={**left.parts, "year": year})


def _joined(text: str, known: Sequence[Reading]) -> list[Reading]:
    """Two that are the ends of one stretch as one: "from 3 May to 7 June", "between Monday and Friday"."""
    joined: list[Reading] = []
    for reading in known:
        if joined and _is_stretch(text, joined[-1], reading):
            reading = _hull(joined.pop(), reading)
        joined.append(reading)
    return joined


def _hull(left: Reading, right: Reading) -> Reading:
    relative = left.meaning.relative or right.meaning.relative
    stretch = Resolved(days.hull(left.meaning.days, right.meaning.days), relative)
    return Reading(
        replace(left.phrase, end=right.phrase.end), stretch, left.yearless and right.yearless, True
    )


def _is_stretch(text: str, left: Reading, right: Reading) -> bool:
    between = text[left.phrase.end : right.phrase.start]
    if left.meaning.days.last >= right.meaning.days.first:
        return False
    if _TO.fullmatch(between):
        return True
    low = max(0, left.phrase.start - _BETWEEN_REACH)
    return bool(_BETWEEN.search(text[low : left.phrase.start]) and _AND.fullmatch(between))
