"""Questions about a document itself, answered from its metadata: when, by whom and where it was published.

Only questions of a fixed form about "the article" (story, document, page, …) are taken; all others are read
in the text, where "When was the census published?" belongs. Which article is meant is told by what else the
question says; where it says nothing and there are several documents, nothing is answered here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.dates import date_at
from index.documents import Document, Hit
from index.terms import content_terms

_NOUN = r"(?:the|this|that) (?:article|story|document|text|page|piece|post|news item|press release)\b"
_ARTICLE = rf"(?:{_NOUN}.*|it|this)"  # "it" only where nothing more is said: it may be anything
_WHEN = r"(?:when|(?:on|in) (?:what|which) (?:date|day|month|year)) (?:was|did)"
_VERB = r"(?:published|released|posted|printed|issued|appear|come out)"
_FORMS = {
    "published": (
        rf"{_WHEN} {_ARTICLE} {_VERB}\W*|{_WHEN} {_NOUN} {_VERB}\b.*"
        rf"|what (?:is|was) the (?:publication )?date of {_ARTICLE}\W*"
    ),
    "publisher": rf"(?:who|which \w+) published {_ARTICLE}\W*|who (?:is|was) the publisher of {_ARTICLE}\W*",
    "author": rf"who wrote {_ARTICLE}\W*|who (?:is|was) the author of {_ARTICLE}\W*",
}
_PATTERNS = {name: re.compile(form, re.IGNORECASE | re.DOTALL) for name, form in _FORMS.items()}
_FORM_WORDS = (
    "article story document text page piece post news item press release published released posted printed "
    "issued appear come out date day month year publication publisher author wrote newspaper agency site "
    "paper outlet"
)
_HEAD = 400  # characters at the beginning of a text in which a dateline is looked for
_MARKER = re.compile(r"\[(\d+)\]")
_ISO_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
_MONTHS = re.findall(
    r"\w+", "January February March April May June July August September October November December"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the metadata of a document says, as a sentence.

    start, end  where the text shows the same, a dateline for example; both 0 where it does not
    """

    sentence: str
    document: Document
    start: int = 0
    end: int = 0


def stated(question: str, hits: Sequence[Hit]) -> Stated | None:
    """The answer from metadata; None where the question asks for something else or there is no such metadata.

    hits are what was found for the question, best first: the article meant is among them.
    """
    field = next((name for name, form in _PATTERNS.items() if form.fullmatch(question.strip())), None)
    document = _meant(question, hits) if field else None
    if field is None or document is None:
        return None
    return _published(document) if field == "published" else _named(document, field)


def ambiguous(question: str, hits: Sequence[Hit]) -> bool:
    """Whether it asks for a fact about "the article", and nothing tells which of several is meant."""
    asks = any(form.fullmatch(question.strip()) for form in _PATTERNS.values())
    return asks and bool(hits) and _meant(question, hits) is None


def date_in_words(date: str) -> str:
    """An ISO 8601 date to the precision known: "2024-02" is "February 2024". Anything else is unchanged."""
    match = _ISO_DATE.fullmatch(date)
    if match is None:
        return date
    year, month, day = match.groups()
    name = _MONTHS[int(month) - 1] if month else None
    return " ".join(part for part in (day and str(int(day)), name, year) if part)


def _meant(question: str, hits: Sequence[Hit]) -> Document | None:
    """The only document, or the only one whose title, or else a passage, has what the question says."""
    documents = {hit.document.source: hit.document for hit in hits}
    described = set(content_terms(question)) - set(content_terms(_FORM_WORDS))
    if described:
        titled = {
            hit.document.source for hit in hits if described <= set(content_terms(hit.document.title or ""))
        }
        about = titled or {hit.document.source for hit in hits if described <= _words(hit)}
        documents = {source: documents[source] for source in about}
    return next(iter(documents.values())) if len(documents) == 1 else None


def _words(hit: Hit) -> set[str]:
    return set(content_terms(f"{hit.document.title or ''} {hit.text}"))


def _published(document: Document) -> Stated | None:
    date = document.published
    if date is None:
        return None
    words = date_in_words(date)
    when = words if words == date else f"{words} ({date})"
    preposition = "in" if len(date) < len("2024-02-11") else "on"
    start, end = _dateline(document, date)
    return Stated(
        f"According to its metadata, {_name(document)} was published {preposition} {when}.",
        document,
        start,
        end,
    )


def _named(document: Document, field: str) -> Stated | None:
    name = document.publisher if field == "publisher" else document.author
    if name is None:
        return None
    verb = "published" if field == "publisher" else "written"
    return Stated(f"According to its metadata, {_name(document)} was {verb} by {unmarked(name)}.", document)


def _name(document: Document) -> str:
    return f"“{unmarked(document.title)}”" if document.title else "the document"


def unmarked(name: str) -> str:
    """A name for a sentence of ours: a "[1]" in it would read as a marker."""
    return _MARKER.sub(r"(\1)", name)


def _dateline(document: Document, date: str) -> tuple[int, int]:
    """Where the date stands near the beginning of the text; (0, 0) if it does not."""
    head = document.text[: max(document.body, _HEAD)]
    for word in re.finditer(r"\b\w", head):
        found = date_at(document.text, word.start())
        if found and found[0] == date:
            return word.start(), found[1]
    return 0, 0
