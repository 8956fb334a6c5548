"""Answer -> plain text, Markdown and HTML; `qa.serialization` makes JSON of it.

Document text is data: what a document holds of markup, links, escape codes or direction overrides is shown
as the characters it is made of, or as a replacement character, and never takes effect. Nothing here prints,
colours or decides; it only writes down.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from html import escape

from index.documents import Document, Hit, file_name
from qa.answer import Answer, Citation
from qa.metadata import date_in_words
from qa.sourcing import short_in_words, sourcing

NEAREST = 3  # passages offered in place of an answer
_MARKER = re.compile(r"\[(\d+)\]")
_SPACE = re.compile(r"\s+")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")

# Explicit embeddings, overrides and isolates: they can make a line read in another order than it is written.
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# What means something in Markdown: anywhere in a line, and only where a line begins.
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>()#|~&$@^=!]|:(?=\S)|(?<=www)\.|^[-+]", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d+)\.")


def as_text(answer: Answer) -> str:
    """For a terminal or a log: the answer, the short one first, then its sources, or the nearest passages.

    Control characters, escape codes among them, are replaced; nothing in it is coloured.
    """
    told = short_in_words(answer)
    short = [f"Short answer: {shown(told)}"] if told else []
    return "\n\n".join([*short, shown(answer.text), *_text_sources(answer)]) + "\n"


def as_markdown(answer: Answer) -> str:
    """The same as Markdown (CommonMark and GitHub's): document text has every mark of it escaped."""
    told = short_in_words(answer)
    short = [f"**{in_markdown(shown(told))}**"] if told else []
    return "\n\n".join([*short, _prose_markdown(answer), *_markdown_sources(answer)]) + "\n"


def as_html(answer: Answer, *, anchor: str = "source") -> str:
    """A fragment of HTML: `prose_html`, then `sources_html`. Raises ValueError as they do."""
    return prose_html(answer, anchor=anchor) + "\n" + sources_html(answer, anchor=anchor)


def prose_html(answer: Answer, *, anchor: str = "source") -> str:
    """The answer's text as a paragraph, each marker a link to #{anchor}-{number}.

    anchor must be unique on the page that shows several answers. Raises ValueError unless it is a plain
    name: a letter, then letters, digits, "-" and "_".
    """
    kind = "answered" if answer.answered else "refused"
    found = list(_pieces(answer))
    cited = {citation.number: citation for citation in answer.citations}
    pieces = [
        f'<a class="marker" href="#{checked_anchor(anchor)}-{number}">[{number}]</a>'
        if number
        else _short_marked(piece, cited.get(found[place + 1][1]) if place + 1 < len(found) else None)
        for place, (piece, number) in enumerate(found)
    ]
    return f'<p class="answer {kind}" dir="auto">{"".join(pieces)}</p>'


def sources_html(answer: Answer, *, anchor: str = "source") -> str:
    """The citations as an ordered list with the ids that `prose_html` links to; when refused, the hits."""
    prefix = checked_anchor(anchor)
    if answer.citations:
        items = [_citation_html(f' id="{prefix}-{c.number}"', c) for c in answer.citations]
        return _list_html("sources", items)
    items = [_item_html("", _html(shown(hit.text)), hit) for hit in _offered(answer)]
    return _list_html("nearest", items) if items else ""


def source_line(document: Document, page: int | None = None) -> str:
    """One line that tells people where a quote stands: title, publisher, date, page, as far as known.

    Without a title, the name of the file or, where it is none, the source. Safe to print; it still needs
    escaping for HTML and Markdown.
    """
    parts = [
        name_of(document),
        document.publisher,
        date_in_words(document.published) if document.published else None,
        f"page {page}" if page is not None else None,
    ]
    return ", ".join(shown(part) for part in parts if part)


def name_of(document: Document) -> str:
    """Its title, or else the name of the file or, where it is none, the source. Not yet safe to print."""
    return document.title or file_name(document.source)


def shown(text: str) -> str:
    """Text on one line, safe to show: white space is collapsed; controls, direction overrides and lone
    surrogates become replacement characters, so that they are seen and do nothing."""
    return _harmless(text).strip()


def checked_anchor(anchor: str) -> str:
    """The anchor itself. Raises ValueError unless it is a plain name, as `prose_html` has it."""
    if not _NAME.fullmatch(anchor):
        raise ValueError(f"{anchor!r} cannot name an anchor: give a letter, then letters, digits, '-' or '_'")
    return anchor


def in_markdown(text: str) -> str:
    """One line of text with every mark of Markdown escaped."""
    escaped = _MARKDOWN.sub(lambda match: "\\" + match[0], text)
    return _NUMBERED.sub(r"\1\\.", escaped)


def _harmless(text: str) -> str:
    return "".join(visible(character) for character in _SPACE.sub(" ", text))


def visible(character: str) -> str:
    """A character, or the replacement character for a control, direction override or lone surrogate."""
    hidden = unicodedata.category(character) in {"Cc", "Cs"} or character in _DIRECTION
    return "\N{REPLACEMENT CHARACTER}" if hidden else character


def _pieces(answer: Answer) -> Iterator[tuple[str, int]]:
    """The text in stretches: (text, 0) for words, ("", number) for a marker of ours."""
    end = 0
    for match in _markers(answer):
        yield _harmless(answer.text[end : match.start()]), 0
        yield "", int(match[1])
        end = match.end()
    yield _harmless(answer.text[end:]), 0


def _markers(answer: Answer) -> list[re.Match[str]]:
    """Where the text has markers: a "[1]" that a quote itself brings along is none."""
    numbers = {citation.number for citation in answer.citations}
    quoted = [span for citation in answer.citations for span in _quoted(citation, answer.text)]
    return [
        match
        for match in _MARKER.finditer(answer.text)
        if int(match[1]) in numbers and not any(start <= match.start() < end for start, end in quoted)
    ]


def _quoted(citation: Citation, text: str) -> Iterator[tuple[int, int]]:
    """Where a quote stands in the text, its own marker after it."""
    quote = re.escape(_SPACE.sub(" ", citation.quote).strip())
    for match in re.finditer(rf"({quote}) \[{citation.number}\]", text):
        yield match.span(1)


def _offered(answer: Answer) -> tuple[Hit, ...]:
    """A refusal offers the nearest passages; an answer has its citations."""
    return () if answer.answered else answer.hits[:NEAREST]


def _text_sources(answer: Answer) -> Iterator[str]:
    if answer.citations:
        for citation in answer.citations:
            lines = (f"“{shown(citation.quote)}”", *map(shown, sourcing(citation)))
            yield "\n    ".join([f"[{citation.number}] {_source_of(citation)}", *lines])
        return
    for hit in _offered(answer):
        yield f"  * {_source_of(hit)}\n    “{shown(hit.text)}”"


def _prose_markdown(answer: Answer) -> str:
    pieces = [f"[{number}]" if number else in_markdown(piece) for piece, number in _pieces(answer)]
    return "".join(pieces)


def _markdown_sources(answer: Answer) -> Sequence[str]:
    if answer.citations:
        items = [
            (f"{c.number}.", c.quote, ". ".join((_source_of(c), *sourcing(c)))) for c in answer.citations
        ]
    else:
        items = [("-", hit.text, _source_of(hit)) for hit in _offered(answer)]
    return [
        f"{mark} “{in_markdown(shown(quote))}” — {in_markdown(shown(source))}"
        for mark, quote, source in items
    ]


def _html(text: str) -> str:
    return escape(text, quote=True)


def _citation_html(identity: str, citation: Citation) -> str:
    lines = "".join(f"<li>{_html(shown(line))}</li>" for line in sourcing(citation))
    return _item_html(
        identity, _marked(citation), citation, f'<ul class="sourcing">{lines}</ul>' if lines else ""
    )


def _marked(citation: Citation) -> str:
    """The quote with the short answer marked."""
    if citation.mark is None:
        return _html(shown(citation.quote))
    text, (start, end) = citation.document.text, citation.mark
    before, short, after = text[citation.start : start], text[start:end], text[end : citation.end]
    marked = f"<mark>{_html(_harmless(short))}</mark>"
    return f"{_html(_harmless(before).lstrip())}{marked}{_html(_harmless(after).rstrip())}"


def _short_marked(piece: str, citation: Citation | None) -> str:
    """A stretch of the answer that ends with a quote, the short answer in that marked."""
    if citation is None or citation.mark is None:
        return _html(piece)
    text, (start, end) = citation.document.text, citation.mark
    quote = shown(citation.quote)
    begin = piece.rfind(quote) + len(_harmless(text[citation.start : start]).lstrip())
    short = _harmless(text[start:end])
    if quote not in piece or piece[begin : begin + len(short)] != short:
        return _html(piece)
    return f"{_html(piece[:begin])}<mark>{_html(short)}</mark>{_html(piece[begin + len(short) :])}"


def _item_html(identity: str, quote: str, place: Citation | Hit, below: str = "") -> str:
    return (
        f'<li{identity}><blockquote dir="auto">{quote}</blockquote> '
        f"<cite>{_html(_source_of(place))}</cite>{below}</li>"
    )


def _list_html(name: str, items: Sequence[str]) -> str:
    return f'<ol class="{name}">' + "".join(items) + "</ol>"


def _source_of(place: Citation | Hit) -> str:
    return source_line(place.document, place.page)
