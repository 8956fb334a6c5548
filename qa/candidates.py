"""The sentences of the hits, and the signs that speak for each as an answer.

A sign is a number that means the same in a library of one page and of a million: shares, cosines, yes and
no. What the signs are worth is for `qa.read`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property

from index.documents import Document, Hit
from index.furniture import furniture
from index.outline import sections
from index.proximity import Wording
from index.sentences import Span, sentences
from index.sentences import sentences_of as sentences_of_block
from index.terms import Vocabulary, content_terms
from index.tokens import Tokens, met
from qa.kinds import Kind, focus_of, holds, kind_of
from qa.trained.spans import PassageReading, SpanReading

_COUNTED = {Kind.NUMBER, Kind.TIME, Kind.DAY, Kind.YEAR}
_FLOOR, _CEILING = -12.0, 12.0  # logits beyond which the trained reader says no more
_BEFORE = 1000  # characters before a passage in which the sentence before its first one is looked for
_HEAD = 1500  # characters at the beginning in which a line may be the byline
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LEANING = re.compile(
    r"[\"'“‘(]*(?:"
    r"(?:This|That|These|Those|He|She|They|His|Her|Their|Its|Such|Both|The (?:same|latter|former))\b|"
    r"It\b(?! (?:is|was|will be|has been|had been|should be) (?:\w+ ){1,2}(?:that|to)\b)|"
    r"(?:According to|As) the (?:publication|newspaper|paper|magazine|outlet|agency|report|article|document|"
    r"statement|study|source|minister|ministry|official|spokes\w+|author|company)s?\b"
    r")"
)

_PLAIN = re.compile(
    r"\W*(?:yes|no|not (?:yet|quite|at all|really)|never|correct|wrong|true|false)\W*", re.IGNORECASE
)


class Asked:
    """A question taken apart: its terms with their weights, and what kind of thing it asks for."""

    def __init__(self, question: str, vocabulary: Vocabulary) -> None:
        self.question = question
        self.wording = Wording(question, vocabulary)
        self.terms = self.wording.terms
        self.known = frozenset(term.text for term in self.terms)
        self.names = frozenset(term.text for term in self.terms if term.name)
        self.kind: Kind = kind_of(question)
        self.focus = focus_of(question)
        self._words = _weighed_words(question, {term.text: term.weight for term in self.terms})

    def share(self, found: Iterable[str]) -> float:
        """How much of the question, by weight, these terms hold: 0 to 1."""
        return self.wording.share(found)

    def met(self, question: Tokens, sentence: Tokens) -> tuple[float, float]:
        """How near the words of the question come to words of a sentence: the mean cosine by weight, and the
        lowest one.

        Given the tokens of both; BERTScore's recall with idf weights (Zhang et al., 2020).
        """
        nearest = met([span for span, _ in self._words], question, sentence).tolist()
        total = sum(weight for _, weight in self._words)
        held = sum(weight * near for (_, weight), near in zip(self._words, nearest, strict=True))
        return (held / total, min(nearest)) if total else (0.0, 0.0)


def leaning(text: str) -> bool:
    """Whether a sentence begins as one that goes on from the one before it: "This was …", "It will …"."""
    return _LEANING.match(text) is not None


def _weighed_words(question: str, weights: Mapping[str, float]) -> list[tuple[tuple[int, int], float]]:
    words = [(word.span(), content_terms(word[0])) for word in _WORD.finditer(question)]
    return [(span, sum(weights.get(term, 0.0) for term in found)) for span, found in words if found]


class Sentence:
    """A sentence of a hit, and what stands before it.

    reading  what the trained reader makes of the whole passage; None without it
    """

    def __init__(
        self, hit: Hit, span: Span, before: Span | None, reading: PassageReading | None = None
    ) -> None:
        self.hit = hit
        self.reading = reading
        self.span = span
        self.before = before
        self.text = hit.document.text[span.start : span.end]
        self.terms = tuple(content_terms(self.text))

    @property
    def document(self) -> Document:
        """The document it stands in."""
        return self.hit.document

    @property
    def leans(self) -> bool:
        """Whether it cannot be understood without the one before: "This was reported by …", a question."""
        if self.before is None:
            return False
        said = self.before_text
        return leaning(self.text) or _asks(said) or _PLAIN.fullmatch(said) is not None

    @property
    def before_text(self) -> str:
        """The sentence before it, "" where there is none."""
        return self.document.text[self.before.start : self.before.end] if self.before else ""

    @property
    def in_context(self) -> str:
        """The sentence, with the one before it if it leans on that."""
        return f"{self.before_text} {self.text}" if self.leans else self.text

    @cached_property
    def context(self) -> frozenset[str]:
        """The terms of the sentence, of the one before it and of the title and heading above it."""
        above = (self.document.title, self.hit.passage.heading, self.before_text)
        return frozenset(self.terms).union(*(content_terms(text) for text in above if text))

    @cached_property
    def answer(self) -> SpanReading | None:
        """What the trained reader takes for the answer in it, as offsets into document.text; None without."""
        begin = self.hit.start
        found = self.reading.best(self.span.start - begin, self.span.end - begin) if self.reading else None
        return found and SpanReading(found.start + begin, found.end + begin, found.margin)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its terms, as a set."""
        return frozenset(self.terms)


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a sentence.

    cosine   of question and sentence, the sentence before it included where it leans on that
    passage  cosine of question and the passage it stands in
    overlap  share of the question's terms, by weight, that it holds, 0 to 1
    context  the same for the sentence with the one before it and the title and heading above it
    met      how near each word of the question comes to some word of it in meaning, see `Asked.met`; where
             the embedder tells nothing of words, the overlap
    weakest  the same of the word that comes least near to any
    focus    1 if it holds the noun after "which" or "what"
    lacks    1 if nothing in it is of the kind asked for: no person for "who", no place for "where"
    uncounted  the same where a number or a time is asked for, which are told more surely
    span     by how much the trained reader prefers the best answer in it to there being none, in logits
    relevant  how likely it finds it that the passage answers, in log odds
    """

    cosine: float
    passage: float
    overlap: float
    context: float
    met: float
    weakest: float
    focus: float
    lacks: float
    uncounted: float
    span: float = 0.0
    relevant: float = 0.0

    @property
    def unfit(self) -> float:
        """1 if nothing in it is of the kind asked for, whichever that is."""
        return max(self.lacks, self.uncounted)


SIGNS = tuple(field.name for field in fields(Signs))


def sentences_of(hits: Sequence[Hit], readings: Sequence[PassageReading | None] = ()) -> list[Sentence]:
    """Every sentence of the hits once, in order; questions, title, byline if there is nothing else.

    readings  what the trained reader makes of each hit; () without it
    """
    found = _all_sentences(hits, readings)
    said = [one for one in found if not _is_byline(one.document.text, one.span)]
    return [one for one in said if not _asks(one.text) and not _is_title(one)] or found


def _is_byline(text: str, span: Span) -> bool:
    """Whether it only says who wrote it, under the title: "Prepared by the Office of Works, 3 June 2030"."""
    said = furniture(text[span.start : span.end]) if span.start < _HEAD else None
    return said is not None and said.author is not None


def _is_title(sentence: Sentence) -> bool:
    """Whether it is the headline, which in a plain text stands among the sentences and says little."""
    title = sentence.document.title
    return bool(title) and _WORD.findall(sentence.text) == _WORD.findall(title or "")


def _all_sentences(hits: Sequence[Hit], readings: Sequence[PassageReading | None]) -> list[Sentence]:
    found: dict[tuple[str, int], Sentence] = {}
    for hit, reading in zip(hits, readings or [None] * len(hits), strict=True):
        before = _last_before(hit)
        for span in _running_text(hit.document.text, hit.start, hit.end):
            found.setdefault((hit.document.source, span.start), Sentence(hit, span, before, reading))
            before = None if _is_byline(hit.document.text, span) else span
    return list(found.values())


def _running_text(text: str, start: int, end: int) -> list[Span]:
    """The sentences of a passage without its headings, which say what is spoken of and not what is said."""
    blocks = [block for section in sections(text, start, end) for block in section.blocks[section.head :]]
    spans = [span for block in blocks for span in sentences_of_block(text, block)]
    return spans or sentences(text, start, end)


def signs_of(
    asked: Asked, sentence: Sentence, cosine: float, met: tuple[float, float] | None = None
) -> Signs:
    """The signs of one sentence, given cosine and `Asked.met` of the question and `sentence.in_context`."""
    overlap = asked.share(sentence.terms)
    mean, lowest = met or (overlap, overlap)
    lacks = float(not holds(asked.kind, sentence.text, asked.known))
    counted = float(asked.kind in _COUNTED)
    return Signs(
        cosine=cosine,
        passage=sentence.hit.dense_score,
        overlap=overlap,
        context=asked.share(sentence.context),
        met=mean,
        weakest=lowest,
        focus=float(not asked.focus.isdisjoint(sentence.terms)),
        lacks=lacks * (1 - counted),
        uncounted=lacks * counted,
        **_trained(sentence),
    )


def _trained(sentence: Sentence) -> dict[str, float]:
    """What the trained reader has to say."""
    if sentence.reading is None:
        return {}
    span = sentence.answer.margin if sentence.answer else _FLOOR
    return {"span": bounded(span), "relevant": bounded(sentence.reading.relevance)}


def bounded(logit: float) -> float:
    """What the trained reader is sure of, but no surer than it can be."""
    return min(max(logit, _FLOOR), _CEILING)


def _asks(text: str) -> bool:
    return text.rstrip("\"'”’»*_) ").endswith("?")


def _last_before(hit: Hit) -> Span | None:
    """The sentence before a passage; None where it is too long to be seen whole."""
    body = hit.document.body
    begin = max(body, hit.start - _BEFORE)
    spans = sentences(hit.document.text, begin, hit.start) if begin < hit.start else []
    whole = spans if begin == body else spans[1:]
    return whole[-1] if whole and not _is_byline(hit.document.text, whole[-1]) else None
