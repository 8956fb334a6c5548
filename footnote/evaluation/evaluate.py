"""The questions of a file asked of a library, and what came of them.

`Examiner` asks, `evaluation` sums up. One that was cut short is an evaluation of fewer questions. Nothing is
drawn or printed here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from footnote.evaluation import measures
from footnote.evaluation.measures import Bin, Curve, Figure, Suggestion
from footnote.evaluation.questions import Asked
from footnote.evaluation.scoring import Result, judged
from footnote.evaluation.tally import attempts, confidences, figures, known
from index.errors import FilterError
from index.library import Library
from qa.answer import Answer
from qa.assistant import Assistant
from qa.read import Reader
from qa.serialization import as_json as answer_json


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds that an answer took: the median, the 95th percentile, the longest."""

    median: float
    p95: float
    longest: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What an evaluation came to.

    results      a result for each question asked, in the order of the file
    total        how many questions there are, more than results where it was interrupted
    threshold    the confidence below which it refused
    figures      by name, in the order to be shown
    latency      None where nothing was asked
    curve        risk and coverage over all thresholds
    reliability  whether the documents hold the answer, by confidence
    rightness    whether what would be said is right, by confidence
    suggestion   a threshold for the risk that was named; None if none was
    model        the language model that wrote the answers; "" where they were quoted
    """

    results: tuple[Result, ...]
    total: int
    threshold: float
    figures: Mapping[str, Figure]
    latency: Latency | None
    curve: Curve
    reliability: tuple[Bin, ...]
    rightness: tuple[Bin, ...]
    suggestion: Suggestion | None
    model: str = ""


class Examiner:
    """Asks the questions of a file, with the assistant's own threshold or another one, k passages each.

    trained  whether the trained reader takes part
    reader   how hits become an answer; an ExtractiveReader by default
    """

    def __init__(
        self,
        library: Library,
        *,
        threshold: float | None = None,
        k: int = 8,
        trained: bool = True,
        reader: Reader | None = None,
    ) -> None:
        self._k = k
        self._assistant = Assistant(library, reader=reader, trained=trained, threshold=threshold)
        self._outspoken = Assistant(library, reader=reader, trained=trained, threshold=0.0)
        self.threshold = self._assistant.threshold

    def ask(self, asked: Asked, path: Path) -> Result:
        """Ask one question of the file at path. Raises FilterError, naming the line, and as Assistant.ask."""
        start = perf_counter()
        answer = self._answer(self._assistant, asked, path)
        seconds = perf_counter() - start
        attempt = answer if answer.answered else self._answer(self._outspoken, asked, path)
        return judged(asked, answer, attempt, seconds)

    def _answer(self, assistant: Assistant, asked: Asked, path: Path) -> Answer:
        try:
            return assistant.ask(asked.question, asked.history, k=self._k, where=asked.where)
        except FilterError as error:
            raise FilterError(f"{path}, line {asked.line}: {error}") from error


def evaluation(
    results: Sequence[Result], total: int, threshold: float, risk: float | None = None, model: str = ""
) -> Evaluation:
    """The figures of these results; risk is the share of wrong answers that a person accepts, 0 to 1."""
    tried, wrong = attempts(results)
    drawn = measures.curve(wrong, confidences(tried), max(len(results), 1))
    return Evaluation(
        tuple(results),
        total,
        threshold,
        dict(figures(results)),
        _latency(results),
        drawn,
        tuple(measures.reliability(known(results), confidences(results))),
        tuple(measures.reliability([1 - flag for flag in wrong], confidences(tried))),
        None if risk is None else measures.suggestion(drawn, risk),
        model,
    )


def _latency(results: Sequence[Result]) -> Latency | None:
    seconds = [result.seconds for result in results]
    if not seconds:
        return None
    return Latency(float(np.median(seconds)), float(np.percentile(seconds, 95)), max(seconds))


def as_json(found: Evaluation) -> dict[str, Any]:
    """All of it as strings, numbers, lists and null."""
    return {
        "questions": found.total,
        "asked": len(found.results),
        "threshold": found.threshold,
        "model": found.model or None,
        "figures": {name: asdict(figure) for name, figure in found.figures.items()},
        "latency": asdict(found.latency) if found.latency else None,
        "suggestion": asdict(found.suggestion) if found.suggestion else None,
        "risk_coverage": _points(found.curve),
        "reliability": [asdict(bar) for bar in found.reliability],
        "rightness": [asdict(bar) for bar in found.rightness],
        "results": [_result(result) for result in found.results],
    }


def _points(curve: Curve) -> list[dict[str, float]]:
    names = "threshold", "coverage", "risk", "low", "high"
    columns = curve.thresholds, curve.coverage, curve.risk, curve.low, curve.high
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


def _result(result: Result) -> dict[str, Any]:
    """A question with its answer; of the passages read, only where the first that holds the answer stands."""
    answer = {name: value for name, value in answer_json(result.answer).items() if name != "hits"}
    asked = asdict(result.asked)
    verdict = {
        "verdict": result.verdict.value,
        "right": result.verdict.right,
        "attempt_right": result.attempt,
        "answer_in_first_quote": result.in_first,
        "citation_right": result.cited,
        "verbatim": result.verbatim,
        "short": asdict(result.short) if result.short else None,
        "rank": result.rank,
        "seconds": result.seconds,
    }
    return {"asked": asked, **verdict, "answer": answer}
