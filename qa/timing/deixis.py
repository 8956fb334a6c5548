"""Times counted from when the text was published, or from the time it named last.

"Yesterday", "last week", "on Monday", "this summer", "two years ago"; "the next day", "a week earlier".
"""

from collections.abc import Callable
from datetime import date, timedelta

from qa.timing import days
from qa.timing.anchoring import GRAINS, Resolved, Setting, told_from
from qa.timing.calendar_dates import month_number, number, step_of
from qa.timing.days import Days
from qa.timing.tense import Tense
from qa.timing.time_phrases import Phrase
from qa.timing.time_shapes import WEEKDAYS


def named_month(phrase: Phrase, setting: Setting) -> Resolved | None:
    """ "Last May", "this May", "May last year"."""
    now = setting.now
    if now is None:
        return None
    if now.length > GRAINS["month"] and not phrase["of"]:
        return Resolved(now, relative=True) if phrase["deictic"].lower() == "this" else None
    month = month_number(phrase["month"])
    if phrase["of"]:
        return Resolved(days.of_month(now.first.year + step_of(phrase["of"]), month), relative=True)
    turn = _turn(lambda year: days.of_month(year, month), now, phrase["deictic"])
    return Resolved(turn, relative=True)


def _turn(of: Callable[[int], Days], now: Days, deictic: str) -> Days:
    """The last that is over ("this past": that has begun), that of this year, or the next to begin."""
    step, begun = step_of(deictic), deictic.lower().startswith("this")
    around = [of(now.first.year + turn) for turn in (-2, -1, 0, 1)]
    if step < 0:
        return next(found for found in reversed(around) if (found.first if begun else found.last) < now.first)
    if step > 0:
        return next(found for found in around if found.first > now.last)
    return around[2]


def this_season(phrase: Phrase, setting: Setting) -> Resolved | None:
    """ "This summer", "last winter"."""
    if setting.now is None:
        return None
    name, now = phrase["season"].lower(), setting.now
    if now.length > GRAINS["month"]:
        return None
    if name == "winter" and not step_of(phrase["deictic"]):
        return Resolved(days.of_season(name, now.first.year - (now.first.month < 7)), relative=True)
    turn = _turn(lambda year: days.of_season(name, year), now, phrase["deictic"])
    return Resolved(turn, relative=True)


def weekday(phrase: Phrase, setting: Setting) -> Resolved | None:
    """ "On Monday", "last Friday", "Monday last week"."""
    return told_from(setting.now, "day", lambda now: _weekday_from(phrase, now, setting))


def _weekday_from(phrase: Phrase, now: date, setting: Setting) -> Days | None:
    number = WEEKDAYS.index(phrase["weekday"].title())
    if phrase["of"]:
        monday = days.of_week(now).first + timedelta(days=7 * step_of(phrase["of"]))
        return days.of_day(monday + timedelta(days=number))
    word = phrase["deictic"].lower()
    if word in ("", "this"):
        tense = setting.tense(phrase)
        if tense is Tense.OPEN:
            return None
        back, strictly = tense is Tense.PAST or (tense is Tense.PRESENT and not word), False
    else:
        back, strictly = word in ("last", "past", "this past"), True
    gap = (now.weekday() - number) % 7 if back else (number - now.weekday()) % 7
    gap = 7 if strictly and gap == 0 else gap
    return days.of_day(now + timedelta(days=-gap if back else gap))


def today(phrase: Phrase, setting: Setting) -> Resolved | None:
    """ "Today", "last night", "tomorrow evening", "overnight"."""
    word = " ".join(phrase["day"].lower().split())
    if word == "overnight":
        return told_from(setting.said(phrase), "day", lambda now: Days(now - timedelta(days=1), now))
    step = _DAYS_AWAY.get(word, 0)
    return told_from(setting.said(phrase), "day", lambda now: days.of_day(now + timedelta(days=step)))


_DAYS_AWAY = {
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def unit(phrase: Phrase, setting: Setting) -> Resolved | None:
    """ "Last week", "this weekend", "the coming year"."""
    unit, step = phrase["unit"].lower(), step_of(phrase["deictic"])
    if phrase["deictic"].lower().endswith("coming"):
        return told_from(setting.now, "week", lambda now: _coming(now, unit))
    if unit == "weekend":
        return told_from(setting.now, "day", lambda now: _weekend(now, step, setting.tense(phrase)))
    return told_from(setting.now, unit, lambda now: _turn_of(now, unit, step))


def _turn_of(now: date, unit: str, step: int) -> Days:
    """Of a week written on its Sunday, "last week" is what has just passed: for many it ended on Saturday."""
    if unit == "week" and step < 0 and now.weekday() == 6:
        return days.of_week(now).shifted(-1)
    return _around(now, unit, step)


def _coming(now: date, unit: str) -> Days:
    """ "The coming week" begins now, "the coming year" with January."""
    if unit == "weekend":
        return days.of_weekend(now)
    return Days(now, now + timedelta(days=7)) if unit == "week" else _around(now, unit, 1)


def _weekend(now: date, step: int, tense: Tense) -> Days | None:
    if step < 0:
        return days.of_weekend(now - timedelta(days=7))
    if step > 0:
        return days.of_weekend(now + timedelta(days=7))
    past = tense is Tense.PAST and now.weekday() < 5
    return None if tense is Tense.OPEN else days.of_weekend(now - timedelta(days=7 * past))


def the_weekend(phrase: Phrase, setting: Setting) -> Resolved | None:
    """ "Over the weekend"."""
    return told_from(setting.now, "day", lambda now: _weekend(now, 0, _told(setting.tense(phrase))))


def _told(tense: Tense) -> Tense:
    """ "Visits over the weekend" is told of the last one, "visits this weekend" of the one to come."""
    return Tense.PAST if tense is Tense.PRESENT else tense


def _around(now: date, unit: str, step: int) -> Days:
    """The week, month, year … that lies some steps from the one a day is in."""
    if unit in ("hour", "day", "night"):
        return days.of_day(now + timedelta(days=step))
    if unit in ("week", "fortnight"):
        return days.of_week(now + timedelta(days=step * (14 if unit == "fortnight" else 7)))
    if unit == "month":
        return days.of_month(now.year, now.month + step)
    return days.of_year(now.year + step * (10 if unit == "decade" else 1))


def ago(phrase: Phrase, setting: Setting) -> Resolved | None:
    """ "Two days ago"; what a text tells of "a year ago" was about this time of the last year."""
    unit, count = phrase["unit"].lower(), number(phrase["count"])
    if unit == "year" and count == 1 and setting.spoken:  # a question means the whole year
        return told_from(setting.now, "month", lambda now: days.of_month(now.year - 1, now.month))
    return _away(setting.said(phrase) if _grain(unit) == "day" else setting.now, unit, -count)


def hence(phrase: Phrase, setting: Setting) -> Resolved | None:
    """ "In two weeks' time", "three months from now"."""
    unit = (phrase["unit"] or phrase["unit_from"]).lower()
    return _away(setting.now, unit, number(phrase["count"] or phrase["count_from"]))


def _away(now: Days | None, unit: str, steps: int) -> Resolved | None:
    """So many units from now, to the unit: "two weeks ago" is a week, give or take three days."""
    if unit == "hour":
        return None  # the hour of publication is not known
    if unit in ("week", "fortnight"):
        shift, give = steps * (14 if unit == "fortnight" else 7), timedelta(days=3)
        return told_from(now, "week", lambda day: Days(day - give, day + give).shifted(shift))
    return told_from(now, _grain(unit), lambda day: _around(day, unit, steps))


def past(phrase: Phrase, setting: Setting) -> Resolved | None:
    """ "In the past three months": from then until publication."""
    unit, count = (phrase["unit"] or phrase["unit_one"]).lower(), number(phrase["count"] or "one")
    now = setting.now
    if now is None or now.length > GRAINS[_grain(unit)]:
        return told_from(now, _grain(unit), days.of_day)
    if unit == "hour":
        unit, count = "day", -(-count // 24)
    size = {"day": 1, "night": 1, "week": 7, "fortnight": 14}.get(unit)
    if size:
        return Resolved(Days(now.first - timedelta(days=size * count), now.last), relative=True)
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    return Resolved(Days(_months_back(now.first, months), now.last), relative=True)


def _months_back(day: date, months: int) -> date:
    target = days.of_month(day.year, day.month - months)
    return target.first.replace(day=min(day.day, target.last.day))


def then(phrase: Phrase, setting: Setting) -> Resolved | None:
    """ "The next day", "two days earlier", "that year": counted from what the text named last."""
    named = setting.before(phrase)
    role = next(end for end in ("", "_one", "_the", "_that") if phrase[f"way{end}"])
    unit, way = phrase[f"unit{role}"].lower(), phrase[f"way{role}"].lower()
    if named is None or named.days.length > GRAINS[_grain(unit)] or unit == "hour":
        return None
    step = -1 if way in ("earlier", "before", "previous", "previously", "prior", "preceding") else 1
    count = 0 if way in ("same", "that") else step * number(phrase["count"] or "one")
    found = _around(named.days.first, unit, count)
    if (
        setting.now
        and found.first > setting.now.last
        and setting.tense(phrase) in (Tense.PAST, Tense.PRESENT)
    ):
        return None  # then it was another day that was meant
    return Resolved(found, named.relative)


def _grain(unit: str) -> str:
    return {"hour": "day", "night": "day", "fortnight": "week"}.get(unit, unit)
