"""Who said it: the chain of reported speech around a stretch of a document.

It reads the sentences before the stretch and the few after it, and follows three rules. What a sentence says
of its own speakers comes first. A quotation without a speaker belongs to whoever speaks right around it. And
a story that is plainly relayed goes on being relayed: after "This was reported by X with reference to Y", or
when X is cited in the lead and "the newspaper" again later, sentences that name nobody are X's (and Y's,
until somebody else unnamed speaks), up to a heading, to another source, or to words that turn elsewhere, such
as "Meanwhile", "It will be recalled", "As Z earlier reported". It parses nothing and believes nothing: what
the chain says is who is named, not who is right.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.documents import Document
from index.sentences import Span, sentences
from qa.speech import reporting
from qa.speech.antecedents import Antecedents
from qa.speech.frames import Frame, Heard, Said, framed, overlap, unique
from qa.speech.interviews import interviewee
from qa.speech.publishing import calls_itself, dateline, publisher
from qa.speech.quotations import quotations, share_quoted
from qa.speech.reported import statements
from qa.speech.sayers import Statement
from qa.speech.siblings import breaks
from qa.speech.speakers import mentions
from qa.speech.turns import Turn, turn_at
from qa.speech.voices import Attribution, Voice, VoiceKind
from qa.speech.wording import tokens_of

__all__ = ["Attribution", "Part", "Voice", "VoiceKind", "attribution", "parts"]

_BACK = 6_000  # characters before a quote that are read
_AHEAD = 1_200  # characters after it
_LONG = 4_000  # characters of a quote that are read
_LEAD = 3  # sentences in which a story says whom it relays
_NEAR = 9  # sentences before a quote in which every speaker is listened to, and not only publications
_WORD = re.compile(r"[^\W\d_]+")
_MEDIA = reporting.MEDIA_NOUNS | reporting.MEDIA_NAMES
_QUOTED = 0.6  # share of a sentence in quotation marks that makes it a quotation
_TURNS_AWAY = re.compile(
    r"[\"'“(*#\s]*(?:meanwhile|separately|in other news|earlier|previously|recall|"
    r"(?:it )?(?:will|should|may) be recalled|"
    r"as (?:we|\S[^.,]{1,60}) (?:earlier|previously|already) (?:reported|wrote|informed)|"
    r"as (?:earlier|previously) reported|(?:we|let us) (?:remind|recall)|also read|read (?:also|more)|"
    r"background|for reference|reminder|elsewhere)\b",
    re.IGNORECASE,
)


def attribution(document: Document, start: int, end: int) -> Attribution:
    """The chain of voices of document.text[start:end], outermost first, empty where none is named.

    Of a stretch over several sentences, that of the one which makes up most of it; of a part of a sentence,
    that of the clause it stands in; of one before the body, a dateline or a menu, only the publisher. Raises
    ValueError for a stretch that is empty or outside the text.
    """
    if not 0 <= start < end <= len(document.text):
        raise ValueError(
            f"nothing stands at {start}:{end} in {document.source!r}, "
            f"which is {len(document.text)} characters long"
        )
    if end <= document.body:
        return Attribution(unique([publisher(document)]))
    return _Story(document, start, min(end, start + _LONG)).attribution()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document, document.text[start:end], and who says it."""

    start: int
    end: int
    attribution: Attribution


def parts(document: Document, start: int, end: int) -> tuple[Part, ...]:
    """document.text[start:end] by voice: two parts of "Kov says it rained, while Lee says it snowed".

    One part where all of it is said by the same; raises ValueError like `attribution`.
    """
    found: list[Part] = []
    for first, last in pairwise([start, *_hand_overs(document, start, end), end]):
        said = attribution(document, first, last)
        if found and str(found[-1].attribution) == str(said):
            found[-1] = Part(found[-1].start, last, found[-1].attribution)
        else:
            found.append(Part(first, last, said))
    return tuple(found)


def _hand_overs(document: Document, start: int, end: int) -> list[int]:
    """Where a sentence between two places may hand over to another voice, and where another begins."""
    text, places = document.text, set[int]()
    for span in sentences(text, start, min(end, start + _LONG)):
        said = statements(text, span.start, span.end)
        places |= {span.start, *(breaks(said, text, span.start, span.end) if len(said) > 1 else ())}
    return sorted(place for place in places if start < place < end)


class _Story:
    """A document around a quote."""

    def __init__(self, document: Document, start: int, end: int) -> None:
        self.document = document
        self.text, self.start, self.end = document.text, start, end
        self.publisher = publisher(document)
        self.agency = _agency(document, self.publisher)
        self.first = self._beginning(min(document.body, start))
        self.last = min(len(self.text), end + _AHEAD)
        self.in_lead = self.first <= document.body
        self.spans = sentences(self.text, self.first, self.last)
        self.quoted = quotations(self.text, self.first, self.last)
        self.turn = turn_at(self.text, self.first, start, self.last)
        author = document.author
        self.author = Voice(author, VoiceKind.AUTHOR) if author and not self.turn else self._turn_voice()
        self.before = Antecedents(self.text, self.first, self.author, self.quoted)
        self.relays: dict[str, tuple[Voice, int]] = {}

    def attribution(self) -> Attribution:
        """The chain."""
        if not self.spans:
            return Attribution(self._chain(()))
        target = max(range(len(self.spans)), key=lambda at: overlap(self.spans[at], self.start, self.end))
        frame: Frame | None = None
        heard: list[Heard] = []
        for at, span in enumerate(self.spans[: target + 1]):
            frame = self._turned(frame, span)
            listens = at > target - _NEAR or (self.in_lead and at <= _LEAD) or (frame and frame.firm)
            heard.append(self._hear(at, span) if listens or self._relays(span) else Heard(span, ()))
            lead = self.in_lead and at <= _LEAD
            frame = framed(frame, heard[-1], lead=lead, publisher=self.publisher)
        ahead = [self._hear(at, self.spans[at]) for at in range(target + 1, min(target + 4, len(self.spans)))]
        direct = share_quoted(self.quoted, self.start, self.end) > _QUOTED
        voices = self._voices(heard, ahead, frame)
        chain = self._chain(voices)
        return Attribution(chain, direct and bool(voices or self.turn))

    def _voices(self, heard: list[Heard], ahead: list[Heard], frame: Frame | None) -> tuple[Voice, ...]:
        """Who says the quote, without publisher, agency and interview."""
        here = heard[-1]
        span = Span(max(self.start, here.span.start), min(self.end, here.span.end))
        own = here.covering(span)
        if self._is_quotation(here.span) and not self._outer(here):
            own = unique([*self._speaker(heard, ahead), *own])
        if not own:
            own = self._reported_after(heard, ahead)
        if frame is None:
            return own
        return frame.around(own) if own else frame.voices if frame.firm else ()

    def _hear(self, at: int, span: Span) -> Heard:
        """The statements of a sentence with their voices; remembers who spoke."""
        said = []
        for statement in statements(self.text, span.start, span.end):
            voices = [self.before.voice(one, span.start) for one in statement.speakers]
            known = tuple(self._own(voice) for voice in voices if voice is not None)
            if known:
                said.append(Said(statement, self._relayed(at, statement, known)))
        for one in said:
            for voice in one.voices:
                if self.publisher and voice.same_as(self.publisher):
                    continue  # "the newspaper" is another
                self.before.heard(voice, one.statement.at)
        return Heard(span, tuple(said))

    def _own(self, voice: Voice) -> Voice:
        """The publisher, where the text calls it by a part of its name: "told the Herald"."""
        own = self.publisher
        return own if own and calls_itself(voice, own, self.text) else voice

    def _relayed(self, at: int, statement: Statement, voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
        """With the publication that relayed the same speaker in the sentence before."""
        last = voices[-1]
        if len(voices) > 1 and voices[0].kind is VoiceKind.PUBLICATION:
            self.relays[last.name] = (voices[0], at)
        elif len(voices) == 1 and last.name in self.relays and statement.speakers[-1].stands_for:
            publication, where = self.relays[last.name]
            if at - where <= 2:
                self.relays[last.name] = (publication, at)
                return (publication, last)
        return voices

    def _relays(self, span: Span) -> bool:
        """Whether a sentence far before the quote may say whom the story relays."""
        words = _WORD.findall(self.text[span.start : span.end].lower())
        return not _MEDIA.isdisjoint(words)

    def _turned(self, frame: Frame | None, span: Span) -> Frame | None:
        """No frame any more after a heading or words that turn elsewhere."""
        if self.text.startswith("#", span.start) or _TURNS_AWAY.match(self.text, span.start, span.end):
            return None
        return frame

    def _is_quotation(self, span: Span) -> bool:
        return share_quoted(self.quoted, span.start, span.end) > _QUOTED

    def _speaker(self, heard: list[Heard], ahead: list[Heard]) -> tuple[Voice, ...]:
        """Of a quotation that names nobody: who speaks around it, on whichever side it goes on."""
        here = heard[-1]
        begun = len(heard) > 1 and self._same_quotation(heard[-2], here)
        goes_on = bool(ahead) and self._same_quotation(here, ahead[0])
        if begun or (
            len(heard) > 1 and self._outer(heard[-2]) and not goes_on and not self._parted(heard[-2], here)
        ):
            return self._spoke_before(heard, begun) or self._speaks_after(here, ahead)
        return self._speaks_after(here, ahead) or self._spoke_before(heard, begun)

    def _speaks_after(self, here: Heard, ahead: list[Heard]) -> tuple[Voice, ...]:
        for one, other in pairwise([here, *ahead]):
            if self._parted(one, other):
                return ()
            outer = self._outer(other)
            if outer and (outer[0].statement.trailing or self._same_quotation(one, other)):
                return outer[0].voices
            if not self._is_quotation(other.span):
                return ()
        return ()

    def _spoke_before(self, heard: list[Heard], begun: bool) -> tuple[Voice, ...]:
        """Who spoke last; of a quotation that has begun before, who spoke where it began."""
        for before, after in zip(heard[-2::-1], heard[:0:-1], strict=False):
            if begun and not self._same_quotation(before, after):
                if not self._is_quotation(after.span):
                    return ()
                begun = False
            if outer := self._outer(before):
                return outer[-1].voices
            if not begun and not self._is_quotation(before.span):
                return ()
        return ()

    def _outer(self, heard: Heard) -> list[Said]:
        """What is said outside quotation marks: who speaks, and not of whom a quotation speaks."""
        said = heard.said
        return [one for one in said if not share_quoted(self.quoted, one.statement.at, one.statement.at + 1)]

    def _same_quotation(self, one: Heard, other: Heard) -> bool:
        return any(first < one.span.end and last > other.span.start for first, last in self.quoted)

    def _reported_after(self, heard: list[Heard], ahead: list[Heard]) -> tuple[Voice, ...]:
        """This was reported by X: of the sentence before it, its paragraph, and the lead."""
        at = len(heard) - 1
        previous = heard[-1]
        for count, later in enumerate(ahead):
            if later.back:
                near = count == 0 or (self.in_lead and at < _LEAD) or not self._parted(heard[-1], previous)
                return later.back if near else ()
            if later.said:
                return ()
            previous = later
        return ()

    def _parted(self, one: Heard, other: Heard) -> bool:
        return self.text.count("\n", one.span.end, other.span.start) > 1

    def _chain(self, voices: Sequence[Voice]) -> tuple[Voice, ...]:
        """With publisher, agency and whose turn it is; nobody twice."""
        turn = self._turn_voice()
        return unique([self.publisher, self.agency, turn, *voices])

    def _turn_voice(self) -> Voice | None:
        turn: Turn | None = self.turn
        if turn is None or turn.asks:
            return None
        if turn.answers:
            return interviewee(self.document)
        tokens = tokens_of(self.text, turn.start, turn.end)
        people = Antecedents(self.text, self.first)
        named = mentions(tokens, 0, len(tokens), self.text)
        if turn.label.isupper() and (initialled := people.by_initials(turn.label, turn.start)):
            return initialled
        if not named or named[0].kind is VoiceKind.PUBLICATION:
            return None
        first, last = named[0].start, turn.end
        label = Voice(turn.label, VoiceKind.PERSON, first, last)
        if named[0].stands_for not in {"", "surname"}:
            return label
        found = people.voice(named[0], turn.start)
        return found if found and found.kind is VoiceKind.PERSON else label

    def _beginning(self, body: int) -> int:
        """Where reading begins: the body, or a line not too far back."""
        if self.start - body <= _BACK:
            return body
        line = self.text.find("\n", self.start - _BACK, self.start)
        return line + 1 if line >= 0 else self.start - _BACK


def _agency(document: Document, own: Voice | None) -> Voice | None:
    """The agency of the dateline, where another publishes its story."""
    found = dateline(document) if document.publisher else None
    if found is None or own is None or found.same_as(own):
        return None
    return replace(found, kind=VoiceKind.PUBLICATION)
