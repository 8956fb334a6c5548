"""Dates in running English, to the precision written: "Feb. 11", "11 February 2024", "in 2019", "Monday".

Two datings agree where they give no different day, month, year or weekday; "11 February" and "February
2024" do. Relative ones ("last week") are not resolved here.
"""

import re
from dataclasses import dataclass
from datetime import date

from index.dates import iso_date
from qa.checking.stretches import Apart

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAYS = "mon tue wed thu fri sat sun".split()
_MONTH = (
    r"(?P<month>Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|Mar(?:ch|\b\.?)|Apr(?:il|\b\.?)|May|June?|July?|Aug(?:ust|\b\.?)"
    r"|Sep(?:tember|t?\b\.?)|Oct(?:ober|\b\.?)|Nov(?:ember|\b\.?)|Dec(?:ember|\b\.?))(?![^\W\d_])"
)
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?![\d,]\d|%|\s?(?:percent|per cent|people|km|miles))(?!\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:.%]\d|\d|%)"
_BEFORE_MONTH = "|".join(
    rf"(?<=\b{word} )" for word in "in In of last since by until this next during early late from to".split()
)
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"\b{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?",
        rf"\b{_MONTH}\s{_DAY}(?:,?\s{_YEAR})?",
        rf"\b{_MONTH},?\s(?:of\s)?{_YEAR}",
        r"\b(?P<iso>(?:1[5-9]|20)\d\d-\d\d(?:-\d\d)?|\d{1,2}[./]\d{1,2}[./](?:1[5-9]|20)\d\d)(?![\d-])",
        rf"(?:{_BEFORE_MONTH}){_MONTH}",
        r"\b(?P<month>January|February|April|June|July|August|September|October|November|December)\b",
        rf"(?<![\w.,$€£:/-]){_YEAR}(?!\w|[-/]\d)",
        r"\b(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
    )
)


@dataclass(frozen=True, slots=True)
class Dating:
    """A date as far as it is written; 0 for a part that is not, weekdays from 1 for Monday."""

    text: str
    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0

    def agrees(self, other: "Dating") -> bool:
        """Whether no part that both give differs, and at least one is given by both."""
        shared = [
            (ours, theirs)
            for ours, theirs in zip(self._parts(), other._parts(), strict=True)
            if ours and theirs
        ]
        return bool(shared) and all(ours == theirs for ours, theirs in shared)

    def overlaps(self, other: "Dating") -> bool:
        """Whether both stand in the same place of a text."""
        return self.start < other.end and other.start < self.end

    def _parts(self) -> tuple[int, int, int, int]:
        return self.year, self.month, self.day, self._weekday()

    def _weekday(self) -> int:
        if self.weekday or not (self.year and self.month and self.day):
            return self.weekday
        try:
            return date(self.year, self.month, self.day).isoweekday()
        except ValueError:
            return 0


def datings(text: str) -> list[Dating]:
    """The dates of a text in order; none overlaps another."""
    found: list[Dating] = []
    apart = Apart()
    for shape in _SHAPES:
        for match in shape.finditer(text):
            if apart.free(match.start(), match.end()) and (dating := _dating(match)):
                found.append(dating)
                apart.take(match.start(), match.end())
    return sorted(found, key=lambda dating: dating.start)


def published(value: str | None) -> Dating | None:
    """The date of a document's metadata ("2024-02")."""
    parts = [int(part) for part in (iso_date(value or "") or "").split("-") if part]
    return Dating(value or "", 0, 0, *parts) if parts else None


def _dating(match: re.Match[str]) -> Dating | None:
    parts = match.groupdict()
    at = (match[0], match.start(), match.end())
    if iso := parts.get("iso"):
        known = [int(part) for part in (iso_date(iso) or "").split("-") if part]
        return Dating(*at, *known) if known else None
    day, name = int(parts.get("day") or 0), (parts.get("weekday") or "")[:3].lower()
    month = (parts.get("month") or "")[:3].lower()
    if day > 31 or (parts.get("day") and not day):
        return None
    return Dating(
        *at,
        year=int(parts.get("year") or 0),
        month=_MONTHS.index(month) + 1 if month else 0,
        day=day,
        weekday=_DAYS.index(name) + 1 if name else 0,
    )
