"""What kind of thing a question asks for, and whether a sentence holds a thing of that kind.

By rule, for English. It says whether a number, a time, a person, a place or a reason is there at all, not
whether it is the one asked for.
"""

import re
from collections.abc import Set
from enum import StrEnum

from index.lexical import terms


class Kind(StrEnum):
    """What a question asks for."""

    NUMBER = "number"
    TIME = "time"
    DAY = "day"
    YEAR = "year"
    PERSON = "person"
    PLACE = "place"
    REASON = "reason"
    OTHER = "other"


_NUMERAL = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|"
    r"millions?|billions?|trillions?|half|third|quarter|twice|once|several|no one|none"
)
_MONTH = (
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\."
)
_ASKED = (
    (
        Kind.NUMBER,
        r"\bhow (?:many|much|long|old|far|tall|high|large|big|often|deep|wide|fast|heavy)\b|"
        r"\b(?:what|which)\b(?: (?:is|was|are|were))?(?: the| its)?(?: \w+)? (?:percent\w*|number|share|"
        r"proportion|amount|age|price|cost|population|speed|rate|size|height|length|width|depth|weight|"
        r"temperature|distance)\b",
    ),
    (Kind.DAY, r"\b(?:what|which) (?:date|day|weekday)\b"),
    (Kind.YEAR, r"\b(?:what|which) year\b"),
    (
        Kind.TIME,
        r"\bwhen\b|\b(?:what|which) (?:month|century|decade|week|season|time|period|era)\b|"
        r"\bhow (?:soon|recently|late|early)\b|\bsince when\b",
    ),
    (Kind.PERSON, r"\b(?:who|whom|whose)\b"),
    (
        Kind.PLACE,
        r"\bwhere\b|\b(?:what|which) (?:city|cities|country|countries|place|state|town|village|region|"
        r"location|continent|island|street|river|sea)\b",
    ),
    (Kind.REASON, r"\bwhy\b|\bwhat (?:(?:was|is|were|are) the )?(?:reason|cause)s?\b|\bwhat caused\b"),
)
_SIGNS = {
    # a time of day is no number of anything
    Kind.NUMBER: rf"(?<![\d:])\d[\d.,]*(?![\d:]|\s?(?i:[ap]\.?m\b))|\b(?i:{_NUMERAL})\b",
    Kind.TIME: (
        rf"\b(?:1\d\d\d|20\d\d|\d+(?:th|st|nd|rd) century|{_MONTH}|\d{{3,4}}s|BC|AD|BCE|CE)\b|"
        r"\b(?i:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}[:.]\d\d\b|"
        r"\b(?i:centur(?:y|ies)|decades?|years?|months?|weeks?|days?|hours?|minutes?|yesterday|today|tonight|"
        r"tomorrow|spring|summer|autumn|winter|morning|afternoon|evening|night|midnight|noon)\b"
    ),
    Kind.DAY: (
        rf"\b(?:{_MONTH}) \d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})|\d{{4}}-\d\d-\d\d|"
        r"\b(?i:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?i:yesterday|today|tomorrow|christmas|easter)\b"
    ),
    Kind.YEAR: r"\b1\d\d\d\b|\b20\d\d\b|\b\d{1,4} (?:AD|BC|BCE|CE)\b|\b(?i:last|this|next) year\b",
    Kind.PERSON: (
        r"(?<!^)\b[A-Z][\w’'-]+|\b(?i:officials?|president|minister|king|queen|emperor|spokes\w+|authors?|leaders?|"
        r"people|scientists?|researchers?|police|company|workers?|members?|professor|engineers?|government|"
        r"scholars?|historians?|general|men|women|man|woman|students?|residents?|authorities|experts?|sources?|"
        r"journalists?|he|she|they)\b"
    ),
    Kind.PLACE: (
        r"(?<!^)\b[A-Z][\w’'-]+|\b(?i:north\w*|south\w*|east\w*|west\w*|coast|border|capital|river|village|town|"
        r"city|region|island|sea|street|square|airport|hospital|school|building|home|abroad)\b"
    ),
    Kind.REASON: (
        r"\b(?i:because|due|since|reasons?|caus\w+|so that|in order|as a result|result\w*|therefore|thus|"
        r"owing|led to|leads? to|after|blam\w+|amid|following|for|to)\b"
    ),
}
_ASKED_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _ASKED)
_SIGN_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _SIGNS.items()}
_FOCUS = re.compile(
    r"\b(?:which|what|whose|how many|how much)\s+(?:(?:is|are|was|were)\s+(?:the|its|their)\s+)?"
    r"(?!(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)\b)(\w+)",
    re.IGNORECASE,
)


def kind_of(question: str) -> Kind:
    """What the question asks for; OTHER where its words do not tell."""
    places = [(match.start(), kind) for kind, asked in _ASKED_PATTERNS if (match := asked.search(question))]
    return min(places)[1] if places else Kind.OTHER


def holds(kind: Kind, sentence: str, known: Set[str]) -> bool:
    """Whether a sentence has a thing of that kind that is not made of words known from the question.

    known holds analysed terms. A sentence always holds OTHER.
    """
    if kind is Kind.OTHER:
        return True
    return any(not known >= set(terms(sign[0])) for sign in _SIGN_PATTERNS[kind].finditer(sentence))


def focus_of(question: str) -> frozenset[str]:
    """The analysed noun after "which", "what is the" or "how many": what the answer is one of."""
    match = _FOCUS.search(question)
    return frozenset(terms(match[1])) if match else frozenset()
