"""From quotes and values to the text of an answer: citations numbered, quotes joined, differences told.

Quotes stay verbatim but for white space. What is ours is told by its form: "…" for what is left out between
two quotes of one document, and the sentence that begins "The documents differ:".
"""

import re
from collections.abc import Iterator, Sequence

from index.documents import Document
from qa.answer import Citation
from qa.metadata import date_in_words, unmarked
from qa.phrasing.statements import Statement
from qa.selection import Quote
from qa.short import Short
from qa.values import Value

_Place = tuple[Document, int, int, tuple[int, int] | None]  # a quote and the mark in it
_SPACE = re.compile(r"\s+")


def cited(quotes: Sequence[Quote], differing: Sequence[Value], short: Short | None) -> tuple[Citation, ...]:
    """Citations in the order in which the text names them: the statements of the values, then the quotes."""
    stated = [_statement(value) for value in differing]
    places: list[_Place] = [
        (one.document, one.start, one.end, (one.value_start, one.value_end)) for one in stated
    ]
    places += [(quote.document, quote.start, quote.end, _mark(quote, short)) for quote in quotes]
    once: dict[tuple[str, int], _Place] = {}
    for document, start, end, mark in places:
        once.setdefault((document.source, start), (document, start, end, mark))
    return tuple(Citation(number, *place) for number, place in enumerate(once.values(), 1))


def prose(citations: Sequence[Citation], differing: Sequence[Value] = ()) -> str:
    """The text with its markers: the differences, if there are any, then the quotes."""
    if not differing:
        return " ".join(_joined(citations))
    numbers = {(one.document.source, one.start): one.number for one in citations}
    told = [_told(value, numbers[_place(_statement(value))]) for value in differing]
    quotes = " ".join(_joined(citations))
    return f"The documents differ: {'; '.join(told)}. {quotes}"


def _statement(value: Value) -> Statement:
    return value.statements[0]


def _place(statement: Statement) -> tuple[str, int]:
    return statement.document.source, statement.start


def _mark(quote: Quote, short: Short | None) -> tuple[int, int] | None:
    if short is None or short.document != quote.document:
        return None
    return (short.start, short.end) if quote.start <= short.start and short.end <= quote.end else None


def _joined(citations: Sequence[Citation]) -> Iterator[str]:
    """Each quote with its marker, and "…" before one that does not follow on the last of its document."""
    for number, citation in enumerate(citations):
        before = citations[number - 1] if number else None
        if before and before.document == citation.document and not _adjoin(before, citation):
            yield "…"
        yield f"{_SPACE.sub(' ', citation.quote).strip()} [{citation.number}]"


def _adjoin(one: Citation, other: Citation) -> bool:
    return one.end <= other.start and not one.document.text[one.end : other.start].strip()


def _told(value: Value, number: int) -> str:
    """As the sentence writes it that the marker cites: other sources may write the value in other words."""
    stated = _SPACE.sub(" ", _statement(value).value).strip()
    source = ", ".join(filter(None, (_named(value), _dated(value))))
    notes = ", ".join(filter(None, (_count(value), value.note)))
    return f"“{stated}” ({source}{f'; {notes}' if notes else ''}) [{number}]"


def _named(value: Value) -> str:
    return unmarked(_statement(value).named)


def _dated(value: Value) -> str | None:
    date = _statement(value).published
    return date_in_words(date) if date else None


def _count(value: Value) -> str:
    """ "4 articles, 1 origin", where there is more than one."""
    if value.documents < 2:
        return ""
    origins = f"{value.origins} origin{'s' if value.origins > 1 else ''}"
    return f"{value.documents} documents, {origins}"
