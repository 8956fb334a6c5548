"""Figures over many answers, in numpy: shares, calibration, order, risk and coverage, each with an interval.

The interval of a share is Wilson's (1927): wide where questions are few, also where all went alike. Of other
figures it is the 2.5th and 97.5th percentile of a thousand bootstrap samples of the questions (Efron,
1979), always the same ones; where those are all alike they tell nothing, and there is no interval.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import floor, sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = Sequence[float] | Floats
ROUNDS = 1000
BINS = 10
_Z = 1.959964  # standard deviations within which 95 % of a normal distribution lie


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95 % interval, and how many questions it is of. None where there is none."""

    value: float | None
    low: float | None
    high: float | None
    of: int


@dataclass(frozen=True, slots=True)
class Bin:
    """A bar of the reliability diagram: the questions whose confidence lies in [start, end).

    confidence and share are the mean confidence and the share that is so; low and high bound the share.
    """

    start: float
    end: float
    confidence: float
    share: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Curve:
    """Risk against coverage, a point for each threshold, from the highest to the lowest.

    thresholds  at and above which questions are answered
    coverage    the share of all questions that are answered then
    risk        the share of those that are answered wrongly
    low, high   bounds of the risk, 95 %
    """

    thresholds: Floats
    coverage: Floats
    risk: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The lowest threshold whose answers are wrong no more often than a person accepts.

    accepted is that risk; threshold is None where every threshold has a higher one.
    """

    accepted: float
    threshold: float | None
    coverage: float
    risk: float


def figure(measure: Callable[..., float], *columns: Numbers) -> Figure:
    """A measure of columns of numbers, a row for each question, and its interval.

    A sample on which the measure is not defined (nan) is left out.
    """
    arrays = [np.asarray(column, dtype=np.float64) for column in columns]
    count = len(arrays[0])
    value = measure(*arrays) if count else float("nan")
    if np.isnan(value):
        return Figure(None, None, None, count)
    drawn = np.array([measure(*(array[rows] for array in arrays)) for rows in _samples(count)])
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    if low == high:
        return Figure(float(value), None, None, count)
    return Figure(float(value), float(low), float(high), count)


def share(flags: Numbers) -> Figure:
    """The mean of zeros and ones, or of anything between."""
    return _wilson(flags) if len(flags) and set(flags) <= {0, 1} else figure(mean, flags)


def _wilson(flags: Numbers) -> Figure:
    """Wilson's score interval: those shares of which what was seen would not be among the oddest 5 %."""
    count, value = len(flags), float(np.mean(flags))
    spread = _Z**2 / count
    middle, half = value + spread / 2, _Z * sqrt(value * (1 - value) / count + spread / (4 * count))
    return Figure(
        value, max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread)), count
    )


def mean(values: Floats) -> float:
    """The mean; nan of nothing."""
    return float(values.mean()) if len(values) else float("nan")


def brier(truth: Floats, confidence: Floats) -> float:
    """The mean squared distance of the confidence from the truth, 0 or 1 (Brier, 1950)."""
    return mean((truth - confidence) ** 2)


def calibration_error(truth: Floats, confidence: Floats) -> float:
    """Expected calibration error over ten bins of equal width (Naeini et al., 2015), 0 to 1."""
    places = _places(confidence)
    gaps = np.bincount(places, truth - confidence, minlength=BINS)
    return float(np.abs(gaps).sum() / len(truth)) if len(truth) else float("nan")


def auroc(truth: Floats, confidence: Floats) -> float:
    """The chance that a 1 has a higher confidence than a 0, ties counting half (Mann and Whitney, 1947)."""
    high: Floats = confidence[truth == 1]
    low: Floats = np.sort(confidence[truth == 0])
    if not len(high) or not len(low):
        return float("nan")
    above = np.searchsorted(low, high, "left") + np.searchsorted(low, high, "right")
    return float(above.sum() / (2 * len(high) * len(low)))


def reliability(truth: Numbers, confidence: Numbers) -> list[Bin]:
    """The bins of the reliability diagram that are not empty, by confidence."""
    flags, chances = np.asarray(truth, dtype=np.float64), np.asarray(confidence, dtype=np.float64)
    places = _places(chances)
    return [_bin(place, flags[places == place], chances[places == place]) for place in sorted(set(places))]


def curve(wrong: Numbers, confidence: Numbers, total: int) -> Curve:
    """Risk and coverage (El-Yaniv and Wiener, 2010) of the questions that would be answered, of total."""
    flags, chances = np.asarray(wrong, dtype=np.float64), np.asarray(confidence, dtype=np.float64)
    order = np.argsort(-chances, kind="stable")
    flags, chances = flags[order], chances[order]
    counts, last = np.arange(1, len(flags) + 1), _last_of_ties(chances)
    risks = np.cumsum(flags)[last] / counts[last]
    drawn = [_risks(flags, chances, rows, chances[last]) for rows in _samples(len(flags))]
    low, high = np.nanpercentile(drawn, [2.5, 97.5], axis=0) if len(flags) else (risks, risks)
    return Curve(chances[last], counts[last] / total, risks, low, high)


def area_under_risk(wrong: Floats, confidence: Floats) -> float:
    """AURC (Geifman and El-Yaniv, 2017): the mean risk over the coverages of 1, 2, … questions.

    Questions of one confidence are answered together, so each of them counts with the risk of all.
    """
    if not len(wrong):
        return float("nan")
    order = np.argsort(-confidence, kind="stable")
    last = _last_of_ties(confidence[order])
    risks = np.cumsum(wrong[order])[last] / (last + 1)
    return float((risks * np.diff(last, prepend=-1)).sum() / len(wrong))


def suggestion(drawn: Curve, accepted: float) -> Suggestion:
    """The threshold for a risk that a person accepts, with as few digits as tell it from the one below."""
    fitting = np.flatnonzero(drawn.risk <= accepted)
    if not len(fitting):
        return Suggestion(accepted, None, 0.0, 0.0)
    at = int(fitting[-1])
    below = float(drawn.thresholds[at + 1]) if at + 1 < len(drawn.thresholds) else -1.0
    threshold = between(below, float(drawn.thresholds[at]))
    return Suggestion(accepted, threshold, float(drawn.coverage[at]), float(drawn.risk[at]))


def between(low: float, high: float) -> float:
    """The number of fewest decimals that is above low, at most high, and not below 0 where high is not."""
    if low < 0 <= high:
        return 0.0
    for digits in range(1, 17):
        number = floor(high * 10.0**digits) / 10.0**digits
        if low < number <= high:
            return number
    return high


def _samples(count: int) -> Iterator[NDArray[np.int64]]:
    """The rows of each bootstrap sample, the same at every call."""
    random = np.random.default_rng(0)
    return (random.integers(count, size=count) for _ in range(ROUNDS if count else 0))


def _places(confidence: Floats) -> NDArray[np.int64]:
    return np.minimum((confidence * BINS).astype(np.int64), BINS - 1)


def _bin(place: int, flags: Floats, chances: Floats) -> Bin:
    found = share(flags)
    low, high = found.low or 0.0, found.high or 0.0
    start, end = int(place) / BINS, (int(place) + 1) / BINS
    return Bin(start, end, float(chances.mean()), float(flags.mean()), low, high, len(flags))


def _last_of_ties(falling: Floats) -> NDArray[np.int64]:
    """The last place of each run of equal numbers."""
    return np.flatnonzero(np.append(np.diff(falling) != 0, True)) if len(falling) else np.arange(0)


def _risks(flags: Floats, chances: Floats, rows: NDArray[np.int64], thresholds: Floats) -> Floats:
    """The risk at each threshold in a sample; nan where it answers nothing. Both fall."""
    rows = np.sort(rows)
    counts = np.searchsorted(-chances[rows], -thresholds, "right")
    sums = np.concatenate([[0.0], np.cumsum(flags[rows])])[counts]
    risks: Floats = np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)
    return risks
