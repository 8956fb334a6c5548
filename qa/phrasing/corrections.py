"""What a sentence says of a value in it: that it is out of date or wrong, that it is the right one, that it
is only spoken of, or neither.

By the words around the value: "not 31 but 47", "up from 31", "an earlier version said 31", "put back from May
to June", "16 more than the 31 whom the company named".
"""

import re
from enum import StrEnum
from functools import lru_cache

from qa.phrasing.amounts import UNITS

_NEAR = 100  # characters before a value, and after it, that are looked at


class Standing(StrEnum):
    """How a sentence presents a value."""

    STATED = "stated"
    WITHDRAWN = "withdrawn"  # said to be wrong, or what it was before
    CORRECTED = "corrected"  # said to be right where something else was said before
    UPDATED = "updated"  # said to be what it has become
    MENTIONED = "mentioned"  # compared with, explained or denied; the sentence does not say that it is so


_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)"
    r"teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|dozens?|half)"
)
_MONTH = (
    r"(?:january|february|(?-i:March|May)|april|june|july|august|september|october|november|december|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_MEASURE = rf"(?:[$€£]?\d|{_NUMBER}\b|{_MONTH}\b)"
_MEASURED = re.compile(rf"\d|\b(?:{_NUMBER}|{_MONTH})\b", re.IGNORECASE)
_TIMED = re.compile(rf"\b(?:{_MONTH}|1\d{{3}}|20\d\d)\b|\b\d\d?:\d\d\b", re.IGNORECASE)
_FEW = r"(?:\W+[\w$€£%.,'’-]+){0,4}?\W*\Z"  # a few words more, then the value
_NEXT = r"(?:[^\w,;]+[\w$€£%.'’-]+){0,4}?[^\w,;]*\Z"  # the same without a comma
_WITHIN = r"(?:[^.;]|\.\d)"  # a character of the same part of a sentence
_PLANNED = (
    r"(?:planned|scheduled|due|expected|supposed|meant|intended|set|slated|budgeted|priced|costed|fixed|agreed|"
    r"promised|called|named)"
)
_SAID = (
    r"(?:said|stated|reported|gave|given|put|listed|claimed|estimated|announced|thought|believed|feared|cited|"
    r"published|counted|calculated|wrote|written)"
)
_FORMERLY = r"(?:originally|initially|previously|formerly|earlier|at first|had first)"
_WRONGLY = r"(?:incorrectly|wrongly|mistakenly|erroneously|falsely|inaccurately)"
_MISSTATED = r"(?:mis(?:stated|reported|calculated|counted|spelled|spelt|identified)|overstated|understated)"
_ADJECTIVE = (
    rf"(?:{_FORMERLY}|{_PLANNED}|{_SAID}|previous|initial|original|usual|current|old|former|first|"
    r"preliminary|proposed)"
)
_ARTICLE = (
    r"(?: (?:the|a|an|its|his|her|their|our|about|around|some|nearly|almost|over|just|only|on|in|at|by|for|"
    rf"{_ADJECTIVE}))*"
)
_BOUND = (
    r"(?: (?:at least|at most|more than|less than|fewer than|up to|an estimated|as many as|as much as|"
    r"(?:a |the )?(?:new |total |record |high |level )+(?:of)?))?"
)
_CHANGED = (
    r"(?:risen|rose|rises|rising|climbed|climbs|increased|increases|grown|grew|jumped|fallen|fell|dropped|"
    r"drops|decreased|declined|raised|raising|lowered|cut|reduced|revised|updated|adjusted|changed|amended|"
    r"corrected|upgraded|downgraded|slashed|trimmed|boosted|lifted|hiked|doubled|tripled|halved|soared|"
    r"plunged|slumped|swollen|ballooned|shrunk|shrank|expanded|widened|narrowed|postponed|delayed|deferred|"
    r"rescheduled|extended|shortened|brought forward|(?:put|pushed|set|moved|scaled|held|shifted) "
    r"(?:back|off|forward|down|up|out)|(?:went|gone|going|goes) (?:up|down))"
)
_SHIFTED = rf"(?:{_CHANGED}|moved|shifted|pushed|switched|increase|rise|change|drop|fall|cut|delay)"
_BROUGHT = (
    r"(?:bring|brings|bringing|brought|take|takes|taking|took|push|pushes|pushing|pushed|lift|lifts|lifting|"
    r"raise|raises|raising|put|puts|putting) (?:the|its|their|our)\b(?: [\w'’-]+){1,4} (?:to|at)"
)
_FIGURE = r"(?:report|count|figure|estimate|toll|number|tally|total|result|forecast|version)s?"
_NOUN = r"(?:edition|story|article|statement|date|deadline|price|cost|budget|schedule|plan|limit|target)s?"
_FROM = rf"\b{_SHIFTED}\b(?:[^\w;]+(?!to\b)[\w%'’-]+){{0,6}}? from"
_UNTIL = r"(?:to|until|till)"
# A change says both ends, and the end that it came to is not "earlier" for the words before it.
_REACHED = re.compile(
    rf"(?:{_FROM} {_WITHIN}{{1,40}}? {_UNTIL}|\b{_CHANGED}\b{_WITHIN}{{0,60}} {_UNTIL}|\b{_BROUGHT})"
    rf"{_BOUND}{_ARTICLE} \Z",
    re.IGNORECASE,
)
_LEFT = re.compile(rf"{_FROM}{_ARTICLE} \Z", re.IGNORECASE)
_LEFT_FOR = re.compile(rf"(?:[^\w;]+[\w%.,’'-]+){{0,4}}? {_UNTIL}{_ARTICLE} {_MEASURE}", re.IGNORECASE)
_LEFT_AFTER = re.compile(
    rf"\b{_SHIFTED}\b{_WITHIN}{{0,60}} (?:to|at){_ARTICLE} {_MEASURE}[\w.,]*"
    rf"(?: [\w%'’-]+){{0,4}}?,? from{_ARTICLE} \Z",
    re.IGNORECASE,
)
_WITHDRAWN_BEFORE = re.compile(
    rf"\b(?:{_WRONGLY} (?:{_SAID}|{_PLANNED}|identified|described|quoted|dated){_FEW}"
    rf"|(?:{_SAID}|identified|described|quoted|dated) {_WRONGLY}{_FEW}"
    rf"|{_MISSTATED}{_FEW}"
    rf"|(?:(?:earlier|previous|initial|original|old|former) (?:\w+ )?(?:{_NOUN}|{_FIGURE})"
    rf"|(?:first|preliminary) {_FIGURE})\b(?:(?! to )(?:[^.;,]|\.\d)){{0,60}}\W*\Z"
    rf"|{_FORMERLY} (?:been )?(?:{_SAID}|{_PLANNED}){_NEXT}"
    rf"|{_SAID} {_FORMERLY}{_NEXT}"
    rf"|(?:rather than|instead of|in place of|up from|down from|and not|but not|contrary to|{_CHANGED} from)"
    rf"{_ARTICLE} \Z"
    r"|not(?: (?:the|on|in|by|at|for|a|an))? \Z)",
    re.IGNORECASE,
)
# The same where only a number or a date can be meant.
_FORMER_BEFORE = re.compile(
    r"\b(?:(?:originally|initially|previously|formerly) (?:at |for |in |on )?\Z"
    rf"|(?:was|were) (?:{_FORMERLY} )?to have\b{_WITHIN}{{0,60}}\Z"
    rf"|had (?:{_FORMERLY} )?been {_PLANNED}\b{_FEW}"
    r"|(?:last|the previous|the (?:week|month|year|day) before)(?: (?:week|month|year|\w+day))?\b"
    rf"{_WITHIN}{{0,60}}\bhad (?:\w+ )?{_SAID}\b{_WITHIN}{{0,40}}\Z"
    rf"|now\b{_WITHIN}{{0,40}}, (?:it |they )?(?:was|were) \Z)",
    re.IGNORECASE,
)
_COMPARED = re.compile(rf"\b(?:compared (?:with|to)|against){_ARTICLE} \Z", re.IGNORECASE)
_AGO = re.compile(
    r"(?:[^\w.;]+[\w%'’-]+){0,4}?[^\w.;]+(?:\w+ (?:day|week|month|year)s? (?:ago|earlier|before)|"
    r"last (?:week|month|year)|the (?:week|month|year) before|before (?:last|the|that))\b",
    re.IGNORECASE,
)
_WITHDRAWN_AFTER = re.compile(
    r"\W*(?:[\w'’-]+\W+){0,3}?(?:as (?:was |we |it )?(?:previously|earlier|initially|originally|"
    r"first|wrongly|incorrectly|mistakenly) "
    rf"|{_FORMERLY} (?:{_SAID}|{_PLANNED})\b"
    r"|(?:was|were|is|are|being|proved|turned out to be|has been|have been) (?:\w+ )?(?:wrong|incorrect|"
    r"false|mistaken|"
    r"inaccurate|retracted|withdrawn|a mistake|an error|outdated))",
    re.IGNORECASE,
)
_REALLY = r"(?:in fact|actually|in reality|in truth)"
_CORRECTED_BEFORE = re.compile(
    rf"\b(?:but(?: rather| in fact| actually)?(?: on| in| by| at)?(?: the)? \Z"
    rf"|correct(?:ed|s|ing)?\b[^.;]{{0,40}}?\b(?:to|is|was|as){_FEW}"
    rf"|(?:the|is) correct (?:\w+ ){{1,3}}(?:is|was|being){_FEW}"
    rf"|(?:is|was|are|were|but) {_REALLY}{_FEW}"
    rf"|turned out (?:to be|to have been|that)\b[^.;]{{0,40}}\Z"
    rf"|should (?:have (?:been|said|read)|read){_FEW})",
    re.IGNORECASE,
)
_IN_FACT = re.compile(rf"\W*{_REALLY},{_FEW}", re.IGNORECASE)
_CORRECTED_AFTER = re.compile(
    r"(?:[^\w,;]+[\w'’-]+){0,5}?(?:(?:,| and|, and) not(?: (?:the|on|in|at|by|a|about))*"
    rf" (?={_MEASURE}|(?-i:[A-Z]))| rather than | instead of |, contrary to )",
    re.IGNORECASE,
)
_UPDATED_BEFORE = re.compile(
    rf"\b(?:{_CHANGED}\b(?:\W+[\w%.,’'-]+){{0,8}}?\W+{_UNTIL}{_BOUND}{_ARTICLE} \Z"
    rf"|now (?:stands?|at|put at|{_PLANNED}|estimated|believed|known|thought|reported|costs?|totals?)\b{_FEW}"
    rf"|(?:stands?|standing) now (?:at)?{_FEW})",
    re.IGNORECASE,
)
_UPDATED_AFTER = re.compile(r"\W*(?:[\w'’-]+\W+){0,3}?(?:up|down) from ", re.IGNORECASE)
_NOW = re.compile(r"\bnow \Z", re.IGNORECASE)
# "First reported on 3 May" says when it was reported.
_SAID_ON = re.compile(rf"\b{_SAID},?(?: back| only| again)? (?:on|in|at) \Z", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es|ed|ing)|refut(?:es|ed|ing)|"
    r"untrue|not true|no truth|no evidence|false|baseless|unfounded)\b(?: [\w'’-]+){0,3}? "
    r"(?:that|claims?|reports?|rumou?rs?|figures?|allegations?)\b[^.;,]{0,70}\Z",
    re.IGNORECASE,
)
_COMPARED_WITH = re.compile(
    r"\b(?:more|fewer|less|higher|lower|greater|larger|smaller|above|below)(?: than)? "
    r"(?:the|its|their|his|her) \Z",
    re.IGNORECASE,
)
_FIGURE_BEFORE = re.compile(
    r"\bthe (?:(?:first|second|third|former|latter|other|lower|higher|earlier|later|smaller|larger)"
    r"(?: figure| number| count| total)?,|(?:figure|number|count|total|estimate)(?: of)?,?) (?:about )?\Z",
    re.IGNORECASE,
)
_FIGURE_AFTER = re.compile(
    r"(?: [\w'’-]+){0,2}?,? (?:(?:is|was) (?:the (?:number|figure|count|total)|given|taken|based|that)|"
    r"counts?|refers?|means?|covers?|includes?|leaves|came|comes|did|does|dates|stems)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\W*(?:correction|corrected|clarification|erratum|editor['’]s note|update)\b", re.IGNORECASE
)
_UNIT = "|".join(sorted((unit for unit in UNITS if unit.isalpha() and len(unit) > 1), reverse=True))
_VALUE = re.compile(
    rf"\b{_MONTH} \d{{1,2}}\b(?!:)(?:, \d{{4}}\b)?|(?:\b\d{{1,2}} )?\b{_MONTH}\b(?: \d{{4}}\b)?"
    rf"|[$€£]?\b(?:\d+(?:[.,:]\d+)*|{_NUMBER}\b)(?:[ -]{_NUMBER}\b)*(?: ?%| per ?cent\b| (?:{_UNIT})\b)?",
    re.IGNORECASE,
)


_INNER = re.compile(r"(?<=\w)[-'’.,](?=\w)")
_ROW = re.compile(r"\W{3,}")


@lru_cache(maxsize=1000)
def standing(text: str, start: int, end: int) -> Standing:
    """How the sentence `text` presents the value at start to end."""
    before = _shortened(text[max(0, start - _NEAR) : start])
    after = _shortened(text[end : end + _NEAR])
    if _MEASURED.search(text[start:end]) and (found := _of_measure(before, text[start:end], after)):
        return found
    if _WITHDRAWN_BEFORE.search(before) or _WITHDRAWN_AFTER.match(after):
        return Standing.WITHDRAWN
    if _CORRECTED_AFTER.match(after) or _IN_FACT.match(text[:start][:_NEAR]):
        return Standing.CORRECTED
    if _CORRECTED_BEFORE.search(before) and _contrasted(before):
        return Standing.CORRECTED
    updated = _UPDATED_BEFORE.search(before) or _UPDATED_AFTER.match(after)
    return Standing.UPDATED if updated else Standing.STATED


def _shortened(text: str) -> str:
    """With its words in one piece and without rows of signs: "-" and "," may be of a word or between two, and
    a pattern that counts words would try them all in millions of ways."""
    return _ROW.sub(lambda row: row[0][:1] + row[0][-1:], _INNER.sub("_", text))


def values_in(text: str) -> list[tuple[int, int]]:
    """Where numbers and dates stand in a text."""
    return [match.span() for match in _VALUE.finditer(text[: 10 * _NEAR])]


def withdrawn_in(text: str) -> list[str]:
    """The numbers and dates that a sentence says are wrong or former."""
    found = [place for place in values_in(text) if standing(text, *place) is Standing.WITHDRAWN]
    return [text[start:end] for start, end in found]


def announces(text: str) -> bool:
    """Whether a sentence is a notice of correction: "Correction: …"."""
    return _NOTICE.match(text) is not None


def _of_measure(before: str, value: str, after: str) -> Standing | None:
    """What is said so of numbers and dates alone; None where nothing is."""
    if _REACHED.search(before):
        return Standing.UPDATED
    if _LEFT_AFTER.search(before) or (_LEFT.search(before) and _LEFT_FOR.match(after)):
        return Standing.WITHDRAWN
    if _COMPARED.search(before) and _AGO.match(after):
        return Standing.WITHDRAWN
    if _DENIED.search(before) or _COMPARED_WITH.search(before):
        return Standing.MENTIONED
    if _TIMED.search(value) and _SAID_ON.search(before):
        return Standing.STATED
    if _FORMER_BEFORE.search(before):
        return Standing.WITHDRAWN
    if _FIGURE_BEFORE.search(before) and _FIGURE_AFTER.match(after) and not _WITHDRAWN_AFTER.match(after):
        return Standing.MENTIONED
    return Standing.UPDATED if _NOW.search(before) else None


def _contrasted(before: str) -> bool:
    """ "But" alone corrects nothing: it needs a "not" before it. The text is `_shortened`."""
    but = re.search(r"\bbut\b[^,;]{0,20}\Z", before, re.IGNORECASE)
    return not but or bool(re.search(r"\bnot\b|n[_'’]t\b", before[: but.start()], re.IGNORECASE))
