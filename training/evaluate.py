"""python -m training.evaluate --model FILE --data ../shared/data: the figures of trained weights.

SQuAD 2.0, the shared half: the first half of its articles by name is for calibration (`--part calibration`:
what may be looked at during training and chosen by), the others are reported. SummEdits news: the
threshold is chosen on every other text and judged on the rest.
"""

import argparse
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from index.sentences import sentences
from training.encode import load_tokenizer
from training.figures import auroc, balanced_accuracy, best_threshold, exact, f1
from training.reading import Reading, read, windows
from training.scorer import Scorer, load_scorer, score

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


def squad_figures(questions: Sequence[Question], tokenizer: Tokenizer, scorer: Scorer) -> Figures:
    """F1 and exact match where there is an answer; how well what has none is told apart."""
    readings = read([(q.text, q.title, q.paragraph) for q in questions], tokenizer, scorer)
    answered = [bool(question.answers) for question in questions]
    pairs = [(q, q.paragraph[r.start : r.end]) for q, r in zip(questions, readings, strict=True) if q.answers]
    return {
        "questions": len(questions),
        "answerable": sum(answered),
        "f1": float(np.mean([f1(given, question.answers) for question, given in pairs])),
        "exact": float(np.mean([exact(given, question.answers) for question, given in pairs])),
        "auroc_null": auroc(answered, [reading.span - reading.null for reading in readings]),
        "auroc_relevance": auroc(answered, [reading.relevance for reading in readings]),
        "auroc_mix": auroc(answered, [mixed(reading) for reading in readings]),
    }


def mixed(reading: Reading) -> float:
    """Both signs of an answer, half and half."""
    return (1 - MIX) * (reading.span - reading.null) / 2 + MIX * reading.relevance


def summedits_figures(rows: Sequence[dict[str, Any]], tokenizer: Tokenizer, scorer: Scorer) -> Figures:
    """Whether each summary is entailed: its claims' worst, each by the best window of the text."""
    supported = np.array([bool(row["label"]) for row in rows])
    found = np.array([support(row["doc"], row["summary"], tokenizer, scorer) for row in rows])
    texts = sorted({row["doc"] for row in rows})
    even = np.isin([row["doc"] for row in rows], texts[::2])
    figures = {"summaries": float(len(rows)), "auroc": auroc(supported, found)}
    for name, fit in (("odd", even), ("even", ~even)):
        threshold = best_threshold(supported[fit], found[fit])
        figures[f"balanced_{name}"] = balanced_accuracy(supported[~fit], found[~fit] >= threshold)
        figures[f"threshold_for_{name}"] = threshold
    return figures


def support(text: str, summary: str, tokenizer: Tokenizer, scorer: Scorer) -> float:
    """The lowest of the claims' log-odds of being entailed, each the highest over the text's windows."""
    claims = [summary[span.start : span.end] for span in sentences(summary)]
    return min(claim_support(claim, text, tokenizer, scorer) for claim in claims)


def claim_support(claim: str, text: str, tokenizer: Tokenizer, scorer: Scorer) -> float:
    """log p(entailed) - log p(not), of the window that supports the claim best."""
    rows = score(scorer, [window.row for window in windows(claim, "", text, tokenizer)])
    return max(entailed(row.entailment) for row in rows)


def entailed(logits: Any) -> float:
    """The log-odds of the first of three classes."""
    return float(logits[0] - np.logaddexp(logits[1], logits[2]))


def main(arguments: Sequence[str]) -> int:
    """Print the figures as JSON; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="model.safetensors, or the exported .xml")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", choices=("calibration", "report"), default="report")
    parser.add_argument("--questions", type=int, help="only so many questions, drawn by a seed")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--no-summaries", action="store_true")
    chosen = parser.parse_args(arguments)
    tokenizer, scorer = load_tokenizer(), load_scorer(chosen.model, chosen.threads)
    questions = squad(chosen.data, chosen.part)
    if chosen.questions:
        questions = random.Random(0).sample(questions, chosen.questions)
    figures = {"model": str(chosen.model.name), "squad2": squad_figures(questions, tokenizer, scorer)}
    if not chosen.no_summaries:
        rows = json.loads((chosen.data / SUMMEDITS).read_text("utf-8"))
        figures["summedits"] = summedits_figures(rows, tokenizer, scorer)
    print(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
