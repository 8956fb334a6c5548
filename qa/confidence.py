"""The calibrated probability that the documents hold the answer: a logistic regression on what was read.

Its weights are text, qa/confidence.json, with how they came about; `python -m bench.confidence` makes them.
It judges whether an answer is there, not whether it is true.
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from math import exp
from statistics import fmean
from typing import Any

from index.documents import Hit
from qa.candidates import Asked
from qa.linear import Linear, linear, stored
from qa.read import Reading
from qa.terms import content_terms


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the hits and the sentences in them say about whether the answer is there.

    "Best" is the sentence that scored highest; shares are of the question's terms by weight, 0 to 1. None
    of these depends on how large the library is, but for the weights, which lean on general English.

    cosine     of question and best sentence
    highest    the highest cosine of question and any sentence
    overlap    the share of terms that the best sentence holds
    both       cosine times overlap: either alone may be chance
    context    the highest share that any sentence holds with the one before it, the title and the heading
    absent     weight of the heaviest term that no hit holds, over that of the heaviest of all
    names      share of the question's names and numbers that the best sentence's passage lacks
    strangers  share of its names and numbers that no hit holds; 0 if it has none
    lead       how much higher the best sentence scored than the average one
    """

    cosine: float
    highest: float
    overlap: float
    both: float
    context: float
    absent: float
    names: float
    strangers: float
    lead: float


NAMES = tuple(field.name for field in fields(Evidence))


def evidence(reading: Reading, hits: Sequence[Hit]) -> Evidence:
    """What was read, in numbers. Raises ValueError where nothing was read."""
    if not reading.candidates:
        raise ValueError("there is no evidence where nothing was read")
    asked, best = reading.asked, reading.candidates[0]
    page = _words_of(best.sentence.hit)
    anywhere = page.union(*map(_words_of, hits))
    return Evidence(
        cosine=best.signs.cosine,
        highest=max(candidate.signs.cosine for candidate in reading.candidates),
        overlap=best.signs.overlap,
        both=best.signs.cosine * best.signs.overlap,
        context=max(candidate.signs.context for candidate in reading.candidates),
        absent=_heaviest(asked, anywhere),
        names=_unnamed(asked, page),
        strangers=_unnamed(asked, anywhere),
        lead=best.score - fmean(candidate.score for candidate in reading.candidates),
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
