"""Page furniture: lines that a web page sets around its text, as they are left in a saved one.

A line is furniture only if all of it is: dates, bylines, "Share:" and the like. One word of anything else
and it is text; a bare year, a lone "Twitter" or two dates without a word on them are text, too.
"""

import re
from dataclasses import dataclass

from index.dates import date_at

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
_SEPARATORS = re.compile(r"[\s|•·:,;/*_–—-]+")
_CLOCK = re.compile(r"(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?![\w/.-])")
_CAPITALISED = r"[^\W\d_a-z][\w'’.-]*"
_PARTICLES = r"(?:(?:de|del|della|der|di|la|le|van|von|bin|al|el)\s+)*"
_NAME = rf"{_CAPITALISED}(?:\s+{_PARTICLES}{_CAPITALISED}){{1,3}}"
_BYLINE = re.compile(
    rf"(?i:by)\s+(?P<names>{_NAME}(?:,\s+{_NAME})*(?:,?\s+and\s+{_NAME})?)(?=\s*(?:$|[|•·–—,]))"
)
_ROLE = re.compile(
    r",?\s+(?:(?:staff|senior|chief|political)\s+)*(?:writer|reporter|correspondent|editor)s?$", re.I
)
_NO_NAME = frozenset(
    "the a an any all our my his her their its this that no one way means sea land air".split()
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a line of furniture says. shares: whether it is for more than a date and a name."""

    published: str | None = None
    labelled: bool = False
    author: str | None = None
    shares: bool = False


def furniture(line: str) -> Furniture | None:
    """What a line says if all of it is furniture; None for a line of text."""
    line = line.strip(BLANK + "*_")
    if not 4 < len(line) < 200:
        return None
    dates: list[tuple[str, str]] = []
    author, label, words, shared = None, "", 0, False
    position = 0
    while position < len(line):
        if separator := _SEPARATORS.match(line, position):
            position = separator.end()
        elif found := _date(line, position, label):
            dates.append((label, found[0]))
            label, position = "", found[1]
        elif match := _LABEL.match(line, position):
            label, position = "changed" if match["changed"] else "published", match.end()
        elif match := _SHARE.match(line, position):
            words, shared, position = words + 1, shared or bool(match["share"]), match.end()
        elif dates and (match := _CLOCK.match(line, position)):
            position = match.end()
        elif not author and (match := _BYLINE.match(line, position)) and _is_name(match["names"]):
            author, position = _ROLE.sub("", match["names"]), match.end()
        else:
            return None
    return _judged(dates, author, label, words, shared)


def _date(line: str, position: int, label: str) -> tuple[str, int] | None:
    if found := date_at(line, position):
        return found
    year = _YEAR.match(line, position) if label else None
    return (year[0], year.end()) if year else None


def _is_name(names: str) -> bool:
    return not _NO_NAME & set(names.lower().split())


def _judged(
    dates: list[tuple[str, str]], author: str | None, label: str, words: int, shared: bool
) -> Furniture | None:
    unlabelled = [date for kind, date in dates if not kind]
    labelled = [date for kind, date in dates if kind == "published"]
    if label or len(unlabelled) > 1 or (words == 1 and not shared and not dates):
        return None  # "Updated" without a date, a span of dates, a network's name
    if not (dates or author or shared or words > 1):
        return None
    published = next(iter(labelled or unlabelled), None)
    return Furniture(published, bool(labelled), author, words > 0)
