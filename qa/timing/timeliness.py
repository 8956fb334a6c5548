"""The words of a question that ask for the newest word on something, or for the first.

"The latest figures" and "how many so far" ask for the newest; "the current president" does not: "current",
"last", "first", "recent" and "updated" count only before something that is reported anew, a toll, an
estimate, a price. "Latest", "newest" and "most recent" always do, but for "at the latest".
"""

import re

_REPORTED = (
    r"(?:\w+\s){0,2}(?:figures?|numbers?|tolls?|counts?|totals?|tally|tallies|estimates?|versions?|releases?|news|status|state|"
    r"situation|updates?|reports?|reporting|articles?|stories|data|results?|polls?|polling|prices?|rates?|levels?|values?|scores?|"
    r"standings?|forecasts?|information|developments?|statements?|announcements?|assessments?|projections?|statistics|"
    r"survey|surveys|guidance|advice|position|progress|plans?|casualties|cases|cost|population|temperature)\b"
)
_REPORTING = (
    r"(?:reported|said|announced|thought|believed|estimated|planned|given|claimed|stated|mentioned|told|suspected|"
    r"confirmed|expected|described|put|report|say|announce|claim|state|estimate|mention|describe)\b"
)
_NEWEST = re.compile(
    rf"(?<!at\s)(?<!at\sthe\s)\b(?:the\s)?(?:latest|newest|most\s(?:recent|up[\s-]to[\s-]date)|up[\s-]to[\s-]date)\b|\bmost\srecently\b"
    rf"|\b(?:the\s)?(?:current|recent|updated)(?=\s{_REPORTED})"
    rf"|\b(?:the\s)?last(?=\s(?:known|reported|updated|confirmed|official)\s{_REPORTED})"
    r"|\b(?:currently|right\snow|at\s(?:present|the\smoment|this\spoint)|presently|nowadays|these\sdays|so\sfar|to\sdate(?=\W*\Z|[,;])"
    r"|(?:as\sof|up\sto|until|till|by)\s(?:now|today)|as\s(?:it|things)\sstands?|recently)\b"
    r"|(?<!from\s)\bnow\b(?!\s(?:that|known|called|part|famous|defunct|former|which))",
    re.IGNORECASE,
)
_OLDEST = re.compile(
    rf"\bfirst(?=\s(?:{_REPORTING}|(?:official|initial|preliminary)?\s?(?:reports?|estimates?|figures?|news|statement|"
    r"announcement|mention|article|story|version)\b))"
    rf"|\b(?:initially|originally)(?=\s(?:\w+\s)?{_REPORTING})|(?<=\s{{1}})(?:initially|at\sfirst)(?=\W*\Z)"
    rf"|\b(?:the\s)?(?:initial|earliest|original)(?=\s{_REPORTED})",
    re.IGNORECASE,
)


def newest_words(question: str) -> re.Match[str] | None:
    """What asks for the newest; None where nothing does."""
    return _NEWEST.search(question)


def oldest_words(question: str) -> re.Match[str] | None:
    """What asks for the first that was reported; None where nothing does."""
    return _OLDEST.search(question)
