"""Time phrases resolved: which days they mean, given when the text was published and what its clauses tell.

A phrase that nothing anchors means nothing.
"""

from collections.abc import Callable

from qa.timing import calendar_dates, deixis
from qa.timing.anchoring import Resolved, Setting
from qa.timing.time_phrases import Phrase


def resolved(phrase: Phrase, setting: Setting) -> Resolved | None:
    """What a phrase means; None where nothing tells, or where no calendar has such a day."""
    try:
        return _WAYS[phrase.shape](phrase, setting)
    except (ValueError, OverflowError):
        return None


def _bare_month(phrase: Phrase, setting: Setting) -> Resolved | None:
    """ "In May" by the calendar, "last May" and "May last year" from publication."""
    way = deixis.named_month if phrase["deictic"] or phrase["of"] else calendar_dates.dated
    return way(phrase, setting)


_WAYS: dict[str, Callable[[Phrase, Setting], Resolved | None]] = {
    "day": calendar_dates.dated,
    "month_day": calendar_dates.dated,
    "month": calendar_dates.dated,
    "bare_month": _bare_month,
    "numeric": calendar_dates.numeric,
    "years": calendar_dates.years,
    "year": calendar_dates.year,
    "era": calendar_dates.year,
    "decade": calendar_dates.decade,
    "century": calendar_dates.century,
    "season": calendar_dates.season,
    "this_season": deixis.this_season,
    "quarter": calendar_dates.quarter,
    "weekday": deixis.weekday,
    "today": deixis.today,
    "unit": deixis.unit,
    "weekend": deixis.the_weekend,
    "ago": deixis.ago,
    "hence": deixis.hence,
    "past": deixis.past,
    "then": deixis.then,
}
