"""Page furniture: lines that a page or a newspaper sets around its text, as they are left in a saved one.

A line is furniture only if all of it is: dates, bylines, "Source: …", "Share:" and the like. One word of
anything else and it is text; a bare year, a lone "Twitter" or two dates without a word on them are text, too.
A line of nothing but a newspaper's name may be its masthead or a title: it is `firm` only beside a date or
after a label.
"""

import re
from dataclasses import dataclass, field

from index.bylines import byline, role
from index.dates import date_at
from index.outlets import Form, address, form, host, is_section
from index.placed import edition

BLANK = " \t\r\n\f\v\xa0\u2003\u2009\u200a\u200b\u2060\ufeff"
_LABEL = re.compile(
    r"(?:(?P<changed>(?:last\s+)?(?:updated|modified)(?:\s+(?:on|at))?|оновлено|обновлено)"
    r"|(?:first\s+)?published(?:\s+(?:on|at|by))?|date(?:\s+of\s+publication)?|publication\s+date|posted(?:\s+on)?"
    r"|released(?:\s+on)?|issued(?:\s+on)?|опубліковано|опубликовано|дата|veröffentlicht(?:\s+am)?"
    r"|publié(?:\s+le)?|publicado(?:\s+el)?)(?!\w)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?:(?P<share>share(?:\s+(?:this(?:\s+(?:article|story|page))?|on|via))?|поділитися|поделиться|teilen|partager"
    r"|compartir)|tweet|print(?:\s+this)?|e-?mail(?:\s+this)?|copy\s+link|facebook|twitter|whatsapp|telegram|viber"
    r"|linkedin|pinterest|reddit|bookmark|listen|\d+\s+(?:comments?|shares?|views?)"
    r"|\d+[\s-]min(?:ute)?s?[\s-]read)(?!\w)",
    re.IGNORECASE,
)
_SOURCE = re.compile(  # a name of any form may follow a colon; a name of an outlet the words
    r"(?i:(?P<publisher>publisher|publication|newspaper|outlet)|(?P<source>source|via))\s*:\s*"
    r"(?P<any>[^\s|•·;,][^|•·;,]{0,79})"
    r"|(?P<words>(?i:(?:this\s+(?:article|story|report)\s+(?:was\s+|has\s+been\s+)?)?(?:(?:first|originally)\s+)?"
    r"(?:published|appeared)\s+(?:by|in|on)|source|via|from(?=\s+the)|©|copyright(?:\s+©)?))"
    r"\s+(?:(?:19|20)\d\d,?\s+)?(?:(?i:by)\s+)?(?:the\s+)?(?=[^\W\d_a-z]|www\.|https?:)",
)
_TITLE = re.compile(r"(?:title|headline)\s*:\s*(?P<title>.{3,150})", re.IGNORECASE)
_FILED = re.compile(
    r"(?:section|length|word\s+count|edition|page|category|filed\s+under|tags?)\s*:.*|for\s+immediate\s+release"
    r"|(?:press|news)\s+release|all\s+rights\s+reserved|(?:vol\.?|volume|no\.|issue|p\.|pg\.|page)\s*[A-Z]?\d+",
    re.IGNORECASE,
)
_WEB = re.compile(r"(?:(?:url|link|web|website)\s*:\s*)?(?P<address>[\w:/.?=&%#~+-]+)", re.IGNORECASE)
_NOBODY = frozenset("my our own personal private various unknown none author".split())
_SEPARATORS = re.compile(r"[\s|•·:,;/*_()\[\]–—-]+|(?<=\s)on(?=\s+[\dA-Z])")
_CLOCK = re.compile(r"(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?![\w/.-])")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!\w)", re.IGNORECASE)
_SEGMENT = re.compile(r"[^\W\d_a-z][^|•·\d.:;,?!()]{1,39}\s*(?=[|•·,)]|$)")
_NAME = re.compile(r"[^\W\d_a-z][\w'’.-]*(?:\s+(?:&|[\w'’-]+\.?)){0,6}")


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a line of furniture says.

    published  and whether it is labelled so
    publisher  the outlet whose masthead it is, or who published it by its words; its form
    source     the outlet that is credited: "Source: …", "By Reuters"
    shares     whether it is for more than a date and names
    firm       whether it is furniture wherever it stands, and not only beside other furniture
    open       whether a name stands in it that may be anybody's, so that it is left in the text
    """

    published: str | None = None
    labelled: bool = False
    author: str | None = None
    shares: bool = False
    publisher: str | None = None
    source: str | None = None
    title: str | None = None
    url: str | None = None
    form: Form = Form.NONE
    firm: bool = True
    open: bool = False


@dataclass(slots=True)
class _Reading:
    """What has been read of a line so far."""

    dates: list[tuple[str, str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # of outlets, without a label
    author: str | None = None
    publisher: str | None = None
    source: str | None = None
    url: str | None = None
    label: str = ""
    words: int = 0
    shared: bool = False
    filed: bool = False
    unknown: bool = False


def furniture(line: str) -> Furniture | None:
    """What a line says if all of it is furniture; None for a line of text."""
    line = line.strip(BLANK + "*_")
    line = line.removesuffix(".") if line.startswith("This ") else line
    if not 1 < len(line) < 200:
        return None
    if titled := _TITLE.fullmatch(line):
        return Furniture(title=titled["title"].strip(BLANK + "*_"))
    if is_section(line):
        return Furniture(firm=False)
    if issue := edition(line):
        return Furniture(publisher=issue[0], published=issue[1], form=Form.PLAIN)
    said, position = _Reading(), 0
    while position < len(line):
        end = next((end for step in _STEPS if (end := step(line, position, said))), 0)
        if not end:
            return None
        position = end
    return _judged(said)


def _separator(line: str, position: int, said: _Reading) -> int:
    match = _SEPARATORS.match(line, position)
    return match.end() if match else 0


def _date(line: str, position: int, said: _Reading) -> int:
    found = date_at(line, position)
    if not found and said.label and (year := _YEAR.match(line, position)):
        found = (year[0], year.end())
    if not found:
        return 0
    said.dates.append((said.label, found[0]))
    said.label = ""
    return found[1]


def _named_source(line: str, position: int, said: _Reading) -> int:
    match = _SOURCE.match(line, position)
    if not match:
        return 0
    if not match["any"]:
        return _after_words(line, match, said)
    name = match["any"].strip()
    words = name.split()
    if not (name[0].isupper() or host(name)) or len(words) > 8 or words[0].lower() in _NOBODY:
        return 0
    said.url = said.url or address(name)
    if match["publisher"]:
        said.publisher = said.publisher or host(name) or name
    else:
        said.source = said.source or host(name) or name
    return match.end()


def _after_words(line: str, match: re.Match[str], said: _Reading) -> int:
    """Of "Published by the Gazette": the name, if it looks like an outlet's."""
    start = match.end()
    name = _outlet(line, start)
    if not name:
        return 0
    if match["words"].lower() in ("source", "via", "from"):
        said.source = said.source or host(name) or name
    else:
        said.publisher = said.publisher or host(name) or name
    return start + len(name)


def _label(line: str, position: int, said: _Reading) -> int:
    match = _LABEL.match(line, position)
    if match:
        said.label = "changed" if match["changed"] else "published"
    return match.end() if match else 0


def _share(line: str, position: int, said: _Reading) -> int:
    match = _SHARE.match(line, position)
    if match:
        said.words, said.shared = said.words + 1, said.shared or bool(match["share"])
    return match.end() if match else 0


def _clock(line: str, position: int, said: _Reading) -> int:
    match = (
        (_CLOCK.match(line, position) or _WEEKDAY.match(line, position)) if said.dates or said.label else None
    )
    return match.end() if match else 0


def _written_by(line: str, position: int, said: _Reading) -> int:
    found = None if said.author else byline(line, position)
    if not found:
        return 0
    said.author, said.source = found.author, said.source or found.outlet
    said.filed = True
    return found.end


def _filed(line: str, position: int, said: _Reading) -> int:
    match = _FILED.match(line, position)
    if match and not re.match(r"\w", line[match.end() :]):
        said.filed = True
        return match.end()
    return 0


def _role(line: str, position: int, said: _Reading) -> int:
    end = role(line, position)
    said.filed = said.filed or bool(end)
    return end


def _web(line: str, position: int, said: _Reading) -> int:
    match = _WEB.match(line, position)
    if not match or not host(match["address"]):
        return 0
    if url := address(match["address"]):
        said.url, said.filed = said.url or url, True
    else:
        said.names.append(match["address"])
    return match.end()


def _name(line: str, position: int, said: _Reading) -> int:
    name = _outlet(line, position)
    if name:
        said.names.append(name)
    return position + len(name) if name else 0


def _segment(line: str, position: int, said: _Reading) -> int:
    """A name, a place, a section between bars; it needs a date and an outlet beside it."""
    between = line[:position].rstrip()[-1:] in ("", *"|•·") or (said.names and not said.unknown)
    match = _SEGMENT.match(line, position) if between else None
    said.unknown = said.unknown or bool(match)
    return match.end() if match else 0


def _outlet(line: str, position: int) -> str | None:
    """The longest name of an outlet that begins here."""
    if (web := _WEB.match(line, position)) and host(web[0]):
        return web[0]
    match = _NAME.match(line, position)
    ends = [space.start() for space in re.finditer(r"\s|\Z", match[0])] if match else []
    names = (match[0][:end] for end in reversed(ends) if match)
    return next((name for name in names if form(name) and not date_at(name)), None)


_STEPS = (
    _separator, _date, _named_source, _label, _share, _clock, _written_by, _filed, _web, _name, _role,
    _segment,
)  # fmt: skip


def _judged(said: _Reading) -> Furniture | None:
    unlabelled = [date for kind, date in said.dates if not kind]
    labelled = [date for kind, date in said.dates if kind == "published"]
    announced = said == _Reading(label="published")  # "Published", with the date on the next line
    if (said.label and not announced) or len(unlabelled) > 1:
        return None  # "Updated" without a date, a span of dates
    if (said.words == 1 and not said.shared and not said.dates) or (
        said.unknown and not (said.names and said.dates)
    ):
        return None  # a network's name, anything between bars
    said_much = bool(
        said.dates or said.author or said.shared or said.words > 1 or said.publisher or said.source
    )
    if not (said_much or said.names or said.filed or announced):
        return None
    names = said.names
    name = form(names[0]) if names else Form.NONE
    return Furniture(
        published=next(iter(labelled or unlabelled), None),
        labelled=bool(labelled),
        author=said.author,
        shares=said.words > 0,
        publisher=said.publisher or (host(names[0]) or names[0] if names else None),
        source=said.source or (names[1] if len(names) > 1 else None),
        url=said.url,
        form=name,
        firm=said_much and name is not Form.LOOSE,
    )
