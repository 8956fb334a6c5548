"""How agencies open and close a story: "KYIV, Feb. 11, 2024 (Interfax) - The …", "(Reuters)" at the end."""

import re
from dataclasses import dataclass

from index.dates import date_at
from index.outlets import Form, form, host

_DASH = re.compile(r"\s(?:--?|–|—)\s|(?<=[)/])\s?(?:--|–|—)\s?")
_AGENCY = re.compile(r"\((?P<round>[^()\d]{2,40})\)|/(?P<slash>[^\W\d_][^/\d]{1,30})/")
_MONTH_DAY = re.compile(r"[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?")
_STATES = frozenset(
    "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd "
    "oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc us uk eu un".split()
)
_OUR_OWN = re.compile(
    r"\b(?:own|our|special|staff|correspondents?|reporters?|updated|photo|video)\b", re.IGNORECASE
)
_CREDIT = re.compile(
    r"(?:[.!?…][\"”’»]?\s+|[\r\n]\s*)\((?P<round>[^()\d\n]{2,40})\)\s*\Z"
    r"|[\r\n]\s*(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:19|20)\d\d,?\s+(?:by\s+)?(?P<right>[^\d\n.|,]{2,60})"
    r"(?:[.|,]?\s*All rights reserved)?\.?\s*\Z"
    r"|[\r\n]\s*source:\s*(?P<source>[^\n]{2,60})\s*\Z",
    re.IGNORECASE,
)
_ANY_CREDIT = re.compile(r"[.!?…][\"”’»]?\s+\((?P<name>[^()\d\n]{2,40})\)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence of a story, as far as it is complete."""

    published: str | None = None
    agency: str | None = None


def dateline(line: str) -> Dateline:
    """Of the first paragraph: a place, maybe a date, maybe an agency in brackets, and a dash."""
    dash = _DASH.search(line, 0, 120)
    before = line[: dash.start()] if dash else ""
    named = _AGENCY.search(before)
    plain = _AGENCY.sub(" ", before).strip(" \t\xa0:,.-–—")
    place = re.match(r"[^\W\d_]{3,}", plain)
    in_capitals = bool(place and place[0].isupper())
    date = _date_closing(plain, place.end()) if place and in_capitals else None
    dated = bool(date or _MONTH_DAY.search(plain))
    agency = " ".join((named["round"] or named["slash"]).split()) if named else None
    if agency and not _is_agency(agency, plain, dated=dated, in_capitals=in_capitals):
        agency = None
    return Dateline(date, agency)


def _date_closing(text: str, start: int) -> str | None:
    """The whole date with which the text ends."""
    for match in re.finditer(r"(?<!\w)\w", text[start:]):
        date = date_at(text, start + match.start())
        if date and date[1] == len(text):
            return date[0]
    return None


def _is_agency(name: str, place: str, *, dated: bool, in_capitals: bool) -> bool:
    """Neither "ATHENS (Greece)" nor "NATO (North Atlantic Treaty Organization)"."""
    words = re.findall(r"[^\W\d_]+", place)
    if not name[0].isupper() or _OUR_OWN.search(name) or len(words) > 8 or not all(map(_is_of_place, words)):
        return False
    if form(name):
        return True
    acronym = re.fullmatch(r"[A-Z]{2,5}", name) is not None and name.lower() not in _STATES
    return in_capitals and ((dated and len(name.split()) < 4) or acronym)


def _is_of_place(word: str) -> bool:
    return word[0].isupper() or word in ("de", "of", "la", "el", "am", "und", "and")


def closing_credit(text: str) -> str | None:
    """The agency or paper credited in the last line: "(Reuters)", "© 2030 Varn Gazette", "Source: Varn News".

    Only a name that looks like one; and none where other paragraphs have other credits, as a digest has.
    """
    tail = text[-400:]
    match = _CREDIT.search(tail)
    if not match:
        return None
    name = " ".join(next(part for part in match.groups() if part).split()).rstrip(".")
    wanted = Form.PLAIN if match["round"] else Form.LIKELY
    others = {other["name"] for other in _ANY_CREDIT.finditer(text) if form(other["name"])}
    return (host(name) or name) if form(name) >= wanted and others <= {name} else None
