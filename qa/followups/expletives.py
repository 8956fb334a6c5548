"""The "it" that stands for nothing: weather, time of day, and clauses put off to the end.

"It is raining", "What day is it?", "It turned out that …", "Is it a pity that …", "It was Ann who …". Told
from the words beside it alone. "Is it cold in winter?" may be asked of a country: that "it" is ambient.
"""

import re
from collections.abc import Iterable

Span = tuple[int, int]  # offsets of the first character and of that behind the last

_BE = r"(?:is|was|be|been|being|gets?|got|getting|became|becomes?|feels?|felt)"
_HELP = (
    r"(?:is|was|will|would|does|did|do|has|had|have|can|could|may|might|must|should|shall|going|to|be|been|not|"
    r"\w+ly|just|still|also|ever|always|already|now|about|started?|starting|stop|stopped)"
)
_IT_IS = r"(?:it\s+(?:is|was)|it['’]s|(?:is|was)\s+it)"
_BE_IT = (
    rf"(?:it\s+(?:{_HELP}\s+){{0,3}}?{_BE}|it['’]s|(?:is|was|will|has|does|did)\s+it(?:\s+(?:be|been|get))?)"
)
_VERY = r"(?:(?:\w+ly|very|so|too|that|not|still|also)\s+){0,2}"
_FALLS = (
    r"(?:(?:rain|snow|hail|sleet|thunder)(?:s|ing)?\b|(?:drizzling|pouring)\b|"
    r"(?<!be\s)(?<!is\s)(?<!was\s)(?<!been\s)(?:rained|snowed|hailed|drizzled|thundered)\b)"
)
_SKY = r"(?:sunny|rainy|cloudy|windy|foggy|misty|stormy|snowy|overcast|chilly|frosty|breezy|drizzly)"
_AIR = (
    r"(?:cold|hot|warm|cool|mild|freezing|humid|dry|wet|icy|dark|light|bright|muggy|smoky|noisy|quiet)"
    r"(?:er|est)?"
)
_MONTHS = r"january|february|march|april|may|june|july|august|september|october|november|december"
_SEASONS = (
    r"(?:the\s+)?(?:winter|summer|spring|autumn|fall|mornings?|evenings?|afternoons?|nights?|\d{4}|"
    rf"{_MONTHS})\b"
)
_WHEN = rf"(?:today|tonight|tomorrow|yesterday|now|at\s+night|(?:in|at|on|during)\s+{_SEASONS})"
_OF_A_THING = r"(?:colou?r|taste|flavou?r|nature|tone|shade|appearance|temperature)"
_TIMES = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|midnight|midday|christmas|easter|(?:1\d|20)\d\d|"
    rf"\w+\s+o['’]clock|{_MONTHS})"
)
_EASE = (
    r"(?:possible|impossible|safe|legal|illegal|important|necessary|hard|difficult|easy|common|normal|better|"
    r"best|likely|true|clear|certain|unlikely|worth|good|bad|right|wrong|okay|ok|wise|fair|time|harder|easier)"
)
_CONTENT = (  # a clause with "that" says what it is, and does not pick one
    r"(?:fact|problem|pity|shame|coincidence|secret|miracle|surprise|mystery|law|myth|rumou?r|lie|truth|wonder|"
    r"scandal|mistake|accident|case|sign|requirement|matter|relief|disgrace|tragedy)"
)
_SUBJECT = (
    r"(?:(?:he|she|they|it|we|i|you|the|an?|his|her|their|its|our|there|this|these|those|some|many|most|no|so|"
    r"not)\b|(?-i:[A-Z]))"
)
_DEED = (
    r"(?:idea|mistake|crime|sin|pity|shame|pleasure|duty|habit|custom|tradition|honou?r|risk|problem|"
    r"offen[cs]e)"
)
_NAME = r"(?-i:[A-Z]\w*)(?:\s+(?-i:[A-Z]\w*)){0,3}"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_SITUATION = _compiled(
    rf"\bit(?:['’]s|['’]ll|['’]d)?\s+(?:{_HELP}\s+){{0,4}}?{_FALLS}",
    rf"\b{_BE_IT}\s+{_VERY}{_AIR}\s+(?:outside|here|there|out\b|(?:in|at|near|around|on|across)\s+"
    rf"(?!{_SEASONS}|{_OF_A_THING})\w)",
    rf"\b(?:it\s+(?:is|was)|it['’]s)\s+{_VERY}(?:{_AIR}|{_SKY})\s*[.,;!]",
    r"\b(?:what|which)\s+(?:time|day|date|year|month|hour|weekday|season)\s+(?:is|was|will)\s+it\b",
    r"\bhow\s+(?:late|early)\s+(?:is|was)\s+it\b",
    rf"\b{_IT_IS}\s+(?:(?:already|now|only|almost)\s+)?{_TIMES}\s*(?:[.,;?!]|\bin\b|$)",
    r"\btime\s+is\s+it\b",
)
_AMBIENT = _compiled(
    rf"\b{_BE_IT}\s+{_VERY}{_SKY}\b",
    rf"\b{_BE_IT}\s+{_VERY}{_AIR}\s+{_WHEN}",
    rf"\bhow\s+{_AIR}\s+(?:is|was|will)\s+it(?:\s+be|\s+get)?\s+{_WHEN}",
)
_PUT_OFF = _compiled(
    r"\bit\s+(?:take|takes|took|taken|cost|costs)\b[^?]*?\bto\b",
    rf"\b(?:it\s+(?:(?:is|was|be)\s+)?|it['’]s\s+)(?:\w+ly\s+)?{_EASE}\s+(?:(?:that|if|for|when)\b|"
    r"to\s+\w+\s+(?!(?:than|from|with|for|in|on|at|to|by|and|or)\b)\w)",
    r"\bit\s+(?:is\s+)?(?:true|likely|clear|possible)\b",
    r"\bit\s+(?:seem|appear|happen)\w*",
    r"\bit\s+(?:mean|like)s?\s+to\b",
    r"\bfar\s+is\s+it\b",
    r"\b(?:is|was|been)\s+it\s+\w+\s+that\b",
    r"\bit\s+(?:is|was|has\s+been|became|becomes)\s+\w+\s+that\b",
    r"\bit\s+(?:would|will|may|might|could|must|can)\s+be\s+\w+\s+(?:that|whether)\b",
    r"\b(?:make|makes|made|find|finds|found|consider|considers|considered)\s+it\s+\w+\s+(?:to|that|for)\b",
    rf"\b{_IT_IS}\s+(?:just\s+|not\s+)?(?:an?|the|no)\s+(?:\w+\s+)?{_CONTENT}\s+that\s+{_SUBJECT}",
    rf"\b{_IT_IS}\s+(?:an?|the|no)\s+(?:\w+\s+)?{_DEED}\s+to\s+\w",
    r"\bit\s+(?:turns|turned|follows|followed|emerged|emerges|transpired)\s+(?:out\s+)?(?:that|to\s+be)\b",
    rf"\b{_IT_IS}\s+(?:not\s+)?{_NAME}\s+(?:who|that)\b",
    r"\b(?:does|did)\s+it\s+matter\s+(?:that|whether|if|who|what|how|when)\b",
    r"\bit\s+(?:(?:does|did)\s+not\s+|(?:does|did)n['’]t\s+)?matters?\s+(?:that|whether|if|who|what|how|when)\b",
    r"\bit\s+looks?\s+(?:as\s+if|as\s+though|like\s+(?:he|she|they|we|rain|snow)\b)",
    r"\bhow\s+(?:is|was)\s+it\s+that\b",
)


def expletives(text: str) -> list[Span]:
    """Stretches of a text whose "it" stands for nothing."""
    return _found((*_SITUATION, *_PUT_OFF), text)


def ambient(text: str) -> list[Span]:
    """Stretches whose "it" stands for a place or for nothing: "Is it cold in winter?"."""
    return _found(_AMBIENT, text)


def speaks_of_weather_or_time(text: str) -> bool:
    """Whether an "it" of weather or of the time of day is in a text."""
    return bool(_found((*_SITUATION, *_AMBIENT), text))


def _found(patterns: Iterable[re.Pattern[str]], text: str) -> list[Span]:
    return [match.span() for pattern in patterns for match in pattern.finditer(text)]
