"""Scope: whom and what time a question limits its answer to, and how well a sentence keeps to that.

"What did Izvestia report?" wants sentences of which Izvestia is a voice, "in February 2024" those that speak
of that month, "latest" the newest. Where no sentence keeps to it, all are as good as before: whether the
answer is there is for `qa.confidence`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.documents import Document, Hit
from index.filters import Where
from index.sentences import Span, sentences
from index.terms import content_terms
from index.words import STOP_WORDS
from qa.attribution import parts
from qa.moments import Moment, moments
from qa.period import Period, anchored, fits, period, where_of, without_period
from qa.speech.asking import AskedVoice, asked_voice, speaks

_VOICE = 4.0  # log odds that a sentence loses which the voice asked for does not speak
_TIME = 2.0  # between one of another time and one of the time asked about
_ELSEWHEN = 0.2  # `fits` of a sentence that speaks of other times only
_COUNTS = frozenset(content_terms("census survey poll register"))
_AGE = 1.5  # between the oldest and the newest, where the latest is asked for

Keeps = Callable[[Document, Span], bool]  # whether a sentence, at its span in a document, is within a scope


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is limited to: a voice, a time, both or neither."""

    voice: AskedVoice | None = None
    period: Period | None = None

    def searched(self, question: str) -> str:
        """What retrieval looks for: "articles from 2020" is a filter, and no matter to search for."""
        return without_period(question, self.period) if self.period else question

    def where(self, given: Where | None) -> Where | None:
        """The filter given, and the time of publication that the question names; the one given goes first."""
        asked = where_of(self.period) if self.period else None
        return {**asked, **(given or {})} if asked else given

    def settled(self, hits: Sequence[Hit]) -> "Scope":
        """With the time of an event, "before the election", looked up in the passages; else unchanged."""
        if self.period is None or self.period.event is None:
            return self
        when = _when(self.period.event, hits)
        return Scope(self.voice, anchored(self.period, when)) if when else self

    def favours(self, places: Sequence[tuple[Document, Span]]) -> list[float]:
        """What each sentence is worth beside its score, in log odds; all 0 for a question without limits."""
        return [sum(worth) for worth in zip(self._voices(places), self._times(places), strict=True)]

    def excludes(self, places: Sequence[tuple[Document, Span]]) -> bool:
        """Whether days are asked about and every sentence speaks of others, or is older than they are."""
        asked = self.period
        if asked is None or not (asked.first or asked.last):
            return False
        return max(_fitting(asked, places), default=1.0) < _ELSEWHEN

    def keeps(self, places: Sequence[tuple[Document, Span]]) -> Keeps:
        """Which sentences keep to it, here or elsewhere. What none of these keeps to is no limit."""
        asked = [limit for limit, of in ((self._spoken, self.voice), (self._timely, self.period)) if of]
        limits = [limit for limit in asked if any(limit(*place) for place in places)]
        known: dict[tuple[str, int], bool] = {}  # the same sentences come up again, and a voice takes a while

        def kept(document: Document, span: Span) -> bool:
            place = (document.source, span.start)
            if place not in known:
                known[place] = all(limit(document, span) for limit in limits)
            return known[place]

        return kept

    def _spoken(self, document: Document, span: Span) -> bool:
        voice = self.voice
        if voice is None or _counts(voice, document.text[span.start : span.end]):
            return True
        return _speaks_in(document, span, voice)

    def _timely(self, document: Document, span: Span) -> bool:
        return self.period is None or _fitting(self.period, [(document, span)])[0] >= _ELSEWHEN

    def _voices(self, places: Sequence[tuple[Document, Span]]) -> list[float]:
        if self.voice is None:
            return [0.0] * len(places)
        said = [self._spoken(document, span) for document, span in places]
        return [0.0 if spoken or not any(said) else -_VOICE for spoken in said]

    def _times(self, places: Sequence[tuple[Document, Span]]) -> list[float]:
        if self.period is None:
            return [0.0] * len(places)
        if self.period.newest or self.period.oldest:
            ages = _ages([document for document, _ in places])
            sign = 1 if self.period.newest else -1
            return [sign * _AGE * ages.get(document.published or "", 0.0) for document, _ in places]
        return [_TIME * (fit - 0.5) for fit in _fitting(self.period, places)]


def _counts(voice: AskedVoice, sentence: str) -> bool:
    """Whether a sentence gives what a census or the like says, by naming it: "as of the census"."""
    named = content_terms(voice.name)
    return not _COUNTS.isdisjoint(named[-1:]) and set(named) <= set(content_terms(sentence))


def scope_of(question: str, today: date) -> Scope:
    """What a question is limited to. today: what "last week" is counted from."""
    return Scope(asked_voice(question), period(question, today))


def _speaks_in(document: Document, span: Span, voice: AskedVoice) -> bool:
    """Whether a voice has a part of a sentence, or all of it."""
    if not _may_speak(document, voice):
        return False  # to listen to every document costs a millisecond a sentence
    return any(speaks(part.attribution, voice) for part in parts(document, span.start, span.end))


def _may_speak(document: Document, voice: AskedVoice) -> bool:
    """Whether the document has a word of the name at all; initials may stand for words, and pass."""
    words = [word for word in voice.name.lower().split() if word not in STOP_WORDS]
    if voice.unnamed or voice.name.isupper() or not words:
        return True
    known = f"{document.publisher} {document.author} {document.title} {document.text}".lower()
    return any(word in known for word in words)


def _fitting(asked: Period, places: Sequence[tuple[Document, Span]]) -> list[float]:
    """How well each sentence fits a time, 0 to 1: see `qa.period.fits`."""
    return [fits(asked, document, moments(document, span.start, span.end)) for document, span in places]


def _ages(documents: Sequence[Document]) -> Mapping[str, float]:
    """{date of publication: -.5 for the oldest to .5 for the newest}; no age where all are alike."""
    dates = sorted({document.published for document in documents if document.published})
    if len(dates) < 2:
        return {}
    return {when: place / (len(dates) - 1) - 0.5 for place, when in enumerate(dates)}


def _when(event: str, hits: Sequence[Hit]) -> Moment | None:
    """The time in the first sentence that names the event and a time."""
    return next((found[0] for found in _mentions(event, hits) if found), None)


def _mentions(event: str, hits: Sequence[Hit]) -> Iterator[tuple[Moment, ...]]:
    wanted = set(content_terms(event))
    for hit in hits:
        text = hit.document.text
        for span in sentences(text, hit.start, hit.end):
            if wanted and wanted <= set(content_terms(text[span.start : span.end])):
                yield moments(hit.document, span.start, span.end)
