"""The calibrated probability that the documents hold the answer: a logistic regression on what was read.

Its weights are text, with how they came about: qa/confidence.json, and qa/trained/confidence.json for when
the trained reader takes part; `python -m bench.confidence` makes them. It judges whether an answer is there,
not whether it is true.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from difflib import get_close_matches
from math import log
from statistics import fmean
from typing import Any

from index.documents import Hit
from index.lexical import terms
from index.terms import content_terms
from qa.candidates import Asked, bounded
from qa.kinds import Kind
from qa.linear import Linear, linear, logistic, stored
from qa.read import Reading

_DENIES = re.compile(
    r"\b(?:not|no|never|without|none|neither|nor|cannot|unable|fail\w*|except)\b|n[’']t\b", re.I
)
_RANKS = re.compile(
    r"\b(?:first|second|third|last|final|only|least|most|best|worst|\w{3,}est|before|after|until|since|all|every|always)\b",
    re.I,
)


_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|s)")
_LIKE = 0.75  # difflib's ratio: "Celeron" is "Céloron", "Bergen" is not "Berlin"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the hits and the sentences in them say about whether the answer is there.

    "Best" is the sentence that scored highest, a share is of the question's terms by weight, 0 to 1. Every
    number points one way, and means the same in a library of one page and of a million.

    closeness  the highest cosine of question and any sentence
    best       what the best sentence has of the question, in words or in meaning, 0 to 1: one minus what is
               missing of the cosine times what is missing of the share that it holds
    around     the same of the highest cosine and of the highest share that any sentence holds together with
               the one before it, the title and the heading
    lead       how much higher the best sentence scored than the average one, as the logarithm of one more
    strangers  the share of the question's names and numbers that are in no hit; 0 if it has none
    uncounted  1 if a number is asked for and the best sentence has none
    unheard    1 if a number of something is asked for that neither the best sentence mentions nor what
               stands around it
    unknown    1 if a name or number of the question is nowhere in the library, nor anything spelt like it
    outside    1 if the question names a time, and whatever was read speaks of others
    met        how near the question's words come to words of a sentence, at the most: see `Asked.met`
    weakest    how near the one that comes least near does, in the best sentence
    passage    cosine of question and the passage that the best sentence stands in
    denied     1 if the question denies something and the best sentence, with the one before, denies nothing
    ranked     how many ordinals, superlatives and words like "only" or "before" the question has that are
               neither in the best sentence nor around it
    span       by how much the trained reader prefers an answer in the best sentence to none, in logits
    margin     the same of the passage where it is most
    relevant   the log odds it gives the passage that it finds most relevant; all three 0 without it
    """

    closeness: float
    best: float
    around: float
    lead: float
    strangers: float
    uncounted: float
    unheard: float
    unknown: float
    outside: float
    met: float
    weakest: float
    passage: float
    denied: float
    ranked: float
    span: float
    margin: float
    relevant: float


NAMES = tuple(field.name for field in fields(Evidence))


def evidence(reading: Reading, hits: Sequence[Hit]) -> Evidence:
    """What was read, in numbers. Raises ValueError where nothing was read."""
    if not reading.candidates:
        raise ValueError("there is no evidence where nothing was read")
    asked, best = reading.asked, reading.candidates[0]
    closeness = max(candidate.signs.cosine for candidate in reading.candidates)
    context = max(candidate.signs.context for candidate in reading.candidates)
    average = fmean(candidate.score for candidate in reading.candidates)
    words = frozenset[str]().union(*map(_words_of, hits))
    number = asked.kind is Kind.NUMBER
    return Evidence(
        closeness=closeness,
        best=_either(best.signs.cosine, best.signs.overlap),
        around=_either(closeness, context),
        lead=log(1 + best.score - average),
        strangers=_strangers(asked, words),
        uncounted=float(number and best.signs.uncounted),
        unheard=float(number and bool(asked.focus) and asked.focus.isdisjoint(best.sentence.context)),
        unknown=float(bool(unknown_terms(asked, hits))),
        outside=float(reading.outside),
        met=max(candidate.signs.met for candidate in reading.candidates),
        weakest=best.signs.weakest,
        passage=best.signs.passage,
        denied=float(bool(_DENIES.search(asked.question)) and not _DENIES.search(best.sentence.in_context)),
        ranked=float(len(_ranks(asked.question) - _ranks(best.sentence.in_context))),
        span=best.signs.span,
        **_trained(reading),
    )


def _trained(reading: Reading) -> dict[str, float]:
    """What the trained reader thinks of all passages."""
    read = [one for one in reading.readings if one]
    margins = [one.answer.margin for one in read if one.answer]
    return {
        "margin": bounded(max(margins, default=0.0)),
        "relevant": bounded(max((one.relevance for one in read), default=0.0)),
    }


def unknown_terms(asked: Asked, hits: Sequence[Hit]) -> frozenset[str]:
    """The question's names and numbers that no passage of the library has; a slip of the pen is no such name.

    What is said of a document, its date or its publisher, counts as being there.
    """
    absent = [term.text for term in asked.terms if term.name and not term.count]
    if not absent:
        return frozenset()
    about = (str(value) for hit in hits for value in hit.document.metadata.values())
    known = {word for text in about for word in terms(text)}.union(*map(_words_of, hits))
    return frozenset(term for term in absent if not _ORDINAL.fullmatch(term) and not _spelt_like(term, known))


def _spelt_like(term: str, known: Iterable[str]) -> bool:
    if any(map(str.isdigit, term)):
        return term in known
    return bool(get_close_matches(term, list(known), n=1, cutoff=_LIKE))


class Confidence:
    """Evidence in, a probability out.

    threshold  the probability from which an answer is given, unless an Assistant is told another
    """

    def __init__(self, content: Mapping[str, Any] | None = None, *, trained: bool = False) -> None:
        """content is laid out as qa/confidence.json; that, or the one in qa/trained, is used by default."""
        if content is None:
            content = stored("trained/confidence.json" if trained else "confidence.json")
        self._sum: Linear = linear(content, NAMES)
        self.threshold = float(content["threshold"])

    def __call__(self, found: Evidence) -> float:
        """The probability, 0 to 1, that the documents hold the answer."""
        return logistic(self._sum(astuple(found)))


def _ranks(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _RANKS.findall(text))


def _words_of(hit: Hit) -> frozenset[str]:
    above = (hit.document.title, hit.passage.heading)
    return frozenset(content_terms(hit.text)).union(*(content_terms(text) for text in above if text))


def _either(one: float, other: float) -> float:
    return 1 - (1 - one) * (1 - other)


def _strangers(asked: Asked, words: frozenset[str]) -> float:
    names = [term.text for term in asked.terms if term.name]
    return sum(name not in words for name in names) / len(names) if names else 0.0
