"""The calibrated probability that the documents hold the answer: a logistic regression on what was read.

Its weights are text, qa/confidence.json, with how they came about; `python -m bench.confidence` makes them.
It judges whether an answer is there, not whether it is true.
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from math import exp, log
from typing import Any

from index.documents import Hit
from qa.candidates import Asked
from qa.kinds import Kind
from qa.linear import Linear, linear, stored
from qa.read import Reading
from qa.terms import content_terms


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the hits and the sentences in them say about whether the answer is there.

    Shares are of the question's terms by weight, 0 to 1; "best" is the sentence that scored highest.

    cosine     of question and best sentence
    passage    the highest cosine of question and passage
    overlap    the share that the best sentence holds
    context    … with the sentence before it, the title and the heading
    page       … that its passage holds, with title and heading
    missing    weight of the heaviest term not in that passage, as a share of the heaviest of all
    absent     the same for terms in no passage that was found
    names      share of the question's names and numbers not in that passage; 0 if it has none
    strangers  the same for names and numbers in no passage that was found
    pairs      of neighbouring terms, the share that are near one another in the best sentence
    lacks      1 if nothing in the best sentence is of the kind asked for
    asks       1 if the question asks for a number, a time, a person, a place or a reason
    lead       how much higher the best sentence scored than the average one
    words      natural logarithm of the question's number of terms and one
    """

    cosine: float
    passage: float
    overlap: float
    context: float
    page: float
    missing: float
    absent: float
    names: float
    strangers: float
    pairs: float
    lacks: float
    asks: float
    lead: float
    words: float


NAMES = tuple(field.name for field in fields(Evidence))


def evidence(reading: Reading, hits: Sequence[Hit]) -> Evidence:
    """What was read, in numbers. Raises ValueError where nothing was read."""
    if not reading.candidates:
        raise ValueError("there is no evidence where nothing was read")
    asked, best = reading.asked, reading.candidates[0]
    page = _words_of(best.sentence.hit)
    anywhere = page.union(*map(_words_of, hits))
    scores = [candidate.score for candidate in reading.candidates]
    return Evidence(
        cosine=best.signs.cosine,
        passage=max(hit.dense_score for hit in hits),
        overlap=best.signs.overlap,
        context=best.signs.context,
        page=asked.share(page),
        missing=_heaviest(asked, page),
        absent=_heaviest(asked, anywhere),
        names=_unnamed(asked, page),
        strangers=_unnamed(asked, anywhere),
        pairs=best.signs.pairs,
        lacks=best.signs.lacks,
        asks=float(asked.kind is not Kind.OTHER),
        lead=best.score - sum(scores) / len(scores),
        words=log(1 + len(asked.terms)),
    )


class Confidence:
    """Evidence in, a probability out.

    threshold  the probability from which an answer is given, unless an Assistant is told another
    """

    def __init__(self, content: Mapping[str, Any] | None = None) -> None:
        """content is laid out as qa/confidence.json, which is used by default."""
        content = stored("confidence.json") if content is None else content
        self._sum: Linear = linear(content, NAMES)
        self.threshold = float(content["threshold"])

    def __call__(self, found: Evidence) -> float:
        """The probability, 0 to 1, that the documents hold the answer."""
        return _logistic(self._sum(astuple(found)))


def _logistic(value: float) -> float:
    """Without overflow on either side."""
    return 1 / (1 + exp(-value)) if value >= 0 else exp(value) / (1 + exp(value))


def _words_of(hit: Hit) -> frozenset[str]:
    above = (hit.document.title, hit.passage.heading)
    return frozenset(content_terms(hit.text)).union(*(content_terms(text) for text in above if text))


def _heaviest(asked: Asked, found: frozenset[str]) -> float:
    """The weight of the heaviest term that was not found, as a share of the heaviest of all."""
    weights = [term.weight for term in asked.terms]
    missing = [term.weight for term in asked.terms if term.text not in found]
    return max(missing) / max(weights) if missing else 0.0


def _unnamed(asked: Asked, found: frozenset[str]) -> float:
    """The share of names and numbers that were not found."""
    names = [term.text for term in asked.terms if term.name]
    return sum(name not in found for name in names) / len(names) if names else 0.0
