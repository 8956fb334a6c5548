"""The layout of a plain or Markdown text: paragraphs, list items, table rows, headings, fenced code.

It works on line ends, blank lines and the first characters of lines alone. It knows nothing of sentences,
and it does not find the unmarked headings of plain text: they need their neighbours (see `outline`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_FENCE = re.compile(r"(`{3,}+(?=[^`]*\Z)|~{3,}+)\s*+(.*+)")
_ITEM = re.compile(r"(?:[-*+•‣◦▪▫●○■□➤►–—·]|\(?\d{1,3}[.)]|\(?[a-z]\))\s++\S")
_ATX = re.compile(r"(#{1,6})(?:[ \t]++(.*+)|\Z)")
_UNDERLINE = re.compile(r"={3,}+\Z|-{3,}+\Z")

NARROW = 45  # characters: prose is hardly ever wrapped at less, addresses and verse are
UNWRAPPED = 200  # characters: nobody wraps prose at more, so the break after such a line is meant


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: text without the white space around it, where that starts in the whole."""

    start: int
    text: str
    indent: int
    opens: bool  # it is the first of a paragraph

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Block:
    """What no sentence reaches across: a paragraph, or a list item, table row or heading within one.

    start, end  offsets into the text, white space trimmed
    kind        "text", "code" (a whole fenced block) or "heading" (Markdown, its marks included)
    level       of a heading, from 1; 0 otherwise
    opens       it is the first of its paragraph
    lines       how many lines it has
    """

    start: int
    end: int
    kind: Literal["text", "code", "heading"]
    level: int
    opens: bool
    lines: int


def blocks(text: str, start: int, end: int) -> list[Block]:
    """The blocks of text[start:end], in order; every character that is not blank is in exactly one."""
    lines = list(_lines(text, start, end))
    found: list[Block] = []
    at = 0
    for first, last in _fences(lines):
        found.extend(_prose(lines[at:first]))
        found.append(_block(lines[first : last + 1], "code", 0))
        at = last + 1
    return found + list(_prose(lines[at:]))


def title_of(heading: str) -> str:
    """A Markdown heading without its marks: "## Tariffs ##" and "Tariffs\\n=====" are both "Tariffs"."""
    first, *below = _BREAK.split(heading, maxsplit=1)
    if below:
        return first.strip()
    return first.strip().strip("#").strip()


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    after = start
    for match in _LINE.finditer(text, start, end):
        whole = match.group()
        bare = whole.strip()
        if not bare:
            continue
        indent = len(whole) - len(whole.lstrip())
        gap = _BREAK.findall(text, after, match.start())
        opens = after == start or len(gap) > 1 or "\u2029" in gap
        after = match.end()
        yield Line(match.start() + indent, bare, indent, opens)


def _fences(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """First and last line of each fenced block; a fence that nothing closes is no fence."""
    marks = [(at, match) for at, line in enumerate(lines) if (match := _FENCE.match(line.text))]
    longest = {"`": 0, "~": 0}
    closable = []
    for at, match in reversed(marks):
        sign, length = match[1][0], len(match[1])
        closable.append((at, match, longest[sign] >= length))
        if not match[2]:
            longest[sign] = max(longest[sign], length)
    opened: tuple[int, str] | None = None
    for at, match, closes_later in reversed(closable):
        if opened is None:
            opened = (at, match[1]) if closes_later else None
        elif not match[2] and match[1].startswith(opened[1]):
            yield opened[0], at
            opened = None


def _prose(lines: Sequence[Line]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        last = at + 1
        while last < len(lines) and not lines[last].opens:
            last += 1
        yield from _paragraph(lines[at:last])
        at = last


def _paragraph(lines: Sequence[Line]) -> Iterator[Block]:
    breaks = [0, *_hard_breaks(lines), len(lines)]
    for first, last in pairwise(breaks):
        level = _level(lines[first:last])
        yield _block(lines[first:last], "heading" if level else "text", level)


def _block(lines: Sequence[Line], kind: Literal["text", "code", "heading"], level: int) -> Block:
    return Block(lines[0].start, lines[-1].end, kind, level, lines[0].opens, len(lines))


def _level(lines: Sequence[Line]) -> int:
    if len(lines) == 2 and _underlined(lines, 1):
        return 1 if lines[1].text[0] == "=" else 2
    match = _ATX.match(lines[0].text) if len(lines) == 1 and lines[0].indent < 4 else None
    return len(match[1]) if match and match[2] else 0


def _hard_breaks(lines: Sequence[Line]) -> Iterator[int]:
    """The lines of a paragraph, its first left out, that continue nothing."""
    items = [bool(_ITEM.match(line.text)) for line in lines]
    a_list = items[0] or sum(items) > 1
    width = max(len(line.text) for line in lines)
    low = sum(line.text[0].islower() for line in lines[1:])
    verse = width < NARROW and 4 * low < len(lines) - 1
    for at in range(1, len(lines)):
        before, line = lines[at - 1].text, lines[at].text
        if _underlined(lines, at):
            continue
        if (
            (items[at] and (a_list or before.endswith(":")))
            or _stands_alone(lines, at - 1)
            or _stands_alone(lines, at)
            or (verse and not line[0].islower())
            or _cut_short(before, line, width)
        ):
            yield at


def _underlined(lines: Sequence[Line], at: int) -> bool:
    """Whether line `at` is the rule under a Setext heading, which opens a paragraph and has one line."""
    return at == 1 and bool(_UNDERLINE.match(lines[1].text)) and not _UNDERLINE.match(lines[0].text)


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    line = lines[at].text
    table = line.startswith("|") or "\t" in line or line.count(" | ") > 1
    return table or _underlined(lines, at) or _level(lines[at : at + 1]) > 0


def _cut_short(before: str, line: str, width: int) -> bool:
    """The next word would have fitted, so the line was broken on purpose; proportional type needs slack."""
    if not line[0].isalpha() and line[0] not in "\"'“‘„«([¿¡":
        return False
    word = line.split(maxsplit=1)[0]
    short = len(before) > UNWRAPPED or len(before) + 1 + len(word) < 0.8 * width
    return short and not line[0].islower()
