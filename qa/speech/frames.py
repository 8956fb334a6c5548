"""What a sentence says of its speakers, and whom a story relays from one sentence to the next.

A story is plainly relayed once it says "This was reported by X", or cites X in its lead and then speaks of
"the newspaper" again. From there, sentences that name nobody are X's, and those of its sources until somebody
else unnamed speaks; what other speakers say, X is taken to relay, if X is a publication. Another
publication ends it, and any other speaker where X is none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.sentences import Span
from qa.speech.sayers import Statement
from qa.speech.voices import Voice, VoiceKind

_COVERED = 0.5  # share of a stretch that a statement must cover
_UNMARKED = 8  # sentences in a row that name nobody, after which nothing is relayed any more
_RELAYING = (VoiceKind.PUBLICATION, VoiceKind.REPORT, VoiceKind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, and who its speakers are."""

    statement: Statement
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence, and what it says of speakers."""

    span: Span
    said: tuple[Said, ...]

    @property
    def back(self) -> tuple[Voice, ...]:
        """Who reported the sentence before it, if it says so."""
        return joined(self.said) if any(one.statement.back for one in self.said) else ()

    @property
    def opens_frame(self) -> bool:
        """Whether it says that more than a person's own words are taken from elsewhere."""
        reports = [one for one in self.said if one.statement.back]
        people = any(voice.kind is VoiceKind.PERSON for one in reports for voice in one.voices)
        return bool(reports) and not people and self.back[0].kind in _RELAYING

    @property
    def of_the_same(self) -> bool:
        """Whether it speaks of a publication named before: "the newspaper", "it"."""
        speakers = [speaker for one in self.said for speaker in one.statement.speakers]
        return any(speaker.stands_for in {"medium", "thing"} for speaker in speakers)

    def covering(self, span: Span) -> tuple[Voice, ...]:
        """The voices of the statements that cover most of a stretch, outermost first."""
        return joined(_covering(self.said, span))


@dataclass(frozen=True, slots=True)
class Frame:
    """Whom the story relays.

    voices    the publication, then its sources
    lead      whether it was first cited where a story says what it is about
    firm      whether sentences that name nobody are its own
    unmarked  how many of them in a row there were
    """

    voices: tuple[Voice, ...]
    lead: bool
    firm: bool = False
    unmarked: int = 0

    def around(self, own: tuple[Voice, ...]) -> tuple[Voice, ...]:
        """A sentence's own voices, in what is relayed."""
        if own[0].same_as(self.voices[0]):
            return self.voices if len(own) == 1 and self.firm else own
        relays = self.firm and self.voices[0].kind is VoiceKind.PUBLICATION
        return (self.voices[0], *own) if relays and own[0].kind is not VoiceKind.PUBLICATION else own

    def after(self, voices: tuple[Voice, ...]) -> "Frame | None":
        """What it is after a sentence in which these spoke, and no publication."""
        if not voices:
            return replace(self, unmarked=self.unmarked + 1) if self.unmarked < _UNMARKED else None
        if self.voices[0].kind is not VoiceKind.PUBLICATION:
            return self if all(any(voice.same_as(mine) for mine in self.voices) for voice in voices) else None
        strange = any(
            voice.kind is VoiceKind.UNNAMED and not any(voice.same_as(other) for other in self.voices)
            for voice in voices
        )
        return replace(self, voices=self.voices[:1] if strange else self.voices, unmarked=0)


def framed(frame: Frame | None, heard: Heard, *, lead: bool, publisher: Voice | None) -> Frame | None:
    """The frame after a sentence. lead: it is one of the first of the document."""
    if heard.opens_frame:
        return Frame(heard.back, lead, firm=True)
    wide = heard.covering(heard.span)
    if wide and wide[0].kind is VoiceKind.PUBLICATION:
        if publisher and wide[0].same_as(publisher):
            return None
        if frame and wide[0].same_as(frame.voices[0]):
            return replace(frame, firm=frame.firm or (frame.lead and heard.of_the_same), unmarked=0)
        return Frame(wide, lead)
    return frame.after(joined(heard.said)) if frame else None


def joined(said: Sequence[Said]) -> tuple[Voice, ...]:
    """The voices of statements that cover the same words, outermost first, nobody twice."""
    return unique([voice for one in sorted(said, key=_depth) for voice in one.voices])


def unique(voices: Sequence[Voice | None]) -> tuple[Voice, ...]:
    """Each voice once, in order."""
    chain: list[Voice] = []
    for voice in voices:
        if voice is not None and not any(voice.same_as(other) for other in chain):
            chain.append(voice)
    return tuple(chain)


def overlap(span: Span, start: int, end: int) -> int:
    """How many characters a span and a stretch have in common."""
    return max(0, min(span.end, end) - max(span.start, start))


def _depth(one: Said) -> tuple[bool, bool, bool, int]:
    """Sources innermost, publications outermost; of the others, what comes last in the sentence encloses."""
    statement = one.statement
    place = -statement.at if statement.trailing else statement.at
    outer = one.voices[0].kind is VoiceKind.PUBLICATION
    return statement.cites, not outer, not statement.trailing, place


def _covering(said: Sequence[Said], span: Span) -> list[Said]:
    """The statements that cover most of a span; where none does, the one that covers most, if a fourth."""
    length = max(1, span.end - span.start)
    shares = [(overlap(span, one.statement.start, one.statement.end) / length, one) for one in said]
    wide = [one for share, one in shares if share > _COVERED]
    if wide or not shares:
        return wide
    share, best = max(shares, key=lambda pair: pair[0])
    return [best] if share > _COVERED / 2 else []
