"""Which passages a model is given, within its window: the most relevant ones, in whole sentences."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.documents import Document, Hit
from index.sentences import Span, sentences
from qa.answer import Citation

_FEWEST = 12  # tokens that are worth opening another passage for
_AROUND = 24  # tokens of the lines around a passage: its fence, title, publisher, date


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Whole sentences of a passage, one after the other: start and end are offsets into document.text."""

    hit: Hit
    start: int
    end: int

    @property
    def document(self) -> Document:
        """The document it stands in."""
        return self.hit.document

    @property
    def text(self) -> str:
        """Verbatim: document.text[start:end]."""
        return self.document.text[self.start : self.end]


def packed(
    hits: Sequence[Hit], cited: Sequence[Citation], budget: int, count: Callable[[str], int]
) -> list[Excerpt]:
    """Excerpts of the hits that together have at most `budget` tokens.

    Those that the answer cites come first, then the others by relevance; each as a whole while there is
    room. Of the first that does not fit, the sentences around what is cited, or else its beginning.
    """
    left = budget
    found: list[Excerpt] = []
    for hit in _by_relevance(hits, cited):
        excerpt = _fitting(hit, cited, left - _AROUND, count)
        if excerpt is None:
            break
        found.append(excerpt)
        left -= count(excerpt.text) + _AROUND
    return found


def quoted(hits: Sequence[Hit], cited: Sequence[Citation]) -> list[Excerpt]:
    """What is cited, and no more of the hits."""
    holding = ((one, next((hit for hit in hits if _holds(hit, one)), None)) for one in cited)
    return [Excerpt(hit, one.start, one.end) for one, hit in holding if hit]


def _by_relevance(hits: Sequence[Hit], cited: Sequence[Citation]) -> list[Hit]:
    first = {id(hit): rank for rank, one in reversed([*enumerate(cited)]) for hit in hits if _holds(hit, one)}
    return sorted(hits, key=lambda hit: first.get(id(hit), len(cited)))  # stable: the others stay in order


def _holds(hit: Hit, citation: Citation) -> bool:
    return hit.document.source == citation.document.source and hit.start <= citation.start < hit.end


def _fitting(hit: Hit, cited: Sequence[Citation], room: int, count: Callable[[str], int]) -> Excerpt | None:
    """As much of a passage as there is room for; None where that is next to nothing."""
    if room >= _FEWEST and count(hit.text) <= room:
        return Excerpt(hit, hit.start, hit.end)
    spans = sentences(hit.document.text, hit.start, hit.end)
    first = next((place for place, span in enumerate(spans) if _is_cited(hit, span, cited)), 0)
    kept = _grown(hit, spans, first, room, count)
    return Excerpt(hit, kept[0].start, kept[-1].end) if kept and room >= _FEWEST else None


def _is_cited(hit: Hit, span: Span, cited: Sequence[Citation]) -> bool:
    return any(_holds(hit, one) and one.start < span.end and span.start < one.end for one in cited)


def _grown(
    hit: Hit, spans: Sequence[Span], first: int, room: int, count: Callable[[str], int]
) -> Sequence[Span]:
    """The sentence at `first` and as many after and before it, in turn, as there is room for."""
    text, low, high = hit.document.text, first, first
    for wanted in (True, False) * len(spans):
        if wanted:
            high += 1
        else:
            low -= 1
        if high > len(spans) or low < 0:
            high, low = min(high, len(spans)), max(low, 0)
            continue
        if count(text[spans[low].start : spans[high - 1].end]) > room:
            return spans[low:high][:-1] if wanted else spans[low:high][1:]
    return spans[low:high]
