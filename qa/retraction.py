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
from qa.phrasing.corrections import Standing, announces, standing, values_in, withdrawn_in
from qa.phrasing.restating import Restated, apologises, denies, restated, self_evident

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
_AROUND = 800  # characters before and after a sentence in which its neighbours are looked for
_MOST = 2  # sentences that mend
_BRIEF = 5  # words of a sentence that only denies
_SAME = 0.6  # of the terms of what is taken back, in a sentence that says the same
_COMMON = 2  # terms in common, beside its numbers, where it is the same paper that says so


@dataclass(frozen=True, slots=True)
class Retraction:
    """A statement that is taken back, and the sentences that say how it was.

    mistake  where in the withdrawn sentence the mistake itself is told
    mended   after that sentence; empty where the right is in it: "is 52; she is 54". Only where the right is
             nowhere told, an apology
    """

    document: Document
    withdrawn: Span
    mistake: Span
    mended: tuple[Span, ...]

    def takes_back(self, document: Document, span: Span) -> bool:
        """Whether a sentence, of the notice or of an older document, says what is taken back."""
        if document.source == self.document.source:
            return span.start == self.withdrawn.start
        newer = (document.published or "") > (self.document.published or "9999")
        return not newer and self._says_the_same(document, span)

    def rights(self, sentence: Span) -> bool:
        """Whether it says how it was: the first that mends, or the second after "She was not."."""
        place = self.mended.index(sentence) if sentence in self.mended else _MOST
        begun = self.document.text[self.mended[0].start : self.mended[0].end] if place else ""
        return place == 0 or (place < _MOST and len(begun.split()) <= _BRIEF)

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
    return [
        found for hit in hits for found in _of(hit.document, sentences(hit.document.text, hit.start, hit.end))
    ]


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
    for one in retracting(document, sentence):
        if one.withdrawn.start == sentence.start:
            return _in_restated(one, value)
        if one.rights(sentence):
            return Standing.CORRECTED
    beside = said is Standing.STATED and _is_notice(document)
    return Standing.MENTIONED if beside and _STORY.search(text, sentence.start, sentence.end) else said


def _in_restated(one: Retraction, value: Span) -> Standing:
    """In "On 3 June we wrote that she is 52; she is 54": of the article, wrong, right."""
    if value.start < one.mistake.start:
        return Standing.MENTIONED
    return Standing.WITHDRAWN if value.start < one.mistake.end else Standing.CORRECTED


def formers(document: Document, sentence: Span) -> list[str]:
    """The numbers and dates that a sentence takes the place of: those it withdraws, and those of the mistake
    that it mends."""
    text = document.text
    mistakes = [one.mistake for one in retracting(document, sentence)]
    wrong = [text[at.start : at.end] for span in mistakes for at in _values(text, span)]
    return [*withdrawn_in(text[sentence.start : sentence.end]), *wrong]


def successor(document: Document, sentence: Span) -> tuple[Span, Span] | None:
    """The sentence and the number or date in it that takes the place of what a sentence withdraws; None where
    there is not exactly one."""
    told = [sentence, *(span for one in retracting(document, sentence) for span in one.mended)]
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


def retracting(document: Document, sentence: Span) -> list[Retraction]:
    """The retractions that a sentence is a part of, as the mistake or as what mends it."""
    spans = _around(document, sentence)
    return [one for one in _of(document, spans) if sentence in (one.withdrawn, *one.mended)]


def _around(document: Document, sentence: Span) -> list[Span]:
    """The sentences near one, itself among them."""
    text, begin = document.text, max(document.body, sentence.start - _AROUND)
    before = sentences(text, begin, sentence.start)
    after = sentences(text, sentence.end, min(len(text), sentence.end + _AROUND))
    return [*before, sentence, *after]


def _is_notice(document: Document) -> bool:
    head = document.text[document.body : document.body + _HEAD]
    return bool(_TITLE.match(document.title or "") or _NOTICE.search(head))


def _of(document: Document, spans: Sequence[Span]) -> list[Retraction]:
    text, notice = document.text, _is_notice(document)
    found: list[Retraction] = []
    for place, span in enumerate(spans):
        after = spans[place + 1 : place + 1 + _MOST]
        told = restated(text[span.start : span.end], document.publisher)
        if told and (notice or _is_taken_back(text, spans, place, told)):
            mended = tuple(_mending(text, span, after, document.publisher))
            itself = told.mended and not (mended and denies(text[mended[0].start : mended[0].end]))
            if itself or mended:
                end = span.start + told.end if itself else span.end
                mistake = Span(span.start + told.start, end)
                found.append(Retraction(document, span, mistake, () if itself else mended))
    return found


def _is_taken_back(text: str, spans: Sequence[Span], place: int, told: Restated) -> bool:
    """Whether, in a text that is no notice, a sentence is a mistake restated: it or what follows says so."""
    span = spans[place]
    following = text[spans[place + 1].start : spans[place + 1].end] if place + 1 < len(spans) else ""
    said = text[span.start : span.end]
    begun = place > 0 and announces(text[spans[place - 1].start : spans[place - 1].end])
    return begun or announces(said) or self_evident(said, following, told)


def _mending(text: str, span: Span, after: Sequence[Span], publisher: str | None) -> list[Span]:
    """The sentences after the mistake, as far as its paragraph and the next mistake, but no apology; the
    apology where there is nothing else."""
    found: list[Span] = []
    end = span.end
    for one in after:
        said = text[one.start : one.end]
        if "\n\n" in text[end : one.start] or restated(said, publisher):
            break
        found.append(one)
        end = one.end
    return [one for one in found if not apologises(text[one.start : one.end])] or found
