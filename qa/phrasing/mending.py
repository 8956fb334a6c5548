"""Mistakes that a text tells again and what mends them, as places in it: "We wrote that nine men drowned. In
fact, eleven drowned."

In a notice of correction, every statement of the form (`qa.phrasing.restating`) is taken to be one; elsewhere
its own sentence or the next must call it a mistake.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.sentences import Span, sentences
from qa.phrasing.corrections import announces
from qa.phrasing.restating import Restated, apologises, denies, may_restate, restated, self_evident

MOST = 2  # sentences that mend
_AROUND = 800  # characters before and after a sentence in which its neighbours are looked for
_BRIEF = 5  # words of a sentence that only denies


@dataclass(frozen=True, slots=True)
class Mending:
    """A statement that is taken back, and the sentences that say how it was.

    mistake  where in the withdrawn sentence the mistake itself is told
    mended   after that sentence; empty where the right is in it: "is 52; she is 54". Only where the right is
             nowhere told, an apology
    """

    withdrawn: Span
    mistake: Span
    mended: tuple[Span, ...]

    def rights(self, sentence: Span, text: str) -> bool:
        """Whether it says how it was: the first that mends, or the second after "She was not."."""
        if sentence not in self.mended:
            return False
        place = self.mended.index(sentence)
        begun = text[self.mended[0].start : self.mended[0].end]
        return place == 0 or len(begun.split()) <= _BRIEF


def mendings(text: str, spans: Sequence[Span], publisher: str | None, *, notice: bool) -> list[Mending]:
    """Those among these sentences of a text.

    publisher  by whose name the text may call itself      notice  whether it is a notice of correction
    """
    found: list[Mending] = []
    for place, span in enumerate(spans):
        told = restated(text[span.start : span.end], publisher)
        if told and (notice or _is_taken_back(text, spans, place, told)):
            found += _mended(text, span, told, _after(text, spans, place, publisher))
    return found


@lru_cache(maxsize=2000)
def mendings_around(
    text: str, begin: int, publisher: str | None, sentence: Span, *, notice: bool
) -> tuple[Mending, ...]:
    """Those that a sentence is a part of, as the mistake or as what mends it. begin: where the text proper
    does."""
    first, last = max(begin, sentence.start - _AROUND), min(len(text), sentence.end + _AROUND)
    if not notice and not may_restate(text[first:last]):
        return ()
    before, after = sentences(text, first, sentence.start), sentences(text, sentence.end, last)
    found = mendings(text, [*before, sentence, *after], publisher, notice=notice)
    return tuple(one for one in found if sentence in (one.withdrawn, *one.mended))


def _mended(text: str, span: Span, told: Restated, after: Sequence[Span]) -> list[Mending]:
    """None where nothing takes the place of the mistake, not even an apology."""
    itself = told.mended and not (after and denies(text[after[0].start : after[0].end]))
    end = span.start + told.end if itself else span.end
    mended = () if itself else tuple(after)
    return [Mending(span, Span(span.start + told.start, end), mended)] if itself or after else []


def _is_taken_back(text: str, spans: Sequence[Span], place: int, told: Restated) -> bool:
    """Whether, in a text that is no notice, a sentence is a mistake restated: it or what follows says so."""
    span = spans[place]
    following = text[spans[place + 1].start : spans[place + 1].end] if place + 1 < len(spans) else ""
    said = text[span.start : span.end]
    begun = place > 0 and announces(text[spans[place - 1].start : spans[place - 1].end])
    return begun or announces(said) or self_evident(said, following, told)


def _after(text: str, spans: Sequence[Span], place: int, publisher: str | None) -> list[Span]:
    """The sentences after a mistake, as far as its paragraph and the next mistake, but no apology; the
    apology where there is nothing else."""
    found: list[Span] = []
    end = spans[place].end
    for one in spans[place + 1 : place + 1 + MOST]:
        said = text[one.start : one.end]
        if "\n\n" in text[end : one.start] or restated(said, publisher):
            break
        found.append(one)
        end = one.end
    return [one for one in found if not apologises(text[one.start : one.end])] or found
