"""The time a question asks about, and how well a document or one of its sentences fits it.

Told apart are: a stretch of time ("in February 2024", "since 2015", "last week"), one that bounds when it
was published ("articles from 2020"), the newest or the first word on something (`qa.timing.timeliness`),
and a time told by an event (`qa.timing.occasions`). No period is read out of "When …?", nor out of a year
that names a thing ("the 2016 election"), nor out of a bare "on Monday", which is the text's Monday and
not today's. A day or month without a year ("on February 11") is that of any year, since an archive is
asked about its own years, unless something is to be before or after it: then it is the nearest one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.documents import Document
from index.filters import Where
from qa.moments import Moment
from qa.timing import days
from qa.timing.anchoring import Setting
from qa.timing.days import Days
from qa.timing.occasions import occasion
from qa.timing.readings import Reading, readings
from qa.timing.tense import Tense, tense_at
from qa.timing.time_phrases import Phrase
from qa.timing.timeliness import newest_words, oldest_words

_LEAD = re.compile(
    r"\b(?P<word>in|on|at|during|throughout|over|within|around|from|since|before|prior\sto|after|following|until|till|by|"
    r"up\sto|through|as\sof|between|of|dated)(?:\s(?:early|late))?\s(?:the\s(?:year\s|years\s)?)?\Z",
    re.IGNORECASE,
)
_RELATIONS = {
    "since": "since",
    "from": "since",
    "before": "before",
    "prior to": "before",
    "after": "after",
    "following": "after",
    "until": "until",
    "till": "until",
    "by": "until",
    "up to": "until",
    "through": "until",
}
_ADVERBIAL = frozenset(
    {"unit", "today", "ago", "hence", "past", "this_season", "day", "month_day", "numeric"}
)
_NAMED_AFTER = re.compile(
    r"\s(?:[a-z-]+\s)?(?:elections?|olympics|games|world|cup|season|edition|census|budget|final|series)\b",
    re.IGNORECASE,
)
_ARTICLES = (
    r"(?:news(?:\s(?:articles|stories|reports|coverage))?|articles?|story|stories|reports|documents?|headlines|"
    r"press\sreleases?|dispatches)"
)
_WRITINGS = rf"(?:{_ARTICLES}|coverage|reporting|texts?|pieces|posts|papers|publications|sources|files|notes)"
_ISSUED = (
    r"(?:published|released|written|posted|printed|filed|issued|dated|"
    r"(?:that\s)?(?:appear(?:ed|ing)?|came\sout))"
)
_CHOSEN = r"(?:\b(?:the|any|all|your|only|which|what|those)\s)?"
_WAS = r"(?:\s(?:that|which))?(?:\s(?:were|was|have\sbeen|are|has\sbeen))?"
_SCOPE_BEFORE = re.compile(
    rf"(?:{_CHOSEN}\b(?:{_ARTICLES}{_WAS}(?:\s{_ISSUED})?|{_WRITINGS}{_WAS}\s{_ISSUED})"
    rf"|(?<=what\s)(?:was|has\sbeen|were|is)\sreported)\s?\Z",
    re.IGNORECASE,
)
_SCOPE_FROM = re.compile(rf"{_CHOSEN}\b{_WRITINGS}\s?\Z", re.IGNORECASE)  # before "from 2020", "dated 2020"
_SCOPE_AFTER = re.compile(rf"(?:['’]s)?\s{_ARTICLES}\b", re.IGNORECASE)
_DEICTIC = re.compile(
    r"\b(?:last|this|next|past|ago|today|yesterday|tomorrow|tonight|now|from now|time)\b", re.IGNORECASE
)
_HAPPENED = re.compile(r"\b(?:happened|did|was|were|occurred)\b", re.IGNORECASE)
_LONGEST = 2_000  # characters of a question that are read
_SOON, _LATER = 31, 366  # days after which what happened is still reported


@dataclass(frozen=True, slots=True)
class Period:
    """The time a question asks about.

    phrase       as asked, "in February 2024"
    first, last  ISO 8601 days, both included; None where that end is open
    published    it bounds when it was published: a filter, not only a preference
    newest       the newest word on it is asked for      oldest  the first
    event        what it is told by, "the election", while that has no date: both ends are None
    relation     of the time asked about to the date or event: "in", "before", "after", "since", "until"
    recurring    a month or a month and day of any year, "02" or "02-11": both ends are None
    """

    phrase: str
    first: str | None = None
    last: str | None = None
    published: bool = False
    newest: bool = False
    oldest: bool = False
    event: str | None = None
    relation: str = "in"
    recurring: str | None = None


def period(question: str, today: date) -> Period | None:
    """What a question says of time; None where it says nothing. today: what "last week" is counted from."""
    question = question[:_LONGEST]
    newest, oldest = newest_words(question), oldest_words(question)
    asked = _asked(question, today) or _of_event(question)
    if asked is None:
        told = newest or oldest
        return Period(told[0], newest=newest is not None, oldest=newest is None) if told else None
    return replace(asked, newest=asked.newest or newest is not None, oldest=not newest and oldest is not None)


def where_of(period: Period) -> Where | None:
    """The filter on `published`, for a period of publication; None where there is nothing to filter by."""
    if not period.published or (period.first is None and period.last is None):
        return None
    return {"published": (period.first, period.last)}


def anchored(period: Period, moment: Moment) -> Period:
    """A period told by an event, once it is known when that was. One without an event is unchanged.

    After the event counts its own day too: what came of it was reported the same day.
    """
    if period.event is None:
        return period
    first, last = _bounds(_days(moment), period.relation)
    if period.relation == "after":
        first = moment.first
    return replace(period, first=first, last=last, event=None)


def without_period(question: str, period: Period) -> str:
    """The question as it is to be searched for.

    Left out is what the texts do not say: which publications to look in ("articles from 2020"), what is
    counted from today ("last week"), and "latest" or "so far". Kept is what they do: "in February 2024",
    "before the election". A question that would be left without a word is returned whole.
    """
    kept = question
    if period.published or (not period.event and _DEICTIC.search(period.phrase)):
        kept = kept.replace(period.phrase, " ", 1)
    for words in (
        newest_words(kept) if period.newest else None,
        oldest_words(kept) if period.oldest else None,
    ):
        kept = kept.replace(words[0], " ", 1) if words else kept
    kept = re.sub(r"\s+(?=[?.!,])", "", " ".join(kept.split()))
    return kept if re.search(r"\w", kept) else question


def _asked(question: str, today: date) -> Period | None:
    """The stretch of time that is named, that of publication first."""
    found = [period for reading in _readings(question, today) if (period := _period_of(question, reading))]
    return next((period for period in found if period.published), found[0] if found else None)


def _readings(question: str, today: date) -> list[Reading]:
    def tense(phrase: Phrase) -> Tense:
        return tense_at(question, phrase.start, phrase.end, 0, len(question))

    setting = Setting(days.of_day(today), tense, _nothing, lambda phrase: ())
    return readings(question, 0, len(question), setting, [], typed=True)


def _nothing(phrase: Phrase) -> None:
    """A question stands alone: there is no text before it."""


def _period_of(question: str, reading: Reading) -> Period | None:
    phrase = reading.phrase
    lead = _LEAD.search(question[max(0, phrase.start - 32) : phrase.start])
    start = phrase.start - (len(lead[0]) if lead else 0)
    published = _scope(question, start, phrase.end, lead["word"].lower() if lead else "")
    if published:
        start, end = published
        asked = _placed(reading, lead, question[start:end], published=True)
    elif _is_asked(question, reading, lead):
        asked = _placed(reading, lead, question[start : phrase.end], published=False)
    else:
        return None
    if phrase["day"].lower() in ("today", "tonight") and not _HAPPENED.search(question):
        return Period(asked.phrase, newest=True)
    return asked


def _scope(question: str, start: int, end: int, lead: str) -> tuple[int, int] | None:
    """Where the words stand that make it a time of publication: "articles from 2020", "last week's news"."""
    ahead = question[max(0, start - 80) : start]
    before = _SCOPE_BEFORE.search(ahead) or (_SCOPE_FROM.search(ahead) if lead in ("from", "dated") else None)
    if before:
        return start - len(before[0]), end
    after = _SCOPE_AFTER.match(question, end)
    return (start, after.end()) if after else None


def _is_asked(question: str, reading: Reading, lead: re.Match[str] | None) -> bool:
    """Whether it says when ("in 2016"), and not which ("the 2016 election", "the war of 1812")."""
    phrase = reading.phrase
    if phrase.shape in ("weekday", "bare_month") and (phrase["deictic"] or phrase["of"]):
        return True
    if phrase.shape == "weekday":
        return False
    if phrase.shape in ("year", "years", "month") and _NAMED_AFTER.match(question, phrase.end):
        return False
    if lead is None:
        return phrase.shape in _ADVERBIAL
    if phrase.shape in ("year", "month") and lead[0].lower().endswith(" the "):
        return False
    return lead["word"].lower() not in ("of", "dated") or phrase.shape in ("day", "month_day", "numeric")


def _placed(reading: Reading, lead: re.Match[str] | None, words: str, *, published: bool) -> Period:
    span, word = reading.meaning.days, " ".join(lead["word"].lower().split()) if lead else "in"
    relation = _RELATIONS.get(word, "in")
    if word == "from" and (published or reading.stretch):
        relation = "in"
    if reading.yearless and relation == "in" and not published:
        return Period(words.strip(), recurring=_recurring(span))
    first, last = _bounds(span, relation)
    return Period(words.strip(), first, last, published=published, relation=relation)


def _recurring(span: Days) -> str | None:
    return span.iso[5:] if "/" not in span.iso else None


def _bounds(span: Days, relation: str) -> tuple[str | None, str | None]:
    first, last = span.first.isoformat(), span.last.isoformat()
    if relation == "after":
        return (span.last + timedelta(days=1)).isoformat(), None
    if relation == "before":
        return None, (span.first - timedelta(days=1)).isoformat()
    return (None if relation == "until" else first), (None if relation == "since" else last)


def _days(moment: Moment) -> Days:
    return Days(date.fromisoformat(moment.first), date.fromisoformat(moment.last))


def _of_event(question: str) -> Period | None:
    told = occasion(question)
    if told is None:
        return None
    return Period(question[told.start : told.end], event=told.event, relation=told.relation)


def fits(period: Period, document: Document, spoken_of: Sequence[Moment]) -> float:
    """How well a sentence fits the time asked about, 0 to 1, for ranking.

    spoken_of is what `qa.moments` finds in the sentence. 1 where it speaks of that time, .5 or more where of
    one that overlaps, .1 where only of others. A sentence without a time goes by when its document was
    published: .7 within that time, less for some time after it, 0 before it, .3 where that is not known. .5
    where the period has no days to compare with ("latest", an event without a date). A period of publication
    gives 1 or 0.
    """
    published = days.of_iso(document.published)
    if period.published:
        return float(published is not None and _closeness(period, published) > 0)
    if not (period.first or period.last or period.recurring):
        return 0.5
    if spoken_of:
        return max(_closeness(period, _days(moment)) for moment in spoken_of) or 0.1
    return _fits_publication(period, published)


def _fits_publication(period: Period, published: Days | None) -> float:
    """What happened is reported at once, and some time after; what is to come is rarely told of."""
    if published is None:
        return 0.3
    if _closeness(period, published):
        return 0.7
    if period.last is None or published.first.isoformat() <= period.last:
        return 0.0
    gap = (published.first - date.fromisoformat(period.last)).days
    return 0.5 if gap <= _SOON else 0.3 if gap <= _LATER else 0.2


def _closeness(period: Period, span: Days) -> float:
    """1 where the span lies within the period, .5 to 1 where they overlap, 0 where they do not."""
    if period.recurring:
        return float(span.iso[5:].startswith(period.recurring) and "/" not in span.iso)
    first = max(span.first, date.fromisoformat(period.first)) if period.first else span.first
    last = min(span.last, date.fromisoformat(period.last)) if period.last else span.last
    shared = (last - first).days + 1
    return 0.5 + 0.5 * shared / span.length if shared > 0 else 0.0
