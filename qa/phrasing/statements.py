"""What each document states in answer to a question: the sentences that may answer it and the value in each.

The sentences are weighed without their own vectors, the cosine of the passage standing in: for every document
must be heard, and a vector costs milliseconds.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp, inf, log

from index.documents import Document, Hit
from index.lexical import terms
from index.sentences import Span
from qa.candidates import Asked, Sentence, sentences_of, signs_of
from qa.linear import stored
from qa.phrasing.kin import kin_of
from qa.phrasing.origins import copied
from qa.phrasing.qualifiers import widened
from qa.phrasing.sameness import Meaning, alike, fuller, meaning
from qa.phrasing.wanted import wanted
from qa.short import Short, ShortReader

SENTENCES = 2  # of a document that values are taken from
LOOKED = 4  # … and that are looked at for them
PHRASES = 4  # of each sentence
MARKED = 0.4  # what a logit counts by which the trained reader thinks less of a phrase than of what it marks
READING = 0.5  # how much the odds of a sentence count beside those of the phrase in it
EACH = 3  # values of a document
NEAR = 3.5  # log odds that a second one may have less
KINSHIP = (
    4.0  # log odds for a sentence that has kin of every term of the question: "inhabitants" for "population"
)
MARGIN = 5.0  # log odds that a statement may have less than the best
SORT = 4.0  # log odds for a phrase that names one of the sort asked for: "hockey" where a sport is
SUPPORT = 1.0  # log odds for each doubling of the documents that may state the same in other words
CONTRAST = (
    2.0  # log odds for a value in which a sentence differs from its near copy: it is what is in conflict
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A value as one document gives it.

    start, end              the sentence, in document.text
    value_start, value_end  the value in it
    weight                  how much speaks for it, as log odds; compares statements of one question
    origin                  the passage that its own is a copy of, or its own document
    """

    document: Document
    start: int
    end: int
    value_start: int
    value_end: int
    weight: float
    origin: str

    @property
    def value(self) -> str:
        """Verbatim: document.text[value_start:value_end]."""
        return self.document.text[self.value_start : self.value_end]

    @property
    def meaning(self) -> Meaning:
        """What the value says, with what its sentence says right beside it: "at least", a minus, "p.m."."""
        return meaning(widened(self.sentence, self.value_start - self.start, self.value_end - self.start))

    @property
    def sentence(self) -> str:
        """Verbatim: document.text[start:end]."""
        return self.document.text[self.start : self.end]

    @property
    def named(self) -> str:
        """Whoever states it, as people know them: the publisher, or else the title or the source."""
        return self.document.publisher or self.document.title or self.document.source

    @property
    def published(self) -> str | None:
        """The document's date of publication, ISO 8601, to the precision known."""
        return self.document.published


Stated = tuple[Statement, Meaning]
Allowed = Callable[[Document, Span], bool]  # whether a sentence, at its span in a document, may be read


def statements(
    asked: Asked,
    hits: Sequence[Hit],
    reader: ShortReader,
    *,
    allowed: Allowed | None = None,
    found: Sequence[Sentence] | None = None,
) -> list[Statement]:
    """At most three of each document and each copy of it, those of the likeliest document first.

    allowed  which sentences are read, and count; by default all
    found    the sentences of the hits, where they are known
    """
    wish = wanted(asked.question)
    if wish is None:
        return []
    every = sentences_of(hits) if found is None else found
    heard = _found(asked, every, reader, wish.sort, allowed)
    chosen = [statement for source in heard for statement in _chosen(source, heard)]
    return [statement for one in chosen for statement in (one, *_in_copies(one, hits, allowed))]


def _found(
    asked: Asked,
    every: Sequence[Sentence],
    reader: ShortReader,
    sort: frozenset[str],
    allowed: Allowed | None,
) -> Mapping[str, Sequence[Sequence[Stated]]]:
    """What each document may state, sentence by sentence; none without anything."""
    found: dict[str, list[list[Stated]]] = defaultdict(list)
    best = -inf
    for weight, sentence in _promising(asked, every, sort, allowed):
        if weight < best - MARGIN:
            break  # no phrase of it, however certain, could come near
        heard = found[sentence.document.source]
        if len(heard) < SENTENCES and (said := _said(asked, sentence, reader, weight, sort)):
            heard.append([(one, one.meaning) for one in said])
            best = max(best, *(one.weight for one in said))
    return {source: heard for source, heard in found.items() if heard}


def _promising(
    asked: Asked, every: Sequence[Sentence], sort: frozenset[str], allowed: Allowed | None
) -> Iterator[tuple[float, Sentence]]:
    """The sentences that are looked at, with the log odds that a value in them may have, best first."""
    looked: Counter[str] = Counter()
    weighed = [(_weight(asked, sentence, sort), sentence) for sentence in every]
    for weight, sentence in sorted(weighed, key=lambda pair: -pair[0]):
        document = sentence.document
        looked[document.source] += 1
        if looked[document.source] <= LOOKED and (not allowed or allowed(document, sentence.span)):
            yield weight, sentence


def _weight(asked: Asked, sentence: Sentence, sort: frozenset[str]) -> float:
    signs = signs_of(asked, sentence, sentence.hit.dense_score)
    weights = _weights(trained=sentence.reading is not None)
    read: float = sum(weight * getattr(signs, name) for name, weight in weights)
    names = not sort.isdisjoint(sentence.terms)
    return READING * (read + KINSHIP * _kinship(asked, sentence)) + SORT * names


def _kinship(asked: Asked, sentence: Sentence) -> float:
    """The share of the question's terms, by weight, that the sentence does not have but kin of them."""
    held = sentence.vocabulary
    return asked.share(term for term in asked.known - held if not held.isdisjoint(kin_of((term,))))


def _said(
    asked: Asked, sentence: Sentence, reader: ShortReader, weight: float, sort: frozenset[str]
) -> list[Statement]:
    """What a sentence may give. Where it names some of the sort asked for, all else in it counts for less."""
    shorts = reader.apart(asked, sentence, most=PHRASES)
    names = not sort.isdisjoint(sentence.terms)
    return [
        _stated(sentence, one, weight - SORT * (names and sort.isdisjoint(terms(one.text)))) for one in shorts
    ]


def _stated(sentence: Sentence, short: Short, weight: float) -> Statement:
    weight += log(min(max(short.chance, 1e-4), 1 - 1e-4)) - MARKED * _unmarked(sentence, short)
    source, span = sentence.document.source, sentence.span
    return Statement(sentence.document, span.start, span.end, short.start, short.end, weight, source)


def _unmarked(sentence: Sentence, short: Short) -> float:
    """How much more the trained reader thinks of what it marks in the sentence, in logits; 0 without it."""
    if sentence.reading is None or sentence.answer is None:
        return 0.0
    begin = sentence.hit.start
    margin = sentence.reading.margin(short.start - begin, short.end - begin)
    return 0.0 if margin is None else max(0.0, sentence.answer.margin - margin)


def _chosen(source: str, found: Mapping[str, Sequence[Sequence[Stated]]]) -> Iterator[Statement]:
    """The best of a document in the light of what the others state, and others that are nearly as good.

    One that is the same as a better one is left out, unless it says more.
    """
    others = [said for other, sentences in found.items() if other != source for said in sentences]
    tops = {other: max(one.weight for said in found[other] for one, _ in said) for other in found}
    merits = [pair for said in found[source] for pair in _merits(said, others, tops)]
    kept: list[Meaning] = []
    best = max(merit for merit, _ in merits)
    for merit, (stated, sense) in sorted(merits, key=lambda pair: -pair[0]):
        if merit < best - NEAR or len(kept) == EACH:
            break
        if not any(alike(sense, other) and not fuller(other, sense) for other in kept):
            kept.append(sense)
            yield stated


def _merits(
    said: Sequence[Stated], others: Sequence[Sequence[Stated]], tops: Mapping[str, float]
) -> Iterator[tuple[float, Stated]]:
    """What a sentence states, with what speaks for each in the light of other documents' sentences."""
    texts = [other[0][0].sentence for other in others]
    same = [copied(said[0][0].sentence, text) for text in texts]
    copies = [text for text, is_copy in zip(texts, same, strict=True) if is_copy]
    rest = [pair for other, is_copy in zip(others, same, strict=True) if not is_copy for pair in other]
    for stated, sense in said:
        agreeing: dict[str, float] = {}
        for other, its_sense in rest:
            if alike(sense, its_sense):
                source = other.document.source
                agreeing[source] = max(exp(other.weight - tops[source]), agreeing.get(source, 0.0))
        differs = any(stated.value not in text for text in copies)
        yield stated.weight + SUPPORT * log(1 + sum(agreeing.values())) + CONTRAST * differs, (stated, sense)


def _in_copies(statement: Statement, hits: Sequence[Hit], allowed: Allowed | None) -> Iterator[Statement]:
    """The same statement in the copies of its passage."""
    for hit in hits:
        if hit.document.source != statement.document.source or not hit.start <= statement.start < hit.end:
            continue
        for passage in hit.copies:
            at = passage.document.text.find(statement.sentence, passage.start, passage.end)
            end = at + len(statement.sentence)
            if at >= 0 and (allowed is None or allowed(passage.document, Span(at, end))):
                shift = at - statement.start
                yield replace(
                    statement,
                    document=passage.document,
                    start=at,
                    end=end,
                    value_start=statement.value_start + shift,
                    value_end=statement.value_end + shift,
                )


@cache
def _weights(*, trained: bool) -> tuple[tuple[str, float], ...]:
    return tuple(stored("trained/reading.json" if trained else "reading.json")["weights"].items())
