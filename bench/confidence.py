"""Fit and judge the confidence: python -m bench.confidence --data ../shared/data

Questions with and without an answer come from SQuAD 2.0, see `bench.stories`. Weights fitted on either half
of the articles are judged on the other half; those that --write stores are fitted on both: in
qa/trained/confidence.json, or with --no-reader in qa/confidence.json.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import partial

import numpy as np

from bench.arguments import command, parse, weights_path
from bench.fitting import (
    Figures,
    Floats,
    Ints,
    auroc,
    calibration,
    calibration_error,
    fit_logistic,
    halves,
    interval,
    lines,
    logistic,
    rounded,
    store,
)
from bench.stories import KINDS, SIZES, Part, Shelf, Trial, read_stories, shelf_of, trials
from qa.confidence import NAMES, evidence
from qa.read import ExtractiveReader

# What people are taken to ask: as often what is there as what is not, and seldom a question made to mislead.
SHARES = {"there": 0.5, "near": 0.2, "twist": 0.1, "far": 0.2}
RIDGE = 100.0  # of 1, 10, 30, 100 and 300 the best in cross-validation: rare signs get no wild weights
# Chosen, not fitted: what is nowhere in the documents is not answered, however near the rest comes.
CHOSEN = {"unknown": -2.0, "outside": -2.5}
REFUSED = 0.05  # of the questions whose answer is there: the price of refusing the others


@dataclass(frozen=True, slots=True)
class Table:
    """All trials: what was read, shape (n, d), whether the answer is there, how much each trial counts."""

    trials: Sequence[Trial]
    values: Floats
    there: Floats
    weights: Floats

    def rows(self, kind: str, size: str) -> Ints:
        """Which trials these are."""
        return np.array(
            [n for n, trial in enumerate(self.trials) if (trial.kind, trial.size) == (kind, size)]
        )


def main(arguments: Sequence[str]) -> int:
    """Print the figures, store the weights if asked to; returns an exit code."""
    chosen = parse("bench.confidence", __doc__, arguments, questions=40, writes="confidence.json")
    stories = read_stories(chosen.data)
    with shelf_of(stories, trained=chosen.reader) as shelf:
        table = table_of(shelf, trials(stories, chosen.questions, seed=17))
    figures = judge(table)
    content = _content(table)
    print(lines(figures), content, sep="\n")
    if chosen.write:
        data = f"SQuAD 2.0 dev, every other article; {len(table.trials)} trials in libraries of three sizes"
        path = weights_path("confidence.json", trained=chosen.reader)
        store(path, command("bench.confidence", chosen), data, figures, content)
    return 0


def judge(table: Table) -> Figures:
    """Calibration error, AUROC and refusals, each with its 95 % interval, on articles not fitted on."""
    chances, refused = np.empty(len(table.trials)), np.empty(len(table.trials))
    for fitted, judged in halves([trial.article for trial in table.trials]):
        weights, bias = fit(table, fitted)
        least = threshold(table, fitted, table.values @ weights + bias)
        chances[judged] = logistic(table.values[judged] @ weights + bias)
        refused[judged] = chances[judged] < least
    return {**dict(_figures(table, chances, refused)), **dict(_reported(table))}


def _reported(table: Table) -> Iterator[tuple[str, tuple[float, float, float]]]:
    """AUROC on the articles that neither these weights nor the reader's were chosen by."""
    fitted, judged = calibration([trial.article for trial in table.trials])
    weights, bias = fit(table, fitted)
    order = partial(_order, table, table.values @ weights + bias)
    for size in SIZES:
        rows = np.intersect1d(judged, np.concatenate([table.rows(kind, size) for kind in ("there", "twist")]))
        yield f"{size}: twist AUROC, articles not calibrated on", _with_interval(table, rows, order)


def _figures(
    table: Table, chances: Floats, refused: Floats
) -> Iterator[tuple[str, tuple[float, float, float]]]:
    every = np.arange(len(table.trials))
    yield "expected calibration error", _with_interval(table, every, partial(_calibration, table, chances))
    for size in SIZES:
        there = table.rows("there", size)
        yield f"{size}: refused though there", _with_interval(table, there, lambda rows: refused[rows].mean())
        for kind in KINDS[1:]:
            rows = table.rows(kind, size)
            yield f"{size}: {kind} refused", _with_interval(table, rows, lambda rows: refused[rows].mean())
            both = np.concatenate([there, rows])
            yield f"{size}: {kind} AUROC", _with_interval(table, both, partial(_order, table, chances))


def _with_interval(table: Table, rows: Ints, figure: Callable[[Ints], float]) -> tuple[float, float, float]:
    owners = [table.trials[row].article for row in rows]
    return (float(figure(rows)), *interval(lambda drawn: float(figure(rows[drawn])), owners))


def _calibration(table: Table, chances: Floats, rows: Ints) -> float:
    return calibration_error(table.there[rows], chances[rows], table.weights[rows])


def _order(table: Table, chances: Floats, rows: Ints) -> float:
    return auroc(table.there[rows], chances[rows])


def fit(table: Table, rows: Ints) -> tuple[Floats, float]:
    """Weights and bias fitted on these rows, but for those that are chosen."""
    free = np.array([name not in CHOSEN for name in NAMES])
    fitted, bias = fit_logistic(table.values[rows][:, free], table.there[rows], table.weights[rows], RIDGE)
    weights = np.array([CHOSEN.get(name, 0.0) for name in NAMES])
    weights[free] = fitted
    return weights, bias


def threshold(table: Table, rows: Ints, sums: Floats) -> float:
    """The chance below which REFUSED of the answerable questions fall, every size counting alike."""
    there = rows[table.there[rows] == 1]
    return float(logistic(np.quantile(sums[there], REFUSED)))


def _content(table: Table) -> dict[str, object]:
    """What is stored: weights fitted on all trials, and the threshold that goes with them."""
    every = np.arange(len(table.trials))
    weights, bias = fit(table, every)
    least = threshold(table, every, table.values @ weights + bias)
    return {
        "shares": SHARES,
        "refused": REFUSED,
        "threshold": rounded([least])[0],
        "bias": rounded([bias])[0],
        "weights": dict(zip(NAMES, rounded(weights), strict=True)),
    }


def table_of(shelf: Shelf, asked: Sequence[Trial]) -> Table:
    """What is read for each trial."""
    reader = ExtractiveReader()
    trials, values = [], []
    for trial in asked:
        hits, readings = shelf.studied(trial.question, trial.part)
        reading = reader.read(trial.question, hits, Part(shelf, trial.part), readings=readings)
        if reading.candidates:
            trials.append(trial)
            values.append(astuple(evidence(reading, hits)))
    there = np.array([float(trial.kind == "there") for trial in trials])
    return Table(trials, np.array(values), there, _weights(trials))


def _weights(asked: Sequence[Trial]) -> Floats:
    """So that the kinds have their shares, in each size alike; the mean is 1."""
    counts = Counter((trial.kind, trial.size) for trial in asked)
    weights = [SHARES[trial.kind] / len(SIZES) / counts[trial.kind, trial.size] for trial in asked]
    return np.array(weights) * len(asked)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
