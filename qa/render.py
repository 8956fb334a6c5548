"""Answer -> plain text, Markdown and HTML; `qa.serialization` makes JSON of it.

Document text is data, and so is what a model wrote: what it holds of markup, links, escape codes or direction
overrides is shown as the characters it is made of, or as a replacement character, and never takes effect.
Nothing here prints, colours or decides; it only writes down.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from index.documents import Document, Hit, file_name
from qa import telling
from qa.answer import Answer, Citation
from qa.metadata import date_in_words
from qa.pieces import Piece, pieces
from qa.showing import harmless, in_html, in_markdown, shown
from qa.sourcing import short_in_words, sourcing
from qa.written_forms import (
    left_out_markdown,
    left_out_text,
    marker_html,
    provisional_html,
    told,
    written_html,
)

NEAREST = 3  # passages offered in place of an answer
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def as_text(answer: Answer) -> str:
    """For a terminal or a log: the answer, the short one first, then its sources, or the nearest passages.

    Of one that a model wrote, also who wrote it and what was left out. Control characters, escape codes among
    them, are replaced; nothing in it is coloured.
    """
    brief = short_in_words(answer)
    short = [f"Short answer: {shown(brief)}"] if brief else []
    prose = shown(
        "".join(f"{piece.text} {telling.PARTLY}" if piece.partly else piece.text for piece in pieces(answer))
    )
    blocks = [*short, prose, *told(answer.written), *_text_sources(answer), left_out_text(answer)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def as_markdown(answer: Answer) -> str:
    """The same as Markdown (CommonMark and GitHub's): document text has every mark of it escaped."""
    brief = short_in_words(answer)
    short = [f"**{in_markdown(shown(brief))}**"] if brief else []
    written = map(in_markdown, told(answer.written))
    blocks = [*short, _prose_markdown(answer), *written, *_markdown_sources(answer)]
    return "\n\n".join(filter(None, [*blocks, left_out_markdown(answer)])) + "\n"


def as_html(answer: Answer, *, anchor: str = "source") -> str:
    """A fragment of HTML: `prose_html`, then `sources_html`. Raises ValueError as they do."""
    return prose_html(answer, anchor=anchor) + "\n" + sources_html(answer, anchor=anchor)


def prose_html(answer: Answer, *, anchor: str = "source") -> str:
    """The answer's text as a paragraph, each marker a link to #{anchor}-{number}.

    Of one that a model wrote: sentences only partly borne out are marked, what was not checked yet follows
    and says so; below stand who wrote it and, folded, the sentences that were left out. anchor must be unique
    on the page that shows several answers. Raises ValueError unless it is a plain name: a letter, then
    letters, digits, "-" and "_".
    """
    kind = "answered" if answer.answered else "refused"
    found = list(pieces(answer))
    cited = {citation.number: citation for citation in answer.citations}
    prose = [
        _piece_html(piece, checked_anchor(anchor), cited.get(after.number) if after else None)
        for piece, after in zip_longest(found, found[1:])
        if piece
    ]
    text = "".join(prose) + provisional_html(answer.written)
    return f'<p class="answer {kind}" dir="auto">{text}</p>{written_html(answer, checked_anchor(anchor))}'


def sources_html(answer: Answer, *, anchor: str = "source") -> str:
    """The citations as an ordered list with the ids that `prose_html` links to; when refused, the hits."""
    prefix = checked_anchor(anchor)
    if answer.citations:
        items = [_citation_html(f' id="{prefix}-{c.number}"', c) for c in answer.citations]
        return _list_html("sources", items)
    items = [_item_html("", in_html(shown(hit.text)), hit) for hit in _offered(answer)]
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


def checked_anchor(anchor: str) -> str:
    """The anchor itself. Raises ValueError unless it is a plain name, as `prose_html` has it."""
    if not _NAME.fullmatch(anchor):
        raise ValueError(f"{anchor!r} cannot name an anchor: give a letter, then letters, digits, '-' or '_'")
    return anchor


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
    prose = ""
    for piece in pieces(answer):
        words = harmless(piece.text)
        prose += words if piece.number else in_markdown(words if prose else words.lstrip())
        prose += f" {telling.PARTLY}" if piece.partly else ""
    return prose


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


def _citation_html(identity: str, citation: Citation) -> str:
    lines = "".join(f"<li>{in_html(shown(line))}</li>" for line in sourcing(citation))
    return _item_html(
        identity, _marked(citation), citation, f'<ul class="sourcing">{lines}</ul>' if lines else ""
    )


def _marked(citation: Citation) -> str:
    """The quote with the short answer marked."""
    if citation.mark is None:
        return in_html(shown(citation.quote))
    text, (start, end) = citation.document.text, citation.mark
    before, short, after = text[citation.start : start], text[start:end], text[end : citation.end]
    marked = f"<mark>{in_html(harmless(short))}</mark>"
    return f"{in_html(harmless(before).lstrip())}{marked}{in_html(harmless(after).rstrip())}"


def _short_marked(piece: str, citation: Citation | None) -> str:
    """A stretch of the answer that ends with a quote, the short answer in that marked."""
    if citation is None or citation.mark is None:
        return in_html(piece)
    text, (start, end) = citation.document.text, citation.mark
    quote = shown(citation.quote)
    begin = piece.rfind(quote) + len(harmless(text[citation.start : start]).lstrip())
    short = harmless(text[start:end])
    if quote not in piece or piece[begin : begin + len(short)] != short:
        return in_html(piece)
    return f"{in_html(piece[:begin])}<mark>{in_html(short)}</mark>{in_html(piece[begin + len(short) :])}"


def _piece_html(piece: Piece, anchor: str, after: Citation | None) -> str:
    """A piece of the text; after is the citation whose marker comes next."""
    if piece.number:
        return marker_html(piece.number, anchor)
    if piece.partly is None:
        return _short_marked(harmless(piece.text), after)
    reason = in_html(shown(piece.partly.reason))
    words = f"{in_html(harmless(piece.text))} <small>{telling.PARTLY}</small>"
    return f'<span class="partly" title="{reason}">{words}</span>'


def _item_html(identity: str, quote: str, place: Citation | Hit, below: str = "") -> str:
    return (
        f'<li{identity}><blockquote dir="auto">{quote}</blockquote> '
        f"<cite>{in_html(_source_of(place))}</cite>{below}</li>"
    )


def _list_html(name: str, items: Sequence[str]) -> str:
    return f'<ol class="{name}">' + "".join(items) + "</ol>"


def _source_of(place: Citation | Hit) -> str:
    return source_line(place.document, place.page)
