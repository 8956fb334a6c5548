"""python -m training.evaluate --model FILE --data ../shared/data: the figures of trained weights.

SQuAD 2.0, the shared half: the first half of its articles by name is for calibration (`--part calibration`:
what may be looked at during training and chosen by), the others are reported. SummEdits news: the
threshold is chosen on every other text and judged on the rest.
"""

import argparse
import json
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.fitting import Floats, Ints, interval
from index.sentences import sentences
from qa.phrasing.tagging import tagged
from qa.phrasing.whole_words import whole_words
from qa.trained import CrossEncoder, PassageReading
from training.figures import auroc, balanced_accuracy, best_threshold, exact, f1

SQUAD = Path("squad2", "squad2-dev-a.json")
SUMMEDITS = Path("summedits-news", "summedits-news-a.json")
MIX = 0.5  # of the relevance logit beside (best span - null) / 2, before anything is tuned
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Question:
    """A question on a paragraph, and its accepted answers: none if it has none there."""

    text: str
    title: str
    paragraph: str
    answers: tuple[str, ...]


def squad(data: Path, part: str) -> list[Question]:
    """The questions of the calibration articles or of the reported ones."""
    articles = sorted(
        json.loads((data / SQUAD).read_text("utf-8"))["data"], key=lambda article: article["title"]
    )
    half = len(articles) // 2
    chosen = articles[:half] if part == "calibration" else articles[half:]
    return [
        Question(
            entry["question"].strip(),
            article["title"].replace("_", " "),
            paragraph["context"],
            tuple(answer["text"] for answer in entry["answers"]),
        )
        for article in chosen
        for paragraph in article["paragraphs"]
        for entry in paragraph["qas"]
    ]


def squad_figures(questions: Sequence[Question], model: CrossEncoder) -> Figures:
    """F1 and exact match where there is an answer; how well what has none is told apart."""
    readings = [model.read(q.text, [(q.title, q.paragraph)])[0] for q in questions]
    answered = [bool(question.answers) for question in questions]
    pairs = [(q, given(q, r)) for q, r in zip(questions, readings, strict=True) if q.answers]
    titles, asked = [q.title for q in questions], [q.title for q, _ in pairs]
    signs = {
        "null": [margin(reading) for reading in readings],
        "relevance": [reading.relevance for reading in readings],
        "mix": [mixed(reading) for reading in readings],
    }
    found: Figures = {"questions": len(questions), "answerable": sum(answered)}
    for name, measure in (("f1", f1), ("exact", exact)):
        values = np.array([measure(text, question.answers) for question, text in pairs])
        found |= with_interval(name, partial(mean_of, values), asked)
    for name, sign in signs.items():
        found |= with_interval(f"auroc_{name}", partial(auroc_of, np.array(answered), np.array(sign)), titles)
    return found


def mean_of(values: Floats, rows: Ints) -> float:
    """The mean of some rows."""
    return float(values[rows].mean())


def auroc_of(labels: NDArray[np.bool_], scores: Floats, rows: Ints) -> float:
    """The AUROC of some rows."""
    return auroc(labels[rows], scores[rows])


def with_interval(name: str, figure: Callable[[Ints], float], owners: Sequence[str]) -> Figures:
    """A figure of rows, and its 95 % interval as name_low and name_high, owner by owner."""
    low, high = interval(figure, owners)
    return {name: figure(np.arange(len(owners))), f"{name}_low": low, f"{name}_high": high}


def given(question: Question, reading: PassageReading) -> str:
    """What is marked in the paragraph, in whole words, whether or not "no answer" scored higher."""
    answer = reading.answer
    if answer is None:
        return ""
    spans = sentences(question.paragraph)
    home = next((span for span in spans if span.start <= answer.start and answer.end <= span.end), None)
    if home is None:  # it runs on into the next sentence
        return question.paragraph[answer.start : answer.end]
    text = question.paragraph[home.start : home.end]
    words = tagged(text)
    found = whole_words(words, answer.start - home.start, answer.end - home.start)
    return text[words[found[0]].start : words[found[1]].end] if found else ""


def margin(reading: PassageReading) -> float:
    """The best span's score over that of no answer."""
    return reading.answer.margin if reading.answer else -np.inf


def mixed(reading: PassageReading) -> float:
    """Both signs of an answer, half and half."""
    return (1 - MIX) * margin(reading) / 2 + MIX * reading.relevance


def summedits_figures(rows: Sequence[dict[str, Any]], model: CrossEncoder) -> Figures:
    """Whether each summary is entailed: its claims' worst, each by the best window of the text."""
    supported = np.array([bool(row["label"]) for row in rows])
    found = np.array([support(row["doc"], row["summary"], model) for row in rows])
    texts = sorted({row["doc"] for row in rows})
    even = np.isin([row["doc"] for row in rows], texts[::2])
    owners = [row["doc"] for row in rows]
    figures: Figures = {"summaries": float(len(rows))}
    figures |= with_interval("auroc", partial(auroc_of, supported, found), owners)
    for name, fit in (("odd", even), ("even", ~even)):
        threshold = best_threshold(supported[fit], found[fit])
        figures[f"balanced_{name}"] = balanced_accuracy(supported[~fit], found[~fit] >= threshold)
        figures[f"threshold_for_{name}"] = threshold
    return figures


def support(text: str, summary: str, model: CrossEncoder) -> float:
    """The lowest of the claims' chances of being entailed, each the highest over the text's windows."""
    claims = [summary[span.start : span.end] for span in sentences(summary)]
    return min(float(model.entailment(claim, [text])[0, 0]) for claim in claims)


def main(arguments: Sequence[str]) -> int:
    """Print the figures as JSON; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="weights, as trained or as exported")
    parser.add_argument("--precision", choices=("f32", "bf16"), help="to compute in (default: the quickest)")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", choices=("calibration", "report"), default="report")
    parser.add_argument("--questions", type=int, help="only so many questions, drawn by a seed")
    parser.add_argument("--no-summaries", action="store_true")
    chosen = parser.parse_args(arguments)
    model = CrossEncoder(chosen.model, precision=chosen.precision)
    questions = squad(chosen.data, chosen.part)
    if chosen.questions:
        questions = random.Random(0).sample(questions, chosen.questions)
    figures = {"model": str(chosen.model.name), "squad2": squad_figures(questions, model)}
    if not chosen.no_summaries:
        rows = json.loads((chosen.data / SUMMEDITS).read_text("utf-8"))
        figures["summedits"] = summedits_figures(rows, model)
    print(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
