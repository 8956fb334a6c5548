"""What a correction takes back: never to be quoted without what takes its place.

A notice of correction restates the mistake ("The story said that …") before it mends it ("She was not."). And
the story it corrects goes on saying so. Both are recognised among the passages found, by English wording; a
correction that nobody calls one is not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.documents import Document, Hit
from index.sentences import Span, sentences
from index.terms import content_terms

_NOTICE = re.compile(
    r"\b(?:corrections?|corrected|clarification|erratum|errata|retraction|retracts?)\b"
    r"|\bcontained (?:\w+ ){0,3}errors?\b"
    r"|\b(?:regrets?|apologi[sz]es? for) the (?:error|mistake)",
    re.IGNORECASE,
)
_RESTATED = re.compile(
    r"\W*(?:(?:the|an|our) (?:(?:earlier|original|previous|first|above|same|published|online|print) )*"
    r"(?:story|article|report|version|headline|text|post|page|caption|item|document|edition|statement)"
    r"|(?:it|we|this (?:story|article|report|page)))\s"
    r"(?:(?:also|had|has|have|then|first|originally|initially|previously|wrongly|incorrectly|mistakenly) )*"
    r"(?:said|say|stated|reported|gave|put|claimed|wrote|named|described|misstated|misspelled|quoted|called)\b",
    re.IGNORECASE,
)
_HEAD = 400  # characters of a text in which it says that it is a correction
_MOST = 2  # sentences that mend
_SAME = 0.6  # of the terms of what is taken back, in a sentence that says the same


@dataclass(frozen=True, slots=True)
class Retraction:
    """A statement that is taken back, and the sentences after it that say how it was."""

    document: Document
    withdrawn: Span
    mended: tuple[Span, ...]

    def takes_back(self, document: Document, span: Span) -> bool:
        """Whether a sentence, of the notice or of an older document, says what is taken back."""
        if document.source == self.document.source:
            return span.start == self.withdrawn.start
        newer = (document.published or "") > (self.document.published or "9999")
        mistake = set(content_terms(self.document.text[self.withdrawn.start : self.withdrawn.end]))
        said = set(content_terms(document.text[span.start : span.end]))
        return not newer and bool(mistake) and len(mistake & said) >= _SAME * len(mistake)


def retractions(hits: Sequence[Hit]) -> list[Retraction]:
    """What the notices of correction among the passages take back."""
    return [found for hit in hits if _is_notice(hit.document) for found in _of(hit)]


def retracted(document: Document, span: Span, known: Sequence[Retraction]) -> Retraction | None:
    """The retraction that takes a sentence back; None where none does."""
    return next((one for one in known if one.takes_back(document, span)), None)


def _is_notice(document: Document) -> bool:
    head = document.text[document.body : document.body + _HEAD]
    return bool(_NOTICE.search(document.title or "") or _NOTICE.search(head))


def _of(hit: Hit) -> Iterator[Retraction]:
    text = hit.document.text
    spans = sentences(text, hit.start, hit.end)
    for place, span in enumerate(spans):
        if _RESTATED.match(text, span.start, span.end):
            mended = tuple(_after(text, spans[place : place + 1 + _MOST]))
            if mended:
                yield Retraction(hit.document, span, mended)


def _after(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The sentences after the first one, as far as its paragraph and the next mistake."""
    for before, span in pairwise(spans):
        if "\n\n" in text[before.end : span.start] or _RESTATED.match(text, span.start, span.end):
            return
        yield span
