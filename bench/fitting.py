"""Small fits and the figures to judge them by, in numpy: no model here has more than two dozen weights."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Figures = Mapping[str, tuple[float, float, float]]  # a figure and its 95 % interval


def fit_logistic(values: Floats, labels: Floats, weights: Floats, ridge: float) -> tuple[Floats, float]:
    """Weights and bias of a logistic regression, by Newton's method.

    values, shape (n, d); labels 0 or 1 and sample weights, shape (n,). ridge is the penalty on weights of
    standardised values.
    """
    mean, spread = _scale(values)
    design = np.hstack([(values - mean) / spread, np.ones((len(values), 1))])
    penalty = ridge * np.diag([1.0] * values.shape[1] + [0.0])
    beta = np.zeros(design.shape[1])
    for _ in range(30):
        chances = logistic(design @ beta)
        slope = design.T @ (weights * (labels - chances)) - penalty @ beta
        curve = (design * (weights * chances * (1 - chances))[:, None]).T @ design + penalty
        beta += np.linalg.solve(curve, slope)
    return beta[:-1] / spread, float(beta[-1] - (beta[:-1] * mean / spread).sum())


def fit_ranking(groups: Sequence[tuple[Floats, Floats]], ridge: float = 1.0, steps: int = 500) -> Floats:
    """Weights under which the sentences marked 1 win the softmax over their group (ListNet's top-1 loss).

    Each group: values, shape (n, d), and marks, shape (n,), at least one of them 1.
    """
    values = np.vstack([group for group, _ in groups])
    mean, spread = _scale(values)
    scaled = (values - mean) / spread
    wanted = np.concatenate([marks / marks.sum() for _, marks in groups])
    starts = np.cumsum([0] + [len(marks) for _, marks in groups[:-1]])
    owner = np.repeat(np.arange(len(groups)), [len(marks) for _, marks in groups])
    beta, speed, size = (np.zeros(values.shape[1]) for _ in range(3))
    for step in range(1, steps + 1):  # Adam (Kingma and Ba, 2015)
        sums = scaled @ beta
        powers = np.exp(sums - np.maximum.reduceat(sums, starts)[owner])
        chances = powers / np.add.reduceat(powers, starts)[owner]
        slope = scaled.T @ (chances - wanted) + ridge * beta
        speed = 0.9 * speed + 0.1 * slope
        size = 0.999 * size + 0.001 * slope**2
        beta -= 0.05 * (speed / (1 - 0.9**step)) / (np.sqrt(size / (1 - 0.999**step)) + 1e-8)
    return beta / spread


def logistic(sums: Floats) -> Floats:
    """1 / (1 + exp(-sum)), without overflow."""
    chances: Floats = 1 / (1 + np.exp(-np.clip(sums, -30, 30)))
    return chances


def auroc(labels: Floats, scores: Floats) -> float:
    """The chance that a 1 scores above a 0, ties counting half (Mann-Whitney)."""
    high, low = scores[labels == 1], np.sort(scores[labels == 0])
    above = np.searchsorted(low, high, "left") + np.searchsorted(low, high, "right")
    return float(above.sum() / (2 * len(high) * len(low)))


def least_chance(chances: Floats, right: Floats, share: float) -> float:
    """The least chance such that of those with it or more at least a share is right; 1 where there is none.

    chances, shape (n,); right, shape (n,), 0 or 1.
    """
    order = np.argsort(-chances)
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    last_of_equals = np.append(np.diff(chances[order]) != 0, True)
    enough = np.flatnonzero((shares >= share) & last_of_equals)
    return float(chances[order[enough[-1]]]) if len(enough) else 1.0


def calibration_error(labels: Floats, chances: Floats, weights: Floats, bins: int = 15) -> float:
    """Expected calibration error: |frequency - mean chance|, averaged over bins of equal width by weight."""
    places = np.minimum((chances * bins).astype(int), bins - 1)
    gaps = [abs(float((weights * (labels - chances))[places == place].sum())) for place in range(bins)]
    return sum(gaps) / float(weights.sum())


def interval(
    figure: Callable[[Ints], float], owners: Sequence[str], rounds: int = 300, seed: int = 0
) -> tuple[float, float]:
    """95 % bootstrap interval of a figure of rows, drawn owner by owner (articles), as rows are not alone."""
    random = np.random.default_rng(seed)
    rows = [np.flatnonzero(np.asarray(owners) == owner) for owner in sorted(set(owners))]
    drawn = [
        figure(np.concatenate([rows[place] for place in random.integers(len(rows), size=len(rows))]))
        for _ in range(rounds)
    ]
    return float(np.percentile(drawn, 2.5)), float(np.percentile(drawn, 97.5))


def _scale(values: Floats) -> tuple[Floats, Floats]:
    return values.mean(axis=0), np.maximum(values.std(axis=0), 1e-9)


def halves(articles: Sequence[str]) -> list[tuple[Ints, Ints]]:
    """Rows to fit on and rows to judge on, twice, so that each row is judged once; articles stay whole."""
    names = sorted(set(articles))
    odd = np.isin(np.asarray(articles), names[::2])
    return [(np.flatnonzero(odd), np.flatnonzero(~odd)), (np.flatnonzero(~odd), np.flatnonzero(odd))]


def calibration(articles: Sequence[str]) -> tuple[Ints, Ints]:
    """Rows of the articles that trained weights may be calibrated on, and of those that are reported.

    The first half of them by name and the second, as `training.evaluate` has it.
    """
    names = sorted(set(articles))
    first = np.isin(np.asarray(articles), names[: len(names) // 2])
    return np.flatnonzero(first), np.flatnonzero(~first)


def rounded(weights: Sequence[float] | Floats) -> list[float]:
    """Three significant digits: the fit knows no more, and people read them."""
    return [float(f"{weight:.3g}") for weight in weights]


def lines(figures: Figures) -> str:
    """A line for each figure, with its interval."""
    return "\n".join(
        f"{name}: {at:.3f} ({low:.3f} to {high:.3f})" for name, (at, low, high) in figures.items()
    )


def store(path: Path, command: str, data: str, figures: Figures, content: Mapping[str, object]) -> None:
    """Write weights with how they came about."""
    about = {"command": f"python -m {command}", "data": data, "date": date.today().isoformat()}
    written = {name: _written(figure) for name, figure in figures.items()}
    whole = {"about": about, "figures, with 95 % intervals": written, **content}
    path.write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")


def _written(figure: tuple[float, float, float]) -> str:
    at, low, high = figure
    return f"{at:.3f} ({low:.3f} to {high:.3f})"
