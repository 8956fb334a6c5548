"""A document as HTML, opened at a quote: a head that says what it is, and the text around the quote.

Only the surroundings of the quote are made, and more of the text when it is asked for, so that a document of
any size opens at once. What is visible of an extract is `document.text[start:end]`, character for character:
numbers of pages and citations are attributes, which `STYLE` shows, so they are in no copied text. Document
text never takes effect: it is escaped, and each character that could mislead is replaced by one other.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from index.documents import Document, Hit
from index.outline import sections
from qa.answer import Citation
from qa.metadata import date_in_words
from qa.render import name_of
from qa.showing import shown, visible
from qa.sourcing import sourcing

BEFORE, AFTER = 4000, 6000  # characters shown around a quote at most, about two screens
STYLE = """
.extract p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.extract p.heading { font-weight: 600; }
.extract .page { margin: .75rem 0 .25rem; border-top: 1px solid var(--border-color-primary);
  color: var(--body-text-color-subdued); font-size: .8rem; text-align: right; }
.extract .page::before { content: "page " attr(data-page); }
.extract mark { color: inherit; background: color-mix(in srgb, var(--color-accent) 15%, transparent); }
.extract mark.focus { background: color-mix(in srgb, var(--color-accent) 40%, transparent); }
.extract mark[data-number]::before { content: "[" attr(data-number) "] "; font-size: .75em; }
"""

Span = tuple[int, int]  # offsets into Document.text, the second one beyond the last character
Other = tuple[int, int, int]  # the same, and the number of the citation

_BREAK = re.compile(r"[\v\f\x85\u2028\u2029]|\r(?!\n)")
_GAP = re.compile(r"\n(?:[^\S\n]*\n)+")
_LINE = re.compile(r"\n(?:[^\S\n]*\n)*")
_BLANK = re.compile(r"\s")
_HTTP = re.compile(r"https?://[^\s\"<>\\]+", re.IGNORECASE)
_FORMATS = {"pdf": "PDF", "txt": "text", "md": "Markdown", "html": "web page", "docx": "Word document"}


@dataclass(frozen=True, slots=True)
class Extract:
    """A stretch of a document's text.

    html        a <section class="extract">, with the rest of this as data-start, data-end, data-before and
                data-after, the latter two "true" or "false"
    start, end  offsets into document.text
    has_before  whether there is text above it
    has_after   whether there is text below it
    """

    html: str
    start: int
    end: int
    has_before: bool
    has_after: bool


def extract(
    document: Document, focus: Span, others: Sequence[Other] = (), *,
    before: int = BEFORE, after: int = AFTER, anchor: str = "quote",
) -> Extract:  # fmt: skip
    """The text around a quote, `focus`, cut where paragraphs end if there are such places.

    others        further citations of the same document: they are marked with their numbers
    before, after how many characters are shown at most above and below the quote
    anchor        the id of the quote, to be scrolled to

    Raises ValueError for a quote that is empty or outside the text.
    """
    start, end = focus
    if not 0 <= start < end <= len(document.text):
        raise ValueError(f"nothing stands at {start}:{end} in a text of {len(document.text)} characters")
    above = _start(document.text, start - before, start)
    below = _end(document.text, end, end + after)
    return _extract(document, above, below, [_Mark(start, end, anchor), *_marks(others)])


def more_before(document: Document, end: int, others: Sequence[Other] = (), *, size: int = AFTER) -> Extract:
    """At most `size` characters up to `end`, where an extract begins, for scrolling up."""
    end = max(0, min(end, len(document.text)))
    return _extract(document, _start(document.text, end - size, end), end, _marks(others))


def more_after(document: Document, start: int, others: Sequence[Other] = (), *, size: int = AFTER) -> Extract:
    """At most `size` characters from `start` on, where an extract ends, for scrolling down."""
    start = max(0, min(start, len(document.text)))
    return _extract(document, start, _end(document.text, start, start + size), _marks(others))


def head(document: Document, citation: Citation | None = None, hits: Sequence[Hit] = ()) -> str:
    """What people should know of a document before they read it, as a <header>.

    With a citation of it, also the page, whose words they are and of what time; with the hits of the answer,
    why the passage was found.
    """
    lines = [f'<h2 dir="auto">{_html(name_of(document))}</h2>']
    if facts := _facts(document, citation):
        lines.append(f'<p class="facts" dir="auto">{_html(" · ".join(facts))}</p>')
    if address := _address(document):
        lines.append(f'<p class="address">{address}</p>')
    if citation and (said := sourcing(citation)):
        items = "".join(f'<li dir="auto">{_html(line)}</li>' for line in said)
        lines.append(f'<ul class="sourcing">{items}</ul>')
    if hit := _hit_of(citation, hits):
        lines.append(f'<p class="why">{_html(why(hit))}</p>')
    return f'<header class="document">{"".join(lines)}</header>'


def why(hit: Hit) -> str:
    """Why a passage was found, in words; plain text."""
    cosine, bm25 = f"(cosine {hit.dense_score:.2f})", f"(BM25 {hit.bm25_score:.1f})"
    meaning = f"no. {hit.dense_rank} by meaning" if hit.dense_rank else "not among the nearest by meaning"
    if hit.bm25_rank:
        words = f"no. {hit.bm25_rank} by the question's words {bm25}"
    elif hit.bm25_score:
        words = f"not among the first by the question's words {bm25}"
    else:
        words = "with none of the question's words"
    count = len(hit.copies)
    copies = f" It stands for {count} more, nearly identical, too." if count else ""
    return f"Why it was found: {meaning} {cosine}, {words}; {hit.score:.2f} of 1 in all.{copies}"


@dataclass(frozen=True, slots=True)
class _Mark:
    """The quote has an id, another citation a number."""

    start: int
    end: int
    id: str = ""
    number: str = ""


def _marks(others: Sequence[Other]) -> list[_Mark]:
    return [_Mark(start, end, number=str(number)) for start, end, number in others]


def _start(text: str, low: int, high: int) -> int:
    """Where to begin in text[low:high], in its first half if something begins there."""
    if low <= 0:
        return 0
    return next(iter(_places(text, low, (low + high) // 2)), low)


def _end(text: str, low: int, high: int) -> int:
    """Where to end in text[low:high], in its second half if something ends there."""
    if high >= len(text):
        return len(text)
    return next(iter(reversed(_places(text, (low + high) // 2, high))), high)


def _places(text: str, low: int, high: int) -> list[int]:
    """Where text[low:high] may be cut: where paragraphs begin, or else lines, or else words."""
    found = ([match.end() for match in place.finditer(text, low, high)] for place in (_GAP, _LINE, _BLANK))
    return next(filter(None, found), [])


def _extract(document: Document, start: int, end: int, marks: Sequence[_Mark]) -> Extract:
    before, after = start > 0, end < len(document.text)
    data = f'data-start="{start}" data-end="{end}" data-before="{_flag(before)}" data-after="{_flag(after)}"'
    inside = "".join(_blocks(document, start, end, marks))
    return Extract(f'<section class="extract" {data}>{inside}</section>', start, end, before, after)


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _blocks(document: Document, start: int, end: int, marks: Sequence[_Mark]) -> Iterator[str]:
    """Paragraphs, headings and rules where pages begin. Offsets below are into the extract."""
    text = _plain(document.text[start:end])
    moved = [_Mark(mark.start - start, mark.end - start, mark.id, mark.number) for mark in marks]
    pages = _pages(document, start, end)
    titles = dict(_headings(text))
    gaps = (match.end() for match in _GAP.finditer(text))
    for first, last in pairwise(sorted({0, len(text), *gaps, *titles, *titles.values(), *pages})):
        if first in pages:
            number = pages[first]
            yield f'<div class="page" role="separator" data-page="{number}" aria-label="page {number}"></div>'
        kind = ' class="heading"' if first in titles else ""
        yield f'<p{kind} dir="auto">{"".join(_marked(text, first, last, moved))}</p>'


def _plain(text: str) -> str:
    """The same number of characters, without any that do more than be read; lines end in one way."""
    lines = _BREAK.sub("\n", text).replace("\r", " ")
    return "".join(sign if sign in "\n\t" else visible(sign) for sign in lines)


def _pages(document: Document, start: int, end: int) -> dict[int, int]:
    """{where it begins: number of the page}; of several that begin at one place, the last has the text."""
    first, last = bisect_left(document.pages, start), bisect_left(document.pages, end)
    return {document.pages[at] - start: at + 1 for at in range(first, last)}


def _headings(text: str) -> Iterator[Span]:
    """From the start of each heading to where the text after it begins."""
    for section in sections(text, 0, len(text)):
        for block in section.blocks[: section.head]:
            line_end = _LINE.search(text, block.end)
            yield block.start, line_end.end() if line_end else len(text)


def _marked(text: str, first: int, last: int, marks: Sequence[_Mark]) -> Iterator[str]:
    """text[first:last], cut wherever a mark begins or ends, so that marks that overlap are not entangled."""
    near = [mark for mark in marks if mark.start < last and first < mark.end]
    edges = {edge for mark in near for edge in (mark.start, mark.end) if first < edge < last}
    for start, end in pairwise(sorted({first, last, *edges})):
        here = [mark for mark in near if mark.start <= start < mark.end]
        piece = escape(text[start:end])
        yield _mark(piece, here, [mark for mark in here if mark.start == start]) if here else piece


def _mark(piece: str, here: Sequence[_Mark], begun: Sequence[_Mark]) -> str:
    kinds = dict.fromkeys("focus" if mark.id else "other" for mark in here)
    identity = "".join(f' id="{escape(mark.id)}"' for mark in begun if mark.id)
    numbers = ", ".join(mark.number for mark in begun if mark.number)
    number = f' data-number="{escape(numbers)}"' if numbers else ""
    return f'<mark class="{" ".join(kinds)}"{identity}{number}>{piece}</mark>'


def _facts(document: Document, citation: Citation | None) -> list[str]:
    form = str(document.metadata.get("format", ""))
    page = citation.page if citation else None
    facts = [
        document.publisher,
        f"by {document.author}" if document.author else None,
        date_in_words(document.published) if document.published else None,
        f"page {page} of {len(document.pages)}" if page else None,
        _FORMATS.get(form, form),
    ]
    return [fact for fact in facts if fact]


def _address(document: Document) -> str:
    """A link where it is one that a browser may safely follow, the bare text of it otherwise."""
    url = str(document.metadata.get("url") or (document.source if _HTTP.match(document.source) else ""))
    text = _html(url)
    if not _HTTP.fullmatch(url) or shown(url) != url:
        return text
    return f'<a href="{text}" target="_blank" rel="noopener noreferrer nofollow">{text}</a>'


def _hit_of(citation: Citation | None, hits: Sequence[Hit]) -> Hit | None:
    """The best of the hits that the quote stands in."""
    if citation is None:
        return None
    return next(
        (
            hit
            for hit in hits
            if hit.document.source == citation.document.source
            and hit.start < citation.end
            and citation.start < hit.end
        ),
        None,
    )


def _html(text: str) -> str:
    return escape(shown(text))
