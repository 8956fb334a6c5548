"""What a text itself says, in its first lines, about when it was published, by whom and under what title.

Only what is set apart from the prose counts: furniture lines before or under the title, and the dateline
that opens an agency's first sentence. No other date in a sentence, and nothing below the first paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.dates import date_at
from index.documents import Document, MetadataValue
from index.furniture import BLANK, Furniture, furniture

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]+")
_LINES = 10
_HEAD = 6_000
_TITLE = 120  # characters of a title, at most
_NO_TITLE = re.compile(r"[-*•>|]|(?:from|to|cc|subject|sent|reply-to|date|dear)\b", re.IGNORECASE)
_DASH = re.compile(r"\s(?:--?|–|—)\s")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    said: Furniture | None
    parted: bool  # by a blank line from the one before


def with_text_metadata(document: Document) -> Document:
    """The document with published, author and, for plain text, title, where it has none and its head says so.

    `body` is set past furniture and blanks if it is 0, unless nothing would be left. The text stays as it
    is, and what the document knew already too: once done, doing it again changes nothing.
    """
    lines = _head(document.text, document.body)
    opening = _opening(lines, document.text)
    rest = lines[opening:]
    under = _under_title(rest)
    said = [line.said for line in (*lines[:opening], *under) if line.said]
    prose = rest[1 + len(under) :] if under or _may_be_title(rest, document) else rest
    found: dict[str, MetadataValue | None] = {
        "published": _published(said) or (_agency_date(prose[0].text) if prose else None),
        "author": next((line.author for line in said if line.author), None),
    }
    metadata = {name: value for name, value in found.items() if value and not document.metadata.get(name)}
    title = document.title
    if title is None and document.metadata.get("format") == "txt" and _may_be_title(rest, document):
        title = rest[0].text.lstrip("# ").strip()
    body = document.body or (rest[0].start if rest else 0)
    return replace(document, title=title, metadata={**document.metadata, **metadata}, body=body)


def _head(text: str, start: int) -> Sequence[_Line]:
    lines: list[_Line] = []
    end = start
    for match in _LINE.finditer(text, start, start + _HEAD):
        words = match[0].strip(BLANK)
        if words:
            begin = match.start() + len(match[0]) - len(match[0].lstrip(BLANK))
            between = text[end : match.start()].replace("\r\n", "\n")
            lines.append(_Line(words, begin, furniture(words), len(between) > 1))
            end = match.end()
        if len(lines) == _LINES:
            break
    return lines


def _opening(lines: Sequence[_Line], text: str) -> int:
    """How many of the first lines are furniture."""
    count = next((at for at, line in enumerate(lines) if not line.said), len(lines))
    first = lines[0].said if count else None
    if count == 1 and first:
        if first.author and not first.published:  # "By Any Other Name" is a title
            return 0
        if first.published and not first.labelled and not first.shares and _is_diary(text, lines[0]):
            return 0
    return count


def _is_diary(text: str, first: _Line) -> bool:
    """Whether other dates stand on lines of their own, so that the first is that of its section only."""
    begin = first.start + len(first.text)
    later = _LINE.finditer(text, begin, begin + 100_000)
    short = (match[0] for match in later if len(match[0]) < 60 and re.search(r"\d{4}", match[0]))
    said = (furniture(line) for line in short)
    return any(line.published not in (None, first.said and first.said.published) for line in said if line)


def _under_title(rest: Sequence[_Line]) -> Sequence[_Line]:
    if not rest or len(rest[0].text) > _TITLE:
        return ()
    count = next((at for at, line in enumerate(rest[1:]) if not line.said), len(rest) - 1)
    return rest[1 : 1 + count]


def _may_be_title(rest: Sequence[_Line], document: Document) -> bool:
    """A short line without a stop, set apart from what follows, as the first of hard-wrapped prose is not."""
    if len(rest) < 2 or len(rest[0].text) > _TITLE or _NO_TITLE.match(rest[0].text):
        return False
    line, below = rest[0], rest[1]
    stopped = line.text.rstrip("\"'”’»)")[-1:] in tuple(".,;:…")
    apart = below.parted or below.said is not None or len(below.text) > _TITLE
    return apart and not stopped and any(letter.isalpha() for letter in line.text)


def _published(said: Sequence[Furniture]) -> str | None:
    dated = sorted((line for line in said if line.published), key=lambda line: not line.labelled)
    return dated[0].published if dated else None


def _agency_date(line: str) -> str | None:
    """Of "KYIV, Feb. 11, 2024 (Agency) - The …": a place in capitals, a whole date, and a dash."""
    dash = _DASH.search(line, 0, 120)
    if not dash:
        return None
    before = re.sub(r"\([^)]*\)|/[^/\s]+/", " ", line[: dash.start()]).strip(BLANK + ":,")
    place = re.match(r"[^\W\d_]{3,}", before)
    if not place or not place[0].isupper():
        return None
    for match in re.finditer(r"(?<!\w)\w", before[place.end() :]):
        date = date_at(before, place.end() + match.start())
        if date and date[1] == len(before):
            return date[0]
    return None
