"""Fit and judge the confidence: python -m bench.confidence --data ../shared/data

Questions with and without an answer come from SQuAD 2.0, see `bench.stories`. Weights fitted on either half of
the articles are judged on the other half; those that --write stores in qa/confidence.json are fitted on both.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.fitting import (
    Figures,
    Floats,
    Ints,
    auroc,
    calibration_error,
    fit_logistic,
    halves,
    interval,
    rounded,
    store,
)
from bench.stories import KINDS, SIZES, Part, Shelf, Trial, read_stories, shelf_of, trials
from qa.confidence import NAMES, evidence
from qa.read import ExtractiveReader

# What people are taken to ask: as often what is there as what is not, and seldom a question made to mislead.
SHARES = {"there": 0.5, "near": 0.2, "twist": 0.1, "far": 0.2}
REFUSED = 0.05  # of the questions whose answer is there: the price of refusing the others


@dataclass(frozen=True, slots=True)
class Table:
    """All trials: what was read of them, shape (n, d), whether the answer is there, and how much each counts."""

    trials: Sequence[Trial]
    values: Floats
    there: Floats
    weights: Floats

    def rows(self, kind: str, size: str) -> Ints:
        """Which trials these are."""
        return np.array([n for n, trial in enumerate(self.trials) if (trial.kind, trial.size) == (kind, size)])


def main(arguments: Sequence[str]) -> int:
    """Print the figures, store the weights if asked to; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.confidence", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="where squad2/ lies")
    parser.add_argument("--questions", type=int, default=40, help="of each sort, from each article")
    parser.add_argument("--write", action="store_true", help="store the weights in qa/confidence.json")
    chosen = parser.parse_args(arguments)
    stories = read_stories(chosen.data)
    with shelf_of(stories) as shelf:
        table = _table(shelf, trials(stories, chosen.questions, seed=17))
    figures = judge(table)
    content = _fitted(table)
    print(*(f"{name}: {' '.join(f'{value:.3f}' for value in row)}" for name, row in figures.items()), sep="\n")
    print(content)
    if chosen.write:
        data = f"SQuAD 2.0 dev, every other article; {len(table.trials)} questions put to libraries of three sizes"
        store(Path("qa/confidence.json"), f"bench.confidence --questions {chosen.questions} --write", data, figures, content)
    return 0
