"""What a sentence says of a value in it: that it is out of date or wrong, that it is the right one, or
neither.

By the words around the value: "not 31 but 47", "up from 31", "an earlier version said 31", "has risen to 47".
"""

import re
from enum import StrEnum
from functools import lru_cache

_NEAR = 90  # characters before a value, and after it, that are looked at


class Standing(StrEnum):
    """How a sentence presents a value."""

    STATED = "stated"
    WITHDRAWN = "withdrawn"  # said to be wrong, or what it was before
    CORRECTED = "corrected"  # said to be right where something else was said before
    UPDATED = "updated"  # said to be what it has become


_FEW = r"(?:\W+[\w$€£%.,'’-]+){0,4}?\W*\Z"  # a few words more, then the value
_SAID = (
    r"(?:said|stated|reported|gave|put|listed|claimed|estimated|announced|thought|believed|given|cited|"
    r"published)"
)
_WRONGLY = r"(?:incorrectly|wrongly|mistakenly|erroneously|falsely|inaccurately)"
_ARTICLE = r"(?: (?:the|a|an|about|around|some|nearly|almost|over|initially|originally|on|in|at))?"
_CHANGED = (
    r"(?:risen|rose|rises|climbed|climbs|increased|increases|grown|grew|jumped|fallen|fell|dropped|drops|"
    r"decreased|"
    r"declined|raised|lowered|cut|reduced|revised|updated|adjusted|changed|amended|corrected|upgraded|"
    r"downgraded)"
)
_WITHDRAWN_BEFORE = re.compile(
    rf"\b(?:{_WRONGLY}{_FEW}"
    rf"|(?:earlier|previous|initial|first|original|preliminary) (?:version|edition|report|count|figure|"
    rf"estimate|toll|"
    rf"story|article|statement|number|tally|reports|figures|estimates|counts|versions)s?\b[^.;]{{0,60}}\W*\Z"
    rf"|(?:earlier|previously|initially|originally|at first|formerly|first) (?:been )?{_SAID}{_FEW}"
    rf"|{_SAID} (?:earlier|previously|initially|originally|at first){_FEW}"
    rf"|(?:rather than|instead of|up from|down from|and not|but not|contrary to|{_CHANGED} from){_ARTICLE} \Z"
    rf"|not (?:the )?(?:on |in |by |at |just |only )?\Z)",
    re.IGNORECASE,
)
_WITHDRAWN_AFTER = re.compile(
    r"\W*(?:[\w'’-]+\W+){0,3}?(?:as (?:was )?(?:previously|earlier|initially|originally|first|wrongly|"
    r"incorrectly) "
    r"|(?:was|were|is|are|being|proved|turned out to be|has been|have been) (?:\w+ )?(?:wrong|incorrect|"
    r"false|mistaken|"
    r"inaccurate|retracted|withdrawn|a mistake|an error|outdated))",
    re.IGNORECASE,
)
_CORRECTED_BEFORE = re.compile(
    rf"\b(?:but(?: rather| in fact| actually)?(?: on| in| by| at)?(?: the)? \Z"
    rf"|correct(?:ed|s|ing)?\b[^.;]{{0,40}}?\b(?:to|is|was|as){_FEW}"
    rf"|(?:the|is) correct (?:\w+ ){{1,3}}(?:is|was|being){_FEW}"
    rf"|(?:in fact|actually|in reality|in truth){_FEW}"
    rf"|turned out (?:to be|to have been|that)\b[^.;]{{0,40}}\Z"
    rf"|should (?:have (?:been|said|read)|be|read){_FEW})",
    re.IGNORECASE,
)
_CORRECTED_AFTER = re.compile(
    r"\W*(?:[\w'’-]+\W+){0,3}?(?:, not |, and not |rather than |instead of |, contrary to )", re.IGNORECASE
)
_UPDATED_BEFORE = re.compile(
    rf"\b(?:(?:{_CHANGED}|moved|postponed|delayed|brought forward)\b(?:\W+[\w%.,’'-]+){{0,5}}?\W+(?:to|at|"
    rf"until|till){_FEW}"
    rf"|now (?:stands?|at|put at|estimated|believed|known|thought|reported)\b{_FEW}"
    rf"|(?:stands?|standing) now (?:at)?{_FEW})",
    re.IGNORECASE,
)
_UPDATED_AFTER = re.compile(r"\W*(?:[\w'’-]+\W+){0,3}?(?:up|down) from ", re.IGNORECASE)
_NOTICE = re.compile(
    r"\W*(?:correction|corrected|clarification|erratum|editor['’]s note|update)\b", re.IGNORECASE
)


@lru_cache(maxsize=1000)
def standing(text: str, start: int, end: int) -> Standing:
    """How the sentence `text` presents the value at start to end."""
    before = text[max(0, start - _NEAR) : start]
    after = text[end : end + _NEAR]
    if _WITHDRAWN_BEFORE.search(before):
        return Standing.WITHDRAWN
    if _WITHDRAWN_AFTER.match(after):
        return Standing.WITHDRAWN
    if _CORRECTED_BEFORE.search(before) and _contrasted(before, text):
        return Standing.CORRECTED
    if _CORRECTED_AFTER.match(after):
        return Standing.CORRECTED
    return (
        Standing.UPDATED if _UPDATED_BEFORE.search(before) or _UPDATED_AFTER.match(after) else Standing.STATED
    )


def _contrasted(before: str, text: str) -> bool:
    """ "But" alone corrects nothing: it needs a "not" before it."""
    but = re.search(r"\bbut\b[^,;]{0,20}\Z", before, re.IGNORECASE)
    return not but or bool(re.search(r"\bnot\b|n['’]t\b", before[: but.start()], re.IGNORECASE))


def announces(text: str) -> bool:
    """Whether a sentence is a notice of correction: "Correction: …"."""
    return _NOTICE.match(text) is not None
