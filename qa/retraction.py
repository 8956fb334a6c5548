"""What a correction takes back: never to be quoted without what takes its place.

A notice of correction restates the mistake ("In our article we wrote that …") before it mends it ("In fact,
…", or after a semicolon). And the story it corrects goes on saying so. Both are recognised among the passages
found, by English wording; a correction that nobody calls one is not. That somebody is sorry mends nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.documents import Document, Hit
from index.sentences import Span, sentences
from index.terms import content_terms
from qa.phrasing.amounts import is_number
from qa.phrasing.corrections import Standing, standing, values_in, withdrawn_in
from qa.phrasing.mending import Mending, mendings, mendings_around

_CALLED = (
    r"(?:corrections?|corrected|clarifications?|erratum|errata|corrigend(?:um|a)|retractions?|retracted)\b"
)
_TITLE = re.compile(rf"\W*(?:a |our )?{_CALLED}|.*[:–—-] ?{_CALLED}\W*\Z", re.IGNORECASE | re.DOTALL)
_NOTICE = re.compile(
    rf"^\W*(?:a |our )?{_CALLED}|\bcontained (?:\w+ ){{0,3}}(?:errors?|mistakes?)\b"
    r"|\b(?:regrets?|apologi[sz]es? for) the (?:errors?|mistakes?)"
    r"|\b(?:has been|was) corrected (?:to|after|since|because)\b"
    r"|\bwe (?:wish to |must |hereby )?(?:correct|retract)\b",
    re.IGNORECASE | re.MULTILINE,
)
_STORY = re.compile(
    r"\bheadline|\bcontained (?:\w+ ){0,3}(?:errors?|mistakes?)|\b(?:in|of) (?:the|our|that|this) "
    r"(?:story|article|report)\b",
    re.IGNORECASE,
)
_HEAD = 400  # characters of a text in which it says that it is a correction
_SAME = 0.6  # of the terms of what is taken back, in a sentence that says the same
_COMMON = 2  # terms in common, beside its numbers, where it is the same paper that says so


@dataclass(frozen=True, slots=True)
class Retraction:
    """A statement of a document that is taken back, and the sentences after it that say how it was; see
    `Mending`."""

    document: Document
    withdrawn: Span
    mistake: Span
    mended: tuple[Span, ...]

    def restates(self, document: Document, span: Span) -> bool:
        """Whether this is the statement in the notice itself: "In our article of 3 June we wrote that …"."""
        return document.source == self.document.source and span.start == self.withdrawn.start

    def takes_back(self, document: Document, span: Span) -> bool:
        """Whether a sentence, of the notice or of an older document, says what is taken back."""
        if document.source == self.document.source:
            return span.start == self.withdrawn.start
        newer = (document.published or "") > (self.document.published or "9999")
        return not newer and self._says_the_same(document, span)

    def _says_the_same(self, document: Document, span: Span) -> bool:
        mistake = set(content_terms(self.document.text[self.mistake.start : self.mistake.end]))
        said = set(content_terms(document.text[span.start : span.end]))
        numbers = {term for term in mistake if is_number(term)}
        if not mistake or not numbers <= said:
            return False  # "twelve sailors drowned" is not what was said of nine
        ours = bool(numbers and document.publisher) and document.publisher == self.document.publisher
        enough = len(mistake & said) >= _SAME * len(mistake)
        return enough or (ours and len((mistake & said) - numbers) >= _COMMON)


def retractions(hits: Sequence[Hit]) -> list[Retraction]:
    """What the notices of correction among the passages take back."""
    found: list[Retraction] = []
    for hit in hits:
        document, spans = hit.document, sentences(hit.document.text, hit.start, hit.end)
        told = mendings(document.text, spans, document.publisher, notice=_is_notice(document))
        found += [Retraction(document, one.withdrawn, one.mistake, one.mended) for one in told]
    return found


def retracted(document: Document, span: Span, known: Sequence[Retraction]) -> Retraction | None:
    """The retraction that takes a sentence back; None where none does."""
    return next((one for one in known if one.takes_back(document, span)), None)


def presented(document: Document, sentence: Span, value: Span) -> Standing:
    """How a value is presented by its sentence and those beside it: the mistake that a notice restates is
    withdrawn, what mends it is right."""
    text = document.text
    said = standing(
        text[sentence.start : sentence.end], value.start - sentence.start, value.end - sentence.start
    )
    if said is Standing.WITHDRAWN:
        return said
    for one in _mendings(document, sentence):
        if one.withdrawn.start == sentence.start:
            return _in_restated(one, value)
        if one.rights(sentence, text):
            return Standing.CORRECTED
    beside = said is Standing.STATED and _is_notice(document)
    return Standing.MENTIONED if beside and _STORY.search(text, sentence.start, sentence.end) else said


def _in_restated(one: Mending, value: Span) -> Standing:
    """In "On 3 June we wrote that she is 52; she is 54": of the article, wrong, right."""
    if value.start < one.mistake.start:
        return Standing.MENTIONED
    return Standing.WITHDRAWN if value.start < one.mistake.end else Standing.CORRECTED


def formers(document: Document, sentence: Span) -> list[str]:
    """The numbers and dates that a sentence takes the place of: those it withdraws, and those of the mistake
    that it mends."""
    text = document.text
    told = mistakes(document, sentence)
    wrong = [text[at.start : at.end] for span in told for at in _values(text, span)]
    return [*withdrawn_in(text[sentence.start : sentence.end]), *wrong]


def successor(document: Document, sentence: Span) -> tuple[Span, Span] | None:
    """The sentence and the number or date in it that takes the place of what a sentence withdraws; None where
    there is not exactly one."""
    told = [sentence, *(span for one in _mendings(document, sentence) for span in one.mended)]
    right = (Standing.CORRECTED, Standing.UPDATED)
    found = [
        (span, value)
        for span in told
        for value in _values(document.text, span)
        if presented(document, span, value) in right
    ]
    return found[0] if len(found) == 1 else None


def _values(text: str, span: Span) -> list[Span]:
    places = values_in(text[span.start : span.end])
    return [Span(span.start + start, span.start + end) for start, end in places]


def mistakes(document: Document, sentence: Span) -> list[Span]:
    """Where the mistakes are told that a sentence restates or mends."""
    return [one.mistake for one in _mendings(document, sentence)]


def _mendings(document: Document, sentence: Span) -> tuple[Mending, ...]:
    notice = _is_notice(document)
    return mendings_around(document.text, document.body, document.publisher, sentence, notice=notice)


def _is_notice(document: Document) -> bool:
    head = document.text[document.body : document.body + _HEAD]
    return bool(_TITLE.match(document.title or "") or _NOTICE.search(head))
