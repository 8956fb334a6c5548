"""The grammar of English time phrases, as regular expressions: data for `qa.timing.time_phrases`.

Names of months and weekdays need their capital in running text, where "may" and "march" are verbs. "Sun" is
a day only before a date, and "second" never is. No pattern repeats without bound.
"""

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
).split()

_FULL = "|".join(MONTHS)
_MONTH = rf"(?P<month>{_FULL}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_NAMES = "|".join(WEEKDAYS)
_WITH_DAY = rf"(?:(?P<weekday>(?:{_NAMES})|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?),?\s(?:the\s)?)?"
_YEAR = r"(?P<year>(?:1\d|20)\d\d)(?![\w°%]|[.,:/]\d|[-–—]\w)"
_AND_YEAR = rf"(?:(?:,\s|\s|,){_YEAR}|,?\s(?:of\s)?(?P<of>(?i:last|this|next))\s(?i:year)\b)?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,:]\d)(?:st|nd|rd|th)?\b"
_DASH = r"\s?[–—-]\s?|\s(?i:to|through|until|till|and)\s"
_DAYS = rf"(?P<day>{_DAY})(?:(?P<join>{_DASH})(?P<to>{_DAY})(?!\s?%|\s(?:{_FULL}))|)"
_DEICTIC = r"(?i:last|this\spast|this\scoming|this|next|the\scoming|past|coming)"
_PART = r"(?:(?i:early|mid|late|the\s(?:beginning|start|end|middle|close)\sof)(?:\s|-))?"
_PHASE = r"(?:(?i:early|mid|late)[\s-])?"
_COUNT = rf"(?:\d{{1,3}}|(?i:{'|'.join(NUMBERS[1:])}|an?))"
_UNIT = r"(?i:hour|day|night|week|fortnight|month|year|decade)"
_HOURS = r"(?:\s(?i:(?:mid-?|early\s|late\s)?(?:morning|afternoon|evening|night|lunchtime)))?"
_SEASON = r"(?P<season>(?i:spring|summer|autumn|fall|winter))"
_ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?i:{'|'.join(sorted(ORDINALS[1:], key=len, reverse=True))}))"
_CLOSED = (  # no noun follows that the phrase would belong to, as in "the day before the vote"
    r"(?=[^\w\s]|\s(?:he|she|they|it|we|I|on|in|at|by|to|and|but|when|was|were|had|with|for|from|as)\b|\s*\Z)"
)

SHAPES = {
    "day": rf"{_WITH_DAY}(?<![\d.,:$£€#/]){_DAYS},?\s(?i:of\s)?{_MONTH}{_AND_YEAR}",
    "month_day": rf"{_WITH_DAY}{_MONTH}\s(?:the\s)?{_DAYS}{_AND_YEAR}",
    "month": rf"{_PART}{_MONTH}(?:,?\s(?i:of\s)?[\[(]?){_YEAR}",
    "bare_month": rf"(?:(?P<deictic>{_DEICTIC})\s)?{_PART}(?P<month>{_FULL})\b(?!-)"
    rf"(?:,?\s(?i:of\s)?(?P<of>{_DEICTIC})\s(?i:year)\b)?",
    "numeric": r"(?<![./:])(?P<numeric>\d{4}-\d\d(?:-\d\d)?|\d{4}/\d\d?/\d\d?|"
    r"\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)\d{4})"
    r"(?![\w/-]|[.:]\d)",
    "years": rf"(?<![.,:/$£€#])(?P<year>(?:1\d|20)\d\d)(?P<join>{_DASH}|/)(?P<to>(?:1\d|20)\d\d|\d\d)"
    r"(?![\w°%]|[.,:/-]\d|-\w)",
    "year": rf"{_PART}(?<![.,:/$£€#–—_]){_YEAR}",
    "era": r"(?:(?:AD|A\.D\.)\s(?P<year>\d{1,4})\b|(?P<before>\b\d{1,3})\s(?:AD|CE|A\.D\.)(?!\w))",
    "decade": rf"(?:(?i:the)\s)?{_PHASE}(?:(?P<decade>(?:1\d|20)\d0)['’]?s|['’](?P<short>[2-9]0)s)\b",
    "century": rf"(?:(?i:the)\s)?{_PHASE}(?P<century>{_ORDINAL})(?:(?:{_DASH}){_PHASE}(?P<to>{_ORDINAL}))?"
    r"[\s-](?i:century|centuries)\b(?!\s(?:BC|B\.C))",
    "season": rf"(?:(?i:the)\s)?{_PART}{_SEASON}(?:\s(?i:of|in)\s|,?\s)"
    rf"(?:{_YEAR}|(?P<between>(?:1\d|20)\d\d)[–/-](?:\d\d)?\d\d\b)",
    "this_season": rf"(?P<deictic>(?i:last|this\spast|this\scoming|this|next))\s{_SEASON}\b",
    "quarter": rf"(?:Q(?P<digit>[1-4]),?\s|(?:(?i:the)\s)?(?P<ordinal>(?i:first|second|third|fourth|last))\s"
    rf"(?P<unit>(?i:quarter|half))\s(?i:of)\s)(?:{_YEAR}|(?P<of>(?i:last|this|next))\s(?i:year)\b)",
    "weekday": rf"(?:(?P<deictic>{_DEICTIC})\s)?(?P<weekday>{_NAMES})\b(?!-)(?P<hours>{_HOURS})"
    r"(?:\s(?P<of>(?i:last|this|next))\s(?i:week)\b)?",
    "today": r"(?P<day>(?i:the\sday\sbefore\syesterday|the\sday\safter\stomorrow|yesterday|today|tonight|"
    rf"tomorrow|overnight|last\snight|(?:this|later\sthis|earlier\sthis)\s(?:morning|afternoon|"
    rf"evening)))\b(?P<hours>{_HOURS})",
    "unit": rf"(?:(?i:earlier|later|early|late)\s(?i:in\s)?)?(?P<deictic>{_DEICTIC})\s"
    r"(?P<unit>(?i:weekend|week|month|year))\b",
    "weekend": r"(?:(?i:(?<=over\s)|(?<=during\s)|(?<=at\s)))(?i:the\sweekend)\b"
    r"(?!\s(?i:of|before|after|following))",
    "ago": rf"(?P<count>{_COUNT})\s(?P<unit>{_UNIT})s?\s(?i:ago)\b(?!\s(?i:on|this|last|today))",
    "hence": rf"(?i:in)\s(?P<count>{_COUNT})\s(?P<unit>{_UNIT})s?['’]s?\s(?i:time)\b"
    rf"|(?P<count_from>{_COUNT})\s(?P<unit_from>{_UNIT})s?\s(?i:from\s(?:now|today))\b",
    "past": r"(?:(?i:(?<=in\s)|(?<=over\s)|(?<=during\s)|(?<=for\s)|(?<=within\s)))(?i:the\s(?:past|last))\s"
    rf"(?:(?P<count>{_COUNT})\s(?P<unit>{_UNIT})s?|(?P<unit_one>{_UNIT}))\b(?!\s(?i:of)\b)",
    "then": rf"(?:(?P<count>{_COUNT})\s(?P<unit>{_UNIT})s?\s"
    r"(?P<way>(?i:earlier|later|before|afterwards?|after|previously|prior))"
    rf"|(?i:the)\s(?P<unit_one>{_UNIT})\s(?P<way_one>(?i:before|after|prior))"
    rf"|(?i:the|that)\s(?P<way_the>(?i:previous|following|next|preceding|same))\s(?P<unit_the>{_UNIT})"
    rf"|(?P<way_that>(?i:that))\s(?P<unit_that>(?i:day|night|week|month|year)))\b{_CLOSED}",
}

_A_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_A_DIGIT = r"\d"
_A_DEICTIC = r"last|this|next|past|coming"
NEEDED = {
    "day": _A_MONTH,
    "month_day": _A_MONTH,
    "month": _A_MONTH,
    "bare_month": _A_MONTH,
    "numeric": _A_DIGIT,
    "years": _A_DIGIT,
    "year": _A_DIGIT,
    "era": _A_DIGIT,
    "decade": _A_DIGIT,
    "century": "centur",
    "season": "spring|summer|autumn|fall|winter",
    "this_season": "spring|summer|autumn|fall|winter",
    "quarter": "q[1-4]|quarter|half",
    "weekday": "(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    "today": "today|tonight|yesterday|tomorrow|overnight|last night|morning|afternoon|evening",
    "unit": _A_DEICTIC,
    "weekend": "the weekend",
    "ago": r"\sago\b",
    "hence": r"time\b|from",
    "past": "the (?:past|last)",
    "then": "earlier|later|before|after|previous|prior|follow|next|preced|same|that",
}
