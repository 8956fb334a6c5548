"""The figures of an evaluation by name: shares of the questions, retrieval, certainty, each with an interval.

Each is of the questions that it can be said of, whose number stands beside it; the manual says what it means.
"""

from collections.abc import Callable, Iterator, Sequence

from footnote.evaluation import measures
from footnote.evaluation.measures import Figure
from footnote.evaluation.scoring import Result, Verdict

DEPTHS = (1, 5, 10)


def figures(results: Sequence[Result]) -> Iterator[tuple[str, Figure]]:
    """Name and figure, in the order to be shown."""
    answerable = [result for result in results if result.asked.accepted is not None]
    unanswerable = [result for result in results if result.asked.accepted is None]
    yield "right", _share(results, lambda result: result.verdict.right)
    yield "answer found", _share(answerable, lambda result: result.verdict is Verdict.FOUND)
    yield "wrong answer", _share(answerable, lambda result: result.verdict is Verdict.WRONG)
    yield "wrongly refused", _share(answerable, lambda result: result.verdict is Verdict.REFUSED_WRONGLY)
    yield "rightly refused", _share(unanswerable, lambda result: result.verdict.right)
    yield "not refused", _share(unanswerable, lambda result: not result.verdict.right)
    yield from _quotes(results)
    yield from _shorts(answerable)
    yield from _found(answerable)
    yield from _certainty(results)


def _quotes(results: Sequence[Result]) -> Iterator[tuple[str, Figure]]:
    first = [result.in_first for result in results if result.in_first is not None]
    cited = [result.cited for result in results if result.cited is not None]
    quoted = [result.verbatim for result in results if result.answer.citations]
    yield "answer in the first quote", measures.share(first)
    yield "citation right", measures.share(cited)
    yield "quotes verbatim", measures.share(quoted)


def _shorts(answerable: Sequence[Result]) -> Iterator[tuple[str, Figure]]:
    shorts = [result.short for result in answerable if result.short]
    if shorts:
        answered = [result for result in answerable if result.answer.answered]
        yield "short answer given", _share(answered, lambda result: result.short is not None)
        yield "short answer exact", measures.share([short.exact for short in shorts])
        yield "short answer F1", measures.share([short.f1 for short in shorts])


def _found(answerable: Sequence[Result]) -> Iterator[tuple[str, Figure]]:
    ranks = [result.rank for result in answerable if not result.asked.from_metadata]
    deepest = max((len(result.answer.hits) for result in answerable), default=0)
    for depth in (depth for depth in DEPTHS if depth <= deepest):
        yield f"recall@{depth}", measures.share([rank is not None and rank <= depth for rank in ranks])
    if deepest not in DEPTHS and deepest:
        yield f"recall@{deepest}", measures.share([rank is not None for rank in ranks])
    if deepest:
        depth = min(deepest, 10)
        yield f"MRR@{depth}", measures.share([1 / rank if rank and rank <= depth else 0.0 for rank in ranks])


def _certainty(results: Sequence[Result]) -> Iterator[tuple[str, Figure]]:
    truth, confidence = known(results), confidences(results)
    tried, wrong = attempts(results)
    yield "calibration error", measures.figure(measures.calibration_error, truth, confidence)
    yield "Brier score", measures.figure(measures.brier, truth, confidence)
    yield "AUROC", measures.figure(measures.auroc, truth, confidence)
    yield "AURC", measures.figure(measures.area_under_risk, wrong, confidences(tried))


def _share(results: Sequence[Result], holds: Callable[[Result], bool]) -> Figure:
    return measures.share([float(holds(result)) for result in results])


def known(results: Sequence[Result]) -> list[float]:
    """1 where the documents hold the answer, 0 where they do not."""
    return [float(result.asked.accepted is not None) for result in results]


def confidences(results: Sequence[Result]) -> list[float]:
    """The confidence of each answer, given or refused."""
    return [result.answer.confidence for result in results]


def attempts(results: Sequence[Result]) -> tuple[list[Result], list[float]]:
    """Those to which something would be said without a threshold, and for each 1 if that is wrong."""
    tried = [result for result in results if result.attempt is not None]
    return tried, [float(not result.attempt) for result in tried]
