"""What looks like a time and is none: "1984 people", "room 2010", "every Monday", "the last year of the war".

Told by the words to either side. Where they leave it open, it is none: better a sentence without its date
than one with a wrong date.
"""

import re

from qa.timing.time_phrases import Phrase

_REACH = 48  # characters to either side that are looked at

_COUNTED = (
    "people|persons?|residents|inhabitants|citizens|men|women|children|boys|girls|students|pupils|teachers|"
    "workers|employees|staff|soldiers|troops|officers|police|prisoners|refugees|migrants|passengers|victims|"
    "survivors|casualties|dead|deaths|injured|wounded|cases|infections|patients|tests|doses|votes|"
    "voters|seats|"
    "delegates|members|players|fans|spectators|points|goals|wickets|matches|caps|copies|pages|words|items|"
    "units|pieces|homes|houses|households|families|buildings|apartments|rooms|schools|villages|"
    "cities|towns|islands|"
    "ships|boats|aircraft|planes|vehicles|cars|trucks|tanks|guns|horses|cattle|sheep|trees|species|acres|"
    "hectares|metres|meters|feet|foot|ft|yards|miles|mi|km|kilometres|kilometers|cm|mm|m|kg|g|"
    "kilograms|grams|tons|tonnes|"
    "pounds|lb|ounces|litres|liters|gallons|watts|kw|mw|mhz|ghz|hz|volts|degrees|hours|minutes|"
    "seconds|days|nights|weeks|"
    "months|years|dollars|euros|pounds|yen|yuan|rubles|roubles|rupees|francs|marks|crowns|usd|eur|gbp|cents|"
    "percent|per|times|others|more|complaints|attacks|incidents|shares|jobs|companies|stores|flights|"
    "signatures|volumes|pieces|books|films|songs|calories|cubic|square|million|billion|thousand|hundred|"
    "inmates|firefighters|protesters|demonstrators|participants|athletes|entries|pixels|lines|of|"
    "[ap]\\.?m|hrs?|hours|gmt|utc"
)
_NOUN_AFTER = re.compile(
    rf"\s?(?:%|°|-?(?:{_COUNTED})\b|BC|B\.C|BCE)|\s(?:[a-z-]+\s)(?:people|men|women|children|soldiers|"
    rf"troops|votes|homes)\b|,\d|\sx\s",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\b(?:room|route|highway|interstate|page|pages|pp?\.|flight|model|section|nos?\.|number|"
    r"article|versions?|v\.?|windows|"
    r"office|iso|rfc|boeing|airbus|bus|suite|apartment|chapter|clause|channel|unit|block|lot|box|zip|"
    r"code|type|"
    r"class|series|platform|gate|mark|extension|ext\.|phone|tel\.?|call|dial|docket|bill|figure|fig\.|"
    r"table|line|"
    r"paragraph|resolution|asteroid|level|approximately|nearly|almost|least|than|over|some|roughly|"
    r"total|only|just|"
    r"exactly|about|another|(?:one|two|\d) in|at)|[$£€¥#§]|\bUS)\s?\Z",
    re.IGNORECASE,
)
_QUANTITY_OF = re.compile(
    r"\b(?:total|population|number|sum|crowd|capacity|average|maximum|minimum|group|force|army|fleet|"
    r"altitude|height|elevation|"
    r"length|distance|depth|width|price|cost|value|fine|speed|range|majority|membership|enrolment|"
    r"enrollment|staff|mass|weight|"
    r"temperature|area|score|record|ratio|rate|garrison|audience|attendance|circulation|out|each|any|"
    r"all|most) of\s\Z",
    re.IGNORECASE,
)
_CHANGED_BY = re.compile(
    r"\b(?:increas\w{1,3}|ris(?:e|es|en|ing)|rose|f[ae]ll\w{0,3}|drop\w{0,4}|gr[eo]wn?|reduc\w{1,3}|"
    r"cut|up(?!\sto\s\Z)|down|declin\w{1,3}|"
    r"decreas\w{1,3}|lower\w{0,3}|rais\w{1,3}|outnumber\w{0,3})\s(?:\w+\s){0,2}(?:by|from|to)\s\Z",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:in|since|during|until|till|circa|ca?\.|throughout|years?|fiscal|fy|season|to date|mid|"
    r"early|late|in \w+|"
    r"(?:beginning|start|middle|end|spring|summer|autumn|fall|winter|class|revolution|election|"
    r"crisis) (?:of|in))\s\Z",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:before|after|between|into|from|by|of|(?:back|prior|dat(?:e|es|ed|ing)|up|through) to|through)\s\Z",
    re.IGNORECASE,
)
_FOR = re.compile(r"(?:(?<!paid)(?<!sold)(?<!bought)\s(?:for|around))\s\Z", re.IGNORECASE)
_BRACKET = re.compile(
    r"(?:[(\[](?:born |b\. |died |d\. |from |since |until |c\. |ca\. |[A-Z][\w. ]{1,30}, )?|"
    r"[A-Z][\w’'-]+, )\Z"
)
_CLOSING = re.compile(r"\s?(?:[.,;:)\]–—]|\Z)")
_DETERMINER = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|our|this|that|which|what)|['’]s?)\s\Z", re.IGNORECASE
)
_NOUN = re.compile(r"\s[A-Za-z]\w")
_LIST = re.compile(r"\d{4}['’]?s?(?:,\s|,?\s(?:and|or|to|through|until)\s|\s?[–-]\s?)\Z")
_OPENS = re.compile(r"(?:\A|[.!?:;]\s+|\n\s*)\Z")
_PREDICATE = re.compile(r",?\s(?:was|saw|is|has|had|will|marks?|marked|became|brought|ended|began)\b")
_QUOTED = re.compile(r"[\"“‘'*_]\Z")

_EVERY = re.compile(
    r"\b(?:every|each|any|a|an|another|some|most|one|alternate|(?:the|that)(?:\s(?:following|previous|"
    r"preceding|next))?|"
    r"first|second|third|fourth|last|other|Black|Good|Bloody|Super|Palm|Easter|Ash|Cyber|Sheffield|"
    r"Man|Casual|Shrove|"
    r"Holy|Maundy|Giving|Ruby|Throwback|Joe|Red|Mardi|Big|Happy)\s\Z"
)
_TITLE_AFTER = re.compile(
    r"\s(?:Times|Telegraph|Mail|Express|Mirror|Herald|Post|Star|World|Tribune|Independent|People|"
    r"Night (?:Live|Football|Lights)|"
    r"Addams|[Ss]chools?|opening|trading|shopping|papers?|newspapers?|roast|Club|Book|Island|Harbor|"
    r"[Tt]o (?=[A-Z][a-z]+day)|through (?=[A-Z][a-z]+day)|"
    r"[–-]\s?(?=[A-Z][a-z]+day))"
)
_HABIT_BEFORE = re.compile(r"day\s?(?:to|through|[–-])\s?\Z")
_FREE_MONTH = re.compile(
    r"\b(?:in|since|until|till|during|throughout|(?:month|beginning|start|middle|end|week|weeks|half|"
    r"days?|part) (?:of|in)|"
    r"around|mid|early|late|later in|earlier in|as of)[\s-]\Z",
    re.IGNORECASE,
)
_NAMES = ("may", "april", "june", "august")  # of people too: "a letter from April"
_NAMED_BY = re.compile(r"\b(?:from|of|for|between)\s\Z", re.IGNORECASE)
_BOUND_MONTH = re.compile(r"\b(?:by|from|before|after|to|through|for|between|of)\s\Z", re.IGNORECASE)
_ASKED_MONTH = re.compile(
    r"\b(?:before|after|prior to|since|(?:articles|reports|stories|news|published|written) from)\s\Z",
    re.IGNORECASE,
)
_FAITH = re.compile(
    r"\b(?:confidence|trust|faith|belie(?:f|ves?|ved)|disappointed|interested|named|called) in\s\Z",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"(?:uary|ch|ril|May|ne|ly|ust|ber)(?:,\s|,?\s(?:and|or|to|through|until)\s|\s?[–-]\s?)\Z"
)
_NAME_AFTER = re.compile(r"['’]?s?\s[A-Z]|\s(?:said|says|told|has|will|could|would)\b")
_OWNED = re.compile(
    r"(?:\b(?:the|his|her|its|their|our|my|your|whose|very|one|for|second|third)|['’]s?)\s\Z", re.IGNORECASE
)
_SUBJECT = re.compile(r"\s(?:he|she|they|it|we|I|as|when)\b")
_NOW = re.compile(r"\b(?:[Nn]ow|[Tt]oday),\s\Z")
_MADE_OF = re.compile(
    r"\b(?:more than|over|at least|less than|fewer than|nearly|almost|about|around|some|roughly|up to|within|"
    r"approximately|"
    r"every|million|thousand|hundred|just under|just over|dozens?|and|or|to|\d[,.]|\d|\w[–-])\s?\Z",
    re.IGNORECASE,
)


def is_lookalike(text: str, phrase: Phrase, low: int, high: int, *, typed: bool = False) -> bool:
    """Whether a phrase found in text[low:high] is no time after all.

    typed   in a question, where "before May" is one
    """
    before = text[max(low, phrase.start - _REACH) : phrase.start]
    after = text[phrase.end : min(high, phrase.end + _REACH)]
    if typed and phrase.shape == "bare_month" and _ASKED_MONTH.search(before):
        return False
    check = _CHECKS.get(phrase.shape)
    return check is not None and check(phrase, before, after)


def _year(phrase: Phrase, before: str, after: str) -> bool:
    if (
        _NOUN_AFTER.match(after)
        or _LABEL.search(before)
        or (_QUOTED.search(before) and after[:1] in "\"”’'*_")
    ):
        return True
    if _STRONG.search(before) or _LIST.search(before) or not _is_bare(phrase):
        return False
    year = int(phrase["year"])
    if _BOUND.search(before):
        return year < 1500 or bool(_QUANTITY_OF.search(before) or _CHANGED_BY.search(before))
    if _FOR.search(before) or _BRACKET.search(before):
        return year < 1500 or not _CLOSING.match(after)
    if _OPENS.search(before):
        return year < 1800 or not _PREDICATE.match(after)
    return year < 1700 or not (_DETERMINER.search(before) and _NOUN.match(after))


def _is_bare(phrase: Phrase) -> bool:
    """Whether a year stands without "early", "mid-" or "the end of"."""
    return phrase.end - phrase.start == len(phrase["year"])


def _years(phrase: Phrase, before: str, after: str) -> bool:
    """A range: years if they ascend and nothing is counted; "1500 and 1600" only after "between"."""
    first, last = int(phrase["year"]), int(phrase["to"])
    if len(phrase["to"]) == 2:
        last += first // 100 * 100
    if _NOUN_AFTER.match(after) or _LABEL.search(before) or not first < last <= first + 400:
        return True
    if phrase["join"].strip().lower() == "and":
        return not re.search(r"\bbetween\s(?:the\syears\s)?\Z", before, re.IGNORECASE)
    words = phrase["join"].strip().isalpha()
    told = bool(re.search(r"\b(?:in|from|between|during|of|for|years)\s\Z|[(\[]\Z", before, re.IGNORECASE))
    return (words and not told) or (first < 1500 and not told) or bool(_CHANGED_BY.search(before))


def _weekday(phrase: Phrase, before: str, after: str) -> bool:
    habitual = _EVERY.search(before) and not phrase["deictic"] and not phrase["of"]
    return bool(habitual or _TITLE_AFTER.match(after) or _HABIT_BEFORE.search(before))


def _bare_month(phrase: Phrase, before: str, after: str) -> bool:
    if phrase["deictic"] or phrase["of"]:
        return bool(_OWNED.search(before)) and not phrase["of"]
    if _FAITH.search(before):
        return True
    if _FREE_MONTH.search(before) or phrase.end - phrase.start > len(phrase["month"]):
        return False
    if _MONTH_BEFORE.search(before):
        return bool(_NAME_AFTER.match(after))
    unsafe = phrase["month"].lower() in (_NAMES if _NAMED_BY.search(before) else ("may",))
    goes_on = re.match(r"(?:\s?[–-]\s?|\s(?:to|and|through|until)\s)[A-Z]", after)
    if unsafe and not goes_on:
        return True
    return not _BOUND_MONTH.search(before) or (bool(_NAME_AFTER.match(after)) and not goes_on)


def _deictic(phrase: Phrase, before: str, after: str) -> bool:
    """ "The last week of the war", "in her last year" and "the next year" are not counted from today."""
    if phrase["deictic"].lower() in ("past", "coming") and phrase.shape in (
        "unit",
        "bare_month",
        "this_season",
    ):
        return True
    this = phrase["deictic"].lower().startswith("this")
    if before.endswith(" ago ") or phrase["unit"].istitle():
        return True  # "a year ago this month"; "Kamloops This Week" is a newspaper
    return not this and bool(_OWNED.search(before) or (phrase["unit"] and re.match(r"\sof\b", after)))


def _today(phrase: Phrase, before: str, after: str) -> bool:
    """The newspaper or programme "Today", and "the youth of today"."""
    named = phrase["day"][0] == "T" and not _OPENS.search(before) and not _QUOTED.search(before)
    return (
        named
        or bool(re.search(r"(?<!\b[Aa]s )\bof\s\Z", before))
        or bool(re.match(r"['’]s\s(?:world|society|youth)", after))
    )


def _counted(phrase: Phrase, before: str, after: str) -> bool:
    """ "More than two years ago" is no year that could be named, nor is "a million years ago"."""
    return bool(_MADE_OF.search(before))


def _then(phrase: Phrase, before: str, after: str) -> bool:
    """ "In the next year, this must be done" is counted from now, "a week after he left" from that."""
    ahead = phrase["way_the"].lower() == "next" and re.search(
        r"\b(?:in|over|for|within)\s\Z", before, re.IGNORECASE
    )
    joins = phrase["way"].lower() in ("before", "after") and _SUBJECT.match(after)
    return bool(ahead or joins or _NOW.search(before)) or _counted(phrase, before, after)


_CHECKS = {
    "year": _year,
    "years": _years,
    "weekday": _weekday,
    "bare_month": _bare_month,
    "unit": _deictic,
    "this_season": _deictic,
    "today": _today,
    "ago": _counted,
    "hence": _counted,
    "then": _then,
}
