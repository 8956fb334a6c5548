"""Mastheads that no word of theirs gives away: "Lives in Print, 1 December 2027" over headline and byline.

Where a name alone may be a person's, a place's, a diary's or a title, its place decides: as the first line,
with nothing but a full date beside it, above a byline and a headline. The less the name is like that of a
publication, the more has to stand below; and what does not suffice for a publisher may do for the date.
"""

import re
from dataclasses import dataclass

from index.dates import date_at
from index.outlets import Form, form

_WORD = r"[^\W\d_a-z][\w'’.-]*"
_JOINING = r"(?:of|the|and|&|for|in|to|on|a|de|la|le|du|des|der|die|und)"
_NAME = rf"(?P<name>{_WORD}(?:\s+(?:{_JOINING}\s+)*{_WORD}){{0,6}})"
_NAMED = re.compile(rf"{_NAME}\s*[,|·•(–—]\s*(?=\w)")
_EDITION = re.compile(
    rf"{_NAME}\s*[,|·•(–—]\s*(?:(?i:the)\s+)?(?:[\w-]+\s+)?(?i:edition|issue)(?:\s+of|\s*,)?\s+(?=\w)"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?=\s*(?:edition|issue|\)|$))", re.IGNORECASE)
_AS_EDITION = re.compile(r"\s+(?:edition|issue)\)?", re.IGNORECASE)
_OUTLETS = frozenset(
    """journal magazine review annals archives proceedings transactions bulletin quarterly monthly gazette
    herald news""".split()
)
_PRIVATE = frozenset("journal record register reporter citizen".split())  # without "of": Travel Journal
_READERS = frozenset(
    """people workers worker women woman men children farmers farmer peasants students student teachers
    citizens nation sailors miners soldiers readers peoples writers artists""".split()
)
_NO_OUTLET = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter
    diary diaries minutes letter letters notes note memo memorandum agenda log logbook report reports invoice
    receipt contract agreement speech sermon lecture exam chapter part recipe draft version poem poems story
    thoughts memories memoir will statement transcript interview questions answers homework essay
    press appendix
    council committee commission board society club association union department ministry office authority
    institute university college school court parliament senate assembly company ltd inc limited gmbh bank
    church cathedral chapel hall hotel inn house street road lane avenue square park garden gardens river lake
    bay island islands port harbour station hospital museum library theatre castle camp farm ward room
    meeting session conference dinner lunch party wedding birthday funeral concert festival exhibition match
    battle day night morning evening week trip journey visit holiday st saint mr mrs ms dr
    """.split()
)
_NO_HEADLINE = re.compile(
    r"\W*(?:minutes|agenda|notes?|chapter|part|act|dear|present|attendees|apologies|report\s+(?:on|of|to)"
    r"|(?:my|our|i|we)\b)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|me|us)\b")
_HEADLINE = 4  # words that a headline has at least, where no byline speaks for it


@dataclass(frozen=True, slots=True)
class Below:
    """What stands under the first line: a headline, whether a byline, the first prose; and the whole text."""

    headline: str | None
    written: bool
    prose: str
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A name and the full date beside it, as the first line of a text."""

    name: str
    published: str

    def dates(self, below: Below) -> bool:
        """Whether what stands below makes the date that of the publication, whosever the name is."""
        if not below.headline:
            return below.written
        long = len(below.headline.split()) >= _HEADLINE and not _is_personal(below.prose)
        return not _NO_HEADLINE.match(below.headline) and (below.written or long)

    def publishes(self, below: Below) -> bool:
        """Whether the name is a masthead: by its words with little below, by its place alone with much."""
        if not self.dates(below) or self._is_a_place(below.text):
            return False
        words = self.name.lower().replace("’", "'").split()
        if _of_outlet(self.name, words):
            return True
        owners = {word.removesuffix("'s").removesuffix("'") for word in words[:-1] if "'" in word}
        if owners & _READERS:
            return bool(below.headline)
        much = below.headline is not None and below.written
        return much and (bool(owners) or words[0] == "the" or not {"in", "for", "to"}.isdisjoint(words))

    def _is_a_place(self, text: str) -> bool:
        where = rf"\b(?:in|at|near|around|outside)\s+{re.escape(self.name)}\b"
        return re.search(where, text[:20_000]) is not None


def placed(line: str) -> Placed | None:
    """Of a line that is exactly "Name, full date"."""
    match = _NAMED.match(line)
    found = date_at(line, match.end()) if match else None
    if not match or not found or len(found[0]) < len("2030-06-03") or line[found[1] :].strip(" ).") != "":
        return None
    words = re.findall(r"[^\W_]+", match["name"].lower())
    return None if _NO_OUTLET.intersection(words) else Placed(match["name"], found[0])


def edition(line: str) -> tuple[str, str] | None:
    """Name and date of "Wayfarer Guides, edition of May 2035" and "Wayfarer Guides, May 2035 issue"."""
    before, after = _EDITION.match(line), _NAMED.match(line)
    for match in filter(None, (before, after)):
        year = _YEAR.match(line, match.end())
        found = date_at(line, match.end()) or ((year["year"], year.end()) if year else None)
        rest = line[found[1] :] if found else ""
        whole = rest.strip(" ).") == "" if match is before else _AS_EDITION.fullmatch(rest)
        words = re.findall(r"[^\W_]+", match["name"].lower())
        if found and whole and not _NO_OUTLET.intersection(words):
            return match["name"], found[0]
    return None


def _of_outlet(name: str, words: list[str]) -> bool:
    """Stagelight Magazine, Journal of Sleep and Diet; but not Travel Journal."""
    if form(name) >= Form.LOOSE:
        return words[-1] not in _PRIVATE
    return "of" in words[1:-1] and not _OUTLETS.isdisjoint(words[: words.index("of")])


def _is_personal(prose: str) -> bool:
    return _FIRST_PERSON.search(_QUOTED.sub("", prose)) is not None
