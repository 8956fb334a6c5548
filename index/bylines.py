"""Bylines: "By Jane Doe and John Roe in Osterhay", "Jane Doe for the Ledger", "John Roe, staff reporter"."""

import re
from dataclasses import dataclass

from index.outlets import Form, form

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_CAPITALISED = rf"(?!(?i:{_MONTH}\s+\d|{_WEEKDAY}\b))[^\W\d_a-z][\w'’.-]*"
_PARTICLES = r"(?:(?:de|del|della|der|di|la|le|van|von|bin|al|el)\s+)*"
_NAME = rf"{_CAPITALISED}(?:\s+{_PARTICLES}{_CAPITALISED}){{1,3}}"
_NAMES = rf"{_NAME}(?:,\s+{_NAME})*(?:,?\s+and\s+{_NAME})?"
_OUTLET = r"(?:The\s+)?[^\W\d_a-z][\w'’.&-]*(?:\s+(?:of\s+)?[^\W\d_a-z][\w'’.&-]*){0,4}"
_ROLE = (
    r"(?:(?:a|an|our|the|staff|senior|chief|political|foreign|diplomatic|economics|business|environment|science"
    r"|health|education|sports?|crime|home|local|city|deputy|special|own|europe|news)\s+)*"
    r"(?:writers?|reporters?|correspondents?|editors?|columnists?|staff|newsroom|news\s+desk)"
)
_BY = re.compile(
    r"(?:(?:(?:written|reporting|reported|words|story|text|report|interview(?:ed)?|prepared|compiled|drafted"
    r"|drawn\s+up)\s+)?by|author|byline|reporter|interviewer|interview(?=\s*:))(?:\s*:)?\s+",
    re.IGNORECASE,
)
_PEOPLE = re.compile(rf"(?P<names>{_NAMES})(?!\w)")
_WHERE = re.compile(rf"\s+in\s+(?:the\s+)?{_CAPITALISED}(?:\s+{_CAPITALISED})?(?!\w)")
_OF = re.compile(rf"(?:,\s+|,?\s+(?:for|of|at|with)\s+(?:the\s+)?)(?P<outlet>{_OUTLET})")
_ALONE = re.compile(rf"{_ROLE}(?!\w)", re.IGNORECASE)
_BY_OUTLET = re.compile(rf"(?P<the>the\s+(?=[A-Z]))?(?P<outlet>{_OUTLET})(?!\w)")
_STAFF = re.compile(rf"(?:[,|]?\s*)(?P<role>{_ROLE})(?!\w)", re.IGNORECASE)
_BODY = re.compile(
    r"(?:the\s+)?(?P<body>(?=(?:[\w'’&.-]+\s+){0,6}?(?:Department|Ministry|Office|Council|Committee|Commission"
    r"|Agency|Authority|Institute|Board|Bureau|Directorate|Service|Services|Secretariat|Cent(?:re|er)|College"
    r"|University|Union|Association|Society|Federation|Foundation|Trust|Group|Company|Corporation|Inspectorate"
    r"|Division|Task Force|Working Group)(?!\w))"
    r"[^\W\d_a-z][\w'’&.-]*(?:\s+(?:(?:of|for|on|and|the|in|&)\s+)*[^\W\d_a-z][\w'’&.-]*){0,8})(?!\w)"
)
_NO_NAME = frozenset(
    "the a an any all our my his her their its this that no one way means sea land air".split()
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Whoever wrote it, as far as named, the outlet they write for, and where that stops in the line."""

    author: str | None
    outlet: str | None
    end: int


def byline(line: str, position: int) -> Byline | None:
    """The byline that begins at a position; without "By" only of a name with an outlet or a role after it."""
    by = _BY.match(line, position)
    start = by.end() if by else position
    people = _PEOPLE.match(line, start)
    if by and not people and (body := _BODY.match(line, start)):
        return Byline(body["body"], None, body.end())
    if by and (found := _outlet_alone(line, start)):
        return found
    if not people or _NO_NAME & set(people["names"].lower().split()):
        return Byline(None, None, end) if by and (end := role(line, start)) else None
    author, outlet = _parted(people["names"])
    if not author:
        return None
    found = _with_rest(line, Byline(author, outlet, people.end()))
    if not by and form(author):
        return None  # the "Harrow Gazette" of "Harrow Gazette staff"
    alone = author == people["names"] and found.end == people.end()
    return None if alone and not by else found


def role(line: str, position: int) -> int:
    """Where "Staff reporter" or "Political editor" ends; 0 if none begins here."""
    match = _ALONE.match(line, position)
    return match.end() if match else 0


def _outlet_alone(line: str, start: int) -> Byline | None:
    """Of "By Reuters" and "By the Tarn Post staff", but not "By Emily Post"."""
    match = _BY_OUTLET.match(line, start)
    wanted = Form.LIKELY if match and match["the"] else Form.PLAIN
    name = _longest(match["outlet"], wanted) if match else None
    if not match or not name:
        return None
    stop = match.start("outlet") + len(name)
    staff = _STAFF.match(line, stop)
    end = staff.end() if staff else stop
    return None if re.match(r"\s*[^\W\d_]", line[end:]) else Byline(None, name, end)


def _longest(words: str, wanted: Form) -> str | None:
    """The longest beginning of the words that looks like an outlet's name."""
    ends = [space.start() for space in re.finditer(r"\s|\Z", words)]
    return next((words[:end] for end in reversed(ends) if form(words[:end]) >= wanted), None)


def _parted(names: str) -> tuple[str, str | None]:
    """People and outlet of "Jane Doe, Staff Writer, Harrow Gazette"."""
    parts = names.split(", ")
    outlet = next((part for part in parts[1:] if form(part)), None)
    people = [part for part in parts if not role(part, 0) and not (part != parts[0] and form(part))]
    return re.sub(rf",?\s+{_ROLE}$", "", ", ".join(people), flags=re.IGNORECASE), outlet


def _with_rest(line: str, found: Byline) -> Byline:
    """With what may follow the names: a role, a place, the outlet."""
    end, outlet = found.end, found.outlet
    if staff := _STAFF.match(line, end):
        end = staff.end()
    if where := _WHERE.match(line, end):
        end = where.end()
    match = _OF.match(line, end)
    name = _longest(match["outlet"], Form.LOOSE) if match else None
    if match and name:
        end, outlet = match.start("outlet") + len(name), outlet or name
    return Byline(found.author, outlet, end)
