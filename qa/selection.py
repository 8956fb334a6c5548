"""Which of the sentences that were read are quoted, and in what order.

As many as the question wants: one to three for one thing, more for a list or a summary, both sides of a
comparison. Nothing is said twice, and a sentence that leans on the one before it brings that along.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.copies import compatible
from index.documents import Document
from index.sentences import Span
from qa.candidates import Sentence, Signs
from qa.disputes import Dispute
from qa.extent import Asks, Extent
from qa.retraction import Retraction, retracted

DENIALS = 2  # that are quoted beside what they deny
_MORE = 2  # sentences that a list or a summary may have beyond the others
_WIDER = 1.5  # times the margin, for the further items of a list


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that was considered, the signs that speak for it, and their weighted sum."""

    sentence: Sentence
    signs: Signs
    score: float


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a document that was chosen for the answer."""

    document: Document
    start: int
    end: int


def chosen(
    candidates: Sequence[Candidate],
    asks: Asks,
    *,
    most: int,
    margin: float,
    retractions: Sequence[Retraction] = (),
    disputes: Sequence[Dispute] = (),
    asked: Collection[str] = (),
) -> list[Quote]:
    """What is quoted, in reading order.

    candidates   best first
    retractions  what was corrected: the correction is quoted in place of what it takes back
    disputes     denials: one is quoted with what it denies, or where the question asks about that
    asked        the terms of the question
    most         sentences for a question that wants one thing
    margin       how much lower than the best a further sentence may score
    """
    if asks.extent in (Extent.LIST, Extent.SUMMARY):
        most, margin = most + _MORE, margin * _WIDER
    groups = dict(_kept(candidates, most, margin))
    for side in asks.sides:
        groups |= {one: _with_before(one.sentence) for one in _of_side(candidates, side, list(groups))}
    quotes = [_mended(one.sentence, retractions) or quotes for one, quotes in groups.items()]
    said = [quote for group in quotes for quote in group]
    return _in_reading_order([*quotes, *_denials(said, disputes, asked)])


def _denials(
    quotes: Sequence[Quote], disputes: Sequence[Dispute], asked: Collection[str]
) -> Iterator[list[Quote]]:
    """What rejects something that is quoted, or asked about."""
    said = [(quote.document, Span(quote.start, quote.end)) for quote in quotes]
    found = [one for one in disputes if one.concerns(asked) or any(one.rejects(*each) for each in said)]
    for dispute in found[:DENIALS]:
        yield [_quote(dispute.document, dispute.span)]


def _kept(
    candidates: Sequence[Candidate], most: int, margin: float
) -> Iterator[tuple[Candidate, Sequence[Quote]]]:
    """The candidates to quote, best first, each after the sentence that it leans on if there is room."""
    room = most
    kept: list[Candidate] = []
    for candidate in candidates:
        if not room or (kept and not _adds(candidate, kept, margin)):
            continue
        quotes = _with_before(candidate.sentence)[-room:]
        room -= len(quotes)
        kept.append(candidate)
        yield candidate, quotes


def _mended(sentence: Sentence, retractions: Sequence[Retraction]) -> list[Quote]:
    """In place of a sentence that is taken back: the statement that does so, and how it was."""
    found = retracted(sentence.document, sentence.span, retractions)
    return [_quote(found.document, span) for span in (found.withdrawn, *found.mended)] if found else []


def _of_side(
    candidates: Sequence[Candidate], side: frozenset[str], kept: Sequence[Candidate]
) -> Iterator[Candidate]:
    """The best candidate on one side of a comparison, if none that is kept speaks of it."""
    if not any(side <= one.sentence.context for one in kept):
        found = next((one for one in candidates if side <= one.sentence.context), None)
        if found:
            yield found


def _adds(candidate: Candidate, kept: Sequence[Candidate], margin: float) -> bool:
    """Whether it is nearly as good as the best, answers in kind, and is not said already."""
    best = kept[0]
    near = candidate.score >= best.score - margin and candidate.signs.unfit <= best.signs.unfit
    return near and not any(_alike(candidate.sentence, other.sentence) for other in kept)


def _alike(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences say the same: four fifths of their terms are shared, or one is in the other, and
    neither denies or counts what the other does not."""
    if not compatible(one.text, other.text):
        return False
    shared = len(one.vocabulary & other.vocabulary)
    least = min(len(one.vocabulary), len(other.vocabulary))
    return shared == least or shared >= 0.8 * len(one.vocabulary | other.vocabulary)


def _with_before(sentence: Sentence) -> list[Quote]:
    spans = [sentence.before, sentence.span] if sentence.leans else [sentence.span]
    return [_quote(sentence.document, span) for span in spans if span]


def _quote(document: Document, span: Span) -> Quote:
    return Quote(document, span.start, span.end)


def _in_reading_order(groups: Iterable[Sequence[Quote]]) -> list[Quote]:
    """Document by document, that of the best first; within one, as it stands there; each quote once."""
    rank: dict[str, int] = {}
    quotes: dict[tuple[int, int], Quote] = {}
    for group in groups:
        for quote in group:
            place = rank.setdefault(quote.document.source, len(rank))
            quotes.setdefault((place, quote.start), quote)
    return [quotes[key] for key in sorted(quotes)]
