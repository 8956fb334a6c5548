"""What a text itself says, in its first lines, about when it was published, by whom and under what title.

Only what is set apart from the prose counts: furniture lines before or under the title, the dateline that
opens an agency's first sentence, and its credit in the last line. No other date or name in a sentence. A
newspaper's name on a line of its own is its masthead only beside a date or above a headline; else it is text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.datelines import closing_credit, dateline
from index.documents import Document, MetadataValue
from index.furniture import BLANK, Furniture, furniture
from index.outlets import Form, form
from index.placed import Below, Placed, placed

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]+")
_LINES = 10  # after those of furniture before the title
_HEAD = 6_000
_TITLE = 120  # characters of a title, at most
_PROSE = 60  # characters of a line of prose, at least; a line of verse has fewer
_STANDFIRST = 300  # characters of a summary between title and byline, at most
_HEADLINE = 4  # words that a headline has at least, where nothing but its place speaks for a masthead
_TITLED = ("txt", "md")  # formats whose title is not told by the format
_NO_TITLE = re.compile(r"[-*•>|]|```|(?:from|to|cc|subject|sent|reply-to|date|dear)\b", re.IGNORECASE)
_LETTER = re.compile(
    r"dear\s[\w .'’&-]{1,50}[,:!]?$|(?:sirs?|madam)[,:]?$|(?:from|to|cc|subject)\s*:|to the editor\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"(?:this|first|originally)\s", re.IGNORECASE)
_MARK = re.compile(r"[#>*_\[]")
_MARKS = re.compile(r"^(?:#{1,6}|>)\s+|(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")
_SITE = re.compile(r"(?P<title>.{12,}?)\s+(?:(?P<bar>\|)|[•·—–-])\s+(?P<site>[^|•·—–]{2,50})")
_LINK = re.compile(r"\[([^\]]+)\]\([^)\s]*\)")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    plain: str  # without the marks of Markdown
    start: int
    said: Furniture | None
    parted: bool  # by a blank line from the one before

    @property
    def firm(self) -> bool:
        return self.said is not None and self.said.firm


@dataclass(frozen=True, slots=True)
class _Head:
    """The first lines, divided. letter: they address somebody; sections: their date is of a part only."""

    opening: Sequence[_Line]
    title: str | None
    under: Sequence[_Line]
    prose: str
    site: str | None = None  # that the title names behind itself, as that of a web page does
    letter: bool = False
    sections: bool = False

    @property
    def said(self) -> list[Furniture]:
        return [line.said for line in (*self.opening, *self.under) if line.said]


def with_text_metadata(document: Document) -> Document:
    """The document with published, author, publisher and, for plain text, title, where its text says so.

    Only what it does not know yet is looked for. `body` is set past furniture and blanks if it is 0, unless
    nothing would be left. The text stays as it is: once done, doing it again changes nothing.
    """
    lines = _told_by_place(_lines(document.text, document.body), document.text)
    head = _divided(lines, document.text)
    found = _found(head, document.text)
    metadata = {name: value for name, value in found.items() if value and not document.metadata.get(name)}
    kept = any(line.open for line in head.said)
    start = 0 if kept else next((line.start for line in lines[len(head.opening) :]), 0)
    return replace(
        document,
        title=_title(document, head),
        metadata={**document.metadata, **metadata},
        body=document.body or start,
    )


def _lines(text: str, start: int) -> Sequence[_Line]:
    lines: list[_Line] = []
    end = start
    for match in _LINE.finditer(text, start, start + _HEAD):
        words = match[0].strip(BLANK)
        if words:
            begin = match.start() + len(match[0]) - len(match[0].lstrip(BLANK))
            between = text[end : match.start()].replace("\r\n", "\n")
            plain = _plain(words)
            lines.append(_Line(words, plain, begin, furniture(plain), len(between) > 1))
            end = match.end()
        if len(lines) - _leading(lines) == _LINES:
            break
    return lines


def _plain(words: str) -> str:
    """Without the marks of Markdown. Few lines have any, and to look for all of them takes its time."""
    return _MARKS.sub("", _LINK.sub(r"\1", words)).strip(BLANK) if _MARK.search(words) else words


def _told_by_place(lines: Sequence[_Line], text: str) -> Sequence[_Line]:
    """With the first as masthead where it is "Name, date" and what stands below makes it one."""
    known = lines[0].said if lines else None
    named = placed(lines[0].plain) if lines and (known is None or known.form is Form.LOOSE) else None
    if not named or any(_LETTER.match(line.text) for line in lines):
        return lines
    count = 1 + _leading(lines[1:])
    run, rest = lines[1:count], lines[count:]
    first, under = _under_title(rest)
    headline = rest[0].plain if _may_be_title(rest, under) else None
    written = any(line.said and line.said.author for line in (*run, *under))
    start = first + len(under) if under else 1 if headline else 0
    prose = " ".join(line.text for line in rest[start:])
    said = _by_place(named, Below(headline, written, prose, text))
    dated = any(line.said and line.said.published for line in (*run, *under))
    return [replace(lines[0], said=said), *lines[1:]] if said and not dated else lines


def _by_place(named: Placed, below: Below) -> Furniture | None:
    if named.publishes(below):
        return Furniture(publisher=named.name, published=named.published, form=Form.PLAIN)
    return Furniture(published=named.published, open=True) if named.dates(below) else None


def _divided(lines: Sequence[_Line], text: str) -> _Head:
    letter = any(_LETTER.match(line.text) for line in lines)
    count = _opening(lines, text, letter=letter)
    rest = lines[count:]
    first, under = _under_title(rest)
    if letter and not all(line.firm for line in under):
        under = ()  # a paper's name and address, as of whom it is written to
    title, site = _parted_title(rest[0].plain) if _may_be_title(rest, under) else (None, None)
    prose = rest[first + len(under) :] if under else rest[1:] if title else rest
    dated = any(line.said.published for line in lines[:count] if line.said)
    sections = not dated and _is_of_a_part(text, under)
    return _Head(lines[:count], title, under, prose[0].text if prose else "", site, letter, sections)


def _opening(lines: Sequence[_Line], text: str, *, letter: bool) -> int:
    """How many of the first lines are furniture."""
    count = _leading(lines)
    if not all(line.firm for line in lines[:count]) and (
        letter or not _is_masthead(lines[:count], lines[count:])
    ):
        count = next(at for at, line in enumerate(lines) if not line.firm)
    first = lines[0].said if count else None
    if count == 1 and first and first.author and not first.published:  # "By Any Other Name" is a title
        return 0
    return 0 if _is_of_a_part(text, lines[:count]) else count


def _leading(lines: Sequence[_Line]) -> int:
    return next((at for at, line in enumerate(lines) if not line.said), len(lines))


def _is_masthead(run: Sequence[_Line], rest: Sequence[_Line]) -> bool:
    """Whether a newspaper's name among the first lines heads an article, and is not itself the title.

    For it speaks a date beside it and a headline below; of the plainest names, either of the two.
    """
    said = [line.said for line in run if line.said]
    names = [line.form for line in said if line.publisher and not (line.firm and line.form)]
    worst = min(names, default=Form.PLAIN)
    _, under = _under_title(rest)
    headline = rest[0].plain if _may_be_title(rest, under) else None
    written = any(line.said and line.said.author for line in (*run, *under))
    if not names and under:
        return bool(headline)
    if not any(line.published for line in said):
        long = len(rest) > 1 and len(rest[1].text) > _TITLE
        told = headline and len(headline.split()) >= _HEADLINE and (written or long)
        return bool(names and worst is Form.PLAIN and told)
    if headline:
        return worst >= Form.LIKELY or written
    prose = rest[0].text if rest else ""
    names_it = any(line.publisher and line.publisher in prose for line in said)
    return worst is Form.PLAIN and len(prose) > _PROSE and not names_it


def _is_of_a_part(text: str, group: Sequence[_Line]) -> bool:
    """Whether other such dates stand on lines of their own, as in a diary or a collection of clippings."""
    said = [line.said for line in group if line.said]
    dated = [line for line in said if line.published]
    if not dated or any(line.labelled or line.shares for line in dated):
        return False
    day = dated[0].published or ""
    names = {line.publisher for line in said if line.publisher}
    if len({line.publisher for line in dated if line.publisher}) > 1 or _has_other(dated, day):
        return True
    begin = group[-1].start + len(group[-1].text)
    later = (match[0].strip(BLANK) for match in _LINE.finditer(text, begin, begin + 100_000))
    short = [line for line in later if len(line) < 60 and (names or re.search(r"\d{4}", line))]
    others = [line for words in short if (line := furniture(words))]
    begun = placed(group[0].plain)
    entries = {found.published for words in short if (found := placed(words))} if begun else set()
    if entries - {day}:
        return True
    if not names:
        return _has_other(others, day)
    return any(line.publisher and line.publisher not in names for line in others) or _has_other(
        [line for line in others if line.publisher], day
    )


def _has_other(said: Sequence[Furniture], day: str) -> bool:
    return any(line.published and not line.published.startswith(day) for line in said)


def _under_title(rest: Sequence[_Line]) -> tuple[int, Sequence[_Line]]:
    """Furniture under the title, or under a summary below it that a byline follows; and where it begins."""
    if not rest or len(rest[0].text) > _TITLE:
        return 1, ()
    count = _leading(rest[1:])
    if count:
        return 1, rest[1 : 1 + count] if any(line.firm for line in rest[1 : 1 + count]) else ()
    below = rest[2 : 2 + _leading(rest[2:])]
    short = len(rest) > 1 and len(rest[1].text) <= _STANDFIRST
    said = [line.said for line in below if line.said and short]
    dated = any(line.published for line in said)
    signed = any(line.firm and (line.author or line.labelled) for line in said[:1])
    named = any(line.publisher and line.form is not Form.LOOSE for line in said)
    return 2, below if signed or (dated and named) else ()


def _may_be_title(rest: Sequence[_Line], under: Sequence[_Line]) -> bool:
    """A short line without a stop, set apart from what follows, as the first of hard-wrapped prose is not."""
    if len(rest) < 2 or len(rest[0].text) > _TITLE or _NO_TITLE.match(rest[0].text):
        return False
    line, below = rest[0], rest[1]
    stopped = line.text.rstrip("\"'”’»)*_")[-1:] in tuple(".,;:…")
    apart = below.parted or bool(under) or len(below.text) > _TITLE
    return apart and not stopped and any(letter.isalpha() for letter in line.text)


def _parted_title(line: str) -> tuple[str, str | None]:
    """Title and site of "Ferry goes down off Tarn Point | Tarn Gazette"."""
    match = _SITE.fullmatch(line)
    if not match or form(match["site"]) < (Form.LIKELY if match["bar"] else Form.PLAIN):
        return line, None
    return match["title"], match["site"]


def _found(head: _Head, text: str) -> dict[str, MetadataValue | None]:
    said, opens = head.said, dateline(head.prose)
    told = [] if head.sections else said
    dated = sorted((line for line in told if line.published), key=lambda line: not line.labelled)
    publisher = None if head.letter or head.sections else _publisher(head, opens.agency, text)
    return {
        "published": next((line.published for line in dated), None) or opens.published,
        "author": next((line.author for line in said if line.author), None),
        "publisher": publisher,
        "url": next((line.url for line in said if line.url), None),
    }


def _publisher(head: _Head, agency: str | None, text: str) -> str | None:
    """Whose masthead it is; else who is credited at the head, in the dateline, at the end."""
    under = [line.said for line in head.under if line.said]
    dated = any(line.published for line in under)
    mastheads = [line.said.publisher for line in head.opening if line.said and line.said.publisher] + [
        line.publisher for line in under if line.publisher and (line.firm or _stands(line.form, dated=dated))
    ]
    sources = [line.source for line in head.said if line.source]
    first = next(iter((*mastheads, *filter(None, [head.site]), *sources)), None)
    return first or agency or _told_last(text) or closing_credit(text)


def _told_last(text: str) -> str | None:
    """Of "This article was first published in the Tarn Gazette on 3 June 2030." in the last line."""
    last = text[-200:].rstrip(BLANK).rpartition("\n")[2]
    said = furniture(last) if _TOLD.match(last.strip(BLANK + "*_")) else None
    return said.publisher if said else None


def _stands(name: Form, *, dated: bool) -> bool:
    """Whether a name alone on a line under the title counts."""
    return name is Form.PLAIN or (name is Form.LIKELY and dated)


def _title(document: Document, head: _Head) -> str | None:
    if document.metadata.get("format") not in _TITLED:
        return document.title
    named = next((line.title for line in head.said if line.title), None)
    no_titles = [line.plain for line in head.opening]  # a masthead that was marked as the first heading
    if document.title and head.site and _parted_title(document.title)[1] == head.site:
        return head.title
    return document.title if document.title and document.title not in no_titles else named or head.title
