"""Whether two statements are of one event, and whether the newer takes the place of the older.

The toll of a flood in 2014 is not out of date because that of another flood rose in 2020. By rule: both speak
of what the question names, name no different years, give values of one sort, and were published within a
month, or within half a year by one publisher or under titles that share most words.
"""

import re
from datetime import date

from index.documents import Document
from index.terms import content_terms
from qa.phrasing.kin import kin_of
from qa.phrasing.sameness import Meaning
from qa.phrasing.statements import Statement

_MOST = 0.6  # of the words of the question, or kin of them, in each of the two
_LEAD = 300  # characters of a document that tell what it is about
_FAMILY = 0.5  # of the words of the shorter title that are in the other
_ENOUGH = 2  # words of a title: "News" and "News" are no story
_DAYS = 30  # between the publication of two documents on one event
_FAMILY_DAYS = 180  # … and where they belong together: the flood of next year is another one
_NAME = re.compile(r"(?<![.!?…:\n“\"] )(?<=[\w,;] )[A-Z][\w’'-]+")
_DAYS_OF = frozenset(
    content_terms(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
        "August September October November December"
    )
)
_LASTING = 730  # days in which a plan is still the same plan
_YEAR = re.compile(r"(?<![\w.,$€£-])(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d)")


def replaces(newer: Statement, older: Statement, known: frozenset[str]) -> bool:
    """Whether the one is newer and of the same event as the other. known: the terms of the question."""
    later = bool(older.published) and (newer.published or "") > (older.published or "")
    return later and one_event(newer, older, known)


def one_event(one: Statement, other: Statement, known: frozenset[str]) -> bool:
    """Whether two statements may be of one event; a missing date of publication is no objection."""
    if one.document.source == other.document.source:
        return True
    return (
        _one_sort(one.meaning, other.meaning)
        and one_year(one, other)
        and _one_time(one, other)
        and all(_speaks_of(statement, known) for statement in (one, other))
    )


def outlives(newer: Statement, older: Statement) -> bool:
    """Whether what the one says may still be the latest of what the other speaks of: it is not older, and at
    most two years younger."""
    if not newer.published or not older.published:
        return True
    return newer.published >= older.published and (_apart(newer.published, older.published) or 0) <= _LASTING


def one_story(one: Statement, other: Statement) -> bool:
    """Whether two documents seem to tell of one event: they share names, and were published within half a
    year."""
    if one.document.source == other.document.source:
        return True
    mine, theirs = _names(one.document), _names(other.document)
    enough = min(_ENOUGH, len(mine), len(theirs))
    days = _apart(one.published, other.published) if one.published and other.published else None
    return 0 < enough <= len(mine & theirs) and (days or 0) <= _FAMILY_DAYS


def _names(document: Document) -> frozenset[str]:
    """The names in the title of a document and in what it begins with."""
    lead = document.text[document.body : document.body + _LEAD]
    found = [match[0] for text in (document.title or "", lead) for match in _NAME.finditer(text)]
    return frozenset(term for name in found for term in content_terms(name)) - _DAYS_OF


def _speaks_of(statement: Statement, known: frozenset[str]) -> bool:
    document = statement.document
    lead = document.text[document.body : document.body + _LEAD]
    words = frozenset(content_terms(f"{statement.sentence} {document.title or ''} {lead}"))
    held = [term for term in known if term in words or not words.isdisjoint(kin_of((term,)))]
    return len(held) >= _MOST * len(known)


def one_year(one: Statement, other: Statement) -> bool:
    """False where both name years beside the value, and none in common."""
    mine, theirs = _years(one), _years(other)
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _years(statement: Statement) -> frozenset[str]:
    text = statement.document.text
    before, after = text[statement.start : statement.value_start], text[statement.value_end : statement.end]
    return frozenset(_YEAR.findall(f"{before} {after}"))


def _one_time(one: Statement, other: Statement) -> bool:
    if not one.published or not other.published:
        return True
    days = _apart(one.published, other.published)
    if days is None:  # to the year only
        return one.published[:4] == other.published[:4]
    return days <= (_FAMILY_DAYS if _one_family(one, other) else _DAYS)


def _one_family(one: Statement, other: Statement) -> bool:
    if one.document.publisher and one.document.publisher == other.document.publisher:
        return True
    titles = [frozenset(content_terms(statement.document.title or "")) for statement in (one, other)]
    least = min(map(len, titles))
    return least >= _ENOUGH and len(titles[0] & titles[1]) >= _FAMILY * least


def _apart(one: str, other: str) -> int | None:
    """Days between two dates, ISO 8601, a month being its middle; None where one is a year or no date."""
    try:
        days = [date.fromisoformat(f"{text}-15" if len(text) == 7 else text[:10]) for text in (one, other)]
    except ValueError:
        return None
    return abs((days[0] - days[1]).days)


def _one_sort(one: Meaning, other: Meaning) -> bool:
    """Whether both are dates, or amounts in units that can be compared, or neither."""
    if bool(one.date) != bool(other.date) or bool(one.numbers) != bool(other.numbers):
        return False
    units = (one.amounts.units, other.amounts.units)
    return not all(units) or not units[0].isdisjoint(units[1])
